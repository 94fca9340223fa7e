"""What a person did not mean is not done, and what was meant and not understood is said."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import reading
from pbdesk.desk.consulting import send_to_consultation
from pbdesk.errors import RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing
from tests.held import listed
from tests.ui.conftest import Settle
from tests.ui.keyboard import Key, Keyboard
from tests.ui.places import page_at
from tests.ui.seeding import PERSON, add
from ui.forms.form import Form
from ui.forms.sheet import RecordSheet
from ui.intake.asking import Meaning
from ui.pages.beginning import NewQuestion
from ui.pages.policies import PoliciesPage
from ui.policy.questions import AdoptQuestion, ConsultQuestion
from ui.policy.sections import SectionBox
from ui.widgets.choice import ChoiceBox
from ui.window import Window, _first_size


@pytest.fixture
def page(window: Window, settle: Settle) -> PoliciesPage:
    """The page of policies, the one of the small desk chosen."""
    return page_at(window, "policies", PoliciesPage, settle)


def turn_the_wheel(over: QWidget) -> QWheelEvent:
    """One notch down, with the pointer over a part."""
    middle = QPointF(over.rect().center())
    event = QWheelEvent(middle, over.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(over, event)
    return event


def test_the_wheel_over_a_choice_scrolls_and_chooses_nothing(window: Window, qtbot: QtBot) -> None:
    assert window.opened is not None
    form = Form(window.opened, KINDS["policy"])
    qtbot.addWidget(form)
    said: list[dict[str, object]] = []
    form.left.connect(said.append)
    box = form._boxes["contested"].input.inner
    assert isinstance(box, QComboBox)
    form.show()
    box.setFocus()
    before = box.currentText()
    event = turn_the_wheel(box)
    assert (box.currentText(), said, event.isAccepted()) == (before, [], False)


def test_what_may_be_chosen_hangs_below_its_box_and_is_seen_whole(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["not known", "yes", "no"])
    box.show()
    box.showPopup()
    shown = box.view()
    qtbot.waitUntil(shown.isVisible)
    last = shown.visualRect(shown.model().index(2, 0))
    assert shown.viewport().rect().contains(last)
    assert shown.mapToGlobal(QPoint()).y() >= box.mapToGlobal(QPoint(0, box.height() // 2)).y()
    box.hidePopup()


def test_a_new_section_is_called_what_is_typed(page: PoliciesPage, qtbot: QtBot, settle: Settle) -> None:
    page.document.sections.add.click()
    settle()
    box = max(page.document.sections.findChildren(SectionBox), key=lambda one: one.y())
    qtbot.keyClicks(box.heading.inner, "Money")
    box.text.setFocus()
    settle()
    sections = reading.page(page.opened.desk, Listing(KINDS["section"])).rows
    assert "Money" in [one["heading"] for one in sections]


def test_nobody_is_asked_while_somebody_who_is_to_be_asked_too_was_not_understood(
    page: PoliciesPage, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    before = len(listed(desk, "consultation"))
    page.document.consult()
    settle()
    question = page.document.findChildren(ConsultQuestion)[0]
    question.activateWindow()
    qtbot.waitUntil(question.isActiveWindow)
    question.other.setFocus()
    qtbot.keyClicks(question.other, "The Red Cross of Nowhere")
    question.act.setFocus()
    question.act.click()
    settle()
    told = [one.text() for one in question.findChildren(QLabel) if one.isVisible()]
    assert (question.isVisible(), len(listed(desk, "consultation"))) == (True, before)
    assert any("Red Cross of Nowhere" in one or "offered" in one for one in told)
    question.other.setFocus()
    question.other.selectAll()
    qtbot.keyClick(question.other, Qt.Key.Key_Delete)
    question.asked.setFocus()
    qtbot.keyClicks(question.asked, "the 40th of May")
    question.act.setFocus()
    question.act.click()
    settle()
    assert (question.isVisible(), question.asked.hasFocus()) == (True, True)
    question.reject()


ALT = Qt.KeyboardModifier.AltModifier


def test_another_matter_of_the_agenda_stands_after_those_that_are_on_it(
    window: Window, desk: Desk, ids: dict[str, str], keys: Keyboard, settle: Settle
) -> None:
    meeting = add(desk, "meeting", task_force=ids["force"], number="4", date="2026-03-14", status="planned")
    for place, title in ((1, "Minutes"), (4, "Money")):
        add(desk, "agenda_item", meeting=meeting, position=place, title=title)
    assert window.opened is not None
    window.opened.record_wanted.emit(meeting)
    settle()
    sheet = window.findChildren(RecordSheet)[0]
    (plus,) = (one for one in sheet.findChildren(QWidget) if one.accessibleName() == "Add agenda item")
    plus.setFocus()
    keys.press(Key.Key_Space)
    keys.type("Courts")
    keys.press(Key.Key_Tab)
    assert {str(one["title"]): one["position"] for one in listed(desk, "agenda_item", meeting=meeting)}["Courts"] == 5


def test_an_answer_is_not_due_before_it_is_asked_for(
    page: PoliciesPage, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    page.document.consult()
    settle()
    question = page.document.findChildren(ConsultQuestion)[0]
    question.asked.show_value("2026-11-30")
    question.due.show_value("2026-11-02")
    question.accept()
    told = [one.text() for one in question.findChildren(QLabel) if one.isVisible()]
    assert "The answer is due before it is asked for." in told
    question.due.show_value("2026-12-02")
    question.accept()
    settle()
    assert not question.isVisible()
    with pytest.raises(RuleBroken, match="before it is asked for"):
        send_to_consultation(desk, ids["policy"], [ids["foreign"]], draft="Another", asked="2026-11-30",
                             due="2026-11-02", person=PERSON)  # fmt: skip


def test_the_day_from_which_a_policy_says_it_is_valid_is_not_asked_for_again(window: Window, qtbot: QtBot) -> None:
    assert window.opened is not None
    said = AdoptQuestion(window.opened, [], "2027-01-01", window)
    asked = AdoptQuestion(window.opened, [("an id", "SSD 1", "2026-11-30")], "", window)
    for one in (said, asked):
        qtbot.addWidget(one)
    assert (said.day.value, said.day.isReadOnly(), asked.day.value, asked.day.isReadOnly()) == (
        "2027-01-01", True, None, False
    )  # fmt: skip
    hint = "No recorded decision adopts it yet."
    assert [any(hint in label.text() for label in one.findChildren(QLabel)) for one in (said, asked)] == [True, False]


def test_back_leads_to_where_the_person_was_in_the_record(
    window: Window, desk: Desk, ids: dict[str, str], keys: Keyboard, settle: Settle
) -> None:
    """So that one member is added after the other, without looking for the button anew."""
    assert window.opened is not None
    window.resize(1366, 700)
    window.opened.record_wanted.emit(ids["force"])
    settle()
    sheet = window.findChildren(RecordSheet)[0]

    def plus() -> QWidget:
        (found,) = (one for one in sheet.findChildren(QWidget)
                    if one.accessibleName() == "Add member" and one.isVisible())  # fmt: skip
        return found

    sheet._scroll.ensureWidgetVisible(plus())
    plus().setFocus()
    before = sheet._scroll.verticalScrollBar().value()
    assert before > 0
    for name in ("Defence", "Foreign"):
        keys.press(Key.Key_Space)
        keys.pick(name)
        settle()
        keys.press(Key.Key_Left, modifier=ALT)
        settle()
        assert keys.focus is plus()
        assert abs(sheet._scroll.verticalScrollBar().value() - before) < 40
    assert len(listed(desk, "membership", task_force=ids["force"])) == 2


def test_a_record_that_needs_more_than_its_name_is_begun_from_the_line_that_looks_for_it(
    window: Window, ids: dict[str, str], keys: Keyboard, settle: Settle
) -> None:
    assert window.opened is not None
    window.opened.record_wanted.emit(ids["force"])
    settle()
    keys.to("Reports to")
    keys.pick("Security committee")
    settle()
    sheet = window.findChildren(RecordSheet)[0]
    assert sheet._form is not None
    assert (sheet._form.kind.name, sheet._draft["name"]) == ("arrangement", "Security committee")


def test_a_country_is_found_by_its_name_in_another_language(bare_window: Window, qtbot: QtBot) -> None:
    question = NewQuestion(bare_window, "Kari")
    qtbot.addWidget(question)
    question.show()
    question.activateWindow()
    qtbot.waitUntil(question.government.hasFocus)
    qtbot.keyClicks(question.government, "Norge")
    qtbot.waitUntil(question.government._offers.isVisible)
    assert question.government._offers.item(0).text() == "Norway (NOR)"
    question.reject()


def test_a_window_that_is_opened_for_the_first_time_is_no_larger_than_the_screen(bare_window: Window) -> None:
    screen = bare_window.screen().availableSize()
    assert _first_size(QSize(1366, 768)) == QSize(1280, 728)
    assert _first_size(screen).height() < screen.height()


def test_a_name_means_no_record_before_one_was_chosen(bare_window: Window, qtbot: QtBot) -> None:
    asked = Meaning(bare_window, "Südsudan", [("AFG", "Afghanistan"), ("ZAF", "South Africa"), ("SSD", "South Sudan")])
    qtbot.addWidget(asked)
    asked.open()
    told = " ".join(one.text() for one in asked.findChildren(QLabel))
    assert "where the sender has a name (Remember as)" in told
    for typed, meant in (("", ""), ("Nowhere", ""), ("South", ""), ("sud", "SSD"), ("south africa", "ZAF")):
        asked.record.setEditText(typed)
        assert asked.value == meant
        assert (asked.in_the_way() is None) is bool(meant)
    asked.record.setEditText("")
    asked.accept()
    assert asked.isVisible()
    asked.record.setEditText("south sudan")
    asked.accept()
    assert not asked.isVisible()
