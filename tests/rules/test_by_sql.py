"""What no one may do, tried on the file with the database library and nothing else: no setting of ours is made."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from pbdesk.desk import checking, opening
from pbdesk.records.kinds import KINDS
from tests.rules.conftest import Tried
from tests.rules.forbidden import A_CHANGE, FORBIDDEN, Add, Delete, Forbidden, Write, sweep

ALL = (*FORBIDDEN, *sweep())
Statement = tuple[str, list[object]]
REFUSALS = r"rule: |constraint failed|cannot store"


def opened(path: Path) -> "closing[sqlite.Connection]":
    """The file as any program may open it; closing it forgets what was not written for good."""
    return closing(sqlite.connect(str(path), isolation_level=None))


def statement(tried: Tried, attempt: Write | Add | Delete) -> Statement:
    """The statement that tries it."""
    match attempt:
        case Write(record, field, text, stored):
            value = stored if stored is not None else tried.named(text) or None
            return f'UPDATE "{tried.kinds[record]}" SET "{field}" = ? WHERE id = ?', [value, tried.ids[record]]
        case Delete(record):
            return f'DELETE FROM "{tried.kinds[record]}" WHERE id = ?', [tried.ids[record]]
        case Add(kind, values, stored):
            given = {name: tried.named(text) for name, text in values} | dict(stored)
            names = ", ".join(f'"{name}"' for name in ("id", *given))
            return f'INSERT INTO "{kind}" ({names}) VALUES ({", ".join("?" * (len(given) + 1))})', [
                "new", *given.values(),
            ]  # fmt: skip


@pytest.mark.parametrize("forbidden", [one for one in ALL if not one.unseen], ids=lambda one: one.sentence)
def test_the_file_refuses_it(tried: Tried, forbidden: Forbidden) -> None:
    trying = statement(tried, forbidden.tried)
    with opened(tried.path) as file, pytest.raises(sqlite.IntegrityError, match=REFUSALS):
        file.execute(*trying)
    assert tried.is_as_it_was()


@pytest.mark.parametrize("forbidden", [one for one in ALL if one.in_file], ids=lambda one: one.sentence)
def test_the_file_refuses_it_even_in_a_change_that_another_program_began(tried: Tried, forbidden: Forbidden) -> None:
    trying = statement(tried, forbidden.tried)
    with opened(tried.path) as file:
        file.execute("BEGIN")
        file.execute(A_CHANGE)
        with pytest.raises(sqlite.IntegrityError, match=REFUSALS):
            file.execute(*trying)
    assert tried.is_as_it_was()


@pytest.mark.parametrize("forbidden", [one for one in FORBIDDEN if one.unseen], ids=lambda one: one.sentence)
def test_a_new_row_that_the_file_lets_in_is_named_by_the_check(
    tried: Tried, forbidden: Forbidden, tmp_path: Path
) -> None:
    path = Path(shutil.copy(tried.path, tmp_path))
    with opened(path) as file:
        file.execute(*statement(tried, forbidden.tried))
    with opening.open_desk(path) as desk:
        assert any("new" in fault for fault in checking.check(desk))


BEHIND = {
    "a recorded decision is replaced whole":
        "INSERT OR REPLACE INTO decision (id, title, status) SELECT id, 'x', 'draft' FROM decision WHERE number > ''",
    "a draft takes the row of a recorded decision":
        "UPDATE OR REPLACE decision SET id = (SELECT id FROM decision WHERE title = 'Recorded') WHERE title = 'Draft'",
    "a draft takes the number of a recorded decision":
        "UPDATE OR REPLACE decision SET number = (SELECT number FROM decision WHERE title = 'Recorded') "
        "WHERE title = 'Draft'",
    "a dissent is replaced":
        "INSERT OR REPLACE INTO position (id, decision, agency, position) "
        "SELECT id, decision, agency, 'agrees' FROM position WHERE position = 'dissents'",
    "an adopted policy is replaced whole":
        "INSERT OR REPLACE INTO policy (id, title, type, version, status) "
        "SELECT id, 'x', type, version, 'draft' FROM policy WHERE title = 'Adopted'",
    "a policy is put in as adopted":
        "INSERT INTO policy (id, title, type, version, status) VALUES ('x', 'x', 'plan', 1, 'adopted')",
    "a policy is put in as adopted, by a recorded decision":
        "INSERT INTO policy (id, title, type, version, status, adopted_by, steps, contested) "
        "SELECT 'x', 'x', 'plan', 1, 'adopted', id, 'x', 'nothing is contested' FROM decision WHERE title = 'Recorded'",
    "a decision is put in as recorded, without its text":
        "INSERT INTO decision (id, title, status, number, date) VALUES ('x', 'x', 'recorded', '9', '2026-01-01')",
    "an adopted policy serves another objective":
        "INSERT INTO link SELECT p.id, 'objectives', 0, o.id FROM policy p, objective o WHERE p.title = 'Adopted'",
    "the history is told otherwise": "UPDATE entry SET new = replace(new, 'Recorded', 'Otherwise')",
    "a change is said to be another's": "UPDATE change SET person = 'Nobody' WHERE n = 1",
    "the history is cut short": "DELETE FROM change WHERE n > 2",
    "entries of the history are taken out": "DELETE FROM entry WHERE change = 2",
    "the history is added to afterwards":
        "INSERT INTO entry (change, seq, record, kind) VALUES (1, 9999, 'x', 'note')",
    "an entry of the history is replaced":
        "INSERT OR REPLACE INTO entry (change, seq, record, kind) SELECT change, seq, record, kind FROM entry LIMIT 1",
    "a change is replaced":
        "INSERT OR REPLACE INTO change (n, id, at, person, action, reason, detail, previous) "
        "SELECT n, id, at, 'Nobody', action, reason, detail, previous FROM change WHERE n = 1",
}  # fmt: skip


@pytest.mark.parametrize("sentence", BEHIND)
def test_no_way_around_by_sql(tried: Tried, sentence: str) -> None:
    with opened(tried.path) as file, pytest.raises(sqlite.IntegrityError, match=REFUSALS):
        file.execute(BEHIND[sentence])
    assert tried.is_as_it_was()


def test_every_field_of_what_is_frozen_is_tried() -> None:
    frozen = {kind.name for kind in KINDS.values() if kind.frozen}
    parts = {kind.name for kind in KINDS.values() if kind.part_of and kind.by_name[kind.part_of].to in frozen}
    assert frozen | parts == {"decision", "position", "policy", "section", "consultation", "reference",
                              "contested_point"}  # fmt: skip
