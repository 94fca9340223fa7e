"""Commands between desks: a parcel written, a parcel read."""

import sys
from argparse import Namespace
from typing import Any

from pbdesk.cli.desks import opened, tell_plain
from pbdesk.cli.passphrases import passphrase_in
from pbdesk.cli.speaking import put
from pbdesk.desk import exchanging, reading_files
from pbdesk.errors import CannotWrite
from pbdesk.sentences import say


def write(options: Namespace) -> None:
    """`pbdesk exchange write`."""
    passphrase = passphrase_in(options.parcel_passphrase_file)
    if passphrase is not None and options.out.resolve() == options.parcel_passphrase_file.resolve():
        raise CannotWrite(options.out, say("it holds the passphrase"), say("choose another name"))
    with opened(options) as desk:
        steps, entries = exchanging.write(desk, options.out, options.since, passphrase)
    print(f"Wrote {options.out}: {steps:,} changes, {entries:,} records touched.", file=sys.stderr)
    if passphrase is None:
        tell_plain(desk, options.out)
    else:
        print("It is sealed: tell its reader the passphrase by another way than the file.", file=sys.stderr)


def read(options: Namespace) -> None:
    """`pbdesk exchange read`: nothing is written while a side is still to be chosen."""
    writer = None if options.dry_run else options.person
    passphrase = passphrase_in(options.parcel_passphrase_file)
    with opened(options, person=writer) as desk:
        exchanged = exchanging.prepare(desk, options.file, exchanging.take(options.take), passphrase)
        open_ones = exchanged.merge.open
        written = None if writer is None or open_ones else exchanging.accept(desk, exchanged, writer)
        report = exchanging.report(exchanged, written, dry_run=options.dry_run)
        if options.json:
            put(report)
        else:
            _tell(report)
        if writer is not None and open_ones:
            exchanging.accept(desk, exchanged, writer)
        reading_files.read_all(desk)


def _tell(report: dict[str, Any]) -> None:
    counts = ", ".join(f"{report[name]:,} {name}" for name in ("created", "updated", "deleted", "unchanged"))
    print(f"{report['file']}{' (only planned)' if report['dry_run'] else ''}: {counts}")
    for one in report["conflicts"]:
        where = f"{one['title']}, {one['field']}" if one["field"] else one["title"]
        taken = f"; taken: {one['taken']}" if one["taken"] else ""
        print(f"  {one['kind']} {where}: {one['why']}; ours: {one['ours']}; theirs: {one['theirs']}{taken}")
