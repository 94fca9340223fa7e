"""Ownership and effects: the load by actor and month, each figure with its records, each record with its cause."""

import json
from pathlib import Path

import pytest

from pbdesk.cli import main
from pbdesk.desk.effects import effects, told_words
from pbdesk.errors import RuleBroken
from pbdesk.store.desk import Desk
from tests.held import add

DAY = "2026-06-01"


@pytest.fixture
def ids(desk: Desk) -> dict[str, str]:
    country = add(desk, "country", name="Burundi", code="BDI")
    planning = add(desk, "actor", name="Ministry of Planning", side="internal", country=country)
    agency = add(desk, "actor", name="Foreign", own=1)
    decision = add(desk, "decision", title="Joint mission", status="draft", country=country)
    for date, days in (("2026-03-02", 5), ("2026-03-30", None), ("2026-05-01", 2.5)):
        add(desk, "request", title="Mission", internal_actor=planning, agency=agency, date=date, decision=decision,
            **({"days_of_work": days} if days else {}))  # fmt: skip
    return {"country": country, "planning": planning, "agency": agency, "decision": decision}


def test_the_load_on_an_actor_is_told_month_by_month_with_its_records(desk: Desk, ids: dict[str, str]) -> None:
    loads = effects(desk, ids["country"], DAY).loads
    assert [(one.actor, one.month, one.requests, one.work) for one in loads] == [
        (ids["planning"], "2026-03", 2, 5.0), (ids["planning"], "2026-05", 1, 2.5),
    ]  # fmt: skip
    with desk.reading() as connection:
        assert [one.evidence.count(connection) for one in loads] == [2, 1]
    assert [one.month for one in effects(desk, ids["country"], "2026-04-01").loads] == ["2026-03"]


def test_what_was_traded_and_what_came_of_it_name_their_causes(desk: Desk, ids: dict[str, str]) -> None:
    trade = add(desk, "tradeoff", title="Speed", country=ids["country"], favoured="agency", over="external",
                decision=ids["decision"], date="2026-01-01")  # fmt: skip
    add(desk, "consequence", title="A block", country=ids["country"], tradeoff=trade, status="watched",
        date="2026-02-01")  # fmt: skip
    add(desk, "contradiction", title="Two plans", country=ids["country"], between=[trade, ids["decision"]])
    told = effects(desk, ids["country"], DAY).parts
    assert [one.causes for one in told["tradeoff"]] == [((ids["decision"], "Joint mission"),)]
    assert [one.causes for one in told["consequence"]] == [((trade, "Speed"),)]
    assert [len(one.causes) for one in told["contradiction"]] == [2]


def test_what_came_later_than_the_day_is_not_told(desk: Desk, ids: dict[str, str]) -> None:
    add(desk, "ownership", country=ids["country"], date="2026-07-01", controlled_by="jointly")
    add(desk, "judgement", country=ids["country"], date="2026-01-01", principle="donors align", judgement="met")
    told = effects(desk, ids["country"], DAY).parts
    assert (len(told["ownership"]), len(told["judgement"])) == (0, 1)


def test_an_element_is_traded_only_against_another_that_is_named(desk: Desk, ids: dict[str, str]) -> None:
    with pytest.raises(RuleBroken, match="Over is needed"):
        add(desk, "tradeoff", title="Speed", country=ids["country"], favoured="agency")
    with pytest.raises(RuleBroken, match="same element"):
        add(desk, "tradeoff", title="Speed", country=ids["country"], favoured="agency", over="agency")


def test_a_recommendation_is_rejected_only_with_reasons(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="reasons"):
        add(desk, "recommendation", title="Do less", response="rejected")
    assert add(desk, "recommendation", title="Do less", response="rejected", reasons="It is done.")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("INSERT INTO tradeoff (id, title, favoured, over) VALUES ('x', 'x', 'agency', 'agency')", "same element"),
        ("INSERT INTO recommendation (id, title, response) VALUES ('x', 'x', 'rejected')", "reasons"),
    ],
)
def test_the_same_holds_by_sql(desk: Desk, statement: str, words: str) -> None:
    with pytest.raises(RuleBroken, match=words), desk.writing() as connection:
        connection.exec_driver_sql(statement)


def test_the_shell_tells_all_of_it(desk: Desk, ids: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    words = list(told_words(effects(desk, ids["country"], DAY)))
    assert words[0] == "2026-03: Ministry of Planning was asked 2 times, 5 person-days"
    path: Path = desk.path
    assert main(["effects", str(path), "--country", "BDI", "--day", DAY, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["loads"][1] == {"actor": "Ministry of Planning", "month": "2026-05", "requests": 1, "person_days": 2.5}
