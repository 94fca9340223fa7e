"""A look at a foreign file before anything parses it: what it really is, and whether it is safe to unpack."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from pbdesk.errors import FileNotUnderstood

TEXT_FORMATS = frozenset({"csv", "tsv", "txt"})
WORKBOOK_FORMATS = frozenset({"xlsx", "xlsm", "xls", "ods", "xlsb"})
FORMATS = TEXT_FORMATS | WORKBOOK_FORMATS

_MOST_PARTS = 10_000
_MOST_UNPACKED = 4 * 1024**3
_SMALL_PART = 8 * 1024**2
_MOST_RATIO = 150
"""Over 2,875 honest workbooks the greatest ratio was 69 (FACTS.md)."""
_PROLOGUE = 64 * 1024
SAVE_AGAIN = "open it in a spreadsheet program, save it again as .xlsx and import that"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Foreign:
    """A file that may be parsed; `format` is its ending, which agrees with its content."""

    path: Path
    format: str


def inspect(path: Path) -> Foreign:
    """Look at a file; raises `FileNotUnderstood` where it is empty, disguised, broken or dangerous."""
    ending = path.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise FileNotUnderstood(
            path, "is no spreadsheet by its name", "give a file ending in .xlsx, .xlsm, .xls, .ods, .csv or .tsv"
        )
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip():
        raise FileNotUnderstood(path, "the file is empty", "ask the sender for the file again")
    found = _content(start)
    if ending in TEXT_FORMATS:
        _check_text(path, found, start)
    else:
        _check_workbook(path, found)
    return Foreign(path, ending)


def _content(start: bytes) -> str:
    """What the first bytes of a file say it is: zip, ole, html, xml or text."""
    if start.startswith(b"PK"):
        return "zip"
    if start.startswith(_OLE):
        return "ole"
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if re.match(rb"<(!doctype html|html|head|body|table|meta)", text):
        return "html"
    return "xml" if text.startswith(b"<?xml") else "text"


def _check_text(path: Path, found: str, start: bytes) -> None:
    if found in ("zip", "ole"):
        raise FileNotUnderstood(
            path, "is a workbook, not a text table", "rename it to .xlsx or .xls and import it again"
        )
    if found in ("html", "xml"):
        raise FileNotUnderstood(path, "is a web page, not a table", SAVE_AGAIN)
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileNotUnderstood(path, "is not a text table", "ask the sender for a .csv or .xlsx file")


def _check_workbook(path: Path, found: str) -> None:
    if found == "zip":
        _check_archive(path)
    elif found == "html":
        raise FileNotUnderstood(path, "is a web page named as a workbook", SAVE_AGAIN)
    elif found != "ole":
        raise FileNotUnderstood(path, "is a text file named as a workbook", "rename it to .csv, or save it as .xlsx")


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_sizes(path, parts)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_prologue(path, archive, part)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError) as error:
        raise FileNotUnderstood(
            path, "the workbook is damaged or cut off", "ask the sender for the file again"
        ) from error


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(parts) > _MOST_PARTS or len(set(names)) < len(names):
        raise FileNotUnderstood(path, "the workbook's archive is not well made", SAVE_AGAIN)
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise FileNotUnderstood(path, "the workbook unpacks to more than 4 GB", "split it into smaller workbooks")
    for part in parts:
        if part.file_size > _SMALL_PART and part.file_size > _MOST_RATIO * part.compress_size:
            raise FileNotUnderstood(path, "the workbook is packed so tightly that it must be a trap", SAVE_AGAIN)


def _check_prologue(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A part that declares a document type may define entities that explode or reach outside."""
    with archive.open(part) as file:
        prologue = file.read(_PROLOGUE).replace(b"\0", b"").lower()
    if b"<!doctype" in prologue or b"<!entity" in prologue:
        raise FileNotUnderstood(path, "the workbook declares entities, which no honest workbook does", SAVE_AGAIN)
