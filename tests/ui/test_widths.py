"""Columns are as wide as what they say; where room is short the widest give way, and a title is never cut for a gap."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from pbdesk.records.kinds import KINDS
from ui.tables import columns
from ui.tables.model import RecordsModel
from ui.tables.register import Register
from ui.tables.view import RecordTable
from ui.tables.widths import Wish, shared
from ui.widgets.lines import broken, evenly
from ui.widgets.links import LinkCard
from ui.widgets.parts import LinkButton, label
from ui.window import Window


def test_what_is_left_over_goes_to_the_column_that_names_the_record() -> None:
    assert shared([Wish(100, 80), Wish(200, 150)], 500, 1) == [100, 400]


def test_where_room_is_short_the_widest_give_way_first() -> None:
    wishes = [Wish(60, 60), Wish(400, 150), Wish(250, 120)]
    assert sum(shared(wishes, 510, 1)) == 510
    assert shared(wishes, 510, 1)[0] == 60
    assert max(shared(wishes, 510, 1)) < 400


def test_no_column_is_narrower_than_the_least_it_needs() -> None:
    assert shared([Wish(400, 150), Wish(300, 120)], 100, 0) == [150, 120]


def test_a_title_gives_way_where_a_little_room_is_lacking_and_the_table_scrolls_where_much_is() -> None:
    assert shared([Wish(300, 262), Wish(200, 200)], 450, 0) == [250, 200]
    assert shared([Wish(300, 262), Wish(200, 200)], 400, 0) == [262, 200]
    assert shared([Wish(262, 262), Wish(200, 200)], 450, 0) == [262, 200], "a width that the person gave"


def test_where_a_table_scrolls_in_any_case_what_is_short_is_seen_whole() -> None:
    agency, country, title = Wish(430, 140), Wish(225, 140), Wish(480, 262)
    assert shared([title, agency, country, Wish(110, 110)], 600, 0) == [262, 140, 225, 110]


def test_what_is_short_is_seen_whole_while_what_is_long_can_give_way() -> None:
    title, country, before = Wish(480, 262), Wish(231, 140), Wish(300, 140)
    assert shared([title, country, before], 700, 0) == [262, 231, 207]
    assert shared([title, country, Wish(110, 110)], 590, 0) == [249, 231, 110], "the title, where little is lacking"
    assert shared([title, country, before], 560, 0)[1] < 231, "where else the table would scroll"


def test_a_width_that_the_person_gave_stands() -> None:
    assert shared([Wish(90, 90), Wish(400, 150)], 300, 1) == [90, 210]


def test_the_room_that_is_left_never_goes_to_a_number() -> None:
    assert columns.widest(KINDS["flow"], ("activity", "year", "type", "amount")) == 0
    assert columns.widest(KINDS["decision"], ("number", "title", "date")) == 1


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(qapp.font())


TITLE = "Institutionalise a criterion of coherence in every agency and coordinate more within it"


def test_a_long_title_goes_on_in_the_next_line_and_is_cut_only_in_the_last(metrics: QFontMetrics) -> None:
    width = metrics.horizontalAdvance(TITLE) * 2 // 3
    assert " ".join(broken(TITLE, metrics, width, 2)) == TITLE
    first, last = broken(TITLE, metrics, width // 2, 2)
    assert not first.endswith("…")
    assert last.endswith("…")
    assert broken(TITLE, metrics, width, 1)[0].endswith("…")


def test_a_number_goes_on_in_the_next_line_with_the_word_before_it(metrics: QFontMetrics) -> None:
    width = metrics.horizontalAdvance("Strategic framework · version") + 2
    assert broken("Strategic framework · version 2", metrics, width, 2) == ["Strategic framework ·", "version 2"]


def test_no_line_of_advice_is_left_with_a_single_word(qtbot: QtBot, metrics: QFontMetrics) -> None:
    words = label(TITLE, wrap=True)
    qtbot.addWidget(words)
    most = metrics.horizontalAdvance(TITLE) - 4
    width = evenly(words, most)
    assert width < most * 2 // 3
    assert words.heightForWidth(width) == words.heightForWidth(most)
    assert words.heightForWidth(width - 1) > words.heightForWidth(most)


def test_a_link_is_as_high_as_its_title_needs(qtbot: QtBot, metrics: QFontMetrics) -> None:
    link = LinkButton(TITLE, lambda: None, 3)
    qtbot.addWidget(link)
    narrow = metrics.horizontalAdvance(TITLE) * 2 // 3
    assert link.heightForWidth(narrow) == link.sizeHint().height() + metrics.lineSpacing()
    link.resize(narrow, link.heightForWidth(narrow))
    link.show()
    assert link.text().count("\n") == 1


def test_a_link_that_shares_its_column_is_never_narrower_than_its_longest_word(
    qtbot: QtBot, metrics: QFontMetrics
) -> None:
    link = LinkButton("1 · Consolidation", lambda: None, 2).share()
    qtbot.addWidget(link)
    link.resize(link.minimumWidth(), 40)
    link.show()
    assert link.text() == "1 ·\nConsolidation"
    assert link.minimumWidth() < metrics.horizontalAdvance("1 · Consolidation")


def test_what_is_done_with_a_card_is_never_cut_for_the_room_of_its_heading(window: Window, qtbot: QtBot) -> None:
    assert window.opened is not None
    act = LinkButton("List for the agency …", lambda: None).stay_whole()
    card = LinkCard(window.opened, "Development Cooperation Directorate", "None", act)
    qtbot.addWidget(card)
    card.resize(260, 120)
    card.show()
    assert act.text() == "List for the agency …"


def test_a_name_that_ends_with_its_version_is_cut_in_its_middle(window: Window, qtbot: QtBot) -> None:
    assert window.opened is not None
    table = RecordTable(window.opened, RecordsModel(window.opened, KINDS["objective"]))
    qtbot.addWidget(table)
    table.show_columns(("title", "framework"))
    assert [_cut(table, at) for at in range(2)] == [Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle]
    table.show_columns(("framework", "title"))
    assert [_cut(table, at) for at in range(2)] == [Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight]


def _cut(table: RecordTable, at: int) -> Qt.TextElideMode:
    """Where a cell of a column is cut."""
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    delegate = table.itemDelegateForColumn(at)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, QModelIndex())
    return option.textElideMode


def test_a_heading_has_room_for_an_arrow_only_where_the_table_is_sorted_by_it(activities: Register) -> None:
    table, at = activities.table, activities.model.names.index("end")
    words = table.header.fontMetrics().horizontalAdvance(columns.heading(KINDS["activity"].by_name["end"]))
    table.sortByColumn(activities.model.names.index("title"), Qt.SortOrder.AscendingOrder)
    plain = table.header.sectionSizeHint(at)
    table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
    assert words < plain < table.header.sectionSizeHint(at)
    assert table.columnWidth(at) >= table.header.sectionSizeHint(at)
