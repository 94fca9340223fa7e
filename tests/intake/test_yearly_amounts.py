"""Yearly amounts beside activities become records of their own, once, and follow the next edition."""

from pathlib import Path

from pbdesk.desk import checking
from pbdesk.desk.receiving import accept, prepare
from pbdesk.intake.tables import Hints
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing, Records

FIRST = "Project ID,Project title,Disbursed 2022 (NOK),Disbursed 2023 (NOK)\nA1,Courts,10,20\nA2,Wells,,5\n"


def sent(desk: Desk, folder: Path, text: str) -> dict[str, list[int]]:
    path = folder / "yearly.csv"
    path.write_text(text, "utf-8")
    told = accept(desk, prepare(desk, path, Hints()), "Kari")
    return {
        one["kind"]: [one[name] for name in ("created", "updated", "unchanged", "refused")] for one in told["tables"]
    }


def amounts(desk: Desk) -> list[tuple[str, int, int]]:
    with desk.reading() as connection:
        records = Records(connection)
        flows = records.listed(Listing(KINDS["flow"]))
        titles = records.titles({str(one["activity"]) for one in flows})
    return sorted((titles[str(one["activity"])], int(str(one["year"])), int(str(one["amount"]))) for one in flows)


def test_each_year_of_each_activity_is_one_yearly_amount(desk: Desk, tmp_path: Path) -> None:
    assert sent(desk, tmp_path, FIRST) == {"activities": [2, 0, 0, 0], "flows": [3, 0, 0, 0]}
    assert amounts(desk) == [("Courts", 2022, 10_000), ("Courts", 2023, 20_000), ("Wells", 2023, 5_000)]
    assert checking.check(desk) == []


def test_the_same_file_again_makes_no_amount_twice(desk: Desk, tmp_path: Path) -> None:
    sent(desk, tmp_path, FIRST)
    assert sent(desk, tmp_path, FIRST) == {"activities": [0, 0, 2, 0], "flows": [0, 0, 3, 0]}


def test_the_next_edition_changes_its_amounts(desk: Desk, tmp_path: Path) -> None:
    sent(desk, tmp_path, FIRST)
    assert sent(desk, tmp_path, FIRST.replace("10,20", "10,25"))["flows"] == [0, 1, 2, 0]
    assert ("Courts", 2023, 25_000) in amounts(desk)


def test_amounts_whose_currency_nothing_says_are_left_out_and_it_is_said(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text(FIRST.replace(" (NOK)", ""), "utf-8")
    plan = prepare(desk, path, Hints()).plan
    assert plan is not None
    assert [one.kind.name for one in plan.tables] == ["activity"]
    assert "money-without-currency" in {problem.code for problem in plan.tables[0].table.problems}
