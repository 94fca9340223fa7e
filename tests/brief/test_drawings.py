"""Timelines and actors on rings as native charts: every day and every actor is drawn, and told apart in grey too."""

import io
from datetime import date, timedelta

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree

from pbdesk.brief import networks, timelines
from pbdesk.brief.drawings import Held, Lane, Look, Member, Network, Timeline
from pbdesk.brief.excel import excel
from pbdesk.brief.outline import Outline, Section
from pbdesk.brief.plots import word_chart
from pbdesk.brief.rings import around, is_above
from pbdesk.brief.words import words
from tests.brief.valid import faults

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DAY = date(2024, 1, 1)


def held(*parts: tuple[str, int, Look]) -> tuple[Held, ...]:
    """Days in a row from 1 January 2024 on: whose, how many, drawn how."""
    made, start = [], DAY
    for who, days, look in parts:
        made.append(Held(who, start, start + timedelta(days=days - 1), look))
        start += timedelta(days=days)
    return tuple(made)


def timeline(*lanes: tuple[Held, ...]) -> Timeline:
    named = tuple(Lane(f"Lane {at}", some) for at, some in enumerate(lanes, 1))
    return Timeline("Leads", "Who led when", "Told.", ("For", "Who", "From", "To"), named)


LEADS = timeline(
    held(("MFA", 300, Look.FILLED), ("Nobody", 40, Look.HATCHED), ("MOD", 200, Look.FILLED), ("MFA", 90, Look.FILLED)),
    held(("MOD", 400, Look.FILLED), ("Several", 30, Look.CROSSED), ("MFA", 200, Look.FILLED)),
)
RINGS = ("Core", "Intermediate", "Periphery", "Not known")
NET = Network("Force", "Force: members", "Told.", ("Actor", "Tier", "Meetings"), RINGS, (
    Member("AID", 0, 0), Member("MFA", 0, 4), Member("MOD", 0, 2), Member("MOJ", 1, 0), Member("POD", 3, None),
))  # fmt: skip


def series(of: Timeline | Network) -> list[etree._Element]:
    return list(etree.fromstring(word_chart(of, words("nb"))[0]).iter(f"{C}ser"))


def text(of: etree._Element, path: str) -> list[str]:
    return [str(one.text) for one in of.find(f"{C}{path}").iter(f"{C}v")]


def test_a_lane_is_a_bar_whose_parts_are_its_days_in_their_order() -> None:
    told = [(text(one, "tx"), text(one, "val")) for one in series(LEADS)]
    # The first series lifts every bar to its first day, which Excel counts as 45292.
    assert told[0][1] == ["45292", "45292"]
    first = [(name[0], days[0]) for name, days in told[1:] if days and _has(LEADS, name[0])]
    assert ("MFA", "300") in first
    assert [row[0] for row in timelines.grid(LEADS)] == ["For", "Lane 1", "Lane 2"]


def _has(of: Timeline, who: str) -> bool:
    return any(one.who == who for lane in of.lanes for one in lane.held)


def test_days_of_nobody_and_of_several_are_patterned_and_the_others_filled() -> None:
    looks = {text(one, "tx")[0]: one.find(f"{C}spPr/{A}pattFill") for one in series(LEADS)[1:]}
    assert {who: None if found is None else found.get("prst") for who, found in looks.items()} == {
        "MFA": None, "MOD": None, "Nobody": "wdUpDiag", "Several": "openDmnd",
    }  # fmt: skip


def test_the_legend_names_each_once_and_not_the_days_before_from_whichever_end_it_is_counted() -> None:
    root = etree.fromstring(word_chart(LEADS, words("en"))[0])
    gone = {int(one.find(f"{C}idx").get("val")) for one in root.iter(f"{C}legendEntry")}
    every = [text(one, "tx")[0] for one in series(LEADS)]
    for counted in (gone, {len(every) - 1 - at for at in gone}):
        assert sorted(name for at, name in enumerate(every) if at not in counted) == ["MFA", "MOD", "Nobody", "Several"]


STRETCH = some.tuples(some.sampled_from("ABC"), some.integers(1, 400), some.just(Look.FILLED))
LANES = some.lists(some.lists(STRETCH, min_size=1, max_size=6).map(lambda parts: held(*parts)), min_size=1, max_size=4)


@settings(max_examples=40)
@given(LANES)
def test_every_lane_keeps_its_days_and_their_order_whatever_the_others_are(lanes: list[tuple[Held, ...]]) -> None:
    of = timeline(*lanes)
    heads, *rows = timelines.grid(of)
    for lane, row in zip(of.lanes, rows, strict=True):
        shown = [(who, days) for who, days in zip(heads[2:], row[2:], strict=True) if days is not None]
        assert shown == [(one.who, (one.until - one.since).days + 1) for one in lane.held]


def test_actors_stand_on_their_rings_with_their_names_and_lines_by_how_often_they_came() -> None:
    every = series(NET)
    named = {one.find(f"{C}tx").findtext(f".//{C}v"): one for one in every if one.find(f"{C}dLbls") is not None}
    assert list(named) == ["Core", "Intermediate", "Not known"]
    marks = {name: one.find(f"{C}marker/{C}symbol").get("val") for name, one in named.items()}
    assert marks == {"Core": "circle", "Intermediate": "square", "Not known": "circle"}
    labels = [run.text for one in every for run in one.iter(f"{A}t")]
    assert sorted(str(one) for one in labels) == ["AID", "MFA", "MOD", "MOJ", "POD"]
    spokes = [one for one in every if one.find(f"{C}tx").findtext(f".//{C}v") in ("MFA", "MOD")]
    lines = [int(one.find(f"{C}spPr/{A}ln").get("w")) for one in spokes]
    # MFA came to four meetings and MOD to two; who came to none, or nobody knows, has no line.
    assert lines == [47625, 28575]
    ends = [[float(text(one, axis)[-1]) for axis in ("xVal", "yVal")] for one in spokes]
    marks_at = [(row[3], row[4]) for row in networks.grid(NET) if row[0] in ("MFA", "MOD") and row[1]]
    for (across, up), (x, y) in zip(ends, marks_at, strict=True):
        assert abs(across * float(str(y)) - up * float(str(x))) < 1e-3
        assert 0.7 < (across**2 + up**2) ** 0.5 / (float(str(x)) ** 2 + float(str(y)) ** 2) ** 0.5 < 1


@given(some.lists(some.integers(0, 3), min_size=1, max_size=30))
def test_nobody_stands_on_anybody_and_the_closest_tier_is_innermost(rings: list[int]) -> None:
    placed = around(sorted(rings))
    assert len({(round(x, 6), round(y, 6)) for x, y in placed}) == len(rings)
    far = [round((x * x + y * y) ** 0.5, 6) for x, y in placed]
    assert far == sorted(far)
    assert not is_above((1.0, 0.0))


def outline(*blocks: Timeline | Network) -> Outline:
    return Outline("T", "en", date(2026, 1, 1), "G", "note", (Section("S", blocks),))


def test_in_a_workbook_the_numbers_of_a_drawing_stand_below_it_and_are_not_printed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel(outline(LEADS, NET))))
    for name, of in (("Leads", LEADS), ("Force", NET)):
        sheet = book[name]
        (table,) = sheet.tables.values()
        assert sheet.max_row > int(sheet.print_area.rsplit("$", 1)[1])
        found = [row for row in sheet.iter_rows(values_only=True) if row[0] == of.headings[0]]
        assert len(found) == 2
        assert table.ref.startswith("A5")


def test_both_hold_to_the_schemas_of_office() -> None:
    from pbdesk.brief.word import word

    assert faults(word(outline(LEADS, NET)), "docx") == []
    assert faults(excel(outline(LEADS, NET)), "xlsx") == []
