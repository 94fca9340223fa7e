"""Records found that bear one and the same name are told apart by as little as does it."""

from collections.abc import Callable

import pytest

from pbdesk.desk import reading
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.held import add


def apart(desk: Desk, words: str) -> dict[str, dict[str, object]]:
    """What is told beside each record found."""
    return {hit.id: dict(hit.apart) for hit in reading.find(desk, words)}


@pytest.fixture
def countries(desk: Desk) -> list[str]:
    named = (("Mali", "MLI"), ("Chad", "TCD"))
    return [add(desk, "country", name=name, code=code, type="country") for name, code in named]


def test_activities_of_one_title_are_told_apart_by_their_country(desk: Desk, countries: list[str]) -> None:
    some = [add(desk, "activity", title="Wells", country=one, start="2026-01-01") for one in countries]
    assert apart(desk, "wells") == {some[0]: {"country": "Mali"}, some[1]: {"country": "Chad"}}


def test_in_one_country_the_day_is_told_and_the_agency_only_where_that_is_the_same(
    desk: Desk, countries: list[str]
) -> None:
    agency = add(desk, "actor", name="Ministry of Water", own=1, side="external")
    early, late, ours = (
        add(desk, "activity", title="Wells", country=countries[0], start=start, agency=by)
        for start, by in (("2026-01-01", None), ("2026-02-01", None), ("2026-02-01", agency))
    )
    assert apart(desk, "wells") == {
        early: {"start": "2026-01-01"},
        late: {"start": "2026-02-01"},
        ours: {"start": "2026-02-01", "agency": "Ministry of Water"},
    }


def test_a_part_is_told_by_what_it_belongs_to(desk: Desk) -> None:
    meetings = [add(desk, "meeting", number=number, date="2026-03-10") for number in ("4", "5")]
    items = [add(desk, "agenda_item", meeting=one, position=1, title="Budget") for one in meetings]
    told = apart(desk, "budget")
    assert [told[one] for one in items] == [{"meeting": "4 · 2026-03-10"}, {"meeting": "5 · 2026-03-10"}]


def test_files_of_one_name_are_told_by_what_they_are_attached_to(desk: Desk, countries: list[str]) -> None:
    some = [add(desk, "document", title="Minutes", attached_to=[one]) for one in countries]
    told = apart(desk, "minutes")
    assert [told[one] for one in some] == [{"attached_to": ["Mali"]}, {"attached_to": ["Chad"]}]


def test_nothing_is_told_beside_a_name_that_stands_alone_or_of_twins(desk: Desk, countries: list[str]) -> None:
    add(desk, "activity", title="Wells", country=countries[0])
    add(desk, "activity", title="Wells dug", country=countries[1])
    for _ in range(2):
        add(desk, "note", title="Wells seen")
    assert set(map(len, apart(desk, "wells").values())) == {0}


@pytest.mark.parametrize(
    "offered",
    [
        lambda desk: reading.find(desk, "wells", ranked=False), lambda desk: reading.latest(desk, 4),
        lambda desk: reading.choices(desk, KINDS["activity"], "wel"),
    ],
    ids=["the newest found", "the last made", "the choices for a link"],
)  # fmt: skip
def test_wherever_records_are_offered_they_are_told_apart(
    desk: Desk, countries: list[str], offered: Callable[[Desk], list[reading.Hit]]
) -> None:
    some = [add(desk, "activity", title=f"Wells {n}", country=one) for n in range(2) for one in countries]
    told = {hit.id: dict(hit.apart) for hit in offered(desk)}
    assert [told[one] for one in some] == 2 * [{"country": "Mali"}, {"country": "Chad"}]


def test_every_kind_is_told_apart_by_fields_that_are_not_its_name() -> None:
    for kind in KINDS.values():
        named = kind.title[:1] if kind.first_known else kind.title
        assert not {field.name for field in kind.apart} & set(named)
        assert not any(field.hidden for field in kind.apart)


def test_a_meeting_begins_with_what_tells_it_from_the_others_of_its_task_force(desk: Desk) -> None:
    force = add(desk, "task_force", name="Task Force on the Great Lakes")
    meeting = add(desk, "meeting", task_force=force, number="4", date="2026-03-10", title="On Ituri")
    assert reading.titles(desk, [meeting])[meeting] == "4 · 2026-03-10 · On Ituri · Task Force on the Great Lakes"
