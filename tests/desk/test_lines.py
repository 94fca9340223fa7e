"""The card of lines to take: sentences that a minister can say, each with the figures behind it."""

import importlib
import pkgutil
from collections.abc import Iterator
from decimal import Decimal

import pytest

from pbdesk import coherence
from pbdesk.brief.outline import Outline
from pbdesk.brief.tables import Row, Table
from pbdesk.brief.words import LANGUAGES
from pbdesk.coherence.figure import ELEMENTS, Indicator
from pbdesk.desk import briefing, writing
from pbdesk.desk.composing.tongue import entries
from pbdesk.desk.wanted import Wanted
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.desk.engagement import DAY, engage


@pytest.fixture
def country(desk: Desk) -> str:
    """The country of a small engagement with something of everything."""
    return engage(desk)["cod"]


def card(desk: Desk, country: str, language: str = "en", day: str = DAY) -> Outline:
    return briefing.prepare(desk, Wanted("lines", country, as_of=day, language=language)).outline


def lines(outline: Outline) -> dict[str, Row]:
    """The lines of a card by what is asked about."""
    (table,) = [block for section in outline.sections for block in section.blocks if isinstance(block, Table)]
    return {str(row[0]): row for row in table.rows}


def indicators() -> Iterator[Indicator]:
    """Every indicator of the four elements."""
    for module in pkgutil.walk_packages(coherence.__path__, "pbdesk.coherence."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Indicator) and value.element in ELEMENTS:
                yield value


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_card_says_is_a_sentence(desk: Desk, country: str, language: str) -> None:
    said = [str(row[1]) for row in lines(card(desk, country, language)).values()]
    assert len(said) == 10
    assert [one for one in said if not (one.endswith(".") and " " in one) or "%" in one] == []


def test_a_line_counts_and_the_figures_behind_it_are_the_same(desk: Desk, country: str) -> None:
    row = lines(card(desk, country))["Activities that serve no objective of the strategy"]
    assert str(row[1]).startswith("No objective of our strategy is named for 2 of 4 activities.")
    assert str(row[2]).startswith("50%; 2 of 4; all known")


def test_all_and_none_are_said_as_people_say_them(desk: Desk, country: str) -> None:
    said = {str(row[1]) for row in lines(card(desk, country)).values()}
    assert "We share none of the 2 objectives with other external frameworks." in said
    assert "0 of 2" not in " ".join(said)


def test_what_the_records_do_not_say_is_said_to_be_not_known(desk: Desk) -> None:
    country = writing.add(desk, KINDS["country"], {"name": "Burundi", "code": "BDI"}, "Kari")
    said = {str(row[1]) for row in lines(card(desk, country)).values()}
    unknown = "That is not known; the records do not say."
    assert {"No policy is in force.", "No lead agency is recorded.", unknown} <= said


def test_a_review_that_is_past_is_not_called_one_to_come(desk: Desk, country: str) -> None:
    assert "review was due on" in str(lines(card(desk, country, day="2029-01-01"))["Our policy"][2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_a_sentence(language: str) -> None:
    known = entries(language)
    assert sorted({f"lines.{one.name}" for one in indicators()} - set(known)) == []


def test_a_rate_is_told_as_a_rate_and_not_as_a_share(desk: Desk, country: str) -> None:
    from pbdesk.desk.composing.lines import LinesComposer
    from pbdesk.desk.gathering import country as gathering
    from pbdesk.desk.knowing import knowing

    with knowing(desk, "", None) as known:
        found = gathering.gather(known, country, DAY)
    (rate,) = found.profile.figures("requests_per_month")
    assert rate.ratio is not None
    assert rate.ratio > Decimal(0)
    row = LinesComposer(found, "en").line(rate)
    assert "requests a month of internal actors" in str(row[1])
    assert "%" not in str(row[2])
