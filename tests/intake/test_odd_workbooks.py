"""Odd workbooks as ministries send them are read as an experienced officer reads them."""

from pathlib import Path

from pbdesk.intake.reading import read
from pbdesk.intake.tables import Hints
from tests.intake.odd_workbooks import odd_workbook
from tests.intake.score import score, tables_in

_ENOUGH = 0.99


def test_of_odd_workbooks_in_six_languages_at_least_99_percent_is_understood(tmp_path: Path) -> None:
    won, possible, lost = score(60, 1, tmp_path)
    assert won[""] >= _ENOUGH * possible[""], "\n".join(lost)


def test_the_reading_process_says_what_is_read_without_it(tmp_path: Path) -> None:
    for seed in (3, 1018):
        odd = odd_workbook(tmp_path, seed)
        through_the_child = read(odd.path, Hints()).tables
        assert [(one.kind, one.columns, one.numbers, one.values, one.flows) for one in through_the_child] == [
            (one.kind, one.columns, one.numbers, one.values, one.flows) for one in tables_in(odd.path)
        ]
