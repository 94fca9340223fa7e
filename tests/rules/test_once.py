"""An agency is once on a meeting's list, and once among a task force's members on any day; the one there is named."""

import pytest

from pbdesk.desk import exporting, opening, receiving, writing
from pbdesk.desk.receiving import Hints
from pbdesk.errors import RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body, body
from tests.held import PERSON, add, listed, values_of


@pytest.fixture
def force(desk: Desk) -> Body:
    return body(desk)


@pytest.fixture
def seat(force: Body) -> str:
    """The foreign ministry on the list of a meeting."""
    return add(force.desk, "attendance", meeting=force.meeting(), agency=force.agencies["MFA"], presence="present")


def said_again(desk: Desk, record: str) -> str:
    """A second record like one, as another desk or an older one may have brought it."""
    said = {name: value for name, value in values_of(desk, record).items() if name != "id" and value}
    with change(desk, "exchange", PERSON) as made:
        return made.add(KINDS["attendance"], said)


def test_a_second_line_on_the_list_is_refused_and_the_one_that_stands_is_named(force: Body, seat: str) -> None:
    held = values_of(force.desk, seat)
    with pytest.raises(RuleBroken, match="“Ministry MFA” stands on the list of this meeting already \\(present\\)"):
        add(force.desk, "attendance", meeting=held["meeting"], agency=held["agency"], presence="absent")
    assert len(listed(force.desk, "attendance", meeting=held["meeting"])) == 1


def test_the_same_agency_is_on_the_list_of_another_meeting(force: Body, seat: str) -> None:
    other = add(force.desk, "attendance", meeting=force.meeting(), agency=force.agencies["MFA"], presence="present")
    assert {one["id"] for one in listed(force.desk, "attendance", agency=force.agencies["MFA"])} == {seat, other}


def test_what_is_on_the_list_is_worded_anew_and_twice_where_it_came_so(force: Body, seat: str) -> None:
    again = said_again(force.desk, seat)
    for record in (seat, again):
        assert writing.set_values(force.desk, record, {"persons": 3}, PERSON)
    writing.remove(force.desk, again, PERSON)


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), ("2026-01-01", None), (None, "2025-01-01"), ("2024-01-01", "2025-06-30")]
)
def test_a_member_is_not_entered_again_for_days_on_which_it_is_one(
    force: Body, start: str | None, end: str | None
) -> None:
    again = {"task_force": force.force, "agency": force.agencies["MOF"], "tier": "core", "start": start, "end": end}
    with pytest.raises(RuleBroken, match="“Ministry MOF” is a member of this task force on those days already"):
        add(force.desk, "membership", **again)


def test_a_member_leaves_and_comes_back_in_another_tier(force: Body) -> None:
    (held,) = listed(force.desk, "membership", agency=force.agencies["MOF"])
    writing.set_values(force.desk, str(held["id"]), {"end": "2026-02-28"}, PERSON)
    of = {"task_force": force.force, "agency": force.agencies["MOF"]}
    again = add(force.desk, "membership", **of, tier="core", start="2026-03-01")
    add(force.desk, "membership", **of, tier="periphery", end="2024-12-31")
    with pytest.raises(RuleBroken, match="\\(intermediate\\)"):
        writing.set_values(force.desk, again, {"start": "2026-02-28"}, PERSON)


def test_a_desk_that_holds_a_line_twice_goes_out_as_a_workbook_and_comes_back_without_loss(
    force: Body, seat: str
) -> None:
    said_again(force.desk, seat)
    file = force.desk.path.with_suffix(".xlsx")
    exporting.export(force.desk, file)
    with opening.new(force.desk.path.with_name("empty.pbdesk"), government="NOR", person=PERSON) as empty:
        report = receiving.accept(empty, receiving.prepare(empty, file, Hints()), PERSON)
        assert [one["refused"] for one in report["tables"]] == [0] * len(report["tables"])
        assert len(listed(empty, "attendance")) == 2
