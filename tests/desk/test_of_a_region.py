"""A country in focus brings in what was laid down, decided or led for a conflict system that spans it; nothing else."""

from typing import Any

import pytest

from pbdesk.desk import deciding, reading
from pbdesk.records.countries import HOLDS_IN_MEMBERS
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import of_country
from tests.held import add

BEGUN: dict[str, dict[str, Any]] = {
    "policy": {"type": "plan", "version": 1, "status": "draft"}, "framework": {"version": 1, "status": "draft"},
    "decision": {"status": "draft"}, "action": {"status": "open"}, "task_force": {}, "agreement": {}, "strategy": {},
    "activity": {},
}  # fmt: skip


@pytest.fixture
def places(desk: Desk) -> dict[str, str]:
    """Burundi in the Great Lakes, Rwanda in them too, Chad outside."""
    made = {name: add(desk, "country", name=name) for name in ("Burundi", "Rwanda", "Chad")}
    members = [made["Burundi"], made["Rwanda"]]
    return made | {"Lakes": add(desk, "country", name="Lakes", type="conflict system", members=members)}


def seen(desk: Desk, kind: str, country: str) -> set[str]:
    rows = reading.page(desk, reading.Listing(KINDS[kind], (of_country(KINDS[kind], country),))).rows
    return {str(row["title" if "title" in row else "name"]) for row in rows}


def title_of(kind: str) -> str:
    return "title" if "title" in KINDS[kind].by_name else "name"


@pytest.mark.parametrize("kind", BEGUN)
def test_of_a_country_are_its_own_records_and_those_of_its_region(
    desk: Desk, places: dict[str, str], kind: str
) -> None:
    for name, place in places.items():
        add(desk, kind, **{title_of(kind): f"Of {name}", "country": place, **BEGUN[kind]})
    spans = kind in HOLDS_IN_MEMBERS
    assert seen(desk, kind, places["Burundi"]) == ({"Of Burundi", "Of Lakes"} if spans else {"Of Burundi"})
    assert seen(desk, kind, places["Chad"]) == {"Of Chad"}
    assert seen(desk, kind, places["Lakes"]) == {"Of Lakes"}


def test_what_is_to_be_done_for_the_region_is_owed_in_each_country(desk: Desk, places: dict[str, str]) -> None:
    agency = add(desk, "actor", name="Ministry", own=1)
    for name in ("Burundi", "Rwanda", "Lakes"):
        add(desk, "action", title=name, status="open", due="2026-03-01", agency=agency, country=places[name])
    (owed,) = deciding.owed(desk, places["Burundi"], "2026-04-01")
    assert ({one["title"] for one in owed.actions}, owed.count, owed.late) == ({"Burundi", "Lakes"}, 2, 2)
