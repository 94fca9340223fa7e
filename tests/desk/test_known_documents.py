"""Documents of what the desk knew on an earlier day, and of what was valid on one."""

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from pbdesk.cli import main
from pbdesk.desk import briefing, writing
from pbdesk.desk.wanted import Wanted
from pbdesk.errors import NotUnderstood
from pbdesk.records.briefs import DOCUMENTS
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body, body
from tests.waiting import TODAY, dated

THEN, VALID = "2026-01-10", "2026-06-30"


@pytest.fixture
def made(desk: Desk) -> Body:
    """A desk that knew a draft decision and an activity in January, and learnt more since."""
    found = body(desk)
    draft = found.draft("The mobile courts", proposer=found.agencies["MFA"])
    add(found, "activity", title="Courts in Ituri", country=found.country, agency=found.agencies["MFA"])
    dated(desk, THEN)
    writing.set_values(desk, draft, {"title": "The mobile courts and their budget"}, "Kari")
    add(found, "activity", title="Learnt later", country=found.country, agency=found.agencies["MOD"])
    return found


def add(found: Body, kind: str, **values: Any) -> str:
    from tests.held import add as put

    return put(found.desk, kind, **values)


def words_of(path: Path) -> str:
    """Every word of a document: its text, its tables, its foot."""
    read = docx.Document(str(path))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    foot = [one.text for one in read.sections[0].footer.paragraphs]
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells, *foot])


def written(made: Body, path: Path, kind: str = "brief", record: str = "", **wanted: Any) -> str:
    briefing.write(made.desk, Wanted(kind, made.country, record, **wanted), path)
    return words_of(path)


def test_a_brief_as_known_then_says_what_was_known_then_and_that_it_does(made: Body, tmp_path: Path) -> None:
    said = written(made, tmp_path / "then.docx", as_of=VALID, known=THEN)
    assert "The mobile courts" in said
    assert "Courts in Ituri" in said
    assert "their budget" not in said
    assert "Learnt later" not in said
    assert "As known on\t10 January 2026" in said
    assert "As of 30 June 2026 (as known on 10 January 2026)" in said


def test_a_brief_as_known_now_says_all_and_no_other_day(made: Body, tmp_path: Path) -> None:
    said = written(made, tmp_path / "now.docx", as_of=VALID)
    assert "Learnt later" in said
    assert "nown on" not in said


def test_it_is_of_the_day_it_was_known_where_no_other_is_given(made: Body) -> None:
    assert briefing.prepare(made.desk, Wanted("brief", made.country, known=THEN)).wanted.as_of == THEN


def test_a_workbook_says_on_every_sheet_when_it_was_known(made: Body, tmp_path: Path) -> None:
    wanted = Wanted("note", made.country, as_of=VALID, known=THEN, language="nb")
    briefing.write(made.desk, wanted, tmp_path / "then.xlsx")
    book = openpyxl.load_workbook(tmp_path / "then.xlsx")
    for sheet in book.worksheets[1:]:
        assert "Per 30. juni 2026 (slik det var kjent 10. januar 2026)" in str(sheet["A3"].value)


@pytest.mark.parametrize("language", ["en", "nb", "fr"])
@pytest.mark.parametrize("kind", DOCUMENTS.split("|"))
def test_every_kind_as_known_today_is_that_of_today_but_for_saying_so(made: Body, kind: str, language: str) -> None:
    meeting = add(made, "meeting", task_force=made.force, date="2026-03-14", status="held")
    decision = made.draft("Another matter", meeting=meeting)
    record = {"minutes": meeting, "decision": decision}.get(kind, "")
    wanted: dict[str, Any] = {"as_of": TODAY, "language": language}
    now = briefing.prepare(made.desk, Wanted(kind, made.country, record, **wanted))
    then = briefing.prepare(made.desk, Wanted(kind, made.country, record, **wanted, known=TODAY))
    assert then.outline.known == TODAY
    assert then.outline.sections == now.outline.sections
    assert (then.outline.chain_head, then.marking) == (now.outline.chain_head, now.marking)


def test_what_is_drawn_from_the_past_is_the_same_however_much_is_learnt(made: Body, tmp_path: Path) -> None:
    wanted = Wanted("brief", made.country, as_of=VALID, known=THEN)
    first = briefing.write(made.desk, wanted, tmp_path / "one.docx", person="Kari")
    add(made, "activity", title="Learnt later still", country=made.country)
    again = briefing.again(made.desk, first.record)
    assert (again.known, again.as_of) == (THEN, VALID)
    assert briefing.write(made.desk, again, tmp_path / "two.docx").digest == first.digest


def test_the_record_of_a_decision_ends_its_history_on_the_day(made: Body, tmp_path: Path) -> None:
    draft = made.draft("A later matter")
    dated(made.desk, "2026-02-01")
    writing.set_values(made.desk, draft, {"rationale": "Because of the rains."}, "Kari")
    assert "rains" in written(made, tmp_path / "now.docx", "decision", draft, as_of=VALID)
    assert "rains" not in written(made, tmp_path / "then.docx", "decision", draft, as_of=VALID, known="2026-02-01")


def test_what_has_become_secret_does_not_leave_by_way_of_the_past(made: Body) -> None:
    draft = made.draft("The hostages")
    dated(made.desk, "2026-02-01")
    writing.set_values(made.desk, draft, {"marking": "secret"}, "Kari")
    wanted: dict[str, Any] = {"as_of": VALID, "known": "2026-02-01"}
    assert briefing.prepare(made.desk, Wanted("brief", made.country, **wanted)).marking == "secret"
    low = briefing.prepare(made.desk, Wanted("brief", made.country, **wanted, marking="restricted"))
    assert [one.code for one in low.remarks if one.blocks] == ["marked-too-low"]


@pytest.mark.parametrize("kind", ["brief", "note", "lines", "actions"])
def test_a_country_that_was_not_known_then_is_refused(made: Body, kind: str) -> None:
    later = add(made, "country", name="Mali", code="MLI")
    with pytest.raises(NotUnderstood, match=f"On {THEN} the desk did not hold a record"):
        briefing.prepare(made.desk, Wanted(kind, later, known=THEN))


def test_the_shell_writes_it(made: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = made.desk.path
    made.desk.close()
    out = tmp_path / "then.docx"
    told = ["brief", str(path), "--country", "BDI", "--known", THEN, "--out", str(out)]
    assert main(told) == 0
    assert "Learnt later" not in words_of(out)
    assert main([*told[:-4], "--known", "2001-01-01", *told[-2:]]) == 1
    assert capsys.readouterr().err.strip().endswith(f"the first change of this desk is of {THEN}.")


def test_what_was_decided_or_begun_after_the_day_is_not_in_a_brief_of_the_day(made: Body, tmp_path: Path) -> None:
    made_later = made.draft("Decided in July", date="2026-07-14", number="TF 2026/09", status="recorded")
    add(made, "action", title="Follows from July", decision=made_later, country=made.country, status="open")
    add(made, "activity", title="Begins in August", country=made.country, start="2026-08")
    add(made, "activity", title="Given up", country=made.country, start="2026-01", status="cancelled")
    said = written(made, tmp_path / "june.docx", as_of=VALID)
    for later in ("Decided in July", "Follows from July", "Begins in August", "Given up"):
        assert later not in said
    after = written(made, tmp_path / "september.docx", as_of="2026-09-30")
    for later in ("Decided in July", "Follows from July", "Begins in August"):
        assert later in after


def test_an_action_list_of_an_earlier_day_leaves_out_what_followed_from_later_decisions(
    made: Body, tmp_path: Path
) -> None:
    early = made.draft("Decided in May", date="2026-05-12", number="TF 2026/05", status="recorded")
    late = made.draft("Decided in July", date="2026-07-14", number="TF 2026/09", status="recorded")
    waiting = made.draft("Still a draft")
    agency = made.agencies["MFA"]
    for title, decision in (("Of May", early), ("Of July", late), ("Of the draft", waiting), ("Of nothing", None)):
        add(made, "action", title=title, decision=decision, country=made.country, agency=agency, status="open")
    june = written(made, tmp_path / "june.docx", "actions", agency, as_of=VALID)
    assert [one in june for one in ("Of May", "Of July", "Of the draft", "Of nothing")] == [True, False, True, True]
    assert "Decided in July" not in june
    september = written(made, tmp_path / "september.docx", "actions", agency, as_of="2026-09-30")
    assert "Of July" in september
    assert "TF 2026/09" in september
