"""Several agencies, sectors or objectives in one cell: understood as several, or the first taken and the rest said."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbdesk.desk import keeping, receiving, writing
from pbdesk.desk.reading import Listing, page
from pbdesk.desk.receiving import Hints
from pbdesk.intake.several import names_in
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.intake import writing as sheets

ACTIVITY = KINDS["activity"]
HEADINGS: list[object] = ["Project ID", "Project title", "Responsible agency", "Sector", "Country"]


def known(*names: str) -> Any:
    return lambda name: name in names


def imported(desk: Desk, folder: Path, *rows: list[object], headings: list[object] = HEADINGS) -> dict[str, Any]:
    path = folder / "several.xlsx"
    path.write_bytes(sheets.workbook([headings, *rows]))
    report = receiving.accept(desk, receiving.prepare(desk, path, Hints()), "Kari")
    return report["tables"][0]  # type: ignore[no-any-return]


def activities(desk: Desk) -> list[dict[str, Any]]:
    found = page(desk, Listing(ACTIVITY, order="reference"))
    names = ("agency", "country", "dimension")
    return [{**row, **{name: found.titles.get(str(row[name]), row[name]) for name in names}} for row in found.rows]


def row(number: int, agency: str, sector: str = "", country: str = "Mali") -> list[object]:
    return [f"P-{number}", f"Wells {number}", agency, sector, country]


def actors(desk: Desk) -> set[str]:
    return {str(one["name"]) for one in page(desk, Listing(KINDS["actor"])).rows}


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("MFA; MoD", ["MFA", "MoD"]),
        ("MFA/MoD", ["MFA", "MoD"]),
        ("Ministry of Health | Ministry of Justice", ["Ministry of Health", "Ministry of Justice"]),
        ("1. Norad\n2. Ministry of Health", ["Norad", "Ministry of Health"]),
        ("Ministry of\nHealth", ["Ministry of Health"]),
        ("Ministry of Health and Social Affairs", ["Ministry of Health and Social Affairs"]),
        ("Health, Water and Roads Authority", ["Health, Water and Roads Authority"]),
        ("Norad, Sida", ["Norad", "Sida"]),
        ("Norad & Sida", ["Norad", "Sida"]),
        ("(Irish Aid ;USAID-BHA ; ECHO)", ["Irish Aid", "USAID-BHA", "ECHO"]),
        ("Ministry of Planning (host government)", ["Ministry of Planning (host government)"]),
        ("Save the Children; ", ["Save the Children"]),
        ("; –", ["; –"]),
    ],
)
def test_a_cell_is_divided_where_its_parts_are_names(cell: str, names: list[str]) -> None:
    assert names_in(cell, known("Norad", "Sida")) == names


def test_a_known_name_with_a_sign_in_it_stays_whole() -> None:
    assert names_in("Peace; Justice; Hope", known("Peace; Justice; Hope")) == ["Peace; Justice; Hope"]


@given(st.text(alphabet="abcÅØ12 ;|/,&+"))
def test_every_text_has_at_least_one_name_and_no_letter_is_lost(text: str) -> None:
    names = names_in(text, known())
    assert names
    assert [one for one in "".join(names) if one.isalnum()] == [one for one in text if one.isalnum()]


def test_of_several_agencies_the_first_is_taken_and_the_cell_is_kept_and_said(desk: Desk, tmp_path: Path) -> None:
    table = imported(desk, tmp_path, row(1, "Norad"), row(2, "Norad; Ministry of Defence"), row(3, "Sida"))
    assert [one["agency"] for one in activities(desk)] == ["Norad", "Norad", "Sida"]
    assert "Norad; Ministry of Defence" not in actors(desk)
    said = [one for one in table["problems"] if one["code"] == "several-in-one-cell"]
    assert [(one["row"], one["column"], one["value"]) for one in said] == [
        (3, "Responsible agency", "Norad; Ministry of Defence")
    ]
    (kept,) = keeping.kept_of(ACTIVITY, activities(desk)[1])
    assert (kept.heading, kept.text) == ("Responsible agency", "Norad; Ministry of Defence")


@pytest.mark.parametrize("nought", [0, "0"])
def test_a_nought_in_the_place_of_a_name_is_nobody(desk: Desk, tmp_path: Path, nought: object) -> None:
    imported(desk, tmp_path, row(1, "Norad"), [*row(2, "")[:2], nought, "", "Mali"])
    assert [one["agency"] for one in activities(desk)] == ["Norad", None]
    assert "0" not in actors(desk)


def test_the_same_file_again_changes_nothing_and_another_first_agency_is_a_change(desk: Desk, tmp_path: Path) -> None:
    imported(desk, tmp_path, row(1, "Norad; Sida"), row(2, "Norad"))
    assert imported(desk, tmp_path, row(1, "Norad; Sida"), row(2, "Norad"))["unchanged"] == 2
    assert imported(desk, tmp_path, row(1, "Sida; Norad"), row(2, "Norad"))["updated"] == 1
    assert activities(desk)[0]["agency"] == "Sida"


def test_several_sectors_are_the_dimensions_they_serve(desk: Desk, tmp_path: Path) -> None:
    table = imported(desk, tmp_path, row(1, "Norad", "Education / Human rights"), row(2, "Norad", "Éducation"))
    first, second = activities(desk)
    assert first["sector"] == "Education / Human rights"
    assert first["sector_code"] == second["sector_code"]
    assert first["dimension"] == second["dimension"]
    assert len(first["other_dimensions"]) == 1
    assert [one["row"] for one in table["problems"] if one["code"] == "several-in-one-cell"] == [2]


def test_several_countries_of_a_decision_are_the_first_and_the_rest_said(desk: Desk, tmp_path: Path) -> None:
    headings: list[object] = ["Decision No.", "Date", "Subject", "Decision", "Country"]
    rows: list[list[object]] = [
        [f"{n}/2026", f"2026-01-0{n}", f"Wells {n}", f"Wells are dug {n}", "Mali; Niger" if n == 2 else "Mali"]
        for n in range(1, 5)
    ]
    table = imported(desk, tmp_path, *rows, headings=headings)
    assert (table["kind"], table["created"]) == ("decisions", 4)
    assert [one["row"] for one in table["problems"] if one["code"] == "several-in-one-cell"] == [3]


def test_an_objective_that_the_desk_lacks_among_others_is_said(desk: Desk, tmp_path: Path) -> None:
    framework = writing.add(
        desk, KINDS["framework"], {"title": "Mali", "country": _mali(desk), "version": 1, "status": "draft"}, "Kari"
    )
    for title in ("Safe water", "Fair courts"):
        writing.add(desk, KINDS["objective"], {"title": title, "framework": framework}, "Kari")
    headings: list[object] = [*HEADINGS[:3], "Serves objectives", "Country"]
    table = imported(
        desk, tmp_path, row(1, "Norad", "Safe water; Fair courts"), row(2, "Sida", "Safe water; Open roads"),
        headings=headings,
    )  # fmt: skip
    assert [len(one["objectives"]) for one in activities(desk)] == [2, 1]
    missing = [one for one in table["problems"] if one["code"] == "not-in-this-desk"]
    assert [(one["row"], one["value"]) for one in missing] == [(3, "Open roads")]
    assert keeping.kept_of(ACTIVITY, activities(desk)[1])[0].text == "Safe water; Open roads"


def _mali(desk: Desk) -> str:
    return writing.add(desk, KINDS["country"], {"name": "Mali", "code": "MLI"}, "Kari")
