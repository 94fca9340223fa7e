"""Long policies held against each other: at once, and paragraph by paragraph."""

from time import process_time

from pbdesk.desk.comparing import How, Piece, words_compared

PARAGRAPHS = [" ".join(f"word{(place * line) % 601}" for place in range(100)) for line in range(1, 51)]


def test_five_thousand_words_with_a_change_in_every_paragraph_are_compared_at_once() -> None:
    later = [f"Now {paragraph} indeed" for paragraph in PARAGRAPHS]
    began = process_time()
    pieces = words_compared("\n\n".join(PARAGRAPHS), "\n\n".join(later))
    assert process_time() - began < 0.5
    put_in = [one.text.split() for one in pieces if one.how is How.IN]
    assert put_in == [["Now"], *[["indeed", "Now"]] * 49, ["indeed"]]
    assert not [one for one in pieces if one.how is How.OUT]


def test_a_paragraph_that_is_put_in_leaves_its_neighbours_whole() -> None:
    former, later = "We pay all.\nWe train judges.", "We pay all.\nWe train the police.\nWe train judges."
    assert words_compared(former, later) == (
        Piece(How.KEPT, "We pay all."), Piece(How.IN, "\nWe train the police."), Piece(How.KEPT, "\nWe train judges."),
    )  # fmt: skip


def test_two_texts_too_long_to_be_held_word_by_word_are_told_as_rewritten() -> None:
    former, later = "old " * 21_000, "new " * 21_000
    assert [one.how for one in words_compared(former, later)] == [How.OUT, How.IN]
