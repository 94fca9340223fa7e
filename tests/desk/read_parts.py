"""A written file told part by part in lines a person can read: what stands where, in which style or cell."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from pbdesk.brief.package import unpacked

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LOOKS = ("Types", "styleSheet", "theme", "Relationships", "numbering", "styles", "settings", "fonts", "webSettings")
"""What is the same in every document; the sample's golden parts hold it."""


def told(data: bytes) -> str:
    """Every part that says something, one after the other."""
    parts = unpacked(data)
    shared = _shared(parts)
    lines = []
    for name in sorted(parts, key=_in_order):
        if not name.endswith((".xml", ".rels")) or name == "xl/sharedStrings.xml":
            continue
        tree = etree.fromstring(parts[name])
        if etree.QName(tree).localname not in _LOOKS:
            lines += [f"[{name}]", *_lines(tree, shared), ""]
    return "\n".join(lines)


def _in_order(name: str) -> tuple[str, int, str]:
    number = "".join(filter(str.isdigit, PurePosixPath(name).stem))
    return (str(PurePosixPath(name).parent), int(number or 0), name)


def _shared(parts: dict[str, bytes]) -> list[str]:
    if "xl/sharedStrings.xml" not in parts:
        return []
    return ["".join(one.itertext()) for one in etree.fromstring(parts["xl/sharedStrings.xml"])]


def _lines(tree: Any, shared: list[str]) -> Iterator[str]:
    match etree.QName(tree).localname:
        case "document" | "hdr" | "ftr":
            yield from _word(tree)
        case "worksheet":
            yield from _sheet(tree, shared)
        case "chartSpace":
            yield from _chart(tree)
        case _:
            yield from _plain(tree)


def _word(tree: Any) -> Iterator[str]:
    for one in tree.iter(f"{_W}p", f"{_W}tr", f"{_W}sectPr"):
        if one.tag == f"{_W}tr":
            yield "  | " + " | ".join(_text(cell) for cell in one.iter(f"{_W}tc"))
        elif one.tag == f"{_W}sectPr":
            yield f"-- page {one.find(f'{_W}pgSz').get(f'{_W}orient', 'upright')}"
        elif one.getparent().tag != f"{_W}tc":
            style = one.find(f"{_W}pPr/{_W}pStyle")
            yield f"{style.get(f'{_W}val') if style is not None else 'none'}: {_text(one)}"


def _text(tree: Any) -> str:
    said = []
    for one in tree.iter():
        name = etree.QName(one).localname
        if name == "t":
            said.append(one.text or "")
        elif name in ("tab", "br"):
            said.append(" ⏎ " if name == "br" else " → ")
        elif name == "docPr":
            said.append(f"({one.get('name')}: {one.get('descr')})")
    return "".join(said)


def _sheet(tree: Any, shared: list[str]) -> Iterator[str]:
    for row in tree.iter(f"{_S}row"):
        yield f"  {row.get('r')} | " + " | ".join(_cell(one, shared) for one in row)
    for one in tree:
        if etree.QName(one).localname not in ("sheetData", "cols", "hyperlinks"):
            yield from _plain(one)


def _cell(one: Any, shared: list[str]) -> str:
    value = one.findtext(f"{_S}v") or ""
    shown = shared[int(value)] if one.get("t") == "s" else value
    formula = one.findtext(f"{_S}f")
    return f"={formula} → {shown}" if formula else shown.replace("\n", " ⏎ ")


def _chart(tree: Any) -> Iterator[str]:
    yield " ".join(etree.QName(one).localname for one in tree.iter() if etree.QName(one).localname.endswith("Chart"))
    for series in tree.iter(f"{_C}ser"):
        for name in ("tx", "cat", "val", "xVal", "yVal"):
            for part in series.iterchildren(f"{_C}{name}"):
                yield f"  {name}: " + " | ".join(one.text or "" for one in part.iter(f"{_C}f", f"{_C}v"))
        if names := [str(one.text) for one in series.iter(f"{_A}t")]:
            yield "  names: " + " | ".join(names)


def _plain(tree: Any) -> Iterator[str]:
    """Any other element with its attributes, and those inside it."""
    for one in tree.iter():
        depth = sum(1 for _ in one.iterancestors()) - sum(1 for _ in tree.iterancestors())
        attributes = " ".join(f"{etree.QName(name).localname}={value}" for name, value in one.attrib.items())
        text = (one.text or "").strip()
        yield "  " * depth + " ".join(filter(None, (etree.QName(one).localname, attributes, text)))
