"""The versions of a policy or a framework, to go from one to another: side by side while they are few, else a list."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.widgets.choice import ChoiceBox
from ui.widgets.parts import LinkButton, label
from ui.words import tr

_FEW = 5
"""So many versions stand side by side."""


def version_links(
    versions: Sequence[tuple[str, int]], shown: str, choose: Callable[[str], object]
) -> list[QWidget]:
    """Every version (its id and number), the one shown marked."""
    if len(versions) > _FEW:
        return [_list(versions, shown, choose)]
    return [_link(record, number, shown, choose) for record, number in versions]


def _link(record: str, number: int, shown: str, choose: Callable[[str], object]) -> QWidget:
    words = tr("Version {n}", n=number)
    return label(words, "shown") if record == shown else LinkButton(words, partial(choose, record))


def _list(versions: Sequence[tuple[str, int]], shown: str, choose: Callable[[str], object]) -> ChoiceBox:
    made = ChoiceBox()
    made.setAccessibleName(tr("Version"))
    for record, number in versions:
        made.addItem(tr("Version {n}", n=number), record)
    made.setCurrentIndex(made.findData(shown))
    made.activated.connect(lambda at: choose(str(made.itemData(at))))
    return made
