"""The head and foot of every page: the marking, a ministry's letterhead, what the document is and which page it is."""

from collections.abc import Iterator

from pbdesk.brief.letterhead import Edge, Letterhead
from pbdesk.brief.outline import Outline
from pbdesk.brief.package import XML, Parts
from pbdesk.brief.sheets import dated
from pbdesk.brief.template import Template, style_ids
from pbdesk.brief.word_parts import own_styles
from pbdesk.brief.word_xml import NAMESPACES, field, paragraph, run
from pbdesk.brief.words import Words


def edges(outline: Outline, said: Words, template: Template | None) -> Parts:
    """The heads and feet of all pages, and those of a first page of its own, with their pictures."""
    around = template.letterhead if template else Letterhead()
    ids = style_ids(template.styles, own_styles(said)) if template and around.edges else {}
    return dict(around.pictures) | dict(_written(outline, said, around, ids))


def _written(outline: Outline, said: Words, around: Letterhead, ids: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    for at, kind in enumerate(("default", *(("first",) if around.first_apart else ())), 1):
        for what in ("header", "footer"):
            theirs = around.edges.get((what, kind))
            yield f"word/{what}{at}.xml", (_head if what == "header" else _foot)(outline, said, theirs, ids).encode()
            if theirs and theirs.links:
                yield f"word/_rels/{what}{at}.xml.rels", theirs.links


def _head(outline: Outline, _said: Words, theirs: Edge | None, ids: dict[str, str]) -> str:
    """The marking above the letterhead."""
    begins, inside = (theirs.begins, theirs.styled(ids)) if theirs else (f"<w:hdr{NAMESPACES}>", "")
    return f"{XML}{begins}{_marking(outline) or ('' if inside else paragraph('Header'))}{inside}</w:hdr>"


def _foot(outline: Outline, said: Words, theirs: Edge | None, ids: dict[str, str]) -> str:
    """The marking, what the document is and its page below what the letterhead has."""
    begins, inside = (theirs.begins, theirs.styled(ids)) if theirs else (f"<w:ftr{NAMESPACES}>", "")
    about = run(f"{outline.title} · {dated(outline, said)} · ")
    before, between, after = said.say("page", page="\0", pages="\0").replace(" ", "\u00a0").split("\0")
    numbers = (run(before), field("PAGE", "1"), run(between), field("NUMPAGES", "1"), run(after))
    return f"{XML}{begins}{inside}{_marking(outline)}{paragraph('Footer', about, *numbers)}</w:ftr>"


def _marking(outline: Outline) -> str:
    return paragraph("Marking", run(outline.marking)) if outline.marking else ""
