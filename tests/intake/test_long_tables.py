"""A table of more rows than are planned at a time is one table: nothing is lost or told twice where its parts meet."""

import csv
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pbdesk.desk import checking, reading, receiving, undoing
from pbdesk.desk.receiving import Hints
from pbdesk.intake import packed
from pbdesk.intake.packed import PART, Kept, LongColumn
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing, Records

ROWS = PART + 400
HEADINGS = ["Project ID", "Project title", "Implementing agency", "Budget (USD)"]
ACTIVITY = KINDS["activity"]

Rows = list[list[str]]


def rows() -> Rows:
    return [[f"P-{n}", f"Wells in district {n}", f"Agency {n % 7}", str(1000 + n)] for n in range(ROWS)]


def imported(desk: Desk, folder: Path, table: Rows, headings: list[str] = HEADINGS) -> dict[str, Any]:
    """What the report of an import says of its first table."""
    path = folder / "long.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *table])
    report = receiving.accept(desk, receiving.prepare(desk, path, Hints()), "Kari")
    return report["tables"][0]  # type: ignore[no-any-return]


def counts(told: dict[str, Any]) -> tuple[int, ...]:
    return tuple(told[name] for name in ("created", "updated", "unchanged", "refused", "gone_count"))


def titles(desk: Desk) -> list[str]:
    with desk.reading() as connection:
        return [str(one) for _, one in Records(connection).tuples(Listing(ACTIVITY, fields=("title",)))]


def test_every_row_is_written_once_and_all_of_it_is_taken_back_as_one(desk: Desk, tmp_path: Path) -> None:
    told = imported(desk, tmp_path, rows())
    assert (told["rows"], told["first_row"], told["last_row"]) == (ROWS, 2, ROWS + 1)
    assert counts(told) == (ROWS, 0, 0, 0, 0)
    assert titles(desk) == [title for _, title, _, _ in rows()]
    assert len(reading.page(desk, Listing(KINDS["actor"])).rows) == 7
    undoing.undo(desk, "Kari")
    assert titles(desk) == []
    assert checking.check(desk) == []


def test_the_next_edition_changes_makes_and_misses_rows_in_every_part(desk: Desk, tmp_path: Path) -> None:
    imported(desk, tmp_path, rows())
    assert counts(imported(desk, tmp_path, rows())) == (0, 0, ROWS, 0, 0)
    table = rows()
    for at in (5, PART, ROWS - 1):
        table[at][1] = f"Changed {at}"
    del table[PART - 1]
    told = imported(desk, tmp_path, [*table, ["P-new", "New wells", "Agency 1", "7"]])
    assert counts(told) == (1, 3, ROWS - 4, 0, 1)
    assert [one["title"] for one in told["gone"]] == [f"Wells in district {PART - 1}"]
    assert {f"Changed {at}" for at in (5, PART, ROWS - 1)} <= set(titles(desk))


def test_rows_that_say_the_same_are_counted_however_far_they_are_apart(desk: Desk, tmp_path: Path) -> None:
    table = [["", *one[1:]] for one in rows()]
    table[-1] = list(table[0])
    told = imported(desk, tmp_path, table)
    assert (told["key_reason"], counts(told)) == ("not-alone", (ROWS, 0, 0, 0, 0))
    assert [one["row"] for one in told["problems"] if one["code"] == "row-repeats"] == [ROWS + 1]
    assert counts(imported(desk, tmp_path, table)) == (0, 0, ROWS, 0, 0)


def test_a_name_is_known_by_standing_alone_in_another_part(desk: Desk, tmp_path: Path) -> None:
    table = rows()
    table[0][2], table[-1][2], table[-2][2] = "Wells for all / Bread for all", "Wells for all", "Bread for all"
    imported(desk, tmp_path, table)
    names = {str(one["name"]) for one in reading.page(desk, Listing(KINDS["actor"])).rows}
    assert names == {*(f"Agency {n}" for n in range(7)), "Wells for all", "Bread for all"}


def test_what_holds_for_the_whole_table_is_told_once(desk: Desk, tmp_path: Path) -> None:
    told = imported(desk, tmp_path, rows(), [*HEADINGS[:3], "Budget"])
    bare = [one for one in told["problems"] if one["code"] == "money-without-currency"]
    assert [one["message"].values["n"] for one in bare] == [ROWS]


def test_yearly_amounts_of_every_part_belong_to_their_activities(desk: Desk, tmp_path: Path) -> None:
    table = [[*one[:2], str(n), str(2 * n)] for n, one in enumerate(rows(), 1)]
    headings = [*HEADINGS[:2], "Disbursed 2022 (NOK)", "Disbursed 2023 (NOK)"]
    assert counts(imported(desk, tmp_path, table, headings)) == (ROWS, 0, 0, 0, 0)
    with desk.reading() as connection:
        records = Records(connection)
        flows = records.tuples(Listing(KINDS["flow"], fields=("activity", "year", "amount")))
        reference = {one: str(said) for one, said in records.tuples(Listing(ACTIVITY, fields=("reference",)))}
    assert len(flows) == 2 * ROWS
    for _, activity, year, amount in flows:
        number = int(reference[activity].removeprefix("P-")) + 1
        assert amount == number * 1000 * (2 if year == 2023 else 1)


def test_what_waits_counts_its_rows_and_comes_back_as_it_was() -> None:
    kept: Kept[list[str]] = Kept()
    for part in (["a", "b"], [], ["c"]):
        kept.add(part, len(part))
    assert (len(kept), list(kept)) == (3, [["a", "b"], ["c"]])


@settings(max_examples=40)
@given(st.sampled_from([0, 1, PART - 1, PART, PART + 1, 2 * PART + 3]), st.slices(2 * PART + 3))
@example(2 * PART + 3, slice(PART, 2 * PART))
def test_a_packed_column_is_read_as_a_list_is(height: int, some: slice) -> None:
    values = list(range(height))
    column = LongColumn()
    for start in range(0, height, PART):
        part = values[start : start + PART]
        column.add(packed.packed(part), len(part))
    assert column[some] == values[some]
    assert (len(column), list(column), column == values) == (height, values, True)
    assert not height or (column[0], column[-1]) == (0, height - 1)
