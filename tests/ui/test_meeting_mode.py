"""A whole meeting of two hours, run by keyboard alone, and the desk looked at afterwards."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import attaching, checking, numbering, opening
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import add, listed, values_of
from tests.ui.conftest import Serve, Settle
from tests.ui.keyboard import CTRL, SHIFT, Key, Keyboard
from tests.ui.seeding import PERSON
from ui.meeting.page import MeetingPage
from ui.widgets.listed import Listed
from ui.window import Window

MATTERS = ("Minutes of the last meeting", "The situation", "The engagement policy", "Who leads", "Money for courts",
           "Any other business")  # fmt: skip
DAY = "2026-03-14"


@pytest.fixture
def meeting(desk: Desk, force: Body) -> str:
    """A meeting with six matters; one decision was taken before, the policy is ready to be adopted."""
    force.policy()
    add(desk, "decision", task_force=force.force, country=force.country, title="MOD leads", text="MOD leads.",
        date="2026-01-10", type="assigns", lead_agency=force.agencies["MOD"], status="recorded")  # fmt: skip
    add(desk, "decision", task_force=force.force, country=force.country, title="Meet monthly", text="Meet monthly.",
        date="2026-01-10", type="notes", status="recorded")  # fmt: skip
    meeting = add(desk, "meeting", task_force=force.force, number="7", date=DAY, status="planned")
    for at, title in enumerate(MATTERS, 1):
        add(desk, "agenda_item", meeting=meeting, position=at, title=title, minutes_long=20)
    return meeting


@pytest.fixture
def window(serve: Serve, desk: Desk, meeting: str) -> Window:
    return serve(desk)


class Mouse(QObject):
    """Sees whether a mouse was used anywhere in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.used: list[QEvent.Type] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Remember every press of a button and every turn of a wheel."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel):
            self.used.append(event.type())
        return False


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[Mouse]:
    made = Mouse()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def page_of(window: Window) -> MeetingPage:
    assert window.shell is not None
    assert window.shell.meeting is not None
    return window.shell.meeting


def open_meeting(keys: Keyboard) -> None:
    keys.press(Key.Key_M, modifier=CTRL)


def take_roll(keys: Keyboard) -> None:
    """MFA and MOD are present; MOF is excused."""
    keys.press(Key.Key_F3, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Space)


def next_item(keys: Keyboard) -> None:
    keys.press(Key.Key_Down, modifier=CTRL)


def minute(keys: Keyboard, text: str) -> None:
    keys.press(Key.Key_F4)
    keys.type(text)


def decide(keys: Keyboard, text: str, kind: str) -> None:
    """The text, then the kind by its first letters."""
    keys.press(Key.Key_F5)
    keys.type(text)
    keys.press(Key.Key_Tab)
    keys.choose(kind)
    keys.press(Key.Key_Tab)


def reserve(keys: Keyboard, agency: str, condition: str, until: str) -> None:
    keys.press(Key.Key_F7)
    keys.pick(agency)
    keys.press(Key.Key_Tab, Key.Key_Tab)
    keys.fill(condition, until)
    keys.press(Key.Key_Return)


def follow(keys: Keyboard, what: str, who: str, when: str) -> None:
    keys.press(Key.Key_F8)
    keys.type(what)
    keys.press(Key.Key_Tab)
    keys.pick(who)
    keys.press(Key.Key_Tab)
    keys.type(when)
    keys.press(Key.Key_Return)


def record(keys: Keyboard) -> None:
    keys.press(Key.Key_F9)


def hold_the_whole_meeting(keys: Keyboard) -> None:
    open_meeting(keys)
    take_roll(keys)
    minute(keys, "The minutes were approved.")
    next_item(keys)
    minute(keys, "Fighting has moved south.")
    next_item(keys)
    decide(keys, "The engagement policy is adopted.", "ad")
    keys.pick("Engagement")
    reserve(keys, "MOF", "Within the frame of the budget", "1.6.2027")
    record(keys)
    next_item(keys)
    decide(keys, "Foreign Affairs leads from April.", "as")
    keys.pick("MFA")
    keys.press(Key.Key_Tab, Key.Key_Tab)
    keys.type("1.4.2026")
    keys.press(Key.Key_Tab)
    follow(keys, "Hand over the files", "MOD", "30.4.2026")
    keys.press(Key.Key_F7, modifier=SHIFT)
    record(keys)
    next_item(keys)
    decide(keys, "Justice proposes how the courts are paid for.", "di")
    follow(keys, "Write the proposal", "MFA", "1.5.2026")
    follow(keys, "Ask Finance for cover", "MFA", "15.5.2026")
    record(keys)
    decide(keys, "Fallen by mistake.", "no")
    keys.press(Key.Key_Tab, Key.Key_F2)
    keys.press(Key.Key_Z, modifier=CTRL)
    keys.press(Key.Key_Z, modifier=CTRL)
    next_item(keys)
    decide(keys, "The task force meets every second month.", "su")
    keys.pick("Meet monthly")
    record(keys)
    keys.press(Key.Key_F12)


def test_a_whole_meeting_by_keyboard(
    keys: Keyboard, window: Window, desk: Desk, force: Body, meeting: str, tmp_path: Path, settle: Settle, mouse: Mouse
) -> None:
    hold_the_whole_meeting(keys)
    settle()
    assert mouse.used == []
    assert page_of(window)._word.text().startswith("The minutes are written: ")
    with opening.open_desk(desk.path) as again:
        assert checking.check(again) == []
    assert values_of(desk, meeting)["status"] == "held"
    fallen = {str(one["number"]): one for one in listed(desk, "decision", meeting=meeting)}
    assert [(number, one["type"], one["status"]) for number, one in sorted(fallen.items())] == [
        ("TF 2026/03", "adopts", "recorded"), ("TF 2026/04", "assigns", "recorded"),
        ("TF 2026/05", "directs", "recorded"), ("TF 2026/07", "supersedes", "recorded"),
    ]  # fmt: skip
    look_at_what_the_decisions_did(desk, force, fallen)
    look_at_what_was_taken_down(desk, force, meeting, fallen)
    (minutes,) = tmp_path.glob("*.docx")
    look_at_the_minutes(text_of(minutes), fallen)


def look_at_the_minutes(written: str, fallen: dict[str, dict[str, Any]]) -> None:
    """Every matter, what was said, every decision with who reserved or was silent, every action; nothing undone."""
    said = [f"{at}. {title}" for at, title in enumerate(MATTERS, 1)]
    said += ["The minutes were approved.", "Fighting has moved south.", "Ministry MOF", "Excused"]
    said += [str(part) for number, one in fallen.items() for part in (number, one["text"])]
    said += ["Within the frame of the budget", "Until 1 June 2027.", "silent"]
    said += ["Hand over the files", "30 April 2026", "Write the proposal", "Ask Finance for cover", "15 May 2026"]
    assert [words for words in said if words not in written] == []
    assert [written.index(title) for title in MATTERS] == sorted(written.index(title) for title in MATTERS)
    assert "Fallen by mistake" not in written


def look_at_what_the_decisions_did(desk: Desk, force: Body, fallen: dict[str, dict[str, Any]]) -> None:
    (policy,) = listed(desk, "policy")
    assert (policy["status"], policy["adopted_by"]) == ("adopted", fallen["TF 2026/03"]["id"])
    leads = [(one["agency"], one["start"], one["end"]) for one in listed(desk, "assignment")]
    assert leads == [(force.agencies["MOD"], "2026-01-10", "2026-03-31"), (force.agencies["MFA"], "2026-04-01", None)]
    former = [one["status"] for one in listed(desk, "decision", title="Meet monthly")]
    assert former == ["superseded"]
    (gap,) = numbering.gaps(desk, force.force)
    assert (gap.number, gap.last and gap.last.action) == ("TF 2026/06", "undo")


def look_at_what_was_taken_down(
    desk: Desk, force: Body, meeting: str, fallen: dict[str, dict[str, Any]]
) -> None:
    names = {record: name for name, record in force.agencies.items()}
    presence = {names[str(one["agency"])]: one["presence"] for one in listed(desk, "attendance", meeting=meeting)}
    assert presence == {"MFA": "present", "MOD": "present", "MOF": "excused"}
    said = {names[str(one["agency"])]: (one["position"], one["condition"], one["expires"])
            for one in listed(desk, "position", decision=str(fallen["TF 2026/03"]["id"]))}  # fmt: skip
    assert said == {
        "MOF": ("reserves", "Within the frame of the budget", "2027-06-01"),
        "MFA": ("silent", None, None), "MOD": ("silent", None, None),
    }  # fmt: skip
    agreed = listed(desk, "position", decision=str(fallen["TF 2026/04"]["id"]))
    assert {names[str(one["agency"])]: one["position"] for one in agreed} == {"MFA": "agrees", "MOD": "agrees"}
    actions = [(one["number"], one["title"], names[str(one["agency"])], one["due"]) for one in listed(desk, "action")]
    assert actions == [
        ("TF 2026/04-1", "Hand over the files", "MOD", "2026-04-30"),
        ("TF 2026/05-1", "Write the proposal", "MFA", "2026-05-01"),
        ("TF 2026/05-2", "Ask Finance for cover", "MFA", "2026-05-15"),
    ]
    assert [one["minutes"] for one in listed(desk, "agenda_item", meeting=meeting)][:2] == [
        "The minutes were approved.", "Fighting has moved south.",
    ]  # fmt: skip


def text_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_what_is_typed_is_kept_without_leaving_the_field(
    keys: Keyboard, window: Window, desk: Desk, meeting: str, qtbot: QtBot, settle: Settle
) -> None:
    open_meeting(keys)
    minute(keys, "Half a sent")
    qtbot.waitUntil(lambda: page_of(window)._word.text() == "Saved.")
    settle()
    assert listed(desk, "agenda_item", meeting=meeting)[0]["minutes"] == "Half a sent"
    keys.type("ence.")
    keys.press(Key.Key_F2)
    assert listed(desk, "agenda_item", meeting=meeting)[0]["minutes"] == "Half a sentence."


def test_undo_takes_back_typing_first_and_then_what_was_kept(keys: Keyboard, desk: Desk, meeting: str) -> None:
    open_meeting(keys)
    keys.press(Key.Key_F3, Key.Key_Space)
    keys.press(Key.Key_F4)
    keys.type("Slip")
    keys.press(Key.Key_Z, modifier=CTRL)
    assert len(listed(desk, "attendance", meeting=meeting)) == 1
    keys.press(Key.Key_F2)
    keys.press(Key.Key_Z, modifier=CTRL)
    assert listed(desk, "attendance", meeting=meeting) == []


def test_a_decision_that_cannot_do_what_it_says_says_what_is_lacking(
    keys: Keyboard, window: Window, desk: Desk, meeting: str
) -> None:
    open_meeting(keys)
    decide(keys, "Somebody does something.", "di")
    record(keys)
    assert "at least one action" in page_of(window)._word.text()
    assert [one["status"] for one in listed(desk, "decision", meeting=meeting)] == ["draft"]


def test_a_recorded_decision_cannot_be_typed_in(keys: Keyboard, window: Window, desk: Desk, meeting: str) -> None:
    open_meeting(keys)
    decide(keys, "It is noted.", "no")
    record(keys)
    keys.press(Key.Key_Return)
    keys.type("Otherwise")
    keys.press(Key.Key_F7)
    keys.type("MFA")
    keys.press(Key.Key_F2)
    (fallen,) = listed(desk, "decision", meeting=meeting)
    assert (fallen["text"], fallen["status"]) == ("It is noted.", "recorded")
    assert {one["position"] for one in listed(desk, "position", decision=str(fallen["id"]))} == {"silent"}


def test_escape_goes_back_to_the_agenda_and_then_out_of_the_meeting(
    keys: Keyboard, window: Window, desk: Desk, meeting: str
) -> None:
    open_meeting(keys)
    minute(keys, "Kept on leaving.")
    keys.press(Key.Key_Escape)
    assert keys.focus is page_of(window)._agenda
    keys.press(Key.Key_Escape)
    assert window.shell is not None
    assert window.shell.meeting is None
    assert window.shell.rail.isVisible()
    assert listed(desk, "agenda_item", meeting=meeting)[0]["minutes"] == "Kept on leaving."


def test_a_matter_raised_in_the_room_goes_on_the_agenda(keys: Keyboard, desk: Desk, meeting: str) -> None:
    open_meeting(keys)
    keys.press(Key.Key_F2, modifier=SHIFT)
    keys.type("A visit to Ituri")
    keys.press(Key.Key_Return)
    items = listed(desk, "agenda_item", meeting=meeting)
    assert [(one["position"], one["title"]) for one in items][-1] == (7, "A visit to Ituri")


def test_the_reasons_and_options_of_a_decision_are_taken_down(keys: Keyboard, desk: Desk, meeting: str) -> None:
    open_meeting(keys)
    decide(keys, "It is noted.", "no")
    keys.press(Key.Key_F8)
    keys.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    keys.type("Because it matters.")
    keys.press(Key.Key_Tab)
    keys.type("To do nothing.")
    keys.press(Key.Key_F2)
    (fallen,) = listed(desk, "decision", meeting=meeting)
    assert (fallen["rationale"], fallen["options"]) == ("Because it matters.", "To do nothing.")


def test_a_dissent_is_taken_down_with_its_reason(keys: Keyboard, desk: Desk, meeting: str, force: Body) -> None:
    open_meeting(keys)
    decide(keys, "It is noted.", "no")
    keys.press(Key.Key_F7)
    keys.pick("MOD")
    keys.press(Key.Key_Tab)
    keys.choose("di")
    keys.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    keys.type("No cover in the budget")
    keys.press(Key.Key_Return)
    (fallen,) = listed(desk, "decision", meeting=meeting)
    (said,) = listed(desk, "position", decision=str(fallen["id"]))
    assert (said["position"], said["reason"], said["condition"]) == ("dissents", "No cover in the budget", None)


def test_the_meeting_is_found_among_the_commands(keys: Keyboard, window: Window) -> None:
    keys.press(Key.Key_K, modifier=CTRL)
    keys.pick("hold the meeting")
    assert page_of(window).isVisible()


def test_the_papers_of_a_matter_are_opened_by_keyboard(
    keys: Keyboard, window: Window, desk: Desk, meeting: str, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "costs.txt"
    file.write_text("120 million", encoding="utf-8")
    items = {str(one["title"]): str(one["id"]) for one in listed(desk, "agenda_item", meeting=meeting)}
    attaching.attach(desk, items["Money for courts"], file, PERSON)
    add(desk, "paper", meeting=meeting, item=items["The situation"], title="Situation report")
    open_meeting(keys)
    opened: list[str] = []
    page_of(window)._papers.files._show = lambda url: opened.append(url.toLocalFile())
    for _ in range(4):
        next_item(keys)
    keys.press(Key.Key_P, modifier=CTRL)
    listed_papers = window.findChildren(Listed)[0].records
    assert [listed_papers.item(at).text() for at in range(listed_papers.count())] == [
        "costs.txt", "Situation report (no file)",
    ]  # fmt: skip
    keys.press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert Path(opened[0]).read_text(encoding="utf-8") == "120 million"
    assert Path(opened[0]) != file


def test_a_paper_without_a_file_says_what_to_do(keys: Keyboard, window: Window, desk: Desk, meeting: str) -> None:
    open_meeting(keys)
    keys.press(Key.Key_P, modifier=CTRL)
    assert page_of(window)._word.text() == "No paper was sent for this meeting."
    add(desk, "paper", meeting=meeting, title="Agenda")
    page_of(window).refresh()
    keys.press(Key.Key_F2)
    keys.press(Key.Key_P, modifier=CTRL)
    keys.press(Key.Key_Return)
    assert "keeps no file of this paper" in page_of(window)._word.text()


def test_every_step_has_its_key_on_the_screen(keys: Keyboard, window: Window) -> None:
    open_meeting(keys)
    said = [one.accessibleName() for one in page_of(window).findChildren(QWidget)]
    for step in ("F2", "F3", "F4", "F5", "F7", "F8", "F9", "F12", "Ctrl+P", "Ctrl+Z", "Esc"):
        assert any(name.startswith(f"{step}: ") for name in said)
