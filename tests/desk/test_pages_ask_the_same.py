"""A page asks as many questions of a desk five times as large: what grows is counted, and read a few at a time."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from pbdesk.desk import coordinating, deciding, dossiers, leading, reading
from pbdesk.desk.today import today
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.desk.asking import statements
from tests.seeded import Size, seed

DAY, BACK = "2026-06-01", "2024-06-01"
Look = Callable[[Desk], object]


def _force(desk: Desk) -> str:
    wanted = reading.Listing(KINDS["task_force"], (), "name", 1)
    return str(reading.page(desk, wanted).rows[0]["id"])


def _policy(desk: Desk) -> str:
    wanted = reading.Listing(KINDS["policy"], (), "title", 1)
    return str(reading.page(desk, wanted).rows[0]["id"])


LOOKS: dict[str, Look] = {
    "today": lambda desk: today(desk, day=DAY, most=8),
    "decisions": lambda desk: (deciding.owed(desk, None, DAY), deciding.chains(desk, None)),
    "leads": lambda desk: leading.timeline(desk, None, DAY),
    "task force": lambda desk: coordinating.look(desk, _force(desk), DAY, 8),
    "policy": lambda desk: dossiers.policy_dossier(desk, _policy(desk), DAY),
}
AT_MOST = {"today": 22, "decisions": 4, "leads": 5, "task force": 29, "policy": 29}
"""So many questions a page asks; each is there for something that is shown."""


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """A desk, and one with five times its activities, decisions and policies."""
    until, folder = date(2026, 6, 1), tmp_path_factory.mktemp("desks")
    small = seed(folder / "small.pbdesk", Size(24, 48, 24), until)
    large = seed(folder / "large.pbdesk", Size(120, 240, 120), until)
    yield small, large
    small.close()
    large.close()


def questions(desk: Desk, look: Look) -> int:
    """How many statements are sent for what a page shows."""
    with statements() as sent:
        look(desk)
    return len(sent)


@pytest.mark.parametrize("name", LOOKS)
def test_five_times_the_desk_costs_no_more_questions(desks: tuple[Desk, Desk], name: str) -> None:
    small, large = (questions(desk, LOOKS[name]) for desk in desks)
    assert small <= AT_MOST[name]
    assert large == small


def test_the_first_of_each_sort_are_those_that_all_of_them_begin_with(desks: tuple[Desk, Desk]) -> None:
    _, desk = desks
    every, first = today(desk, day=DAY), today(desk, day=DAY, most=8)
    assert (first.late, first.counts) == (every.late, every.counts)
    assert len(every.matters) == sum(first.counts.values()) > len(first.matters)
    for sort, count in first.counts.items():
        days = [one.due for one in every.of(sort)]
        assert [one.due for one in first.of(sort)][:8] == days[: min(8, count)]


def test_every_open_action_is_counted_and_the_first_of_each_agency_read(desks: tuple[Desk, Desk]) -> None:
    _, desk = desks
    owed = deciding.owed(desk, None, DAY, most=3)
    assert len(owed) > 1
    for agency in owed:
        rows = reading.page(desk, deciding.open_actions(agency.agency or None, None)).rows
        assert [one["id"] for one in agency.actions] == [one["id"] for one in rows][:3]
        assert agency.count == len(rows)
        assert agency.late == sum(str(one["due"] or "9999") < DAY for one in rows)


def test_of_what_is_over_only_who_led_last_is_read(desks: tuple[Desk, Desk]) -> None:
    _, desk = desks
    whole, later = (leading.timeline(desk, None, DAY, since=since) for since in (None, BACK))
    assert later.unled == whole.unled
    told = [(one.assignment, one.before, one.day) for one in whole.handovers if one.day >= BACK]
    assert [(one.assignment, one.before, one.day) for one in later.handovers] == told
    for one, same in zip(later.lanes, whole.lanes, strict=True):
        assert one.key == same.key
        assert len(one.line.turns) <= len(same.line.turns)
        for day in (BACK, DAY):
            assert leading.on(one, day) == leading.on(same, day)
        for name in ("gaps", "overlaps"):
            spans = [span for span in getattr(same.line, name) if span.until >= BACK]
            assert [span for span in getattr(one.line, name) if span.until >= BACK] == spans
