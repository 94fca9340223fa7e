"""Documents, from the shell."""

import sys
from argparse import Namespace

from pbdesk.cli.desks import opened, tell_plain
from pbdesk.cli.speaking import progress_told
from pbdesk.desk import briefing, writing
from pbdesk.desk.wanted import ON_A_COUNTRY, ON_A_RECORD, Wanted
from pbdesk.errors import CannotWrite, DeskInUse
from pbdesk.store.desk import Desk


def brief(options: Namespace) -> None:
    """`pbdesk brief`."""
    _look_over(options)
    name, desk = _opened(options)
    with desk:
        wanted, progress = _wanted(desk, options), progress_told()
        written = briefing.write(desk, wanted, options.out, person=name, template=options.template, progress=progress)
    for remark in written.remarks:
        print(remark.sentence, file=sys.stderr)
    print(f"Wrote {options.out}.", file=sys.stderr)
    tell_plain(desk, options.out)


def _opened(options: Namespace) -> tuple[str | None, Desk]:
    """The desk, for writing in its register; only for reading where another program or the folder forbids that."""
    try:
        return options.person, opened(options, person=options.person)
    except (DeskInUse, CannotWrite) as error:
        print(f"Not noted in the register: {error}", file=sys.stderr)
        return None, opened(options)


def _look_over(options: Namespace) -> None:
    """Whether the kind of document has what it is about."""
    if options.again:
        return
    if options.kind in ON_A_COUNTRY and not options.country:
        options.usage(f"--kind {options.kind} is about a country: give --country CODE")
    if options.kind in ON_A_RECORD and not options.record:
        options.usage(f"--kind {options.kind} is about a {ON_A_RECORD[options.kind]}: give --record ID")


def _wanted(desk: Desk, options: Namespace) -> Wanted:
    if options.again:
        return briefing.again(desk, writing.meant(desk, "written_brief", options.again))
    country = writing.country_meant(desk, options.country) if options.country else ""
    kind = ON_A_RECORD.get(options.kind, "actor")
    record = writing.meant(desk, kind, options.record) if options.record else ""
    return Wanted(
        options.kind, country, record, options.as_of, options.marking, options.language, options.pages, options.waive,
        tuple(options.without), options.known,
    )  # fmt: skip
