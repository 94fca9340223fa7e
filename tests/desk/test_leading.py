"""Who leads: lanes, gaps past and to come, handovers; a rotation continued as one change, each period by a decision."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from pbdesk.coherence.figure import Turn
from pbdesk.coherence.leads import _spans, drawn
from pbdesk.desk import leading, rotating, telling, undoing, writing
from pbdesk.errors import NotUnderstood, PbdeskError, RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk

DAY = "2026-06-01"


def add(desk: Desk, kind: str, **values: Any) -> str:
    return writing.add(desk, KINDS[kind], values, "Kari")


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


def test_dimensions_and_task_forces_have_lanes_of_their_own(desk: Desk, ids: dict[str, str]) -> None:
    security = writing.meant(desk, "dimension", "security")
    lead(desk, ids, "Foreign", "2026-01-01", None)
    lead(desk, ids, "Defence", "2026-01-01", None, dimension=security)
    lead(desk, ids, "Justice", "2026-01-01", None, task_force=ids["force"])
    lanes = leading.timeline(desk, None, DAY).lanes
    led = {(lane.dimension, lane.task_force): leading.on(lane, DAY)[0].agency for lane in lanes}
    expected = {("", ""): "Foreign", (security, ""): "Defence", ("", ids["force"]): "Justice"}
    assert led == {key: ids[name] for key, name in expected.items()}


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


@given(st.lists(turns, min_size=1, max_size=6), st.integers(0, 20), st.integers(20, 90))
def test_every_day_of_a_line_lies_in_exactly_one_span_with_those_who_led_on_it(
    given_turns: list[Turn], first: int, last: int
) -> None:
    spans = _spans(_day(first), _day(last), given_turns)
    assert sum(span.days for span in spans) == last - first + 1
    for n in range(first, last + 1):
        (span,) = [one for one in spans if one.since <= _day(n) <= one.until]
        leading_then = [turn.agency for turn in given_turns if turn.start <= _day(n) <= str(turn.end)]
        assert sorted(span.agencies) == sorted(leading_then)


@given(st.lists(turns, min_size=1, max_size=6), st.integers(0, 20), st.integers(20, 90))
def test_a_line_says_of_its_gaps_and_overlaps_what_its_days_say_one_by_one(
    given_turns: list[Turn], first: int, last: int
) -> None:
    spans = _spans(_day(first), _day(last), given_turns)
    (line,) = drawn([(None, one) for one in given_turns], _day(first), _day(last))
    assert list(line.gaps) == [span for span in spans if not span.assignments]
    assert list(line.overlaps) == [span for span in spans if len(set(span.agencies)) > 1]
    assert (line.days, line.days_led) == (last - first + 1, sum(span.days for span in spans if span.assignments))


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
