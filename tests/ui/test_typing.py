"""What a person types into a form is understood as people write it, and never lost."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.held import listed
from tests.ui.conftest import Settle
from tests.ui.keyboard import Key, Keyboard
from tests.ui.seeding import PERSON
from ui import words
from ui.forms.form import Form
from ui.forms.prose import Sentence
from ui.forms.sheet import RecordSheet
from ui.widgets.said_amounts import plain, with_currency
from ui.window import Window


@pytest.fixture
def sheet(window: Window) -> RecordSheet:
    assert window.shell is not None
    return window.shell.sheet()


@pytest.fixture(params=["en", "nb"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    words.speak(request.param)
    yield request.param
    words.speak("en")


def into(sheet: RecordSheet, name: str) -> QLineEdit:
    """The line of a field, with the keyboard in it."""
    line = next(one for one in sheet.findChildren(QLineEdit) if one.accessibleName() == name)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.selectAll()
    return line


def typed(sheet: RecordSheet, keys: Keyboard, name: str, text: str) -> QLineEdit:
    """The line of a field, after a person wrote this into it and left it."""
    line = into(sheet, name)
    keys.type(text)
    keys.press(Key.Key_Tab)
    return line


def written(sheet: RecordSheet, keys: Keyboard, name: str, text: str, leave: Key = Key.Key_Tab) -> Sentence:
    """The sentence of a field, after a person wrote this into it and left it."""
    line = next(one for one in sheet.findChildren(Sentence) if one.accessibleName() == name)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.selectAll()
    keys.type(text)
    keys.press(leave)
    return line


def above(part: QWidget) -> QWidget:
    """What a part stands in; the part itself where it stands alone."""
    return part.parentWidget() or part


def said_at(line: QWidget) -> str:
    """The word below a field."""
    box = above(above(line))
    return " ".join(one.text() for one in box.findChildren(QLabel) if one.isVisible() and one.property("look") == "bad")


def value(desk: Desk, record: str, name: str) -> object:
    return reading.one(desk, record).values[name]


def open_record(sheet: RecordSheet, record: str, settle: Settle) -> None:
    sheet.open(record)
    settle()


@given(some.decimals(min_value=0, max_value=10**9, places=2))
def test_a_number_grouped_as_its_language_does_is_that_number(number: Decimal) -> None:
    english = f"{number:,}"
    assert plain(english) is not None
    assert Decimal(plain(english) or "0") == number
    norwegian = english.replace(",", " ").replace(".", ",")
    assert Decimal(plain(norwegian) or "0") == number


def test_one_sign_in_doubt_means_what_the_language_means(language: str) -> None:
    meant = {"en": ("1.200", "1200"), "nb": ("1200", "1.200")}[language]
    assert (plain("1.200"), plain("1,200")) == meant
    assert (plain("1200,50"), plain("1200.50"), plain("1 200 000")) == ("1200.50", "1200.50", "1200000")
    assert (plain("1,5 mill"), plain("2k"), plain("0,125" if language == "nb" else "0.125")) == (
        "1500000.0", "2000", "0.125",
    )  # fmt: skip


@given(some.text())
def test_what_is_no_number_is_never_guessed(text: str) -> None:
    found = plain(text)
    assert found is None or Decimal(found).is_finite()


def test_an_amount_may_say_its_currency() -> None:
    assert with_currency("NOK 40 000") == ("40 000", "NOK")
    assert with_currency("1,5 mill EUR") == ("1,5 mill", "EUR")
    assert with_currency("40 000") == ("40 000", None)


def test_an_amount_is_typed_with_groups_decimals_and_currency(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    open_record(sheet, ids["activity"], settle)
    line = typed(sheet, keys, "Disbursed", "USD 1,200,000.50")
    assert value(desk, ids["activity"], "disbursed") == 1_200_000_500
    assert value(desk, ids["activity"], "currency") == "USD"
    assert line.text() == "1,200,000.50"


def test_a_decimal_comma_is_no_group_in_norwegian(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    words.speak("nb")
    open_record(sheet, ids["activity"], settle)
    typed(sheet, keys, words.tr("Disbursed"), "1200,50 NOK")
    words.speak("en")
    assert value(desk, ids["activity"], "disbursed") == 1_200_500


def test_a_day_shows_what_is_understood_while_it_is_typed(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    open_record(sheet, ids["late"], settle)
    line = into(sheet, "Reports back on")
    keys.type("3 june 2027")
    assert line.accessibleDescription() == "3 Jun 2027"
    keys.press(Key.Key_Tab)
    assert (line.text(), value(desk, ids["late"], "report_back")) == ("3 Jun 2027", "2027-06-03")


def test_what_is_no_day_stays_and_is_said_to_be_none_also_after_others_have_saved(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    open_record(sheet, ids["activity"], settle)
    line = typed(sheet, keys, "Start", "soonish")
    assert said_at(line) == "Not understood. Write a day such as 14 Mar 2026."
    writing.set_values(desk, ids["activity"], {"place": "Bunia"}, PERSON)
    sheet._opened.changed.emit()
    settle()
    assert (line.text(), said_at(line)) == ("soonish", "Not understood. Write a day such as 14 Mar 2026.")
    typed(sheet, keys, "Start", "24.11.2027")
    assert (value(desk, ids["activity"], "start"), said_at(line)) == ("2027-11-24", "")


def test_what_was_misread_in_one_record_does_not_stand_in_the_next(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    open_record(sheet, ids["activity"], settle)
    line = typed(sheet, keys, "Start", "soonish")
    other = str(listed(desk, "activity", reference="COD-0003")[0]["id"])
    open_record(sheet, other, settle)
    assert (line.text(), said_at(line)) == ("14 Mar 2021", "")


def test_a_linked_record_is_created_in_place(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    open_record(sheet, ids["activity"], settle)
    line = into(sheet, "Implementing partner")
    keys.pick("Caritas Goma")
    settle()
    (made,) = listed(desk, "actor", name="Caritas Goma")
    assert value(desk, ids["activity"], "partner") == made["id"]
    assert line.text() == "Caritas Goma"
    assert sheet.record == ids["activity"]


@pytest.mark.parametrize("looked_at", ["", "Ministry of "])
def test_enter_takes_the_first_of_what_was_typed_however_fast(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], rest: Settle, looked_at: str
) -> None:
    """Whoever types on does not take what is still shown of the letters before."""
    open_record(sheet, ids["activity"], rest)
    into(sheet, "Implementing partner")
    keys.type(looked_at)
    rest()
    assert keys.offered() is bool(looked_at)
    keys.type("Planning")
    keys.press(Key.Key_Return)
    rest()
    (planning,) = listed(desk, "actor", name="Ministry of Planning")
    assert value(desk, ids["activity"], "partner") == planning["id"]


def test_nothing_new_is_made_by_an_enter_that_came_before_it_was_offered(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], rest: Settle
) -> None:
    open_record(sheet, ids["activity"], rest)
    into(sheet, "Implementing partner")
    keys.type("Caritas Goma")
    keys.press(Key.Key_Return)
    rest()
    assert (listed(desk, "actor", name="Caritas Goma"), keys.offered()) == ([], True)
    keys.press(Key.Key_Return)
    assert len(listed(desk, "actor", name="Caritas Goma")) == 1


def test_enter_in_a_line_made_empty_takes_the_record_away_and_no_other_in_its_place(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], rest: Settle
) -> None:
    open_record(sheet, ids["activity"], rest)
    into(sheet, "Agency")
    keys.press(Key.Key_Backspace)
    rest()
    assert keys.offered()
    keys.press(Key.Key_Return)
    assert value(desk, ids["activity"], "agency") is None


def test_a_name_that_means_one_record_is_taken_when_the_field_is_left(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    open_record(sheet, ids["activity"], settle)
    typed(sheet, keys, "Implementing partner", "refugee")
    settle()
    (known,) = listed(desk, "actor", name="Norwegian Refugee Council")
    assert value(desk, ids["activity"], "partner") == known["id"]


def test_a_name_that_means_none_stays_and_is_said_to_be_none(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    open_record(sheet, ids["activity"], settle)
    line = typed(sheet, keys, "Implementing partner", "Nobody at all")
    settle()
    none = "Nothing has that name yet. Choose one of those offered as you type."
    assert (line.text(), said_at(line)) == ("Nobody at all", none)
    assert value(desk, ids["activity"], "partner") is None


def test_a_code_that_is_not_in_the_list_stays_and_is_said_to_be_none(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    open_record(sheet, ids["drc"], settle)
    line = typed(sheet, keys, "Code", "Atlantis")
    assert (line.text(), said_at(line)) == ("Atlantis", "Not in the list. Type a part of the name and choose.")
    assert value(desk, ids["drc"], "code") == "COD"


def test_a_record_that_lacked_something_is_begun_again_as_it_was_left(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    sheet.begin("decision", {"status": "draft"})
    settle()
    typed(sheet, keys, "Number", "GL 2027/1")
    keys.press(Key.Key_Escape)
    assert not sheet.isVisible()
    sheet.begin("decision", {"status": "draft"})
    settle()
    assert into(sheet, "Number").text() == "GL 2027/1"
    written(sheet, keys, "Title", "Joint planning")
    (kept,) = listed(desk, "decision", title="Joint planning")
    assert (kept["number"], kept["status"]) == ("GL 2027/1", "draft")


def test_every_field_of_every_form_is_named_to_who_listens(window: Window, settle: Settle) -> None:
    assert window.opened is not None
    for kind in KINDS.values():
        form = Form(window.opened, kind)
        controls = [one for one in form.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        controls = [one for one in controls if not isinstance(above(above(one)), QComboBox)]
        unnamed = [one for one in controls if not one.accessibleName() and one.focusProxy() is None]
        assert [type(one).__name__ for one in unnamed if not one.objectName().startswith("qt_")] == [], kind.name
        form.deleteLater()
