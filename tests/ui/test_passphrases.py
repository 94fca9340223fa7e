"""An encrypted desk in the window, by keyboard: it asks until it opens or the person thinks better of it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import checking, opening
from pbdesk.store.desk import Desk
from pbdesk.store.key import is_encrypted
from tests.ui import patience
from tests.ui.conftest import Settle
from tests.ui.person import Person
from tests.ui.seeding import PERSON
from ui import app as starting
from ui.desks import Desks
from ui.exchange.acting import Exchanging
from ui.settings import Settings
from ui.window import Window

PASSPHRASE, OTHER = "blåbær på fjellet", "another one"
Start = Callable[..., Window]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """An encrypted desk that nobody has open."""
    path = tmp_path / "secret.pbdesk"
    opening.new(path, government="NOR", person=PERSON, passphrase=PASSPHRASE).close()
    return path


@pytest.fixture
def desks(bare_window: Window) -> Desks:
    return bare_window.findChildren(Desks)[0]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Start]:
    """Start the application as `pbdesk open` does."""
    begun: list[Window] = []

    def begin(path: Path | None, passphrase: str | None = None) -> Window:
        window = starting.make_window(qapp, settings)
        begun.append(window)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        starting.begin(window, path, passphrase)
        return window

    yield begin
    for window in begun:
        qtbot.waitUntil(partial(_idle, window))
        window.close()


def _idle(window: Window) -> bool:
    return window.tasks.idle


def name_of(window: Window) -> str:
    return window.opened.name if window.opened else ""


def lines(dialog: QWidget) -> list[QLineEdit]:
    return [one for one in dialog.findChildren(QLineEdit) if one.echoMode() is QLineEdit.EchoMode.Password]


def test_it_asks_for_the_passphrase_and_opens(desks: Desks, bare_window: Window, secret: Path, person: Person,
                                              settle: Settle) -> None:  # fmt: skip
    person.will(person.type(PASSPHRASE))
    desks.open(secret)
    settle()
    assert name_of(bare_window) == "secret"
    assert "secret.pbdesk" in person.words[0]


def test_a_wrong_one_is_said_and_asked_for_again(desks: Desks, bare_window: Window, secret: Path, person: Person,
                                                 settle: Settle) -> None:  # fmt: skip
    person.will(person.type(OTHER), person.type(PASSPHRASE))
    desks.open(secret)
    settle()
    assert name_of(bare_window) == "secret"
    assert "does not open it" in person.words[1]
    assert "does not open it" not in person.words[0]


def test_who_does_not_know_it_is_on_the_welcome_page_with_the_keyboard(
    start: Start, secret: Path, settings: Settings, person: Person, qtbot: QtBot
) -> None:
    settings.opened(secret)
    person.will(person.leave)
    window = start(None)
    qtbot.waitUntil(lambda: len(person.asked) == 1 and QApplication.activeModalWidget() is None)
    patience.settle(window, qtbot)
    assert (name_of(window), window.welcome.isVisible()) == ("", True)
    assert isinstance(window.focusWidget(), QPushButton)


def test_the_desk_that_was_open_stays_open_when_another_is_not_unlocked(
    window: Window, secret: Path, person: Person, settle: Settle
) -> None:
    person.will(person.leave)
    window.findChildren(Desks)[0].open(secret)
    settle()
    assert name_of(window) == "small"


def test_the_last_desk_asks_at_the_start_and_nothing_of_it_is_kept(
    start: Start, secret: Path, settings: Settings, person: Person, qtbot: QtBot
) -> None:
    settings.opened(secret)
    person.will(person.type(PASSPHRASE))
    window = start(None)
    qtbot.waitUntil(lambda: name_of(window) == "secret")
    patience.settle(window, qtbot)
    window.close()
    kept = (secret.parent / "window.ini").read_text("utf-8")
    assert "secret.pbdesk" in kept
    assert "fjellet" not in kept


def test_the_shell_may_give_it_at_the_start(start: Start, secret: Path, qtbot: QtBot) -> None:
    window = start(secret, PASSPHRASE)
    qtbot.waitUntil(lambda: name_of(window) == "secret")


def test_what_is_typed_is_hidden_until_it_is_to_be_shown(desks: Desks, secret: Path, person: Person,
                                                         settle: Settle) -> None:  # fmt: skip
    seen: list[int] = []

    def look(dialog: QWidget) -> None:
        seen.append(len(lines(dialog)))
        dialog.findChildren(QCheckBox)[0].setChecked(True)
        seen.append(len(lines(dialog)))
        person.leave(dialog)

    person.will(look)
    desks.open(secret)
    settle()
    assert seen == [1, 0]


def test_a_new_desk_is_encrypted_when_both_lines_say_the_same(
    desks: Desks, bare_window: Window, tmp_path: Path, person: Person, qtbot: QtBot, settle: Settle
) -> None:
    path, seen = tmp_path / "new.pbdesk", list[bool]()

    def answer(dialog: QWidget) -> None:
        government, name, file = [one for one in dialog.findChildren(QLineEdit) if one not in lines(dialog)][:3]
        qtbot.keyClicks(government, "Norway")
        qtbot.keyClick(government, Qt.Key.Key_Tab)
        file.setText(str(path))
        first, second = lines(dialog)
        qtbot.keyClicks(first, PASSPHRASE)
        qtbot.keyClicks(second, OTHER)
        make = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Make the desk")
        seen.append(make.isEnabled())
        assert "not the same yet" in " ".join(one.text() for one in dialog.findChildren(QLabel))
        second.clear()
        qtbot.keyClicks(second, PASSPHRASE)
        seen.append(make.isEnabled())
        assert "loses the desk" in " ".join(one.text() for one in dialog.findChildren(QLabel))
        assert name.text() == PERSON
        qtbot.keyClick(second, Qt.Key.Key_Return)

    person.will(answer)
    desks.new()
    settle()
    assert seen == [False, True]
    assert name_of(bare_window) == "new"
    assert is_encrypted(path)


def test_a_plain_desk_is_encrypted_and_what_stays_plain_is_said(
    window: Window, desk: Desk, person: Person, settle: Settle
) -> None:
    backup = checking.backup(desk)
    person.will(person.type(PASSPHRASE, PASSPHRASE))
    window.commands.run("passphrase")
    settle()
    assert name_of(window) == "small"
    assert is_encrypted(desk.path)
    assert backup.name in window.notice.accessibleName()


def test_a_passphrase_is_changed_and_taken_off_by_who_knows_it(
    desks: Desks, bare_window: Window, secret: Path, person: Person, settle: Settle
) -> None:
    def take_off(dialog: QWidget) -> None:
        dialog.findChildren(QCheckBox)[0].setChecked(True)
        person.type(OTHER)(dialog)

    desks.open(secret, PASSPHRASE)
    settle()
    person.will(person.type("no", "", OTHER, OTHER))
    bare_window.commands.run("passphrase")
    settle()
    assert "not the one of this desk" in bare_window.notice.accessibleName()
    person.will(person.type(PASSPHRASE, "", OTHER, OTHER), take_off)
    bare_window.commands.run("passphrase")
    settle()
    opening.open_desk(secret, passphrase=OTHER).close()
    bare_window.commands.run("passphrase")
    settle()
    assert name_of(bare_window) == "secret"
    assert not is_encrypted(secret)


def test_an_encrypted_backup_asks_for_its_passphrase(
    window: Window, secret: Path, desk: Desk, person: Person, settle: Settle
) -> None:
    person.will(person.type(PASSPHRASE))
    window.findChildren(Desks)[0].restore_from(secret, desk.path)
    settle()
    assert name_of(window) == "small"
    assert is_encrypted(desk.path)


def test_a_file_written_out_of_an_encrypted_desk_is_said_to_be_plain(
    desks: Desks, bare_window: Window, secret: Path, settle: Settle
) -> None:
    desks.open(secret, PASSPHRASE)
    settle()
    bare_window.findChildren(Exchanging)[0].send_to(secret.with_name("a.pbparcel"))
    settle()
    assert "not encrypted" in bare_window.notice.accessibleName()
