"""What a ministry's template has around the text: the size of its page, its margins, its letterhead with pictures.

Heads and feet are taken as they are written, so that what Word drew there stays; ours stand above and below them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from pbdesk.brief.package import Parts

PICTURES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "svg": "image/svg+xml", "emf": "image/x-emf", "wmf": "image/x-wmf",
}  # fmt: skip
"""The pictures a letterhead may have, by the endings of their names."""

_MOST = 30_000_000
"""Bytes of one part that are read at most."""
_NARROWEST = 5600
"""The least width of text, in twentieths of a point, for which tables are made: about 10 cm."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PART = re.compile(r"(?:<\?xml[^>]*\?>)?\s*(<w:(hdr|ftr)\b[^>]*>)(.*)</w:\2>\s*", re.DOTALL)
_EMPTY = re.compile(r"(?:<\?xml[^>]*\?>)?\s*<w:(?:hdr|ftr)\b[^>]*/>\s*")
_NUMBERED = re.compile(r"<w:numPr>.*?</w:numPr>|<w:numPr/>", re.DOTALL)
_SAYS = re.compile(r"<w:t[ >]|<w:drawing|<w:pict|<w:object|<w:fldSimple|<w:instrText")
_DRAWN = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+"')
_NUMBERS = 1_000_000
"""How many numbers are kept for the drawings of the document, and of each head and foot."""
_STYLED = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)"')


class Unfit(ValueError):
    """A head or foot that holds what no letterhead of ours can."""


@dataclass(frozen=True)
class Page:
    """A sheet and its margins, in twentieths of a point; those of the own template where nothing else is said."""

    short: int = 11906
    long: int = 16838
    top: int = 1361
    right: int = 1247
    bottom: int = 1304
    left: int = 1247
    header: int = 567
    footer: int = 510

    def text(self, *, wide: bool) -> int:
        """The width of the text on an upright or a wide sheet."""
        return (self.long if wide else self.short) - self.left - self.right


@dataclass(frozen=True)
class Edge:
    """The head or foot of a page: how its part begins, what is in it, and its relationships, if any."""

    begins: str
    inside: str
    links: bytes = b""

    def styled(self, ids: Mapping[str, str]) -> str:
        """What is in it, its styles called by other ids."""
        return _STYLED.sub(lambda found: f'{found[1]}{ids.get(found[2], found[2])}"', self.inside)


@dataclass(frozen=True)
class Letterhead:
    """What stands around the text; `edges` by header or footer and the pages it is for, default or first."""

    page: Page = Page()
    edges: Mapping[tuple[str, str], Edge] = field(default_factory=dict)
    pictures: Parts = field(default_factory=dict)
    first_apart: bool = False


def letterhead(archive: ZipFile) -> Letterhead:
    """The letterhead of a Word file; raises `Unfit`, or `ValueError` where a part is too large."""
    if "word/document.xml" not in archive.namelist():
        return Letterhead()
    section = fromstring(_read(archive, "word/document.xml"), forbid_dtd=True).find(f"{_W}body/{_W}sectPr")
    if section is None:
        return Letterhead()
    apart = section.find(f"{_W}titlePg")
    found: dict[tuple[str, str], Edge] = {}
    pictures: Parts = {}
    for place, name in _named(section, archive):
        if edge := _edge(archive, name):
            found[place] = replace(edge, inside=_drawn_apart(edge.inside, len(found) + 1))
            pictures |= _pictures(archive, edge)
    return Letterhead(
        _page(section), found, pictures, apart is not None and apart.get(f"{_W}val") not in ("0", "false")
    )


def _drawn_apart(inside: str, edge: int) -> str:
    """Drawings numbered apart from those of the document and of other heads and feet."""
    numbers = count(edge * _NUMBERS)
    return _DRAWN.sub(lambda found: f'{found[1]}{next(numbers)}"', inside)


def _read(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MOST:
        raise ValueError(name)
    return archive.read(name)


def _page(section: Element) -> Page:
    """The sheet and margins of a section; those of ours where it says none, or leaves too little room for a table."""
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    sides = sorted(_number(size, name, getattr(Page, other)) for name, other in (("w", "short"), ("h", "long")))
    around = {name: _number(margins, name, getattr(Page, name))
              for name in ("top", "right", "bottom", "left", "header", "footer")}  # fmt: skip
    made = Page(*sides, **around)
    return made if made.text(wide=False) >= _NARROWEST else Page()


def _number(of: Element | None, name: str, otherwise: int) -> int:
    said = str(of.get(f"{_W}{name}")) if of is not None else ""
    return abs(int(said)) if re.fullmatch(r"-?\d{1,5}", said) else otherwise


def _named(section: Element, archive: ZipFile) -> Iterator[tuple[tuple[str, str], str]]:
    """The parts of heads and feet, by what they are and the pages they are for."""
    targets = {one.get("Id"): str(one.get("Target")) for one in _links(archive, "word/document.xml")}
    for what in ("header", "footer"):
        for one in section.findall(f"{_W}{what}Reference"):
            target = targets.get(one.get(f"{_R}id"), "").removeprefix("/word/")
            if target:
                yield (what, str(one.get(f"{_W}type"))), f"word/{target}"


def _links(archive: ZipFile, part: str) -> list[Element]:
    name = f"word/_rels/{PurePosixPath(part).name}.rels"
    return list(fromstring(_read(archive, name), forbid_dtd=True)) if name in archive.namelist() else []


def _edge(archive: ZipFile, name: str) -> Edge | None:
    """A head or foot that says or shows something."""
    data = _read(archive, name)
    fromstring(data, forbid_dtd=True)
    text = data.decode("utf-8-sig")
    found = _PART.fullmatch(text)
    if not found or f'xmlns:w="{_W[1:-1]}"' not in found[1]:
        if _EMPTY.fullmatch(text):
            return None
        raise Unfit(name)
    if not _SAYS.search(found[3]):
        return None
    rels = f"word/_rels/{PurePosixPath(name).name}.rels"
    return Edge(found[1], _NUMBERED.sub("", found[3]), _read(archive, rels) if rels in archive.namelist() else b"")


def _pictures(archive: ZipFile, edge: Edge) -> Parts:
    """The pictures of a head or foot, which may lead elsewhere by hyperlinks alone."""
    found: Parts = {}
    for one in fromstring(edge.links, forbid_dtd=True) if edge.links else ():
        sort, target = str(one.get("Type")).rsplit("/", 1)[-1], str(one.get("Target"))
        if sort == "hyperlink":
            continue
        if sort != "image" or one.get("TargetMode") == "External" or not re.fullmatch(r"media/[\w.-]+", target):
            raise Unfit(target)
        if target.rsplit(".", 1)[-1].lower() not in PICTURES:
            raise Unfit(target)
        found[f"word/{target}"] = _read(archive, f"word/{target}")
    return found
