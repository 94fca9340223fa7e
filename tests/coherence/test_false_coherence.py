"""Signs that agreement may be false: each is found where it is, and only there."""

from typing import Any

import pytest

from pbdesk.coherence import false_coherence
from pbdesk.coherence.figure import Finding, Scope
from pbdesk.desk import measuring, writing
from pbdesk.store.desk import Desk
from tests.held import add

DAY = "2026-06-01"


@pytest.fixture
def ids(desk: Desk) -> dict[str, str]:
    country = add(desk, "country", name="Burundi", code="BDI")
    agencies = {name: add(desk, "actor", name=name, own=1) for name in ("Finance", "Justice")}
    return {"country": country, **agencies}


def found(desk: Desk, ids: dict[str, str], code: str, day: str = DAY) -> list[Finding]:
    with desk.reading() as connection:
        every = false_coherence.findings(connection, Scope(ids["country"], day))
    return [one for one in every if one.rule.code == code]


def policy(desk: Desk, ids: dict[str, str], answers: list[str | None], contested: str | None, **more: Any) -> str:
    made = add(desk, "policy", title="Plan", type="plan", version=1, status="in consultation", country=ids["country"],
               **({"contested": contested} if contested else {}), **more)  # fmt: skip
    for agency, answer in zip(("Finance", "Justice"), answers, strict=False):
        add(desk, "consultation", policy=made, consulted=ids[agency], circle="across government", due="2026-05-01",
            **({"answer": answer} if answer else {}))  # fmt: skip
    return made


@pytest.mark.parametrize(
    ("answers", "contested", "warned"),
    [
        (["agrees", "agrees"], "nothing is contested", True),
        (["agrees", "agrees"], None, True),
        (["agrees", "agrees with conditions"], "nothing is contested", False),
        (["agrees", None], "nothing is contested", False),
        (["agrees", "informed only"], "nothing is contested", False),
        (["agrees", "agrees"], "some points are contested", False),
    ],
)
def test_unanimity_with_an_empty_note_is_a_sign(
    desk: Desk, ids: dict[str, str], answers: list[str | None], contested: str | None, warned: bool
) -> None:
    made = policy(desk, ids, answers, contested)
    told = found(desk, ids, "unanimous-and-uncontested")
    assert [(one.records, one.parts["n"]) for one in told] == ([((made,), 2)] if warned else [])


def test_a_contested_point_that_is_listed_speaks_against_it(desk: Desk, ids: dict[str, str]) -> None:
    made = policy(desk, ids, ["agrees", "agrees"], None)
    add(desk, "contested_point", policy=made, title="Army before oversight")
    assert found(desk, ids, "unanimous-and-uncontested") == []


def decision(desk: Desk, ids: dict[str, str], number: str, date: str, *, silent: str = "", **more: Any) -> str:
    made = add(desk, "decision", title=f"Decision {number}", country=ids["country"], status="draft", **more)
    if silent:
        add(desk, "position", decision=made, agency=ids[silent], position="silent")
    writing.set_values(desk, made, {"number": number, "date": date, "text": "So.", "status": "recorded"}, "Kari")
    return made


def test_an_agency_that_is_silent_again_is_named_with_every_silence(desk: Desk, ids: dict[str, str]) -> None:
    decision(desk, ids, "1", "2026-01-01", silent="Justice")
    assert found(desk, ids, "silent-again") == []
    decision(desk, ids, "2", "2026-02-01", silent="Justice")
    policy(desk, ids, ["agrees", None], None)
    (told,) = found(desk, ids, "silent-again")
    assert (told.parts["agency"], told.parts["n"], len(told.records)) == (ids["Justice"], 3, 3)
    assert found(desk, ids, "silent-again", "2026-01-31") == []


def test_a_consultation_that_is_not_overdue_is_no_silence(desk: Desk, ids: dict[str, str]) -> None:
    decision(desk, ids, "1", "2026-01-01", silent="Justice")
    policy(desk, ids, ["agrees", None], None)
    assert found(desk, ids, "silent-again", "2026-04-30") == []
    assert len(found(desk, ids, "silent-again")) == 1


def test_a_matter_that_comes_back_within_a_year_is_told_with_its_days(desk: Desk, ids: dict[str, str]) -> None:
    first = decision(desk, ids, "1", "2024-01-01")
    second = decision(desk, ids, "2", "2025-06-01", supersedes=first)
    third = decision(desk, ids, "3", "2026-01-01", supersedes=second)
    (told,) = found(desk, ids, "reopened-within-a-year")
    assert (told.records, told.parts["days"]) == ((third, second), 214)


def test_what_was_settled_and_is_contested_again_is_told(desk: Desk, ids: dict[str, str]) -> None:
    before = policy(desk, ids, [], "some points are contested")
    add(desk, "contested_point", policy=before, title="Army before oversight", settled="2026-02-01")
    later = policy(desk, ids, [], "some points are contested", supersedes=before)
    again = add(desk, "contested_point", policy=later, title="army before oversight ")
    (told,) = found(desk, ids, "contested-again")
    assert told.records[0] == again
    assert found(desk, ids, "contested-again", "2026-01-31") == []


def test_the_profile_tells_them(desk: Desk, ids: dict[str, str]) -> None:
    policy(desk, ids, ["agrees", "agrees"], None)
    codes = {one.rule.code for one in measuring.profile(desk, ids["country"], DAY).findings}
    assert "unanimous-and-uncontested" in codes
