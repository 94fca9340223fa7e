"""`pbdesk coherence` in the shell: narrowed, part by part, as known then, compared."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pbdesk.cli import main

TODAY = datetime.now(UTC).date().isoformat()


@pytest.fixture
def sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "sample.pbdesk"
    assert main(["new", str(path), "--government", "NOR", "--sample"]) == 0
    capsys.readouterr()
    return path


def document(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> Any:
    assert main(["coherence", str(path), "--country", "COD", "--json", *options]) == 0
    return json.loads(capsys.readouterr().out)


def figures(told: Any) -> dict[str, Any]:
    return {one["name"]: one for element in told["elements"].values() for one in element}


def test_each_figure_tells_all_that_is_known_of_it(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, sample, "--as-of", "2026-06-30")
    deficit = figures(told)["strategic_deficit"]
    assert deficit["published"]["share"] == "0.55"
    assert deficit["previous"]["denominator"] is not None
    assert {"question", "formula", "source", "basis", "numerator", "denominator", "not_known", "label"} <= set(deficit)
    assert set(told["elements"]) == {"agency", "whole of government", "external", "internal/external"}
    assert all(finding["why"] for finding in told["findings"])


def test_a_figure_says_what_it_is_not_narrowed_by(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = figures(document(capsys, sample, "--dimension", "security", "--as-of", "2026-06-30"))
    assert told["strategic_deficit"]["not_narrowed_by"] == []
    assert told["complete_records"]["not_narrowed_by"] == ["dimension"]
    assert told["self_evaluations_in_date"]["not_narrowed_by"] == ["country", "dimension"]


def test_parts_are_told_agency_by_agency(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, sample, "--by", "agency", "--as-of", "2026-06-30")
    deficits = [one for one in told["parts"] if one["name"] == "strategic_deficit"]
    assert sum(one["denominator"] for one in deficits) == figures(told)["strategic_deficit"]["denominator"]
    assert ["Ministry of Defence"] in [one["label"] for one in deficits]


def test_the_profile_as_known_today_is_the_profile(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now, known = document(capsys, sample, "--as-of", TODAY), document(capsys, sample, "--known", TODAY)
    assert known.pop("known") == TODAY
    assert now.pop("known") is None
    assert known == now


def test_a_day_before_the_desk_is_refused_in_one_line(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coherence", str(sample), "--country", "COD", "--known", "2001-01-01"]) == 1
    assert capsys.readouterr().err.startswith("pbdesk: Nothing was known on 2001-01-01")


def test_two_days_are_compared_figure_by_figure(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, sample, "--as-of", "2026-06-30", "--compare", "2025-01-31", "--compare-known", TODAY)
    assert (told["before"]["as_of"], told["now"]["as_of"]) == ("2025-01-31", "2026-06-30")
    carried = next(one for one in told["figures"] if one["name"] == "decisions_carried_out")
    assert carried["difference"] == carried["now"]["numerator"] - carried["before"]["numerator"]
    assert len(carried["came"]) - len(carried["left"]) == carried["difference"]
    assert all(one["title"] for one in carried["came"])


def test_the_words_of_the_shell_tell_rates_labels_and_what_is_not_known(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["coherence", str(sample), "--country", "COD", "--as-of", "2026-06-30", "--by", "dimension"]) == 0
    told = capsys.readouterr().out
    assert "requests per month (" in told
    assert "Days with a lead · whole country: " in told
    assert "Beside the profile" in told
    assert "Part by part" in told
    assert "not known" in told
