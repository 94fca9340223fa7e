"""The profile against desks small enough to count by hand."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbdesk.coherence.stretches import stretches
from pbdesk.desk import measuring, undoing, writing
from pbdesk.desk.measuring import Figure
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.held import add

DAY = "2026-06-30"


@pytest.fixture
def country(desk: Desk) -> str:
    """A country with a framework of one objective, called `objective` by its number."""
    made = add(desk, "country", name="Congo", code="COD")
    framework = add(desk, "framework", title="Framework", country=made, version=1, status="in force")
    add(desk, "objective", framework=framework, number="1", title="Courts work")
    return made


def objective(desk: Desk) -> str:
    """The id of that objective."""
    return str(writing.understood(desk, KINDS["milestone"], {"objective": "1"})["objective"])


def figure(desk: Desk, country: str, name: str, currency: str | None = None) -> Figure:
    """One figure of the profile."""
    found = measuring.profile(desk, country, DAY).figures(name)
    return next(one for one in found if one.currency == currency)


def test_the_strategic_deficit_is_counted_by_number_and_by_money(desk: Desk, country: str) -> None:
    add(desk, "activity", title="Linked", country=country, budget=300_000, currency="USD", objectives=[objective(desk)])
    add(desk, "activity", title="Loose", country=country, budget=100_000, currency="USD")
    add(desk, "activity", title="Loose, elsewhere too", other_countries=[country], budget=50_000, currency="EUR")
    add(desk, "activity", title="Loose, no amount", country=country)
    by_number = figure(desk, country, "strategic_deficit")
    assert (by_number.numerator, by_number.denominator, by_number.unknown) == (3, 4, 0)
    dollars = figure(desk, country, "strategic_deficit_by_money", "USD")
    assert (dollars.numerator, dollars.denominator, dollars.unknown) == (Decimal(100), Decimal(400), 1)
    assert figure(desk, country, "strategic_deficit_by_money", "EUR").ratio == 1
    assert by_number.indicator.published is not None
    assert by_number.indicator.published.share == Decimal("0.55")


def test_every_side_of_a_figure_opens(desk: Desk, country: str) -> None:
    linked = add(desk, "activity", title="Linked", country=country, objectives=[objective(desk)])
    loose = add(desk, "activity", title="Loose", country=country)
    one = figure(desk, country, "strategic_deficit")
    with desk.reading() as connection:
        assert one.counted.ids(connection) == [loose]
        assert one.among.ids(connection) == [linked, loose]


def test_silence_is_not_known_and_never_zero(desk: Desk, country: str) -> None:
    add(desk, "activity", title="Silent", country=country)
    aligned = figure(desk, country, "aligned_activities")
    assert aligned.ratio is None
    assert aligned.unknown == 1
    add(desk, "activity", title="Says no", country=country, national_priority=0)
    aligned = figure(desk, country, "aligned_activities")
    assert aligned.ratio == 0
    assert aligned.unknown == 1


def test_a_country_without_a_framework_is_told_so(desk: Desk) -> None:
    alone = add(desk, "country", name="Mali", code="MLI")
    assert [one.rule.code for one in measuring.profile(desk, alone, DAY).findings][:1] == ["no-strategic-framework"]


def test_gaps_and_overlaps_of_the_lead_are_found(desk: Desk, country: str) -> None:
    decision = add(desk, "decision", title="Lead", status="draft")
    foreign, defence = add(desk, "actor", name="Foreign Affairs", own=1), add(desk, "actor", name="Defence", own=1)
    for agency, start, end in (
        (foreign, "2026-01-01", "2026-01-31"),
        (defence, "2026-02-11", None),
        (foreign, "2026-06-26", None),
    ):
        add(desk, "assignment", agency=agency, country=country, start=start, end=end, decision=decision)
    line = measuring.profile(desk, country, DAY).leads[0]
    assert [(gap.since, gap.until, gap.days) for gap in line.gaps] == [("2026-02-01", "2026-02-10", 10)]
    assert [(both.since, both.until) for both in line.overlaps] == [("2026-06-26", "2026-06-30")]
    assert line.days_led == line.days - 10
    assert [turn.agency for turn in measuring.leading(desk, country, None, "2026-03-01")] == [defence]
    assert measuring.leading(desk, country, None, "2026-02-05") == []


def test_decisions_are_carried_out_when_their_actions_are_done(desk: Desk, country: str) -> None:
    decision = add(desk, "decision", title="Report", country=country, status="draft")
    add(desk, "action", title="Done", decision=decision, status="done", outcome="Sent.", due="2026-01-01")
    add(desk, "action", title="Late", decision=decision, status="open", due="2026-05-01")
    add(desk, "action", title="In time", decision=decision, status="open", due="2026-09-01")
    add(desk, "action", title="No day", decision=decision)
    done, overdue = figure(desk, country, "decisions_carried_out"), figure(desk, country, "overdue_actions")
    assert (done.numerator, done.denominator, done.unknown) == (1, 3, 1)
    assert (overdue.numerator, overdue.denominator, overdue.unknown) == (1, 2, 1)


def test_a_record_is_complete_with_dissent_but_not_with_silence(desk: Desk, country: str) -> None:
    for answer in ("disagrees", None):
        policy = add(desk, "policy", title=f"Policy {answer}", type="plan", version=1, status="draft", country=country,
                     steps="Asked all.", contested="nothing is contested")  # fmt: skip
        add(desk, "consultation", policy=policy, consulted_as="Finance", circle="across government", answer=answer)
        add(desk, "reference", policy=policy, level="national", title="White paper")
    complete = figure(desk, country, "complete_records")
    assert (complete.numerator, complete.denominator) == (1, 2)


def test_delivery_and_absorption_are_told_by_year(desk: Desk, country: str) -> None:
    activity = add(desk, "activity", title="Roads", country=country)
    for year, kind, amount in ((2025, "planned", 9_000), (2025, "disbursed", 8_000), (2026, "disbursed", 7_000)):
        add(desk, "flow", activity=activity, year=year, type=kind, amount=amount, currency="NOK")
    told = [
        (one.year, one.planned, one.disbursed, one.absorbed) for one in measuring.profile(desk, country, DAY).absorption
    ]
    assert told == [(2025, Decimal(9), Decimal(8), None), (2026, None, Decimal(7), None)]


def test_the_cells_of_the_matrix_add_up_to_all_activities(desk: Desk, country: str) -> None:
    own, other = add(desk, "actor", name="Directorate", own=1), add(desk, "actor", name="Charity")
    side = writing.understood(desk, KINDS["objective"], {"dimension": "security"})["dimension"]
    for agency, dimension in ((own, side), (own, None), (other, side), (None, None)):
        add(desk, "activity", title="Some", country=country, agency=agency, dimension=dimension)
    cells = measuring.profile(desk, country, DAY).matrix.cells
    assert sum(cell.activities for cell in cells) == 4
    with desk.reading() as connection:
        assert all(cell.evidence.count(connection) == cell.activities for cell in cells)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(linked=st.integers(0, 4), loose=st.integers(1, 4))
def test_an_unlinked_activity_never_lowers_the_deficit(desk: Desk, country: str, linked: int, loose: int) -> None:
    serving = objective(desk)
    for _ in range(linked):
        add(desk, "activity", title="Linked", country=country, objectives=[serving])
    for _ in range(loose):
        before = figure(desk, country, "strategic_deficit").ratio
        add(desk, "activity", title="Loose", country=country)
        after = figure(desk, country, "strategic_deficit").ratio
        assert after is not None
        assert before is None or after >= before
    for _ in range(linked + loose):
        undoing.undo(desk, "Kari")


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), min_size=1, max_size=4))
def test_days_led_and_days_without_a_lead_make_up_the_line(desk: Desk, periods: list[tuple[int, int]]) -> None:
    made = add(desk, "country", name="Somewhere")
    decision = add(desk, "decision", title="Lead", status="draft")
    agency = add(desk, "actor", name="Agency")
    first = date(2026, 1, 1)
    covered = set()
    for start, length in periods:
        days = [first + timedelta(days=start + n) for n in range(length + 1)]
        covered |= set(days)
        add(desk, "assignment", agency=agency, country=made, start=str(days[0]), end=str(days[-1]), decision=decision)
    line = measuring.profile(desk, made, DAY).leads[0]
    assert line.days_led == len(covered)
    assert sum(gap.days for gap in line.gaps) == line.days - line.days_led
    cut = stretches(line)
    assert sum(one.days for one in cut) == line.days
    assert sum(one.days for one in cut if one.agencies) == line.days_led
    assert all(one.agencies != then.agencies for one, then in pairwise(cut))
