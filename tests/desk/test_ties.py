"""What a framework is tied to: agreements and strategies, and whether an objective serves each of their points."""

import pytest

from pbdesk.desk.framework_dossiers import framed
from pbdesk.desk.ties import Tie
from pbdesk.store.desk import Desk
from tests.desk.asking import statements
from tests.held import add

DAY = "2026-06-30"


@pytest.fixture
def country(desk: Desk) -> str:
    return add(desk, "country", name="Chad")


@pytest.fixture
def framework(desk: Desk, country: str) -> str:
    return add(desk, "framework", title="F", country=country, version=1, status="in force")


def ties(desk: Desk, country: str) -> dict[str, Tie]:
    return {str(one.values["title"]): one for one in framed(desk, country, "", DAY)[2]}


def test_a_provision_says_which_objectives_serve_it_or_none(desk: Desk, country: str, framework: str) -> None:
    agreement = add(desk, "agreement", country=country, title="Accord", start="2024-01-01")
    served, unserved = (add(desk, "provision", agreement=agreement, number=n, text=f"Point {n}") for n in "12")
    objective = add(desk, "objective", framework=framework, title="Courts sit", provisions=[served])
    tie = ties(desk, country)["Accord"]
    assert [(one.record, one.objectives) for one in tie.points] == [(served, (objective,)), (unserved, ())]
    assert (tie.served, tie.over) == (1, False)
    assert tie.points[0].words == "1 · Point 1"


def test_an_objective_of_another_version_serves_nothing_here(desk: Desk, country: str, framework: str) -> None:
    agreement = add(desk, "agreement", country=country, title="Accord", start="2024-01-01")
    provision = add(desk, "provision", agreement=agreement, text="Point")
    other = add(desk, "framework", title="F", country=country, version=2, status="draft")
    add(desk, "objective", framework=other, title="Courts sit", provisions=[provision])
    assert ties(desk, country)["Accord"].served == 0


def test_what_is_over_is_told_only_while_it_is_still_served(desk: Desk, country: str, framework: str) -> None:
    old = add(desk, "strategy", country=country, title="Old plan", start="2018", end="2023")
    aim = add(desk, "aim", strategy=old, title="Courts")
    add(desk, "strategy", country=country, title="This year's plan", start="2024", end="2026-06")
    assert set(ties(desk, country)) == {"This year's plan"}
    add(desk, "objective", framework=framework, title="Courts sit", aims=[aim])
    assert ties(desk, country)["Old plan"].over
    assert not ties(desk, country)["This year's plan"].over


def test_a_strategy_that_another_has_replaced_is_over(desk: Desk, country: str, framework: str) -> None:
    fresh = add(desk, "strategy", country=country, title="New plan")
    old = add(desk, "strategy", country=country, title="Old plan", superseded_by=fresh)
    aim = add(desk, "aim", strategy=old, title="Courts")
    add(desk, "objective", framework=framework, title="Courts sit", aims=[aim])
    assert {title: one.over for title, one in ties(desk, country).items()} == {"New plan": False, "Old plan": True}


def test_what_applies_is_told_before_there_is_a_framework(desk: Desk, country: str) -> None:
    agreement = add(desk, "agreement", country=country, title="Accord", start="2024-01-01")
    add(desk, "provision", agreement=agreement, text="Point")
    assert [(title, one.served) for title, one in ties(desk, country).items()] == [("Accord", 0)]


def test_another_country_is_left_out(desk: Desk, country: str, framework: str) -> None:
    add(desk, "agreement", country=add(desk, "country", name="Mali"), title="Accord")
    assert ties(desk, country) == {}


def test_many_provisions_cost_no_more_statements_than_one(desk: Desk, country: str, framework: str) -> None:
    agreement = add(desk, "agreement", country=country, title="Accord")
    add(desk, "provision", agreement=agreement, text="Point")
    with statements() as few:
        ties(desk, country)
    for at in range(20):
        add(desk, "provision", agreement=agreement, text=f"Point {at}")
    with statements() as many:
        ties(desk, country)
    assert len(many) == len(few)
