"""Every indicator and rule describes itself whole, and documents have words for it in each of their languages."""

import json
import re

import pytest

from pbdesk.coherence.figure import BESIDE, ELEMENTS, EVERY_PART
from pbdesk.resources import resource
from tests.coherence import catalogue

INDICATORS, RULES = catalogue.indicators(), catalogue.rules()


def words(language: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(resource(f"brief/sections.{language}.json").read_text("utf-8"))
    return found


def places(text: str) -> list[str]:
    return sorted(set(re.findall(r"\{\w+\}", text)))


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_an_indicator_asks_a_question_says_how_it_is_counted_and_where_it_comes_from(name: str) -> None:
    one = INDICATORS[name]
    assert one.question.endswith("?")
    assert one.formula
    assert one.source.startswith("report, ")
    assert one.element in (*ELEMENTS, BESIDE)
    assert set(one.narrowed_by) <= set(EVERY_PART)
    assert bool(one.per) == (one.measure == "rate")


@pytest.mark.parametrize("language", ["en", "nb", "fr"])
def test_documents_have_words_for_every_indicator_and_rule(language: str) -> None:
    found = words(language)
    assert sorted({*INDICATORS, *RULES} - set(found)) == []
    assert {code: places(found[code]) for code in RULES} == {code: places(rule.words) for code, rule in RULES.items()}


def test_the_deficit_stands_beside_the_published_finding() -> None:
    published = INDICATORS["strategic_deficit"].published
    assert published is not None
    assert "336 projects" in published.words
