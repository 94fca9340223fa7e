"""What is forbidden about policies is refused by the file itself, opened with the database library and nothing else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from pbdesk.desk import checking, opening
from pbdesk.desk.adopting import adopt
from pbdesk.store.desk import Desk
from tests.desk.policies import A_CHANGE, recorded_decision, whole_policy
from tests.held import PERSON, add

RULE = "rule: "


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a desk with an adopted policy, a draft, and a framework in force."""
    path = tmp_path_factory.mktemp("file") / "norway.pbdesk"
    with opening.new(path, government="NOR", person=PERSON) as desk:
        _fill(desk)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


@pytest.fixture
def file(path: Path) -> Iterator[sqlite.Connection]:
    """The file opened as any program may open it: no setting of ours is made."""
    connection = sqlite.connect(str(path), isolation_level=None)
    yield connection
    connection.close()


def _fill(desk: Desk) -> None:
    adopted = whole_policy(desk, "Adopted")
    adopt(desk, adopted, recorded_decision(desk), PERSON)
    draft = add(desk, "policy", title="Draft", type="plan", version=1, status="draft", supersedes=adopted)
    add(desk, "section", policy=draft, position=1, heading="Draft section")
    add(desk, "consultation", policy=draft, consulted_as="Nobody yet", circle="international")
    country = add(desk, "country", name="Lakes", type="conflict system")
    framework = add(desk, "framework", title="Framework", country=country, version=1, status="in force")
    objective = add(desk, "objective", framework=framework, title="Courts")
    add(desk, "benchmark", objective=objective, title="Cases", target=60)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE policy SET title = 'x' WHERE title = 'Adopted'",
        "UPDATE policy SET steps = 'x' WHERE title = 'Adopted'",
        "UPDATE policy SET status = 'draft' WHERE title = 'Adopted'",
        "UPDATE policy SET status = 'superseded' WHERE title = 'Adopted'",
        "UPDATE policy SET end = '2030-01-01' WHERE title = 'Adopted'",
        "UPDATE policy SET id = 'x' WHERE title = 'Adopted'",
        "DELETE FROM policy WHERE title = 'Adopted'",
        (
            "INSERT OR REPLACE INTO policy (id, title, type, version, status) "
            "SELECT id, 'x', type, version, 'draft' FROM policy WHERE title = 'Adopted'"
        ),
        (
            "INSERT OR REPLACE INTO policy (rowid, id, title, type, version, status) "
            "SELECT rowid, 'x', 'x', type, version, 'draft' FROM policy WHERE title = 'Adopted'"
        ),
        "UPDATE OR REPLACE policy SET id = (SELECT id FROM policy WHERE title = 'Adopted') WHERE title = 'Draft'",
        "UPDATE OR REPLACE policy SET rowid = (SELECT rowid FROM policy WHERE title = 'Adopted') WHERE title = 'Draft'",
    ],
)
def test_an_adopted_policy_stands_still(file: sqlite.Connection, statement: str) -> None:
    with pytest.raises(sqlite.IntegrityError, match=RULE):
        file.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE policy SET status = 'adopted' WHERE title = 'Draft'",
        "UPDATE policy SET status = 'expired' WHERE title = 'Draft'",
        (
            "UPDATE policy SET status = 'adopted', adopted_by = (SELECT id FROM decision), steps = 'x', "
            "contested = 'nothing is contested' WHERE title = 'Draft'"
        ),
        "INSERT INTO policy (id, title, type, version, status) VALUES ('x', 'x', 'plan', 1, 'adopted')",
        (
            "INSERT OR REPLACE INTO policy (id, title, type, version, status) "
            "SELECT id, title, type, version, 'adopted' FROM policy WHERE title = 'Draft'"
        ),
    ],
)
def test_nothing_is_adopted_without_a_complete_record_and_a_decision(file: sqlite.Connection, statement: str) -> None:
    with pytest.raises(sqlite.IntegrityError, match=RULE):
        file.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE consultation SET answer = 'agrees' WHERE consulted_as = 'Finance'",
        "UPDATE section SET text = 'x' WHERE heading = 'Aim'",
        "DELETE FROM reference",
        "INSERT INTO section (id, policy, position, heading) SELECT 'x', id, 2, 'x' FROM policy WHERE steps > ''",
        (
            "INSERT OR REPLACE INTO section (id, policy, position, heading) SELECT s.id, d.id, 1, 'x' "
            "FROM section s, policy d WHERE s.heading = 'Aim' AND d.title = 'Draft'"
        ),
        "UPDATE section SET policy = (SELECT id FROM policy WHERE title = 'Adopted') WHERE heading = 'Draft section'",
        "UPDATE section SET policy = (SELECT id FROM policy WHERE title = 'Draft') WHERE heading = 'Aim'",
        "UPDATE OR REPLACE section SET id = (SELECT id FROM section WHERE heading = 'Aim') WHERE text IS NULL",
        "INSERT INTO link SELECT p.id, 'objectives', 0, o.id FROM policy p, objective o WHERE p.title = 'Adopted'",
    ],
)
def test_the_text_and_the_record_of_an_adopted_policy_stand_still(file: sqlite.Connection, statement: str) -> None:
    with pytest.raises(sqlite.IntegrityError, match=RULE):
        file.execute(statement)


def test_a_link_of_a_draft_is_not_turned_into_one_of_an_adopted_policy(file: sqlite.Connection) -> None:
    file.execute(A_CHANGE)
    file.execute(
        "INSERT INTO link SELECT p.id, 'objectives', 0, o.id FROM policy p, objective o WHERE p.title = 'Draft'"
    )
    with pytest.raises(sqlite.IntegrityError, match=RULE):
        file.execute("UPDATE link SET from_id = (SELECT id FROM policy WHERE title = 'Adopted')")


def test_a_target_in_force_is_not_changed_without_a_record_of_the_old_one(file: sqlite.Connection) -> None:
    with pytest.raises(sqlite.IntegrityError, match="old target is kept"):
        file.execute("UPDATE benchmark SET target = 10")


@pytest.mark.parametrize(
    ("statement", "then"),
    [
        (
            "UPDATE policy SET review_due = '2027-01-01' WHERE title = 'Adopted'",
            "SELECT review_due FROM policy WHERE title = 'Adopted'",
        ),
        (
            "UPDATE policy SET steps = '2027-01-01' WHERE title = 'Draft'",
            "SELECT steps FROM policy WHERE title = 'Draft'",
        ),
        (
            "UPDATE section SET text = '2027-01-01' WHERE heading = 'Draft section'",
            "SELECT text FROM section WHERE heading = 'Draft section'",
        ),
    ],
    ids=["the review of an adopted policy", "a draft", "a section of a draft"],
)
def test_what_may_go_on_goes_on_in_a_change(file: sqlite.Connection, statement: str, then: str) -> None:
    with pytest.raises(sqlite.IntegrityError, match="stands in its history"):
        file.execute(statement)
    file.execute(A_CHANGE)
    file.execute(statement)
    assert file.execute(then).fetchall() == [("2027-01-01",)]


def test_a_guard_that_somebody_took_out_is_missed_by_the_check(file: sqlite.Connection, path: Path) -> None:
    file.execute("DROP TRIGGER policy_frozen")
    with opening.open_desk(path) as again:
        assert any("policy_frozen" in fault for fault in checking.check(again))
