"""What pages read goes to the driver itself: the same rows as by the library, from indexes the desk keeps for them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import bindparam, event, select

from pbdesk.desk import deciding, numbering
from pbdesk.desk.today import today
from pbdesk.records.kinds import KINDS
from pbdesk.store import prepared, sqlite
from pbdesk.store.desk import Desk
from pbdesk.store.identity import identities
from pbdesk.store.query import Condition, Listing, Records
from pbdesk.store.tables import TABLES
from tests.desk.deciding import DAY, Body
from tests.held import add

ACTORS = TABLES["actor"]


def test_a_prepared_statement_gives_the_rows_that_the_library_gives(desk: Desk, force: Body) -> None:
    wanted = select(ACTORS.c.name).where(ACTORS.c.name > bindparam("after"), ACTORS.c.own.in_((0, 1))).order_by("name")
    with desk.reading() as connection:
        told = prepared.asked(connection, prepared.prepared(wanted), after="M")
        assert told == [tuple(row) for row in connection.execute(wanted, {"after": "M"})] != []


def test_a_value_that_is_left_open_must_be_given(desk: Desk) -> None:
    one = prepared.prepared(select(ACTORS.c.id).where(ACTORS.c.name == bindparam("name")))
    with desk.reading() as connection, pytest.raises(KeyError, match="name"):
        prepared.asked(connection, one)


def test_one_statement_serves_every_value_of_a_listing(desk: Desk, force: Body) -> None:
    with desk.reading() as connection:
        for name, agency in force.agencies.items():
            (found,) = Records(connection).listed(Listing(KINDS["actor"], (Condition("id", "is", agency),)))
            assert name in (found["name"], found["acronym"])


def test_who_reads_keeps_nobody_from_writing_and_sees_nothing_of_it(desk: Desk) -> None:
    other, everyone = sqlite.connect(desk.path, writable=True), select(ACTORS.c.id)
    with other.connect() as writing:
        with desk.reading() as connection:
            before = connection.execute(everyone).all()
            writing.execute(ACTORS.insert().values(id=identities.take(1)[0], name="A visitor"))
            assert connection.execute(everyone).all() == before
        writing.commit()
    other.dispose()
    with desk.reading() as connection:
        assert len(connection.execute(everyone).all()) == len(before) + 1


def test_what_a_day_asks_for_is_found_by_indexes_and_not_by_walking_through_what_is_done(
    desk: Desk, force: Body
) -> None:
    add(desk, "action", title="Send the letter", status="open", agency=force.agencies["MFA"])
    sent: list[tuple[str, object]] = []

    def listen(_c: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        sent.append((statement, values))

    with desk.reading() as connection:
        event.listen(connection.engine, "before_cursor_execute", listen)
    today(desk, day=DAY, most=8)
    deciding.owed(desk, None, DAY)
    with desk.reading() as connection:
        numbering.standing(connection, {"id": force.force, "numbering": "TF {year}/{n:02}"}, DAY)
        event.remove(connection.engine, "before_cursor_execute", listen)
        plans = [
            str(row[3])
            for statement, values in sent
            for row in sqlite.asked(connection, f"EXPLAIN QUERY PLAN {statement}", values)  # type: ignore[arg-type]
        ]
    tables = ("SCAN action", "SCAN decision", "SCAN position", "SCAN entry")
    walked = [plan for plan in plans if plan.startswith(tables)]
    assert all("action_open" in plan or "decision_drafts" in plan for plan in walked)
    told = " ".join(plans)
    assert all(name in told for name in ("action_open", "decision_drafts", "position_by_expires", "entry_number"))


@given(st.lists(st.one_of(st.text(), st.text("0123456789abcdef-"))))
def test_a_list_is_bound_as_it_is_whatever_stands_in_it(values: list[str]) -> None:
    assert json.loads(sqlite.as_listed(values)) == values
