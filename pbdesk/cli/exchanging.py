"""Commands between desks: a parcel written, a parcel read."""

import sys
from argparse import Namespace
from typing import Any

from pbdesk.cli.desks import opened, tell_plain
from pbdesk.cli.speaking import put
from pbdesk.desk import exchanging


def write(options: Namespace) -> None:
    """`pbdesk exchange write`."""
    with opened(options) as desk:
        steps, entries = exchanging.write(desk, options.out, options.since)
    print(f"Wrote {options.out}: {steps:,} changes, {entries:,} records touched.", file=sys.stderr)
    tell_plain(desk, options.out)


def read(options: Namespace) -> None:
    """`pbdesk exchange read`: nothing is written while a side is still to be chosen."""
    writer = None if options.dry_run else options.person
    with opened(options, person=writer) as desk:
        exchanged = exchanging.prepare(desk, options.file, exchanging.take(options.take))
        open_ones = exchanged.merge.open
        written = None if writer is None or open_ones else exchanging.accept(desk, exchanged, writer)
        report = exchanging.report(exchanged, written, dry_run=options.dry_run)
        if options.json:
            put(report)
        else:
            _tell(report)
        if writer is not None and open_ones:
            exchanging.accept(desk, exchanged, writer)


def _tell(report: dict[str, Any]) -> None:
    counts = ", ".join(f"{report[name]:,} {name}" for name in ("created", "updated", "deleted", "unchanged"))
    print(f"{report['file']}{' (only planned)' if report['dry_run'] else ''}: {counts}")
    for one in report["conflicts"]:
        where = f"{one['title']}, {one['field']}" if one["field"] else one["title"]
        taken = f"; taken: {one['taken']}" if one["taken"] else ""
        print(f"  {one['kind']} {where}: {one['why']}; ours: {one['ours']}; theirs: {one['theirs']}{taken}")
