"""What an import would do, told in the words of the window."""

import pytest
from pytestqt.qtbot import QtBot

from pbdesk.records.kinds import KINDS
from ui.brief.found import Found
from ui.intake.cards import side_words


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("budget", "4500000.00", "4,500,000"),
        ("budget", "1200.50", "1,200.50"),
        ("budget", "", "–"),
        ("start", "2026-03-01", "1 Mar 2026"),
        ("status", "ongoing", "ongoing"),
        ("title", "Courts", "“Courts”"),
    ],
)
def test_what_changes_is_written_as_the_window_writes_it_elsewhere(field: str, text: str, said: str) -> None:
    assert side_words(KINDS["activity"].by_name[field], text) == said


def test_one_line_on_what_was_found_in_a_document_leaves_nothing_to_scroll(qtbot: QtBot) -> None:
    found = Found()
    qtbot.addWidget(found)
    found.resize(400, found.heightForWidth(400))
    found._say(["About 6 pages, annexes apart."], "quiet")
    qtbot.waitUntil(lambda: found.viewport().width() > 300)
    found.resize(400, found.heightForWidth(400))
    assert found.verticalScrollBar().maximum() == 0
    found._say(["Not answered yet."] * 20, "bad")
    found.resize(400, found.heightForWidth(400))
    qtbot.waitUntil(lambda: found.verticalScrollBar().maximum() > 0)
