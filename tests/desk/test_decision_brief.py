"""The decision brief: what stops it before it is written, what is only said, and how long it is."""

import json
import re
from dataclasses import replace
from pathlib import Path
from string import ascii_uppercase

import docx
import pytest

from pbdesk.brief.checks import SENTENCES
from pbdesk.brief.outline import Bullets, Outline
from pbdesk.brief.pages import body_pages
from pbdesk.desk import briefing, narrating, writing
from pbdesk.desk.wanted import Wanted
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing, Records
from tests.desk.engagement import engage
from tests.held import add

DAY = "2026-06-30"


@pytest.fixture
def ids(desk: Desk) -> dict[str, str]:
    """A policy on which Defence was asked, and a draft decision that adopts it."""
    made = {"country": add(desk, "country", name="Congo", code="COD")}
    made["mfa"] = add(desk, "actor", name="Ministry of Foreign Affairs", own=1)
    made["mod"] = add(desk, "actor", name="Ministry of Defence", own=1)
    made["policy"] = add(desk, "policy", title="Engagement policy", type="engagement policy", version=1,
                         status="in consultation", country=made["country"])  # fmt: skip
    made["asked"] = add(desk, "consultation", policy=made["policy"], consulted=made["mod"], circle="across government")
    made["draft"] = add(desk, "decision", title="The engagement policy", status="draft", type="adopts",
                        country=made["country"], policy=made["policy"], proposer=made["mfa"])  # fmt: skip
    return made


def codes(desk: Desk, wanted: Wanted) -> dict[str, bool]:
    """The remarks on a document, each with whether it blocks."""
    return {one.code: one.blocks for one in briefing.prepare(desk, wanted).remarks}


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_an_agency_that_has_not_answered_on_what_is_to_be_decided_blocks_the_brief(
    desk: Desk, ids: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(RuleBroken, match="Ministry of Defence has not answered on Engagement policy"):
        briefing.write(desk, Wanted("brief", ids["country"], as_of=DAY), tmp_path / "brief.docx")
    assert not (tmp_path / "brief.docx").exists()


def test_silence_is_waived_with_a_reason_that_the_register_keeps(
    desk: Desk, ids: dict[str, str], tmp_path: Path
) -> None:
    wanted = Wanted("brief", ids["country"], as_of=DAY, waived="The minister decides on Friday.")
    done = briefing.write(desk, wanted, tmp_path / "brief.docx", person="Kari")
    with desk.reading() as moment:
        held = Records(moment).get(done.record) or {}
    assert held["waived"] == "The minister decides on Friday."
    assert held["digest"] == done.digest


def test_dissent_does_not_block(desk: Desk, ids: dict[str, str]) -> None:
    writing.set_values(desk, ids["asked"], {"answer": "disagrees"}, "Kari")
    assert not any(codes(desk, Wanted("brief", ids["country"], as_of=DAY)).values())


def test_silence_on_a_former_draft_does_not_block_once_the_agency_answered_the_latest(
    desk: Desk, ids: dict[str, str]
) -> None:
    writing.set_values(desk, ids["asked"], {"asked": "2026-05-01"}, "Kari")
    asked = {"policy": ids["policy"], "consulted": ids["mod"], "circle": "across government", "draft": "Second"}
    latest = add(desk, "consultation", **asked, asked="2026-06-01", answer="agrees")
    assert not any(codes(desk, Wanted("brief", ids["country"], as_of=DAY)).values())
    writing.set_values(desk, latest, {"answer": "not answered"}, "Kari")
    assert codes(desk, Wanted("brief", ids["country"], as_of=DAY))["silent"]


def test_silence_on_what_is_not_to_be_decided_does_not_block(desk: Desk, ids: dict[str, str]) -> None:
    writing.set_values(desk, ids["draft"], {"policy": None}, "Kari")
    assert not any(codes(desk, Wanted("brief", ids["country"], as_of=DAY)).values())


def test_a_note_waits_for_nobody(desk: Desk, ids: dict[str, str]) -> None:
    assert codes(desk, Wanted("note", ids["country"], as_of=DAY)) == {}


def test_a_recommendation_without_a_day_is_said_and_written(desk: Desk, ids: dict[str, str]) -> None:
    assert codes(desk, Wanted("brief", ids["country"], as_of=DAY))["no-date"] is False
    add(
        desk,
        "action",
        title="Publish it",
        decision=ids["draft"],
        agency=ids["mod"],
        due="2026-09-01",
        country=ids["country"],
    )
    assert "no-date" not in codes(desk, Wanted("brief", ids["country"], as_of=DAY))


def test_a_brief_longer_than_asked_for_is_not_written(desk: Desk, ids: dict[str, str]) -> None:
    narrating.keep(desk, ids["country"], "issue", "en", "A long sentence. " * 900, DAY, "Kari")
    assert codes(desk, Wanted("brief", ids["country"], as_of=DAY, pages=4))["page-limit"] is True
    assert "page-limit" not in codes(desk, Wanted("brief", ids["country"], as_of=DAY, pages=10))


@pytest.mark.parametrize("pages", [2, 4, 10])
def test_what_does_not_fit_the_body_stands_in_an_annex(desk: Desk, ids: dict[str, str], pages: int) -> None:
    whole = briefing.prepare(desk, Wanted("brief", ids["country"], as_of=DAY)).outline
    outline = briefing.prepare(desk, Wanted("brief", ids["country"], as_of=DAY, pages=pages)).outline
    assert body_pages(outline) <= pages
    keys = {section.key for section in outline.sections}
    assert {section.key for section in whole.sections} <= keys
    annexes = [section.heading for section in outline.sections if section.annex]
    assert [heading[:8] for heading in annexes] == [f"Annex {letter}:" for letter in ascii_uppercase[: len(annexes)]]


@pytest.mark.parametrize("pages", [4, 10])
def test_a_section_that_the_pages_have_no_room_for_stands_behind_them(
    desk: Desk, ids: dict[str, str], pages: int
) -> None:
    for at in range(30 * pages):
        add(desk, "consultation", policy=ids["policy"], consulted_as=f"Group {at}", circle="civil society",
            answer="agrees", comment="We would have liked to be asked a good while before the draft was written.")
    whole = briefing.prepare(desk, Wanted("brief", ids["country"], as_of=DAY)).outline
    assert not [one for one in whole.sections if one.key == "consultation" and one.annex]
    made = briefing.prepare(desk, Wanted("brief", ids["country"], as_of=DAY, pages=pages))
    assert [one.annex for one in made.outline.sections if one.key == "consultation"] == [True]
    assert body_pages(made.outline) <= pages
    assert "page-limit" not in {one.code for one in made.remarks}


def more_of(outline: Outline) -> list[str]:
    """What a paper says of findings that it does not tell in its body."""
    blocks = [block for section in outline.sections if not section.annex for block in section.blocks]
    points = [point for block in blocks if isinstance(block, Bullets) for point in block.items]
    return [point for point in points if re.match(r"and \d+ more", point)]


@pytest.mark.parametrize(("kind", "pages"), [("brief", 2), ("note", 0)])
def test_findings_that_are_not_told_are_where_the_paper_says_they_are(
    desk: Desk, kind: str, pages: int
) -> None:
    wanted = Wanted(kind, engage(desk)["cod"], as_of=DAY, pages=pages)
    outline = briefing.prepare(desk, wanted).outline
    (said,) = more_of(outline)
    assert said.endswith("in the annex “Every figure”")
    assert "Every figure" in " ".join(section.heading for section in outline.sections if section.annex)
    (said,) = more_of(briefing.prepare(desk, replace(wanted, left_out=("profile",))).outline)
    assert said.endswith("which are not in this paper")


@pytest.mark.parametrize(
    ("language", "begins", "unset"),
    [("en", "Adopt: ", "no date set"), ("nb", "Vedtar: ", "ingen dato satt"),
     ("fr", "Adopte\u00a0: ", "aucune date fixée")],
)  # fmt: skip
def test_a_recommendation_begins_with_its_verb_and_says_that_no_date_is_set(
    desk: Desk, ids: dict[str, str], tmp_path: Path, language: str, begins: str, unset: str
) -> None:
    wanted = Wanted("brief", ids["country"], as_of=DAY, language=language, waived="Urgent.")
    briefing.write(desk, wanted, tmp_path / "brief.docx")
    tables = docx.Document(str(tmp_path / "brief.docx")).tables
    cells = next([cell.text for cell in table.rows[1].cells] for table in tables if len(table.columns) == 5)
    assert cells[1:] == [f"{begins}The engagement policy", "Ministry of Foreign Affairs", unset, unset]


def test_a_section_that_is_left_out_is_not_there(desk: Desk, ids: dict[str, str]) -> None:
    outline = briefing.prepare(
        desk, Wanted("brief", ids["country"], as_of=DAY, left_out=("activities", "matrix"))
    ).outline
    assert not {"activities", "matrix"} & {section.key for section in outline.sections}


def test_a_number_of_pages_that_no_brief_has_is_refused(desk: Desk, ids: dict[str, str]) -> None:
    with pytest.raises(NotUnderstood, match="2, 4 or 10 pages"):
        briefing.prepare(desk, Wanted("brief", ids["country"], as_of=DAY, pages=3))


def test_writing_a_brief_does_not_change_what_the_next_one_says(
    desk: Desk, ids: dict[str, str], tmp_path: Path
) -> None:
    wanted = Wanted("brief", ids["country"], as_of=DAY, waived="Urgent.")
    first = briefing.write(desk, wanted, tmp_path / "one.docx", person="Kari")
    assert briefing.write(desk, briefing.again(desk, first.record), tmp_path / "two.docx").digest == first.digest


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_document_written_again_is_the_same_byte_for_byte_whatever_the_desk_has_learnt_since(
    desk: Desk, ids: dict[str, str], tmp_path: Path, ending: str
) -> None:
    wanted = Wanted("brief", ids["country"], as_of=DAY, waived="Urgent.", pages=4)
    first = briefing.write(desk, wanted, tmp_path / f"one.{ending}", person="Kari")
    add(desk, "activity", title="Learnt later", country=ids["country"], agency=ids["mod"])
    writing.set_values(desk, ids["draft"], {"title": "The policy and its budget"}, "Kari")
    narrating.keep(desk, ids["country"], "issue", "en", "Everything is new.", DAY, "Kari")
    assert briefing.write(desk, wanted, tmp_path / f"new.{ending}").digest != first.digest
    again = briefing.write(desk, briefing.again(desk, first.record), tmp_path / f"two.{ending}", person="Ola")
    assert again.digest == first.digest
    assert briefing.write(desk, briefing.again(desk, again.record), tmp_path / f"three.{ending}").digest == first.digest


def test_a_document_is_not_written_again_below_what_it_contains_has_been_marked_since(
    desk: Desk, ids: dict[str, str], tmp_path: Path
) -> None:
    wanted = Wanted("brief", ids["country"], as_of=DAY, waived="Urgent.")
    first = briefing.write(desk, wanted, tmp_path / "one.docx", person="Kari")
    writing.set_values(desk, ids["policy"], {"marking": "secret"}, "Kari")
    with pytest.raises(RuleBroken, match="It contains what is secret"):
        briefing.write(desk, briefing.again(desk, first.record), tmp_path / "two.docx")


def test_a_document_written_again_that_is_not_the_same_says_so(
    desk: Desk, ids: dict[str, str], tmp_path: Path
) -> None:
    wanted = Wanted("brief", ids["country"], as_of=DAY, waived="Urgent.")
    first = briefing.write(desk, wanted, tmp_path / "one.docx", person="Kari")
    again = briefing.again(desk, first.record)
    theirs = briefing.write(desk, again, tmp_path / "two.docx", template=ministry(tmp_path / "theirs.docx"))
    assert "not-the-same" in {one.code for one in theirs.remarks}
    assert "not-the-same" not in {one.code for one in briefing.write(desk, again, tmp_path / "two.xlsx").remarks}


def ministry(path: Path) -> Path:
    """A ministry's own template."""
    made = docx.Document()
    made.styles["Heading 1"].font.name = "Georgia"
    made.save(str(path))
    return path


def test_what_the_register_does_not_hold_is_not_written_again(desk: Desk, ids: dict[str, str]) -> None:
    with pytest.raises(NotUnderstood, match="holds no"):
        briefing.again(desk, ids["policy"])


def test_a_text_by_hand_stands_in_its_section_and_says_so(desk: Desk, ids: dict[str, str], tmp_path: Path) -> None:
    narrating.keep(desk, ids["country"], "issue", "en", "The policy has waited for a year.", DAY, "Kari")
    briefing.write(desk, Wanted("brief", ids["country"], as_of=DAY, waived="Urgent."), tmp_path / "brief.docx")
    said = text_of(tmp_path / "brief.docx")
    assert said.index("The policy has waited for a year.") < said.index("The text above was written by hand.")


def test_a_text_by_hand_is_kept_once_and_taken_away_when_emptied(desk: Desk, ids: dict[str, str]) -> None:
    for text in ("First.", "Second.", ""):
        narrating.keep(desk, ids["country"], "issue", "en", text, DAY, "Kari")
        with desk.reading() as moment:
            assert [one["text"] for one in Records(moment).listed(Listing(KINDS["narrative"]))] == [text][: bool(text)]


def test_figures_that_changed_since_a_text_was_written_are_named(desk: Desk, ids: dict[str, str]) -> None:
    narrating.keep(desk, ids["country"], "issue", "en", "Nothing is late.", DAY, "Kari")
    wanted = Wanted("brief", ids["country"], as_of=DAY, waived="Urgent.")
    assert "figures-changed" not in codes(desk, wanted)
    add(desk, "action", title="Publish", decision=ids["draft"], agency=ids["mod"], due="2026-01-01", status="open",
        country=ids["country"])  # fmt: skip
    (remark,) = [one for one in briefing.prepare(desk, wanted).remarks if one.code == "figures-changed"]
    assert "past their due date" in remark.data["figures"]


def test_a_lines_card_is_one_page(desk: Desk, ids: dict[str, str]) -> None:
    made = briefing.prepare(desk, Wanted("lines", ids["country"], as_of=DAY))
    assert body_pages(made.outline) == 1


def test_a_comparison_has_a_row_for_every_country(desk: Desk, ids: dict[str, str], tmp_path: Path) -> None:
    add(desk, "country", name="Mali", code="MLI")
    briefing.write(desk, Wanted("comparison", as_of=DAY, language="fr"), tmp_path / "side.docx")
    table = docx.Document(str(tmp_path / "side.docx")).tables[0]
    assert [row.cells[0].text for row in table.rows][1:] == ["République démocratique du Congo", "Mali"]


def test_the_register_keeps_what_was_asked_for(desk: Desk, ids: dict[str, str], tmp_path: Path) -> None:
    wanted = Wanted("brief", ids["country"], as_of=DAY, language="nb", pages=4, waived="Haster.", left_out=("matrix",))
    done = briefing.write(desk, wanted, tmp_path / "brief.docx", person="Kari")
    asked = replace(wanted, marking="unclassified", repeats=done.record)
    assert briefing.again(desk, done.record) == asked
    with desk.reading() as moment:
        assert json.loads(str((Records(moment).get(done.record) or {})["wish"]))["pages"] == 4


def test_every_remark_has_a_sentence_whose_places_are_filled() -> None:
    assert all(sentence.strip() for sentence in SENTENCES.values())
