"""The charts of a country's papers beside its profile: days led, money year by year, requests month by month."""

from decimal import Decimal
from typing import Any

import pytest

from pbdesk.brief.drawings import Chart, Drawn
from pbdesk.brief.outline import Section
from pbdesk.coherence.figure import Scope
from pbdesk.coherence.requests import loads
from pbdesk.desk import briefing, measuring
from pbdesk.desk.briefing import Wanted
from pbdesk.desk.composing import drawn
from pbdesk.desk.composing.tongue import Tongue
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body, add, body

DAY = "2026-04-30"


@pytest.fixture
def made(desk: Desk) -> Body:
    return body(desk)


def chart(made: Body, key: str, language: str = "en", kind: str = "brief") -> Chart:
    outline = briefing.prepare(made.desk, Wanted(kind, made.country, as_of=DAY, language=language)).outline
    (found,) = (one for section in outline.sections if section.key == key for one in _charts(section))
    return found


def _charts(section: Section) -> list[Chart]:
    return [one for one in section.blocks if isinstance(one, Chart)]


def values(of: Chart) -> dict[str, tuple[Any, ...]]:
    return {one.name: one.values for one in of.series}


def test_days_with_one_lead_with_several_and_with_none_add_up_to_all(made: Body) -> None:
    lead: dict[str, Any] = {"country": made.country, "role": "lead", "decision": made.draft("Who leads")}
    add(made.desk, "assignment", agency=made.agencies["MFA"], start="2026-01-01", end="2026-01-31", **lead)
    add(made.desk, "assignment", agency=made.agencies["MOD"], start="2026-01-22", end="2026-02-10", **lead)
    add(made.desk, "assignment", agency=made.agencies["MOF"], start="2026-03-01", **lead)
    of = chart(made, "leads")
    # 1 January to 30 April are 120 days: two led from 22 to 31 January, nobody from 11 to 28 February.
    assert values(of) == {"One agency led": (92,), "Several led": (10,), "Nobody led": (18,)}
    assert (of.drawn, of.categories) == (Drawn.STACKED, ("Whole country",))
    assert of.alt.endswith("Whole country: One agency led 92, Several led 10, Nobody led 18.")


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
    assert values(of) == {"Henvendelser": (2, 0, 1)}


def test_where_no_request_is_recorded_the_load_is_said_to_be_not_known(made: Body) -> None:
    with measuring.seeing(made.desk, Scope(made.country, DAY)) as seen:
        section = drawn.requests(loads(seen.moment, seen.profile.scope), Tongue("en", {}))
    assert [one.text for one in section.blocks] == [  # type: ignore[union-attr]
        "No request is recorded; what is asked of internal actors is not known."
    ]
