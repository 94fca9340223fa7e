"""A name that is nearly a known one is offered as the same, remembered with the sender, and never taken in silence."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pbdesk.desk import profiles, receiving, sayings, writing
from pbdesk.desk.reading import Listing, page
from pbdesk.desk.receiving import Hints
from pbdesk.errors import NotUnderstood
from pbdesk.intake.nearness import nearest
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.intake import writing as sheets

ACTIVITY, ACTOR = KINDS["activity"], KINDS["actor"]
HEADINGS: list[object] = ["Project ID", "Project title", "Responsible agency", "Sector", "Country"]
DEFENCE = "Ministry of Defence"


def sent(folder: Path, *rows: list[object], headings: list[object] = HEADINGS) -> Path:
    path = folder / "near.xlsx"
    path.write_bytes(sheets.workbook([headings, *rows]))
    return path


def row(number: int, agency: str, sector: str = "Education", country: str = "Mali") -> list[object]:
    return [f"P-{number}", f"Wells {number}", agency, sector, country]


def planned(desk: Desk, path: Path, **hints: Any) -> dict[str, Any]:
    return receiving.report(receiving.prepare(desk, path, Hints(**hints)), dry_run=True)


def offered(report: dict[str, Any]) -> dict[str, str]:
    return {one["name"]: one["near"] for one in report["unknown_names"] if one["near"]}


def agencies(desk: Desk) -> list[str]:
    found = page(desk, Listing(ACTIVITY, order="reference"))
    return [found.titles[str(one["agency"])] for one in found.rows]


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("Ministry of Defense", DEFENCE, True),
        ("Ministry for Defence", DEFENCE, True),
        ("Ministry of Defence (MoD)", DEFENCE, True),
        ("Defence Ministry", DEFENCE, True),
        ("Min. of Defence", DEFENCE, True),
        ("MOD", DEFENCE, True),
        ("Utanriksdepartementet", "Utenriksdepartementet", True),
        ("Ministère de la Defense", "Ministère de la Défense", True),
        ("District 1", "District 2", False),
        ("Region North", "Region South", False),
        ("Ministry of Trade", DEFENCE, False),
        ("UNDP", "UNEP", False),
        ("Brigade II", "Brigade III", False),
    ],
)
def test_names_are_near_when_a_person_would_ask_whether_they_are_the_same(name: str, known: str, near: bool) -> None:
    assert nearest([name], [known, "Something else"]) == ({name: known} if near else {})


def test_an_agency_near_a_known_one_is_offered_and_not_taken_in_silence(desk: Desk, tmp_path: Path) -> None:
    writing.add(desk, ACTOR, {"name": DEFENCE}, "Kari")
    path = sent(tmp_path, row(1, "Ministry of Defense"), row(2, DEFENCE))
    report = planned(desk, path)
    assert offered(report) == {"Ministry of Defense": DEFENCE}
    (problem,) = [one for one in report["tables"][0]["problems"] if one["code"] == "near-name"]
    assert (problem["row"], problem["column"], problem["mended_by"]) == (
        2,
        "Responsible agency",
        "say which record is meant",
    )
    receiving.accept(desk, receiving.prepare(desk, path, Hints()), "Kari")
    assert agencies(desk) == ["Ministry of Defense", DEFENCE]


def test_once_a_person_says_it_is_the_same_it_is_taken_so_and_the_senders_profile_remembers(
    desk: Desk, tmp_path: Path
) -> None:
    agency = writing.add(desk, ACTOR, {"name": DEFENCE}, "Kari")
    path = sent(tmp_path, row(1, "Ministry of Defense"), row(2, DEFENCE))
    hints = Hints(names={"actor": {"Ministry of Defense": agency}})
    receiving.accept(desk, receiving.prepare(desk, path, hints), "Kari", remember="The army")
    assert agencies(desk) == [DEFENCE, DEFENCE]
    later = sent(tmp_path, row(1, DEFENCE), row(2, "Ministry of Defense"), row(3, "Ministry of Defense"))
    again = profiles.hints_of(desk, "The army", Hints())
    report = receiving.accept(desk, receiving.prepare(desk, later, again), "Kari")
    assert (report["tables"][0]["created"], report["tables"][0]["unchanged"]) == (1, 2)
    assert (agencies(desk), offered(report)) == ([DEFENCE] * 3, {})


def test_a_country_near_a_known_one_is_offered_and_taken_when_said(desk: Desk, tmp_path: Path) -> None:
    path = sent(tmp_path, row(1, "Norad", country="Afganisthan"), row(2, "Norad"), row(3, "Norad"))
    assert offered(planned(desk, path)) == {"Afganisthan": "Afghanistan"}
    report = planned(desk, path, names={"country": {"Afganisthan": "AFG"}})
    assert (offered(report), report["tables"][0]["problem_count"]) == ({}, 0)
    receiving.accept(desk, receiving.prepare(desk, path, Hints(names={"country": {"Afganisthan": "AFG"}})), "Kari")
    found = page(desk, Listing(ACTIVITY, order="reference"))
    assert found.titles[str(found.rows[0]["country"])] == "Afghanistan"


def test_a_country_misspelt_beside_another_is_added_to_it_when_said(desk: Desk, tmp_path: Path) -> None:
    path = sent(tmp_path, row(1, "Norad", country="Mali; Nigerr"), row(2, "Norad"), row(3, "Norad"))
    hints = Hints(names={"country": {"Nigerr": "NER"}})
    receiving.accept(desk, receiving.prepare(desk, path, hints), "Kari")
    found = page(desk, Listing(ACTIVITY, order="reference"))
    others = found.rows[0]["other_countries"]
    assert found.titles[str(found.rows[0]["country"])] == "Mali"
    assert isinstance(others, list)
    assert [found.titles[one] for one in others] == ["Niger"]


def test_a_sector_near_one_of_the_list_is_offered_and_sorts_the_activity_when_said(desk: Desk, tmp_path: Path) -> None:
    path = sent(tmp_path, row(1, "Norad", "Human rigths"), row(2, "Norad"))
    report = planned(desk, path)
    assert offered(report) == {"Human rigths": "Human rights"}
    means = next(one["means"] for one in report["unknown_names"] if one["near"])
    receiving.accept(desk, receiving.prepare(desk, path, Hints(names={"sector": {"Human rigths": means}})), "Kari")
    first = page(desk, Listing(ACTIVITY, order="reference")).rows[0]
    assert (first["sector"], first["sector_code"]) == ("Human rigths", means)
    assert first["dimension"] is not None


def test_an_objective_near_a_known_one_is_offered(desk: Desk, tmp_path: Path) -> None:
    mali = writing.add(desk, KINDS["country"], {"name": "Mali", "code": "MLI"}, "Kari")
    framework = writing.add(
        desk, KINDS["framework"], {"title": "Mali", "country": mali, "version": 1, "status": "draft"}, "Kari"
    )
    writing.add(desk, KINDS["objective"], {"title": "Fair courts for all", "framework": framework}, "Kari")
    headings: list[object] = [*HEADINGS[:3], "Serves objectives", "Country"]
    report = planned(desk, sent(tmp_path, row(1, "Norad", "Fair court for all"), row(2, "Sida", ""), headings=headings))
    (one,) = [one for one in report["unknown_names"] if one["kind"] == "objective"]
    assert (one["made"], one["near"]) == (False, "Fair courts for all")


def test_two_spellings_in_one_file_are_offered_as_the_one_written_more_often(desk: Desk, tmp_path: Path) -> None:
    rows = (row(1, DEFENCE), row(2, "Ministry of Defense"), row(3, DEFENCE))
    report = planned(desk, sent(tmp_path, *rows))
    assert offered(report) == {"Ministry of Defense": DEFENCE}
    hints = Hints(names={"actor": {"Ministry of Defense": DEFENCE}})
    receiving.accept(desk, receiving.prepare(desk, sent(tmp_path, *rows), hints), "Kari")
    assert agencies(desk) == [DEFENCE] * 3


def test_what_a_name_is_said_to_mean_is_looked_up_in_the_desk_and_the_lists(desk: Desk) -> None:
    agency = writing.add(desk, ACTOR, {"name": DEFENCE}, "Kari")
    assert sayings.names_said(desk, [f"MinDef={DEFENCE}", "Afganisthan=Afghanistan"]) == {
        "actor": {"MinDef": agency},
        "country": {"Afganisthan": "AFG"},
    }
    with pytest.raises(NotUnderstood, match="no record, country or sector is called Nobody"):
        sayings.names_said(desk, ["MinDef=Nobody"])


def test_in_the_shell_same_says_what_a_name_means(desk: Desk, tmp_path: Path) -> None:
    writing.add(desk, ACTOR, {"name": DEFENCE}, "Kari")
    path = sent(tmp_path, row(1, "Ministry of Defense"), row(2, DEFENCE))
    command = [sys.executable, "-m", "pbdesk", "import", str(desk.path), str(path), "--dry-run"]
    desk.close()
    first = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert f'--same "Ministry of Defense={DEFENCE}"' in first
    second = subprocess.run(
        [*command, "--same", f"Ministry of Defense={DEFENCE}"], capture_output=True, text=True, check=True
    )
    assert "nearly" not in second.stdout
