"""An Office file as a zip of parts: the same parts give the same bytes, and nobody's traces are in it."""

import io
import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pbdesk.brief.outline import Outline
from pbdesk.brief.words import words

Parts = dict[str, bytes]

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
APP = (
    f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"></Properties>'
).encode()

_EPOCH = (1980, 1, 1, 0, 0, 0)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Text without what XML 1.0 cannot hold or no person can see; every line end as one line feed."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def unpacked(data: bytes) -> Parts:
    """The parts of an Office file, by name."""
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file: content types first, as readers expect, in the order given, undated."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != "[Content_Types].xml"):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return file.getvalue()


def undescribed(parts: Parts) -> Parts:
    """The parts without a word on who or what made them."""
    return {**parts, **_properties(())}


def titled(title: str, tag: str) -> Parts:
    """The parts that say what a workbook is and in which language; no person, no program, no day."""
    return _properties((("dc:title", "", title), ("dc:language", "", tag)))


def described(parts: Parts, outline: Outline) -> Parts:
    """The parts with what the document is and the day it speaks of; no person, no program."""
    written = f"{outline.as_of.isoformat()}T00:00:00Z"
    fields = (
        ("dc:title", "", outline.title),
        ("dc:subject", "", outline.subtitle),
        ("cp:keywords", "", outline.marking),
        ("dc:language", "", words(outline.language).tag),
        ("dcterms:created", ' xsi:type="dcterms:W3CDTF"', written),
        ("dcterms:modified", ' xsi:type="dcterms:W3CDTF"', written),
    )
    return {**parts, **_properties(fields)}


def _properties(fields: Iterable[tuple[str, str, str]]) -> Parts:
    """The properties of a document: the name of each, its kind as an attribute, and what it says."""
    body = "".join(f"<{name}{kind}>{escape(clean(text))}</{name}>" for name, kind, text in fields)
    core = (
        f"{XML}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{body}</cp:coreProperties>'
    ).encode()
    return {"docProps/app.xml": APP, "docProps/core.xml": core}
