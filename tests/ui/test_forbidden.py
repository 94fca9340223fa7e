"""What no one may do, tried in the forms of a real window: what is frozen cannot be written in, all else is said."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import checking, opening
from pbdesk.records.kinds import KINDS
from pbdesk.store.query import Records
from tests.rules.forbidden import FORBIDDEN, FROZEN, PERSON, Add, Delete, Forbidden, Write, named, sweep
from tests.rules.tried_on import make
from tests.ui import patience
from tests.ui.keyboard import choose
from ui import app as starting
from ui.actions import Actions
from ui.forms.form import FieldBox
from ui.forms.picker import LinkEdit
from ui.forms.sheet import RecordSheet
from ui.opened import Opened
from ui.settings import Settings
from ui.window import Window


def held(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the file, besides what a person has begun and not completed."""
    with opening.open_desk(path) as desk, desk.reading() as file:
        names = file.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        rows = {name: [tuple(row) for row in file.exec_driver_sql(f'SELECT * FROM "{name}"')] for name in names}
    rows["desk"] = [row for row in rows["desk"] if not str(row[0]).startswith("unfinished of ")]
    return rows


class Trial:
    """A window on the desk that everything is tried on, and what its file held before."""

    def __init__(self, window: Window, path: Path, ids: dict[str, str]) -> None:
        self.window, self.path, self.ids, self.before = window, path, ids, held(path)

    @property
    def sheet(self) -> RecordSheet:
        assert self.window.shell is not None
        return self.window.shell.sheet()

    def typed(self, text: str) -> str:
        """What a person types for a text of the table: a record by the first words of its title."""
        record = named(self.ids, text)
        with opening.open_desk(self.path) as desk, desk.reading() as file:
            return Records(file).titles([record]).get(record, record).split(" · ")[0]

    def settle(self, qtbot: QtBot) -> None:
        patience.settle(self.window, qtbot)

    def box(self, field: str) -> FieldBox:
        return next(one for one in self.sheet.findChildren(FieldBox) if one.isVisible() and one.field.name == field)

    def said(self) -> str:
        """Every word that the sheet and what lies over the window say."""
        seen: list[QWidget] = [self.sheet, *(one for one in QApplication.topLevelWidgets() if one is not self.window)]
        return " ".join(one.text() for part in seen for one in part.findChildren(QLabel) if one.isVisible())

    def clear(self, qtbot: QtBot) -> None:
        """Close the sheet and whatever lies over the window."""
        for one in QApplication.topLevelWidgets():
            if one is not self.window and one.isVisible():
                one.close()
        self.sheet.leave()
        self.settle(qtbot)


@pytest.fixture(scope="module")
def trial(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    folder = tmp_path_factory.mktemp("forbidden")
    ids = make(folder / "norway.pbdesk")
    settings = Settings(folder / "window.ini")
    for name, value in (("person", PERSON), ("language", "en"), ("look", "light")):
        settings.keep(name, value)
    window = starting.make_window(qapp, settings)
    window.furnish()
    Actions(window)
    window.show()
    window.activateWindow()
    made = Trial(window, folder / "norway.pbdesk", ids)
    window.serve(Opened(opening.open_desk(made.path, person=PERSON), settings, window.tasks))
    yield made
    window.close()


def write(trial: Trial, qtbot: QtBot, field: str, text: str) -> None:
    """Put a value into a field as a person does, and leave the field."""
    inner = trial.box(field).input.inner
    inner.setFocus()
    if isinstance(inner, QComboBox):
        choose(qtbot, inner, text[0])
    elif isinstance(inner, QLineEdit | QPlainTextEdit):
        inner.selectAll()
        qtbot.keyClick(inner, Qt.Key.Key_Delete)
        qtbot.keyClicks(inner, trial.typed(text) if isinstance(inner, LinkEdit) else named(trial.ids, text))
    qtbot.keyClick(inner, Qt.Key.Key_Tab)


def attempt(trial: Trial, qtbot: QtBot, tried: Write | Add | Delete) -> None:
    trial.window.activateWindow()
    qtbot.waitUntil(trial.window.isActiveWindow)
    match tried:
        case Write(record, field, text):
            trial.sheet.open(trial.ids[record])
            trial.settle(qtbot)
            write(trial, qtbot, field, text)
        case Add(kind, values, stored):
            preset = {name: dict(stored).get(name, named(trial.ids, text)) for name, text in values[:-1]}
            trial.sheet.begin(kind, preset)
            trial.settle(qtbot)
            write(trial, qtbot, *values[-1])
        case Delete(record):
            trial.sheet.open(trial.ids[record])
            trial.settle(qtbot)
            buttons = trial.sheet.findChildren(QToolButton)
            next(one for one in buttons if one.accessibleName() == "Delete this record").click()
    trial.settle(qtbot)


@pytest.mark.parametrize("forbidden", [one for one in FORBIDDEN if not one.unsaid], ids=lambda one: one.sentence)
def test_the_window_refuses_it_and_says_why(trial: Trial, qtbot: QtBot, forbidden: Forbidden) -> None:
    attempt(trial, qtbot, forbidden.tried)
    said = trial.said()
    trial.clear(qtbot)
    assert re.search(f"{forbidden.said}|does not change|rest on it", said)
    assert held(trial.path) == trial.before


@pytest.mark.parametrize("record", sorted(FROZEN))
def test_of_what_is_frozen_only_what_lives_on_can_be_written_in(trial: Trial, qtbot: QtBot, record: str) -> None:
    trial.sheet.open(trial.ids[record])
    trial.settle(qtbot)
    fields = [one.tried.field for one in sweep() if isinstance(one.tried, Write) and one.tried.record == record]
    shown = {one.field.name: one.input for one in trial.sheet.findChildren(FieldBox) if one.isVisible()}
    still_open = ("tags", "related", *(one.name for one in KINDS[FROZEN[record]].fields if one.living))
    living = [locked(shown[name].inner) for name in still_open if name in shown]
    open_to_all = [name for name in fields if name in shown and not locked(shown[name].inner)]
    said, buttons = trial.said(), trial.sheet.findChildren(QToolButton)
    removed = [one.isVisible() for one in buttons if one.accessibleName() == "Delete this record"]
    trial.clear(qtbot)
    assert len(set(fields) & set(shown)) > 1
    assert (open_to_all, removed) == ([], [False])
    assert set(living) == {False}
    assert "does not change" in said


def locked(inner: QWidget) -> bool:
    return not inner.isEnabled() or bool(inner.property("readOnly"))


def test_the_desk_is_whole_after_all_of_it(trial: Trial) -> None:
    with opening.open_desk(trial.path) as desk:
        assert checking.check(desk) == []
