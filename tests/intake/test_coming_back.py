from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pbdesk.desk import opening, profiles, reading, receiving, telling, undoing, writing
from pbdesk.errors import NotUnderstood
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing
from tests.intake import writing as sheets

PERSON = "Kari Nordmann"
HEADINGS = ["Project ID", "Project title", "Implementing agency", "Budget (USD)"]
ACTIVITY, ACTOR = KINDS["activity"], KINDS["actor"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opening.new(tmp_path / "small.pbdesk", government="NOR", person=PERSON) as made:
        yield made


def rows(numbers: range, **other: str) -> list[list[object]]:
    return [[f"P-{n}", other.get(f"P{n}", f"Wells in district {n}"), f"Agency {n % 3}", 1000 + n] for n in numbers]


def file(folder: Path, name: str, table: list[list[object]], headings: list[str] = HEADINGS) -> Path:
    path = folder / name
    path.write_bytes(sheets.workbook([headings, *table]))
    return path


def imported(desk: Desk, path: Path, hints: receiving.Hints | None = None, remember: str = "") -> dict[str, Any]:
    """The report of an import, and its one table."""
    received = receiving.prepare(desk, path, hints or receiving.Hints())
    return receiving.accept(desk, received, PERSON, remember=remember)


def counts(report: dict[str, Any]) -> tuple[int, int, int, int]:
    table = report["tables"][0]
    return table["created"], table["updated"], table["unchanged"], table["refused"]


def activities(desk: Desk) -> dict[str, dict[str, Any]]:
    return {str(one["reference"]): one for one in reading.page(desk, Listing(ACTIVITY)).rows}


def test_the_same_file_changes_nothing_and_is_known_by_its_digest(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "march.xlsx", rows(range(8)))
    first = imported(desk, path)
    again = imported(desk, path)
    assert (first["same_as"], counts(again), again["import"]) == (None, (0, 0, 8, 0), None)
    assert again["same_as"]["import"] == first["import"]
    undoing.undo(desk, PERSON)
    assert receiving.prepare(desk, path, receiving.Hints()).before is None


def test_the_same_file_is_read_as_it_was_read_then_but_for_what_is_said_otherwise(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "march.xlsx", [row[1:] for row in rows(range(8))], HEADINGS[1:])
    said = receiving.Hints(country="MLI", currency="XOF")
    assert counts(imported(desk, path, said)) == (8, 0, 0, 0)
    again = receiving.prepare(desk, path, receiving.Hints(currency="USD", shown=5))
    assert (again.hints.country, again.hints.currency, again.hints.shown) == ("MLI", "USD", 5)
    assert counts(imported(desk, path)) == (0, 0, 8, 0)
    undoing.undo(desk, PERSON)
    assert receiving.prepare(desk, path, receiving.Hints()).hints.country == ""


def test_rows_that_have_disappeared_are_listed_and_stay(desk: Desk, tmp_path: Path) -> None:
    imported(desk, file(tmp_path, "march.xlsx", rows(range(8))))
    table = imported(desk, file(tmp_path, "april.xlsx", rows(range(2, 9))))["tables"][0]
    assert (table["gone_count"], [one["title"] for one in table["gone"]]) == (
        2, ["Wells in district 0", "Wells in district 1"],
    )  # fmt: skip
    assert len(activities(desk)) == 9


def test_an_edition_whose_headings_are_worded_otherwise_is_still_an_edition(desk: Desk, tmp_path: Path) -> None:
    imported(desk, file(tmp_path, "march.xlsx", rows(range(8))))
    headings = ["Project ID", "Project title", "Implementing agency", "Budget (USD, as of 30 April)"]
    changed = rows(range(9), P3="Wells and pumps in district 3")
    assert counts(imported(desk, file(tmp_path, "april.xlsx", changed, headings))) == (1, 1, 7, 0)


def test_two_senders_who_both_number_from_one_never_meet(desk: Desk, tmp_path: Path) -> None:
    imported(desk, file(tmp_path, "one.xlsx", rows(range(8))))
    others = [[f"P-{n}", f"Courthouse {n}", "Ministry of Justice", 7] for n in range(8)]
    headings = ["Project ID", "Project title", "Implementing agency", "Total budget USD"]
    report = imported(desk, file(tmp_path, "two.xlsx", others, headings))
    assert counts(report) == (8, 0, 0, 0)
    assert {one["code"] for one in report["tables"][0]["problems"]} == {"may-be-known"}
    assert report["tables"][0]["mends"] == {"look for doubles": 8}


def test_a_profile_remembers_what_was_said_and_the_next_edition_needs_no_telling(desk: Desk, tmp_path: Path) -> None:
    headings = ["Nr", "What", "Who", "Amount"]
    said = receiving.Hints(
        kind="activity", country="COD", profile={"Nr": "id", "What": "title", "Who": "agency", "Amount": "budget"},
        units={"Amount": ("NOK", 1000)},
    )  # fmt: skip
    imported(desk, file(tmp_path, "march.xlsx", rows(range(8)), headings), said, remember="The directorate")
    assert profiles.names(desk) == ["The directorate"]
    april = file(tmp_path, "april.xlsx", rows(range(9), P1="Pumps"), headings)
    hints = profiles.hints_of(desk, "The directorate", receiving.Hints())
    assert (hints.country, hints.profile["What"], hints.units) == ("COD", "title", {"Amount": ("NOK", 1000)})
    assert counts(imported(desk, april, hints)) == (1, 1, 7, 0)
    held = activities(desk)
    assert (held["P-1"]["title"], held["P-1"]["budget"], held["P-1"]["currency"]) == ("Pumps", 1_001_000_000, "NOK")


def test_what_is_said_this_time_goes_before_what_a_profile_remembers(desk: Desk, tmp_path: Path) -> None:
    imported(desk, file(tmp_path, "a.xlsx", rows(range(3))), receiving.Hints(country="COD"), remember="P")
    assert profiles.hints_of(desk, "P", receiving.Hints(country="MLI")).country == "MLI"


def test_a_profile_that_does_not_exist_is_said_in_a_line(desk: Desk) -> None:
    with pytest.raises(NotUnderstood, match="no import profile P; it has: none yet"):
        profiles.hints_of(desk, "P", receiving.Hints())


def test_the_profile_that_fits_is_the_one_whose_columns_are_all_there(desk: Desk, tmp_path: Path) -> None:
    imported(desk, file(tmp_path, "a.xlsx", rows(range(3))), remember="The directorate")
    assert profiles.fitting(desk, [*HEADINGS, "One more"]) == "The directorate"
    assert profiles.fitting(desk, HEADINGS[:-1]) == ""


def test_a_profile_is_remembered_in_the_same_change_as_its_import(desk: Desk, tmp_path: Path) -> None:
    imported(desk, file(tmp_path, "a.xlsx", rows(range(3))), remember="P")
    undoing.undo(desk, PERSON)
    assert (profiles.names(desk), activities(desk)) == ([], {})


def test_a_name_means_the_actor_that_a_person_said_and_a_profile_remembers_it(desk: Desk, tmp_path: Path) -> None:
    directorate = writing.add(desk, ACTOR, {"name": "Directorate for Development"}, PERSON)
    said = receiving.Hints(names={"actor": {"agency 1": directorate}})
    imported(desk, file(tmp_path, "a.xlsx", rows(range(3))), said, remember="P")
    assert activities(desk)["P-1"]["agency"] == directorate
    assert reading.count(desk, Listing(ACTOR)) == 3
    april = file(tmp_path, "b.xlsx", rows(range(6)))
    imported(desk, april, profiles.hints_of(desk, "P", receiving.Hints()))
    assert activities(desk)["P-4"]["agency"] == directorate


def test_the_key_and_its_reason_are_told(desk: Desk, tmp_path: Path) -> None:
    def key(table: list[list[object]]) -> tuple[list[str], str]:
        path = file(tmp_path, "a.xlsx", table)
        table_told = receiving.report(receiving.prepare(desk, path, receiving.Hints()), dry_run=True)["tables"][0]
        return table_told["key"], table_told["key_reason"]

    assert key(rows(range(4))) == (["reference"], "unique")
    repeated = rows(range(4))
    repeated[1][0] = "P-0"
    assert key(repeated) == (["reference", "title"], "repeats")


def test_rows_that_nothing_tells_apart_are_kept_and_told(desk: Desk, tmp_path: Path) -> None:
    twice = [*rows(range(3)), *rows(range(1))]
    report = imported(desk, file(tmp_path, "a.xlsx", twice))
    assert counts(report) == (4, 0, 0, 0)
    assert [(one["row"], one["code"]) for one in report["tables"][0]["problems"]] == [(5, "row-repeats")]
    assert counts(imported(desk, file(tmp_path, "a.xlsx", twice))) == (0, 0, 4, 0)


def test_every_value_tells_the_file_sheet_row_and_day_it_came_from(desk: Desk, tmp_path: Path) -> None:
    imported(desk, file(tmp_path, "march.xlsx", rows(range(3))))
    imported(desk, file(tmp_path, "april.xlsx", rows(range(3), P2="Pumps")))
    record = str(activities(desk)["P-2"]["id"])
    found = telling.provenance(desk, record)
    assert (found["title"].file, found["title"].sheet, found["title"].row) == ("april.xlsx", "Portfolio", 4)
    assert (found["budget"].file, found["budget"].row, found["budget"].person) == ("march.xlsx", 4, PERSON)


def test_a_password_is_never_remembered(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    word = "sesam"
    path.write_bytes(sheets.locked(sheets.workbook([HEADINGS, *rows(range(3))]), word))
    imported(desk, path, replace(receiving.Hints(country="COD"), password=word), remember="P")
    assert word not in str(receiving.imports(desk)[0].detail)
    assert profiles.hints_of(desk, "P", receiving.Hints()).password == ""
