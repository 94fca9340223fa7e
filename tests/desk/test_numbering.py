"""Decisions are numbered as they fall; a number is never used twice, and every gap is explained."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbdesk.desk import numbering, recording, undoing, writing
from pbdesk.errors import RuleBroken
from pbdesk.records.numbering import Place, Scheme
from pbdesk.store.desk import Desk
from tests.desk.deciding import DAY, Body
from tests.held import PERSON, add, values_of


@given(
    st.sampled_from(
        ["{year}-{n}", "TF-DRC {n:02}/{year}", "{n}", "V.{n:04} (1)", "{year}/{n:03}", "a{n}b{year}{year}"]
    ),
    st.integers(1900, 2999),
    st.integers(1, 99_999),
)
def test_a_scheme_reads_every_number_it_writes(pattern: str, year: int, n: int) -> None:
    scheme = Scheme(pattern)
    place = Place(year if scheme.yearly else None, n)
    assert scheme.read(scheme.write(place)) == place
    assert scheme.running([scheme.write(place), "none"]) == {place.year: {n}}
    assert scheme.write(place).startswith(scheme.beginning(place.year))


@given(st.text())
def test_a_scheme_reads_only_what_it_could_have_written(number: str) -> None:
    scheme = Scheme("TF {year}/{n:02}")
    place = scheme.read(number)
    assert place is None or scheme.write(place) == number


LARGE = st.integers(0, 10**9 - 1) | st.integers(0, 120)


@given(st.sampled_from(["", ":02", ":03", ":09"]), LARGE, LARGE, st.integers(1, 9), st.integers(1, 9))
def test_a_number_with_more_or_fewer_noughts_than_its_scheme_writes_is_no_number_of_it(
    filled: str, year: int, n: int, digits: int, others: int
) -> None:
    scheme, number = Scheme(f"TF {{year}}/{{n{filled}}}"), f"TF {year:0{digits}}/{n:0{others}}"
    place = Place(year, n)
    assert scheme.read(number) == (place if scheme.write(place) == number else None)


@pytest.mark.parametrize("pattern", ["DRC {year}", "{n} {month}", "{n.real}", "{n", "{n!r}"])
def test_a_scheme_that_cannot_count_is_refused(desk: Desk, pattern: str) -> None:
    with pytest.raises(RuleBroken, match="need the place"):
        add(desk, "task_force", name="Task force", numbering=pattern)


def test_numbers_follow_each_other_and_begin_anew_each_year(desk: Desk, force: Body) -> None:
    numbers = [recording.record(desk, force.draft(type="notes", date=day), PERSON)
               for day in ("2025-03-14", "2025-03-14", "2026-01-04")]  # fmt: skip
    assert numbers == ["TF 2025/01", "TF 2025/02", "TF 2026/01"]


def test_two_task_forces_with_one_scheme_count_each_for_itself(desk: Desk, force: Body) -> None:
    other = add(desk, "task_force", name="Other", numbering="TF {year}/{n:02}")
    recording.record(desk, force.draft(type="notes"), PERSON)
    draft = add(desk, "decision", title="Theirs", text="x", date=DAY, status="draft", task_force=other)
    assert recording.record(desk, draft, PERSON) == "TF 2026/01"


def test_a_decision_without_a_task_force_needs_a_number_by_hand(desk: Desk) -> None:
    draft = add(desk, "decision", title="Alone", text="x", date=DAY, status="draft")
    with pytest.raises(RuleBroken, match="It needs a number"):
        recording.record(desk, draft, PERSON)


def test_a_number_that_was_taken_back_is_not_given_again_and_its_gap_is_explained(desk: Desk, force: Body) -> None:
    recording.record(desk, force.draft("First", type="notes"), PERSON)
    gone = force.draft("Fallen by mistake", type="notes")
    assert numbering.give(desk, gone, PERSON) == "TF 2026/02"
    undoing.undo(desk, PERSON)
    assert numbering.give(desk, force.draft("Third"), PERSON) == "TF 2026/03"
    (gap,) = numbering.gaps(desk, force.force)
    assert (gap.number, gap.title) == ("TF 2026/02", "Fallen by mistake")
    assert gap.last is not None
    assert gap.last.action == "undo"


def test_the_gap_of_a_deleted_draft_names_the_deletion(desk: Desk, force: Body) -> None:
    gone = force.draft("Withdrawn")
    numbering.give(desk, gone, PERSON)
    writing.remove(desk, gone, PERSON, reason="The proposer withdrew it.")
    assert numbering.give(desk, force.draft(), PERSON) == "TF 2026/02"
    (gap,) = numbering.gaps(desk, force.force)
    assert gap.last is not None
    assert (gap.last.action, gap.last.reason) == ("delete", "The proposer withdrew it.")


def test_a_number_that_nobody_gave_here_is_a_gap_without_a_change(desk: Desk, force: Body) -> None:
    force.draft(number="TF 2026/03")
    assert [(gap.number, gap.last) for gap in numbering.gaps(desk, force.force)] == [
        ("TF 2026/01", None),
        ("TF 2026/02", None),
    ]


def test_a_slip_in_a_draft_does_not_move_the_count(desk: Desk, force: Body) -> None:
    slipped = force.draft(number="TF 2026/77")
    writing.set_values(desk, slipped, {"number": "TF 2026/01"}, PERSON)
    assert numbering.give(desk, force.draft(), PERSON) == "TF 2026/02"


def test_a_number_given_before_is_refused_by_hand_too(desk: Desk, force: Body) -> None:
    gone = force.draft()
    numbering.give(desk, gone, PERSON)
    writing.remove(desk, gone, PERSON)
    with pytest.raises(RuleBroken, match="never used again"):
        force.draft(number="TF 2026/01")
    other = force.draft()
    with pytest.raises(RuleBroken, match="never used again"):
        writing.set_values(desk, other, {"number": "TF 2026/01"}, PERSON)


def test_an_undone_decision_comes_back_with_its_number(desk: Desk, force: Body) -> None:
    decision = force.draft()
    numbering.give(desk, decision, PERSON)
    undoing.undo(desk, PERSON)
    undoing.redo(desk, PERSON)
    assert values_of(desk, decision)["number"] == "TF 2026/01"
