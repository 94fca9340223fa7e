"""What stands below a record's fields: its parts, what points to it, where it came from, its history."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pbdesk.records.kind import Kind, Values
from pbdesk.records.kinds import KINDS
from ui import display, wording
from ui.forms.files import AttachedFiles
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.parts import LinkButton, clear, label, line, row, tool
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.keeping import Kept
    from pbdesk.desk.leading import Led
    from pbdesk.desk.reading import Backlink
    from pbdesk.desk.telling import Past, Source, Told

ATTACHED = ("document", "attached_to")
"""How a file points to the record it is attached to."""
_MOST = 12
"""So many entries of a list are shown before it is cut."""


def parts_of(kind: Kind) -> list[Kind]:
    """The kinds whose records belong to a record of this kind."""
    return [part for part in KINDS.values() if part.part_of and part.by_name[part.part_of].to == kind.name]


class Asides(QWidget):
    """Everything about a record besides its fields."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE)

    def forget(self) -> None:
        """Show nothing."""
        clear(self._rows)

    def show_links(self, values: Values, kind: Kind, backlinks: Iterable["Backlink"]) -> None:
        """The parts of a record, each with a way to add one, and then what else points to it."""
        clear(self._rows)
        pointing = list(backlinks)
        for part in parts_of(kind):
            own = [one for one in pointing if (one.kind, one.field) == (part.name, part.part_of)]
            add = tool(tr("Add {kind}", kind=tr(part.label).lower()), "add", self._adding(part, values))
            self._section(tr(part.labels), own, add)
        parts = {(part.name, part.part_of) for part in parts_of(kind)}
        groups: dict[tuple[str, str], list[Backlink]] = {}
        for one in pointing:
            if (one.kind, one.field) not in parts | {ATTACHED}:
                groups.setdefault((one.kind, one.field), []).append(one)
        for (name, field), some in groups.items():
            heading = f"{tr(KINDS[name].labels)} · {tr(KINDS[name].by_name[field].label).lower()}"
            self._section(heading, some)

    def show_led(self, led: "Led | None") -> None:
        """Who led on the day of a decision."""
        if led is None:
            return
        self._rows.addWidget(line())
        self._rows.addWidget(label(tr("Who led on {day}", day=display.date(led.day)), "heading"))
        for turn in led.turns:
            self._rows.addWidget(self._link(turn.assignment, led.titles[turn.agency]))
        if not led.turns:
            self._rows.addWidget(label(tr("no lead agency"), "bad"))

    def show_files(self, record: str, kind: Kind, backlinks: Iterable["Backlink"], *, kept: bool) -> None:
        """The files attached to a record; of a document, the file it is."""
        itself = kind.name == "document"
        files = [(record, tr("Open a copy that cannot be changed"))] if itself and kept else []
        files += [(one.id, one.title) for one in backlinks if (one.kind, one.field) == ATTACHED]
        self._rows.addWidget(line())
        self._rows.addWidget(AttachedFiles(self._opened, record, files, itself=itself))

    def _adding(self, part: Kind, values: Values) -> Callable[[], None]:
        """What begins a part of a record; it is about the same country."""
        preset = {part.part_of: values["id"]}
        if "country" in part.by_name and values.get("country"):
            preset["country"] = values["country"]
        return lambda: self._opened.kind_wanted.emit(part.name, preset)

    def _section(self, heading: str, some: list["Backlink"], *actions: QWidget) -> None:
        self._rows.addWidget(line())
        count = label(display.number(len(some)), "quiet")
        self._rows.addLayout(row(label(heading, "heading"), count, 1, *actions))
        for one in some[:_MOST]:
            self._rows.addWidget(self._link(one.id, one.title))
        if len(some) > _MOST:
            self._rows.addWidget(label(tr("and {n} more", n=display.number(len(some) - _MOST)), "quiet"))

    def _link(self, record: str, title: str) -> QWidget:
        return LinkButton(display.cell(title), lambda: self._opened.record_wanted.emit(record))

    def show_kept(self, kept: Sequence["Kept"]) -> None:
        """What a spreadsheet said of the record that no field holds, as it came."""
        if not kept:
            return
        self._rows.addWidget(line())
        self._rows.addWidget(label(tr("Kept as the spreadsheet said it"), "heading"))
        for one in kept:
            about = tr("{field}, not understood", field=tr(one.field.label)) if one.field else display.cell(one.heading)
            self._rows.addWidget(label(f"{about}: “{display.cell(one.text)}”", wrap=True))

    def show_past(self, story: Iterable[tuple["Past", "Told"]], sources: Mapping[str, "Source"]) -> None:
        """Where the record came from, and what has happened to it."""
        files = sorted({source_words(source) for source in sources.values() if source.file})
        self._rows.addWidget(line())
        self._rows.addWidget(label(tr("History"), "heading"))
        for text in files:
            self._rows.addWidget(label(text, "quiet", wrap=True))
        for past, told in story:
            self._rows.addWidget(past_row(past, told))


def past_row(past: "Past", told: "Told") -> QFrame:
    """One change of the history: what, who, when, and from what to what."""
    made = QFrame()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
    inside.setSpacing(2)
    inside.addWidget(label(wording.change_words(past), wrap=True))
    inside.addWidget(label(f"{past.person} · {display.moment(past.at)}", "quiet", wrap=True))
    if told.difference.old is not None and told.difference.new is not None:
        for words in wording.difference_words(told):
            inside.addWidget(label(words, "quiet", wrap=True))
    if past.reason:
        inside.addWidget(label(past.reason, "quiet", wrap=True))
    return made


def source_words(source: "Source") -> str:
    """Where a value came from, as `From grants.xlsx, sheet 2025, row 12 (14 Mar 2026)`."""
    day = display.date(source.at[:10])
    if not source.file:
        return tr("{person}, {day}", person=source.person, day=day)
    place = {"file": source.file, "sheet": source.sheet, "row": source.row, "day": day}
    if source.sheet:
        return tr("From {file}, sheet {sheet}, row {row} ({day})", **place)
    return tr("From {file}, row {row} ({day})", **place)
