"""The process in which a foreign file is parsed; it may die of it, and the desk goes on."""

import csv
import gc
import sys
import zipfile
import zlib
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from pbdesk.errors import FileNotUnderstood, PasswordNeeded
from pbdesk.intake.extracting import tables_of
from pbdesk.intake.form import filled_in, specs_of
from pbdesk.intake.guard import SAVE_AGAIN, inspect
from pbdesk.intake.messages import packed_seen, packed_sentences, received, send, send_table
from pbdesk.intake.own import is_own, own_records
from pbdesk.intake.sheets import Sheet, sheets
from pbdesk.intake.tables import Hints, Table
from pbdesk.limits import limit_this_process
from pbdesk.sentences import Sentence, say

NO_ROOM = say("it needs more memory than a table of its size should")
NOT_FINISHED = say("one of its cells goes on for more than 16 million letters")
DAMAGED = say("the file is damaged or cut off")
_WIDEST = 256
"""So many columns of a sheet are sent to be looked at."""
SAVE_SMALLER = say("delete what lies far below or beside the table, save it again and import that")


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
        send(
            answers,
            "locked" if isinstance(error, PasswordNeeded) else "refused",
            packed_sentences(error.reason, error.advice),
        )
    except csv.Error:
        send(answers, "refused", packed_sentences(NOT_FINISHED, SAVE_AGAIN))
    except (zipfile.BadZipFile, zlib.error):
        send(answers, "refused", packed_sentences(DAMAGED, SAVE_AGAIN))
    except MemoryError:
        send(answers, "refused", packed_sentences(NO_ROOM, SAVE_SMALLER))
    except Exception as error:  # noqa: BLE001 - the desk says it to the person, who cannot see this process
        send(answers, "fault", type(error).__name__)


def read_into(answers: BinaryIO, path: Path, hints: Hints) -> None:
    """Read a file and send its tables as they are understood. Raises `FileNotUnderstood`."""
    foreign = inspect(path, hints.password)
    send(answers, "format", foreign.format)
    for code, words in foreign.notes:
        send(answers, "note", (code, *packed_sentences(words)))
    found = sheets(foreign, hints.password)
    if _read_our_own(answers, found, hints):
        return
    if hints.sheet and not any(sheet.name == hints.sheet for sheet in found):
        names = [f"'{sheet.name}'" for sheet in found]
        reason = say("has no sheet '{sheet}'", sheet=hints.sheet)
        raise FileNotUnderstood(path, reason, say("name one of {names}", names=names))
    for at, sheet in enumerate(found):
        if hints.shown:
            rows = (row[:_WIDEST] for row in islice(sheet.rows(), hints.shown))
            send(answers, "seen", packed_seen(sheet.name, sheet.hidden, rows))
        send(answers, "progress", (sheet.name or path.name, at / len(found)))
        tables = _left_out(sheet, hints) or tables_of(
            sheet, hints.of_sheet(sheet.name), lambda text, part: send(answers, "progress", (text, part))
        )
        _send(answers, sheet, tables)
    send(answers, "done", len(found))


def _read_our_own(answers: BinaryIO, found: Sequence[Sheet], hints: Hints) -> bool:
    """Read back what a desk wrote: an export, or a form that a ministry filled in; false for any other file."""
    specs = specs_of(found)
    if is_own(list(found)):
        for sheet in found[1:]:
            send(answers, "own", (sheet.name or "", *own_records(sheet)))
    for sheet in found if specs else ():
        if hints.shown and not sheet.hidden:
            rows = (row[:_WIDEST] for row in islice(sheet.rows(), hints.shown))
            send(answers, "seen", packed_seen(sheet.name, False, rows))
        if (sheet.name or "") in specs:
            _send(answers, sheet, filled_in(sheet, specs[sheet.name or ""], hints))
    if specs or is_own(list(found)):
        send(answers, "done", len(found))
        return True
    return False


def _send(answers: BinaryIO, sheet: Sheet, tables: list[Table] | Sentence) -> None:
    """Send the tables of a sheet, or why it has none."""
    if isinstance(tables, Sentence):
        send(answers, "ignored", (sheet.name or "", *packed_sentences(tables)))
        return
    for table in tables:
        send_table(answers, table)


def _left_out(sheet: Sheet, hints: Hints) -> Sentence | None:
    if hints.sheet:
        return None if sheet.name == hints.sheet else say("another sheet was asked for")
    return say("hidden") if sheet.hidden and not hints.hidden else None


if __name__ == "__main__":
    main()
