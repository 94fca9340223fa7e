"""The window opens where it was left; a first start says what to do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from pbdesk.desk import reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk, open_desk
from tests.ui import patience
from ui import app as starting
from ui.forms.prose import Sentence
from ui.forms.sheet import RecordSheet
from ui.pages.beginning import NewQuestion
from ui.pages.registers import RegistersPage
from ui.pages.unfinished import UnfinishedCard
from ui.settings import Settings
from ui.widgets.halves import Halves
from ui.widgets.parts import LinkButton
from ui.widgets.segments import Segments
from ui.window import Window

Begin = Callable[[Path | None], Window]


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Begin]:
    """Start the application as `pbdesk open` does, and wait for its desk."""
    begun: list[Window] = []

    def start(path: Path | None) -> Window:
        window = starting.make_window(qapp, settings)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        starting.begin(window, path)
        qtbot.waitUntil(window.isActiveWindow)
        patience.settle(window, qtbot)
        begun.append(window)
        return window

    yield start
    for window in begun:
        window.close()


@pytest.fixture
def kept(desk: Desk, ids: dict[str, str]) -> Path:
    """A desk with records that nobody has open."""
    desk.close()
    return desk.path


def name_of(window: Window) -> str:
    return window.opened.name if window.opened else ""


def title_line(sheet: RecordSheet) -> Sentence:
    return next(one for one in sheet.findChildren(Sentence) if one.accessibleName() == "Title")


def titled(window: Window, qtbot: QtBot) -> Sentence:
    """The title of a policy that a person has begun and given this title."""
    assert window.shell is not None
    window.shell.begin_record("policy", {})
    patience.settle(window, qtbot)
    title = title_line(window.shell.sheet())
    title.setFocus()
    qtbot.keyClicks(title, "Engagement with Chad")
    return title


def test_the_first_start_says_what_to_do_and_has_the_keyboard_there(begin: Begin) -> None:
    window = begin(None)
    said = [one.text() for one in window.welcome.findChildren(QLabel)]
    assert "Desks that you open are listed here." in said
    offered = [one.text() for one in window.welcome.findChildren(QPushButton)]
    assert offered == ["New desk …", "Open a desk …", "Explore the sample"]
    assert isinstance(focus := QApplication.focusWidget(), QPushButton)
    assert focus.text() == "New desk …"


def test_a_name_is_asked_for_before_a_desk_is_opened_and_may_be_left_out(
    begin: Begin, kept: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings.keep("person", "")
    window = begin(None)
    (name,) = window.welcome.findChildren(QLineEdit)
    assert (name.accessibleName(), name.text()) == ("Your name, as the history shall show it", "")
    window.welcome.desk_wanted.emit(kept)
    patience.settle(window, qtbot)
    assert window.opened is not None
    assert window.opened.person == ""
    window.commands.run("close")
    patience.settle(window, qtbot)
    qtbot.keyClicks(name, "Kari Nordmann")
    window.welcome.desk_wanted.emit(kept)
    patience.settle(window, qtbot)
    assert window.opened is not None
    assert (window.opened.person, settings.person) == ("Kari Nordmann", "Kari Nordmann")


def test_a_new_desk_needs_a_government_and_a_place_but_no_name(begin: Begin) -> None:
    question = NewQuestion(begin(None), "Kari Nordmann")
    assert question.person.text() == "Kari Nordmann"
    question.person.clear()
    assert not question.act.isEnabled()
    question.government.committed.emit("NOR")
    assert question.act.isEnabled()
    assert question.answer().person == ""


def test_a_new_desk_is_called_as_it_was_called_up_to_the_last_point(begin: Begin, tmp_path: Path) -> None:
    question = NewQuestion(begin(None), "Kari Nordmann")
    question.path.setText(str(tmp_path / "norway 2026.06"))
    assert question.answer().path == tmp_path / "norway 2026.06.pbdesk"


def test_the_history_says_in_words_that_nobody_gave_a_name(begin: Begin, kept: Path, qtbot: QtBot) -> None:
    with open_desk(kept, person="") as desk:
        writing.add(desk, KINDS["note"], {"title": "Seen"}, "")
    window = begin(kept)
    assert window.shell is not None
    window.shell.go("history")
    patience.settle(window, qtbot)
    newest = window.shell.page("history").findChildren(QListWidget)[0].item(0)
    assert newest.text().splitlines()[1].startswith("not named · ")


def test_the_desk_that_was_left_is_opened_again_where_it_was_left(begin: Begin, kept: Path) -> None:
    first = begin(kept)
    assert first.shell is not None
    first.shell.go("decisions")
    first.close()
    again = begin(None)
    assert name_of(again) == "small"
    assert again.shell is not None
    assert again.shell.page("decisions").isVisible()


def test_a_desk_that_was_closed_is_not_opened_again_but_offered(begin: Begin, kept: Path) -> None:
    first = begin(kept)
    first.commands.run("close")
    assert isinstance(QApplication.focusWidget(), QPushButton)
    first.close()
    again = begin(None)
    assert (name_of(again), again.welcome.isVisible()) == ("", True)
    assert "small" in [one.text() for one in again.welcome.findChildren(QPushButton)]


def test_whoever_wants_to_choose_each_time_can_say_so(begin: Begin, kept: Path) -> None:
    first = begin(kept)
    assert first.commands.action("reopen").isChecked()
    first.commands.run("reopen")
    first.close()
    assert name_of(begin(None)) == ""


def test_a_desk_that_is_gone_leaves_the_welcome_page(begin: Begin, kept: Path) -> None:
    begin(kept).close()
    kept.unlink()
    window = begin(None)
    assert (name_of(window), window.welcome.isVisible()) == ("", True)


def test_a_desk_that_another_holds_is_named_and_the_others_stay_on_offer(
    begin: Begin, desk: Desk, settings: Settings
) -> None:
    settings.opened(desk.path)
    window = begin(None)
    assert (name_of(window), window.welcome.isVisible()) == ("", True)
    assert "small.pbdesk" in window.notice.accessibleName()


def test_the_desk_that_is_named_goes_before_the_one_that_was_left(
    begin: Begin, kept: Path, settings: Settings, tmp_path: Path
) -> None:
    other = tmp_path / "other.pbdesk"
    other.write_bytes(kept.read_bytes())
    settings.opened(kept)
    assert name_of(begin(other)) == "other"


def test_a_handle_between_two_halves_stays_where_it_was_put(begin: Begin, kept: Path) -> None:
    first = begin(kept)
    assert first.shell is not None
    first.shell.rail.choose("history")
    moved = first.shell.page("history").findChild(Halves)
    assert moved is not None
    moved.moveSplitter(400, 1)
    was = moved.sizes()
    first.close()
    again = begin(None)
    assert again.shell is not None
    found = again.shell.page("history").findChild(Halves)
    assert found is not None
    assert abs(found.sizes()[0] - was[0]) <= 1


def test_what_was_typed_is_kept_when_the_window_is_closed_upon_it(
    begin: Begin, kept: Path, ids: dict[str, str], qtbot: QtBot
) -> None:
    window = begin(kept)
    assert window.shell is not None
    window.shell.show_record(ids["activity"])
    patience.settle(window, qtbot)
    title = next(
        one for one in window.shell.sheet().findChildren(QPlainTextEdit) if one.accessibleName() == "Description"
    )
    title.setFocus()
    qtbot.keyClicks(title, "Half a thought")
    for name in ("countries", "policies", "decisions"):
        window.shell.go(name)
    window.close()
    with open_desk(kept) as desk:
        assert reading.one(desk, ids["activity"]).values["description"] == "Half a thought"


def test_every_page_opens_on_the_side_and_kind_that_was_left(begin: Begin, kept: Path) -> None:
    def bar(window: Window, page: str) -> Segments:
        assert window.shell is not None
        window.shell.rail.choose(page)
        return window.shell.page(page).findChildren(Segments)[0]

    first = begin(kept)
    for page, side in (("knowledge", "recommendation"), ("decisions", "records"), ("actors", "network")):
        bar(first, page).choose(side)
    first.close()
    again = begin(None)
    assert again.shell is not None
    assert [bar(again, page).current for page in ("knowledge", "decisions", "actors")] == [
        "recommendation", "records", "network",
    ]  # fmt: skip
    registers = again.shell.page("decisions").findChild(RegistersPage)
    again.shell.rail.choose("decisions")
    assert registers is not None
    assert registers.isVisible()


def test_a_record_half_filled_in_when_the_window_closes_is_open_again_with_what_was_typed(
    begin: Begin, kept: Path, qtbot: QtBot
) -> None:
    first = begin(kept)
    assert first.shell is not None
    titled(first, qtbot)
    first.close()
    again = begin(None)
    assert again.shell is not None
    sheet = again.shell.sheet()
    assert (sheet.isVisible(), sheet.record) == (True, None)
    assert title_line(sheet).toPlainText() == "Engagement with Chad"
    assert "Type" in next(one.text() for one in sheet.findChildren(QLabel) if one.text().startswith("It is kept"))


def test_what_is_begun_waits_on_today_until_it_is_complete_or_thrown_away(
    begin: Begin, kept: Path, qtbot: QtBot
) -> None:
    window = begin(kept)
    assert window.shell is not None
    waiting = window.shell.page("today").findChild(UnfinishedCard)
    assert waiting is not None
    assert not waiting.isVisible()
    window.shell.begin_record("note", {})
    patience.settle(window, qtbot)
    text = next(one for one in window.shell.sheet().findChildren(QPlainTextEdit) if one.accessibleName() == "Text")
    text.setFocus()
    qtbot.keyClicks(text, "Chad asked for observers")
    window.shell.sheet().leave()
    (line,) = waiting.findChildren(LinkButton)
    assert (waiting.isVisible(), line.text()) == (True, "Note: Chad asked for observers")
    line.click()
    patience.settle(window, qtbot)
    title = title_line(window.shell.sheet())
    title.setFocus()
    qtbot.keyClicks(title, "Observers")
    title.clearFocus()
    qtbot.waitUntil(lambda: window.tasks.idle and not waiting.isVisible())


def test_what_is_thrown_away_is_asked_for_no_more(begin: Begin, kept: Path, qtbot: QtBot) -> None:
    first = begin(kept)
    assert first.shell is not None
    titled(first, qtbot).clearFocus()
    throw = next(one for one in first.shell.sheet().findChildren(QToolButton)
                 if one.accessibleName() == "Throw away what was typed")  # fmt: skip
    assert throw.isVisible()
    throw.click()
    first.close()
    again = begin(None)
    assert again.shell is not None
    assert again.opened is not None
    assert again.opened.drafts.every() == []
    again.shell.begin_record("policy", {})
    assert title_line(again.shell.sheet()).toPlainText() == ""
