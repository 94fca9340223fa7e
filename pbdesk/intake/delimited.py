"""Text tables: their letters, their separator, and quotation marks that are never closed."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pbdesk.intake.cells import Cell
from pbdesk.sentences import Sentence, say

SEPARATORS = ",;\t|"
_SNIFFED = 200
_LONGEST_CELL = 20
"""A quoted cell of more line breaks than these is looked at: its quotation mark may never have been closed."""
_LONGEST_FIELD = 16 * 1024 * 1024
_SAID = re.compile(r"sep=(.)\r?\n?\Z", re.IGNORECASE)
_BREAK = re.compile(r"\r\n|\r|\n")
_TOLD = 5
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

Row = list[str]


@dataclass(frozen=True)
class TextTable:
    """A text file as rows; `notes` say what was lost or mended."""

    rows: Callable[[], Iterator[list[Cell]]]
    notes: tuple[tuple[str, Sentence], ...]


def table(content: bytes) -> TextTable:
    """Read a text table of whatever letters, separator and line ends."""
    text, notes = decoded(content)
    text, separator = _said_separator(text)
    if _ALL_QUOTED.match(text):
        text = _without_outer_quotes(text)
    separator = separator or separator_of(text)
    csv.field_size_limit(_LONGEST_FIELD)
    if not _may_be_unclosed(text):
        return TextTable(lambda: _plain(text, separator), tuple(notes))
    rows, torn = mended(text, separator)
    if torn:
        where = ", ".join(map(str, torn[:_TOLD])) + (" …" if len(torn) > _TOLD else "")
        words = say("A quotation mark is never closed (row {where}); it was read as an ordinary letter.", where=where)
        notes.append(("quote-not-closed", words))
    return TextTable(lambda: iter(rows), tuple(notes))  # type: ignore[arg-type]


def _plain(text: str, separator: str) -> Iterator[list[Cell]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)  # type: ignore[return-value]


def decoded(content: bytes) -> tuple[str, list[tuple[str, Sentence]]]:
    """The text of a file by its byte-order mark, else UTF-16 by its zeros, else UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _replacing(content[len(mark) :], encoding)
    encoding = _unmarked_utf16(content)
    if encoding:
        return _replacing(content, encoding)
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        return _line_by_line(content)


class UnknownLetters(ValueError):
    """Raised for a text whose letters are those of no encoding that is known here."""


def _line_by_line(content: bytes) -> tuple[str, list[tuple[str, Sentence]]]:
    """A text that is not all UTF-8: each line in UTF-8 if it has letters of it, else in Windows-1252."""
    lines, met = list[str](), set[str]()
    whole = content.split(b"\n")
    for at, line in enumerate(whole, 1):
        encoding = _encoding_of(line, may_be_cut="utf-8" in met and at == len(whole))
        met |= set() if line.isascii() else {encoding}
        lines.append(line.decode(encoding, "replace"))
    if "utf-8" not in met and len(_OTHER_ALPHABET.findall(content)) >= _SEVERAL:
        raise UnknownLetters
    text = "\n".join(lines)
    notes = [("encodings-mixed", say("Some lines are in UTF-8 and others in Windows-1252; each was read as what it is."))]
    return text, [*(notes if len(met) > 1 else ()), *_lost_in(text)]


def _encoding_of(line: bytes, *, may_be_cut: bool) -> str:
    """What a line is written in; the last one of a text may end within a letter."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        text = line.decode("utf-8", "replace")
        by_far = len(_BEYOND.findall(text)) > text.count("\ufffd")
        return "utf-8" if by_far or (may_be_cut and error.end == len(line)) else "cp1252"
    return "utf-8"


_BEYOND = re.compile(r"[^\x00-\x7f\ufffd]")
_OTHER_ALPHABET = re.compile(rb"(?<![A-Za-z\x80-\xff])[\xc0-\xff]{4,}")
"""Words of nothing but letters with accents: they are of another alphabet than the Latin."""
_SEVERAL = 3


def _replacing(content: bytes, encoding: str) -> tuple[str, list[tuple[str, Sentence]]]:
    text = content.decode(encoding, "replace")
    return text, _lost_in(text)


def _lost_in(text: str) -> list[tuple[str, Sentence]]:
    lost = text.count("\ufffd")
    words = "{n} letters could not be read in any known encoding."
    return [("letters-lost", say(words, n=lost))] if lost else []


_ALL_QUOTED = re.compile(r'("[^"\r\n]*[;,\t|][^"\r\n]*(""[^"\r\n]*)*"(\r\n|\r|\n|$)){3}')
"""Lines that are quoted as a whole, with a separator within: each would be one cell."""


def _without_outer_quotes(text: str) -> str:
    """The lines as they were before a program took each for one cell; what is not so quoted stays."""
    lines = _BREAK.split(text)
    whole = (line[1:-1].replace('""', '"') if len(line) > 1 and line[0] == line[-1] == '"' else line for line in lines)
    return "\n".join(whole)


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without its mark: every second byte of Latin text is zero."""
    start = content[:4096]
    odd, even = start[1::2].count(0), start[0::2].count(0)
    if max(odd, even) < len(start) // 3:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _said_separator(text: str) -> tuple[str, str]:
    """A first line `sep=;` says the separator and is no row."""
    end = _BREAK.search(text[:20])
    said = _SAID.match(text[: end.end()]) if end else None
    return (text[end.end() :], said[1]) if said and end else (text, "")


def separator_of(text: str) -> str:
    """The separator of a text table: the one that divides most of its first lines into equally many parts."""
    lines = [line for line in _BREAK.split(text[:200_000]) if line.strip()][:_SNIFFED]
    unquoted = [re.sub(r'"[^"]*"', "", line) for line in lines]

    def steadiness(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in unquoted]
        usual = max(set(counts), key=counts.count, default=0)
        first = counts[0] if counts else 0
        common = first if first and counts.count(first) >= len(counts) / 3 else usual
        return (counts.count(common) if common else 0, common)

    return max(SEPARATORS, key=steadiness)


def _may_be_unclosed(text: str) -> bool:
    """Whether quotation marks do not come in pairs, or a pair of them holds very many lines."""
    parts = text.split('"')
    if len(parts) == 1:
        return False
    return len(parts) % 2 == 0 or max(part.count("\n") or part.count("\r") for part in parts[1::2]) > _LONGEST_CELL


def mended(text: str, separator: str) -> tuple[list[Row], list[int]]:
    """The rows read line by line: a quoted line break is believed only where the row then has its usual width."""
    lines = text.splitlines(keepends=True) if "\n" in text else [f"{one}\n" for one in text.split("\r")]
    width = _width(lines, separator)
    rows: list[Row] = []
    torn: list[int] = []
    at = 0
    while at < len(lines):
        row, used = _row(lines, at, separator, width)
        if not used:
            row, used = lines[at].rstrip("\r\n").split(separator), 1
            torn.append(len(rows) + 1)
        rows.append(row)
        at += used
    return rows, torn


def _width(lines: list[str], separator: str) -> int:
    """How many cells the rows usually have."""
    counts = [line.count(separator) + 1 for line in lines[:_SNIFFED] if '"' not in line] or [1]
    return max(set(counts), key=counts.count)


def _row(lines: list[str], at: int, separator: str, width: int) -> tuple[Row, int]:
    """The row that begins at a line and how many lines it takes; none where its quotation mark is never closed."""
    taken = ""
    for used, line in enumerate(lines[at : at + _SNIFFED], 1):
        taken += line
        try:
            row = next(csv.reader(io.StringIO(taken, newline=""), delimiter=separator, strict=True), [])
        except csv.Error as error:
            if "end of data" not in str(error):
                return (_loose(line, separator), 1) if used == 1 else ([], 0)
            continue
        return (row, used) if used == 1 or len(row) == width else ([], 0)
    return [], 0


def _loose(line: str, separator: str) -> Row:
    """A row with a quotation mark inside a word, as `5" pipe`."""
    return next(csv.reader([line], delimiter=separator), [])
