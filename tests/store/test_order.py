"""Lists stand in the order in which people look for a name: capital letters or not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pbdesk.desk import opening
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.listing import asking
from pbdesk.store.query import Condition, Listing, Records
from tests.held import PERSON, add

NAMES = ("bank of peace", "Abacus", "åpen dør", "ACTED", "Zebra", "abacus", "action aid")
SORTED = ["abacus", "abacus", "acted", "action aid", "bank of peace", "zebra", "åpen dør"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opening.new(tmp_path / "norway.pbdesk", government="NOR", person=PERSON) as made:
        for name in NAMES:
            add(made, "actor", name=name)
            add(made, "activity", title=name)
        yield made


@pytest.mark.parametrize(("kind", "field"), [("actor", "name"), ("activity", "title")])
@pytest.mark.parametrize("turned", ["", "-"])
def test_a_text_is_sorted_whatever_its_capitals(desk: Desk, kind: str, field: str, turned: str) -> None:
    with desk.reading() as connection:
        rows = Records(connection).listed(Listing(KINDS[kind], order=turned + field, limit=9, fields=(field,)))
    found = [str(row[field]).lower() for row in rows]
    assert found == (SORTED[::-1] if turned else SORTED)


def test_pages_of_a_sorted_list_hold_every_record_once(desk: Desk) -> None:
    with desk.reading() as connection:
        pages = [Listing(KINDS["actor"], order="name", limit=2, offset=at, fields=("name",)) for at in (0, 2, 4, 6)]
        found = [str(row["name"]) for page in pages for row in Records(connection).listed(page)]
    assert sorted(found) == sorted(NAMES)


@pytest.mark.parametrize(("kind", "order"), [("actor", "name"), ("actor", "-name"), ("policy", "title")])
def test_what_is_kept_sorted_is_not_sorted_again(desk: Desk, kind: str, order: str) -> None:
    statement, values = asking(Listing(KINDS[kind], order=order, limit=9), ("id",))
    with desk.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement.sql}", statement.bound(values)).fetchall()
    assert not [row for row in plan if "TEMP B-TREE" in row[3]]


def test_a_name_is_still_told_from_another_by_its_capitals(desk: Desk) -> None:
    with desk.reading() as connection:
        held = Listing(KINDS["actor"], (Condition("name", "is", "Abacus"),))
        assert [row["name"] for row in Records(connection).listed(held)] == ["Abacus"]
