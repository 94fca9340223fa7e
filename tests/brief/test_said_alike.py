"""A figure is said alike in every rendering of a paper: in Word, in the workbook, and on the pages of the window."""

import io

import openpyxl
import pytest
from docx import Document

from pbdesk.brief.excel import excel
from pbdesk.brief.outline import Indicator, Measure, Outline, Profile, Section
from pbdesk.brief.word import word
from pbdesk.brief.words import words
from tests.brief.sample import sample


def paper(measure: Measure, before: Measure | None = None) -> Outline:
    asked = Indicator("Agency", "Contradictions resolved", measure, before=before)
    profile = Profile("Profile", "The profile", (asked,))
    return Outline("Note", "en", sample().as_of, "Government", "note", (Section("Coherence", (profile,)),))


def in_word(of: Outline) -> list[str]:
    """The cells of the row of the profile, behind the question."""
    rows = Document(io.BytesIO(word(of))).tables[0].rows
    return [cell.text for cell in rows[1].cells][2:]


def in_workbook(of: Outline) -> list[object]:
    """The same row of the workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(excel(of)), data_only=True)["Profile"]
    return [cell.value for cell in sheet[6]][2:]


def test_where_no_record_is_held_nothing_is_recorded_and_a_dash_stands_for_the_share() -> None:
    of = paper(Measure(None, 0, 0), before=Measure(None, 0, 0))
    assert in_word(of) == ["nothing recorded", "–", "–", "0"]
    assert in_workbook(of)[:5] == ["nothing recorded", 0, "–", "–", 0]


@pytest.mark.parametrize("measure", [Measure(None, 0, 3), Measure(None, 0, None), Measure(None, 25)])
def test_what_is_not_known_is_never_said_to_be_nothing(measure: Measure) -> None:
    assert in_word(paper(measure))[1] == "not known"
    assert in_workbook(paper(measure))[:3] == ["not known", measure.denominator, "not known"]


def test_a_workbook_takes_the_place_of_the_dash_by_the_share_once_numbers_are_put_in() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(excel(paper(Measure(None, 0, 0)))))["Profile"]
    assert sheet["E6"].value == '=IFERROR(C6/D6,"–")'


@pytest.mark.parametrize(
    ("measure", "said"),
    [(None, "–"), (Measure(None, 0, 0), "–"), (Measure(None, 0, 2), "not known"), (Measure(1, 4), "25%")],
)
def test_a_share_is_said_in_one_way_wherever_it_stands(measure: Measure | None, said: str) -> None:
    assert words("en").share(measure) == said
