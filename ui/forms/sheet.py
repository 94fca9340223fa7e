"""The sheet at the right: one record of any kind, saved as the person leaves each field."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from pbdesk.errors import PbdeskError, RuleBroken
from pbdesk.records.kind import Kind
from pbdesk.records.kinds import KINDS
from ui import wording
from ui.forms.asides import MOST, About, Asides, lay_out, source_words
from ui.forms.form import Form, missing
from ui.forms.frozen import frozen_words
from ui.forms.head import SheetHead
from ui.forms.steps import Steps
from ui.forms.told import told_of
from ui.forms.trail import Trail
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.kept import WayBack, keyboard_kept, typing_kept
from ui.widgets.parts import column, level, scrolled
from ui.widgets.tall import Tall
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

_SAYS_COUNTRY = ("task_force", "decision", "policy", "framework")
"""The kinds whose country is that of a record linked to them, unless another is said."""
LEAST = 320
"""No narrower, in pixels at 100 %; any page beside it fits on a screen of 960 then."""


class RecordSheet(QFrame):
    """One record, or a new one that is kept as soon as what it needs is there."""

    closed = Signal(object)
    """It was closed; the way back to where the keyboard was when it was opened."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.setProperty("look", "sheet")
        self.setMinimumWidth(LEAST)
        self._opened = opened
        self._record: str | None = None
        self._asked: str | None = None
        self._draft: dict[str, Any] = {}
        self._form: Form | None = None
        self._before = WayBack()
        self._adding: dict[str, Any] | None = None
        self._begun: dict[str, Any] = {}
        self._drafts = opened.drafts
        self._build()
        opened.changed.connect(self._renew)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave, context=within)
        QShortcut(QKeySequence("Alt+Left"), self, self._go_back, context=within)

    def _build(self) -> None:
        self._head, self._asides, self._steps = SheetHead(), Asides(self._opened), Steps(self._opened)
        for wanted, act in ((self._head.back, self._go_back), (self._head.remove, self._delete),
                            (self._head.throw, self._throw_away), (self._head.close_wanted, self.leave),
                            (self._steps.refused, self._refused), (self._steps.leads_away, self.leave)):  # fmt: skip
            wanted.connect(act)
        self._asides.further.connect(self._renew)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 3 * SPACE)
        self._body.setSpacing(2 * SPACE)
        self._body.addWidget(self._asides)
        self._body.addStretch(1)
        inside = Tall()
        inside.setLayout(self._body)
        self._scroll = scrolled(inside, across=False)
        level(self._scroll, self._body, 2 * SPACE)
        self._trail = Trail(self, self._scroll)
        top = column(self._head, self._steps)
        top.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        self.setLayout(column(top, self._scroll, spacing=SPACE))

    @property
    def record(self) -> str | None:
        """The record that is shown; none while a new one is not kept yet."""
        return self._record

    @property
    def begun(self) -> str:
        """The place of the record that is being begun, once something has been typed; else nothing."""
        place = self._place() if self._record is None and self._form else ""
        return place if self._drafts.get(place) else ""

    def _place(self) -> str:
        from pbdesk.desk.beginning import Begun

        return Begun(self._form.kind.name if self._form else "", self._begun, {}).place

    def open(self, record: str) -> None:
        """Show a record; the one before can be gone back to."""
        with typing_kept(self._form):
            self._lay_by()
        if self._record != record:
            self._trail.leave(self._record)
        self._asides.forget()
        self._show(record)

    def begin(self, kind: str, preset: dict[str, Any]) -> None:
        """Begin a new record of a kind, with some values given."""
        with typing_kept(self._form):
            self._lay_by()
        self._trail.leave(self._record)
        self._record = self._asked = None
        self._begun = {name: value for name, value in preset.items() if value is not None}
        self._set_form(kind)
        before = self._drafts.get(self._place())
        self._draft = self._begun | (before.typed if before else {})
        self._head.name(tr("New"), tr(KINDS[kind].label), kept=False, trail=bool(self._trail))
        self._head.offer_to_throw(typed=before is not None)
        self._asides.forget()
        self._steps.forget()
        self._ask_for_missing()
        self.show()
        held = (value if isinstance(value, list) else [value] for value in self._draft.values())
        linked = [one for some in held for one in some if isinstance(one, str)]
        self._opened.ask(lambda desk: _titles(desk, linked), self._show_draft, owner=self)
        QTimer.singleShot(0, self, self.enter)

    def enter(self) -> None:
        """Put the keyboard into the first field that is still to be filled in."""
        if self._form:
            self._form.begin(self._draft)

    def _show_draft(self, titles: dict[str, str]) -> None:
        if self._form and self._record is None:
            self._form.show_values(self._draft, titles)

    def leave(self) -> None:
        """Close the sheet; what is not complete is kept until it is."""
        self.setFocus()
        self._lay_by()
        self._record = self._asked = None
        self._trail.clear()
        if self.isVisible():
            self.hide()
            self.closed.emit(self._before)

    def _lay_by(self) -> None:
        """Say that a record that lacks something is kept as far as it was typed, and know where the keyboard was."""
        if not self.isVisible():
            self._before = WayBack()
        if self._form and self.isVisible() and self.begun and self._adding is None:
            what = tr(self._form.kind.label)
            self._opened.said.emit(tr("Not complete: {what}. What you typed waits on the page Today.", what=what))
        self._draft, self._adding = {}, None

    def _throw_away(self) -> None:
        """Forget what was typed of a new record, and close."""
        self._drafts.drop(self._place())
        self._draft = {}
        self.leave()

    def _set_form(self, kind: str) -> None:
        if self._form is not None and self._form.kind.name == kind and self._record is not None:
            return
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = Form(self._opened, KINDS[kind])
        self._form.left.connect(self._left)
        self._body.insertWidget(0, self._form)
        self._scroll.verticalScrollBar().setValue(0)

    def _show(self, record: str) -> None:
        """Ask for a record; what arrives of another that was asked for before is not shown any more."""
        self._asked, past = record, self._asides.past
        self._opened.ask(lambda desk: _about(desk, record, past), self._arrived, owner=self, failed=self._gone)

    def _renew(self) -> None:
        if self._record and self._asked and self.isVisible():
            self._show(self._asked)

    def _gone(self, error: Exception) -> None:
        if isinstance(error, PbdeskError):
            self._record = None
            self.leave()
        else:
            self._opened.tasks.failed.emit(error)

    def _arrived(self, about: About) -> None:
        shown = about.shown
        if shown.values["id"] != self._asked:
            return
        same = self._record == shown.values["id"]
        back = self._trail.returns(str(shown.values["id"]))
        self._record = str(shown.values["id"])
        self._set_form(shown.kind.name)
        self._head.name(tr(shown.kind.label), shown.title, kept=not shown.frozen, trail=bool(self._trail))
        self._head.offer_to_throw(typed=False)
        if self._form:
            self._form.show_values(shown.values, shown.titles, anew=not same, frozen=bool(shown.frozen))
            self._form.tell_sources({name: source_words(one) for name, one in about.sources.items()})
            self._form.ask_for([])
        with keyboard_kept(self._steps), keyboard_kept(self._asides):
            self._steps.show_steps(shown.kind.name, shown.values)
            self._asides.show_about(about, anew=not same and back is None)
        self._head.say(frozen_words(shown))
        self.show()
        lay_out()
        if back is not None:
            back()
        elif not same:
            self._scroll.verticalScrollBar().setValue(0)

    def _left(self, values: dict[str, Any]) -> None:
        if self._form is None:
            return
        self._form.settle(list(values))
        if self._record is None:
            self._draft |= values
            if self._adding:
                return
            self._drafts.put(self._form.kind.name, self._begun, self._draft)
            self._head.offer_to_throw(typed=bool(self.begun))
            self._keep_draft()
        else:
            self._save(self._record, values)

    def _save(self, record: str, values: dict[str, Any]) -> None:
        person, first = self._opened.person, next(iter(values))
        self._opened.change(
            lambda desk: _set(desk, record, values, person), failed=lambda error: self._refused(error, first)
        )

    def _keep_draft(self) -> None:
        if self._form is None or self._ask_for_missing():
            return
        kind, draft, person, place = self._form.kind, dict(self._draft), self._opened.person, self._place()

        self._adding, typed = draft, self._draft

        def kept(record: str) -> None:
            self._drafts.drop(place)
            if later := {name: value for name, value in typed.items() if value != draft.get(name)}:
                self._save(record, later)
            if self._adding is draft:
                self._record, self._draft, self._adding = record, {}, None
                self._show(record)

        def refused(error: Exception) -> None:
            self._adding = None
            self._refused(error)

        self._opened.change(lambda desk: _add(desk, kind.name, draft, person), kept, failed=refused)

    def _ask_for_missing(self) -> list[str]:
        if self._form is None:
            return []
        names = missing(self._form.kind, self._draft)
        self._form.ask_for(names)
        labels = ", ".join(tr(self._form.kind.by_name[name].label) for name in names)
        self._head.say(tr("It is kept as soon as this is filled in: {fields}.", fields=labels) if names else "")
        return names

    def _refused(self, error: Exception, field: str = "") -> None:
        if not isinstance(error, RuleBroken) or wording.in_the_way(error):
            self._opened.tasks.failed.emit(error)
            return
        text = wording.sentence_of(error)
        self._head.say(text, "wrong")
        if self._form and field:
            self._form.complain(field, tr("Not saved."))

    def _go_back(self) -> None:
        if self._trail:
            self.setFocus()
            self._show(self._trail.back())

    def _delete(self) -> None:
        record, person = self._record, self._opened.person
        if record:
            said = tr("Deleted {what}. Undo brings it back.", what=self._head.title)
            self._opened.change(
                lambda desk: _remove(desk, record, person), lambda _: self._opened.said.emit(said), failed=self._refused
            )


def _about(desk: "Desk", record: str, past: int) -> About:
    from pbdesk.desk import arranging, keeping, leading, reading, telling

    shown = reading.one(desk, record, MOST)
    kept = keeping.kept_of(shown.kind, shown.values)
    led = leading.on_the_day_of(desk, record) if shown.kind.name == "decision" else None
    return About(shown, telling.story(desk, record, past + 1), telling.provenance(desk, record), led, kept,
                 told_of(desk, shown), arranging.next_places(desk, shown.kind, record))  # fmt: skip


def _titles(desk: "Desk", ids: list[str]) -> dict[str, str]:
    from pbdesk.store.query import Records

    with desk.reading() as connection:
        return Records(connection).titles(ids)


def _set(desk: "Desk", record: str, values: dict[str, Any], person: str) -> bool:
    from pbdesk.desk import reading, writing

    kind, before = reading.values(desk, record)
    said = {} if before.get("country") else _country(desk, kind, values)
    return writing.set_values(desk, record, {**said, **values}, person)


def _add(desk: "Desk", kind: str, values: dict[str, Any], person: str) -> str:
    from pbdesk.desk import writing

    said = _by_its_name(values) if kind == "country" else _country(desk, KINDS[kind], values)
    return writing.add(desk, KINDS[kind], {**said, **values}, person)


def _by_its_name(country: dict[str, Any]) -> dict[str, Any]:
    """The code of a country whose name means one in the list: it need not be looked up."""
    from pbdesk.records import codes

    code = codes.recognise("country", str(country.get("name") or ""))
    return {"code": code, "type": "country"} if code else {}


def _country(desk: "Desk", kind: Kind, values: dict[str, Any]) -> dict[str, Any]:
    """What a record is about where it is not said: the country of the body, decision or policy it is linked to."""
    from pbdesk.desk import reading

    if "country" not in kind.by_name or values.get("country"):
        return {}
    linked = [values[name] for name in values if values[name] and kind.by_name[name].to in _SAYS_COUNTRY]
    found = [reading.values(desk, one)[1].get("country") for one in linked if isinstance(one, str)]
    country = next((one for one in found if one), None)
    return {"country": country} if country else {}


def _remove(desk: "Desk", record: str, person: str) -> None:
    from pbdesk.desk import writing

    writing.remove(desk, record, person)
