"""What is drawn by lot for one odd workbook: its language, its size, the traps in it."""

import random

from tests.intake import odd_headings as headings
from tests.intake import odd_words as words
from tests.intake.odd_truth import Cell

_OWN = {"en": "USD", "fr": "EUR", "es": "EUR", "pt": "EUR", "nb": "NOK", "sv": "SEK"}


class Dice:
    """The lots of one workbook, from a seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - a game of dice
        self.language = self.dice.choice(words.LANGUAGES)
        self.traps: set[str] = set()
        self.currency = _OWN[self.language]
        self.height = self.dice.randint(6, 40)
        self.factor = 1
        self.said_above = ""
        self.problems: set[str] = set()
        self.is_text = self.dice.random() < 0.25
        self.years: list[int] = []
        self.periods = False
        self.twins: list[str] = []
        self.elsewhere = frozenset[str]()

    def trap(self, name: str, likely: float = 0.2) -> bool:
        """Whether a trap is set."""
        if self.dice.random() < likely:
            self.traps.add(name)
            return True
        return False

    def word(self, name: str) -> str:
        """A heading for a field; one that means another field by what else is there or is not there is left out."""
        known = headings.HEADINGS[self.language][name]
        return self.dice.choice([word for word in known if word not in headings.EITHER_ROLE | self.elsewhere])

    def is_blank(self, cell: Cell) -> bool:
        """Whether a cell says that nothing is known."""
        return cell is None or cell in words.BLANKS[self.language]

    def blank(self) -> Cell:
        """A way of saying that nothing is known."""
        return self.dice.choice(words.BLANKS[self.language])
