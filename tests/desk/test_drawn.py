"""The drawings of a country's papers beside its profile: who led when, who coordinates, money, requests."""

from decimal import Decimal
from typing import Any

import pytest

from pbdesk.brief.drawings import Chart, Drawing, Network, Timeline
from pbdesk.coherence.figure import Scope
from pbdesk.coherence.requests import loads
from pbdesk.desk import briefing, measuring
from pbdesk.desk.composing import drawn
from pbdesk.desk.composing.tongue import Tongue
from pbdesk.desk.wanted import Wanted
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body, body
from tests.held import add

DAY = "2026-04-30"


@pytest.fixture
def made(desk: Desk) -> Body:
    return body(desk)


def chart(made: Body, key: str, language: str = "en", kind: str = "brief") -> Chart:
    (found,) = (one for one in drawings(made, key, language, kind) if isinstance(one, Chart))
    return found


def drawings(made: Body, key: str, language: str = "en", kind: str = "brief") -> list[Drawing]:
    """What a section of a paper draws."""
    outline = briefing.prepare(made.desk, Wanted(kind, made.country, as_of=DAY, language=language)).outline
    return [one for section in outline.sections if section.key == key for one in section.blocks
            if isinstance(one, Drawing)]  # fmt: skip


def values(of: Chart) -> dict[str, tuple[Any, ...]]:
    return {one.name: one.values for one in of.series}


def lead(made: Body, agency: str, start: str, end: str | None = None) -> None:
    add(made.desk, "assignment", agency=made.agencies[agency], start=start, end=end, country=made.country,
        role="lead", decision=made.draft(f"{agency} leads from {start}"))  # fmt: skip


def test_who_led_when_is_drawn_day_by_day_with_those_of_nobody_and_of_several(made: Body) -> None:
    for agency, start, end in (("MFA", "2026-01-01", "2026-01-31"), ("MOD", "2026-01-22", "2026-02-10"),
                               ("MOF", "2026-03-01", None)):  # fmt: skip
        lead(made, agency, start, end)
    (of,) = drawings(made, "leads")
    assert isinstance(of, Timeline)
    (lane,) = of.lanes
    told = [(one.who, one.since.isoformat(), one.until.isoformat(), one.look.value) for one in lane.held]
    # Two led from 22 to 31 January, nobody from 11 to 28 February; the last still leads on the day, 30 April.
    assert told == [
        ("Ministry MFA", "2026-01-01", "2026-01-21", "filled"),
        ("Several led", "2026-01-22", "2026-01-31", "crossed"),
        ("Ministry MOD", "2026-02-01", "2026-02-10", "filled"),
        ("Nobody led", "2026-02-11", "2026-02-28", "hatched"),
        ("Ministry MOF", "2026-03-01", "2026-04-30", "filled"),
    ]
    assert lane.name == "Whole country"
    assert "Ministry MFA and Ministry MOD 22 Jan 2026 to 31 Jan 2026" in of.alt
    assert [row[0] for row in of.table.rows] == ["Whole country"] * 5


def test_days_on_which_others_and_others_led_together_are_drawn_as_one_and_told_apart_in_words(made: Body) -> None:
    for agency, start in (("MFA", "2026-01-01"), ("MOD", "2026-02-01"), ("MOF", "2026-03-01")):
        lead(made, agency, start)
    (of,) = drawings(made, "leads")
    assert isinstance(of, Timeline)
    assert [(one.who, one.since.isoformat()) for one in of.lanes[0].held] == [
        ("Ministry MFA", "2026-01-01"), ("Several led", "2026-02-01"),
    ]  # fmt: skip
    assert "Ministry MFA and Ministry MOD 1 Feb 2026 to 28 Feb 2026" in of.alt
    assert "Ministry MFA and Ministry MOD and Ministry MOF 1 Mar 2026 to 30 Apr 2026" in of.alt


def test_of_a_long_history_the_latest_years_are_drawn(made: Body) -> None:
    for year in range(2004, 2027):
        lead(made, ("MFA", "MOD")[year % 2], f"{year}-01-01", f"{year}-12-31")
    (of,) = drawings(made, "leads")
    assert isinstance(of, Timeline)
    (lane,) = of.lanes
    assert (lane.held[0].since.isoformat(), len(lane.held)) == ("2016-01-01", 11)
    assert of.caption == "Who led when, from 1 January 2016 on"


def test_the_members_of_a_task_force_are_drawn_by_tier_with_the_meetings_they_came_to(made: Body) -> None:
    for day, presence in (("2026-02-01", "present"), ("2026-03-01", "present"), ("2026-06-01", "present")):
        meeting = add(made.desk, "meeting", task_force=made.force, date=day, status="held")
        add(made.desk, "attendance", meeting=meeting, agency=made.agencies["MFA"], presence=presence)
    (of,) = drawings(made, "network")
    assert isinstance(of, Network)
    told = {one.name: (of.rings[one.ring], one.met) for one in of.members}
    # The third meeting is after the day; of the others nobody recorded whether they came.
    assert told["MFA"] == ("Core", 2)
    assert told["MOD"][1] is None
    assert "MFA (2)" in of.alt
    assert of.rings[-1] == "Not known"


def test_money_is_drawn_in_the_currency_with_most_years_and_never_added_to_another(made: Body) -> None:
    activity = add(made.desk, "activity", title="Wells", country=made.country)
    for year, currency, amount in ((2024, "NOK", 5), (2025, "NOK", 7), (2025, "USD", 900)):
        add(made.desk, "flow", activity=activity, type="planned", year=year, amount=amount * 1000, currency=currency)
    of = chart(made, "absorption")
    assert of.caption == "Delivery and absorption, NOK"
    assert of.categories == ("2024", "2025")
    assert values(of)["Planned"] == (Decimal(5), Decimal(7))
    assert values(of)["Absorbed"] == (None, None)


def test_a_month_without_a_request_between_two_others_is_nought(made: Body) -> None:
    planning = add(made.desk, "actor", name="Planning", side="internal")
    for day in ("2025-12-03", "2025-12-28", "2026-02-01"):
        add(made.desk, "request", title=day, internal_actor=planning, country=made.country, date=day)
    of = chart(made, "requests", "nb")
    assert of.categories == ("des. 2025", "jan. 2026", "feb. 2026")
    assert values(of) == {"Anmodninger": (2, 0, 1)}


def test_where_no_request_is_recorded_the_load_is_said_to_be_not_known(made: Body) -> None:
    with measuring.seeing(made.desk, Scope(made.country, DAY)) as seen:
        section = drawn.requests(loads(seen.moment, seen.profile.scope), Tongue("en", {}))
    assert [one.text for one in section.blocks] == [  # type: ignore[union-attr]
        "No request is recorded; what is asked of internal actors is not known."
    ]
