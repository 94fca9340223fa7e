"""Tables of a Word document as rows of cells: a merged cell speaks for every row it covers."""

import io
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from pbdesk.errors import FileNotUnderstood
from pbdesk.intake.cells import Cell
from pbdesk.sentences import say

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The names of the language of Word documents, as usual and as ISO's strict form has it."""
_MOST = 64 * 1024 * 1024

Row = list[Cell]


def tables(path: Path, content: bytes) -> list[list[Row]]:
    """Every table of a document that stands in no other. Raises `FileNotUnderstood`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("word/document.xml") as part:
        text = part.read(_MOST)
    try:
        root = fromstring(text)
    except (ParseError, DefusedXmlException, RecursionError, ValueError) as error:
        raise FileNotUnderstood(
            path, say("the document is damaged"), say("ask the sender for the file again")
        ) from error
    space = next((one for one in _WORD if root.tag.startswith(f"{{{one}}}")), "")
    found = [_rows(one, f"{{{space}}}") for one in _outermost(root, f"{{{space}}}tbl")]
    if not found:
        raise FileNotUnderstood(path, say("the document has no table"), say("put what is to be imported into a table"))
    return found


def _outermost(root: Element, tag: str) -> list[Element]:
    """The elements of a tag, those within another of the tag left out."""
    found: list[Element] = []
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if one.tag == tag:
            found.append(one)
        else:
            waiting += reversed(one)
    return found


def _rows(table: Element, word: str) -> list[Row]:
    rows: list[Row] = []
    above: dict[int, str] = {}
    for line in _outermost(table, f"{word}tr"):
        row: Row = [""] * _skipped(line, word)
        for cell in _outermost(line, f"{word}tc"):
            row += _spread(cell, len(row), above, word)
        rows.append(row)
    return rows


def _skipped(line: Element, word: str) -> int:
    """Columns that a row leaves out at its beginning."""
    return _number(line.find(f"{word}trPr/{word}gridBefore"), word, 0)


def _spread(cell: Element, at: int, above: dict[int, str], word: str) -> Row:
    """A cell over the columns it spans; one merged with the cell above says what that says."""
    merged = cell.find(f"{word}tcPr/{word}vMerge")
    if merged is None or merged.get(f"{word}val") == "restart":
        above[at] = _text(cell, word)
    span = _number(cell.find(f"{word}tcPr/{word}gridSpan"), word, 1)
    return [above.get(at, ""), *[""] * (min(span, 1000) - 1)]


def _number(element: Element | None, word: str, otherwise: int) -> int:
    said = "" if element is None else element.get(f"{word}val", "")
    return min(int(said), 1000) if said.isdecimal() else otherwise


def _text(cell: Element, word: str) -> str:
    """The words of a cell, a line a paragraph; what was deleted but is still tracked is not among them."""
    lines: list[str] = []
    for paragraph in cell.iter(f"{word}p"):
        parts = {f"{word}tab": " ", f"{word}br": "\n", f"{word}cr": "\n", f"{word}noBreakHyphen": "-"}
        said = [one.text or "" if one.tag == f"{word}t" else parts.get(one.tag, "") for one in paragraph.iter()]
        lines.append("".join(said))
    return "\n".join(lines).strip()
