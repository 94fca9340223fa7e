"""The decision in hand: typed as it falls, numbered, with what agencies say of it and what follows from it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout

from pbdesk.records.kinds import KINDS
from ui import display, wording
from ui.forms.form import FieldBox
from ui.meeting import words
from ui.meeting.entry import EntryLine
from ui.meeting.lines import Lines
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.kept import keyboard_kept, typing_kept
from ui.widgets.parts import column, label, row
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.sitting import Fallen
    from pbdesk.store.desk import Desk

FIRST = ("text", "type")
OBJECTS: dict[str, tuple[str, ...]] = {
    "adopts": ("policy",),
    "assigns": ("lead_agency", "lead_dimension", "lead_start"),
    "allocates": ("amount",),
    "supersedes": ("supersedes",),
}
"""What a decision of each kind is about: the fields that are asked for then."""
LAST = ("title", "proposer")
PLACE = "country"
"""Asked for where the task force is for several countries."""
MORE = ("rationale", "options")
_FIELDS = (*FIRST, *(name for names in OBJECTS.values() for name in names), *LAST, PLACE)


class DecisionPane(QScrollArea):
    """One decision, or the place where the next one is typed."""

    said = Signal(str, str)
    """A short word for the secretary and its look."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._place: tuple[str, str | None] = ("", None)
        self._record: str | None = None
        self._typed: dict[str, Any] = {}
        self._unsaved: dict[str, Any] = {}
        self._waiting: list[Callable[[str], None]] = []
        self._asked = False
        self._several, self._where = False, dict[str, str]()
        fields = KINDS["decision"].by_name
        self._boxes = {name: FieldBox(opened, fields[name], fields) for name in dict.fromkeys(_FIELDS)}
        self._number, self._state = label("", "figure"), label("", "label")
        self._position = EntryLine(
            opened, KINDS["position"], (("agency", 3), ("position", 2), ("condition", 3), ("expires", 2)),
            ("agency", "position"), {"position": "reserves"}, self._speak, below="reason",
        )  # fmt: skip
        self._action = EntryLine(
            opened, KINDS["action"], (("title", 5), ("agency", 3), ("due", 2)), ("title", "agency"), {}, self._follow,
        )  # fmt: skip
        self._positions = Lines(opened, self._boxes[PLACE].input.inner)
        self._actions = Lines(opened, self._position.last)
        self._boxes |= {name: FieldBox(opened, fields[name], fields) for name in MORE}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QFrame()
        ground.setProperty("look", "card")
        inside = column(
            row(self._number, 1, self._state), self._grid(),
            _part(tr("What agencies say"), "F7", self._positions, self._position),
            _part(tr("What follows"), "F8", self._actions, self._action),
            *(self._boxes[name] for name in MORE), 1, spacing=3 * SPACE // 2,
        )  # fmt: skip
        inside.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        ground.setLayout(inside)
        self.setWidget(ground)

    def _grid(self) -> QGridLayout:
        """The text across; below it two fields side by side, what the kind of decision asks for beside it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE)
        places = {"text": (0, 0), "type": (1, 0), "lead_dimension": (2, 0), "lead_start": (2, 1),
                  "title": (3, 0), "proposer": (3, 1), PLACE: (4, 0)}  # fmt: skip
        for name in dict.fromkeys(_FIELDS):
            box = self._boxes[name]
            down, across = places.get(name, (1, 1))
            grid.addWidget(box, down, across, 1, 2 if name == "text" else 1)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        return grid

    def _connect(self) -> None:
        for box in self._boxes.values():
            box.input.committed.connect(self._left)
        for line in (self._position, self._action):
            line.lacking.connect(lambda text: self.said.emit(text, "bad"))

    @property
    def record(self) -> str | None:
        """The decision in hand; none while the next one has not been typed."""
        return self._record

    @property
    def item(self) -> str | None:
        """The item under which the next decision falls."""
        return self._place[1]

    def cover(self, place: str | None, called: str, *, several: bool) -> None:
        """Be about what the task force is for; of several countries, each decision may name its own."""
        self._where, self._several = ({place: called} if place else {}), several

    def begin(self, meeting: str, item: str | None, subject: str, number: str) -> None:
        """Make room for the next decision under an item, which is its subject until another is typed."""
        with typing_kept(self):
            self._put_away()
            self._place, self._record, self._typed, self._asked = (meeting, item), None, {}, False
            self._waiting = []
        self._number.setText(number)
        self._state.setText(tr("the next number") if number else "")
        self._show({"title": subject, PLACE: next(iter(self._where), None)}, self._where, locked=False)
        self._list((), (), {})

    def _put_away(self) -> None:
        """Hold nothing any more of the decision that was in hand."""
        self._unsaved = {}
        for box in self._boxes.values():
            box.forget()

    def expect(self, number: str) -> None:
        """Say another next number, where no decision is in hand; what is being typed stays."""
        if self._record is None and not self._asked:
            self._number.setText(number)

    def begin_typing(self) -> None:
        """Put the keyboard into the text of the decision."""
        self._boxes["text"].input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_position(self) -> None:
        """Put the keyboard where a reservation is typed."""
        self._position.begin()
        self.ensureWidgetVisible(self._position)

    def begin_action(self) -> None:
        """Put the keyboard where an action is typed."""
        self._action.begin()
        self.ensureWidgetVisible(self._action)

    def finish(self) -> bool:
        """Keep a reservation and an action that are typed and were not kept; whether none of them lacks something."""
        return self._position.finish() & self._action.finish()

    def take_up_line(self) -> None:
        """Put the keyboard into the line that lacks something."""
        line = self._action if self._position.empty else self._position
        line.begin()
        self.ensureWidgetVisible(line)

    def take_up(self) -> None:
        """Put the keyboard where the decision in hand still lacks something to do what it says."""
        asked = (self._boxes[name].input for names in OBJECTS.values() for name in names)
        lines = [one for one in asked if one.isVisible() and isinstance(one.inner, QLineEdit)]
        empty = next((one for one in lines if isinstance(one.inner, QLineEdit) and not one.inner.text().strip()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._actions.count():
            self.begin_typing()
        else:
            self.begin_action()

    def show_decision(self, fallen: "Fallen", titles: Mapping[str, str], names: Mapping[str, str], number: str) -> None:
        """Show a decision of the meeting as it now stands; one without a number would get the one given."""
        values = fallen.values
        if self._record != values["id"]:
            with typing_kept(self):
                self._put_away()
        self._record = str(values["id"])
        self._number.setText(str(values["number"] or number))
        state = display.choice(str(values["status"]))
        self._state.setText(state if values["number"] else f"{state} · {tr('the next number')}")
        locked = values["status"] != "draft"
        self._show({**values, **self._unsaved}, titles, locked=locked)
        self._position.setEnabled(not locked)
        self._list(fallen.positions, fallen.actions, {**titles, **names})

    def _show(self, values: Mapping[str, Any], titles: Mapping[str, str], *, locked: bool) -> None:
        for box in self._boxes.values():
            if not box.input.changing:
                box.input.show_values(values, titles)
            box.input.lock(locked=locked)
        self._ask_for(str(values.get("type")))
        self._position.setEnabled(not locked)

    def _list(self, positions: Any, actions: Any, names: Mapping[str, str]) -> None:
        with keyboard_kept(self):
            said = ((one["id"], *words.position_words(one, names)) for one in positions)
            self._positions.show_records(said)
            self._actions.show_records((one["id"], words.action_words(one, names), "") for one in actions)

    def _left(self, values: dict[str, Any]) -> None:
        self.said.emit("", "quiet")  # what was said of it before is mended, or not known to be so any more
        self._unsaved |= values
        if "type" in values:
            self._ask_for(str(values["type"]))
        if self._record:
            self._set(self._record, values)
        else:
            self._typed |= values
            self._keep_typed()

    def _ask_for(self, type: str) -> None:
        asked = (*FIRST, *LAST, *MORE, *OBJECTS.get(type, ()), *([PLACE] if self._several else []))
        for name, box in self._boxes.items():
            box.setVisible(name in asked)

    def _keep_typed(self) -> None:
        """The decision has fallen as soon as it has a text; what is typed meanwhile follows it."""
        if not self._asked and not self._typed.get("text"):
            return
        typed, self._typed = self._typed, {}
        if self._asked:
            self._waiting.append(lambda record: self._set(record, typed))
            return
        self._asked = True
        place, person, waiting = self._place, self._opened.person, self._waiting

        def fallen(record: str) -> None:
            self._saved(typed)
            self._fallen(record, waiting)

        self._opened.change(lambda desk: _decide(desk, place[0], place[1], typed, person), fallen, failed=self._refused)

    def _set(self, record: str, values: dict[str, Any]) -> None:
        person = self._opened.person
        self._opened.change(
            lambda desk: _set(desk, record, values, person), lambda _: self._saved(values), failed=self._refused
        )

    def _saved(self, values: dict[str, Any]) -> None:
        """What the desk has by now need not be held against what it says."""
        for name, value in values.items():
            if self._unsaved.get(name) == value:
                self._unsaved.pop(name, None)

    def _fallen(self, record: str, waiting: list[Callable[[str], None]]) -> None:
        """Do what waited for it; it is in hand unless another is by now."""
        if waiting is self._waiting:
            self._record, self._asked, self._waiting = record, False, []
        for act in waiting:
            act(record)

    def with_record(self, act: Callable[[str], None]) -> bool:
        """Do something with the decision in hand, once it has been kept; whether there is one."""
        self.said.emit("", "quiet")
        if self._record:
            act(self._record)
        elif self._asked:
            self._waiting.append(act)
        else:
            self.said.emit(tr("Type the decision first (F5)."), "bad")
            return False
        return True

    def _change(self, verb: "Callable[[Desk, str], object]") -> bool:
        def act(record: str) -> None:
            self._opened.change(lambda desk: verb(desk, record), failed=self._refused)

        return self.with_record(act)

    def _speak(self, said: dict[str, Any]) -> bool:
        person, agency = self._opened.person, str(said.pop("agency"))
        return self._change(lambda desk, record: _speak(desk, record, agency, said, person))

    def _follow(self, said: dict[str, Any]) -> bool:
        person = self._opened.person
        return self._change(lambda desk, record: _follow(desk, record, said, person))

    def _refused(self, error: Exception) -> None:
        self._asked, self._unsaved = False, {}
        self.said.emit(wording.sentence_of(error), "bad")


def _part(heading: str, keys: str, lines: QVBoxLayout, entry: EntryLine) -> QVBoxLayout:
    return column(row(label(heading, "heading"), 1, label(keys, "key")), lines, entry, spacing=SPACE)


def _decide(desk: "Desk", meeting: str, item: str | None, typed: dict[str, Any], person: str) -> str:
    from pbdesk.desk import sitting

    return sitting.decide(desk, meeting, item, typed, person)


def _set(desk: "Desk", record: str, values: dict[str, Any], person: str) -> bool:
    from pbdesk.desk import writing

    return writing.set_values(desk, record, values, person)


def _speak(desk: "Desk", decision: str, agency: str, said: dict[str, Any], person: str) -> None:
    from pbdesk.desk import sitting

    sitting.speak(desk, decision, agency, said, person)


def _follow(desk: "Desk", decision: str, said: dict[str, Any], person: str) -> str:
    from pbdesk.desk import sitting

    return sitting.follow(desk, decision, said, person)
