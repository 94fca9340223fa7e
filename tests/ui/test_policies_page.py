"""The policies page: text edited in place, the record beside it, consultation, adoption and versions by hand."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import adopting, reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing
from tests.ui.conftest import Settle
from tests.ui.places import page_at
from tests.ui.seeding import PERSON, add, day
from ui.pages.policies import DocumentView, PoliciesPage
from ui.policy.answers import AnswerRow
from ui.policy.questions import AdoptQuestion, ConsultQuestion, ExpireQuestion
from ui.policy.sections import SectionBox
from ui.policy.versions import version_links
from ui.widgets.parts import LinkButton
from ui.window import Window


@pytest.fixture
def page(window: Window, settle: Settle) -> PoliciesPage:
    """The page with the small desk's one policy chosen."""
    return page_at(window, "policies", PoliciesPage, settle)


@pytest.fixture
def view(page: PoliciesPage) -> DocumentView:
    return page.document


def boxes(view: DocumentView) -> list[SectionBox]:
    return sorted(view.sections.findChildren(SectionBox), key=lambda one: one.y())


def line_of(box: SectionBox) -> QLineEdit:
    assert isinstance(box.heading.inner, QLineEdit)
    return box.heading.inner


def text_of(box: SectionBox) -> QPlainTextEdit:
    assert isinstance(box.text.inner, QPlainTextEdit)
    return box.text.inner


def words(part: QWidget) -> str:
    return " ".join(one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part))


def sections(desk: Desk, policy: str) -> list[tuple[str, str]]:
    wanted = Listing(KINDS["section"], (Condition("policy", "is", policy),), "position")
    return [(str(one["heading"]), str(one["text"] or "")) for one in reading.page(desk, wanted).rows]


def answer_all(desk: Desk, policy: str) -> None:
    """Give what the record of the small desk's policy still lacks."""
    for row in reading.page(desk, Listing(KINDS["consultation"])).rows:
        writing.set_values(desk, str(row["id"]), {"answer": "disagrees"}, "A. Secretary")
    values = {"steps": "All were asked.", "contested": "nothing is contested"}
    writing.set_values(desk, policy, values, "A. Secretary")


def test_text_is_written_in_its_place_and_kept_as_it_is_left(
    view: DocumentView, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    text = text_of(boxes(view)[0])
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Courts are closed.")
    line_of(boxes(view)[1]).setFocus()
    settle()
    assert sections(desk, ids["policy"])[0] == ("Problem", "Courts are closed.")


def test_a_section_is_moved_by_keyboard_and_keeps_the_cursor(
    view: DocumentView, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    line = line_of(boxes(view)[0])
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert [heading for heading, _ in sections(desk, ids["policy"])] == ["Aim", "Problem"]
    assert line.hasFocus()


def test_a_section_is_added_with_the_cursor_in_its_heading_and_taken_out_again(
    view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle, window: Window
) -> None:
    view.sections.add.click()
    settle()
    assert len(sections(desk, ids["policy"])) == 3
    assert line_of(boxes(view)[2]).hasFocus()
    window.commands.run("undo")
    settle()
    assert len(boxes(view)) == 2


def test_tab_goes_from_a_heading_to_its_text_which_says_what_it_is_for(
    view: DocumentView, qtbot: QtBot, settle: Settle
) -> None:
    view.sections.add.click()
    settle()
    qtbot.keyClick(line_of(boxes(view)[2]), Qt.Key.Key_Tab)
    text = text_of(boxes(view)[2])
    assert text.hasFocus()
    assert text.placeholderText() == "Write the text of this section here."


def test_paragraphs_pasted_into_a_heading_are_the_heading_and_the_text(
    view: DocumentView, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    view.sections.add.click()
    settle()
    line = line_of(boxes(view)[2])
    line.selectAll()
    QApplication.clipboard().setText("What we want\n\nPeace that lasts.\n\nWells that work.\n")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    settle()
    assert sections(desk, ids["policy"])[2] == ("What we want", "Peace that lasts.\n\nWells that work.")


def test_an_answer_stands_beside_who_was_asked_on_a_laptop(window: Window, view: DocumentView, settle: Settle) -> None:
    window.resize(1280, 800)
    settle()
    row = view.record.findChildren(AnswerRow)[0]
    who = row.findChildren(LinkButton)[0]
    assert abs(row.choice.mapTo(row, QPoint()).y() - who.mapTo(row, QPoint()).y()) < row.choice.height()


def test_what_is_missing_is_said_at_once_with_the_reason(view: DocumentView) -> None:
    said = words(view.record)
    assert "3 things are missing before it can be adopted" in said
    assert "Not answered yet: Ministry of Defence" in said
    assert "Silence is not consent" in said
    assert "It does not say what is contested" in said


def test_an_answer_is_chosen_in_the_line_of_who_was_asked(
    view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    row = next(one for one in view.record.findChildren(AnswerRow) if "days late" in words(one))
    row.choice.committed.emit({"answer": "disagrees"})
    settle()
    answers = [one["answer"] for one in reading.page(desk, Listing(KINDS["consultation"])).rows]
    assert sorted(str(one) for one in answers) == ["agrees with conditions", "disagrees"]
    assert "2 things are missing" in words(view.record)


def test_a_policy_is_sent_to_consultation_in_one_step(
    view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    view.consult()
    settle()
    question = view.findChildren(ConsultQuestion)[0]
    assert question.draft.text() == "Draft 1"
    assert date.fromisoformat(question.answer().due) > date.fromisoformat(question.answer().asked)
    assert ids["defence"] in question.answer().consulted
    question.accept()
    settle()
    asked = reading.page(desk, Listing(KINDS["consultation"], (Condition("draft", "is", "Draft 1"),))).rows
    assert {str(one["consulted"]) for one in asked} >= {ids["defence"]}


def test_a_complete_policy_is_adopted_by_a_decision_and_then_stands_still(
    page: PoliciesPage, view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    answer_all(desk, ids["policy"])
    decision = add(desk, "decision", title="Adopts", number="GL 9", date="2026-03-01", text="Adopted.", type="adopts",
                   status="recorded", country=ids["drc"], policy=ids["policy"])  # fmt: skip
    page.refresh()
    settle()
    view.adopt()
    settle()
    question = view.findChildren(AdoptQuestion)[0]
    assert question.answer().decision == decision
    question.accept()
    settle()
    assert reading.one(desk, ids["policy"]).values["status"] == "adopted"
    assert line_of(boxes(view)[0]).isReadOnly()
    assert text_of(boxes(view)[0]).isReadOnly()
    assert not view.sections.add.isVisible()
    assert "This version has been adopted and does not change." in words(view.record)


def test_a_policy_in_force_is_let_expire_without_another_in_its_place(
    view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    answer_all(desk, ids["policy"])
    adopting.adopt(desk, ids["policy"], ids["decision"], PERSON)
    view.chosen.emit(ids["policy"])
    settle()
    button = next(one for one in view.findChildren(QPushButton) if one.isVisible() and one.text() == "Let it expire …")
    button.click()
    question = view.findChildren(ExpireQuestion)[0]
    question.day.show_value(day(-1))
    question.accept()
    settle()
    assert view.dossier is not None
    assert (view.dossier.policy["status"], view.dossier.policy["end"]) == ("expired", day(-1))
    assert not [one for one in view.findChildren(QPushButton) if one.isVisible() and one.text() == "Let it expire …"]


def test_a_policy_that_is_to_end_later_expires_no_sooner_than_it_is_over(
    view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    writing.set_values(desk, ids["policy"], {"end": day(400)}, PERSON)
    answer_all(desk, ids["policy"])
    adopting.adopt(desk, ids["policy"], ids["decision"], PERSON)
    view.chosen.emit(ids["policy"])
    settle()
    told: list[str] = []
    view._opened.said.connect(told.append)
    view.let_expire()
    question = view.findChildren(ExpireQuestion)[0]
    assert question.day.value == day(0)
    question.day.show_value(day(1))
    question.accept()
    settle()
    assert view.dossier is not None
    assert view.dossier.policy["status"] == "adopted"
    assert [one for one in told if "until then it is in force" in one]


def test_an_incomplete_policy_is_refused_in_words(
    view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle, window: Window
) -> None:
    from ui.policy.questions import Adopting

    view._adopt(Adopting(ids["decision"], ""))
    settle()
    assert reading.one(desk, ids["policy"]).values["status"] == "in consultation"
    assert "Not answered yet" in words(window.notice)


def test_a_new_version_is_begun_and_compared_with_the_former(
    page: PoliciesPage, view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    from pbdesk.desk.adopting import adopt

    answer_all(desk, ids["policy"])
    adopt(desk, ids["policy"], ids["decision"], "A. Secretary")
    page.refresh()
    settle()
    view.begin_version()
    settle()
    assert view.dossier is not None
    assert view.dossier.policy["version"] == 2
    text = text_of(boxes(view)[1])
    text.setFocus()
    text.setPlainText("A state that serves its citizens.")
    line_of(boxes(view)[0]).setFocus()
    settle()
    said = {"start": "2031-05-01", "marking": "internal"}
    writing.set_values(desk, str(view.dossier.policy["id"]), said, PERSON)
    view.compare()
    settle()
    shown = view.comparison.text.toPlainText()
    assert "−protects" in shown
    assert "+serves" in shown
    assert "+1 May 2031" in shown
    assert "+Internal" in shown
    assert "line-through" in view.comparison.text.toHtml()


def test_a_reference_to_what_has_ended_warns(
    page: PoliciesPage, view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    strategy = add(desk, "strategy", title="Justice plan", end="2023")
    add(desk, "reference", policy=ids["policy"], level="national", strategy=strategy)
    page.refresh()
    settle()
    assert "It ended 2023 and is no longer in force." in words(view.record)


def test_the_form_refuses_what_the_page_refuses(
    view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle, window: Window
) -> None:
    """The sheet at the right is the other way to write: an adopted policy, its text and its record stand still."""
    from pbdesk.desk.adopting import adopt

    answer_all(desk, ids["policy"])
    adopt(desk, ids["policy"], ids["decision"], "A. Secretary")
    assert window.shell is not None
    parts = [reading.page(desk, Listing(KINDS[kind])).rows[0] for kind in ("section", "consultation", "reference")]
    texts = ({"text": "x"}, {"comment": "x"}, {"how": "x"})
    wanted = [(ids["policy"], {"title": "x"}), (ids["policy"], {"status": "draft"})]
    wanted += [(str(part["id"]), values) for part, values in zip(parts, texts, strict=True)]
    for record, values in wanted:
        window.shell.show_record(record)
        settle()
        sheet = window.shell.sheet()
        sheet._left(values)
        settle()
        assert "never change" in words(sheet)
    assert reading.one(desk, ids["policy"]).values["status"] == "adopted"


def test_the_form_does_not_adopt_what_is_not_complete(
    view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle, window: Window
) -> None:
    assert window.shell is not None
    window.shell.show_record(ids["policy"])
    settle()
    window.shell.sheet()._left({"status": "adopted"})
    settle()
    assert "It can only be adopted by a recorded decision." in words(window.shell.sheet())
    assert reading.one(desk, ids["policy"]).values["status"] == "in consultation"


def test_a_long_section_is_seen_whole_at_any_width(
    page: PoliciesPage, view: DocumentView, desk: Desk, ids: dict[str, str], settle: Settle, window: Window
) -> None:
    long = "Courts are closed in the eastern provinces, and nobody is heard. " * 12
    add(desk, "section", policy=ids["policy"], position=3, heading="Long", text=long.strip())
    page.refresh()
    settle()
    for width in (1280, 1000):
        window.resize(width, 800)
        settle()
        text = text_of(boxes(view)[2])
        assert text.verticalScrollBar().maximum() == 0
        assert text.height() > 4 * text.fontMetrics().lineSpacing()


def test_many_versions_are_a_list_and_few_stand_side_by_side(qtbot: QtBot) -> None:
    chosen: list[str] = []
    few = version_links([("a", 1), ("b", 2)], "b", chosen.append)
    assert [isinstance(one, QLabel) for one in few] == [False, True]
    (many,) = version_links([(str(at), at) for at in range(1, 34)], "33", chosen.append)
    qtbot.addWidget(many)
    assert isinstance(many, QComboBox)
    assert (many.count(), many.currentText()) == (33, "Version 33")
    qtbot.keyClick(many, Qt.Key.Key_Up)
    assert chosen == ["32"]


def test_the_policy_that_is_shown_stays_chosen_when_a_country_is_looked_at(
    window: Window, page: PoliciesPage, ids: dict[str, str], settle: Settle
) -> None:
    table = page.register("policy").table
    assert table.chosen() == [ids["policy"]]
    assert window.opened is not None
    window.opened.focus(ids["drc"], window.opened.as_of)
    settle()
    assert table.chosen() == [ids["policy"]]


def test_beside_a_narrow_text_the_buttons_of_a_policy_in_force_are_whole(
    window: Window, page: PoliciesPage, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    answer_all(desk, ids["policy"])
    adopting.adopt(desk, ids["policy"], ids["decision"], PERSON, "2026-03-01")
    page.opened.changed.emit()
    window.resize(960, 540)
    settle()
    buttons = {one.text(): one for one in page.document.record.findChildren(QPushButton) if one.isVisible()}
    acts = [buttons["New version"], buttons["Let it expire …"]]
    assert all(one.width() >= one.sizeHint().width() for one in acts)


def test_two_versions_that_are_the_same_are_said_to_be_so_without_a_word_on_marks(
    view: DocumentView, settle: Settle
) -> None:
    view.compare()
    settle()
    assert "The two versions do not differ." in [one.text() for one in view.comparison.findChildren(QLabel)]


def test_a_question_to_many_agencies_is_no_higher_than_a_low_screen(window: Window) -> None:
    assert window.opened is not None
    question = ConsultQuestion(window.opened, [(str(at), f"Agency {at}", True) for at in range(30)], set(), window)
    assert question.minimumSizeHint().height() < 500


def test_without_a_policy_the_page_says_once_what_to_do(
    window: Window, page: PoliciesPage, ids: dict[str, str], settle: Settle
) -> None:
    assert page.document.isVisible()
    assert window.opened is not None
    window.opened.change(lambda desk: _remove(desk, ids["policy"]))
    settle()
    window.opened.changed.emit()
    settle()
    assert not page.document.isVisible()
    assert "No policies yet" in words(page)


def _remove(desk: Desk, policy: str) -> None:
    parts = [str(row["id"]) for kind in ("section", "consultation", "reference")
             for row in reading.page(desk, Listing(KINDS[kind])).rows]  # fmt: skip
    writing.remove_all(desk, [*parts, policy], "A. Secretary")
