import pytest
from PySide6.QtWidgets import QApplication, QLabel

from pbdesk.records.kinds import KINDS
from ui import display, words
from ui.tables.filters import conditions_of
from ui.widgets.links import Line, LinkCard
from ui.widgets.said_days import understood
from ui.window import Window

ACTIVITY = KINDS["activity"].by_name


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    words.speak("en")


@pytest.mark.parametrize(("iso", "said"), [("2026-03-14", "14 Mar 2026"), ("2026-03", "Mar 2026"), ("2026", "2026")])
def test_a_date_is_said_as_far_as_it_is_known(iso: str, said: str) -> None:
    assert display.date(iso) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Task Force · 4 · 2024-02-20 · Meeting 4", "Task Force · 4 · 20 Feb 2024 · Meeting 4"),
        ("Ministry of Justice · 2025-06-01", "Ministry of Justice · 1 Jun 2025"),
        ("Engagement with Chad · version 2", "Engagement with Chad · version 2"),
        ("Strategy version 3", "Strategy version 3"),
        ("2025-06", "Jun 2025"),
        ("Note on 2025-06-01", "Note on 2025-06-01"),
        ("Wells 2025-06-01 · north", "Wells 2025-06-01 · north"),
    ],
)
def test_the_day_a_record_is_called_by_is_said_in_words(title: str, said: str) -> None:
    assert display.title(title) == said


def test_the_version_a_record_is_called_by_is_said_in_the_language_of_the_window() -> None:
    words.speak("nb")
    said = [display.title(one) for one in ("Politikk for Tsjad · version 2", "Strategy version 3")]
    words.speak("en")
    assert said == ["Politikk for Tsjad · versjon 2", "Strategy version 3"]


def test_what_stands_under_a_line_says_versions_and_days_in_the_language_of_the_window(window: Window) -> None:
    assert window.opened is not None
    words.speak("nb")
    card = LinkCard(window.opened, "Svar", "Ingen")
    card.show_lines([Line("", "Forsvarsdepartementet", "Politikk for Tsjad · version 2 · 2026-03-14")])
    words.speak("en")
    said = [one.accessibleName() for one in card.findChildren(QLabel)]
    assert "Politikk for Tsjad · versjon 2 · 14. mars 2026" in said


@pytest.mark.parametrize(("value", "said"), [(2.0, "2"), (2.5, "2.5"), (0.25, "0.25"), (0.001, "0.0"), (12, "12")])
def test_a_number_has_decimals_only_where_there_are_some(value: float, said: str) -> None:
    assert display.number(value) == said


@pytest.mark.parametrize(
    ("thousandths", "said"),
    [(1_250_000_000, "1,250,000 NOK"), (1_500, "1.50 NOK"), (-105_000, "−105 NOK"), (0, "0 NOK"), (1_001, "1.001 NOK")],
)
def test_money_is_said_with_its_currency(thousandths: int, said: str) -> None:
    assert display.money(thousandths, "NOK") == said


def test_what_is_not_known_is_never_zero() -> None:
    values = {"budget": None, "currency": "NOK"}
    assert display.shown(ACTIVITY["budget"], values, {}) == ""


def test_a_link_is_said_by_its_title() -> None:
    assert display.shown(ACTIVITY["agency"], {"agency": "id"}, {"id": "Ministry of Justice"}) == "Ministry of Justice"


def test_yes_no_and_not_known_are_three_things() -> None:
    joint = ACTIVITY["joint"]
    assert [display.shown(joint, {"joint": value}, {}) for value in (1, 0, None)] == ["yes", "no", ""]


@pytest.mark.parametrize("text", ["2026-03-14", "14.3.2026", "14/3/2026", "14 Mar 2026", " 14  March 2026 "])
def test_a_day_is_understood_as_people_write_it(text: str) -> None:
    assert understood(text, coarse=False) == "2026-03-14"


@pytest.mark.parametrize("text", ["soon", "32.1.2026", "2026-13-01", "2026"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert understood(text, coarse=False) is None


def test_a_year_will_do_where_a_date_may_be_coarse() -> None:
    assert understood("2012", coarse=True) == "2012"
    assert understood("2012-07", coarse=True) == "2012-07"


def asked(name: str, text: str) -> list[tuple[str, object]] | None:
    found = conditions_of(ACTIVITY[name], text)
    return None if found is None else [(one.test, one.value) for one in found]


def test_an_empty_filter_asks_for_nothing() -> None:
    assert asked("title", "  ") == []


def test_a_text_is_sought_anywhere_in_a_title() -> None:
    assert asked("title", "water") == [("contains", "water")]


def test_a_dash_asks_for_what_is_not_known() -> None:
    assert asked("budget", "–") == [("unknown", None)]


def test_a_year_means_all_its_days() -> None:
    assert asked("start", "2020") == [("from", "2020"), ("to", "2020-12-31")]


def test_a_span_of_years_and_an_open_span() -> None:
    assert asked("start", "2020–2024") == [("from", "2020"), ("to", "2024-12-31")]
    assert asked("start", "> 2023") == [("from", "2023")]


def test_an_amount_is_sought_in_thousandths() -> None:
    assert asked("budget", "> 1,000") == [("from", 1_000_000)]
    assert asked("budget", "100-200.5") == [("from", 100_000), ("to", 200_500)]


def test_a_filter_that_is_no_number_is_not_understood() -> None:
    assert asked("budget", "many") is None


def test_a_choice_that_a_record_is_called_by_is_in_the_language_of_the_window() -> None:
    assert display.title("2025 · planned") == "2025 · planned"
    assert display.title("recipient coordinates · 2026-05-20") == "Recipient coordinates · 20 May 2026"
    assert display.title("rule of law") == "Rule of law"
    words.speak("nb")
    assert display.title("2025 · planned") == "2025 · planlagt"
    assert display.title("rule of law") == "Rettsstat"
    assert display.title("A plan that was planned") == "A plan that was planned"
    words.speak("en")


def test_within_a_sentence_only_the_first_letter_of_a_name_of_a_kind_is_small() -> None:
    assert words.within("Judgement on a Rome principle") == "judgement on a Rome principle"
    assert words.within("IMPP or mission plan") == "IMPP or mission plan"


def test_a_place_in_the_report_is_said_in_the_language_of_the_window_and_no_other_source_is_touched() -> None:
    words.speak("nb")
    said = [
        display.shown(KINDS[kind].by_name[name], {name: text}, {})
        for kind, name, text in (
            ("note", "evidence", "report, Recommendations, Agency Coherence"),
            ("strategy", "reference", "report, n. 16"),
            ("note", "evidence", "reporters, Goma"),
            ("note", "title", "report, second draft"),
        )
    ]
    words.speak("en")
    assert said == ["NUPI-rapporten 2007, Recommendations, Agency Coherence", "NUPI-rapporten 2007, n. 16",
                    "reporters, Goma", "report, second draft"]  # fmt: skip
