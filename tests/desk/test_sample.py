"""The sample desk tells a story that every part of the product can show."""

import json
from pathlib import Path

import pytest

from pbdesk.desk import checking, measuring, opening, reading, writing
from pbdesk.desk.measuring import Profile
from pbdesk.records.kind import Type
from pbdesk.records.kinds import KINDS
from pbdesk.resources import resource


@pytest.fixture
def told(tmp_path: Path) -> Profile:
    """The profile of the sample's country on a day."""
    with opening.new(tmp_path / "sample.pbdesk", government="NOR", person="Kari", sample=True) as desk:
        assert checking.check(desk) == []
        assert reading.one(desk, writing.country_meant(desk, "COD")).values["code"] == "COD"
        named = reading.Condition("title", "is", "About this sample")
        note = reading.page(desk, reading.Listing(KINDS["note"], (named,))).rows[0]
        assert "Illustrative" in str(note["text"])
        return measuring.profile(desk, writing.country_meant(desk, "COD"), "2026-11-01")


def test_the_sample_has_a_gap_and_an_overlap_of_leads(told: Profile) -> None:
    whole = next(line for line in told.leads if line.dimension is None)
    assert [(gap.since, gap.until) for gap in whole.gaps] == [("2025-01-01", "2025-02-10")]
    assert [(both.since, both.until) for both in whole.overlaps] == [("2026-03-01", "2026-03-31")]


def test_half_of_the_samples_activities_serve_no_objective(told: Profile) -> None:
    deficit = told.figures("strategic_deficit")[0]
    assert (deficit.numerator, deficit.denominator) == (3, 6)


def test_one_of_the_samples_three_policies_waits_for_an_answer(told: Profile) -> None:
    complete = told.figures("complete_records")[0]
    assert (complete.numerator, complete.denominator) == (2, 3)
    assert told.absorption
    assert told.tradeoffs
    assert told.consequences


def test_the_sample_is_told_in_bokmal_word_for_word(tmp_path: Path) -> None:
    words = json.loads(resource("sample/words.nb.json").read_text("utf-8"))
    texts = (Type.TEXT, Type.PROSE)
    for told in json.loads(resource("sample/story.json").read_text("utf-8")):
        fields = KINDS[told["kind"]].by_name
        said = [value for name, value in told.items() if name in fields and fields[name].type in texts]
        assert [text for text in said if " " in text and text[0] not in "@=" and text not in words] == [
            text for text in said if text.startswith("OCHA, HDX")
        ]
    with opening.new(tmp_path / "s.pbdesk", government="NOR", person="Kari", sample=True, language="nb") as desk:
        assert checking.check(desk) == []
        recorded = (reading.Condition("number", "is", "SS 2026/1"),)
        decision = reading.page(desk, reading.Listing(KINDS["decision"], recorded)).rows[0]
        assert decision["title"] == "Utenriksdepartementet leder igjen fra mars"
        found = measuring.profile(desk, writing.country_meant(desk, "COD"), "2026-11-01")
        deficit = found.figures("strategic_deficit")[0]
        assert (deficit.numerator, deficit.denominator) == (3, 6)
