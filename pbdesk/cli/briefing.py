"""Documents, from the shell."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from pbdesk.desk import briefing, opening, writing
from pbdesk.store.desk import Desk


def add_options(command: ArgumentParser) -> None:
    """The options of `pbdesk brief`."""
    command.add_argument("--country", metavar="CODE", default="")
    command.add_argument("--as-of", metavar="DATE", default="")
    command.add_argument("--marking", metavar="M", default="")
    command.add_argument("--language", choices=("en", "nb", "fr"), default="en")
    command.add_argument("--kind", choices=briefing.KINDS, default="brief")
    command.add_argument("--record", metavar="ID", default="", help="the meeting, decision or agency it is about")
    command.add_argument("--out", metavar="FILE", required=True, type=Path)
    command.set_defaults(usage=command.error)


def brief(options: Namespace) -> None:
    """`pbdesk brief`."""
    _look_over(options)
    with opening.open_desk(options.desk) as desk:
        briefing.write(desk, _wanted(desk, options), options.out)
    print(f"Wrote {options.out}.", file=sys.stderr)


def _look_over(options: Namespace) -> None:
    """Whether the kind of document has what it is about."""
    if options.kind in briefing.ON_A_COUNTRY and not options.country:
        options.usage(f"--kind {options.kind} is about a country: give --country CODE")
    if options.kind in briefing.ON_A_RECORD and not options.record:
        options.usage(f"--kind {options.kind} is about a {briefing.ON_A_RECORD[options.kind]}: give --record ID")


def _wanted(desk: Desk, options: Namespace) -> briefing.Wanted:
    country = writing.country_meant(desk, options.country) if options.country else ""
    kind = briefing.ON_A_RECORD.get(options.kind, "actor")
    record = writing.meant(desk, kind, options.record) if options.record else ""
    return briefing.Wanted(options.kind, country, record, options.as_of, options.marking, options.language)
