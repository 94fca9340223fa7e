"""The Word document: what every reader of it needs, in the terms of the format."""

import io
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree

from pbdesk.brief.outline import Outline, Paragraph, Section
from pbdesk.brief.package import Parts, unpacked
from pbdesk.brief.tables import Column, Table
from pbdesk.brief.word import word
from tests.brief.sample import sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dc": "http://purl.org/dc/elements/1.1/",
}
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc"
    " outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW tcBorders shd textDirection vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "sectPr": "headerReference footerReference pgSz pgMar",
}
"""The order in which Word insists on finding properties (ECMA-376, part 1, annex A), as far as they are used."""


@pytest.fixture(scope="module")
def parts() -> Parts:
    return unpacked(word(sample()))


@pytest.fixture(scope="module")
def document() -> Opened:
    return Document(io.BytesIO(word(sample())))


def found(part: bytes, path: str) -> list[etree._Element]:
    return list(etree.fromstring(part).iterfind(f".//{path}", NAMES))


def written(outline: Outline) -> Parts:
    return unpacked(word(outline))


def small(text: str) -> Outline:
    """A document that says one text everywhere a person's words can stand."""
    table = Table(text, text, (Column(text),), ((text,),), text)
    section = Section(text, (Paragraph(text, opening=text), table))
    return Outline(text, "en", sample().as_of, text, "note", (section,), text, text, text, ((text, text),))


def test_headings_follow_each_other_without_a_gap(document: Opened) -> None:
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_names_its_columns_on_every_page_and_itself_to_a_listener(parts: Parts) -> None:
    tables = found(parts["word/document.xml"], "w:tbl")
    assert len(tables) == 10
    for table in tables:
        assert table.find("w:tr/w:trPr/w:tblHeader", NAMES) is not None
        assert table.find("w:tblPr/w:tblCaption", NAMES).get(f"{W}val")


def test_no_cell_is_merged_and_every_row_has_a_cell_for_every_column(parts: Parts) -> None:
    assert not found(parts["word/document.xml"], "w:gridSpan") + found(parts["word/document.xml"], "w:vMerge")
    for table in found(parts["word/document.xml"], "w:tbl"):
        columns = len(table.findall("w:tblGrid/w:gridCol", NAMES))
        assert {len(row.findall("w:tc", NAMES)) for row in table.findall("w:tr", NAMES)} == {columns}


def test_no_row_splits_across_pages(parts: Parts) -> None:
    rows = found(parts["word/document.xml"], "w:tr")
    assert len(rows) > 20
    assert [row for row in rows if row.find("w:trPr/w:cantSplit", NAMES) is None] == []


def test_every_chart_is_told_in_words(parts: Parts) -> None:
    charts = found(parts["word/document.xml"], "wp:docPr")
    assert [chart.get("descr").startswith("Shares of yes, no and not known.") for chart in charts] == [True]


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("nb", "nb-NO"), ("fr", "fr-FR")])
def test_the_language_stands_in_the_styles_the_properties_and_the_charts(language: str, tag: str) -> None:
    parts = unpacked(word(sample(language)))
    assert [one.get(f"{W}val") for one in found(parts["word/styles.xml"], "w:rPrDefault/w:rPr/w:lang")] == [tag]
    assert [one.text for one in found(parts["docProps/core.xml"], "dc:language")] == [tag]
    assert {one.get("val") for one in found(parts["word/charts/chart1.xml"], "c:lang")} <= {tag}
    assert b"en-US" not in b"".join(parts.values())


def test_the_properties_say_what_it_is_and_nobody_who_made_it(document: Opened, parts: Parts) -> None:
    core = document.core_properties
    assert (core.title, core.subject, core.keywords) == (sample().title, sample().subtitle, "Restricted")
    assert str(core.created) == str(core.modified) == "2026-03-14 00:00:00+00:00"
    assert core.author == core.last_modified_by == core.comments == ""
    everything = b"".join(parts.values()).lower()
    assert [trace for trace in (b"rsid", b"python", b"xlsxwriter", b"thumbnail") if trace in everything] == []


def test_the_workbook_inside_a_chart_has_no_traces_either(parts: Parts) -> None:
    inside = unpacked(parts["word/embeddings/chart1.xlsx"])
    assert b"Application" not in inside["docProps/app.xml"]
    assert b"created" not in inside["docProps/core.xml"]


def test_a_chart_can_be_edited_in_the_workbook_inside_it(parts: Parts) -> None:
    book = openpyxl.load_workbook(io.BytesIO(parts["word/embeddings/chart1.xlsx"]))
    assert [cell.value for cell in book["Data"][3]] == ["Activities with an objective", 7, 14, 3]
    formulas = {one.text for one in found(parts["word/charts/chart1.xml"], "c:val/c:numRef/c:f")}
    assert formulas == {"Data!$B$2:$B$5", "Data!$C$2:$C$5", "Data!$D$2:$D$5"}
    assert [one.text for one in found(parts["word/charts/chart1.xml"], "c:ser/c:val//c:v")][:4] == ["3", "7", "7", "9"]


def test_the_marking_stands_at_the_head_and_foot_of_upright_and_wide_pages(document: Opened) -> None:
    assert [section.orientation for section in document.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    for section in document.sections:
        for margin in (section.header, section.footer):
            assert (margin.paragraphs[0].text, margin.paragraphs[0].style.name) == ("Restricted", "Marking")


def test_an_unmarked_document_has_no_empty_marking() -> None:
    parts = unpacked(word(Outline("Note", "en", sample().as_of, "Government", "note", ())))
    assert b"Marking" not in parts["word/header1.xml"] + parts["word/footer1.xml"]


def test_pages_are_counted_by_word_itself(parts: Parts) -> None:
    fields = [one.get(f"{W}instr").strip() for one in found(parts["word/footer1.xml"], "w:fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_captions_count_tables_and_figures_apart(document: Opened) -> None:
    captions = [p for p in document.paragraphs if p.style and p.style.name == "Caption"]
    assert [p._p.xpath("string(.)").split(".")[0] for p in captions[:4]] == [
        "Table 1",
        "Figure 1",
        "Table 2",
        "Table 3",
    ]


def test_paragraphs_and_their_points_are_numbered_by_word_itself(parts: Parts) -> None:
    levels = {
        style: found(parts["word/numbering.xml"], f"w:pStyle[@w:val='{style}']/..")
        for style in ("NumberedParagraph", "LetteredPoint", "ListBullet")
    }
    shown = {style: level[0].find("w:lvlText", NAMES).get(f"{W}val") for style, level in levels.items()}
    assert shown == {"NumberedParagraph": "%1.", "LetteredPoint": "(%2)", "ListBullet": "•"}


def test_every_style_that_is_used_exists(parts: Parts) -> None:
    known = {style.get(f"{W}styleId") for style in found(parts["word/styles.xml"], "w:style")}
    pages = parts["word/document.xml"], parts["word/header1.xml"], parts["word/footer1.xml"]
    used = {
        one.get(f"{W}val")
        for page in pages
        for kind in ("pStyle", "rStyle", "tblStyle")
        for one in found(page, f"w:{kind}")
    }
    assert used - known == set()


@pytest.mark.parametrize("name", ["document", "styles", "numbering", "header1", "footer1"])
def test_properties_stand_in_the_order_that_word_insists_on(parts: Parts, name: str) -> None:
    for kind, order in ORDER.items():
        for properties in found(parts[f"word/{name}.xml"], f"w:{kind}"):
            places = [order.split().index(etree.QName(one).localname) for one in properties]
            assert places == sorted(places), etree.tostring(properties)


def test_every_relationship_leads_to_a_part_and_every_part_has_a_type(parts: Parts) -> None:
    for name in [one for one in parts if one.endswith(".rels")]:
        home = Path("/" + name).parent.parent
        for link in etree.fromstring(parts[name]):
            assert (home / link.get("Target")).resolve().relative_to("/").as_posix() in parts
    types = etree.fromstring(parts["[Content_Types].xml"])
    assert {one.get("PartName")[1:] for one in types if one.get("PartName")} <= set(parts)


@settings(max_examples=60)
@given(some.text())
def test_whatever_a_person_wrote_the_document_opens(text: str) -> None:
    opened = Document(io.BytesIO(word(small(text))))
    assert len(opened.tables) == 1


def test_a_control_character_is_left_out_and_a_line_break_kept() -> None:
    part = written(small("a\x00\x0b<b>&\r\nc\td"))["word/document.xml"]
    cell = found(part, "w:tbl")[0].findall(".//w:t", NAMES)[-3:]
    assert [one.text for one in cell] == ["a<b>&", "c", "d"]
    assert len(found(part, "w:tbl")[0].findall("w:tr[2]//w:br", NAMES)) == 1


def test_a_long_table_has_a_row_for_every_record() -> None:
    part = unpacked(word(sample(activities=1000)))["word/document.xml"]
    assert max(len(table.findall("w:tr", NAMES)) for table in found(part, "w:tbl")) == 1002


def test_an_empty_table_says_that_nothing_is_recorded() -> None:
    empty = Section("Leads", (Table("Leads", "Lead agencies", (Column("Agency"),), ()),))
    opened = Document(io.BytesIO(word(Outline("Note", "en", sample().as_of, "Government", "note", (empty,)))))
    assert "Nothing is recorded." in [p.text for p in opened.paragraphs]
    assert opened.tables == []


@pytest.mark.parametrize(("note", "kept"), [("A note.", True), ("", False)])
def test_the_last_row_of_a_long_table_stays_with_the_note_below_it(note: str, kept: bool) -> None:
    table = Table("T", "T", (Column("A"),), tuple((str(n),) for n in range(40)), note)
    outline = Outline("Title", "en", sample().as_of, "Government", "note", (Section("One", (table,)),))
    rows = Document(io.BytesIO(word(outline))).tables[0].rows
    assert [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in rows[-2:]] == [False, kept]
