"""Desk to desk in the window: a parcel written, one of another official seen, settled and merged."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import exchanging, opening, reading, writing
from tests.ui.conftest import Settle
from tests.ui.person import Person
from ui.exchange.acting import Exchanging
from ui.exchange.merging import MergeDialog
from ui.window import Window


@pytest.fixture
def parcel(window: Window, ids: dict[str, str], tmp_path: Path) -> Path:
    """A parcel of a colleague who changed the title of an activity on a copy, which was changed here as well."""
    assert window.opened
    copy = tmp_path / "colleague.pbdesk"
    shutil.copy(window.opened.desk.path, copy)
    with opening.open_desk(copy, person="Ola") as theirs:
        writing.set_values(theirs, ids["late"], {"title": "Courts that travel"}, "Ola")
        exchanging.write(theirs, tmp_path / "colleague.pbparcel")
    writing.set_values(window.opened.desk, ids["late"], {"title": "Courts on wheels"}, "Kari")
    return tmp_path / "colleague.pbparcel"


def acting(window: Window) -> Exchanging:
    found = window.findChild(Exchanging)
    assert isinstance(found, Exchanging)
    return found


def title(window: Window, ids: dict[str, str]) -> object:
    assert window.opened
    return reading.one(window.opened.desk, ids["late"]).values["title"]


def test_a_conflict_is_settled_and_merged_in_the_window(
    window: Window, ids: dict[str, str], parcel: Path, qtbot: QtBot, person: Person, settle: Settle
) -> None:
    seen: list[str] = []

    def decide(shown: QWidget) -> None:
        assert isinstance(shown, MergeDialog)
        seen.extend(shown.conflicts.item(0, place).text() for place in range(4))  # type: ignore[union-attr]
        assert not shown.merge.isEnabled()
        box = shown.conflicts.cellWidget(0, 4)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData("theirs"))
        qtbot.waitUntil(shown.merge.isEnabled)
        shown.merge.click()

    person.will(decide)
    acting(window).merge_file(parcel)
    settle()
    qtbot.waitUntil(lambda: title(window, ids) == "Courts that travel")
    assert seen[1:] == ["Changed on both desks", "Courts on wheels", "Courts that travel"]


def test_leaving_the_dialog_changes_nothing(
    window: Window, ids: dict[str, str], parcel: Path, person: Person, settle: Settle
) -> None:
    person.will(person.leave)
    acting(window).merge_file(parcel)
    settle()
    assert title(window, ids) == "Courts on wheels"


def test_a_parcel_is_written_from_the_window(window: Window, tmp_path: Path, settle: Settle) -> None:
    out = tmp_path / "mine.pbparcel"
    acting(window).send_to(out)
    settle()
    assert out.stat().st_size > 0
