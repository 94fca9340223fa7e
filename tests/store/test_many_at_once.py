"""Hundreds of records go into one statement: each is kept as if alone, and one that is refused takes all along."""

import pytest

from pbdesk.desk import checking, reading, telling
from pbdesk.errors import RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing, Records

SEVERAL = 1203
"""More than two statements take, and some that are left over."""


def kept(desk: Desk, kind: str, *fields: str) -> list[tuple[object, ...]]:
    with desk.reading() as connection:
        return [values[1:] for values in Records(connection).tuples(Listing(KINDS[kind], fields=fields))]


def test_every_record_is_kept_once_and_in_its_order(desk: Desk) -> None:
    notes = [(f"Note {n}", None if n % 3 else "Wells") for n in range(SEVERAL)]
    with change(desk, "import", "Kari") as made:
        made.add_many(KINDS["note"], ("title", "text"), notes)
    assert kept(desk, "note", "title", "text")[-SEVERAL:] == notes
    assert telling.past_changes(desk)[0].entries == SEVERAL
    assert checking.check(desk) == []


@pytest.mark.parametrize("wrong", [0, 499, 500, 777, SEVERAL - 1])
def test_one_that_ends_before_it_starts_is_refused_wherever_it_stands_among_many(desk: Desk, wrong: int) -> None:
    before = [past.n for past in telling.past_changes(desk)]
    spans = ((f"Zuflucht {n}", "2025-01-01", "2024-12-31" if n == wrong else None) for n in range(SEVERAL))
    with pytest.raises(RuleBroken, match="ends before it starts"), change(desk, "import", "Kari") as made:
        made.add_many(KINDS["task_force"], ("name", "start", "end"), spans)
    assert kept(desk, "task_force", "name") == []
    assert [past.n for past in telling.past_changes(desk)] == before
    assert reading.find(desk, "zuflucht") == []
