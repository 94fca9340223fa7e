"""The notice that calls a meeting: what is on, when, with which papers, what is owed from before, and who is called."""

import pytest

from pbdesk.brief.outline import Outline
from pbdesk.brief.tables import Row, Table
from pbdesk.desk import briefing, recording, sitting, writing
from pbdesk.desk.wanted import Wanted
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import PERSON, add


@pytest.fixture
def meeting(desk: Desk, force: Body) -> str:
    """Three matters, of the second of which it is not known how long it takes."""
    made = add(desk, "meeting", task_force=force.force, number="7", date="2026-03-14", time="09:30", status="planned",
               chair=force.agencies["MFA"], place="Room 3")  # fmt: skip
    items = [add(desk, "agenda_item", meeting=made, position=at, title=title, minutes_long=long)
             for at, (title, long) in enumerate((("Minutes", 10), ("Courts", None), ("Money", 5)), 1)]  # fmt: skip
    add(desk, "paper", meeting=made, item=items[1], title="Costs", agency=force.agencies["MOF"])
    before = add(desk, "decision", task_force=force.force, number="TF 2026/01", title="Roads", status="recorded",
                 date="2026-01-10", text="Roads are mended.", type="notes")  # fmt: skip
    for title, due, status in (("Report", "2026-04-01", "open"), ("Ask", "2026-02-01", "in progress"),
                               ("Pay", "2026-02-01", "done")):  # fmt: skip
        add(desk, "action", decision=before, title=title, number="1", agency=force.agencies["MOD"], due=due,
            status=status, outcome="Paid.")  # fmt: skip
    return made


def outline(desk: Desk, meeting: str, language: str = "en") -> Outline:
    return briefing.prepare(desk, Wanted("minutes", record=meeting, language=language)).outline


def rows(of: Outline, heading: str) -> list[Row]:
    (table,) = next(one for one in of.sections if one.heading == heading).blocks
    assert isinstance(table, Table)
    return list(table.rows)


def test_a_meeting_to_come_is_called_with_its_agenda_times_and_papers(desk: Desk, meeting: str) -> None:
    made = outline(desk, meeting)
    assert made.title == "Task force: notice of meeting 7"
    chaired = ("Meeting chair", "Ministry MFA")
    assert made.facts == (("Planned for", "14 March 2026, 09:30"), ("Place", "Room 3"), chaired)
    assert rows(made, "Agenda") == [
        ("1", "Minutes", "09:30", "10\u00a0min", "–"), ("2", "Courts", "09:40", "–", "Costs (Ministry MOF)"),
        ("3", "Money", "–", "5\u00a0min", "–"),
    ]  # fmt: skip


def test_what_is_owed_from_earlier_decisions_stands_in_it_and_what_is_done_does_not(desk: Desk, meeting: str) -> None:
    owed = rows(outline(desk, meeting), "Still to be done from earlier decisions")
    assert [(one[1], one[2], one[3]) for one in owed] == [
        ("Ask", "Ministry MOD", "2026-02-01"), ("Report", "Ministry MOD", "2026-04-01"),
    ]  # fmt: skip
    assert str(owed[0][0]).startswith("TF 2026/01")


def test_the_members_are_called_by_tier_in_the_language_of_the_paper(desk: Desk, meeting: str) -> None:
    made = outline(desk, meeting, "nb")
    assert made.title == "Task force: innkalling til møte 7"
    assert rows(made, "Innkalt til møtet") == [
        ("Ministry MFA", "Kjerne"), ("Ministry MOD", "Kjerne"), ("Ministry MOF", "Mellomnivå"),
    ]  # fmt: skip


def test_a_draft_that_waits_for_the_meeting_is_proposed_in_it(desk: Desk, force: Body, meeting: str) -> None:
    item = sitting.sitting(desk, meeting).matters[2].values["id"]
    said = {"text": "120 million.", "proposer": force.agencies["MOF"]}
    draft = sitting.decide(desk, meeting, str(item), said, PERSON)
    assert rows(outline(desk, meeting), "Proposed decisions") == [("3 · Money", "120 million.", "Ministry MOF")]
    writing.set_values(desk, draft, {"type": "notes"}, PERSON)
    recording.record(desk, draft, PERSON)
    assert outline(desk, meeting).title == "Task force: draft minutes of meeting 7"


def test_once_something_is_taken_down_it_is_a_draft_of_the_minutes(desk: Desk, force: Body, meeting: str) -> None:
    sitting.attend(desk, meeting, force.agencies["MFA"], "present", PERSON)
    assert outline(desk, meeting).title == "Task force: draft minutes of meeting 7"
