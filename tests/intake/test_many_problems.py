"""Of a sheet full of faults only so many are kept in words, but never is what holds for a whole column lost."""

from pathlib import Path

from pbdesk.desk import receiving
from pbdesk.intake.tables import KEPT_PROBLEMS
from pbdesk.store.desk import Desk

ROWS = KEPT_PROBLEMS + 100


def test_what_holds_for_a_column_is_said_after_a_thousand_rows_that_are_not_understood(
    desk: Desk, tmp_path: Path
) -> None:
    said = ["2026-05-01", "when it rains"]
    rows = [f"P-{n},Wells of village {n},{n + 1000},{said[n % 2]}" for n in range(2 * ROWS)]
    file = tmp_path / "wells.csv"
    file.write_text("\n".join(["Project ID,Project title,Budget,Start date", *rows]), "utf-8")
    (table,) = receiving.report(receiving.prepare(desk, file, receiving.Hints()), dry_run=True)["tables"]
    assert table["problem_count"] > ROWS
    assert len([one for one in table["problems"] if one["row"] is not None]) == KEPT_PROBLEMS
    assert "money-without-currency" in {one["code"] for one in table["problems"]}
