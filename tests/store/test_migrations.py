"""Desks of every earlier version come up to date whole, and a failed update leaves them what they were."""

import gzip
from pathlib import Path

import pytest

from pbdesk.errors import DeskNotOpened
from pbdesk.store import migrations, sqlite
from pbdesk.store.check import faults
from pbdesk.store.desk import open_desk
from pbdesk.store.history import changes
from pbdesk.store.search import find

OLD = sorted((Path(__file__).parent / "old").glob("*.pbdesk.gz"))


@pytest.fixture(params=OLD, ids=lambda path: str(path.name))
def old_desk(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Every desk that is kept, also one of today's version."""
    return unpacked(Path(request.param), tmp_path)


@pytest.fixture(params=range(1, migrations.VERSION), ids=lambda n: f"version {n}")
def earlier_desk(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A desk of every version before today's: one must be kept of each."""
    return unpacked(Path(__file__).parent / "old" / f"version-{request.param}.pbdesk.gz", tmp_path)


def unpacked(packed: Path, folder: Path) -> Path:
    path = folder / "old.pbdesk"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def counted(path: Path) -> dict[str, int]:
    """How many rows each table holds; virtual and internal ones aside."""
    engine = sqlite.connect(path, writable=False)
    with engine.connect() as connection:
        tables = "SELECT name FROM sqlite_schema WHERE type='table' AND substr(name, 1, 6) NOT IN ('search', 'sqlite')"
        names = connection.exec_driver_sql(tables).scalars().all()
        found = {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names}
    engine.dispose()
    return found


def told(path: Path) -> list[tuple[object, ...]]:
    """Every change of the history as the file has it."""
    engine = sqlite.connect(path, writable=False)
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT n, id, at, person, action, detail, digest FROM change ORDER BY n")
        rows = [tuple(row) for row in found]
    engine.dispose()
    return rows


def written_in(path: Path) -> int:
    """The version of the layout of a desk file."""
    engine = sqlite.connect(path, writable=False)
    with engine.connect() as connection:
        _, version = sqlite.identify(connection)
    engine.dispose()
    return version


def test_an_old_desk_comes_up_to_date_with_every_row(old_desk: Path) -> None:
    before = counted(old_desk)
    with open_desk(old_desk, person="Kari") as desk:
        assert faults(desk) == []
    assert written_in(old_desk) == migrations.VERSION
    after = counted(old_desk)
    assert {name: after[name] for name in before} == before
    assert sum(after.values()) == sum(before.values())


def test_its_history_and_search_go_on(old_desk: Path) -> None:
    before = told(old_desk)
    with open_desk(old_desk, person="Kari") as desk, desk.reading() as connection:
        assert told(old_desk) == before
        assert [past.action for past in changes(connection)][-2:] == ["sample", "starter knowledge"]
        assert any(hit.kind == "country" for hit in find(connection, "Congo"))


def test_its_former_state_stays_beside_it(earlier_desk: Path) -> None:
    before, version = counted(earlier_desk), written_in(earlier_desk)
    open_desk(earlier_desk, person="Kari").close()
    (kept,) = earlier_desk.parent.glob("*.bak")
    assert kept.name == f"old.pbdesk.v{version}.bak"
    assert counted(kept) == before


def test_what_is_frozen_stays_frozen_after_an_update(old_desk: Path) -> None:
    open_desk(old_desk, person="Kari").close()
    engine = sqlite.connect(old_desk, writable=True)
    with pytest.raises(Exception, match="never changes"), engine.begin() as connection:
        connection.exec_driver_sql("UPDATE decision SET text = 'Otherwise' WHERE status = 'recorded'")
    engine.dispose()


def test_an_update_that_would_lose_a_link_leaves_the_desk_as_it_was(earlier_desk: Path) -> None:
    engine = sqlite.connect(earlier_desk, writable=True, enforcing=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS activity_in_a_change_update")
        connection.exec_driver_sql("UPDATE activity SET country = 'nobody'")
    engine.dispose()
    before = earlier_desk.read_bytes()
    with pytest.raises(DeskNotOpened, match="links would be lost"):
        open_desk(earlier_desk, person="Kari")
    assert earlier_desk.read_bytes() == before


HELD_BEFORE = """
INSERT INTO change (n, id, at, person, action, reason, detail, previous)
SELECT max(n) + 1, 'x', '2026-01-01', 'Kari', 'add', '', '', '' FROM change;
INSERT INTO decision (id, title, status, number, date, text)
VALUES ('d', 'Ahead', 'recorded', 'X 1', '2060-01-01', 'So.');
INSERT INTO decision (id, title, status) VALUES ('e', 'Draft', 'draft');
INSERT INTO record (id, kind) VALUES ('d', 'decision'), ('e', 'decision');
INSERT INTO position (id, decision, agency, position)
SELECT n || 'p', 'e', (SELECT id FROM actor WHERE own = 1 LIMIT 1), 'agrees' FROM change WHERE n < 3
"""
"""A decision recorded before its day, and two positions of an agency on a draft, as layouts before 6 let them in."""


@pytest.mark.parametrize("earlier_desk", range(1, 6), indirect=True)
def test_what_is_refused_now_and_stood_before_comes_along(earlier_desk: Path) -> None:
    engine = sqlite.connect(earlier_desk, writable=True)
    with engine.begin() as connection:
        for statement in HELD_BEFORE.split(";"):
            connection.exec_driver_sql(statement)
    engine.dispose()
    before = counted(earlier_desk)
    open_desk(earlier_desk, person="Kari").close()
    after = counted(earlier_desk)
    assert {name: after[name] for name in before} == before
    engine = sqlite.connect(earlier_desk, writable=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE position SET reason = 'Cost.' WHERE decision = 'e'")
        connection.exec_driver_sql("DELETE FROM position WHERE id = '1p'")
    engine.dispose()
