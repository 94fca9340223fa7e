"""What no one may do, tried on the file with the database library and nothing else: no setting of ours is made."""

import gzip
import shutil
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from pbdesk.desk import checking, opening
from pbdesk.records.kinds import KINDS, wholes
from tests.rules.conftest import Tried
from tests.rules.forbidden import A_CHANGE, FORBIDDEN, FROZEN, Add, Delete, Forbidden, Write, sweep

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


def test_links_under_what_is_no_field_are_named_by_the_check(tried: Tried, tmp_path: Path) -> None:
    path = Path(shutil.copy(tried.path, tmp_path))
    with opened(path) as file:
        file.execute("BEGIN")
        file.execute(A_CHANGE)
        file.execute("INSERT INTO link VALUES (?, 'causes', 0, ?)", (tried.ids["bare"], tried.ids["MFA"]))
        file.execute("COMMIT")
    with opening.open_desk(path) as desk:
        assert "a policy has links under causes, which is none of its fields" in map(str, checking.check(desk))


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
    "an open action is replaced":
        "INSERT OR REPLACE INTO action (id, title, status, due) SELECT id, title, status, '2027-01-01' FROM action",
    "an open action is replaced by its row":
        "INSERT OR REPLACE INTO action (rowid, id, title, status) SELECT rowid, 'new', title, status FROM action",
    "a benchmark is replaced":
        "INSERT OR REPLACE INTO benchmark (id, objective, title, target) "
        "SELECT id, objective, title, 10 FROM benchmark",
    "a lead is put in or else changed":
        "INSERT INTO assignment (id, agency, start, decision) "
        "SELECT id, agency, start, decision FROM assignment WHERE 1 "
        "ON CONFLICT (id) DO UPDATE SET \"end\" = '2026-02-01'",
    "a tag is replaced by another of its name": "INSERT OR REPLACE INTO tag (id, name) VALUES ('new', 'water')",
    "an actor takes the row of another":
        "UPDATE OR REPLACE actor SET rowid = (SELECT max(rowid) FROM actor) WHERE name = 'Ministry MFA'",
    "a decision is put in as recorded with a blank for its text":
        "INSERT INTO decision (id, title, status, number, date, text) "
        "VALUES ('x', 'x', 'recorded', '9', '2026-01-01', ' ')",
    "an action is put in as done with a line break for a word":
        "INSERT INTO action (id, title, status, outcome) VALUES ('x', 'x', 'done', char(10))",
    "a record is said to be of another kind": "UPDATE record SET kind = 'note'",
    "a record is struck from the list": "DELETE FROM record",
    "a desk gives itself out for another": "UPDATE desk SET value = 'x' WHERE name = 'id'",
    "a desk is of another government": "INSERT OR REPLACE INTO desk (name, value) VALUES ('government', 'SWE')",
    "a desk does not say when it was made": "DELETE FROM desk WHERE name = 'made'",
    "a file is replaced": "INSERT OR REPLACE INTO content (sha256, size, data) SELECT sha256, 1, x'41' FROM content",
    "a file takes the row of another":
        "INSERT OR REPLACE INTO content (rowid, sha256, size, data) SELECT rowid, 'x', 1, x'41' FROM content",
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


@pytest.mark.parametrize("asking", ["OFF", "ON"])
@pytest.mark.parametrize("sentence", BEHIND)
def test_no_way_around_by_sql(tried: Tried, sentence: str, asking: str) -> None:
    with opened(tried.path) as file:
        file.execute(f"PRAGMA recursive_triggers = {asking}")
        with pytest.raises(sqlite.IntegrityError, match=REFUSALS):
            file.execute(BEHIND[sentence])
    assert tried.is_as_it_was()


WITHIN = {
    "a target is changed beside a blank reason":
        "INSERT INTO target_revision (id, benchmark, date, old_target, new_target, reason) "
        "SELECT 'r', id, '2026-01-01', target, 10, char(9) FROM benchmark "
        "WHERE title = 'Cases heard'; UPDATE benchmark SET target = 10",
    "a target is changed by a reason for another":
        "INSERT INTO target_revision (id, benchmark, date, old_target, new_target, reason) "
        "SELECT 'r', id, '2026-01-01', target, 20, 'Why.' FROM benchmark WHERE title = 'Cases heard'; "
        "UPDATE benchmark SET target = 10",
    "a day is moved by a reason for a target":
        "INSERT INTO target_revision (id, benchmark, date, old_target, new_target, reason) "
        "SELECT 'r', id, '2026-01-01', target, 10, 'Why.' FROM benchmark WHERE title = 'Cases heard'; "
        "UPDATE benchmark SET target = 10, target_date = '2035' WHERE title = 'Cases heard'",
    "a benchmark is replaced within a change":
        "INSERT OR REPLACE INTO benchmark (id, objective, title, target) "
        "SELECT id, objective, title, 10 FROM benchmark",
    "an action is replaced within a change":
        "INSERT OR REPLACE INTO action (id, title, status, due) SELECT id, title, status, '2027-01-01' FROM action",
    "an action is closed with blanks": "UPDATE action SET status = 'done', outcome = char(13, 10, 160)",
    "a decision is recorded with a blank for its number":
        "UPDATE decision SET status = 'recorded', number = ' ' WHERE title = 'Draft'",
    "a recorded decision is superseded by a draft":
        "UPDATE decision SET supersedes = (SELECT id FROM decision WHERE title = 'Recorded') WHERE title = 'Draft'; "
        "UPDATE decision SET status = 'superseded' WHERE title = 'Recorded'",
    "a policy is adopted with a blank for its steps":
        "UPDATE consultation SET answer = 'agrees' WHERE answer = 'not answered'; "
        "UPDATE policy SET status = 'adopted', steps = ' ' WHERE title = 'Silent'",
}  # fmt: skip


@pytest.mark.parametrize("sentence", WITHIN)
def test_no_way_around_by_sql_within_a_change_of_ones_own(tried: Tried, sentence: str) -> None:
    *before, last = WITHIN[sentence].split("; ")
    with opened(tried.path) as file:
        for statement in ("BEGIN", A_CHANGE, *before):
            file.execute(statement)
        with pytest.raises(sqlite.IntegrityError, match=REFUSALS):
            file.execute(last)
    assert tried.is_as_it_was()


OLD = Path(__file__).parent.parent / "store" / "old"


@pytest.mark.parametrize("path", sorted(OLD.glob("version-*.pbdesk.gz")), ids=lambda path: str(path.name))
def test_an_older_desk_holds_its_targets_once_it_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.pbdesk"
    file.write_bytes(gzip.decompress(path.read_bytes()))
    opening.open_desk(file, person="Kari").close()
    dated = "id IN (SELECT id FROM benchmark WHERE target_date IS NOT NULL)"
    with opened(file) as held:
        held.execute("BEGIN")
        held.execute(A_CHANGE)
        assert held.execute(f"SELECT count(*) FROM benchmark WHERE {dated}").fetchone()[0] > 0
        with pytest.raises(sqlite.IntegrityError, match="old target is kept"):
            held.execute(f"UPDATE benchmark SET target_date = '2040' WHERE {dated}")


def test_every_field_of_what_is_frozen_is_tried() -> None:
    frozen = {kind.name for kind in KINDS.values() if kind.frozen}
    parts = {kind.name for kind in KINDS.values() if wholes(kind.name)}
    assert frozen | parts == set(FROZEN.values())
