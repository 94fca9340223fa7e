"""Knowledge in the window: notes read and written with links, files kept and opened, models beside our own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pbdesk.desk import answering, attaching, governments, reading, starter, writing
from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.ui.conftest import Serve, Settle
from tests.ui.dropping import drop
from tests.ui.places import page_at
from tests.ui.seeding import PERSON
from ui.forms.files import AttachedFiles, Files
from ui.forms.mentions import MentionOffers
from ui.knowledge.documents import DocumentsView
from ui.knowledge.models import ModelsView
from ui.knowledge.notes import NotesView, as_html
from ui.knowledge.recommendations import RecommendationsView
from ui.pages.knowledge import KnowledgePage
from ui.widgets.parts import LinkButton
from ui.widgets.suggest import Suggestions
from ui.window import Window


@pytest.fixture
def page(window: Window, settle: Settle) -> KnowledgePage:
    return page_at(window, "knowledge", KnowledgePage, settle)


@pytest.fixture
def notes(page: KnowledgePage) -> NotesView:
    found = page.view("note")
    assert isinstance(found, NotesView)
    return found


def choose(notes: NotesView, title: str, settle: Settle) -> None:
    notes.list.setCurrentItem(notes.list.findItems(title, Qt.MatchFlag.MatchExactly)[0])
    settle()


def test_a_note_is_read_with_its_links_under_todays_names(notes: NotesView, desk: Desk, settle: Settle) -> None:
    writing.set_values(desk, starter.identity(205), {"title": "Trading off"}, PERSON)
    choose(notes, "The four elements of coherence", settle)
    assert "Trading off" in notes.browser.toPlainText()
    assert "|" not in notes.browser.toPlainText()


def test_a_link_in_a_note_opens_its_record(notes: NotesView, window: Window, settle: Settle) -> None:
    choose(notes, "The four elements of coherence", settle)
    notes.browser.anchorClicked.emit(QUrl(starter.identity(101)))
    settle()
    assert window.shell is not None
    assert window.shell.sheet().record == starter.identity(101)


def test_typing_two_brackets_offers_records_and_the_one_taken_is_a_link(
    notes: NotesView, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    choose(notes, "Why silence blocks", settle)
    qtbot.keyClick(notes.list, Qt.Key.Key_F2)
    assert notes.writing
    notes.editor.moveCursor(notes.editor.textCursor().MoveOperation.End)
    qtbot.keyClicks(notes.editor, " See [[Burun")
    offers = notes.window().findChildren(Suggestions)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in offers))
    qtbot.keyClick(notes.editor, Qt.Key.Key_Down)
    shown = next(one for one in offers if one.isVisible())
    shown.setCurrentItem(shown.findItems("Burundi", Qt.MatchFlag.MatchExactly)[0])
    qtbot.keyClick(notes.editor, Qt.Key.Key_Return)
    assert notes.editor.toPlainText().endswith(f"See [[Burundi|{ids['burundi']}]]")
    notes.toggle()
    settle()
    assert "mentions" in {one.field for one in reading.one(desk, ids["burundi"]).backlinks}


def test_brackets_alone_offer_what_was_made_last(notes: NotesView, qtbot: QtBot, settle: Settle) -> None:
    choose(notes, "Why silence blocks", settle)
    notes.toggle()
    qtbot.keyClicks(notes.editor, "[[")
    offers = notes.window().findChildren(Suggestions)
    qtbot.waitUntil(lambda: any(one.isVisible() and one.count() for one in offers))
    qtbot.keyClicks(notes.editor, "x]]")
    assert not any(one.isVisible() for one in offers)


def test_the_form_of_a_note_offers_records_too(window: Window, settle: Settle) -> None:
    assert window.shell is not None
    window.shell.begin_record("note", {})
    settle()
    assert window.shell.sheet().findChildren(MentionOffers)


def test_finding_in_notes_narrows_the_list(notes: NotesView, settle: Settle) -> None:
    notes.search.setText("absor")
    settle()
    assert "Delivery and absorption" in {notes.list.item(at).text() for at in range(notes.list.count())}
    notes.search.setText("zzzz")
    settle()
    assert notes.list.count() == 0


def test_a_note_is_found_among_any_number_of_other_records(
    notes: NotesView, desk: Desk, settle: Settle
) -> None:
    from pbdesk.store.change import change

    with change(desk, "add", PERSON) as made:
        titles = ((f"Absorption of grant {at}",) for at in range(600))
        made.add_many(KINDS["activity"], ("title",), titles)
    notes.search.setText("absor")
    settle()
    assert "Delivery and absorption" in {notes.list.item(at).text() for at in range(notes.list.count())}


def test_what_stands_in_a_note_is_never_taken_for_markup() -> None:
    assert as_html("<b>a</b> & b", {}) == '<p style="line-height:135%">&lt;b&gt;a&lt;/b&gt; &amp; b</p>'


def test_files_dropped_on_documents_are_kept(page: KnowledgePage, desk: Desk, tmp_path: Path, settle: Settle) -> None:
    view = page.view("document")
    assert isinstance(view, DocumentsView)
    file = tmp_path / "terms.txt"
    file.write_text("Terms of reference")
    drop(view, file)
    settle()
    (kept,) = reading.page(desk, reading.Listing(KINDS["document"])).rows
    assert attaching.attachment(desk, str(kept["id"])).data == b"Terms of reference"
    assert [hit.id for hit in reading.find(desk, "reference terms") if hit.kind == "document"] == [kept["id"]]


def test_files_that_nobody_has_read_are_read_when_their_desk_is_opened(
    desk: Desk, serve: Serve, tmp_path: Path
) -> None:
    for n in range(3):
        file = tmp_path / f"paper {n}.txt"
        file.write_text(f"Corridor {n} of Kamanyola")
        attaching.attach(desk, None, file, PERSON)
    assert reading.find(desk, "kamanyola") == []
    serve(desk)
    assert len(reading.find(desk, "kamanyola")) == 3


def test_of_a_file_without_words_it_is_said_that_they_are_not_searched(
    page: KnowledgePage, desk: Desk, tmp_path: Path, settle: Settle
) -> None:
    picture = tmp_path / "map.png"
    picture.write_bytes(b"\x89PNG")
    page.segments.choose("document")
    view = page.view("document")
    assert isinstance(view, DocumentsView)
    assert page.opened is not None
    Files(page.opened, view).keep(None, [picture])
    settle()
    assert "4 bytes · the words in it are not searched" in {one.text() for one in view.findChildren(QLabel)}


def test_a_file_is_attached_to_the_record_in_the_sheet_and_opens_as_a_copy(
    window: Window, desk: Desk, ids: dict[str, str], tmp_path: Path, settle: Settle
) -> None:
    assert window.shell is not None
    file = tmp_path / "evidence.txt"
    file.write_text("Handed over.")
    document = attaching.attach(desk, ids["late"], file, PERSON)
    window.shell.show_record(ids["late"])
    settle()
    (part,) = window.shell.sheet().findChildren(AttachedFiles)
    assert "evidence.txt" in {one.accessibleName() for one in part.findChildren(LinkButton)}
    seen: list[str] = []
    assert window.opened is not None
    files = Files(window.opened, part, lambda url: seen.append(url.toLocalFile()))
    files.look(document)
    settle()
    assert Path(seen[0]).read_text() == "Handed over."
    assert not Path(seen[0]).stat().st_mode & 0o222


def test_our_own_row_of_the_models_is_read_from_the_desk(page: KnowledgePage, desk: Desk, settle: Settle) -> None:
    writing.add(desk, KINDS["arrangement"], {"name": "Committee on Peace", "type": "cabinet committee"}, PERSON)
    own, *others = governments.compared(desk)
    assert (own.code, own.own) == ("NOR", True)
    assert [one.name for one in own.levels["cabinet committee"]] == ["Committee on Peace"]
    assert {one.code for one in others} == {"AUS", "CAN", "DEU", "FRA", "GBR", "SWE", "USA", "ZAF", ""}
    page.segments.choose("model")
    settle()
    assert isinstance(page.view("model"), ModelsView)


def test_a_recommendation_shows_its_response_and_what_followed(
    page: KnowledgePage, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    values: Values = {"response": "accepted", "decision": ids["decision"], "actions": [ids["late"]]}
    writing.set_values(desk, starter.identity(303), values, PERSON)
    told = next(one for one in answering.by_element(desk)["agency"] if one.record == starter.identity(303))
    assert [(one.kind, one.status) for one in told.followed] == [("decision", "recorded"), ("action", "open")]
    page.segments.choose("recommendation")
    settle()
    view = page.view("recommendation")
    assert isinstance(view, RecommendationsView)
    assert len(view.findChildren(LinkButton)) == 32


def test_a_recommendation_says_where_it_came_from_and_whom_it_is_for(
    page: KnowledgePage, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    add = {"title": "Answer in a month", "received_from": "Auditor", "agency": ids["defence"], "element": "agency"}
    writing.add(desk, KINDS["recommendation"], add, PERSON)
    page.segments.choose("recommendation")
    settle()
    view = page.view("recommendation")
    assert isinstance(view, RecommendationsView)
    told = [one.text() for one in view.findChildren(QLabel)]
    assert "Auditor · Ministry of Defence" in told
    assert "de Coning, NUPI report 2007" not in told


def test_documents_beyond_those_shown_are_one_link_away(
    page: KnowledgePage, desk: Desk, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.knowledge.documents._MOST", 2)
    for at in range(3):
        writing.add(desk, KINDS["document"], {"title": f"Paper {at}"}, PERSON)
    page.segments.choose("document")
    settle()
    view = page.view("document")
    more = next(one for one in view.findChildren(LinkButton) if one.accessibleName().startswith("and "))  # type: ignore[attr-defined]
    more.click()
    settle()
    assert page.register("document").model.rows >= 3


def test_the_plain_table_is_one_button_away(page: KnowledgePage, settle: Settle) -> None:
    assert page.opened is not None
    listing = reading.Listing(KINDS["note"], (reading.Condition("title", "is", "Phases"),))
    page.opened.listing_wanted.emit(listing)
    settle()
    assert page.register("note").isVisible()
