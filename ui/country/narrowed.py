"""A part of an engagement: the four elements of one agency, one dimension, one task force, or since a day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.charts.elements import ElementsChart
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.choice import ChoiceBox
from ui.widgets.days import DayEdit
from ui.widgets.parts import button, clear, column, label, row, scrolled
from ui.words import language, tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Figure, Scope, Section
    from pbdesk.desk.measuring import Progress
    from pbdesk.store.desk import Desk

Named = tuple[tuple[str, str], ...]
"""Records, each with its name."""
_WIDE, _HIGH, _DAY = 900, 680, 190
_MOST = 500
NARROWED_BY = {
    "agency": "the agency", "dimension": "the dimension", "task_force": "the task force", "since": "the period",
}  # fmt: skip
"""The parts of a question in words."""


@dataclass(frozen=True)
class Choices:
    """What an engagement can be narrowed to."""

    agency: Named
    dimension: Named
    task_force: Named


@dataclass(frozen=True)
class Part:
    """The figures of a part, each with its title, those of the period before, and what some are not narrowed by."""

    sections: "tuple[Section, ...]"
    titles: dict[Any, str]
    before: "dict[Any, Figure]"
    whole: tuple[tuple[str, tuple[str, ...]], ...]


class NarrowedDialog(QDialog):
    """Asks which part, and shows its figures; one that stays that of the whole is named as such."""

    figure_wanted = Signal(object, str, object)
    """A figure that a person wants to see whole, with its title and that of the period before, if any."""

    def __init__(self, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("A part of the engagement"))
        self.setMinimumSize(560, 420)
        self.resize(min(_WIDE, parent.window().width()), min(_HIGH, parent.window().height()))
        self._opened = opened
        self.boxes = {name: ChoiceBox() for name in ("agency", "dimension", "task_force")}
        self.since = DayEdit()
        self._figures, self._said = QVBoxLayout(), label("", "quiet", wrap=True)
        asked = QGridLayout()
        words = {"agency": tr("Agency"), "dimension": tr("Dimension"), "task_force": tr("Task force")}
        for at, (name, box) in enumerate(self.boxes.items()):
            box.setAccessibleName(words[name])
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.addItem(tr("All"), "")
            box.activated.connect(lambda _at: self.ask())
            asked.addWidget(label(words[name], "quiet"), 0, at)
            asked.addWidget(box, 1, at)
            asked.setColumnStretch(at, 1)
        self.since.setAccessibleName(tr("Since"))
        self.since.setPlaceholderText(tr("from the beginning"))
        self.since.setFixedWidth(_DAY)
        self.since.committed.connect(lambda _day: self.ask())
        asked.addWidget(label(tr("Since"), "quiet"), 0, len(self.boxes))
        asked.addWidget(self.since, 1, len(self.boxes))
        inside = QWidget()
        inside.setLayout(column(self._figures, self._said, 1))
        whole = column(asked, scrolled(inside), row(1, button(tr("Close"), self.reject)), spacing=3 * SPACE // 2)
        whole.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.setLayout(whole)
        country, day = str(opened.country), opened.as_of
        opened.ask(lambda desk: choices(desk, country, day), self._offer, owner=self)
        self.ask()

    @property
    def scope(self) -> "Scope":
        """What is asked about."""
        from pbdesk.coherence.figure import Scope

        chosen = {name: box.currentData() or None for name, box in self.boxes.items()}
        return Scope(self._opened.country, self._opened.as_of, self.since.value or None, **chosen)

    def ask(self) -> None:
        """Read the figures of the part that is chosen; done on the worker."""
        scope, known = self.scope, self._opened.known
        self._opened.work(tr("Counting a part"), lambda desk, going: part(desk, scope, known, going.part),
                          self._show, owner=self)  # fmt: skip

    def _offer(self, found: Choices) -> None:
        for name, box in self.boxes.items():
            for record, called in getattr(found, name):
                box.addItem(display.choice(called) if name == "dimension" else called, record)

    def _show(self, found: Part) -> None:
        clear(self._figures)
        chart = ElementsChart(found.sections, lambda one: found.titles[one.key], found.before)
        chart.opened.connect(lambda one: self.figure_wanted.emit(one, found.titles[one.key], found.before.get(one.key)))
        self._figures.addWidget(chart)
        told = [
            tr("Not narrowed by {parts}: {figures}.", figures="; ".join(dict.fromkeys(titles)),
               parts=", ".join(tr(NARROWED_BY[name]) for name in parts.split()))
            for parts, titles in found.whole
        ]  # fmt: skip
        self._said.setText("\n".join(told))
        self._said.setVisible(bool(told))


def choices(desk: "Desk", country: str, day: str) -> Choices:
    """The government's own agencies, the dimensions, and the task forces of the country."""
    from pbdesk.records.periods import holds_on
    from pbdesk.store.query import Condition, Listing, Records

    with desk.reading() as moment:
        records = Records(moment)
        own = records.listed(Listing(KINDS["actor"], (Condition("own", "is", 1),), "name", _MOST, fields=("name",)))
        sides = records.listed(Listing(KINDS["dimension"], order="position", limit=_MOST, fields=("name", "position")))
        of = (Condition("country", "is", country),)
        fields = ("name", "start", "end")
        forces = records.listed(Listing(KINDS["task_force"], of, "name", _MOST, fields=fields))
    standing = [one for one in forces if holds_on(one, day)]
    named = [tuple((str(one["id"]), str(one["name"])) for one in some) for some in (own, sides, standing)]
    return Choices(*named)


def part(desk: "Desk", scope: "Scope", known: str, going: "Progress | None" = None) -> Part:
    """The figures of a part in words."""
    from pbdesk.desk import measuring
    from pbdesk.desk.composing.elements import title
    from pbdesk.desk.composing.tongue import Tongue

    with measuring.seeing(desk, scope, known, going) as found:
        tongue, every = Tongue(language(), found.titles(found.named)), found.profile.every_figure
        before = {one.before.key: one.before for one in measuring.trend(found) if one.before}
        sections = found.profile.sections
    whole: dict[str, list[str]] = {}
    for one in every:
        if parts := one.indicator.not_narrowed_by(scope):
            name = tongue.find(one.indicator.name, one.indicator.title)
            whole.setdefault(" ".join(part for part in parts if part != "country"), []).append(name)
    told = tuple((parts, tuple(titles)) for parts, titles in whole.items() if parts)
    return Part(sections, {one.key: title(one, tongue) for one in every}, before, told)
