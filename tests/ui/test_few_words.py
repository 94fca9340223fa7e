"""A card puts into words only what it shows; the rest is counted."""

from ui.widgets.links import Line, LinkCard
from ui.widgets.parts import LinkButton
from ui.window import Window


def test_a_card_of_a_thousand_words_eight_of_them_and_fifty_more_when_asked(window: Window) -> None:
    worded: list[int] = []

    def word(n: int) -> Line:
        worded.append(n)
        return Line("", f"Matter {n}")

    assert window.opened is not None
    card = LinkCard(window.opened, "Matters", "None")
    card.show_worded(range(1000), word)
    assert worded == list(range(8))
    more = card.findChild(LinkButton)
    assert more is not None
    assert more.accessibleName() == "and 992 more"
    more.click()
    assert len(worded) == 8 + 58
