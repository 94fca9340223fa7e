"""What is dropped on the window: a list is read, a parcel held against the desk, a desk opened, all else answered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pbdesk.desk import exchanging, opening, reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.resources import resource
from tests.ui.conftest import Settle
from tests.ui.dropping import drop
from tests.ui.person import Person
from tests.ui.seeding import PERSON, colleague
from ui.pages.imports import ImportsPage
from ui.window import Window

WORDS = "tyttebær på heia"


@pytest.fixture
def others(window: Window, tmp_path: Path) -> Path:
    """The desk of a colleague, which has one note more."""
    assert window.opened
    with colleague(window.opened.desk, tmp_path) as theirs:
        writing.add(theirs, KINDS["note"], {"title": "Seen in Goma"}, "Ola")
    return theirs.path


def parcel(others: Path, passphrase: str | None = None) -> Path:
    """What the colleague sends; the ending is as another system may write it."""
    out = others.with_name("sent.PBPARCEL")
    with opening.open_desk(others) as theirs:
        exchanging.write(theirs, out, passphrase=passphrase)
    return out


def notes(window: Window) -> list[str]:
    assert window.opened
    return [str(one["title"]) for one in reading.page(window.opened.desk, reading.Listing(KINDS["note"])).rows]


def said(window: Window) -> str:
    return window.notice.accessibleName()


def test_a_parcel_dropped_is_shown_and_merged(
    window: Window, others: Path, person: Person, qtbot: QtBot, settle: Settle
) -> None:
    person.will(lambda shown: shown.merge.click())  # type: ignore[attr-defined]
    drop(window, parcel(others))
    qtbot.waitUntil(lambda: said(window) == "Merged sent.PBPARCEL.")
    settle()
    assert "Seen in Goma" in notes(window)
    assert "1 record is new" in person.words[0]


def test_a_sealed_parcel_dropped_asks_for_its_passphrase(
    window: Window, others: Path, person: Person, qtbot: QtBot
) -> None:
    person.will(person.type(WORDS), person.leave)
    drop(window, parcel(others, WORDS))
    qtbot.waitUntil(lambda: len(person.asked) == 2)
    assert "Type the passphrase that its sender told you" in person.words[0]
    assert "1 record is new" in person.words[1]
    assert "Seen in Goma" not in notes(window)


def test_another_desk_dropped_is_opened_in_place_of_this_one(
    window: Window, others: Path, qtbot: QtBot, settle: Settle
) -> None:
    assert window.opened
    former = window.opened.desk.path
    drop(window, others)
    qtbot.waitUntil(lambda: window.opened is not None and window.opened.name == "colleague")
    settle()
    assert "Seen in Goma" in notes(window)
    opening.open_desk(former, person="Ola").close()


def test_the_desk_that_is_open_dropped_on_itself_stays_open(window: Window, qtbot: QtBot, settle: Settle) -> None:
    assert window.opened
    held = window.opened
    drop(window, held.desk.path)
    qtbot.waitUntil(lambda: said(window) == "small.pbdesk is open here.")
    settle()
    assert window.opened is held
    assert PERSON not in said(window)


def test_a_list_dropped_is_read(window: Window, imports: ImportsPage, qtbot: QtBot, settle: Settle) -> None:
    assert window.shell is not None
    window.shell.rail.choose("today")
    drop(window, resource("sample/drc-activities-2025.xlsx"))
    qtbot.waitUntil(imports.plan.isVisible)
    settle()


@pytest.mark.parametrize("name", ["photo.jpg", "a folder", "https://example.org/terms"])
def test_anything_else_dropped_is_told_what_can_be(window: Window, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    (tmp_path / "a folder").mkdir()
    drop(window, name if "://" in name else tmp_path / name)
    qtbot.waitUntil(lambda: "cannot be taken in" in said(window))
    assert said(window).startswith(name.rpartition("/")[2])
    assert all(one in said(window) for one in ("spreadsheet", ".pbparcel", ".pbdesk"))


def test_a_folder_named_as_a_list_is_none(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "lists.xlsx").mkdir()
    drop(window, tmp_path / "lists.xlsx")
    qtbot.waitUntil(lambda: "lists.xlsx cannot be taken in" in said(window))


def test_of_several_files_none_is_taken_without_a_word(
    window: Window, others: Path, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    assert window.opened
    drop(window, others, tmp_path / "grants.xlsx")
    qtbot.waitUntil(lambda: said(window) == "Drop one file at a time.")
    settle()
    assert window.opened.name == "small"


@pytest.mark.parametrize("name", ["grants.xlsx", "sent.pbparcel"])
def test_without_a_desk_a_file_is_answered_in_words(
    bare_window: Window, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    drop(bare_window, tmp_path / name)
    qtbot.waitUntil(lambda: said(bare_window) == f"Open or make a desk first, then drop {name} again.")


def test_a_file_dropped_on_the_search_field_is_not_typed_into_it(window: Window) -> None:
    assert window.shell is not None
    finder = window.shell.top.finder
    assert isinstance(finder, QLineEdit)
    assert not finder.acceptDrops()
