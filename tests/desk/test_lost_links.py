"""A desk's own workbook, edited so that a link leads nowhere, is refused in words row by row; the rest is taken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pbdesk.desk import exporting, opening, reading, receiving, writing
from pbdesk.desk.receiving import Hints
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk

NOWHERE = "0190aaaa-0000-7000-8000-000000000000"


@pytest.fixture
def held(desk: Desk) -> dict[str, str]:
    norad = writing.add(desk, KINDS["actor"], {"name": "Norad"}, "Kari")
    made = {
        title: writing.add(desk, KINDS["activity"], {"title": title, "agency": norad}, "Kari") for title in ("A", "B")
    }
    flow: dict[str, Value] = {"activity": made["A"], "year": 2026, "type": "planned", "amount": 5000, "currency": "NOK"}
    return {"norad": norad, **made, "flow": writing.add(desk, KINDS["flow"], flow, "Kari")}


def edited(desk: Desk, folder: Path, edit: Callable[[Any, str], str | None]) -> Path:
    """The desk's export, each cell given anew by its sheet and what it says."""
    path = folder / "desk.xlsx"
    exporting.export(desk, path, None)
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(min_row=3, min_col=2):
            for cell in row:
                if isinstance(cell.value, str) and (new := edit(sheet.title, cell.value)):
                    cell.value = new
    book.save(path)
    return path


def tables(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {table["kind"]: table for table in report["tables"]}


def test_a_row_that_points_nowhere_is_refused_and_the_desk_keeps_what_it_knows(
    desk: Desk, held: dict[str, str], tmp_path: Path
) -> None:
    path = edited(
        desk, tmp_path, lambda sheet, said: NOWHERE if (sheet, said) == ("Activities", held["norad"]) else None
    )
    report = receiving.accept(desk, receiving.prepare(desk, path, Hints()), "Kari")
    told = tables(report)["activities"]
    assert (told["updated"], told["refused"]) == (0, 2)
    assert {one["code"] for one in told["problems"]} == {"points-nowhere"}
    assert "Agency points to a record that neither the desk nor this workbook has." in told["problems"][0]["message"]
    assert reading.one(desk, held["A"]).values["agency"] == held["norad"]


def test_what_belongs_to_a_refused_record_is_refused_with_it(desk: Desk, held: dict[str, str], tmp_path: Path) -> None:
    path = edited(
        desk, tmp_path, lambda sheet, said: NOWHERE if (sheet, said) == ("Activities", held["norad"]) else None
    )
    with opening.new(tmp_path / "other.pbdesk", government="NOR", person="Kari") as other:
        told = tables(receiving.accept(other, receiving.prepare(other, path, Hints()), "Kari"))
    assert (told["activities"]["refused"], told["activities"]["created"]) == (2, 0)
    assert (told["flows"]["refused"], told["flows"]["created"]) == (1, 0)
    assert told["actors"]["created"] == 1


def test_a_link_to_a_record_of_another_kind_is_refused(desk: Desk, held: dict[str, str], tmp_path: Path) -> None:
    path = edited(
        desk, tmp_path, lambda sheet, said: held["B"] if (sheet, said) == ("Activities", held["norad"]) else None
    )
    assert tables(receiving.report(receiving.prepare(desk, path, Hints()), dry_run=True))["activities"]["refused"] == 2
