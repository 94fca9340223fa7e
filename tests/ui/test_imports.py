from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from pbdesk.desk import profiles, reading, receiving, writing
from pbdesk.intake.matching import IMPORTED
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing
from tests.intake import hostile
from tests.intake import writing as sheets
from tests.ui.conftest import Settle
from tests.ui.seeding import PERSON
from ui.intake import said
from ui.intake.asking import Left, Meaning, Outgoing
from ui.pages.imports import ImportsPage
from ui.window import Window

RAW = ["Prosjektnr", "Prosjekttittel", "Ansvarlig etat", "Sum", "Startdato"]
ROWS: list[list[object]] = [
    [f"T-{n}", f"Brønner i distrikt {n}", f"Etat {n % 2}", 10 + n, "snart" if n == 1 else f"2026-01-0{n}"]
    for n in range(1, 6)
]
ACTIVITY = KINDS["activity"]


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "portefølje.xlsx"
    path.write_bytes(sheets.workbook([["Portefølje 2026"], [], RAW, *ROWS]))
    return path


def action(menu: QMenu, text: str) -> QAction:
    found = [one for one in menu.actions() if one.text() == text]
    inner = [one.menu() for one in menu.actions() if isinstance(one.menu(), QMenu)]
    found += [one for sub in inner if isinstance(sub, QMenu) for one in sub.actions() if one.text() == text]
    assert len(found) == 1, text
    return found[0]


def words_in(imports: ImportsPage) -> str:
    return "\n".join(one.text() for one in imports.findChildren(QLabel) if one.isVisible())


def cell(imports: ImportsPage, row: int, at: int, role: Qt.ItemDataRole) -> object:
    return imports.plan.sheet.model().index(row - 1, at).data(role)


def imported(desk: Desk) -> list[dict[str, object]]:
    known = (Condition("reference", "contains", "T-"),)
    return [dict(one) for one in reading.page(desk, Listing(ACTIVITY, known, order="reference")).rows]


def test_every_kind_that_is_guessed_can_be_said() -> None:
    assert tuple(IMPORTED) == said.IMPORTED


def test_a_sum_of_money_is_said_as_money(window: Window, imports: ImportsPage, tmp_path: Path, settle: Settle) -> None:
    path = tmp_path / "small.xlsx"
    path.write_bytes(sheets.workbook([["Prosjekttittel", "Budsjett (NOK)"], ["Brønner", 1200.25], ["Skoler", 300.25]]))
    window.take_file(path)
    settle()
    assert "1,500.50 NOK" in words_in(imports).split("\n")


def test_the_sheet_is_shown_as_it_is_with_the_understanding_over_it(
    window: Window, imports: ImportsPage, sent: Path, settle: Settle
) -> None:
    window.take_file(sent)
    settle()
    model = imports.plan.sheet.model()
    assert cell(imports, 1, 0, Qt.ItemDataRole.DisplayRole) == "Portefølje 2026"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B\nTitle"
    assert cell(imports, 3, 0, Qt.ItemDataRole.ToolTipRole) == "The headings of the columns"
    assert cell(imports, 1, 0, Qt.ItemDataRole.ForegroundRole) is not None
    assert "not a date" in str(cell(imports, 4, 4, Qt.ItemDataRole.ToolTipRole))
    assert "not a date" in str(cell(imports, 4, 4, Qt.ItemDataRole.AccessibleTextRole))
    assert "Rows are recognised by Identifier: each row has a number of its own." in words_in(imports)


def test_an_edition_of_one_country_is_recognised_once_the_country_is_chosen(
    window: Window, imports: ImportsPage, tmp_path: Path, settle: Settle, ids: dict[str, str]
) -> None:
    heads, opened = ["Prosjekttittel", "Ansvarlig etat", "Startdato"], window.opened
    assert opened is not None
    for year, days in (("2025", (1, 2, 3)), ("2026", (2, 3, 4))):
        path = tmp_path / f"{year}.xlsx"
        path.write_bytes(sheets.workbook([heads, *(["Brønner", "Etat", f"2025-01-0{day}"] for day in days)]))
        opened.focus(ids["drc"] if year == "2025" else None, opened.as_of)
        window.take_file(path)
        settle()
        if year == "2025":
            imports.plan.approved.emit()
            settle()
    assert "No row is one of them" in words_in(imports)
    opened.focus(ids["drc"], opened.as_of)
    settle()
    assert "No row is one of them" not in words_in(imports)
    assert imports._planned is not None
    (table,) = imports._planned.report["tables"]
    assert (table["created"], table["unchanged"], table["gone_count"]) == (1, 2, 1)


def test_what_a_column_means_is_changed_where_it_stands_and_the_plan_follows(
    window: Window, imports: ImportsPage, desk: Desk, sent: Path, settle: Settle
) -> None:
    window.take_file(sent)
    settle()
    action(imports.plan.sheet.menu_of(4, 4), "Leave this column out").trigger()
    settle()
    assert imports.plan.sheet.model().headerData(4, Qt.Orientation.Horizontal) == "E\nleft out"
    action(imports.plan.sheet.menu_of(3, 0), "Budget").trigger()
    settle()
    imports.plan.bar.currency.setCurrentIndex(imports.plan.bar.currency.findData("NOK"))
    imports.plan.bar.currency.activated.emit(0)
    settle()
    action(imports.plan.sheet.menu_of(3, 0), "In thousands").trigger()
    settle()
    assert imported(desk) == []
    imports.plan.approved.emit()
    settle()
    first = imported(desk)[0]
    assert (first["budget"], first["currency"], first["start"]) == (11_000_000, "NOK", None)


def test_another_row_of_headings_is_said_in_the_sheet(
    window: Window, imports: ImportsPage, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(sheets.workbook([RAW, ["1", "2", "3", "4", "5"], RAW, *ROWS]))
    window.take_file(path)
    settle()
    action(imports.plan.sheet.menu_of(0, 3), "These are the headings (row 3)").trigger()
    settle()
    assert imports.plan.bar.header.currentData() == 3
    assert imports.plan.sheet.shown is not None
    assert imports.plan.sheet.shown.header_rows == {3}


def test_choices_are_remembered_with_the_sender_and_the_next_edition_is_read_by_them(
    window: Window, imports: ImportsPage, desk: Desk, sent: Path, tmp_path: Path, settle: Settle
) -> None:
    window.take_file(sent)
    settle()
    action(imports.plan.sheet.menu_of(4, 4), "Leave this column out").trigger()
    settle()
    imports.plan.bar.remember.setText("Direktoratet")
    imports.plan.approved.emit()
    settle()
    assert profiles.names(desk) == ["Direktoratet"]
    newer = tmp_path / "neste.xlsx"
    newer.write_bytes(
        sheets.workbook([["Portefølje"], [], RAW, ["T-1", "Nye brønner", "Etat 1", 11, "snart"], *ROWS[1:]])
    )
    window.take_file(newer)
    settle()
    assert imports.plan.bar.profile.currentData() == "Direktoratet"
    assert "Brønner i distrikt 1: Title from “Brønner i distrikt 1” to “Nye brønner”" in words_in(imports)


def test_a_new_name_is_said_to_mean_a_record_that_is_there(
    window: Window, imports: ImportsPage, desk: Desk, sent: Path, settle: Settle
) -> None:
    agency = writing.add(desk, KINDS["actor"], {"name": "Direktoratet for nødhjelp"}, PERSON)
    window.take_file(sent)
    settle()
    imports.plan.meaning_wanted.emit("actor", "Etat 1")
    settle()
    asked = imports.findChildren(Meaning)[0]
    asked.record.setCurrentIndex(asked.record.findData(agency))
    asked.accept()
    settle()
    imports.plan.approved.emit()
    settle()
    assert imported(desk)[0]["agency"] == agency


def test_a_locked_workbook_asks_for_its_password_in_the_page(
    window: Window, imports: ImportsPage, qtbot: QtBot, tmp_path: Path, settle: Settle
) -> None:
    path, word = tmp_path / "locked.xlsx", "sesam"
    path.write_bytes(sheets.locked(sheets.workbook([RAW, *ROWS]), word))
    window.take_file(path)
    settle()
    assert imports.locked.isVisible()
    qtbot.keyClicks(imports.locked.word, "wrong")
    qtbot.keyClick(imports.locked.word, Qt.Key.Key_Return)
    settle()
    assert "not the right one" in imports.locked.why.text()
    imports.locked.word.setText(word)
    qtbot.keyClick(imports.locked.word, Qt.Key.Key_Return)
    settle()
    assert imports.plan.isVisible()


@pytest.mark.parametrize("what", ["far cells", "a web page named .xlsx", "half a workbook"])
def test_a_hostile_file_is_answered_in_a_line_and_the_window_lives(
    window: Window, imports: ImportsPage, desk: Desk, tmp_path: Path, settle: Settle, what: str
) -> None:
    before = desk.path.read_bytes()
    path = hostile.make(tmp_path, what)
    window.take_file(path)
    settle()
    shown = [one.text() for one in window.notice.findChildren(QLabel)]
    assert any(path.name in text and "\n" not in text for text in shown)
    assert desk.path.read_bytes() == before
    assert next(one.isEnabled() for one in imports.findChildren(QPushButton) if one.text() == "Choose a spreadsheet …")
    assert not imports.plan.isVisible()


def test_an_import_edited_since_is_taken_back_in_part_on_request_and_what_stays_is_listed(
    window: Window, imports: ImportsPage, desk: Desk, sent: Path, settle: Settle
) -> None:
    window.take_file(sent)
    settle()
    imports.plan.approved.emit()
    settle()
    writing.set_values(desk, str(imported(desk)[0]["id"]), {"title": "For hånd"}, PERSON)
    next(one for one in imports.findChildren(QPushButton) if one.text() == "Undo this import").click()
    settle()
    asked = imports.findChildren(QMessageBox)[0]
    next(one for one in asked.buttons() if one.text() == "Take back the rest").click()
    settle()
    assert [one["title"] for one in imported(desk)] == ["For hånd"]
    left = imports.findChildren(Left)[0]
    assert "Activity: For hånd – edited since" in [left.kept.item(row).text() for row in range(left.kept.count())]


def test_a_return_sheet_and_a_template_are_written_from_the_window(
    window: Window, imports: ImportsPage, desk: Desk, sent: Path, tmp_path: Path, settle: Settle
) -> None:
    window.take_file(sent)
    settle()
    imports.plan.approved.emit()
    settle()
    next(one for one in imports.findChildren(QPushButton) if one.text() == "Return sheet …").click()
    asked = imports.findChildren(Outgoing)[0]
    asked.file.setText(str(tmp_path / "retur.xlsx"))
    asked.accept()
    settle()
    imports.ask_template()
    settle()
    asked = next(one for one in imports.findChildren(Outgoing) if one.isVisible())
    asked.agency.setCurrentText("Etat 1")
    asked.file.setText(str(tmp_path / "mal"))
    asked.accept()
    settle()
    for name in ("retur.xlsx", "mal.xlsx"):
        assert (tmp_path / name).stat().st_size > 5000
    assert receiving.prepare(desk, tmp_path / "retur.xlsx", receiving.Hints()).reading.tables[0].records


def test_what_was_said_of_a_file_that_was_refused_is_gone_once_another_is_taken(
    window: Window, sent: Path, settle: Settle
) -> None:
    bad = sent.with_name("budget.xlsx")
    bad.write_bytes(b"this is no workbook")
    window.take_file(bad)
    settle()
    assert "budget.xlsx" in window.notice.accessibleName()
    assert window.notice.isVisible()
    window.take_file(sent)
    settle()
    assert not window.notice.isVisible()
