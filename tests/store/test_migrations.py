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
    path = tmp_path / "old.pbdesk"
    path.write_bytes(gzip.decompress(Path(request.param).read_bytes()))
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


def test_there_is_an_old_desk_of_every_earlier_version() -> None:
    assert [path.name for path in OLD] == [f"version-{n}.pbdesk.gz" for n in range(1, migrations.VERSION)]


def test_an_old_desk_comes_up_to_date_with_every_row(old_desk: Path) -> None:
    before = counted(old_desk)
    with open_desk(old_desk, person="Kari") as desk:
        assert faults(desk) == []
    after = counted(old_desk)
    assert {name: after[name] for name in before} == before
    assert sum(after.values()) == sum(before.values())


def test_its_history_and_search_go_on(old_desk: Path) -> None:
    with open_desk(old_desk, person="Kari") as desk, desk.reading() as connection:
        assert [past.action for past in changes(connection)] == ["sample", "starter knowledge"]
        assert any(hit.kind == "country" for hit in find(connection, "Congo"))


def test_its_former_state_stays_beside_it(old_desk: Path) -> None:
    before = counted(old_desk)
    open_desk(old_desk, person="Kari").close()
    kept = sorted(old_desk.parent.glob("*.bak"))
    assert [path.name for path in kept] == ["old.pbdesk.v1.bak"]
    assert counted(kept[0]) == before


def test_what_is_frozen_stays_frozen_after_an_update(old_desk: Path) -> None:
    open_desk(old_desk, person="Kari").close()
    engine = sqlite.connect(old_desk, writable=True)
    with pytest.raises(Exception, match="never changes"), engine.begin() as connection:
        connection.exec_driver_sql("UPDATE decision SET text = 'Otherwise' WHERE status = 'recorded'")
    engine.dispose()


def test_an_update_that_would_lose_a_link_leaves_the_desk_as_it_was(old_desk: Path) -> None:
    engine = sqlite.connect(old_desk, writable=True, enforcing=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE activity SET country = 'nobody'")
    engine.dispose()
    before = old_desk.read_bytes()
    with pytest.raises(DeskNotOpened, match="links would be lost"):
        open_desk(old_desk, person="Kari")
    assert old_desk.read_bytes() == before
