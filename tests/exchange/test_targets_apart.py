"""Targets changed on two desks: what another did with its reasons is taken in, and what it took back there goes."""

import shutil
from pathlib import Path

import pytest

from pbdesk.desk import checking, exchanging, opening, reading, undoing, writing
from pbdesk.desk.revising import revise_target
from pbdesk.exchange.merging import THEIRS
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk


def _add(desk: Desk, kind: str, **values: str | int) -> str:
    return writing.add(desk, KINDS[kind], values, "Kari")


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Path, Path, str]:
    """Two copies of a desk with a target in force."""
    ours, theirs = tmp_path / "ours.pbdesk", tmp_path / "theirs.pbdesk"
    with opening.new(ours, government="NOR", person="Kari") as desk:
        country = _add(desk, "country", name="Burundi")
        framework = _add(desk, "framework", title="Framework", country=country, version=1, status="in force")
        objective = _add(desk, "objective", framework=framework, title="Courts")
        benchmark = _add(desk, "benchmark", objective=objective, title="Cases", target=60, target_date="2027")
    shutil.copy(ours, theirs)
    return ours, theirs, benchmark


def _revise(desk: Desk, benchmark: str, target: float, until: str = "") -> None:
    revise_target(desk, benchmark, target, reason="Fighting.", day="2026-06-01", person="Ola", target_date=until)


def _taken(ours: Path, theirs: Path, benchmark: str) -> tuple[object, object, int]:
    """The target, its day and the changes of it here, once all that they did is taken in."""
    with opening.open_desk(theirs) as desk:
        exchanging.write(desk, theirs.with_suffix(".pbparcel"))
    with opening.open_desk(ours, person="Kari") as desk:
        read = exchanging.prepare(desk, theirs.with_suffix(".pbparcel"), exchanging.take(THEIRS))
        exchanging.accept(desk, read, "Kari")
        assert checking.check(desk) == []
        values = reading.one(desk, benchmark).values
        return values["target"], values["target_date"], reading.count(desk, reading.Listing(KINDS["target_revision"]))


def test_a_target_changed_twice_there_is_taken_in(apart: tuple[Path, Path, str]) -> None:
    ours, theirs, benchmark = apart
    with opening.open_desk(theirs, person="Ola") as desk:
        _revise(desk, benchmark, 50)
        _revise(desk, benchmark, 40, "2029")
    assert _taken(ours, theirs, benchmark) == (40, "2029", 2)


def test_a_target_changed_on_both_desks_is_theirs_where_a_person_says_so(apart: tuple[Path, Path, str]) -> None:
    ours, theirs, benchmark = apart
    for path, target in ((ours, 55), (theirs, 50)):
        with opening.open_desk(path, person="Ola") as desk:
            _revise(desk, benchmark, target)
    assert _taken(ours, theirs, benchmark) == (50, "2027", 2)


def test_a_change_of_target_that_was_taken_back_there_is_taken_back_here(apart: tuple[Path, Path, str]) -> None:
    ours, theirs, benchmark = apart
    with opening.open_desk(theirs, person="Ola") as desk:
        _revise(desk, benchmark, 50, "2028")
    assert _taken(ours, theirs, benchmark) == (50, "2028", 1)
    with opening.open_desk(theirs, person="Ola") as desk:
        undoing.undo(desk, "Ola")
    assert _taken(ours, theirs, benchmark) == (60, "2027", 0)
