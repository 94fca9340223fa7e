"""The desk as it was known on an earlier day, replayed from its history."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from pbdesk.desk import opening, undoing, writing
from pbdesk.errors import Cancelled, NotUnderstood
from pbdesk.store.desk import Desk
from pbdesk.store.past import as_known
from pbdesk.store.tables import LINK, RECORD, TABLES
from tests.held import add
from tests.waiting import TODAY, dated, unguard


def everything(connection: Connection) -> dict[str, Any]:
    """All records and links of a moment."""
    held: dict[str, Any] = {
        name: sorted(map(tuple, connection.execute(select(table))), key=str) for name, table in TABLES.items()
    }
    held["link"] = sorted(map(tuple, connection.execute(select(LINK))))
    held["record"] = sorted(map(tuple, connection.execute(select(RECORD.c.id, RECORD.c.kind))))
    return {name: rows for name, rows in held.items() if rows}


def titles(connection: Connection) -> list[str | None]:
    return list(connection.scalars(select(TABLES["activity"].c.title).order_by(TABLES["activity"].c.title)))


@contextmanager
def known(desk: Desk, day: str) -> Iterator[Connection]:
    with desk.reading() as now, as_known(now, day) as past:
        yield past.moment


def test_what_is_known_today_is_what_the_desk_holds(tmp_path: Path) -> None:
    with opening.new(tmp_path / "sample.pbdesk", government="NOR", person="Kari", sample=True) as desk:
        with desk.reading() as connection:
            now = everything(connection)
        with known(desk, TODAY) as past:
            assert everything(past) == now


def test_later_additions_changes_and_deletions_were_not_known(desk: Desk) -> None:
    kept = add(desk, "activity", title="Kept")
    gone = add(desk, "activity", title="Gone later", description="A text")
    dated(desk, "2026-01-10")
    writing.set_values(desk, kept, {"title": "Kept, renamed"}, "Kari")
    writing.remove(desk, gone, "Kari")
    add(desk, "activity", title="New")
    with known(desk, "2026-01-10") as past:
        assert titles(past) == ["Gone later", "Kept"]
    with known(desk, TODAY) as past:
        assert titles(past) == ["Kept, renamed", "New"]


def test_what_was_taken_back_later_was_known_before(desk: Desk) -> None:
    add(desk, "activity", title="Taken back")
    dated(desk, "2026-01-10")
    undoing.undo(desk, "Kari")
    with known(desk, "2026-03-01") as past:
        assert titles(past) == ["Taken back"]
    with known(desk, TODAY) as past:
        assert titles(past) == []


def test_links_are_those_of_the_day(desk: Desk) -> None:
    first, second = add(desk, "country", name="Congo"), add(desk, "country", name="Mali")
    activity = add(desk, "activity", title="Some", other_countries=[first])
    dated(desk, "2026-01-10")
    writing.set_values(desk, activity, {"other_countries": [second, first]}, "Kari")
    linked = select(LINK.c.to_id).where(LINK.c.from_id == activity).order_by(LINK.c.position)
    with known(desk, "2026-01-10") as past:
        assert list(past.scalars(linked)) == [first]
    with known(desk, TODAY) as past:
        assert list(past.scalars(linked)) == [second, first]


def test_before_the_first_change_nothing_was_known(desk: Desk) -> None:
    words = "Nothing was known on 1999-12-31: the first change of this desk is of"
    with pytest.raises(NotUnderstood, match=words), known(desk, "1999-12-31"):
        pass


def test_a_replay_tells_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    told: list[float] = []

    def tell(_text: str, part: float) -> bool:
        told.append(part)
        return True

    with desk.reading() as now, as_known(now, TODAY, tell):
        pass
    assert (told[0], told[-1]) == (0, 1)
    with pytest.raises(Cancelled), desk.reading() as now, as_known(now, TODAY, lambda _text, _part: False):
        pass


def test_a_value_that_is_no_longer_a_choice_can_still_be_read(desk: Desk) -> None:
    activity = add(desk, "activity", title="Some", status="ongoing")
    with desk.writing() as connection:
        unguard(connection)
        old = json.dumps({"title": "Some", "status": "under way", "of old": 1})
        connection.exec_driver_sql("UPDATE entry SET new = ? WHERE record = ?", (old, activity))
    with known(desk, TODAY) as past:
        assert past.scalar(select(TABLES["activity"].c.status)) == "under way"


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "set", "remove"]), st.integers(0, 5), st.text(max_size=5)), max_size=8
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_history_replays_to_what_the_desk_holds(desk: Desk, steps: list[tuple[str, int, str]]) -> None:
    held: list[str] = []
    for verb, at, text in steps:
        if verb == "add" or not held:
            held.append(add(desk, "note", title=f"Note {text.strip()}"))
        elif verb == "set":
            writing.set_values(desk, held[at % len(held)], {"title": f"Other {text.strip()}"}, "Kari")
        else:
            writing.remove(desk, held.pop(at % len(held)), "Kari")
    with desk.reading() as connection:
        now = everything(connection)
    with known(desk, TODAY) as past:
        assert everything(past) == now
