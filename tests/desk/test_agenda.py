"""An agenda as a secretary gets it: pasted from a letter, and what is not reached put off to the next meeting."""

import pytest

from pbdesk.desk import agenda, checking, undoing
from pbdesk.errors import RuleBroken
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import PERSON, add, listed, values_of

LETTER = """1. Godkjenning av referat
2) Situasjonen i øst (20 min)

 - Politikken for DR Kongo – 15 minutter
• 2026 budget, 5 min.
"""


def items(desk: Desk, meeting: str) -> list[tuple[object, ...]]:
    rows = listed(desk, "agenda_item", meeting=meeting)
    return sorted((one["position"], one["title"], one["minutes_long"]) for one in rows)


def later(desk: Desk, force: Body, **said: object) -> str:
    return add(desk, "meeting", **{"task_force": force.force, "date": "2026-04-20", "status": "planned", **said})


def test_a_pasted_agenda_is_one_matter_a_line_with_its_time(desk: Desk, meeting: str) -> None:
    agenda.put_on(desk, meeting, "Roll call", PERSON)
    agenda.put_on(desk, meeting, LETTER, PERSON)
    assert items(desk, meeting) == [
        (1, "Roll call", None), (2, "Godkjenning av referat", None), (3, "Situasjonen i øst", 20),
        (4, "Politikken for DR Kongo", 15), (5, "2026 budget", 5),
    ]  # fmt: skip
    undoing.undo(desk, PERSON)
    assert items(desk, meeting) == [(1, "Roll call", None)]


@pytest.mark.parametrize("title", ["10 ministers", "The Minsk process", "Admin", "Resolution 2717", "A 5 minute film"])
def test_a_matter_that_only_looks_like_it_keeps_its_words(title: str) -> None:
    assert agenda.matters(title) == [(title, None)]


def test_a_matter_is_put_off_to_the_next_planned_meeting_with_its_papers(
    desk: Desk, force: Body, meeting: str
) -> None:
    (item,) = agenda.put_on(desk, meeting, "Roads 20 min", PERSON)
    add(desk, "paper", meeting=meeting, item=item, title="Costs", agency=force.agencies["MOF"])
    later(desk, force, date="2026-03-20", status="cancelled")
    later(desk, force, date="2026-05-20")
    there = later(desk, force)
    agenda.put_on(desk, there, "Roll call", PERSON)
    agenda.put_off(desk, item, lambda meeting: f"Put off to {meeting['date']}.", PERSON)
    assert items(desk, there) == [(1, "Roll call", None), (2, "Roads", 20)]
    assert [one["title"] for one in listed(desk, "paper", meeting=there)] == ["Costs"]
    assert values_of(desk, item)["minutes"] == "Put off to 2026-04-20."
    assert checking.check(desk) == []
    undoing.undo(desk, PERSON)
    assert (items(desk, there), values_of(desk, item)["minutes"]) == ([(1, "Roll call", None)], None)


def test_where_no_later_meeting_is_planned_it_is_said_what_to_do(desk: Desk, force: Body, meeting: str) -> None:
    (item,) = agenda.put_on(desk, meeting, "Roads", PERSON)
    later(desk, force, date="2026-02-20")
    with pytest.raises(RuleBroken, match="Plan it first"):
        agenda.put_off(desk, item, str, PERSON)
    assert values_of(desk, item)["minutes"] is None
