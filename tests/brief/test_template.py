"""A ministry's own template: its looks are used, the structure and numbering of the document stay."""

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from pbdesk.brief.package import packed, unpacked
from pbdesk.brief.template import template
from pbdesk.brief.word import word
from pbdesk.errors import FileNotUnderstood
from tests.brief.sample import sample

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


def test_what_is_no_word_file_is_refused_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("not a document")
    with pytest.raises(FileNotUnderstood, match=r"choose a \.docx or \.dotx"):
        template(tmp_path / "text.docx")
