"""Attachments, from the shell."""

import sys
from argparse import Namespace
from pathlib import Path

from pbdesk.cli.desks import opened, tell_plain
from pbdesk.cli.speaking import put
from pbdesk.desk import attaching, reading, reading_files


def attach(options: Namespace) -> None:
    """`pbdesk attach`."""
    with opened(options, person=options.person) as desk:
        document = attaching.attach(desk, options.record, options.file, options.person, options.title)
        reading_files.read_all(desk)
        _, values = reading.values(desk, document)
        if values["sha256"] in reading_files.wordless(desk):
            print(f"The words in {values['file_name']} cannot be read: the search finds it by its name.", file=sys.stderr)
    if options.json:
        put({"id": document, "file": values["file_name"], "size": values["size"], "sha256": values["sha256"]})
    else:
        print(document)


def extract(options: Namespace) -> None:
    """`pbdesk extract`."""
    with opened(options) as desk:
        found = attaching.attachment(desk, options.document)
    out = options.out or Path(found.name)
    attaching.save(found, out)
    print(f"Wrote {out}.", file=sys.stderr)
    tell_plain(desk, out)
