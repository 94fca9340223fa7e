"""The parts of a Word file around its text: template, header, footer, charts, and how they are linked."""

from collections.abc import Iterable

from pbdesk.brief.drawings import Drawing
from pbdesk.brief.letterhead import PICTURES
from pbdesk.brief.package import XML, Parts
from pbdesk.brief.template import Template, merged
from pbdesk.brief.words import Words
from pbdesk.resources import resource

_TEMPLATE = ("styles", "numbering", "settings", "fontTable")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_DOCUMENT}.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    **{f"word/{name}.xml": f"{_WORD}.{name}+xml" for name in _TEMPLATE},
    "word/theme/theme1.xml": f"{_DOCUMENT}.theme+xml",
    "docProps/app.xml": f"{_DOCUMENT}.extended-properties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_CHART = f"{_DOCUMENT}.drawingml.chart+xml"

Link = tuple[str, str, str]
"""A relationship: its id, its type, the part it leads to."""


def package(document: str, edges: Parts, charts: list[Drawing], said: Words, template: Template | None = None) -> Parts:
    """Every part but the properties; the document calls its charts chart1, chart2 and so on.

    `edges` are the heads and feet of its pages, called header1, footer1 and so on, with what belongs to them.
    """
    parts: Parts = {
        "[Content_Types].xml": _content_types(len(charts), edges),
        "_rels/.rels": _relationships(_ROOT),
    }
    parts |= {"word/document.xml": document.encode(), **edges}
    parts |= {f"word/{name}.xml": _from_template(f"{name}.xml", said) for name in _TEMPLATE}
    links = [(name, f"{_OFFICE}/{name}", f"{name}.xml") for name in _TEMPLATE]
    if template:
        parts["word/styles.xml"] = merged(template.styles, parts["word/styles.xml"])
    theirs = template.theme if template else b""
    parts["word/theme/theme1.xml"] = theirs or _from_template("theme.xml", said)
    links.append(("theme1", f"{_OFFICE}/theme", "theme/theme1.xml"))
    links += [(name, f"{_OFFICE}/{name[:-1]}", f"{name}.xml") for name in _named(edges)]
    for number, chart in enumerate(charts, 1):
        parts |= _chart_parts(number, chart, said)
        links.append((f"chart{number}", f"{_OFFICE}/chart", f"charts/chart{number}.xml"))
    return parts | {"word/_rels/document.xml.rels": _relationships(links)}


_ROOT = (
    ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("app", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)


def own_styles(said: Words) -> bytes:
    """The styles of the own template."""
    return _from_template("styles.xml", said)


def _from_template(name: str, said: Words) -> bytes:
    return resource(f"brief/template/{name}").read_bytes().replace(b"en-GB", said.tag.encode())


def _chart_parts(number: int, chart: Drawing, said: Words) -> Parts:
    from pbdesk.brief.plots import word_chart  # the chart writer is read only where there is a chart

    drawn, data = word_chart(chart, said)
    return {
        f"word/charts/chart{number}.xml": drawn,
        f"word/charts/_rels/chart{number}.xml.rels": _relationships(
            [("rId1", f"{_OFFICE}/package", f"../embeddings/chart{number}.xlsx")]
        ),
        f"word/embeddings/chart{number}.xlsx": data,
    }


def _named(edges: Parts) -> list[str]:
    """The heads and feet themselves, without what belongs to them."""
    return [name[5:-4] for name in edges if name.endswith(".xml")]


def _content_types(charts: int, edges: Parts) -> bytes:
    types = _TYPES | {f"word/{name}.xml": f"{_WORD}.{name[:-1]}+xml" for name in _named(edges)}
    types |= {f"word/charts/chart{number}.xml": _CHART for number in range(1, charts + 1)}
    endings = sorted({name.rsplit(".", 1)[-1] for name in edges if name.startswith("word/media/")})
    pictures = "".join(f'<Default Extension="{one}" ContentType="{PICTURES[one.lower()]}"/>' for one in endings)
    parts = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="xlsx" ContentType="{_DOCUMENT}.spreadsheetml.sheet"/>{pictures}{parts}</Types>'
    ).encode()


def _relationships(links: Iterable[Link]) -> bytes:
    entries = (f'<Relationship Id="{id}" Type="{kind}" Target="{to}"/>' for id, kind, to in links)
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'.encode()
