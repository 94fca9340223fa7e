"""What the framework covers: causes by dimensions, each crossing with its objectives by phase, which it opens."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.blocks import Part
from ui.widgets.parts import LinkButton, card, column, label, row
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.coherence.coverage import Coverage, Crossing, Line, Side


def coverage_card(opened: Opened, framework: dict[str, Any], found: "Coverage") -> QFrame:
    """The matrix, what it leaves out, and how far the framework is tied to agreements and other strategies."""
    parts: list[Part] = [label(tr("Coverage"), "heading"),
                         label(tr("Which objectives answer which cause, by dimension and phase. A number opens them."),
                               "quiet", wrap=True)]  # fmt: skip
    if not found.causes:
        parts.append(label(tr("Nothing to cover yet: name the causes, then the objectives that answer them."), "quiet"))
        return card(*parts)
    parts.append(_matrix(opened, framework, found))
    parts += [_warning(tr("No objective answers: {cause}", cause=one.name)) for one in found.uncovered]
    for side in found.aimless:
        parts.append(_warning(_aimless(side)))
    tied = tr("{n} of {all} objectives are tied to a provision of an agreement or an aim of another strategy.",
              n=found.anchored_objectives, all=found.objectives)  # fmt: skip
    parts.append(label(tied, "quiet", wrap=True))
    return card(*parts)


def _warning(text: str) -> QLabel:
    return label(f"⚠ {text}", "warn", wrap=True)


def _aimless(side: "Side") -> str:
    number = count_of(side.activities, "1 activity", "{n} activities")
    return tr("{dimension}: {number}, but no objective", dimension=display.choice(side.dimension.name), number=number)


def _matrix(opened: Opened, framework: dict[str, Any], found: "Coverage") -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE)
    grid.setVerticalSpacing(SPACE // 2)
    for at, side in enumerate(found.dimensions, 1):
        name = display.choice(side.name) if side.id else tr("Dimension not said")
        grid.addWidget(label(name, "label", wrap=True), 0, at, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(at, 2)
    grid.setColumnStretch(0, 3)
    for down, cause in enumerate(found.causes, 1):
        grid.addLayout(_cause(opened, cause), down, 0)
        for at, side in enumerate(found.dimensions, 1):
            grid.addLayout(_cell(opened, framework, found.at(cause.id, side.id)), down, at)
    _done(opened, framework, found, grid, len(found.causes) + 1)
    return made


def _cause(opened: Opened, cause: "Line") -> QLayout:
    if not cause.id:
        return row(label(tr("Cause not said"), "quiet"), 1)
    opens = LinkButton(cause.name, partial(opened.record_wanted.emit, cause.id), 5)
    return column(opens.share(), label(display.choice(cause.type), "quiet"), 1, spacing=0)


def _cell(opened: Opened, framework: dict[str, Any], crossings: "tuple[Crossing, ...]") -> QLayout:
    links = [LinkButton(_words(one), partial(_open, opened, framework, one), 2).share() for one in crossings]
    none = label("–", "quiet")
    none.setContentsMargins(0, SPACE // 2, 0, 0)
    return column(*links, 1, spacing=0) if links else column(none, 1)


def _words(one: "Crossing") -> str:
    return f"{one.number} · {display.choice(one.phase) if one.phase else tr('phase not said')}"


def _open(opened: Opened, framework: dict[str, Any], one: "Crossing") -> None:
    from pbdesk.store.query import Condition, Listing

    wanted = [Condition("framework", "is", framework["id"])]
    for name, value in (("causes", one.cause.id), ("dimension", one.dimension.id), ("phase", one.phase)):
        wanted.append(Condition(name, "is", value) if value else Condition(name, "unknown"))
    opened.listing_wanted.emit(Listing(KINDS["objective"], tuple(wanted)))


def _done(opened: Opened, framework: dict[str, Any], found: "Coverage", grid: QGridLayout, down: int) -> None:
    """The last line: what is done in each dimension, wanted or not."""
    grid.addWidget(label(tr("Activities in it"), "label"), down, 0)
    sides = {one.dimension.id: one for one in found.sides}
    for at, dimension in enumerate(found.dimensions, 1):
        side = sides.get(dimension.id)
        if side is not None and side.activities:
            number = display.number(side.activities)
            grid.addWidget(LinkButton(number, partial(_open_done, opened, framework, side)).share(), down, at)
        else:
            grid.addWidget(label("–", "quiet"), down, at)


def _open_done(opened: Opened, framework: dict[str, Any], side: "Side") -> None:
    from pbdesk.store.query import Condition, Listing

    there = Condition("dimension", "is", side.dimension.id)
    opened.listing_wanted.emit(Listing(KINDS["activity"], (Condition("country", "is", framework["country"]), there)))
