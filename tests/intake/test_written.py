"""What is written in a file is read for the search, whatever its make; one that harms its reader harms nothing else."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from pbdesk.intake import prose, written
from tests.intake import papers

READ = {
    "minutes.txt": "Vedtak: korridoren åpnes\r\n\r\nKivu".encode(),
    "old.csv": "Etat;Sum\nForsvaret – æøå;12".encode("cp1252"),
    "note.htm": b'<?xml version="1.0" encoding="latin-1"?><!-- no --><p>Vidda<p>Fjell',
    "page.html": b"<head><title>t</title><style>p {}</style></head><p>Peace<br>keeping</p><script>x()</script>"
                 b"<table><tr><td>Goma</td><td>Bukavu</td></tr></table>",
    "letter.eml": papers.letter("Corridor", "We agree.\nSee the annex.", "<p>We agree.</p>", "annex.pdf"),
    "paper.docx": papers.word("The corridor stays open.", "Élections à Goma", header="Restricted", cell="UNHCR"),
    "slides.pptx": papers.slides("First things first", "Second"),
    "text.odt": papers.open_text(
        "<text:h>Title</text:h><text:p>one<text:s/>two <text:span>three</text:span> four</text:p>"
    ),
    "plan.xlsx": papers.workbook(["Oblast", "Budget"], ["Kherson", 1200]),
    "page.pdf": papers.pdf("Peace agreement of Lusaka", "Second page"),
}  # fmt: skip
SAID = {
    "minutes.txt": "Vedtak: korridoren åpnes\nKivu",
    "old.csv": "Etat;Sum\nForsvaret – æøå;12",
    "note.htm": "Vidda\nFjell",
    "page.html": "Peace\nkeeping\nGoma\nBukavu",
    "letter.eml": "Corridor\nKari <kari@mfa.example>\nops@dev.example\nWe agree.\nSee the annex.\nannex.pdf",
    "paper.docx": "The corridor stays open.\nÉlections à Goma\nUNHCR\nRestricted",
    "slides.pptx": "First things first\nSecond",
    "text.odt": "Title\none two three four",
    "plan.xlsx": "Frontlines\nOblast Budget\nKherson 1200.0",
    "page.pdf": "Peace agreement of Lusaka\nSecond page",
}


@pytest.mark.parametrize("name", READ)
def test_the_words_of_a_file_are_read_in_their_order(name: str) -> None:
    assert written.read(name, READ[name]) == SAID[name]


def test_what_was_deleted_or_says_the_same_again_is_not_read() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    again = '<m:Fallback xmlns:m="urn:m"><w:p><w:r><w:t>box</w:t></w:r></w:p></m:Fallback>'
    gone = "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
    kept = papers.word_of(f"<w:p>{run.format('We ')}{gone}{run.format('agree')}<w:r><w:tab/></w:r>{again}</w:p>")
    assert written.read("a.docx", kept) == "We agree"
    tracked = "<text:tracked-changes><text:p>never</text:p></text:tracked-changes><text:p>so</text:p>"
    assert written.read("a.odt", papers.open_text(tracked)) == "so"


@pytest.mark.parametrize("name", ["picture.png", "sound.mp3", "tool.exe", "old.doc", "nothing"])
def test_a_file_of_another_make_says_nothing_in_words(name: str) -> None:
    assert written.read(name, b"Peace") is None


def test_a_document_nested_beyond_all_measure_is_read_all_the_same() -> None:
    deep = papers.open_text("<text:p>" * 100_000 + "peace" + "</text:p>" * 100_000)
    assert written.read("deep.odt", deep) == "peace"


def test_a_file_that_says_nothing_is_read_and_empty() -> None:
    assert written.read("scan.pdf", papers.pdf("")) == ""


def _locked() -> bytes:
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(papers.word("Secret"))).encrypt("open sesame", made)
    return made.getvalue()


BROKEN = {
    "cut.docx": papers.word("Peace")[:-200],
    "cut.pdf": b"%PDF-1.7 minutes of the fourth meeting",
    "text.xlsx": b"no workbook at all",
    "locked.docx": _locked(),
    "entities.docx": papers.archive({
        "word/document.xml": '<!DOCTYPE a [<!ENTITY x "peace">]><w:document xmlns:w="w"><w:p>&x;</w:p></w:document>'
    }),
    "bomb.docx": papers.archive({"word/document.xml": b"<a>" + b" " * 64 * 1024**2 + b"</a>"}),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_locked_or_hostile_file_has_no_words_and_harms_nothing(name: str) -> None:
    assert written.read(name, BROKEN[name]) is None


def test_of_a_very_long_file_the_first_half_million_letters_are_read() -> None:
    said = written.read("long.txt", b"peace in our time\n" * 60_000)
    assert said is not None
    assert prose.MOST - 20 <= len(said) <= prose.MOST
    assert len(written.read("line.txt", b"x" * 600_000) or "") == prose.MOST


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", b"<a " * 100_000), ("a.html", b"<" * 200_000), ("a.eml", b"From: " + b"a," * 50_000 + b"\n\nx")],
)
def test_a_file_made_to_keep_its_reader_busy_for_minutes_is_read_within_its_limits(name: str, content: bytes) -> None:
    assert written.read(name, content) is not None


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(READ)), st.binary(max_size=400), st.integers(0, 400))
def test_whatever_bytes_stand_in_a_file_its_words_fit_the_desk_or_are_not_had(name: str, bad: bytes, at: int) -> None:
    content = READ[name][:at] + bad + READ[name][at + len(bad) :]
    try:
        said = prose.written_in(name, content)
    except Exception:  # noqa: BLE001 - the child answers so for each of them
        return
    assert "\0" not in said
    assert said.encode().decode() == said
