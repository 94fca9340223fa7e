"""A look at a foreign file before anything parses it: what it really is, and whether it is safe to unpack."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from pbdesk.errors import FileNotUnderstood
from pbdesk.intake.locked import unlocked
from pbdesk.sentences import Sentence, say

TEXT_FORMATS = frozenset({"csv", "tsv", "txt"})
WORKBOOK_FORMATS = frozenset({"xlsx", "xlsm", "xls", "ods", "xlsb"})
DOCUMENT_FORMATS = frozenset({"docx"})
FORMATS = TEXT_FORMATS | WORKBOOK_FORMATS | DOCUMENT_FORMATS

Note = tuple[str, Sentence]
"""Something to be known of a whole file: a code for programs, and words."""

_MOST_PARTS = 10_000
_MOST_UNPACKED = 4 * 1024**3
_SMALL_PART = 8 * 1024**2
_MOST_RATIO = 150
"""Over 2,875 honest workbooks the greatest ratio was 69 (FACTS.md)."""
_PROLOGUE = 1024 * 1024
_ROOT = re.compile(rb"<[a-z_]")
SAVE_AGAIN = say("open it in a spreadsheet program, save it again as .xlsx and import that")
ASK_AGAIN = say("ask the sender for the file again")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MACROS = ("macros", say("The file holds macros; they were not run."))
_OUTSIDE = (
    "external-links",
    say("The file looks into other files; what those cells showed when it was saved was read."),
)
_HOLDING = {"vbaproject.bin": _MACROS, "basic/script-lc.xml": _MACROS, "xl/externallinks/": _OUTSIDE}
"""What the name of a part says of the whole workbook."""


@dataclass(frozen=True)
class Foreign:
    """A file that may be parsed; `format` is its ending, which agrees with its content."""

    path: Path
    format: str
    content: bytes = field(repr=False)
    notes: tuple[Note, ...] = ()


def inspect(path: Path, password: str = "") -> Foreign:
    """Look at a file; raises `FileNotUnderstood` where it is empty, disguised, broken, locked or dangerous."""
    ending = path.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise FileNotUnderstood(
            path,
            say("is no table by its name"),
            say("give a file ending in .xlsx, .xlsm, .xls, .ods, .csv, .tsv, .txt or .docx"),
        )
    return looked_at(path, path.read_bytes(), password)


def looked_at(path: Path, content: bytes, password: str = "") -> Foreign:
    """The same of a table's content that was read already; its name need not be a file's."""
    ending = path.suffix.lower().lstrip(".")
    if not content[:4096].strip(b"\0 \t\r\n"):
        raise FileNotUnderstood(path, say("the file is empty"), ASK_AGAIN)
    if ending in TEXT_FORMATS:
        _check_text(path, content[:4096])
        return Foreign(path, ending, content)
    if content.startswith(_OLE):
        content = unlocked(path, content, password)
    return Foreign(path, ending, content, _check_packed(path, ending, content))


def _content(start: bytes) -> str:
    """What the first bytes of a file say it is: zip, ole, html, xml or text."""
    if start.startswith(b"PK"):
        return "zip"
    if start.startswith(_OLE):
        return "ole"
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if re.match(rb"<(!doctype html|html|head|body|table|meta)", text):
        return "html"
    return "xml" if text.startswith(b"<?xml") else "text"


def _check_text(path: Path, start: bytes) -> None:
    found = _content(start)
    if found in ("zip", "ole"):
        raise FileNotUnderstood(
            path, say("is a workbook, not a text table"), say("rename it to .xlsx or .xls and import it again")
        )
    if found in ("html", "xml"):
        raise FileNotUnderstood(path, say("is a web page, not a table"), SAVE_AGAIN)
    if b"\0" in start and not start.startswith(_UTF16) and start.count(b"\0") < len(start) // 3:
        raise FileNotUnderstood(path, say("is not a text table"), say("ask the sender for a .csv or .xlsx file"))


def _check_packed(path: Path, ending: str, content: bytes) -> tuple[Note, ...]:
    """Look at a workbook or document; gives what is to be said of it."""
    found = _content(content[:4096])
    if found == "zip":
        return check_archive(path, content, ending)
    if found == "html":
        raise FileNotUnderstood(path, say("is a web page named as a workbook"), SAVE_AGAIN)
    if found != "ole":
        raise FileNotUnderstood(
            path, say("is a text file named as a workbook"), say("rename it to .csv, or save it as .xlsx")
        )
    if ending in DOCUMENT_FORMATS:
        raise FileNotUnderstood(
            path, say("is an old Word document"), say("open it in Word, save it as .docx and import that")
        )
    return (_MACROS,) if "_VBA_PROJECT".encode("utf-16-le") in content else ()


def check_archive(path: Path, content: bytes, ending: str = "") -> tuple[Note, ...]:
    """Look at an archive, of which an ending says what it must hold; gives what is to be said of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_sizes(path, parts, len(content))
            if ending:
                _check_family(path, ending, [part.filename.lower() for part in parts])
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_prologue(path, archive, part)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError) as error:
        raise FileNotUnderstood(path, say("the workbook is damaged or cut off"), ASK_AGAIN) from error
    names = "\n".join(part.filename.lower() for part in parts)
    return tuple(dict.fromkeys(note for name, note in _HOLDING.items() if name in names))


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo], size: int) -> None:
    names = [part.filename.lower() for part in parts]
    overlap = sum(part.compress_size for part in parts) > size
    if len(parts) > _MOST_PARTS or len(set(names)) < len(names) or overlap:
        raise FileNotUnderstood(path, say("the workbook's archive is not well made"), SAVE_AGAIN)
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise FileNotUnderstood(
            path, say("the workbook unpacks to more than 4 GB"), say("split it into smaller workbooks")
        )
    for part in parts:
        if part.file_size > _SMALL_PART and part.file_size > _MOST_RATIO * part.compress_size:
            raise FileNotUnderstood(path, say("the workbook is packed so tightly that it must be a trap"), SAVE_AGAIN)


def _check_family(path: Path, ending: str, names: list[str]) -> None:
    """An archive named as a workbook must hold one, and one named as a document a document."""
    workbook = any(name.startswith("xl/workbook.") or name == "content.xml" for name in names)
    document = "word/document.xml" in names
    if ending in DOCUMENT_FORMATS and not document:
        if workbook:
            raise FileNotUnderstood(path, say("is a workbook, not a Word document"), say("rename it to .xlsx"))
        raise FileNotUnderstood(path, say("is an archive of something else, not a Word document"), ASK_AGAIN)
    if ending in WORKBOOK_FORMATS and not workbook:
        if document:
            raise FileNotUnderstood(path, say("is a Word document, not a workbook"), say("rename it to .docx"))
        raise FileNotUnderstood(path, say("is an archive of other files, not a workbook"), ASK_AGAIN)


def _check_prologue(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A part that declares a document type may define entities that explode or reach outside."""
    prologue = b""
    with archive.open(part) as file:
        while len(prologue) < _PROLOGUE and (more := file.read(64 * 1024)):
            prologue += more.replace(b"\0", b"").lower()
            root = _ROOT.search(prologue)
            if root:
                prologue = prologue[: root.start()]
                break
    if b"<!doctype" in prologue or b"<!entity" in prologue or len(prologue) >= _PROLOGUE:
        raise FileNotUnderstood(path, say("it declares entities, which no honest file does"), SAVE_AGAIN)
