"""A day outside meetings, by keyboard: decisions with what agencies say, an adoption, an import, a brief."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import checking, writing
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import PERSON, listed, values_of
from tests.intake import writing as sheets
from tests.ui.conftest import Serve, Settle
from tests.ui.keyboard import CTRL, SHIFT, Key, Keyboard
from tests.ui.person import Person
from tests.waiting import dated
from ui.intake.asking import Left
from ui.pages.briefs import BriefsPage
from ui.pages.policies import PoliciesPage
from ui.window import Window

AGAIN = "As it was written: from what the desk knew then."
ALT = Qt.KeyboardModifier.AltModifier
HEADINGS = ["Prosjektnr", "Prosjekttittel", "Ansvarlig etat", "Startdato"]
ROWS: list[list[object]] = [[f"T-{n}", f"Brønner i distrikt {n}", f"Etat {n % 2}", f"2026-01-0{n}"] for n in (1, 2, 3)]


@pytest.fixture
def window(serve: Serve, desk: Desk, force: Body) -> Window:
    return serve(desk)


def call(keys: Keyboard, command: str) -> None:
    """Run a command, or open a record, from the search field."""
    keys.press(Key.Key_K, modifier=CTRL)
    keys.pick(command)


def draft(keys: Keyboard, title: str, text: str, kind: str) -> None:
    """A decision of the task force as a draft, its cursor left in what it does."""
    call(keys, "add decision")
    keys.type(title)
    keys.to("Taken by")
    keys.pick("Task force")
    keys.to("Date")
    keys.type("14.3.2026")
    keys.to("Decision")
    keys.type(text)
    keys.to("What it does")
    keys.choose(kind)
    keys.press(Key.Key_Tab)


def position(keys: Keyboard, agency: str, what: str, why: str, condition: str = "", until: str = "") -> None:
    """What an agency says of the draft that is open; then back to the draft."""
    keys.press(Key.Key_F7)
    keys.pick(agency)
    keys.press(Key.Key_Tab)
    keys.choose(what)
    keys.press(Key.Key_Tab)
    keys.fill(why, condition, until)
    keys.press(Key.Key_Left, modifier=ALT)


def said_of(desk: Desk, force: Body, decision: str) -> set[tuple[Any, ...]]:
    names = {record: name for name, record in force.agencies.items()}
    said = listed(desk, "position", decision=decision)
    return {(names[str(one["agency"])], one["position"], one["condition"], one["expires"]) for one in said}


def test_a_decision_is_recorded_outside_a_meeting_with_what_each_agency_says(
    keys: Keyboard, window: Window, desk: Desk, force: Body
) -> None:
    draft(keys, "Judges travel to Ituri", "Six judges travel for a year.", "di")
    position(keys, "MOF", "res", "No cover yet.", "Within the budget", "1.6.2027")
    position(keys, "MOD", "dis", "Too dangerous.")
    keys.press(Key.Key_F9)
    (decision,) = listed(desk, "decision")
    assert decision["status"] == "draft", "it directs, and nobody is to do anything yet"
    keys.press(Key.Key_F8)
    keys.type("Find six judges")
    keys.to("Who")
    keys.pick("MFA")
    keys.to("Due")
    keys.type("1.5.2026")
    keys.press(Key.Key_Tab)
    keys.press(Key.Key_Left, modifier=ALT)
    keys.press(Key.Key_F9)
    recorded = values_of(desk, decision["id"])
    assert (recorded["number"], recorded["status"], recorded["country"]) == ("TF 2026/01", "recorded", force.country)
    assert said_of(desk, force, decision["id"]) == {
        ("MOF", "reserves", "Within the budget", "2027-06-01"), ("MOD", "dissents", None, None),
        ("MFA", "silent", None, None),
    }  # fmt: skip
    assert [one["title"] for one in listed(desk, "action", decision=decision["id"])] == ["Find six judges"]
    assert keys.focus.accessibleName() == "Correct it by another"
    assert checking.check(desk) == []


def test_what_is_being_typed_is_kept_before_a_decision_is_recorded(keys: Keyboard, desk: Desk) -> None:
    draft(keys, "It is noted", "It is notd.", "no")
    keys.to("Decision")
    keys.press(Key.Key_A, modifier=CTRL)
    keys.type("It is noted.")
    keys.press(Key.Key_F9)
    assert [(one["text"], one["status"]) for one in listed(desk, "decision")] == [("It is noted.", "recorded")]


def test_a_policy_is_adopted_outside_a_meeting_once_its_record_is_complete(
    keys: Keyboard, window: Window, desk: Desk, force: Body, settle: Settle
) -> None:
    policy = force.policy(answer=None)
    draft(keys, "The policy is adopted", "The engagement policy is adopted.", "ad")
    keys.to("Policy it is about")
    keys.pick("Engagement")
    keys.press(Key.Key_F9)
    assert window.shell is not None
    sheet = window.shell.sheet()
    assert sheet._head._words.text() == (
        "“Engagement policy · version 1” cannot be adopted. Not answered yet: Ministry MOF."
    )
    assert values_of(desk, policy)["status"] == "in consultation"
    keys.press(Key.Key_3, modifier=CTRL)
    answer = "Answer · Ministry MOF · draft not said"
    keys.to(answer)
    keys.choose("dis")
    settle()
    assert keys.focus.accessibleName() == answer, "the line was made again around its choice"
    keys.press(Key.Key_F9)
    assert (values_of(desk, policy)["status"], values_of(desk, policy)["start"]) == ("adopted", "2026-03-14")
    page = window.shell.page("policies")
    assert isinstance(page, PoliciesPage)
    assert page.document.dossier is not None
    assert page.document.dossier.frozen
    assert checking.check(desk) == []


def test_a_spreadsheet_is_imported_and_months_later_taken_back_but_for_what_was_edited(
    keys: Keyboard, window: Window, desk: Desk, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    path, kept = tmp_path / "portefølje.xlsx", list[str]()
    path.write_bytes(sheets.workbook([["Portefølje 2026"], [], HEADINGS, *ROWS]))

    def press(key: Key) -> Callable[[QWidget], None]:
        return lambda dialog: qtbot.keyClick(dialog.focusWidget(), key)

    def agree(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        press(Key.Key_Return)(dialog)

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, Left)
        kept.extend(dialog.kept.item(row).text() for row in range(dialog.kept.count()))
        press(Key.Key_Escape)(dialog)

    person.will(person.type(str(path)), agree, read)
    keys.press(Key.Key_I, modifier=CTRL)
    keys.press(Key.Key_Space)
    assert len(listed(desk, "activity")) == 3
    assert keys.focus.accessibleName() == "Choose a spreadsheet …"
    dated(desk, "2026-03-01")
    call(keys, "distrikt 2")
    keys.press(Key.Key_F6, modifier=SHIFT)
    keys.to("Description")
    keys.type("Dry since August.")
    keys.press(Key.Key_Tab, Key.Key_Escape)
    keys.to("Undo this import")
    keys.press(Key.Key_Space)
    qtbot.waitUntil(lambda: bool(kept))
    assert "Activity: Brønner i distrikt 2 – edited since" in kept
    left = [(one["title"], one["description"]) for one in listed(desk, "activity")]
    assert left == [("Brønner i distrikt 2", "Dry since August.")]


def test_a_brief_is_written_and_months_later_written_again_byte_for_byte(
    keys: Keyboard, window: Window, desk: Desk, force: Body, person: Person, rest: Settle, tmp_path: Path
) -> None:
    first, second, now = (tmp_path / f"{name}.docx" for name in ("first", "second", "now"))
    matter = force.draft("Judges travel")
    call(keys, "go to briefs")
    rest()
    keys.to("What goes in")
    keys.press(Key.Key_Down, Key.Key_Space)
    rest()
    write(keys, person, rest, first)
    dated(desk, "2026-03-01")
    writing.set_values(desk, matter, {"title": "Judges stay"}, PERSON)
    force.draft("Somebody pays")
    keys.press(Key.Key_PageDown, modifier=CTRL)
    keys.to("Documents written")
    keys.press(Key.Key_Return)
    rest()
    assert window.shell is not None
    page = window.shell.page("briefs")
    assert isinstance(page, BriefsPage)
    assert AGAIN in page.remarks.text()
    write(keys, person, rest, second)
    assert second.read_bytes() == first.read_bytes()
    keys.press(Key.Key_Tab)
    keys.to("Language")
    keys.press(Key.Key_Down)
    rest()
    assert AGAIN not in page.remarks.text(), "it is another document, of what is known now"
    write(keys, person, rest, now)
    assert ("Judges stay" in words(first), "Judges stay" in words(now)) == (False, True)


def words(path: Path) -> str:
    read = docx.Document(str(path))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in read.paragraphs), *cells])


def write(keys: Keyboard, person: Person, rest: Settle, path: Path) -> None:
    """Press the button, say where, and have the keyboard at the button again."""
    person.will(person.type(str(path)))
    keys.to("Write …")
    keys.press(Key.Key_Space)
    rest()
    assert path.exists()
    assert keys.focus.accessibleName() == "Write …"
