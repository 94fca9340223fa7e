"""The brief of a country, from a desk's own records."""

import hashlib
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from pbdesk.desk import briefing
from pbdesk.desk.composing.tongue import entries
from pbdesk.desk.wanted import Wanted
from pbdesk.errors import RuleBroken
from pbdesk.store.desk import Desk
from tests.held import add

DAY = "2026-06-30"


@pytest.fixture
def country(desk: Desk) -> str:
    """A country with an activity, a decision and a lead."""
    made = add(desk, "country", name="Congo", code="COD")
    agency = add(desk, "actor", name="Ministry of Foreign Affairs", own=1)
    decision = add(desk, "decision", title="Foreign Affairs leads", number="1", date="2026-01-05", text="It leads.",
                   status="recorded", country=made, marking="restricted")  # fmt: skip
    add(desk, "assignment", agency=agency, country=made, start="2026-01-05", decision=decision)
    add(
        desk, "decision", title="More money for courts", status="draft", type="allocates", country=made, proposer=agency
    )
    add(desk, "activity", title="=1+1", country=made, agency=agency, budget=1_500_000, currency="NOK")
    return made


def words_of(path: Path) -> str:
    """Every word of a document's paragraphs and tables."""
    read = docx.Document(str(path))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells])


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Ministry of Foreign Affairs"), ("nb", "Tilråding"), ("fr", "Recommandation")]
)
def test_a_brief_speaks_the_language_asked_for(
    desk: Desk, country: str, tmp_path: Path, language: str, said: str
) -> None:
    path = tmp_path / "brief.docx"
    briefing.write(desk, Wanted("brief", country, as_of=DAY, language=language), path)
    assert said in words_of(path)
    assert "More money for courts" in words_of(path)


def test_the_same_desk_gives_the_same_brief(desk: Desk, country: str, tmp_path: Path) -> None:
    wanted = Wanted("brief", country, as_of=DAY)
    digests = {briefing.write(desk, wanted, tmp_path / name).digest for name in ("one.docx", "two.docx")}
    assert digests == {hashlib.sha256((tmp_path / "one.docx").read_bytes()).hexdigest()}


def test_a_title_that_looks_like_a_formula_is_a_text(desk: Desk, country: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.xlsx"
    briefing.write(desk, Wanted("brief", country, as_of=DAY), path)
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row if cell.value == "=1+1"]
    assert cells
    assert all(cell.data_type != "f" for cell in cells)


def test_a_brief_is_not_marked_lower_than_what_it_contains(desk: Desk, country: str, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="restricted"):
        briefing.write(desk, Wanted("brief", country, as_of=DAY, marking="internal"), tmp_path / "brief.docx")
    assert not (tmp_path / "brief.docx").exists()


def test_an_empty_country_still_makes_a_brief(desk: Desk, tmp_path: Path) -> None:
    mali = add(desk, "country", name="Mali", code="MLI")
    briefing.write(desk, Wanted("brief", mali, as_of=DAY), tmp_path / "brief.docx")
    assert "not known" in words_of(tmp_path / "brief.docx")


def test_the_words_of_the_brief_are_there_in_every_language() -> None:
    lists = [entries(one) for one in ("en", "nb", "fr")]
    assert list(lists[0]) == list(lists[1]) == list(lists[2])


@pytest.mark.parametrize(("kind", "pages"), [("brief", 0), ("brief", 2), ("note", 0)])
def test_a_paper_whose_annexes_are_only_named_has_the_same_body_and_the_same_is_said_of_it(
    desk: Desk, country: str, kind: str, pages: int
) -> None:
    wanted = Wanted(kind, country, as_of=DAY, pages=pages)
    whole, begun = briefing.prepare(desk, wanted), briefing.prepare(desk, wanted, annexed=False)
    named = [replace(one, blocks=(), wide=False) if one.annex else one for one in whole.outline.sections]
    assert any(one.annex for one in named)
    assert list(begun.outline.sections) == named
    assert (begun.remarks, begun.marking, begun.sections) == (whole.remarks, whole.marking, whole.sections)
