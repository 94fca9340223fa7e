"""Desk to desk in the window: a parcel written, one of another official seen, settled and merged."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import exchanging, opening, reading, writing
from pbdesk.errors import ParcelLocked
from pbdesk.exchange.opening import open_parcel
from pbdesk.records.kinds import KINDS
from tests.ui.conftest import Settle
from tests.ui.person import Answer, Person
from tests.ui.seeding import colleague
from ui.desks import Desks
from ui.exchange.acting import Exchanging
from ui.exchange.merging import MergeDialog
from ui.exchange.sealing import SealQuestion
from ui.window import Window

PASSPHRASE, OTHER = "tyttebær på heia", "another one"


@pytest.fixture
def parcel(window: Window, ids: dict[str, str], tmp_path: Path) -> Path:
    """A parcel of a colleague who changed the title of an activity on a copy, which was changed here as well."""
    assert window.opened
    with colleague(window.opened.desk, tmp_path) as theirs:
        writing.set_values(theirs, ids["late"], {"title": "Courts that travel"}, "Ola")
        exchanging.write(theirs, tmp_path / "colleague.pbparcel")
    writing.set_values(window.opened.desk, ids["late"], {"title": "Courts on wheels"}, "Kari")
    return tmp_path / "colleague.pbparcel"


@pytest.fixture
def sealed(window: Window, tmp_path: Path) -> Path:
    """A sealed parcel of a colleague with one note."""
    assert window.opened
    with colleague(window.opened.desk, tmp_path) as theirs:
        writing.add(theirs, KINDS["note"], {"title": "Told in confidence"}, "Ola")
        exchanging.write(theirs, tmp_path / "sealed.pbparcel", passphrase=PASSPHRASE)
    return tmp_path / "sealed.pbparcel"


@pytest.fixture
def secret(bare_window: Window, tmp_path: Path, settle: Settle) -> Window:
    """The window on an encrypted desk."""
    path = tmp_path / "secret.pbdesk"
    opening.new(path, government="NOR", person="Kari", passphrase=PASSPHRASE).close()
    bare_window.findChildren(Desks)[0].open(path, PASSPHRASE)
    settle()
    return bare_window


def name(path: Path) -> Answer:
    """Type a file's name into the dialog that asks for one."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(str(path))
        dialog.accept()

    return answer


def merge(shown: QWidget) -> None:
    """Merge what a parcel brings."""
    assert isinstance(shown, MergeDialog)
    shown.merge.click()


def notes(window: Window) -> list[str]:
    assert window.opened
    rows = reading.page(window.opened.desk, reading.Listing(KINDS["note"])).rows
    return [str(row["title"]) for row in rows if "confidence" in str(row["title"])]


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


def test_what_is_said_of_a_parcel_without_conflicts_stands_together_at_the_top(
    window: Window, parcel: Path, person: Person, settle: Settle
) -> None:
    places: list[int] = []

    def settle_all(shown: QWidget) -> None:
        assert isinstance(shown, MergeDialog)
        shown.all_theirs.click()
        settle()
        shown.merge.click()

    def look(shown: QWidget) -> None:
        assert isinstance(shown, MergeDialog)
        assert shown.conflicts.isHidden()
        places.extend([shown._says.geometry().bottom(), shown.height()])
        person.leave(shown)

    person.will(settle_all, look)
    for _ in range(2):
        acting(window).merge_file(parcel)
        settle()
    said, whole = places
    assert said < whole / 3


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
    assert open_parcel(out).government == "NOR"
    assert "It holds everything that was done on this desk." in window.notice.accessibleName()


def test_a_parcel_is_sealed_with_a_passphrase_typed_twice(
    window: Window, tmp_path: Path, person: Person, settle: Settle
) -> None:
    out = tmp_path / "norway 2026.06.pbparcel"
    person.will(person.type(PASSPHRASE, PASSPHRASE), name(out.with_suffix("")))
    window.commands.run("send")
    settle()
    with pytest.raises(ParcelLocked):
        open_parcel(out)
    assert open_parcel(out, PASSPHRASE).government == "NOR"
    assert ", sealed." in window.notice.accessibleName()
    assert "another way than the file" in person.words[0]
    assert not [one for one in tmp_path.iterdir() if PASSPHRASE.encode() in one.read_bytes()]


def test_a_plain_desk_writes_a_plain_parcel_where_nothing_is_typed(
    window: Window, tmp_path: Path, person: Person, settle: Settle
) -> None:
    out = tmp_path / "plain.pbparcel"
    person.will(person.type(""), name(out))
    window.commands.run("send")
    settle()
    assert open_parcel(out).government == "NOR"


def test_an_encrypted_desk_writes_a_plain_parcel_only_when_a_person_says_so(
    secret: Window, tmp_path: Path, person: Person, qtbot: QtBot, settle: Settle
) -> None:
    seen, out = list[bool](), tmp_path / "plain.pbparcel"

    def say_plain(dialog: QWidget) -> None:
        assert isinstance(dialog, SealQuestion)
        seen.append(dialog.act.isEnabled())
        qtbot.keyClicks(dialog.typed.first, PASSPHRASE)
        seen.append(dialog.act.isEnabled())
        dialog.findChildren(QCheckBox)[-1].setChecked(True)
        seen.append(dialog.act.isEnabled())
        dialog.act.click()

    person.will(say_plain, name(out))
    secret.commands.run("send")
    settle()
    assert seen == [False, False, True]
    assert "not encrypted" in secret.notice.accessibleName()
    assert open_parcel(out).government == "NOR"


def test_the_passphrase_of_the_desk_is_refused_for_a_parcel(
    secret: Window, tmp_path: Path, person: Person, settle: Settle
) -> None:
    out = tmp_path / "sealed.pbparcel"
    person.will(person.type(PASSPHRASE, PASSPHRASE), name(out))
    secret.commands.run("send")
    settle()
    assert "passphrase of this desk" in secret.notice.accessibleName()
    assert PASSPHRASE not in secret.notice.accessibleName()
    assert not out.exists()


def test_a_sealed_parcel_asks_until_it_opens(
    window: Window, sealed: Path, person: Person, settle: Settle
) -> None:
    person.will(person.type(OTHER), person.type(PASSPHRASE), merge)
    acting(window).merge_file(sealed)
    settle()
    assert notes(window) == ["Told in confidence"]
    assert "sealed.pbparcel" in person.words[0]
    assert "Type the passphrase that its sender told you" in person.words[0]
    assert "does not open it" in person.words[1]


def test_who_does_not_know_the_passphrase_of_a_parcel_changes_nothing(
    window: Window, sealed: Path, person: Person, settle: Settle
) -> None:
    person.will(person.leave)
    acting(window).merge_file(sealed)
    settle()
    assert (notes(window), window.notice.isVisible()) == ([], False)


def test_a_sealed_parcel_that_was_cut_off_is_said_to_be_damaged_and_not_asked_for_again(
    window: Window, sealed: Path, person: Person, settle: Settle
) -> None:
    sealed.write_bytes(sealed.read_bytes()[:8192])
    person.will(person.type(PASSPHRASE))
    acting(window).merge_file(sealed)
    settle()
    assert "damaged or cut off" in window.notice.accessibleName()
    assert notes(window) == []


def test_a_conflict_without_a_side_to_choose_says_what_to_do_first(
    window: Window, tmp_path: Path, person: Person, settle: Settle
) -> None:
    assert window.opened
    here, seen = window.opened.desk, list[str]()
    gone = writing.add(here, KINDS["note"], {"title": "Gone here"}, "Kari")
    shutil.copy(here.path, tmp_path / "colleague.pbdesk")
    with opening.open_desk(tmp_path / "colleague.pbdesk", person="Ola") as theirs:
        writing.add(theirs, KINDS["note"], {"title": "Rests on it", "related": [gone]}, "Ola")
        exchanging.write(theirs, tmp_path / "colleague.pbparcel")
    writing.remove(here, gone, "Kari")

    def look(shown: QWidget) -> None:
        assert isinstance(shown, MergeDialog)
        seen.extend(one.text() for one in shown.findChildren(QLabel) if one.isVisible())
        assert not shown.merge.isEnabled()
        person.leave(shown)

    person.will(look)
    acting(window).merge_file(tmp_path / "colleague.pbparcel")
    settle()
    assert "No side can be chosen: bring back here what was deleted" in " ".join(seen)
