"""A card puts into words only what it shows; the rest is counted."""

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from pbdesk.desk.matters import Matter, Sort
from pbdesk.records.kinds import KINDS
from tests.ui.conftest import Settle
from ui.pages.today import line_of
from ui.tables.register import Register
from ui.widgets.flow import flowing
from ui.widgets.links import Line, LinkCard
from ui.widgets.parts import Empty, LinkButton, button, label
from ui.widgets.segments import Segments
from ui.window import Window


def test_a_card_of_a_thousand_words_eight_of_them_and_fifty_more_when_asked(window: Window) -> None:
    worded: list[int] = []

    def word(n: int) -> Line:
        worded.append(n)
        return Line("", f"Matter {n}")

    assert window.opened is not None
    card = LinkCard(window.opened, "Matters", "None")
    card.show_worded(range(1000), word)
    assert worded == list(range(8))
    more = card.findChild(LinkButton)
    assert more is not None
    assert more.accessibleName() == "and 992 more"
    more.click()
    assert len(worded) == 8 + 58


def test_a_word_below_a_title_is_cut_only_where_its_lines_do_not_hold_it(window: Window, qtbot: QtBot) -> None:
    why = "Agreement can be bought by not speaking of what divides, and the note on it says that nothing is."
    assert window.opened is not None
    card = LinkCard(window.opened, "Signs", "None")
    qtbot.addWidget(card)
    card.show_lines([Line("1", "In one line", why), Line("2", "In three", why, lines=3)])
    card.resize(400, 300)
    with qtbot.waitExposed(card):
        card.show()
    said = [one.text() for one in card.findChildren(QLabel) if one.text().startswith("Agreement")]
    assert [one.endswith("…") for one in said] == [True, False]
    assert said[1].replace("\n", " ") == why


@pytest.mark.parametrize(
    ("kind", "title", "advice"),
    [
        ("milestone", "No milestones yet", "belong to objectives"),
        ("judgement", "Nobody has judged the Rome principles yet", ""),
    ],
)
def test_an_empty_table_says_which_record_comes_first(
    window: Window, qtbot: QtBot, settle: Settle, kind: str, title: str, advice: str
) -> None:
    assert window.opened is not None
    made = Register(window.opened, KINDS[kind])
    qtbot.addWidget(made)
    made.refresh()
    settle()
    said = [one.text() for empty in made.findChildren(Empty) for one in empty.findChildren(QLabel)]
    assert title in said
    assert any(advice in one for one in said)


def test_a_key_stands_in_the_middle_beside_its_button(qtbot: QtBot) -> None:
    act, key = button("Open the meeting", lambda: None), label("Ctrl+M", "key")
    made = flowing(act, key)
    qtbot.addWidget(made)
    made.resize(400, made.heightForWidth(400))
    made.show()
    assert key.height() < act.height()
    assert abs(key.geometry().center().y() - act.geometry().center().y()) <= 1


def test_a_matter_does_not_say_again_whose_it_is() -> None:
    name, day = "Ministry of Defence", "2026-06-01"
    one = Matter(Sort("self-evaluation due"), "evaluation", "1", f"{name} · 1 Jun 2025", name, "2", day, late=True)
    assert line_of(one, "2026-06-02").under == "Self-evaluation due"


def test_of_the_rarer_choices_the_row_holds_the_last_one_and_the_menu_the_others(qtbot: QtBot) -> None:
    bar = Segments((("a", "A"),), "Which", (("b", "B"), ("c", "C")))
    qtbot.addWidget(bar)
    bar.choose("b")
    assert _row_and_menu(bar) == (["A", "B"], ["C"])
    bar.choose("c")
    assert _row_and_menu(bar) == (["A", "C"], ["B"])
    bar.choose("a")
    assert _row_and_menu(bar) == (["A", "C"], ["B"])
    assert bar.keys == ["a", "c", "b"]


def _row_and_menu(bar: Segments) -> tuple[list[str], list[str]]:
    row = [one.text() for one in bar.findChildren(QToolButton) if one.isCheckable() and not one.isHidden()]
    menu = bar.findChild(QMenu)
    assert menu is not None
    return row, [one.text() for one in menu.actions() if one.isVisible()]


def test_nothing_more_is_offered_where_every_choice_stands_in_the_row(qtbot: QtBot) -> None:
    bar = Segments((("a", "A"),), "Which", (("b", "B"),))
    qtbot.addWidget(bar)
    assert not bar._more.isHidden()
    bar.choose("b")
    assert bar._more.isHidden()
