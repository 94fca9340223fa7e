"""An outline as a Word document: A4, marked at the head and foot of every page, headings, real tables."""

from pbdesk.brief.outline import Outline, Section
from pbdesk.brief.package import XML, described, packed
from pbdesk.brief.sheets import dated, facts, in_order, is_long
from pbdesk.brief.template import Template
from pbdesk.brief.word_blocks import Writer
from pbdesk.brief.word_parts import package
from pbdesk.brief.word_xml import NAMESPACES, field, paragraph, run
from pbdesk.brief.words import Words, words

SHORT, LONG = 11906, 16838
"""The sides of an A4 page in twentieths of a point."""
MARGIN = 1247
"""The margin at either side, 2.2 cm."""


def word(outline: Outline, template: Template | None = None) -> bytes:
    """The document as the bytes of a .docx file; the same outline always gives the same bytes."""
    said = words(outline.language)
    body, writer = _body(outline, said)
    document = f"{XML}<w:document{NAMESPACES}><w:body>{body}</w:body></w:document>"
    parts = package(document, _header(outline), _footer(outline, said), writer.charts, said, template)
    return packed(described(parts, outline))


def _body(outline: Outline, said: Words) -> tuple[str, Writer]:
    """The title, every section and the sources; a change between upright and wide pages ends a page."""
    writer = Writer(said, SHORT - 2 * MARGIN)
    written = [_title(outline, said)]
    wide = False
    ordered = in_order(outline, said)
    written += [_contents(ordered, said)] if is_long(ordered) else []
    first = next((at for at, section in enumerate(ordered) if section.annex), -1)
    for at, section in enumerate(ordered):
        turned = section.wide is not wide
        if turned:
            written.append(paragraph("Spacer", more=_page(wide)))
            wide = section.wide
            writer.page = (LONG if wide else SHORT) - 2 * MARGIN
        apart = "<w:pageBreakBefore/>" if at == first and not turned else ""
        heading = (
            f'<w:bookmarkStart w:id="{at}" w:name="{_place(at)}"/>{run(section.heading)}<w:bookmarkEnd w:id="{at}"/>'
        )
        written.append(paragraph(f"Heading{section.level}", heading, more=apart))
        written += [writer.write(block) for block in section.blocks]
    return "".join(written) + _page(wide), writer


def _title(outline: Outline, said: Words) -> str:
    lines = [
        paragraph("Government", run(f"{outline.government} · {said.say(f'kind.{outline.kind}')}")),
        paragraph("Title", run(outline.title)),
    ]
    lines += [paragraph("Subtitle", run(outline.subtitle))] if outline.subtitle else []
    lines += [paragraph("Facts", run(label, "Opening"), run(f"\t{fact}")) for label, fact in facts(outline, said)]
    return "".join(lines)


def _place(at: int) -> str:
    return f"_Toc{at:09}"


def _contents(sections: list[Section], said: Words) -> str:
    """The contents of a long document, filled in: a field that Word renews, whose entries lead to their headings."""
    entries = [
        f'<w:hyperlink w:anchor="{_place(at)}" w:history="1">{run(section.heading)}</w:hyperlink>'
        for at, section in enumerate(sections)
    ]
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
    begin += ' TOC \\o "1-1" \\n \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries[0], entries[-1] = begin + entries[0], entries[-1] + end
    title = paragraph("ContentsHeading", run(said.say("contents")))
    return title + "".join(paragraph("TOC1", entry) for entry in entries)


def _page(wide: bool) -> str:
    size = f'w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"' if wide else f'w:w="{SHORT}" w:h="{LONG}"'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        f'<w:footerReference w:type="default" r:id="footer1"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="1361" w:right="{MARGIN}" w:bottom="1304" w:left="{MARGIN}"'
        ' w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>'
    )


def _header(outline: Outline) -> str:
    return f"{XML}<w:hdr{NAMESPACES}>{_marking(outline) or paragraph('Header')}</w:hdr>"


def _footer(outline: Outline, said: Words) -> str:
    about = run(f"{outline.title} · {dated(outline, said)} · ")
    before, between, after = said.say("page", page="\0", pages="\0").replace(" ", "\u00a0").split("\0")
    numbers = (run(before), field("PAGE", "1"), run(between), field("NUMPAGES", "1"), run(after))
    return f"{XML}<w:ftr{NAMESPACES}>{_marking(outline)}{paragraph('Footer', about, *numbers)}</w:ftr>"


def _marking(outline: Outline) -> str:
    return paragraph("Marking", run(outline.marking)) if outline.marking else ""
