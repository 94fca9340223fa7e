"""Everything that was understood of a sheet is changed where it stands, by keyboard, and the plan follows at once."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import profiles, writing
from pbdesk.desk.reading import Condition, Listing, page
from pbdesk.desk.receiving import Hints
from pbdesk.errors import ReaderFailed
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.intake import writing as sheets
from tests.ui.conftest import Settle
from tests.ui.seeding import PERSON
from ui import wording
from ui.pages.imports import ImportsPage
from ui.window import Window

HEADINGS: list[object] = ["Project no", "Project title", "Responsible agency", "Budget (USD)", "Start date"]
ROWS: list[list[object]] = [
    [f"P-{n}", f"Wells in district {n}", "Ministry of Defense" if n == 1 else "Norad", 1000 + n, f"0{n}/02/2026"]
    for n in range(1, 6)
]
ACTIVITY = KINDS["activity"]


@pytest.fixture
def shown(window: Window, imports: ImportsPage, tmp_path: Path, settle: Settle) -> ImportsPage:
    """The plan of a sheet with a title above, a total among its rows and a row of notes that looks like data."""
    total = ["", "Total", "", 5015, ""]
    note: list[object] = ["P-?", "To be settled", "Norad", 5, "06/02/2026"]
    path = tmp_path / "sent.xlsx"
    path.write_bytes(sheets.workbook([["Portfolio"], [], HEADINGS, *ROWS[:3], total, *ROWS[3:], note]))
    window.take_file(path)
    settle()
    return imports


@pytest.fixture
def two_sheets(window: Window, imports: ImportsPage, tmp_path: Path, settle: Settle) -> ImportsPage:
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("North", "South"):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(
                [HEADINGS, HEADINGS, *([f"{name[0]}-{n}", *row[1:]] for n, row in enumerate(ROWS))]
            ):
                sheet.write_row(at, 0, row)
    window.take_file(path)
    settle()
    return imports


def test_a_heading_of_a_sheet_is_read_where_it_stands(shown: ImportsPage) -> None:
    sheet = shown.plan.sheet
    at = HEADINGS.index("Responsible agency")
    assert sheet.columnWidth(at) > QFontMetrics(sheet.font()).horizontalAdvance("Responsible agency")
    assert sheet.columnWidth(HEADINGS.index("Start date")) < sheet.columnWidth(at)


def say(qtbot: QtBot, imports: ImportsPage, row: int, at: int, *texts: str) -> None:
    """Go to a cell by the arrow keys, open its menu and choose in it by the keyboard."""
    sheet = imports.plan.sheet
    sheet.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(row - 1):
        qtbot.keyClick(sheet, Qt.Key.Key_Down)
    for _ in range(at):
        qtbot.keyClick(sheet, Qt.Key.Key_Right)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    choose(qtbot, *texts)


def choose(qtbot: QtBot, *texts: str) -> None:
    for text in texts:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = [one.text() for one in menu.actions()]
        assert text in names, names
        for _ in names:
            if (current := menu.activeAction()) is not None and current.text() == text:
                break
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)


def press(qtbot: QtBot, imports: ImportsPage, text: str) -> None:
    """Press a button by the keyboard."""
    (found,) = [one for one in imports.findChildren(QPushButton) if one.isVisible() and one.toolTip() == text]
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def words(imports: QWidget) -> str:
    return "\n".join(one.text() for one in imports.findChildren(QLabel) if one.isVisible())


def report(imports: ImportsPage, at: int = 0) -> dict[str, Any]:
    assert imports.plan._planned is not None
    return imports.plan._planned.report["tables"][at]  # type: ignore[no-any-return]


def test_a_row_is_said_to_be_no_data_and_a_total_to_be_data(shown: ImportsPage, qtbot: QtBot, settle: Settle) -> None:
    assert (report(shown)["rows"], report(shown)["skipped"]) == (6, [{"row": 7, "reason": "total"}])
    say(qtbot, shown, 10, 1, "This row is no data")
    settle()
    assert (report(shown)["rows"], report(shown)["last_row"]) == (5, 9)
    say(qtbot, shown, 7, 1, "This row is data")
    settle()
    assert (report(shown)["rows"], report(shown)["skipped"]) == (6, [])
    assert report(shown)["money"]["budget"]["sum"] == "10030.00"


def test_what_a_column_means_its_unit_and_its_currency_are_said_in_its_menu(
    shown: ImportsPage, qtbot: QtBot, settle: Settle
) -> None:
    say(qtbot, shown, 4, 3, "Take “Budget (USD)” as", "Disbursed")
    settle()
    assert set(report(shown)["money"]) == {"disbursed"}
    say(qtbot, shown, 4, 3, "In thousands")
    settle()
    say(qtbot, shown, 4, 3, "Currency of this column", "NOK")
    settle()
    assert report(shown)["money"]["disbursed"] == {"values": 6, "sum": "5020000.00", "currency": "NOK"}
    say(qtbot, shown, 4, 3, "Leave this column out")
    settle()
    assert report(shown)["unmatched_columns"] == ["Budget (USD)"]


def test_the_order_of_day_and_month_is_said_where_no_date_settles_it(
    shown: ImportsPage, qtbot: QtBot, settle: Settle, desk: Desk
) -> None:
    assert {one["code"] for one in report(shown)["problems"]} >= {"date-order-unknown"}
    bar = shown.plan.bar.order
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    settle()
    assert "date-order-unknown" not in {one["code"] for one in report(shown)["problems"]}
    shown.plan.approved.emit()
    settle()
    found = page(desk, Listing(ACTIVITY, order="reference")).rows
    assert "2026-02-01" in [row["start"] for row in found]


def test_by_what_rows_are_recognised_is_said_and_remembered_with_the_sender(
    shown: ImportsPage, qtbot: QtBot, settle: Settle, desk: Desk
) -> None:
    assert report(shown)["key"] == ["reference"]
    press(qtbot, shown, "change …")
    choose(qtbot, "Title")
    settle()
    assert (report(shown)["key"], report(shown)["key_reason"]) == (["reference", "title"], "said")
    assert "Rows are recognised by Identifier, Title: as you said." in words(shown)
    shown.plan.bar.remember.setText("Norad")
    shown.plan.approved.emit()
    settle()
    assert dict(profiles.hints_of(desk, "Norad", Hints()).keys) == {"activity": ["reference", "title"]}


def test_every_sheet_is_looked_at_and_the_headings_of_one_are_not_those_of_another(
    two_sheets: ImportsPage, qtbot: QtBot, settle: Settle
) -> None:
    tabs = two_sheets.plan.tabs
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["North", "South"]
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert two_sheets.plan.sheet.shown is not None
    assert two_sheets.plan.sheet.shown.sheet == "South"
    say(qtbot, two_sheets, 2, 0, "These are the headings (row 2)")
    settle()
    assert (report(two_sheets)["header_rows"], report(two_sheets, 1)["header_rows"]) == ([1], [2])
    assert two_sheets.plan.bar.header.currentData() == 2
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert two_sheets.plan.bar.header.currentData() == 0


def test_a_table_is_left_out_and_taken_after_all(two_sheets: ImportsPage, qtbot: QtBot, settle: Settle) -> None:
    leaving = [one for one in two_sheets.findChildren(QPushButton) if one.toolTip() == "Leave this table out"]
    leaving[0].setFocus()
    qtbot.keyClick(leaving[0], Qt.Key.Key_Space)
    settle()
    assert report(two_sheets)["sheet"] == "South"
    assert "Activities, sheet North, headings in row 1" in words(two_sheets)
    press(qtbot, two_sheets, "Take it after all")
    settle()
    assert [report(two_sheets, at)["sheet"] for at in (0, 1)] == ["North", "South"]


def test_a_near_name_is_said_to_be_the_same_by_one_key(
    shown: ImportsPage, qtbot: QtBot, settle: Settle, desk: Desk, tmp_path: Path, window: Window
) -> None:
    shown.plan.refused.emit()
    settle()
    writing.add(desk, KINDS["actor"], {"name": "Ministry of Defence"}, PERSON)
    window.take_file(tmp_path / "sent.xlsx")
    settle()
    assert "“Ministry of Defense” (actor) is added" in words(shown)
    press(qtbot, shown, "is the same as “Ministry of Defence”")
    settle()
    assert "Ministry of Defense" not in words(shown)
    shown.plan.bar.remember.setText("Norad")
    shown.plan.approved.emit()
    settle()
    found = page(desk, Listing(ACTIVITY, (Condition("reference", "is", "P-1"),)))
    assert found.titles[str(found.rows[0]["agency"])] == "Ministry of Defence"
    assert dict(profiles.hints_of(desk, "Norad", Hints()).names["actor"]) != {}


def test_a_column_kept_beside_another_says_so_and_is_taken_instead(
    window: Window, imports: ImportsPage, qtbot: QtBot, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "twins.xlsx"
    head = ["Project no", "Project title", "Amount USD", "Montant EUR"]
    path.write_bytes(sheets.workbook([head, *([f"P-{n}", f"Wells {n}", 10 + n, 7] for n in range(5))]))
    window.take_file(path)
    settle()
    model = imports.plan.sheet.model()
    assert model.headerData(3, Qt.Orientation.Horizontal) == "D\nbeside Budget"
    say(qtbot, imports, 2, 3, "Take “Montant EUR” as", "Budget")
    settle()
    assert report(imports)["columns"]["budget"] == "Montant EUR"
    assert report(imports)["kept_beside"] == {"Amount USD": "budget"}


def test_a_total_that_does_not_agree_with_its_rows_is_drawn_in_its_cell_and_said(
    window: Window, imports: ImportsPage, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "total.xlsx"
    path.write_bytes(sheets.workbook([HEADINGS, *ROWS, ["", "Total", "", 9999, ""]]))
    window.take_file(path)
    settle()
    tip = imports.plan.sheet.model().index(6, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "the total says 9999.00, the rows make 5015.00"
    assert "ask the sender which is right" in words(imports)
    assert f"Budget (USD), row 7: {tip}" in words(imports)


def test_an_identifier_that_was_only_assumed_is_said(
    window: Window, imports: ImportsPage, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "assumed.xlsx"
    path.write_bytes(sheets.workbook([["Skjemakode", *HEADINGS[1:]], *ROWS]))
    window.take_file(path)
    settle()
    assert "Skjemakode: The heading is no name of a field; as no value comes twice" in words(imports)


def test_a_fault_of_the_reader_is_said_as_one_of_the_program(qapp: QApplication, tmp_path: Path) -> None:
    failed = ReaderFailed(tmp_path / "honest.xlsx", "KeyError")
    assert wording.title_of(failed) == "The program failed to read the file"
    assert wording.sentence_of(failed).startswith("honest.xlsx: a fault in the program, not in your file (KeyError)")
