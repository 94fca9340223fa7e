"""What is written in a document, as plain lines: text, web pages, letters, Word, slides, workbooks, PDF."""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from email.message import EmailMessage
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from lxml import etree, html

from pbdesk.intake.delimited import decoded
from pbdesk.intake.guard import WORKBOOK_FORMATS, check_archive, looked_at
from pbdesk.intake.sheets import sheets

MOST = 500_000
"""So many letters of a file are kept: a strategy of three hundred pages has fewer."""
_PART = 64 * 1024**2
_SILENT = ("script", "style", "head", "noscript", "template")
_APART = frozenset({"p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "section", "table"})
_HEADS = frozenset({"subject", "from", "to", "cc", "date"})
_LONG_HEAD = 10_000
"""Letters of a letter's head that are made sense of; a longer one is read as it stands, for it would take minutes."""
_PAGES = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments",
          "ppt/slides/slide", "ppt/notesslides/notesslide", "content.xml")  # fmt: skip
"""How the names of those parts of a document begin that people read."""

_DIVIDED = re.compile("[\x02\xad\ufffe]\\s*")
"""Where a word is divided at the end of a line."""
_SPACES = frozenset({"tab", "br", "cr", "s", "line-break", "p"})
_PASSED_OVER = frozenset({"Fallback", "tracked-changes"})
"""What says the same again for older programs, and what was deleted but is still kept."""

Lines = Iterable[str]


def written_in(name: str, content: bytes) -> str:
    """What is written in a file of that name; raises `Unread` for one whose words are not to be had."""
    ending = Path(name).suffix.lower().lstrip(".")
    reader = next((one for endings, one in _READERS if ending in endings), None)
    if reader is None:
        raise Unread(ending)
    return "\n".join(_up_to(MOST, filter(None, map(_tidy, reader(name, content)))))


class Unread(Exception):
    """A file of a make that says nothing in words: a picture, a recording, a program."""


def _tidy(line: str) -> str:
    """A line without what no text column takes, and with single spaces."""
    return " ".join(line.replace("\0", " ").encode("utf-8", "replace").decode().split())


def _up_to(most: int, lines: Lines) -> Iterator[str]:
    """The lines until so many letters are said."""
    for line in lines:
        yield line[:most]
        most -= len(line) + 1
        if most <= 0:
            return


def _text(_name: str, content: bytes) -> Lines:
    return decoded(content)[0].splitlines()


def _web_page(_name: str, content: bytes) -> Lines:
    return _of_html(decoded(content)[0])


def _of_html(text: str) -> Lines:
    """The words of a web page, a line where it begins one."""
    page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    etree.strip_elements(page, *_SILENT, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    for one in page.iter():
        begins = "\n" if one.tag in _APART else ""
        one.text, one.tail = (f"{begins}{(part or '').replace(chr(10), ' ')}" for part in (one.text, one.tail))
    return "".join(page.itertext()).splitlines()


def _letter(_name: str, content: bytes) -> Iterator[str]:
    """Who wrote to whom about what, the words of it, and the names of what came with it."""
    letter = email.message_from_bytes(content, policy=email.policy.default)
    if isinstance(letter, EmailMessage):
        for name, said in letter.raw_items():
            if name.lower() in _HEADS:
                yield str(letter.policy.header_fetch_parse(name, said)) if len(said) < _LONG_HEAD else str(said)
        body = letter.get_body(("plain", "html"))
        if body is not None:
            text = str(body.get_content())
            yield from text.splitlines() if body.get_content_subtype() == "plain" else _of_html(text)
        yield from (one.get_filename() or "" for one in letter.iter_attachments())


def _archive(name: str, content: bytes) -> Iterator[str]:
    """The paragraphs of a Word document, slides, or their kin of OpenDocument."""
    check_archive(Path(name), content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            if part.filename.lower().startswith(_PAGES) and part.filename.lower().endswith(".xml"):
                with archive.open(part) as file:
                    yield from _paragraphs(fromstring(file.read(_PART)))


def _paragraphs(root: Element) -> Iterator[str]:
    """Each paragraph and heading that stands in no other."""
    _strip(root)
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if _plain(one) in ("p", "h"):
            yield "".join(one.itertext())
        else:
            waiting += reversed(one)


def _strip(root: Element) -> None:
    """Leave only words and the spaces between: Office has words in its text elements alone, OpenDocument anywhere."""
    office = "openxml" in root.tag or "ooxml" in root.tag
    for one in list(root.iter()):
        for again in [part for part in one if _plain(part) in _PASSED_OVER]:
            one.remove(again)
        name = _plain(one)
        said = "" if office and name != "t" else one.text or ""
        one.text = f" {said}" if name in _SPACES else said


def _plain(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _workbook(name: str, content: bytes) -> Iterator[str]:
    """Every row of every sheet, under the sheet's name."""
    for sheet in sheets(looked_at(Path(name), content)):
        yield sheet.name or ""
        for row in sheet.rows():
            yield " ".join(str(cell) for cell in row if cell not in ("", None))


def _pdf(_name: str, content: bytes) -> Iterator[str]:
    from pypdfium2 import PdfDocument

    for page in PdfDocument(content):
        text = page.get_textpage().get_text_bounded()
        yield from _DIVIDED.sub("", text).splitlines()


Reader = Callable[[str, bytes], Lines]
_READERS: tuple[tuple[frozenset[str], Reader], ...] = (
    (frozenset({"txt", "md", "csv", "tsv", "json", "xml", "log"}), _text),
    (frozenset({"html", "htm"}), _web_page),
    (frozenset({"eml"}), _letter),
    (frozenset({"docx", "docm", "dotx", "pptx", "pptm", "ppsx", "odt", "odp"}), _archive),
    (WORKBOOK_FORMATS, _workbook),
    (frozenset({"pdf"}), _pdf),
)
"""What reads files of which endings; workbooks are held to the same look as an import's before they are opened."""
