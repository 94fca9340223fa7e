"""A ministry's own template: the looks of its styles in place of ours, its page and letterhead around the text.

A style is the same where its name is the same, whatever its id: Word names its own styles in English in every
language, other programs in their own. What the template lacks is added from the own one; its numbering is not taken,
for the document brings its own, and what stays together stays so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from pbdesk.brief.letterhead import Letterhead, Unfit, letterhead
from pbdesk.brief.package import XML
from pbdesk.errors import FileNotUnderstood
from pbdesk.sentences import say

_MOST = 8_000_000
"""Bytes of styles or theme that are read at most; the largest of real templates are far below."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_KEPT = {
    "keepNext": ("pStyle",),
    "keepLines": ("pStyle", "keepNext"),
    "numPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
}
"""What of our styles stays whatever the template, and what stands before each (ECMA-376, part 1, 17.3.1)."""
_NAMES = {
    "overskrift": "heading", "tittel": "title", "undertittel": "subtitle", "bildetekst": "caption",
    "topptekst": "header", "bunntekst": "footer", "punktliste": "list bullet", "innhold": "toc",
    "titre": "title", "sous-titre": "subtitle", "légende": "caption", "en-tête": "header", "pied de page": "footer",
    "liste à puces": "list bullet", "rubrik": "heading", "überschrift": "heading",
}  # fmt: skip
"""Styles of Word's by the names that other programs give them, in Norwegian, French, Swedish and German."""

register_namespace("w", _W[1:-1])


@dataclass(frozen=True)
class Template:
    """The styles of a template, its theme, empty where it has none, and what it has around the text."""

    styles: bytes
    theme: bytes = b""
    letterhead: Letterhead = field(default_factory=Letterhead)


def template(path: Path) -> Template:
    """Read a template; raises `FileNotUnderstood` for what is no Word file, or no template for these documents."""
    if not path.is_file():
        raise FileNotUnderstood(path, say("it is not there"), say("choose a .docx or .dotx as the template"))
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
            theme = next((name for name in names if name.startswith("word/theme/") and name.endswith(".xml")), "")
            styles = _part(archive, "word/styles.xml")
            if fromstring(styles, forbid_dtd=True).tag != f"{_W}styles":
                raise ValueError(path.name)
            return Template(styles, _part(archive, theme) if theme else b"", letterhead(archive))
    except Unfit as error:
        raise FileNotUnderstood(
            path, say("its head or foot holds more than text and pictures"),
            say("take the rest out of them in Word, or choose another template"),
        ) from error  # fmt: skip
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


def style_ids(theirs: bytes, ours: bytes) -> dict[str, str]:
    """The ids of a template's styles that ours has too, with the ids that ours has for them."""
    own = {_name(style): str(style.get(f"{_W}styleId")) for style in _styles(ours)}
    return {str(style.get(f"{_W}styleId")): own[_name(style)] for style in _styles(theirs) if _name(style) in own}


def _styles(part: bytes) -> list[Element]:
    return list(fromstring(part, forbid_dtd=True).iterfind(f"{_W}style"))


def merged(theirs: bytes, ours: bytes) -> bytes:
    """The styles of a template, known by the ids of ours, with those of ours that it lacks."""
    root, own = fromstring(theirs, forbid_dtd=True), fromstring(ours, forbid_dtd=True)
    root.attrib.pop(_IGNORABLE, None)
    mine, ids = {_name(style): style for style in own.findall(f"{_W}style")}, style_ids(theirs, ours)
    for style in root.findall(f"{_W}style"):
        _adopt(style, ids, mine.pop(_name(style), None))
    for style in mine.values():
        style.attrib.pop(f"{_W}default", None)
        root.append(style)
    return XML.encode() + tostring(root, encoding="unicode").encode()


def _name(style: Element) -> tuple[str, str]:
    name = style.find(f"{_W}name")
    called = str(name.get(f"{_W}val") if name is not None else "").casefold()
    return str(style.get(f"{_W}type")), _english(called)


def _english(called: str) -> str:
    """The English name of a style of Word's that another program has named in its own language."""
    name, _, level = called.rpartition(" ") if called[-1:].isdigit() else (called, "", "")
    found = "heading" if level and name == "titre" else _NAMES.get(name, name)
    return f"{found} {level}".strip()


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
    for tag, before in _KEPT.items():
        kept = own.find(f"{_W}pPr/{_W}{tag}") if own is not None else None
        if kept is not None:
            _keep(style, kept, before)


def _keep(style: Element, kept: Element, before: Sequence[str]) -> None:
    """Give a style what ours has for the structure of the document, behind what must stand before it."""
    looks = style.find(f"{_W}pPr")
    if looks is None:
        looks = Element(f"{_W}pPr")
        after = style.find(f"{_W}rPr")
        style.insert(len(style) if after is None else list(style).index(after), looks)
    for one in looks.findall(kept.tag):
        looks.remove(one)
    looks.insert(sum(1 for one in looks if one.tag.removeprefix(_W) in before), kept)
