"""What must hold of figures about other records than activities: sums by agency, silence, order of writing."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbdesk.coherence.figure import Figure, Scope
from pbdesk.coherence.profile import profile
from pbdesk.desk import undoing
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from tests.coherence.by_hand import DAY
from tests.held import add

FEW = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
WHO = st.integers(0, 2)
DAYS = st.sampled_from(["2025-11-01", "2026-03-01", "2026-05-30", "2026-08-01"])
RECORDS = st.lists(
    st.one_of(
        st.tuples(st.just("policy"), WHO, DAYS, st.sampled_from([None, "nothing is contested"])),
        st.tuples(st.just("action"), WHO, DAYS, st.sampled_from([None, "open", "done", "in progress"])),
        st.tuples(st.just("evaluation"), WHO, DAYS, st.sampled_from([None, "2026-05-01", "2027-05-01"])),
        st.tuples(st.just("contradiction"), WHO, DAYS, st.sampled_from([None, "2026-06-01"])),
        st.tuples(st.just("request"), WHO, DAYS, st.none()),
    ),
    min_size=1, max_size=8, unique_by=lambda said: said[:3] if said[0] == "evaluation" else object(),
)  # fmt: skip
"""No agency evaluates itself twice on one day: of two such the one recorded later counts, so order matters there."""
ADDED_UP = (
    "complete_records", "open_contested_points", "self_evaluations_in_date", "internal_contradictions",
    "decisions_carried_out", "overdue_actions", "attendance_by_tier", "requests_per_month",
)  # fmt: skip
"""Figures of one agency that are part of the same figure of all of them, where every record names its agency."""
Said = tuple[str, int, str, Any]


class World:
    """A country with three agencies, a task force, an internal actor and two decisions, one not followed up yet."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.country = add(desk, "country", name="Congo", code="COD")
        self.agencies = [add(desk, "actor", name=name, own=1) for name in ("MFA", "MoD", "MoJ")]
        self.host = add(desk, "actor", name="Planning", side="internal", country=self.country)
        self.decision = add(desk, "decision", title="Report", number="1", date="2025-10-01", text="So.",
                            status="recorded", country=self.country)  # fmt: skip
        self.untouched = add(desk, "decision", title="Visit", number="2", date="2025-10-01", text="So.",
                             status="recorded", country=self.country)  # fmt: skip
        self.force = force = add(desk, "task_force", name="Great Lakes", country=self.country)
        for at, agency in enumerate(self.agencies):
            add(desk, "membership", task_force=force, agency=agency, tier=("core", "core", "periphery")[at])
        self.meeting = add(desk, "meeting", task_force=force, date="2026-02-01", status="held")
        for at, agency in enumerate(self.agencies):
            add(desk, "attendance", meeting=self.meeting, agency=agency, presence=("present", "absent", None)[at])

    def write(self, records: list[Said]) -> None:
        """All of them as one change."""
        with change(self.desk, "add", "Kari") as made:
            for said in records:
                made.add(KINDS[said[0]], self.values(said))

    def values(self, said: Said) -> dict[str, Value]:
        """A record as it is written."""
        kind, who, day, more = said
        agency = self.agencies[who]
        match kind:
            case "policy":
                return {"title": "P", "type": "plan", "version": 1, "status": "draft", "country": self.country,
                        "owner": agency, "start": day, "contested": more}  # fmt: skip
            case "action":
                done = {"outcome": "So.", "closed": day} if more == "done" else {}
                return {"title": "A", "decision": self.decision, "country": self.country, "agency": agency, "due": day,
                        "status": more, **done}  # fmt: skip
            case "evaluation":
                return {"agency": agency, "date": day, "next_due": more}
            case "contradiction":
                solved = {"resolved": more, "resolution": "So."} if more else {}
                return {"title": "C", "country": self.country, "agency": agency, "found": "2025-01-01", **solved}
        return {"title": "R", "internal_actor": self.host, "country": self.country, "agency": agency, "date": day}

    def figures(self, agency: str | None = None) -> dict[Any, Figure]:
        """Every figure, by what it is about; of one agency where it is given."""
        with self.desk.reading() as connection:
            found = profile(connection, Scope(self.country, DAY, agency=agency)).every_figure
        return {one.key: one for one in found}

    def forget(self) -> None:
        """Take the last change back, so that the next example finds the same desk."""
        undoing.undo(self.desk, "Kari")


@pytest.fixture
def world(desk: Desk) -> World:
    return World(desk)


@FEW
@given(RECORDS)
def test_the_figures_of_the_agencies_add_up_to_those_of_all(world: World, records: list[Said]) -> None:
    world.write(records)
    whole, each = world.figures(), [world.figures(agency) for agency in world.agencies]
    for key, one in whole.items():
        if key[0] in ADDED_UP:
            parts = [found[key] for found in each if key in found]
            assert sum(part.numerator for part in parts) == one.numerator, key
            assert sum(part.unknown for part in parts) == one.unknown, key
            if one.indicator.measure == "share":
                assert sum(part.denominator or 0 for part in parts) == one.denominator, key
    world.forget()


@FEW
@given(RECORDS)
def test_late_actions_by_agency_and_requests_by_actor_add_up_to_all(world: World, records: list[Said]) -> None:
    world.write(records)
    found = world.figures()
    for name, part in (("overdue_actions", "overdue_actions_per_agency"), ("requests_per_month", "requests_per_actor")):
        parts = [one for key, one in found.items() if key[0] == part]
        whole = found.get((name, None, ()))
        assert sum(one.numerator for one in parts) == (whole.numerator if whole else 0)
    world.forget()


SILENT = st.sampled_from(
    ["assessment", "fund", "action", "attendance", "meeting", "evaluation", "country", "judgement"]
)


@FEW
@given(RECORDS, SILENT)
def test_a_record_that_says_nothing_changes_no_numerator(world: World, records: list[Said], kind: str) -> None:
    world.write(records)
    before = world.figures()
    said: dict[str, dict[str, Value]] = {
        "assessment": {"title": "Courts", "country": world.country}, "fund": {"name": "F", "country": world.country},
        "action": {"title": "A", "decision": world.untouched, "country": world.country},
        "attendance": {"meeting": world.meeting, "agency": world.host},
        "evaluation": {"agency": world.agencies[0], "date": "2024-06-01"},
        "meeting": {"task_force": world.force, "date": "2026-03-01"}, "country": {"name": "Mali"},
        "judgement": {"country": world.country, "principle": "donors align", "date": "2026-01-01"},
    }  # fmt: skip
    with change(world.desk, "add", "Kari") as made:
        made.add(KINDS[kind], said[kind])
    after = world.figures()
    for key, one in before.items():
        assert after[key].numerator == one.numerator, key
        assert after[key].unknown >= one.unknown, key
    world.forget()
    world.forget()


@FEW
@given(RECORDS, st.randoms(use_true_random=False))
def test_the_figures_are_the_same_whatever_the_order_of_writing(world: World, records: list[Said], order: Any) -> None:
    world.write(records)
    first = {key: (one.numerator, one.denominator, one.unknown) for key, one in world.figures().items()}
    world.forget()
    shuffled = list(records)
    order.shuffle(shuffled)
    world.write(shuffled)
    assert {key: (one.numerator, one.denominator, one.unknown) for key, one in world.figures().items()} == first
    world.forget()
