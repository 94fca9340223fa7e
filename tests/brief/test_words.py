"""The word lists and how dates, numbers and money are written in each language."""

import json
import re
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

import pbdesk.brief
from pbdesk.brief.outline import Measure
from pbdesk.brief.words import LANGUAGES, words
from pbdesk.desk.composing import tongue
from pbdesk.labels import labels
from pbdesk.records.kinds import KINDS
from pbdesk.resources import resource
from tests.coherence.catalogue import indicators, rules


def entries(language: str) -> dict[str, str]:
    loaded: dict[str, str] = json.loads(resource(f"brief/words.{language}.json").read_text("utf-8"))
    return loaded


def blanks(entry: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(entry) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words_with_the_same_blanks(language: str) -> None:
    english, other = entries("en"), entries(language)
    assert list(other) == list(english)
    assert [key for key in english if blanks(english[key]) != blanks(other[key])] == []


def test_no_word_is_empty_and_none_is_untold() -> None:
    assert [(language, key) for language in LANGUAGES for key, said in entries(language).items() if not said] == []


def test_a_language_without_a_list_is_refused() -> None:
    with pytest.raises(KeyError):
        words("de")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["14 March 2026", "1 May 2026", "March 2026", "2026"]),
        ("nb", ["14. mars 2026", "1. mai 2026", "mars 2026", "2026"]),
        ("fr", ["14 mars 2026", "1er mai 2026", "mars 2026", "2026"]),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(language: str, said: list[str]) -> None:
    assert [words(language).date(value) for value in ("2026-03-14", "2026-05-01", "2026-03", "2026")] == said


def test_a_date_that_is_none_stands_as_it_came() -> None:
    assert [words("en").date(value) for value in ("soon", "2026-13", "")] == ["soon", "2026-13", ""]


def test_months_are_shortened_in_tables() -> None:
    assert [words(language).date("2026-09-30", short=True) for language in LANGUAGES] == [
        "30 Sep 2026",
        "30. sep. 2026",
        "30 sept. 2026",
    ]


def test_every_list_names_twelve_months_twice() -> None:
    assert {
        len(entries(lang)[key].split("|")) for lang in LANGUAGES for key in ("date.months", "date.months.short")
    } == {12}


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "−1,234,567.5"), ("nb", "−1\u00a0234\u00a0567,5"), ("fr", "−1\u202f234\u202f567,5")],
)
def test_thousands_stand_apart_by_the_rule_of_the_language(language: str, said: str) -> None:
    assert words(language).number(Decimal("-1234567.5")) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["NOK 950,000", "NOK 1.0 million", "NOK 1.5 million", "NOK 12.3 billion"]),
        ("nb", ["950\u00a0000\u00a0NOK", "1,0 million NOK", "1,5 millioner NOK", "12,3 milliarder NOK"]),
        ("fr", ["950\u202f000\u00a0NOK", "1,0 million NOK", "1,5 million NOK", "12,3 milliards NOK"]),
    ],
)
def test_money_in_running_text_is_rounded_to_its_scale(language: str, said: list[str]) -> None:
    amounts = [Decimal(950_000), Decimal(1_000_000), Decimal(1_500_000), Decimal("12300000000")]
    assert [words(language).money(amount, "NOK") for amount in amounts] == said


def test_a_share_is_nought_or_whole_only_where_it_is_exactly_that() -> None:
    shares = [Decimal(0), Decimal("0.001"), Decimal("0.555"), Decimal("0.999"), Decimal(1)]
    assert [words("en").percent(one) for one in shares] == ["0%", "under 1%", "56%", "over 99%", "100%"]


def test_what_is_not_known_is_said_and_never_nought() -> None:
    said = words("en")
    assert said.percent(None) == said.money(None, "NOK") == said.amount(None) == "not known"
    assert said.measure(Measure(None, 25)) == "not known of 25"
    assert [said.not_known(Measure(1, 2, n)) for n in (0, 3, None)] == ["all known", "3 not known", "not known"]


def test_of_no_record_it_is_said_that_none_is_recorded_and_not_that_all_is_known() -> None:
    assert words("en").behind(Measure(None, 0, 0)) == "nothing recorded"
    assert words("en").behind(Measure(None, 0, 447)) == "447 not known"
    assert words("nb").behind(Measure(2, 3, 0)) == "2 av 3; alt kjent"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "NOK 12,345,678"), ("nb", "12 345 678 NOK"), ("fr", "12 345 678 NOK")]
)
def test_what_a_committee_decides_on_is_told_to_the_last_unit(language: str, said: str) -> None:
    told = words(language).exact(Decimal(12_345_678), "NOK")
    assert re.sub("[\u00a0\u202f]", " ", told) == said


def test_a_unit_that_is_no_currency_is_said_behind_its_number() -> None:
    assert words("en").amount(Decimal("1250.5"), "hours") == "1,250.5 hours"


def test_a_part_of_an_amount_is_told_in_the_scale_of_the_whole_unless_it_is_too_small_to_be_seen_there() -> None:
    whole = Decimal(72_500_000)
    parts = (0, 12_000_000, 30_000, 60_000)
    said = [words("nb").measure(Measure(part, whole, 0, "NOK")) for part in parts]
    assert said[0].replace("\xa0", " ") == "0 av 72,5 millioner NOK"
    assert said[1].replace("\xa0", " ") == "12,0 av 72,5 millioner NOK"
    assert said[2].replace("\xa0", " ") == "30 000 NOK av 72,5 millioner NOK"
    assert said[3].replace("\xa0", " ") == "0,1 av 72,5 millioner NOK"
    assert words("en").measure(Measure(3, 900, 0, "NOK")).replace("\xa0", " ") == "NOK 3 of 900"


def test_what_is_not_known_of_an_amount_is_a_number_of_records() -> None:
    assert words("en").not_known(Measure(1, 2, 3, "NOK")) == "3 not known"


def code() -> str:
    folder = Path(pbdesk.brief.__file__).parent
    return "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))


def test_every_listed_word_is_used() -> None:
    named = set(re.findall(r"\"([a-z_.]+)\"", code()))
    families = set(re.findall(r"f[\"']([a-z]+)\.\{", code()))
    assert [key for key in entries("en") if key not in named and key.split(".")[0] not in families] == []


def test_every_word_that_is_asked_for_is_listed() -> None:
    asked = set(re.findall(r"say\(\s*\"([a-z_.]+)\"", code()))
    assert len(asked) > 20
    assert asked - set(entries("en")) == set()


@pytest.mark.parametrize("language", ["nb", "fr"])
def test_a_decision_record_names_every_field_it_tells_of_in_its_own_language(language: str) -> None:
    told = [field.label for field in KINDS["decision"].fields if not field.hidden]
    assert [label for label in told if label not in labels(language)] == []


def heads() -> set[tuple[str, str]]:
    """The fields that papers name, by their kind: the source says `_ACTION["due"]`."""
    source = "".join(path.read_text("utf-8") for path in Path(tongue.__file__).parent.glob("*.py"))
    found = re.findall(r"(?:_([A-Z]+)|KINDS\[\"(\w+)\"\]\.by_name)\[\"(\w+)\"\]", source)
    return {((short or kind).lower(), field) for short, kind, field in found}


@pytest.mark.parametrize("language", ["nb", "fr"])
def test_every_field_that_heads_something_in_a_paper_has_its_label_and_choices_in_each_language(language: str) -> None:
    fields = [KINDS[kind].by_name[name] for kind, name in heads()]
    assert len(fields) > 25
    said = [text for field in fields for text in (field.label, *field.choices)]
    assert [text for text in said if text not in labels(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paper_says_a_choice_of_the_records_again(language: str) -> None:
    again = [key for key in tongue.entries(language) if key.startswith(("field.", "choice."))]
    assert again == []


def test_a_figure_and_a_finding_are_called_the_same_in_papers_and_in_the_window() -> None:
    here, there, window = tongue.entries("en"), tongue.entries("nb"), labels("nb")
    told = [key for key in (*indicators(), *rules()) if here.get(key) in window]
    assert len(told) > 20
    assert [key for key in told if there[key] != window[here[key]]] == []
