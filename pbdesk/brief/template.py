"""A ministry's own template: the looks of its styles in place of ours, the structure of the document as it is.

A style is the same where its name is the same, whatever its id: Word names its own styles in English in every
language. What the template lacks is added from the own one; its numbering is not taken,
for the document brings its own.
"""

from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from pbdesk.brief.package import XML
from pbdesk.errors import FileNotUnderstood
from pbdesk.sentences import say

_MOST = 8_000_000
"""Bytes of styles or theme that are read at most; the largest of real templates are far below."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_BEFORE_NUMBERS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")

register_namespace("w", _W[1:-1])


@dataclass(frozen=True)
class Template:
    """The styles of a template, and its theme, empty where it has none."""

    styles: bytes
    theme: bytes = b""


def template(path: Path) -> Template:
    """Read a template; raises `FileNotUnderstood` for what is no Word file."""
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
            theme = next((name for name in names if name.startswith("word/theme/") and name.endswith(".xml")), "")
            return Template(_part(archive, "word/styles.xml"), _part(archive, theme) if theme else b"")
    except (OSError, BadZipFile, KeyError, ParseError, DefusedXmlException, ValueError) as error:
        raise FileNotUnderstood(
            path, say("it is no Word document with styles"), say("choose a .docx or .dotx as the template")
        ) from error


def _part(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MOST:
        raise ValueError(name)
    data = archive.read(name)
    fromstring(data, forbid_dtd=True)
    return data


def merged(theirs: bytes, ours: bytes) -> bytes:
    """The styles of a template, known by the ids of ours, with those of ours that it lacks."""
    root, own = fromstring(theirs, forbid_dtd=True), fromstring(ours, forbid_dtd=True)
    root.attrib.pop(_IGNORABLE, None)
    mine = {_name(style): style for style in own.findall(f"{_W}style")}
    ids = {str(style.get(f"{_W}styleId")): str(mine[_name(style)].get(f"{_W}styleId"))
           for style in root.findall(f"{_W}style") if _name(style) in mine}  # fmt: skip
    for style in root.findall(f"{_W}style"):
        _adopt(style, ids, mine.pop(_name(style), None))
    for style in mine.values():
        style.attrib.pop(f"{_W}default", None)
        root.append(style)
    return XML.encode() + tostring(root, encoding="unicode").encode()


def _name(style: Element) -> tuple[str, str]:
    name = style.find(f"{_W}name")
    return str(style.get(f"{_W}type")), str(name.get(f"{_W}val") if name is not None else "").casefold()


def _adopt(style: Element, ids: dict[str, str], own: Element | None) -> None:
    """Give a style of the template our id and our numbering, and let it point to our ids."""
    style.set(f"{_W}styleId", ids.get(str(style.get(f"{_W}styleId")), str(style.get(f"{_W}styleId"))))
    for tag in ("basedOn", "next", "link"):
        for one in style.findall(f"{_W}{tag}"):
            one.set(f"{_W}val", ids.get(str(one.get(f"{_W}val")), str(one.get(f"{_W}val"))))
    looks = style.find(f"{_W}pPr")
    if looks is not None:
        for numbers in looks.findall(f"{_W}numPr"):
            looks.remove(numbers)
    kept = own.find(f"{_W}pPr/{_W}numPr") if own is not None else None
    if kept is not None:
        _number(style, looks, kept)


def _number(style: Element, looks: Element | None, numbers: Element) -> None:
    if looks is None:
        looks = Element(f"{_W}pPr")
        before = style.find(f"{_W}rPr")
        style.insert(len(style) if before is None else list(style).index(before), looks)
    at = sum(1 for one in looks if one.tag.removeprefix(_W) in _BEFORE_NUMBERS)
    looks.insert(at, numbers)
