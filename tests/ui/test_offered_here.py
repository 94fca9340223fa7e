"""What one wants next of a record is offered where it is seen: its document, the page of a country, since when."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from pbdesk.desk.wanted import Wanted
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.keyboard import CTRL, Key, Keyboard
from tests.ui.seeding import add
from ui.pages.briefs import BriefsPage
from ui.shell import Shell


def press(keys: Keyboard, whole: QWidget, words: str) -> None:
    """Go to a button that is seen and press Enter."""
    button = next(one for one in whole.findChildren(QPushButton) if one.text() == words and one.isVisible())
    button.setFocus()
    keys.press(Key.Key_Return)


def chosen(shell: Shell, rest: Settle) -> tuple[str, str]:
    """The document that the page of papers shows, and what it is about."""
    rest()
    page = shell.page("briefs")
    assert isinstance(page, BriefsPage)
    assert page.isVisible()
    assert page.pages.isVisible()
    wanted = page.wanted()
    return wanted.kind, wanted.record


def test_the_list_that_an_agency_is_sent_is_offered_at_its_actions(
    shell: Shell, keys: Keyboard, rest: Settle, ids: dict[str, str]
) -> None:
    keys.press(Key.Key_5, modifier=CTRL)
    press(keys, shell.page("decisions"), "List for the agency …")
    assert chosen(shell, rest) == ("actions", ids["defence"])


def test_the_document_of_a_decision_or_meeting_is_offered_at_it_one_after_the_other(
    shell: Shell, keys: Keyboard, rest: Settle, settle: Settle, desk: Desk, ids: dict[str, str]
) -> None:
    shell.show_record(ids["decision"])
    settle()
    press(keys, shell.sheet(), "Write its record …")
    assert chosen(shell, rest) == ("decision", ids["decision"])
    for number, status, words in (("5", "held", "Write the minutes …"), ("6", "planned", "Write the notice …")):
        met = add(desk, "meeting", number=number, date=f"2026-03-0{number}", status=status)
        shell.show_record(met)
        settle()
        press(keys, shell.sheet(), words)
        assert chosen(shell, rest) == ("minutes", met)


def test_the_page_of_a_country_is_one_key_from_its_record(
    shell: Shell, keys: Keyboard, settle: Settle, ids: dict[str, str]
) -> None:
    shell.show_record(ids["burundi"])
    settle()
    press(keys, shell.sheet(), "See its page")
    settle()
    assert (shell.opened.country, shell.page("countries").isVisible()) == (ids["burundi"], True)
    assert not shell.sheet().isVisible(), "the page has the room"


def test_who_leads_says_since_when(
    shell: Shell, keys: Keyboard, settle: Settle, desk: Desk, ids: dict[str, str]
) -> None:
    for held in ({"start": "2026-01-05"}, {"start": "2020-02-01", "end": "2020-12-31"}):
        lead = {"country": ids["burundi"], "agency": ids["foreign"], "role": "lead", "decision": ids["decision"]}
        add(desk, "assignment", **lead, **held)
    shell.opened.focus(ids["burundi"], "2026-11-30")
    keys.press(Key.Key_6, modifier=CTRL)
    assert "since 5 Jan 2026" in [one.text() for one in shell.page("leads").findChildren(QLabel)]
    shell.opened.focus(ids["burundi"], "2020-06-01")
    settle()
    assert "1 Feb 2020 – 31 Dec 2020" in [one.text() for one in shell.page("leads").findChildren(QLabel)]


def test_a_document_is_called_after_what_it_is_about(
    shell: Shell, rest: Settle, settle: Settle, ids: dict[str, str]
) -> None:
    shell.opened.paper_wanted.emit(Wanted("decision", record=ids["decision"]))
    rest()
    page = shell.page("briefs")
    assert isinstance(page, BriefsPage)
    assert page.choices.called == "Record of a decision GL 2026 001 Lead agency for the DRC"
