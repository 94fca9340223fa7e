"""Who leads: lanes, gaps past and to come, handovers; a rotation continued as one change, each period by a decision."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from pbdesk.coherence.figure import Turn
from pbdesk.coherence.leads import line_of
from pbdesk.desk import leading, rotating, telling, undoing, writing
from pbdesk.errors import NotUnderstood, PbdeskError, RuleBroken
from pbdesk.store.desk import Desk
from tests.held import add

DAY = "2026-06-01"


@pytest.fixture
def ids(desk: Desk) -> dict[str, str]:
    """A country, three agencies, a task force with a rotation, a recorded decision and a draft."""
    country = add(desk, "country", name="Burundi", code="BDI")
    agencies = {name: add(desk, "actor", name=name, own=1) for name in ("Foreign", "Defence", "Justice")}
    force = add(desk, "task_force", name="Great Lakes", country=country, model="rotating lead")
    for position, name in enumerate(("Foreign", "Defence", "Justice"), 1):
        add(desk, "rotation", task_force=force, position=position, agency=agencies[name], months=6)
    decision = add(desk, "decision", number="1", title="Rotation", date="2026-01-01", text="The lead rotates.",
                   status="recorded", country=country, task_force=force)  # fmt: skip
    draft = add(desk, "decision", title="Not yet", status="draft")
    return {"country": country, "force": force, "decision": decision, "draft": draft, **agencies}


def lead(desk: Desk, ids: dict[str, str], agency: str, start: str, end: str | None, **more: Any) -> str:
    return add(desk, "assignment", agency=ids[agency], country=ids["country"], role="lead", start=start,
               decision=ids["decision"], **({"end": end} if end else {}), **more)  # fmt: skip


def test_a_lead_that_ends_without_a_successor_is_a_gap_to_come(desk: Desk, ids: dict[str, str]) -> None:
    lead(desk, ids, "Foreign", "2026-01-01", "2026-07-15")
    (lane,) = leading.timeline(desk, ids["country"], DAY).lanes
    assert [(gap.since, gap.until) for gap in lane.line.gaps] == [("2026-07-16", "2027-06-01")]
    assert [turn.agency for turn in leading.on(lane, DAY)] == [ids["Foreign"]]
    assert leading.on(lane, "2026-08-01") == []


def test_a_handover_tells_its_note_or_that_there_is_none(desk: Desk, ids: dict[str, str]) -> None:
    lead(desk, ids, "Foreign", "2026-01-01", "2026-03-31")
    lead(desk, ids, "Defence", "2026-04-01", "2026-05-31", handover="Files handed over.")
    lead(desk, ids, "Justice", "2026-06-01", None)
    told = leading.timeline(desk, ids["country"], DAY).handovers
    assert [(one.before, one.after, one.day, one.note) for one in told] == [
        (ids["Foreign"], ids["Defence"], "2026-04-01", "Files handed over."),
        (ids["Defence"], ids["Justice"], "2026-06-01", ""),
    ]


def test_who_leads_still_hands_over_and_not_who_ended_before(desk: Desk, ids: dict[str, str]) -> None:
    lead(desk, ids, "Foreign", "2026-01-01", "2026-05-31")
    lead(desk, ids, "Defence", "2026-02-01", "2026-02-28")
    lead(desk, ids, "Justice", "2026-04-01", "2026-05-15")
    lead(desk, ids, "Defence", "2026-05-10", None)
    told = [("Foreign", "Defence"), ("Foreign", "Justice"), ("Justice", "Defence")]
    for since, some in ((None, told), ("2026-03-01", told[1:])):
        found = leading.timeline(desk, ids["country"], DAY, since=since).handovers
        assert [(one.before, one.after) for one in found] == [(ids[before], ids[after]) for before, after in some]


def test_dimensions_and_task_forces_have_lanes_of_their_own(desk: Desk, ids: dict[str, str]) -> None:
    security = writing.meant(desk, "dimension", "security")
    lead(desk, ids, "Foreign", "2026-01-01", None)
    lead(desk, ids, "Defence", "2026-01-01", None, dimension=security)
    lead(desk, ids, "Justice", "2026-01-01", None, task_force=ids["force"])
    lanes = leading.timeline(desk, None, DAY).lanes
    led = {(lane.dimension, lane.task_force): leading.on(lane, DAY)[0].agency for lane in lanes}
    expected = {("", ""): "Foreign", (security, ""): "Defence", ("", ids["force"]): "Justice"}
    assert led == {key: ids[name] for key, name in expected.items()}


def test_who_lacks_a_lead_soon_is_found_without_drawing_who_has_one(desk: Desk, ids: dict[str, str]) -> None:
    security, law = (writing.meant(desk, "dimension", name) for name in ("security", "rule of law"))
    lead(desk, ids, "Foreign", "2026-01-01", None)
    lead(desk, ids, "Defence", "2026-01-01", "2026-06-10", dimension=security)
    lead(desk, ids, "Foreign", "2026-06-11", None, dimension=security)
    lead(desk, ids, "Justice", "2025-01-01", "2026-04-20", dimension=law)
    lead(desk, ids, "Justice", "2026-06-15", None, task_force=ids["force"])
    for day in ("2025-12-31", "2026-04-01", DAY, "2026-06-12"):
        whole, lacking = leading.timeline(desk, None, day, ahead=30), leading.gaps(desk, None, day, 30)
        told = {lane.key: [gap for gap in lane.line.gaps if gap.until >= day] for lane in whole.lanes}
        assert {lane.key: [gap for gap in lane.line.gaps if gap.until >= day] for lane in lacking.lanes} == {
            key: gaps for key, gaps in told.items() if gaps or key in {lane.key for lane in lacking.lanes}
        }
        assert lacking.unled == whole.unled
    assert ids["country"] not in {lane.country for lane in leading.gaps(desk, None, DAY, 30).lanes if lane.whole}
    assert leading.gaps(desk, None, "2025-01-01", 30).unled == (ids["country"],)


def test_a_country_that_never_had_a_lead_is_said(desk: Desk, ids: dict[str, str]) -> None:
    assert leading.timeline(desk, None, DAY).unled == (ids["country"],)


def test_who_led_on_the_day_of_a_decision(desk: Desk, ids: dict[str, str]) -> None:
    lead(desk, ids, "Foreign", "2025-01-01", "2026-01-01")
    lead(desk, ids, "Defence", "2026-01-02", None)
    told = leading.on_the_day_of(desk, ids["decision"])
    assert told is not None
    assert [told.titles[turn.agency] for turn in told.turns] == ["Foreign"]
    assert leading.on_the_day_of(desk, ids["draft"]) is None


turns = st.builds(
    lambda start, length, agency: Turn(f"{start}-{length}", agency, None, _day(start), _day(start + length)),
    st.integers(0, 60), st.integers(0, 30), st.sampled_from(["a", "b", "c"]),
)  # fmt: skip


def _day(n: int) -> str:
    return (date(2026, 1, 1) + timedelta(days=n)).isoformat()


@given(st.lists(turns, min_size=1, max_size=6), st.integers(0, 20), st.integers(20, 90), st.integers(0, 90))
def test_a_line_says_of_its_gaps_and_overlaps_what_its_days_say_one_by_one(
    given_turns: list[Turn], first: int, last: int, seen: int
) -> None:
    held = sorted(given_turns, key=lambda one: one.start)
    line = line_of(None, held, _day(first), _day(last), _day(seen))
    days = [(_day(n), tuple(turn for turn in held if turn.start <= _day(n) <= str(turn.end)))
            for n in range(first, last + 1)]  # fmt: skip
    told = {day: [span.agencies for span in (*line.gaps, *line.overlaps) if span.since <= day <= span.until]
            for day, _ in days}  # fmt: skip
    for day, there in days:
        agencies = tuple(turn.agency for turn in there)
        wrong = not agencies or (len(set(agencies)) > 1 and day >= _day(seen))
        assert told[day] == [agencies] if wrong else not any(told[day]) or day < _day(seen)
    assert all(span.until >= _day(seen) for span in line.overlaps)
    assert (line.days, line.days_led) == (len(days), sum(bool(there) for _, there in days))


def test_a_rotation_goes_on_where_it_stopped_as_one_change(desk: Desk, ids: dict[str, str]) -> None:
    lead(desk, ids, "Foreign", "2026-01-01", "2026-06-30", task_force=ids["force"])
    planned = rotating.plan(desk, ids["force"], ids["decision"], "2027-12-31")
    names = [(planned.titles[one.agency], one.start, one.end) for one in planned.periods]
    assert names == [
        ("Defence", "2026-07-01", "2026-12-31"), ("Justice", "2027-01-01", "2027-06-30"),
        ("Foreign", "2027-07-01", "2027-12-31"),
    ]  # fmt: skip
    made = rotating.generate(desk, planned, "Kari")
    assert telling.past_changes(desk)[0].entries == len(made) == 3
    (lane,) = [lane for lane in leading.timeline(desk, None, DAY).lanes if lane.task_force]
    assert lane.line.gaps == ()
    assert rotating.plan(desk, ids["force"], ids["decision"], "2027-12-31").periods == ()
    undoing.undo(desk, "Kari")
    assert len(rotating.plan(desk, ids["force"], ids["decision"], "2027-12-31").periods) == 3


def test_a_plan_without_periods_writes_nothing(desk: Desk, ids: dict[str, str]) -> None:
    planned = replace(rotating.plan(desk, ids["force"], ids["decision"], "2027-12-31"), periods=())
    with pytest.raises(NotUnderstood, match="no period to add"):
        rotating.generate(desk, planned, "Kari")


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (lambda _, ids: ids.update(decision=ids["draft"]), "rests on a recorded decision"),
        (lambda desk, ids: lead(desk, ids, "Foreign", "2026-01-01", None, task_force=ids["force"]), "has no last day"),
        (lambda desk, ids: ids.update(force=add(desk, "task_force", name="Other")), "has no rotation"),
    ],
    ids=["draft decision", "open end", "no schedule"],
)
def test_a_rotation_that_nothing_settles_is_refused(desk: Desk, ids: dict[str, str], break_it: Any, words: str) -> None:
    break_it(desk, ids)
    with pytest.raises(RuleBroken, match=words):
        rotating.plan(desk, ids["force"], ids["decision"], "2027-12-31")


def test_a_mistyped_year_is_refused_rather_than_filled(desk: Desk, ids: dict[str, str]) -> None:
    with pytest.raises(NotUnderstood, match="more than 200 periods"):
        rotating.plan(desk, ids["force"], ids["decision"], "2999-12-31")


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 48))
def test_months_later_stays_within_the_month_meant(then: date, months: int) -> None:
    later = date.fromisoformat(rotating.months_later(then.isoformat(), months))
    assert (later.year * 12 + later.month) - (then.year * 12 + then.month) == months
    assert later.day == then.day or (later + timedelta(days=1)).day == 1


def test_there_is_no_lead_without_a_decision(desk: Desk, ids: dict[str, str]) -> None:
    with pytest.raises(RuleBroken, match="By decision is needed"):
        add(desk, "assignment", agency=ids["Foreign"], country=ids["country"], start=DAY)
    held = lead(desk, ids, "Foreign", "2026-01-01", None)
    with pytest.raises(RuleBroken, match="By decision is needed"):
        writing.set_values(desk, held, {"decision": None}, "Kari")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE assignment SET decision = NULL", "UPDATE assignment SET decision = 'nobody'", "DELETE FROM decision",
     "INSERT OR REPLACE INTO assignment (id, agency, start) SELECT id, agency, start FROM assignment"],
)  # fmt: skip
def test_not_even_sql_takes_the_decision_from_a_lead(desk: Desk, ids: dict[str, str], statement: str) -> None:
    lead(desk, ids, "Foreign", "2026-01-01", None)
    with pytest.raises((PbdeskError, DBAPIError)), desk.writing() as connection:
        connection.exec_driver_sql(statement)
