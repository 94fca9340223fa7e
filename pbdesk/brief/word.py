"""An outline as a Word document: A4, marked at the head and foot of every page, headings, real tables."""

from pbdesk.brief.letterhead import Letterhead
from pbdesk.brief.outline import Outline, Section
from pbdesk.brief.package import XML, described, packed
from pbdesk.brief.sheets import facts, in_order, is_long
from pbdesk.brief.template import Template
from pbdesk.brief.word_blocks import Writer
from pbdesk.brief.word_edges import edges
from pbdesk.brief.word_parts import package
from pbdesk.brief.word_xml import NAMESPACES, paragraph, run
from pbdesk.brief.words import Words, words


def word(outline: Outline, template: Template | None = None) -> bytes:
    """The document as the bytes of a .docx file; the same outline always gives the same bytes."""
    said = words(outline.language)
    around = template.letterhead if template else Letterhead()
    body, writer = _body(outline, said, around)
    document = f"{XML}<w:document{NAMESPACES}><w:body>{body}</w:body></w:document>"
    parts = package(document, edges(outline, said, template), writer.charts, said, template)
    return packed(described(parts, outline))


def _body(outline: Outline, said: Words, around: Letterhead) -> tuple[str, Writer]:
    """The title, every section and the sources; a change between upright and wide pages ends a page."""
    writer = Writer(said, around.page.text(wide=False))
    written = [_title(outline, said)]
    wide, begun = False, False
    ordered = in_order(outline, said)
    written += [_contents(ordered, said)] if is_long(ordered) else []
    first = next((at for at, section in enumerate(ordered) if section.annex), -1)
    for at, section in enumerate(ordered):
        turned = section.wide is not wide
        if turned:
            written.append(paragraph("Spacer", more=_page(around, wide=wide, first=not begun)))
            wide, begun = section.wide, True
            writer.page = around.page.text(wide=wide)
        apart = "<w:pageBreakBefore/>" if at == first and not turned else ""
        heading = (
            f'<w:bookmarkStart w:id="{at}" w:name="{_place(at)}"/>{run(section.heading)}<w:bookmarkEnd w:id="{at}"/>'
        )
        written.append(paragraph(f"Heading{section.level}", heading, more=apart))
        written += [writer.write(block) for block in section.blocks]
    return "".join(written) + _page(around, wide=wide, first=not begun), writer


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
    begin += ' TOC \\o "1-1" \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries[0], entries[-1] = begin + entries[0], entries[-1] + end
    title = paragraph("ContentsHeading", run(said.say("contents")))
    return title + "".join(paragraph("TOC1", entry) for entry in entries)


def _page(around: Letterhead, *, wide: bool, first: bool) -> str:
    """The properties of a section; only the `first` may begin with a page of its own head and foot."""
    of, apart = around.page, first and around.first_apart
    size = f'w:w="{of.long}" w:h="{of.short}" w:orient="landscape"' if wide else f'w:w="{of.short}" w:h="{of.long}"'
    named = (("default", 1), *((("first", 2),) if apart else ()))
    return (
        f"<w:sectPr>{''.join(_referred(kind, at) for kind, at in named)}<w:pgSz {size}/>"
        f'<w:pgMar w:top="{of.top}" w:right="{of.right}" w:bottom="{of.bottom}" w:left="{of.left}"'
        f' w:header="{of.header}" w:footer="{of.footer}" w:gutter="0"/>{"<w:titlePg/>" if apart else ""}</w:sectPr>'
    )


def _referred(kind: str, at: int) -> str:
    return (
        f'<w:headerReference w:type="{kind}" r:id="header{at}"/><w:footerReference w:type="{kind}" r:id="footer{at}"/>'
    )
