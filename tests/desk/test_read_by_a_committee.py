"""Papers as the clerk of a committee reads them: nothing that is not so, no blank without a word, names in full."""

from pathlib import Path

import docx
import pytest

from pbdesk.brief.drawings import Chart
from pbdesk.brief.outline import Bullets, Matrix, Outline, Paragraph, Section
from pbdesk.brief.tables import Table
from pbdesk.desk import adopting, briefing
from pbdesk.desk.composing.tongue import Tongue
from pbdesk.desk.wanted import Wanted
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from tests.desk.policies import recorded_decision, whole_policy
from tests.held import add

DAY = "2026-06-30"


@pytest.fixture
def country(desk: Desk) -> str:
    return add(desk, "country", name="Sudan", code="SDN")


@pytest.fixture
def mfa(desk: Desk) -> str:
    return add(desk, "actor", name="Ministry of Foreign Affairs", acronym="MFA", own=1)


def outline(desk: Desk, kind: str, country: str = "", record: str = "", language: str = "en") -> Outline:
    wanted = Wanted(kind, country, record, as_of=DAY if kind != "minutes" else "", language=language, waived="Urgent.")
    return briefing.prepare(desk, wanted).outline


def section(of: Outline, heading: str) -> Section:
    return next(one for one in of.sections if one.heading.endswith(heading))


def told(of: Section) -> str:
    return " ".join(one.text for one in of.blocks if isinstance(one, Paragraph))


def meeting(desk: Desk, mfa: str, status: str) -> str:
    force = add(desk, "task_force", name="Horn")
    met = add(desk, "meeting", task_force=force, number="4", date="2026-03-10", status=status, chair=mfa)
    add(desk, "agenda_item", meeting=met, position=1, title="Courts")
    return met


def test_a_meeting_that_is_yet_to_come_was_not_held(desk: Desk, mfa: str) -> None:
    ahead = meeting(desk, mfa, "planned")
    add(desk, "attendance", meeting=ahead, agency=mfa, presence="present")
    made = outline(desk, "minutes", record=ahead)
    assert made.title == "Horn: draft minutes of meeting 4"
    assert made.facts[0] == ("Planned for", "10 March 2026")
    assert told(section(made, "1. Courts")) == "This item has not been dealt with yet."
    assert not [one for one in made.sections if one.heading == "Approval of the minutes"]


def test_minutes_of_a_meeting_can_be_signed_and_leave_no_item_without_a_word(desk: Desk, mfa: str) -> None:
    made = outline(desk, "minutes", record=meeting(desk, mfa, "held"), language="fr")
    assert made.title == "Horn\u00a0: procès-verbal de la réunion 4"
    assert told(section(made, "1. Courts")) == "Rien n’est consigné sous ce point."
    (signed,) = section(made, "Approbation du procès-verbal").blocks
    assert [row[:2] for row in signed.rows] == [  # type: ignore[union-attr]
        ("Présidence", "Ministry of Foreign Affairs"), ("Secrétaire de séance", ""),
    ]  # fmt: skip


def test_the_day_of_a_meeting_stands_once_above_its_minutes(desk: Desk, mfa: str, tmp_path: Path) -> None:
    briefing.write(desk, Wanted("minutes", record=meeting(desk, mfa, "held")), tmp_path / "m.docx")
    facts = [one.text for one in docx.Document(str(tmp_path / "m.docx")).paragraphs if "10 March 2026" in one.text]
    assert facts == ["Held on\t10 March 2026"]


def test_a_reason_ends_before_its_condition_begins(desk: Desk, mfa: str) -> None:
    met = meeting(desk, mfa, "held")
    decision = add(desk, "decision", title="Money", text="Paid.", status="draft", type="notes", meeting=met)
    add(desk, "position", decision=decision, agency=mfa, position="reserves", reason="No cover", condition="In frame")
    (_, points) = section(outline(desk, "minutes", record=met), "Other matters").blocks
    assert points.items == (  # type: ignore[union-attr]
        "Ministry of Foreign Affairs: reserves. No cover. Condition: In frame.",
    )


def test_without_a_framework_no_share_of_activities_is_said_to_miss_the_strategy(desk: Desk, country: str) -> None:
    assert told(section(outline(desk, "lines", country), "The message")) == (
        "Sudan: there is no strategic framework, and no activity is recorded."
    )
    add(desk, "activity", title="Courts", country=country)
    assert told(section(outline(desk, "lines", country), "The message")) == (
        "Sudan: there is no strategic framework for 1 activity to serve."
    )


def test_actions_are_late_of_those_that_are_open_and_have_a_due_date(desk: Desk, country: str, mfa: str) -> None:
    for title, status, due in (("A", "open", "2026-01-01"), ("B", "done", "2026-01-01"), ("C", "open", None)):
        add(desk, "action", title=title, status=status, due=due, country=country, agency=mfa, outcome="Said.")
    said = told(section(outline(desk, "lines", country), "The message"))
    assert said.endswith("1 of 1 open actions with a due date is past it.")


def test_a_brief_says_first_which_policy_is_in_force_and_who_leads(desk: Desk, country: str) -> None:
    said = told(section(outline(desk, "brief", country), "The issue"))
    assert "No policy is in force. No lead agency is recorded." in said


def test_what_is_left_of_nothing_has_neither_a_table_nor_a_page_of_its_own(desk: Desk, country: str) -> None:
    made = outline(desk, "brief", country)
    empty = [section(made, heading) for heading in ("Activities by who is responsible", ": Activities")]
    assert [(told(one), one.wide) for one in empty] == [("Nothing is recorded.", False)] * 2
    assert not [block for one in made.sections for block in one.blocks if isinstance(block, Chart)]


def test_agencies_are_named_in_full_where_they_cross_with_dimensions(desk: Desk, country: str, mfa: str) -> None:
    political = add(desk, "dimension", name="Political", scheme="report")
    add(desk, "activity", title="Talks", country=country, agency=mfa, dimension=political)
    (matrix,) = section(outline(desk, "brief", country), "Agencies and dimensions").blocks
    assert isinstance(matrix, Matrix)
    assert matrix.down == ("Ministry of Foreign Affairs",)


def test_what_has_no_amount_is_in_no_currency_and_does_not_keep_the_others_from_their_sum(
    desk: Desk, country: str
) -> None:
    add(desk, "activity", title="Courts", country=country)
    add(desk, "activity", title="Roads", country=country, budget=5_000_000, currency="NOK")
    (listed,) = section(outline(desk, "brief", country), ": Activities").blocks
    assert isinstance(listed, Table)
    assert [row[3:5] for row in listed.rows] == [(None, "–"), (5000, "NOK")]
    assert listed.totals[3] == 5000
    assert listed.note == "The sum is of what is known: 1 of 2 amounts is not known."


def test_days_with_a_lead_have_their_thousands_apart(desk: Desk, country: str, mfa: str) -> None:
    decision = add(desk, "decision", title="Lead", text="MFA leads.", status="recorded", type="notes", number="1",
                   date="2022-01-01", country=country)  # fmt: skip
    add(desk, "assignment", country=country, agency=mfa, start="2022-01-01", decision=decision)
    said = told(section(outline(desk, "brief", country), "Lead agencies"))
    assert "1,642 of 1,642 days" in said


@pytest.mark.parametrize(("language", "said"), [("en", "Sudan"), ("nb", "Sudan"), ("fr", "Soudan")])
def test_a_country_has_its_name_of_the_language_in_findings_and_histories(
    desk: Desk, country: str, language: str, said: str
) -> None:
    blocks = [block for one in outline(desk, "brief", country, language=language).sections for block in one.blocks]
    findings = [point for one in blocks if isinstance(one, Bullets) for point in one.items]
    assert [one for one in findings if said in one and one.endswith(f"{said}.")]
    made = outline(desk, "decision", language=language, record=add(
        desk, "decision", title="Money", text="Paid.", status="draft", type="notes", country=country))  # fmt: skip
    (history,) = made.sections[-1].blocks
    assert said in [row[-1] for row in history.rows]  # type: ignore[union-attr]


def test_a_title_that_is_a_sentence_does_not_end_its_sentence_twice() -> None:
    said = Tongue("en", {"a": "The plan trains police.", "b": "And so on..."})
    assert said.filled("Not resolved: {what}.", {"what": "a"}, ("what",)) == "Not resolved: The plan trains police."
    assert said.filled("Not resolved: {what}", {"what": "b"}, ("what",)) == "Not resolved: And so on..."


def test_a_paper_names_the_latest_spreadsheets_and_counts_the_earlier(desk: Desk, country: str) -> None:
    for day in range(1, 6):
        with change(desk, "import", "Kari", detail={"file": f"{day}.xlsx"}) as made:
            made.add(KINDS["activity"], {"title": str(day), "country": country})
    titles = [one.title for one in outline(desk, "note", country).sources]
    assert titles[:4] == ["5.xlsx", "4.xlsx", "3.xlsx", "2 earlier spreadsheets"]


def test_of_several_policies_a_brief_says_the_engagement_policy_and_counts_the_others(
    desk: Desk, country: str
) -> None:
    for title, kind in (("Aid", "agency policy"), ("Engagement", "engagement policy"), ("Police", "agency policy")):
        policy = whole_policy(desk, title, type=kind, country=country)
        adopting.adopt(desk, policy, recorded_decision(desk, title, "2026-01-01"), "Kari", "2026-01-01")
    said = told(section(outline(desk, "brief", country), "The issue"))
    (card,) = section(outline(desk, "lines", country), "If asked").blocks
    assert card.rows[0][2] == "no day of review is set for 3"  # type: ignore[union-attr]
    assert "Our policy is set out in Engagement (no day of review is set). 2 more policies are in force." in said


def test_a_policy_that_is_adopted_and_not_yet_valid_is_told_with_its_day_and_not_said_to_be_in_force(
    desk: Desk, country: str
) -> None:
    policy = whole_policy(desk, "Engagement", type="engagement policy", country=country, start="2026-09-01")
    adopting.adopt(desk, policy, recorded_decision(desk, "Engagement", "2026-06-01"), "Kari")
    of = outline(desk, "brief", country)
    assert "No policy is in force. “Engagement” is adopted and valid from 1 September 2026." in told(
        section(of, "The issue")
    )
    (table,) = (one for one in section(of, "Policies and plans").blocks if isinstance(one, Table))
    assert table.rows[0][2] == "Adopted, valid from 1 September 2026"


def test_a_policy_that_was_not_decided_yet_on_the_day_is_not_told(desk: Desk, country: str) -> None:
    policy = whole_policy(desk, "Engagement", type="engagement policy", country=country, start="2026-09-01")
    adopting.adopt(desk, policy, recorded_decision(desk, "Engagement", "2026-07-15"), "Kari")
    assert "Engagement" not in told(section(outline(desk, "brief", country), "The issue"))
