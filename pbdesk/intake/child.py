"""The process in which a foreign file is parsed; it may die of it, and the desk goes on."""

import gc
import sys
from pathlib import Path
from typing import BinaryIO

from pbdesk.errors import FileNotUnderstood
from pbdesk.intake.extracting import table_of
from pbdesk.intake.guard import inspect
from pbdesk.intake.limits import limit_this_process
from pbdesk.intake.messages import packed_table, received, send
from pbdesk.intake.own import is_own, own_records
from pbdesk.intake.sheets import Sheet, sheets
from pbdesk.intake.tables import Hints, Table

NO_ROOM = "it needs more memory than a table of its size should"
SAVE_SMALLER = "delete what lies far below or beside the table, save it again and import that"


def main() -> None:
    """Read the file and hints that come on standard input; answer on standard output."""
    gc.disable()  # a short life with millions of cells and no cycles worth collecting
    answers = sys.stdout.buffer
    question = next(received(sys.stdin.buffer), None)
    if question is None:
        return
    name, hints = question
    path = Path(name)
    try:
        limit_this_process(path.stat().st_size)
        read_into(answers, path, Hints(**hints))  # type: ignore[arg-type]
    except FileNotUnderstood as error:
        send(answers, "refused", (error.reason, error.advice))
    except MemoryError:
        send(answers, "refused", (NO_ROOM, SAVE_SMALLER))


def read_into(answers: BinaryIO, path: Path, hints: Hints) -> None:
    """Read a file and send its tables as they are understood. Raises `FileNotUnderstood`."""
    foreign = inspect(path)
    send(answers, "format", foreign.format)
    found = sheets(foreign)
    if is_own(found):
        for sheet in found[1:]:
            send(answers, "own", (sheet.name or "", *own_records(sheet)))
        send(answers, "done", len(found))
        return
    if hints.sheet and not any(sheet.name == hints.sheet for sheet in found):
        names = ", ".join(f"'{sheet.name}'" for sheet in found) or "no sheets"
        raise FileNotUnderstood(path, f"has no sheet '{hints.sheet}'", f"name one of {names}")
    for at, sheet in enumerate(found):
        send(answers, "progress", (sheet.name or path.name, at / len(found)))
        table = _left_out(sheet, hints) or table_of(
            sheet, hints, lambda text, part: send(answers, "progress", (text, part))
        )
        if isinstance(table, Table):
            send(answers, "table", packed_table(table))
        else:
            send(answers, "ignored", (sheet.name or "", table))
    send(answers, "done", len(found))


def _left_out(sheet: Sheet, hints: Hints) -> str:
    if hints.sheet:
        return "" if sheet.name == hints.sheet else "another sheet was asked for"
    return "hidden" if sheet.hidden and not hints.hidden else ""


if __name__ == "__main__":
    main()
