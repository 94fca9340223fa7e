"""What stands below a record's fields: its parts, what points to it, where it came from, its history."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pbdesk.records.kind import Kind
from pbdesk.records.kinds import KINDS, parts_of
from ui import display, wording
from ui.forms.files import AttachedFiles
from ui.forms.follows import added_from, preset
from ui.forms.told import words_of
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.flow import Flow
from ui.widgets.gradual import Gradual
from ui.widgets.parts import Headline, LinkButton, clear, label, line, row, tool
from ui.words import quoted, tr, within

if TYPE_CHECKING:
    from pbdesk.desk.keeping import Kept
    from pbdesk.desk.leading import Led
    from pbdesk.desk.reading import Pointing, Shown
    from pbdesk.desk.telling import Past, Source
    from pbdesk.desk.telling import Told as Said
    from ui.forms.told import Told

    Story = Sequence[tuple[Past, Said]]

ATTACHED = ("document", "attached_to")
"""How a file points to the record it is attached to."""
_PAST, _MORE_PAST = 8, 40
"""So many changes of a record are told at first, and so many more each time a person asks for them."""
MOST = 12
"""So many records of a list are read and shown; the others are one link away."""


@dataclass
class About:
    """Everything the sheet shows of a record."""

    shown: "Shown"
    story: "Story"
    sources: "dict[str, Source]"
    led: "Led | None"
    kept: "list[Kept]"
    told: "Told"
    places: Mapping[str, int]
    """At which place another part of a kind would stand."""


class Asides(QWidget):
    """Everything about a record besides its fields; `past` says how much of its history is told."""

    further = Signal()
    """More of the history is wanted."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self.past = _PAST
        self._places: Mapping[str, int] = {}
        self._gradual = Gradual(self, lay_out)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE)

    def forget(self) -> None:
        """Show nothing, as before another record."""
        self.past = _PAST
        self._gradual.make(iter(()))
        clear(self._rows)

    def show_about(self, about: About, *, anew: bool) -> None:
        """All of it; of another record part by part, of the same at once, so that nothing moves under the eyes."""
        clear(self._rows)
        self._places = about.places
        parts = self._every(about)
        self._gradual.make(parts if anew else iter(list(parts)))

    def _every(self, about: About) -> Iterator[None]:
        yield from self.show_links(about.shown, about.told)
        self.show_led(about.led)
        self.show_files(about.shown)
        yield
        self.show_kept(about.kept)
        self.show_past(about.story, about.sources)

    def show_links(self, shown: "Shown", told: "Told") -> Iterator[None]:
        """The parts of a record, what else points to it, and what may yet follow from it."""
        held = {(one.kind, one.field): one for one in shown.pointing}
        for part in parts_of(shown.kind.name):
            add = self._adding(part, part.part_of, shown)
            add.setVisible(part.goes_on or not shown.frozen)
            self._section(tr(part.labels), shown, held.pop((part.name, part.part_of), None), add, told=told)
            yield
        held.pop(ATTACHED, None)
        following = added_from(shown.kind)
        for (name, field), some in held.items():
            heading = f"{tr(KINDS[name].labels)} · {within(tr(KINDS[name].by_name[field].label))}"
            kind = following.pop((name, field), None)
            self._section(heading, shown, some, *([self._adding(kind, field, shown)] if kind else []))
            yield
        self._offer(following, shown)

    def _offer(self, following: Mapping[tuple[str, str], Kind], shown: "Shown") -> None:
        """What has not followed from the record yet, and may."""
        if not following:
            return
        offers = QWidget()
        flow = Flow(offers, 2 * SPACE)
        for (_, field), kind in following.items():
            words = tr("Add {kind}", kind=within(tr(kind.label)))
            flow.addWidget(LinkButton(words, self._begin(kind, field, shown)))
        self._rows.addWidget(line())
        self._rows.addWidget(offers)

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

    def show_files(self, shown: "Shown") -> None:
        """The files attached to a record; of a document, the file it is."""
        record, itself = str(shown.values["id"]), shown.kind.name == "document"
        attached = next((one for one in shown.pointing if (one.kind, one.field) == ATTACHED), None)
        files = [(record, tr("Open a copy that cannot be changed"))] if itself and shown.values.get("sha256") else []
        files += [(one.id, one.title) for one in (attached.some if attached else ())]
        self._rows.addWidget(line())
        self._rows.addWidget(AttachedFiles(self._opened, record, files, itself=itself))
        self._offer_rest(record, attached)

    def _adding(self, kind: Kind, field: str, shown: "Shown") -> QWidget:
        """What begins a record that belongs to the one shown."""
        return tool(tr("Add {kind}", kind=within(tr(kind.label))), "add", self._begin(kind, field, shown))

    def _begin(self, kind: Kind, field: str, shown: "Shown") -> Callable[[], None]:
        begun = preset(kind, field, shown.kind, shown.values)
        if place := self._places.get(kind.name):
            begun["position"] = place
        return lambda: self._opened.kind_wanted.emit(kind.name, begun)

    def _section(
        self, heading: str, shown: "Shown", some: "Pointing | None", *actions: QWidget, told: "Told | None" = None
    ) -> None:
        self._rows.addWidget(line())
        count = label(display.number(some.count if some else 0), "quiet")
        self._rows.addLayout(row(Headline(heading), count, 1, *actions))
        for one in some.some if some else ():
            self._rows.addWidget(self._link(one.id, one.title))
            if words := words_of(one.kind, told[one.id]) if told and one.id in told else "":
                self._rows.addWidget(label(words, "quiet", wrap=True))
        self._offer_rest(str(shown.values["id"]), some)

    def _offer_rest(self, record: str, some: "Pointing | None") -> None:
        """A way to all records of a list of which only the first are shown."""
        if some and (rest := some.count - len(some.some)):
            every = partial(self._opened.listing_wanted.emit, some.listing(record))
            self._rows.addWidget(LinkButton(tr("and {n} more", n=display.number(rest)), every))

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
            self._rows.addWidget(label(f"{about}: {quoted(display.cell(one.text))}", wrap=True))

    def show_past(self, story: "Story", sources: Mapping[str, "Source"]) -> None:
        """Where the record came from, and what has happened to it, the latest first."""
        files = sorted({source_words(source) for source in sources.values() if source.file})
        self._rows.addWidget(line())
        self._rows.addWidget(label(tr("History"), "heading"))
        for text in files:
            self._rows.addWidget(label(text, "quiet", wrap=True))
        for past, told in story[: self.past]:
            self._rows.addWidget(past_row(past, told))
        if len(story) > self.past:
            self._rows.addWidget(LinkButton(tr("Show earlier changes"), self._tell_more))

    def _tell_more(self) -> None:
        """Ask for more of what has happened to the record."""
        self.past += _MORE_PAST
        self.further.emit()


def lay_out() -> None:
    """Lay out what is new before it is painted: a picture between the two would show the form squeezed together."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def past_row(past: "Past", told: "Said") -> QFrame:
    """One change of the history: what, who, when, and from what to what."""
    made = QFrame()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
    inside.setSpacing(2)
    inside.addWidget(label(wording.change_words(past), wrap=True))
    inside.addWidget(label(f"{display.person(past.person)} · {display.moment(past.at)}", "quiet", wrap=True))
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
        return tr("{person}, {day}", person=display.person(source.person), day=day)
    place = {"file": source.file, "sheet": source.sheet, "row": source.row, "day": day}
    if source.sheet:
        return tr("From {file}, sheet {sheet}, row {row} ({day})", **place)
    return tr("From {file}, row {row} ({day})", **place)
