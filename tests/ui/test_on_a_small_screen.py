"""What is read whole on a screen of 1920 pixels at 200 %, in the longer words of Bokmål."""

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from pbdesk.desk import adopting, versioning, writing
from pbdesk.desk.reading import Listing
from pbdesk.desk.reading import page as page_of
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.places import shell_of
from tests.ui.seeding import PERSON
from ui.knowledge.notes import NotesView
from ui.widgets.parts import LinkButton
from ui.window import Window


@pytest.fixture
def small(norwegian: None, window: Window, settle: Settle) -> Window:
    window.resize(960, 540)
    settle()
    return window


def go(window: Window, name: str, settle: Settle) -> Any:
    shell_of(window).rail.choose(name)
    settle()
    return shell_of(window).page(name)


def test_every_version_of_a_policy_is_called_by_its_number(
    small: Window, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    for row in page_of(desk, Listing(KINDS["consultation"])).rows:
        writing.set_values(desk, str(row["id"]), {"answer": "disagrees"}, PERSON)
    said = {"steps": "All were asked.", "contested": "nothing is contested"}
    writing.set_values(desk, ids["policy"], said, PERSON)
    adopting.adopt(desk, ids["policy"], ids["decision"], PERSON, "2026-03-01")
    versioning.new_version(desk, ids["policy"], PERSON)
    head = go(small, "policies", settle).document.head
    links = [one for one in head.findChildren(LinkButton) if one.isVisible()]
    assert {"Versjon 1", "Sammenlign versjoner"} <= {one.accessibleName() for one in links} | {
        one.text() for one in head.findChildren(QLabel)
    }
    assert [one.text() for one in links] == [one.accessibleName() for one in links]


def test_where_to_find_a_note_is_not_cut(small: Window, settle: Settle) -> None:
    (notes,) = go(small, "knowledge", settle).findChildren(NotesView)
    line = notes.search
    assert line.width() > line.fontMetrics().horizontalAdvance(line.placeholderText())
    assert line.placeholderText() == "Finn i notater"


def test_how_many_records_there_are_is_said_on_one_line(small: Window, settle: Settle) -> None:
    go(small, "activities", settle)
    register = shell_of(small).register()
    assert register is not None
    assert register._count.text().endswith("oppføringer")
    words = register._count.fontMetrics().horizontalAdvance(register._count.text())
    assert register._count.width() >= words
