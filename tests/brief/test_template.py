"""A ministry's own template: its looks are used, the structure and numbering of the document stay."""

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Cm, Pt, Twips

from pbdesk.brief.package import packed, unpacked
from pbdesk.brief.template import template
from pbdesk.brief.word import word
from pbdesk.errors import FileNotUnderstood
from tests.brief.sample import sample
from tests.brief.valid import faults

NORWEGIAN = b'w:styleId="Overskrift1"'


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A template whose first heading is 31 points large and known by a Norwegian id, as Word writes it there."""
    made = docx.Document()
    made.styles["Heading 1"].font.size = Pt(31)
    made.save(str(tmp_path / "ours.docx"))
    parts = unpacked((tmp_path / "ours.docx").read_bytes())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:styleId="Heading1"', NORWEGIAN)
    (tmp_path / "theirs.docx").write_bytes(packed(parts))
    return tmp_path / "theirs.docx"


def test_the_headings_look_as_in_the_template(theirs: Path) -> None:
    written = docx.Document(io.BytesIO(word(sample(), template(theirs))))
    first = next(one for one in written.paragraphs if one.style and one.style.name == "Heading 1")
    assert first.style is not None
    assert first.style.font.size == Pt(31)


def test_every_style_of_the_document_exists_once(theirs: Path) -> None:
    parts = unpacked(word(sample(), template(theirs)))
    assert NORWEGIAN not in parts["word/styles.xml"]
    for style in (b"Heading1", b"BriefTable", b"NumberedParagraph", b"Marking"):
        assert parts["word/styles.xml"].count(b'w:styleId="' + style + b'"') == 1


def test_paragraphs_are_numbered_by_the_document_and_not_by_the_template(theirs: Path) -> None:
    written = docx.Document(io.BytesIO(word(sample(), template(theirs))))
    style = written.styles["List Bullet"].element
    assert style.xpath("w:pPr/w:numPr/w:numId/@w:val") == ["2"]


def test_the_theme_of_the_template_comes_along(theirs: Path) -> None:
    parts = unpacked(word(sample(), template(theirs)))
    assert parts["word/theme/theme1.xml"] == unpacked(theirs.read_bytes())["word/theme/theme1.xml"]


LOGO = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")


@pytest.fixture
def ministry(tmp_path: Path) -> Path:
    """A template with a logo on the first page, a name on the others, an address, broad margins and a text."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height, section.left_margin = Cm(21), Cm(29.7), Cm(4)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(LOGO), width=Cm(2))
    section.header.paragraphs[0].text = "Ministry of Foreign Affairs"
    section.footer.paragraphs[0].text = "Post box 8114"
    made.add_paragraph("A text of the template.")
    made.save(str(tmp_path / "ministry.docx"))
    return tmp_path / "ministry.docx"


def changed(source: Path, name: str, part: str, before: bytes, after: bytes) -> Path:
    """A template in which a part reads otherwise."""
    parts = unpacked(source.read_bytes())
    found = [one for one in parts if one.startswith(part) and before in parts[one]]
    path = source.with_name(name)
    path.write_bytes(packed(parts | {one: parts[one].replace(before, after) for one in found}))
    return path


def test_letterhead_and_margins_of_the_template_stand_around_the_text(ministry: Path) -> None:
    written = docx.Document(io.BytesIO(word(sample(), template(ministry))))
    first = written.sections[0]
    assert first.left_margin == Twips(2268)
    assert first.different_first_page_header_footer
    assert len(first.first_page_header._element.xpath(".//w:drawing")) == 1
    assert "Ministry of Foreign Affairs" in [one.text for one in first.header.paragraphs]
    assert "Post box 8114" in [one.text for one in first.footer.paragraphs]
    assert "A text of the template." not in [one.text for one in written.paragraphs]


def test_every_head_and_foot_is_marked_above_and_below_the_letterhead(ministry: Path) -> None:
    written = docx.Document(io.BytesIO(word(sample(), template(ministry))))
    for section in written.sections:
        first = (section.first_page_header, section.first_page_footer)
        apart = first if section.different_first_page_header_footer else ()
        for edge in (section.header, section.footer, *apart):
            assert sample().marking in [one.text for one in edge.paragraphs]
    assert [one.different_first_page_header_footer for one in written.sections][1:] == [False] * (
        len(written.sections) - 1
    )


@pytest.mark.parametrize("ending", ["docx", "dotx", "docm"])
def test_a_document_by_a_template_is_valid_whatever_word_calls_the_template(ministry: Path, ending: str) -> None:
    path = ministry.with_name(f"template.{ending}")
    path.write_bytes(ministry.read_bytes())
    assert faults(word(sample(), template(path)), "docx") == []


def test_a_caption_stays_with_its_table_whatever_the_template_says(theirs: Path) -> None:
    written = docx.Document(io.BytesIO(word(sample(), template(theirs))))
    assert written.styles["Caption"].element.xpath("count(w:pPr/w:keepNext)") == 1


def test_headings_that_another_program_named_in_norwegian_are_headings(theirs: Path) -> None:
    path = changed(theirs, "norsk.docx", "word/styles", b'w:name w:val="heading 1"', b'w:name w:val="Overskrift 1"')
    written = docx.Document(io.BytesIO(word(sample(), template(path))))
    first = next(one for one in written.paragraphs if one.style and one.style.style_id == "Heading1")
    assert first.style is not None
    assert first.style.font.size == Pt(31)


@pytest.mark.parametrize(
    ("part", "before", "after", "said"),
    [
        ("word/_rels/header", b'Target="media/image1.gif"', b'Target="http://x.org/1.png" TargetMode="External"',
         "head or foot holds more than text and pictures"),
        ("word/styles", b"<w:styles ", b"<!DOCTYPE a><w:styles ", "no Word document with styles"),
        ("word/styles", b"w:styles", b"w:other", "no Word document with styles"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_serve_is_refused_with_what_to_do(
    ministry: Path, part: str, before: bytes, after: bytes, said: str
) -> None:
    with pytest.raises(FileNotUnderstood, match=said):
        template(changed(ministry, "other.docx", part, before, after))


def test_a_template_that_is_not_there_is_said_not_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="it is not there"):
        template(tmp_path / "none.docx")


def test_what_is_no_word_file_is_refused_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("not a document")
    with pytest.raises(FileNotUnderstood, match=r"choose a \.docx or \.dotx"):
        template(tmp_path / "text.docx")
