"""A form reads in an order that makes sense: what belongs together stands side by side, what is frozen asks nothing."""

import pytest
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit
from pytestqt.qtbot import QtBot

from pbdesk.records.kinds import KINDS
from ui.forms.form import Form
from ui.window import Window


def rows(form: Form) -> list[tuple[str, ...]]:
    """The names of the fields of each line of a form."""
    grid = form.layout()
    assert isinstance(grid, QGridLayout)
    lines: dict[int, list[tuple[int, str]]] = {}
    for name, box in form._boxes.items():
        at: tuple[int, ...] = grid.getItemPosition(grid.indexOf(box))  # type: ignore[assignment]
        line, place = at[:2]
        lines.setdefault(line, []).append((place, name))
    return [tuple(name for _, name in sorted(lines[line])) for line in sorted(lines)]


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        ("benchmark", {("unit",), ("baseline", "baseline_date"), ("target", "target_date")}),
        ("assignment", {("role",), ("start", "end")}),
        ("fund", {("type", "amount"), ("start", "end")}),
        ("policy", {("version", "status"), ("start", "end"), ("review_due", "marking")}),
    ],
)
def test_what_belongs_together_stands_side_by_side(
    window: Window, qtbot: QtBot, kind: str, pairs: set[tuple[str, ...]]
) -> None:
    assert window.opened is not None
    form = Form(window.opened, KINDS[kind])
    qtbot.addWidget(form)
    assert pairs <= set(rows(form))


def test_an_empty_field_that_is_frozen_says_that_it_is_not_known_instead_of_asking(
    window: Window, qtbot: QtBot
) -> None:
    assert window.opened is not None
    form = Form(window.opened, KINDS["decision"])
    qtbot.addWidget(form)
    asked = form._boxes["item"].input.inner
    assert isinstance(asked, QLineEdit)
    for status, said in (("recorded", "–"), ("draft", "Type to find agenda item")):
        form.show_values({"title": "It is noted", "status": status}, {}, anew=True)
        assert asked.placeholderText() == said


def test_a_choice_that_must_be_made_is_asked_for_and_only_another_may_stay_unknown(
    window: Window, qtbot: QtBot
) -> None:
    assert window.opened is not None
    form = Form(window.opened, KINDS["policy"])
    qtbot.addWidget(form)
    needed, other = form._boxes["type"].input.inner, form._boxes["marking"].input.inner
    assert isinstance(needed, QComboBox)
    assert isinstance(other, QComboBox)
    assert (needed.currentText(), other.currentText()) == ("Choose …", "not known")
