"""Charts as they stand in both formats: of the right kind, with gaps for what is not known."""

from decimal import Decimal
from itertools import pairwise

import pytest
from lxml import etree

from pbdesk.brief.charts import COLOURS, GREY, height
from pbdesk.brief.drawings import Chart, Drawn, Series
from pbdesk.brief.plots import word_chart
from pbdesk.brief.tables import Holds
from pbdesk.brief.words import words

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SERIES = (Series("Planned", (4, 7, None)), Series("Spent", (3, 2, 1)), Series("Not known", (0, 1, 5), not_known=True))


def chart(drawn: Drawn, categories: tuple[str, ...] = ("2024", "2025", "2026")) -> Chart:
    return Chart("Delivery", "Delivery and absorption", "Told in words.", drawn, "Year", categories, SERIES)


def drawn_part(drawn: Drawn) -> etree._Element:
    return etree.fromstring(word_chart(chart(drawn), words("nb"))[0])


@pytest.mark.parametrize(
    ("drawn", "kind", "grouping"),
    [
        (Drawn.BAR, "barChart", "clustered"),
        (Drawn.STACKED, "barChart", "stacked"),
        (Drawn.SHARES, "barChart", "percentStacked"),
        (Drawn.COLUMN, "barChart", "clustered"),
        (Drawn.LINE, "lineChart", "standard"),
    ],
)
def test_a_chart_is_drawn_as_it_was_asked_for(drawn: Drawn, kind: str, grouping: str) -> None:
    (plot,) = drawn_part(drawn).iter(f"{C}{kind}")
    assert plot.find(f"{C}grouping").get("val") == grouping
    assert len(plot.findall(f"{C}ser")) == 3


@pytest.mark.parametrize("drawn", Drawn)
def test_what_is_not_known_is_a_gap_and_not_nought(drawn: Drawn) -> None:
    root = drawn_part(drawn)
    first = next(root.iter(f"{C}val"))
    assert {point.get("idx"): point.findtext(f"{C}v") for point in first.iter(f"{C}pt")} == {"0": "4", "1": "7"}
    assert [one.get("val") for one in root.iter(f"{C}dispBlanksAs")] == ["gap"]


def test_a_line_goes_straight_from_year_to_year() -> None:
    assert [one.get("val") for one in drawn_part(Drawn.LINE).iter(f"{C}smooth")] == ["0", "0", "0"]


@pytest.mark.parametrize("drawn", Drawn)
def test_no_chart_makes_up_a_title_beside_its_caption(drawn: Drawn) -> None:
    assert [one.get("val") for one in drawn_part(drawn).iter(f"{C}autoTitleDeleted")] == ["1"]


def test_the_part_not_known_is_grey() -> None:
    series = list(drawn_part(Drawn.SHARES).iter(f"{C}ser"))
    colours = [next(one.find(f"{C}spPr").iter(f"{A}srgbClr")).get("val") for one in series]
    assert [colour == GREY for colour in colours] == [False, False, True]


def test_lying_bars_get_room_for_each_category() -> None:
    many = tuple(str(year) for year in range(2000, 2020))
    assert height(chart(Drawn.SHARES, many)) > 2 * height(chart(Drawn.SHARES))
    assert height(chart(Drawn.LINE, many)) == height(chart(Drawn.LINE))


def test_neighbouring_series_and_the_grey_of_the_unknown_stay_apart_without_hue() -> None:
    grey = [_grey(one) for one in COLOURS]
    assert all(abs(one - other) > 50 for one, other in pairwise(grey))
    assert all(abs(_grey(GREY) - one) > 30 for one in grey)


def test_the_parts_of_a_stack_are_set_apart_by_a_white_line() -> None:
    assert b'<a:ln w="12700"><a:solidFill><a:srgbClr val="FFFFFF"/>' in word_chart(_stack(), words("en"))[0]


def _grey(colour: str) -> float:
    """The lightness that a print without colour leaves (ITU-R BT.601)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _stack() -> Chart:
    series = (Series("Yes", (3, 2)), Series("No", (1, 4)))
    return Chart("Known", "Known", "Known.", Drawn.STACKED, "Question", ("One", "Two"), series)


def test_a_share_that_is_nearly_all_is_not_labelled_all() -> None:
    said = words("nb")
    shares = (Decimal("0.9952"), Decimal("0.003"), Decimal(1), Decimal(0))
    series = Series("Andel", shares, told=tuple(map(said.almost, shares)))
    of = Chart("Andeler", "Andeler", "Fortalt.", Drawn.BAR, "Tall", ("a", "b", "c", "d"), (series,), Holds.PERCENT)
    labels = list(etree.fromstring(word_chart(of, said)[0]).iter(f"{C}dLbl"))
    assert ["".join(one.itertext(f"{A}t")) for one in labels] == ["over 99\u00a0%", "under 1\u00a0%"]


def test_many_columns_are_read_at_a_scale_and_not_by_numbers_over_each_other() -> None:
    months = tuple(f"m{at}" for at in range(30))
    series = (Series("Requests", tuple(at % 4 for at in range(30))),)
    of = Chart("Requests", "Requests a month", "Told.", Drawn.COLUMN, "Month", months, series)
    root = etree.fromstring(word_chart(of, words("en"))[0])
    assert not list(root.iter(f"{C}dLbls"))
    assert [one.get("val") for one in root.iter(f"{C}majorUnit")] == ["1"]
    assert [one.get("val") for one in root.iter(f"{C}tickLblSkip")] == ["3"]
    assert len(list(drawn_part(Drawn.COLUMN).iter(f"{C}dLbls"))) == 3
