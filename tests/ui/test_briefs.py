"""The composer: choose, see the pages, leave out, write in a section, write the file, and write it again."""

from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from pbdesk.desk import writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing, Records
from tests.ui.conftest import Settle
from ui.brief.pages import SIZE, Sheet
from ui.pages.briefs import BriefsPage
from ui.widgets.parts import Empty
from ui.window import Window


@pytest.fixture
def page(window: Window, ids: dict[str, str], rest: Settle, qtbot: QtBot) -> BriefsPage:
    """The page of briefs, on the Congo."""
    assert window.opened is not None
    assert window.shell is not None
    window.opened.focus(ids["drc"], "2026-06-30")
    window.opened.page_wanted.emit("briefs")
    shown = window.shell.page("briefs")
    assert isinstance(shown, BriefsPage)
    qtbot.waitUntil(lambda: shown.pages.count > 0)
    rest()
    return shown


def untick(page: BriefsPage, key: str, qtbot: QtBot) -> None:
    """Leave a section out by keyboard."""
    page.sections.choose(key)
    qtbot.keyClick(page.sections.findChildren(QListWidget)[0], Qt.Key.Key_Space)


def test_the_pages_are_seen_and_what_was_found_is_said(page: BriefsPage) -> None:
    assert page.pages.count >= 2
    assert page.remarks.text().startswith("About 6 pages, annexes apart.")
    assert "Recommendation 1 names no lead." in page.remarks.text()


def test_the_annexes_are_read_when_somebody_comes_to_the_end_of_the_first_pages_and_stay_while_he_is_there(
    page: BriefsPage, rest: Settle, qtbot: QtBot
) -> None:
    before = page.pages.count
    assert annexes_of(page) == 0
    page.pages.verticalScrollBar().setValue(page.pages.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: page.pages.count > before)
    every = annexes_of(page)
    assert every > 2
    page.choices.changed.emit()
    rest()
    assert annexes_of(page) == every


def annexes_of(page: BriefsPage) -> int:
    """How many annexes are laid out; the contents, which name them too, are one paragraph."""
    document = page.pages.findChildren(Sheet)[-1]._paper.document
    return sum(document.findBlockByNumber(at).text().startswith("Annex ") for at in range(document.blockCount()))


def test_a_section_that_is_not_ticked_is_not_written(
    page: BriefsPage, qtbot: QtBot, rest: Settle, tmp_path: Path
) -> None:
    untick(page, "activities", qtbot)
    rest()
    assert page.wanted().left_out == ("activities",)
    page.write_to(tmp_path / "brief.xlsx")
    rest()
    assert "Activities" not in openpyxl.load_workbook(tmp_path / "brief.xlsx").sheetnames


def test_a_text_by_hand_is_saved_on_leaving_and_kept_with_the_desk(
    page: BriefsPage, desk: Desk, rest: Settle, qtbot: QtBot
) -> None:
    page.sections.choose("issue")
    page.sections.own_words.setFocus()
    qtbot.keyClicks(page.sections.own_words, "The courts wait.")
    page.choices.country.setFocus()
    rest()
    with desk.reading() as moment:
        (kept,) = Records(moment).listed(Listing(KINDS["narrative"]))
    assert (kept["place"], kept["text"]) == ("issue", "The courts wait.")


def test_what_was_written_stands_in_the_register_and_is_the_same_when_written_again(
    page: BriefsPage, desk: Desk, ids: dict[str, str], rest: Settle, tmp_path: Path
) -> None:
    page.write_to(tmp_path / "one.docx")
    rest()
    assert page.written.count == 1
    writing.set_values(desk, ids["draft"], {"title": "Learnt since"}, "Kari")
    page.choices.language.setCurrentIndex(page.choices.language.findData("fr"))
    page.written.ask_again()
    rest()
    assert "what the desk knew then" in page.remarks.text()
    page.write_to(tmp_path / "two.docx")
    rest()
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_an_action_list_is_of_one_agency_or_of_all(page: BriefsPage, ids: dict[str, str], rest: Settle) -> None:
    page.choices.kind.setCurrentIndex(page.choices.kind.findData("actions"))
    rest()
    assert page.choices.record.itemText(0) == "All agencies"
    assert page.choices.country.findData("") == 0
    page.choices.record.setCurrentIndex(1)
    rest()
    assert page.wanted().record == page.choices.record.itemData(1)
    sheet = page.pages.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    assert sheet._paper.outline.title.startswith("Actions of ")
    page.choices.kind.setCurrentIndex(page.choices.kind.findData("brief"))
    rest()
    assert page.choices.country.findData("") < 0


def test_the_country_chosen_for_a_document_stays_when_the_desk_changes(
    page: BriefsPage, desk: Desk, rest: Settle
) -> None:
    other = writing.add(desk, KINDS["country"], {"name": "Mali", "code": "MLI"}, "Kari")
    page.renew()
    rest()
    page.choices.country.setCurrentIndex(page.choices.country.findData(other))
    rest()
    page.renew()
    rest()
    assert page.wanted().country == other


def test_what_is_asked_for_again_is_about_the_same_record_and_leaves_out_the_same(
    page: BriefsPage, qtbot: QtBot, rest: Settle, tmp_path: Path
) -> None:
    untick(page, "activities", qtbot)
    rest()
    page.write_to(tmp_path / "brief.docx")
    rest()
    page.choices.kind.setCurrentIndex(page.choices.kind.findData("decision"))
    rest()
    page.choices.record.setCurrentIndex(1)
    rest()
    decision = page.wanted().record
    page.write_to(tmp_path / "decision.docx")
    rest()
    page.choices.kind.setCurrentIndex(page.choices.kind.findData("lines"))
    rest()
    page.written.ask_again()
    rest()
    assert (page.wanted().kind, page.wanted().record) == ("decision", decision)
    page.written.choose(1)
    page.written.ask_again()
    rest()
    assert (page.wanted().kind, page.wanted().left_out) == ("brief", ("activities",))


def test_a_text_by_hand_stands_in_a_note_too(page: BriefsPage, desk: Desk, rest: Settle, qtbot: QtBot) -> None:
    page.choices.kind.setCurrentIndex(page.choices.kind.findData("note"))
    rest()
    page.sections.choose("situation")
    page.sections.own_words.setFocus()
    qtbot.keyClicks(page.sections.own_words, "Goma is cut off.")
    page.choices.country.setFocus()
    rest()
    with desk.reading() as moment:
        (kept,) = Records(moment).listed(Listing(KINDS["narrative"]))
    assert (kept["place"], kept["text"]) == ("situation", "Goma is cut off.")


def test_every_kind_of_document_is_seen(page: BriefsPage, rest: Settle) -> None:
    for kind in ("note", "lines", "actions", "comparison", "decision", "minutes"):
        page.choices.kind.setCurrentIndex(page.choices.kind.findData(kind))
        rest()
        assert page.wanted().kind == kind
        assert page.pages.count >= 1


def test_silence_keeps_the_button_from_being_pressed_until_it_is_waived(
    page: BriefsPage, desk: Desk, ids: dict[str, str], rest: Settle
) -> None:
    assert not page.choices.waived.isVisible(), "everybody has answered: there is nothing to wait for"
    writing.set_values(desk, ids["draft"], {"policy": ids["policy"]}, "Kari")
    page.renew()
    rest()
    assert "has not answered" in page.remarks.text()
    assert page.choices.waived.isVisible()
    assert not page._write.isEnabled()
    page.choices.waived.setText("The minister decides on Friday.")
    page.choices.waived.editingFinished.emit()
    rest()
    assert page._write.isEnabled()


def test_a_ministrys_template_is_used_for_word_documents_and_remembered(
    page: BriefsPage, rest: Settle, tmp_path: Path
) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Ministry of Foreign Affairs"
    made.save(str(tmp_path / "theirs.docx"))
    page.template.use(tmp_path / "theirs.docx")
    page.write_to(tmp_path / "brief.docx")
    rest()
    header = docx.Document(str(tmp_path / "brief.docx")).sections[0].header
    assert "Ministry of Foreign Affairs" in [one.text for one in header.paragraphs]
    assert page.opened.kept("template") == str(tmp_path / "theirs.docx")
    page.template.use_own()
    page.write_to(tmp_path / "own.docx")
    rest()
    header = docx.Document(str(tmp_path / "own.docx")).sections[0].header
    assert "Ministry of Foreign Affairs" not in [one.text for one in header.paragraphs]


def test_what_blocks_a_document_is_said_before_all_else_beside_the_button(
    page: BriefsPage, desk: Desk, ids: dict[str, str], rest: Settle
) -> None:
    writing.set_values(desk, ids["draft"], {"marking": "secret"}, "Kari")
    page.choices.pages.setCurrentIndex(page.choices.pages.findData(2))
    page.choices.marking.setCurrentIndex(page.choices.marking.findData("unclassified"))
    rest()
    assert page.remarks.text().startswith("It contains what is")
    assert not page._write.isEnabled()
    assert page._write.visibleRegion().boundingRect().height() == page._write.height()


def test_the_pages_show_the_profile_as_the_document_has_it(page: BriefsPage) -> None:
    sheet = page.pages.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    said = sheet._paper.document.toPlainText()
    assert "Figures" in said
    assert "Out of" not in said


def test_the_register_names_kinds_as_the_composer_does(page: BriefsPage, rest: Settle, tmp_path: Path) -> None:
    page.write_to(tmp_path / "one.docx")
    rest()
    model = page.written._table.model()
    kind, day, digest = (str(model.index(0, at).data()) for at in (1, 2, 3))
    assert (kind, day, len(digest)) == ("Decision brief", "30 Jun 2026", 12)


def test_the_room_beside_the_pages_goes_to_what_goes_in(page: BriefsPage, window: Window, rest: Settle) -> None:
    window.resize(1280, 800)
    rest()
    words, ticks, low = page.remarks._words, page.sections._list, page.sections._list.height()
    assert page.remarks.viewport().height() == words.heightForWidth(words.width()), "no more and no less than is said"
    assert low >= 6 * ticks.sizeHintForRow(0)
    assert not page._area.verticalScrollBar().isVisible()
    window.resize(1280, 900)
    rest()
    assert ticks.height() == low + 100


def test_the_last_page_is_followed_by_no_void(page: BriefsPage, window: Window, rest: Settle) -> None:
    window.resize(1280, 800)
    rest()
    bar, last = page.pages.verticalScrollBar(), page.pages.findChildren(Sheet)[-1]
    bar.setValue(bar.maximum())
    assert last.width() < SIZE.width()
    assert last.visibleRegion().boundingRect().height() > page.pages.viewport().height() * 3 // 4


def test_the_name_of_a_country_is_read_whole_in_the_form(page: BriefsPage, window: Window, rest: Settle) -> None:
    window.resize(1280, 800)
    rest()
    box, option = page.choices.country, QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    wide = box.fontMetrics().horizontalAdvance
    assert wide("Democratic Republic of the Congo") <= room.width()
    assert wide("Den demokratiske republikken Kongo") <= room.width() - wide("Slik det var kjent") + wide("As known on")


def test_a_register_without_documents_says_what_to_do(page: BriefsPage, rest: Settle, tmp_path: Path) -> None:
    page._views.choose("written")
    rest()
    (nothing,) = page.written.findChildren(Empty)
    assert nothing.isVisible()
    assert not page.written._table.isVisible()
    page.write_to(tmp_path / "one.docx")
    rest()
    assert page.written._table.isVisible()
    assert not nothing.isVisible()


def test_a_brief_about_no_country_leads_to_adding_one(
    page: BriefsPage, desk: Desk, ids: dict[str, str], window: Window, rest: Settle, qtbot: QtBot
) -> None:
    page.choices.show_countries([], None)
    rest()
    assert not page.sections.isVisible()
    add = next(one for one in page.pages.findChildren(QPushButton) if one.text() == "Add country")
    add.click()
    rest()
    assert window.shell is not None
    assert window.shell.sheet().isVisible()


def test_the_keyboard_is_on_the_button_again_once_the_document_is_written(
    page: BriefsPage, rest: Settle, tmp_path: Path
) -> None:
    page._write.setFocus()
    page.write_to(tmp_path / "one.docx")
    assert not page._write.hasFocus()
    rest()
    assert page._write.hasFocus()


def test_the_keyboard_stays_where_the_person_went_while_the_document_is_written(
    page: BriefsPage, rest: Settle, tmp_path: Path
) -> None:
    page._write.setFocus()
    page.write_to(tmp_path / "one.docx")
    page.choices.kind.setFocus()
    rest()
    assert page.choices.kind.hasFocus()


def test_beside_an_open_record_the_composer_fits_on_a_small_screen(
    page: BriefsPage, window: Window, rest: Settle
) -> None:
    window.resize(960, 540)
    assert window.shell is not None
    window.shell.begin_record("decision", {})
    rest()
    assert window.width() == 960
    assert not page._area.horizontalScrollBar().isVisible()
    assert not page.pages.horizontalScrollBar().isVisible()
