"""No word, day or amount of a Word table is broken in two while the page has room for it."""

import pytest

from pbdesk.brief.tables import Column, Holds, Table
from pbdesk.brief.widths import PADDING, fitted, shown, widths, word_width
from pbdesk.brief.words import LANGUAGES, words

PAGE = 9412


def table(*rows: tuple[str | None, ...]) -> Table:
    columns = (
        Column("Policy", width=6.0),
        Column("Government department", width=0.5),
        Column("Due", Holds.DATE, 0.5),
    )
    return Table("t", "t", columns, rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_narrow_columns_take_from_the_broad_what_their_words_and_days_need(language: str) -> None:
    of = table(("Engagement policy", "Samferdselsdepartementet", "2026-12-31"))
    said = words(language)
    made = widths(of.columns, PAGE, shown(of, said))
    assert sum(made) == PAGE
    assert made[1] >= word_width("department")
    assert made[2] >= word_width(said.date("2026-12-31", short=True).replace(" ", "\u00a0"), bold=False)


def test_columns_with_room_stay_as_they_were_asked_for() -> None:
    assert fitted([3000, 3000, 3412], [1000, 2000, 500]) == [3000, 3000, 3412]


def test_where_no_page_is_broad_enough_only_the_longest_word_is_broken() -> None:
    assert fitted([1000, 1000, 1000], [900, 800, 2000]) == [900, 800, 1300]


def test_a_word_may_end_at_a_slash_and_an_address_may_be_broken() -> None:
    assert word_width("internal/external") == word_width("external")
    assert word_width("x" * 60) == PADDING


def test_letters_are_measured_in_the_broad_face_that_stands_in_for_calibri() -> None:
    assert word_width("government") > word_width("illiteracy") > word_width("illicit")


def test_the_number_of_a_decision_is_not_broken_behind_its_stroke() -> None:
    assert word_width("2026/001") > word_width("2026")
