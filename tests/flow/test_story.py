"""The README's story on the real workbook that ships with the product."""

from decimal import Decimal
from pathlib import Path

from pbdesk.resources import resource
from tests.flow.story import Known, main_job

ROWS, BUDGET = 621, Decimal("236337131.50")
"""Counted in the file with a spreadsheet library: rows below the headings, the sum of the cells under BUDGET."""


def test_the_main_job_goes_from_a_ministrys_workbook_to_a_brief_and_back(tmp_path: Path) -> None:
    file = resource("sample/drc-activities-2025.xlsx")
    read, sum_of_budgets, left = main_job(Known(file, ROWS, BUDGET, "eau", "COD", "USD"), tmp_path)
    assert (read, sum_of_budgets, left) == (ROWS, BUDGET, 0)
