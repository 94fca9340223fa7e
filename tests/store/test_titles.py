"""Titles are read in few statements and put into words when they are asked for, the same either way."""

import pytest

from pbdesk.desk import reading
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records
from pbdesk.store.titles import Titles, titles_read
from tests.desk.deciding import DAY, Body
from tests.held import add


def positions(desk: Desk, force: Body) -> list[str]:
    """Two positions on a decision, each called by its agency, the decision and the stance."""
    decision = add(desk, "decision", title="Office", text="Open it.", date=DAY,
                   status="draft", task_force=force.force)  # fmt: skip
    return [
        add(desk, "position", decision=decision, agency=agency, position="agrees")
        for agency in list(force.agencies.values())[:2]
    ]


def test_a_title_looked_up_alone_says_what_it_says_among_all(desk: Desk, force: Body) -> None:
    some = positions(desk, force)
    with desk.reading() as connection:
        found = titles_read(connection, {"position": some, "actor": list(force.agencies.values())})
        assert {one: found[one] for one in found} == found.said() == Records(connection).titles(found)
    assert set(some) < set(found)
    assert len(found) == len(some) + len(force.agencies)


def test_what_a_title_leads_to_is_read_but_is_not_among_the_titles(desk: Desk, force: Body) -> None:
    (one, _) = positions(desk, force)
    with desk.reading() as connection:
        found = titles_read(connection, {"position": [one]})
    assert list(found) == [one]
    assert next(iter(force.agencies)) in found[one]
    assert not set(force.agencies.values()) & set(found)


def test_titles_known_from_the_rows_before_are_not_asked_for_again(desk: Desk, force: Body) -> None:
    positions(desk, force)
    before = reading.page(desk, Listing(KINDS["position"], limit=1))
    after = reading.page(desk, Listing(KINDS["position"], limit=1, offset=1), before.titles)
    assert not set(before.titles) & set(after.titles)
    known = Titles()
    for one in (before, after):
        known.take_in(one.titles)
    assert dict(known) == dict(reading.page(desk, Listing(KINDS["position"])).titles)


@pytest.mark.parametrize("limit", [None, 1, 2, 3])
def test_a_list_is_counted_whatever_part_of_it_is_read(desk: Desk, force: Body, limit: int | None) -> None:
    some = positions(desk, force)
    count, page = reading.renewed(desk, Listing(KINDS["position"], limit=limit))
    assert count == len(some)
    assert len(page.read) == min(limit or len(some), len(some))
    beyond, nothing = reading.renewed(desk, Listing(KINDS["position"], limit=2, offset=2))
    assert (beyond, nothing.read) == (len(some), [])


def test_a_list_of_nothing_is_counted_as_nothing(desk: Desk, force: Body) -> None:
    assert reading.renewed(desk, Listing(KINDS["note"], (Condition("title", "is", "none"),), limit=5))[0] == 0
