"""A file is not written over another without a word, whether its name was chosen, typed or only offered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.person import Person
from ui.intake.asking import Outgoing
from ui.saving import ask_where
from ui.window import Window


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Whatever the chooser of files is asked, a person has typed this name."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Word document (*.docx)"))


def replace(dialog: QWidget) -> None:
    """Go to the other button, and press it."""
    QtBot.keyClick(dialog, Qt.Key.Key_Tab)
    QtBot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)


def test_the_name_that_the_ending_makes_is_asked_about(
    bare_window: Window, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "brief 2026.11.docx"
    there.touch()
    chosen(monkeypatch, tmp_path / "brief 2026.11")
    person.will(person.leave, replace)
    assert ask_where(bare_window, "Write", "", "", ".docx", ".xlsx") is None
    assert ask_where(bare_window, "Write", "", "", ".docx", ".xlsx") == there
    assert "brief 2026.11.docx is there already" in person.words[0]


def test_a_name_the_chooser_has_asked_about_is_not_asked_about_again(
    bare_window: Window, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "brief.docx"
    there.touch()
    chosen(monkeypatch, there)
    assert ask_where(bare_window, "Write", "", "", ".docx") == there
    assert person.asked == []


def test_a_sheet_for_a_ministry_does_not_replace_that_of_last_month_unasked(
    bare_window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = Outgoing(bare_window, "Return sheet", "", "sheet")
    sheet.open()
    sheet.file.setText(str(tmp_path / "sheet.xlsx"))
    (tmp_path / "sheet.xlsx").touch()
    person.will(person.leave, replace)
    sheet.act.click()
    assert sheet.isVisible()
    sheet.act.click()
    assert not sheet.isVisible()
    assert sheet.result() == Outgoing.DialogCode.Accepted
