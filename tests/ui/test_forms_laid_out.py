"""A form reads in an order that makes sense: what belongs together stands side by side, what is frozen asks nothing."""

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.records.kinds import KINDS
from ui import words
from ui.forms.form import Form
from ui.forms.frozen import why_frozen
from ui.forms.prose import Sentence
from ui.theme import icon
from ui.widgets.cut import CutLine
from ui.widgets.gradual import Gradual
from ui.widgets.parts import column, label, scrolled
from ui.widgets.tall import Tall
from ui.window import Window


def rows(form: Form) -> list[tuple[str, ...]]:
    """The names of the fields of each line of a form."""
    grid = form.layout()
    assert isinstance(grid, QGridLayout)
    lines: dict[int, list[tuple[int, str]]] = {}
    for name, box in form._boxes.items():
        at: tuple[int, ...] = grid.getItemPosition(grid.indexOf(box))  # type: ignore[assignment]
        line, place = at[:2]
        lines.setdefault(line, []).append((place, name))
    return [tuple(name for _, name in sorted(lines[line])) for line in sorted(lines)]


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        ("benchmark", {("unit",), ("baseline", "baseline_date"), ("target", "target_date")}),
        ("assignment", {("role",), ("start", "end")}),
        ("fund", {("type", "amount"), ("start", "end")}),
        ("policy", {("version", "status"), ("start", "end"), ("review_due", "marking")}),
    ],
)
def test_what_belongs_together_stands_side_by_side(
    window: Window, qtbot: QtBot, kind: str, pairs: set[tuple[str, ...]]
) -> None:
    assert window.opened is not None
    form = Form(window.opened, KINDS[kind])
    qtbot.addWidget(form)
    assert pairs <= set(rows(form))


def test_an_empty_field_that_is_frozen_says_that_it_is_not_known_instead_of_asking(
    window: Window, qtbot: QtBot
) -> None:
    assert window.opened is not None
    form = Form(window.opened, KINDS["decision"])
    qtbot.addWidget(form)
    asked = form._boxes["item"].input.inner
    assert isinstance(asked, QLineEdit)
    for status, said in (("recorded", "–"), ("draft", "Type to find agenda item")):
        form.show_values({"title": "It is noted", "status": status}, {}, anew=True)
        assert asked.placeholderText() == said


def test_a_choice_that_must_be_made_is_asked_for_and_only_another_may_stay_unknown(
    window: Window, qtbot: QtBot
) -> None:
    assert window.opened is not None
    form = Form(window.opened, KINDS["policy"])
    qtbot.addWidget(form)
    needed, other = form._boxes["type"].input.inner, form._boxes["marking"].input.inner
    assert isinstance(needed, QComboBox)
    assert isinstance(other, QComboBox)
    assert (needed.currentText(), other.currentText()) == ("Choose …", "not known")


def form_of(window: Window, qtbot: QtBot, kind: str, **values: str | float) -> Form:
    """A form as wide as the sheet of a window of 1280 pixels, with these values."""
    assert window.opened is not None
    form = Form(window.opened, KINDS[kind])
    qtbot.addWidget(form)
    form.resize(407, 900)
    form.show()
    form.show_values(values, {}, anew=True)
    return form


def sentence(form: Form, name: str) -> Sentence:
    inner = form._boxes[name].input.inner
    assert isinstance(inner, Sentence)
    return inner


def test_what_a_number_counts_is_said_once(window: Window, qtbot: QtBot) -> None:
    assert window.opened is not None
    form = Form(window.opened, KINDS["attendance"])
    qtbot.addWidget(form)
    said = {name: [one.text() for one in form._boxes[name].findChildren(QLabel) if one.text() and not one.isHidden()]
            for name in ("persons", "hours")}  # fmt: skip
    assert said == {"persons": ["Persons"], "hours": ["Hours each"]}


def test_what_is_out_of_force_is_not_said_to_be_superseded_one_day() -> None:
    assert why_frozen("policy", "adopted").endswith("A new version supersedes it.")
    assert why_frozen("policy", "superseded") == "This version was superseded and does not change."


def test_a_choice_of_long_words_has_a_line_of_its_own(window: Window, qtbot: QtBot) -> None:
    form = form_of(window, qtbot, "fund", type="pooled between agencies")
    assert {("type",), ("amount",), ("start", "end")} <= set(rows(form))
    qtbot.waitUntil(lambda: form._boxes["type"].width() == form.width())
    form.resize(900, 900)
    qtbot.waitUntil(lambda: ("type", "amount") in rows(form))


def test_a_short_text_that_is_long_for_once_is_seen_whole(window: Window, qtbot: QtBot) -> None:
    form = form_of(window, qtbot, "strategy", reference="S/RES/1925")
    box = form._boxes["reference"]
    qtbot.waitUntil(lambda: 0 < box.width() < form.width())
    form.show_values({"reference": "OECD/DAC High-Level Forum, Rome, 25 February 2003"}, {})
    qtbot.waitUntil(lambda: box.width() == form.width())


def test_what_a_number_is_counted_in_stands_beside_it(window: Window, qtbot: QtBot) -> None:
    form = form_of(window, qtbot, "agenda_item", minutes_long=5)
    shown = [one.text() for one in form._boxes["minutes_long"].findChildren(QLabel) if one.isVisible()]
    assert shown[:2] == ["Time set aside", "minutes"]


def test_a_long_title_goes_on_in_the_next_line(window: Window, qtbot: QtBot) -> None:
    form = form_of(window, qtbot, "contradiction", title="Police first")
    title = sentence(form, "title")
    qtbot.waitUntil(lambda: title.height() == form._boxes["country"].input.height())
    one_line = title.height()
    form.show_values({"title": "The police plan trains border police before there is oversight of it"}, {})
    qtbot.waitUntil(lambda: title.height() == one_line + title.fontMetrics().lineSpacing())


def test_a_title_stays_one_paragraph_whatever_is_typed_or_pasted(window: Window, qtbot: QtBot) -> None:
    form = form_of(window, qtbot, "contradiction")
    title = sentence(form, "title")
    kept: list[dict[str, object]] = []
    form.left.connect(kept.append)
    title.setFocus()
    qtbot.keyClicks(title, "Police first,")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    pasted = QMimeData()
    pasted.setText(" oversight\r\nlater\n")
    title.insertFromMimeData(pasted)
    qtbot.keyClick(title, Qt.Key.Key_Enter)
    assert kept == [{"title": "Police first,"}, {"title": "Police first,oversight later"}]


def test_the_code_of_a_country_is_its_code(window: Window, qtbot: QtBot) -> None:
    form = form_of(window, qtbot, "country", code="COD")
    code = form._boxes["code"].input.inner
    assert isinstance(code, QLineEdit)
    assert code.text() == "COD"


def test_a_dimension_of_the_report_is_named_in_the_language_of_the_window(window: Window, qtbot: QtBot) -> None:
    words.speak("nb")
    form = form_of(window, qtbot, "dimension", name="rule of law", scheme="report")
    words.speak("en")
    kept: list[dict[str, object]] = []
    form.left.connect(kept.append)
    assert [sentence(form, name).toPlainText() for name in ("name", "scheme")] == ["Rettsstat", "NUPI-rapporten 2007"]
    for name in ("name", "scheme"):
        qtbot.keyClick(sentence(form, name), Qt.Key.Key_Return)
    assert kept == []


def test_several_records_are_named_in_the_language_of_the_window_and_cut_only_where_there_is_no_room(
    window: Window, qtbot: QtBot
) -> None:
    form, policy = form_of(window, qtbot, "contradiction"), "01a22c34-311d-7000-84de-e3fec5a89cb1"
    words.speak("nb")
    form.show_values({"between": [policy]}, {policy: "Engasjementspolitikk for DR Kongo · version 2"}, anew=True)
    words.speak("en")
    *_, chip = [one for one in form.findChildren(QToolButton) if one.property("look") == "chip"]
    qtbot.waitUntil(lambda: chip.text() == "Engasjementspolitikk for DR Kongo · versjon 2")
    form.resize(250, 900)
    qtbot.waitUntil(lambda: chip.text().endswith("… · versjon 2"))


def test_a_line_that_is_too_short_for_its_text_says_so(window: Window, qtbot: QtBot) -> None:
    line = CutLine()
    qtbot.addWidget(line)
    line.resize(300, 30)
    line.setText("Task Force on the Great Lakes")
    assert line.seen == "Task Force on the Great Lakes"
    line.setText("Task Force on the Great Lakes · 1 · 20 Feb 2024 · Meeting 1 of the task force")
    assert line.seen.endswith("…")
    assert line.toolTip() == line.text()


def test_a_name_that_is_cut_keeps_the_version_at_its_end(window: Window, qtbot: QtBot) -> None:
    line = CutLine()
    qtbot.addWidget(line)
    line.resize(200, 30)
    line.setText("Engagement policy for the Democratic Republic of the Congo · version 2")
    assert line.seen.startswith("Engagement")
    assert line.seen.endswith("… · version 2")
    assert line.fontMetrics().horizontalAdvance(line.seen) <= line.width()


@pytest.mark.parametrize("pictures", [0, 1, 2])
def test_a_line_says_so_as_soon_as_the_pictures_at_its_end_hide_a_letter(
    window: Window, qtbot: QtBot, pictures: int
) -> None:
    line = CutLine()
    qtbot.addWidget(line)
    for _ in range(pictures):
        line.addAction(icon("open"), QLineEdit.ActionPosition.TrailingPosition)
    line.resize(300, 30)
    line.show()
    moved: list[str] = []
    for letters in range(20, 60):
        line.setText("n" * letters)
        line.home(False)
        line.grab()
        beginning = line.cursorRect().center()
        line.end(False)
        line.grab()  # a line is moved as it is painted
        if line.cursorPositionAt(beginning) > 0:
            moved.append(line.text())
            assert line.seen.endswith("…")
    assert moved


def test_nothing_is_squeezed_before_the_scroll_area_has_heard_that_a_part_grew(qtbot: QtBot) -> None:
    tall, above, below = Tall(), label("Who leads", wrap=True), label("What was said", wrap=True)
    tall.setLayout(column(above, below))
    area = scrolled(tall)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitUntil(lambda: tall.height() == area.viewport().height())
    below.setFixedHeight(900)
    QCoreApplication.sendPostedEvents(tall, QEvent.Type.LayoutRequest.value)
    assert above.height() >= above.heightForWidth(above.width())


def test_parts_made_one_after_the_other_are_laid_out_before_the_window_has_its_turn(qtbot: QtBot) -> None:
    done: list[str] = []
    parent = QObject()
    made = Gradual(parent, lambda: done.append("laid out"))
    made.make(map(done.append, ("causes", "objectives")), lambda: done.append("told"))
    qtbot.waitUntil(lambda: "told" in done)
    assert done[-2:] == ["told", "laid out"]


def painted_anew(part: QWidget, before: QImage) -> bool:
    return part.grab().toImage() != before


def test_a_text_that_is_frozen_has_one_ground_to_its_edges(window: Window, qtbot: QtBot) -> None:
    form = form_of(window, qtbot, "decision", title="Who leads", text="The ministry leads.")
    qtbot.waitExposed(form)
    for name in ("title", "text"):
        inner = form._boxes[name].input.inner
        before = inner.grab().toImage()
        form._boxes[name].input.lock(locked=True)
        qtbot.waitUntil(partial(painted_anew, inner, before))
        picture, middle = inner.grab().toImage(), inner.height() // 2
        assert picture.pixelColor(3, middle) == picture.pixelColor(inner.width() - 30, middle)
