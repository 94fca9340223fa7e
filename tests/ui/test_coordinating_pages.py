"""What a secretary reads on the pages of task forces and of decisions, on the sample desk."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import opening, reading, sample, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.ui.conftest import Serve, Settle
from tests.ui.person import Person
from tests.ui.seeding import PERSON, add, day
from ui import display
from ui.charts.network import TierNetwork
from ui.leads.rotation import RotationDialog
from ui.pages.sides import SidesPage
from ui.pages.task_force import ROTATING
from ui.shell import Shell
from ui.widgets.links import LinkCard
from ui.window import Window


@pytest.fixture
def filled(tmp_path: Path) -> Desk:
    """The desk of the sample."""
    made = opening.new(tmp_path / "sample.pbdesk", government="NOR", person=PERSON)
    sample.fill(made, PERSON)
    return made


@pytest.fixture
def shell(serve: Serve, filled: Desk) -> Shell:
    window = serve(filled)
    assert window.shell is not None
    return window.shell


def front(shell: Shell, name: str, last: str, qtbot: QtBot) -> QWidget:
    """The designed side of a page, once its last part is there."""
    shell.rail.choose(name)
    page = shell.page(name)
    assert isinstance(page, SidesPage)
    qtbot.waitUntil(lambda: last in said(page.front))
    return page.front


def said(part: QWidget) -> list[str]:
    """Everything a person reads there: labels, and titles whole even where they are cut."""
    told = [one.accessibleName() or one.text() for one in part.findChildren(QLabel)]
    return told + [one.accessibleName() or one.text() for one in part.findChildren(QPushButton)]


def card(page: QWidget, heading: str) -> list[str]:
    """What stands on the card with a heading."""
    return next(words for one in page.findChildren(LinkCard) if heading in (words := said(one)))


def decision(desk: Desk, number: str) -> dict[str, object]:
    wanted = reading.Listing(KINDS["decision"], (reading.Condition("number", "is", number),))
    return dict(reading.page(desk, wanted).rows[0])


@pytest.fixture
def task_force(shell: Shell, qtbot: QtBot) -> QWidget:
    return front(shell, "task_forces", "Actors by tier", qtbot)


@pytest.fixture
def decisions(shell: Shell, qtbot: QtBot) -> QWidget:
    return front(shell, "decisions", "GL 2025/1 Defence leads from February", qtbot)


def test_a_task_force_says_its_country_its_chair_and_the_committee_it_reports_to(task_force: QWidget) -> None:
    facts = next(words for words in said(task_force) if "reports to" in words)
    assert "Democratic Republic of the Congo" in facts
    assert "chaired by Ministry of Foreign Affairs" in facts
    assert "reports to Cabinet Committee on Peace and Security" in facts
    assert "next decision GL\u00a020" in facts


def test_its_members_stand_in_their_tiers_by_their_whole_names_with_how_often_they_came(task_force: QWidget) -> None:
    core, between, edge = (card(task_force, tier) for tier in ("Core", "Intermediate", "Periphery"))
    assert {"Ministry of Foreign Affairs", "Ministry of Defence", "Development Cooperation Directorate"} <= set(core)
    assert core.count("came to 4 of 4") == 3
    assert {"Ministry of Justice", "Ministry of Finance"} <= set(between)
    assert {"Police Directorate", "attendance not known"} <= set(edge)


def test_its_members_stand_on_rings_around_the_middle_and_open(task_force: QWidget, shell: Shell) -> None:
    (network,) = task_force.findChildren(TierNetwork)
    told = [mark.words for mark in network.canvas.marks]
    assert any(": Core" in one for one in told)
    assert all(mark.opens for mark in network.canvas.marks)


def test_its_decisions_meetings_actions_and_funds_are_read_on_their_cards(task_force: QWidget) -> None:
    told = card(task_force, "Decisions")
    assert {"6", "GL 2024/1 · Foreign Affairs leads the engagement", "Superseded", "Draft"} <= set(told)
    assert {"Meeting 4 of the task force", "3 of 3 present · 3 not known"} <= set(card(task_force, "Meetings"))
    assert "Report on salaries of the police" in card(task_force, "Open actions")
    shared = card(task_force, "Pooled funds")
    assert "Pool for the rule of law in the east" in shared
    assert any(words.startswith("MOJ ") and "(62 %), DCD " in words and words.endswith("(38 %)") for words in shared)
    assessed = card(task_force, "Assessments, joint and single")
    assert {"Courts and prisons in Ituri and North Kivu", "Jointly"} <= set(assessed)


def test_what_is_above_a_task_force_beside_it_and_in_the_field_is_said(
    shell: Shell, filled: Desk, qtbot: QtBot, settle: Settle
) -> None:
    (country,) = (one["id"] for one in reading.page(filled, reading.Listing(KINDS["country"])).rows)
    ministry = reading.choices(filled, KINDS["actor"], "Ministry of Defence")[0].id
    add(filled, "arrangement", name="Unit for all", type="supra-agency unit", host=ministry, staffed_by=[ministry])
    add(filled, "arrangement", name="Team in Goma", type="field arrangement", country=country)
    add(filled, "arrangement", name="Team of long ago", type="field arrangement", country=country, end="2001-12-31")
    add(filled, "arrangement", name="Committee of others", type="cabinet committee")
    told = card(front(shell, "task_forces", "Actors by tier", qtbot), "Above it, beside it and in the field")
    assert {"Cabinet Committee on Peace and Security", "it reports here", "Unit for all", "Team in Goma"} <= set(told)
    assert any(one.endswith("hosted by Ministry of Defence · staffed by Ministry of Defence") for one in told)
    assert not {"Team of long ago", "Committee of others"} & set(told)


def test_a_fund_is_begun_from_the_page_of_its_task_force(task_force: QWidget, shell: Shell, settle: Settle) -> None:
    funds = next(one for one in task_force.findChildren(LinkCard) if "Pooled funds" in said(one))
    funds.findChildren(QToolButton)[0].click()
    settle()
    sheet = shell.sheet()
    sheet._left({"name": "Pool for the police"})
    settle()
    assert sheet.record is not None
    made = reading.one(shell.opened.desk, sheet.record)
    assert made.kind.name == "fund"
    assert made.values["task_force"]
    assert made.values["country"]


def test_the_next_meeting_stands_there_with_its_agenda(task_force: QWidget) -> None:
    words = said(task_force)
    assert {"Meeting 5 of the task force", "1. Minutes of meeting 4", "Hold the meeting"} <= set(words)


def test_open_actions_are_read_agency_by_agency(decisions: QWidget) -> None:
    assert {"1", "2 · Report on salaries of the police"} <= set(card(decisions, "Police Directorate"))
    assert {"5 · Tell partners of the new lead", "no date set"} <= set(card(decisions, "Ministry of Foreign Affairs"))


def test_what_replaced_what_is_read_as_a_chain(decisions: QWidget) -> None:
    words = said(decisions)
    assert "GL 2024/1 Foreign Affairs leads the engagement" in words
    assert {"→", "Superseded", "Recorded"} <= set(words)


def opened(page: QWidget, name: str, shell: Shell, settle: Settle) -> QWidget:
    """The sheet of a record whose title on a page was pressed."""
    next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name).click()
    settle()
    return shell.sheet()


def test_a_decision_opens_with_its_text_and_what_follows_from_it(
    decisions: QWidget, shell: Shell, filled: Desk, settle: Settle
) -> None:
    sheet = opened(decisions, "GL 2025/1 Defence leads from February", shell, settle)
    held, texts = decision(filled, "GL 2025/1"), [one.toPlainText() for one in sheet.findChildren(QPlainTextEdit)]
    assert shell.seen_record == held["id"]
    assert held["text"] in texts
    words = said(sheet)
    assert {"Actions · follows from", "2 · Report on salaries of the police", "Correct it by another"} <= set(words)
    assert any(one.startswith("This decision is recorded and does not change.") for one in words)


def test_a_draft_opens_with_the_reservations_of_agencies(task_force: QWidget, shell: Shell, settle: Settle) -> None:
    words = said(opened(task_force, "Money for mobile courts in Ituri", shell, settle))
    assert {"Positions of agencies", "Ministry of Finance · reserves"} <= set(words)


def test_an_opened_page_that_is_told_nothing_new_keeps_its_parts(
    task_force: QWidget, shell: Shell, settle: Settle
) -> None:
    before = task_force.findChildren(LinkCard)
    shell.opened.changed.emit()
    settle()
    assert task_force.findChildren(LinkCard) == before


def test_a_rotating_task_force_shows_who_leads_now_who_comes_and_the_order(
    window: Window, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    for position, agency in enumerate(("foreign", "defence"), 1):
        add(desk, "rotation", task_force=ids["force"], position=position, agency=ids[agency], months=6)
    periods = (("foreign", -200, -20), ("defence", -19, 160), ("foreign", 161, 340))
    for agency, start, end in periods:
        add(desk, "assignment", agency=ids[agency], country=ids["drc"], task_force=ids["force"], role="lead",
            decision=ids["decision"], start=day(start), end=day(end))  # fmt: skip
    assert window.shell is not None
    page = front(window.shell, "task_forces", "Rotation", qtbot)
    told = card(page, "Rotation")
    assert [one for one in told if one.startswith(("leads", "in ", "for "))] == [
        "leads now", "in 161 days", "for 6 months", "for 6 months",
    ]  # fmt: skip
    assert told[-4:] == [
        "Ministry of Defence", "Ministry of Foreign Affairs",
        "1. Ministry of Foreign Affairs", "2. Ministry of Defence",
    ]  # fmt: skip
    periods_said = [one.accessibleName() for one in page.findChildren(QLabel)]
    assert f"{display.date(day(161))} – {display.date(day(340))}" in periods_said


def test_a_rotation_is_continued_from_the_page_of_its_task_force(
    window: Window, desk: Desk, ids: dict[str, str], qtbot: QtBot, person: Person
) -> None:
    writing.set_values(desk, ids["force"], {"model": ROTATING}, PERSON)
    assert window.shell is not None
    page = front(window.shell, "task_forces", "Rotation", qtbot)
    assert "Add each agency in its turn, and for how many months it leads." in card(page, "Rotation")
    add(desk, "rotation", task_force=ids["force"], position=1, agency=ids["foreign"], months=6)
    window.shell.opened.changed.emit()
    qtbot.waitUntil(lambda: "1. Ministry of Foreign Affairs" in said(page))
    asked: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, RotationDialog)
        asked.append(str(dialog.task_force.value))
        person.leave(dialog)

    goes_on = next(one for one in page.findChildren(QPushButton) if one.accessibleName() == "Continue a rotation …")
    person.will(look)
    goes_on.click()
    assert asked == [ids["force"]]
