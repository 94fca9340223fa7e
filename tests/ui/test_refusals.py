"""What the core refuses or remarks is said in the language of the window, whichever door it came through."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtWidgets import QApplication

from pbdesk.desk import opening, receiving, recording
from pbdesk.errors import DeskInUse, FileNotUnderstood, PbdeskError, RuleBroken
from pbdesk.intake.messages import packed_sentences, unpacked_sentence
from pbdesk.intake.tables import Hints
from pbdesk.records.policies import missing_from_record
from pbdesk.sentences import Sentence, say, term
from pbdesk.store.desk import Desk, open_desk
from pbdesk.store.guards import refusals, triggers
from pbdesk.store.query import Records
from tests.ui.seeding import PERSON, add
from tests.ui.sentences import said_by_the_core
from ui import wording, words

TOLD_ELSEWHERE = ("checks.py", "messages.py")
"""Files whose sentences stand in a table of their own, or come back from the reading child."""


@pytest.fixture(autouse=True)
def norwegian(qapp: QApplication) -> Iterator[None]:
    words.speak("nb")
    yield
    words.speak("en")


def refused(error: PbdeskError) -> str:
    """What the window says of an error."""
    return wording.sentence_of(error)


def test_the_source_of_every_sentence_tells_its_words() -> None:
    untold = [place for place, templates in said_by_the_core() if not templates]
    assert [place for place in untold if not place.startswith(TOLD_ELSEWHERE)] == []


def test_what_keeps_a_decision_from_being_recorded_is_said_in_bokmaal(desk: Desk, ids: dict[str, str]) -> None:
    with pytest.raises(RuleBroken) as told:
        recording.record(desk, ids["draft"], PERSON)
    assert refused(told.value) == "Den ber om tiltak, og trenger derfor minst ett: hvem gjør hva innen når."
    assert "It directs, so it needs at least one action" in str(told.value)


def test_whoever_was_asked_without_a_name_is_nobody_in_particular_in_bokmaal(desk: Desk) -> None:
    policy = add(desk, "policy", title="Engagement with Chad", type="engagement policy", status="draft",
                 version=1)  # fmt: skip
    add(desk, "consultation", policy=policy, circle="international", draft="1")
    with desk.reading() as connection:
        records = Records(connection)
        lacking = [wording.worded(one.message) for one in missing_from_record({"id": policy}, records)]
    assert "Har ikke svart ennå: noen uten navn." in lacking


def test_the_names_in_a_refusal_stay_as_people_wrote_them_and_its_labels_are_translated(desk: Desk) -> None:
    with pytest.raises(RuleBroken) as told:
        add(desk, "activity", title="Type", budget=1000)
    assert refused(told.value) == "Budsjett trenger en valuta."
    named = say("{kind} “{title}”", kind=term("Activity"), title="Decision")
    assert (str(named), wording.worded(named)) == ("Activity “Decision”", "Aktivitet «Decision»")


def test_what_the_file_itself_refuses_is_said_in_bokmaal(desk: Desk, ids: dict[str, str]) -> None:
    with pytest.raises(RuleBroken) as told, desk.writing() as connection:
        connection.exec_driver_sql("UPDATE decision SET text = 'Other.' WHERE id = ?", (ids["decision"],))
    assert refused(told.value) == "Dette (beslutning) er protokollført og endres aldri; et annet kan avløse det."


def test_every_refusal_of_the_file_is_a_sentence_of_the_window() -> None:
    words_of = {text.split("'rule: ")[1].split("'")[0] for text in triggers() if "'rule: " in text}
    assert words_of <= set(refusals())
    assert [one for one in refusals().values() if wording.worded(one) == str(one)] == []


def test_a_file_that_the_reading_process_refuses_is_refused_in_bokmaal(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(FileNotUnderstood) as told:
        receiving.prepare(desk, tmp_path / "list.csv", Hints())
    assert refused(told.value) == (
        "list.csv: er en arbeidsbok, ikke en teksttabell; gi den endelsen .xlsx eller .xls og importer på nytt."
    )


def test_the_problems_of_an_import_are_told_in_bokmaal(desk: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text(
        "Project ID;Project title;Status;Start date;Budget\nA1;Wells;perhaps;soon;12\nA2;Roads;ongoing;2021-02-03;13\n",
        "utf-8",
    )
    found = receiving.prepare(desk, sheet, Hints(kind="activity"))
    (table,) = receiving.report(found, dry_run=True)["tables"]
    told = {one["code"]: wording.worded(one["message"]) for one in table["problems"]}
    assert told["date-not-understood"] == "«soon»: ikke en dato"
    assert told["choice-not-understood"].startswith("«perhaps»: ikke en av: under forberedelse, pågående")
    assert told["money-without-currency"].startswith("2 beløp har ingen valuta")


def test_a_place_that_is_not_there_is_refused_in_bokmaal(tmp_path: Path) -> None:
    with pytest.raises(PbdeskError) as gone:
        open_desk(tmp_path / "none.pbdesk")
    assert refused(gone.value) == "none.pbdesk: den kan ikke leses (filen finnes ikke); kontroller navnet og mappen."
    with pytest.raises(PbdeskError) as nowhere:
        opening.new(tmp_path / "none" / "new.pbdesk", government="NOR", person=PERSON)
    assert "mappen finnes ikke" in refused(nowhere.value)


def test_who_holds_a_desk_is_named_in_bokmaal(desk: Desk) -> None:
    with pytest.raises(DeskInUse) as told:
        open_desk(desk.path, person="B. Official")
    assert refused(told.value).startswith(f"small.pbdesk skrives av {PERSON} (prosess ")


parts = some.one_of(
    some.integers(), some.text(), some.builds(term, some.text()), some.lists(some.builds(say, some.text()))
)


@given(some.dictionaries(some.sampled_from(["a", "b", "c"]), parts), some.booleans())
def test_a_sentence_comes_through_the_reading_process_as_it_was(values: dict[str, object], low: bool) -> None:
    whole = say(" ".join(f"{{{name}}}" for name in values) or "Nothing.", **values)
    said = whole.lower() if low else whole
    (packed,) = packed_sentences(said)
    back = unpacked_sentence(packed)
    assert (back, back.template, back.low) == (said, said.template, said.low)
    assert {name: str(value) for name, value in back.values.items()} == {name: str(one) for name, one in values.items()}


def test_a_sentence_in_lower_case_is_so_in_every_language() -> None:
    assert wording.worded(say("not in the list of codes for {field}", field=term("Budget").lower())) == (
        "ikke i kodelisten for budsjett"
    )


def test_an_error_is_one_line_of_english_in_the_shell() -> None:
    error = FileNotUnderstood(Path("a.xlsx"), say("the file is empty"), say("ask the sender for the file again"))
    assert str(error) == "a.xlsx: the file is empty; ask the sender for the file again."
    assert isinstance(error.sentence, Sentence)
