"""Policies: the text of each beside its coherence record, which shows who has not answered."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.opened import Opened
from ui.pages.registers import BEGUN, Filter, RegistersPage, Tab
from ui.theme import SPACE
from ui.widgets.parts import LinkButton, card, clear, column, label, line, row, tool
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

SILENT = (None, "not answered")
_LOOKS = {"agrees": "good", "agrees with conditions": "warn", "disagrees": "bad"}


@dataclass
class Document:
    """A policy with its text and its coherence record, ready to be shown."""

    values: dict[str, Any]
    titles: dict[str, str]
    sections: list[dict[str, Any]]
    consultations: list[dict[str, Any]]
    references: list[dict[str, Any]]
    points: list[dict[str, Any]]
    lacking: list[str]


class PoliciesPage(RegistersPage):
    """The table of policies above; below it the one chosen: text at the left, coherence record at the right."""

    def __init__(self, opened: Opened) -> None:
        filters = (
            Filter("all", "All", lambda _: ()),
            Filter("force", "In force", _status("adopted")),
            Filter("drafts", "Drafts", _status("draft")),
            Filter("asked", "In consultation", _status("in consultation")),
        )
        about = tr("A policy is adopted only with a complete coherence record. Silence blocks, dissent does not.")
        super().__init__(opened, tr("Policies"), about, (Tab("policy", filters),))
        self._chosen: str | None = None
        self._text, self._record = _Side(), _Side()
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setHandleWidth(2 * SPACE)
        sides.addWidget(self._text)
        sides.addWidget(self._record)
        sides.setSizes([500, 400])
        self.rows.addWidget(sides, 2)
        table = self.register("policy").table
        table.selectionModel().currentRowChanged.connect(lambda index: self._choose(index.row()))
        self.register("policy").model.dataChanged.connect(self._choose_first)
        self._say_nothing()

    def refresh(self) -> None:
        super().refresh()
        if self._chosen:
            self._ask(self._chosen)

    def _choose_first(self) -> None:
        register = self.register("policy")
        if self._chosen is None and register.model.record(0):
            register.table.selectRow(0)

    def _choose(self, at: int) -> None:
        record = self.register("policy").model.record(at)
        if record:
            self._chosen = record
            self._ask(record)

    def _ask(self, record: str) -> None:
        self.opened.ask(lambda desk: document_of(desk, record), self._show_document, owner=self, failed=self._gone)

    def _gone(self, _error: Exception) -> None:
        self._chosen = None
        self._say_nothing()

    def _say_nothing(self) -> None:
        for side, text in ((self._text, tr("Choose a policy to read its text.")),
                           (self._record, tr("Its coherence record is shown beside it."))):  # fmt: skip
            side.empty()
            side.put(label(text, "quiet", wrap=True))

    def _show_document(self, document: Document) -> None:
        if document.values["id"] != self._chosen:
            return
        self._show_text(document)
        self._show_record(document)

    def _add(self, kind: str, preset: dict[str, Any]) -> Any:
        return lambda: self.opened.kind_wanted.emit(kind, BEGUN.get(kind, {}) | preset)

    def _open(self, record: str) -> Any:
        return lambda: self.opened.record_wanted.emit(record)

    def _show_text(self, document: Document) -> None:
        side, policy = self._text, document.values
        side.empty()
        edit = LinkButton(tr("Open"), self._open(policy["id"]))
        add = tool(tr("Add {kind}", kind=tr("Section").lower()), "add",
                   self._add("section", {"policy": policy["id"], "position": len(document.sections) + 1}))  # fmt: skip
        side.put(_spread(label(str(policy["title"]), "heading", wrap=True), edit, add))
        facts = [tr("Version {n}", n=policy["version"]), display.choice(str(policy["status"]))]
        if policy.get("start"):
            facts.append(tr("valid from {day}", day=display.date(str(policy["start"]))))
        side.put(label(" · ".join(facts), "quiet", wrap=True))
        for section in document.sections:
            title = f"{section['position']}. {section['heading']}"
            side.put(LinkButton(title, self._open(section["id"])))
            side.put(label(str(section["text"] or tr("No text yet.")), "" if section["text"] else "quiet", wrap=True))
        if not document.sections:
            side.put(label(tr("No text yet. Add its sections one by one."), "quiet", wrap=True))

    def _show_record(self, document: Document) -> None:
        side, policy = self._record, str(document.values["id"])
        side.empty()
        side.put(label(tr("Coherence record"), "heading"))
        side.put(self._state(document))
        side.put(self._asked(document, policy))
        for kind, some in (("reference", document.references), ("contested_point", document.points)):
            add = tool(tr("Add {kind}", kind=tr(KINDS[kind].label).lower()), "add", self._add(kind, {"policy": policy}))
            side.put(line())
            side.put(row(label(tr(KINDS[kind].labels), "label"), 1, add))
            for one in some:
                name = one.get("title") or document.titles.get(str(one.get("strategy") or one.get("other")), "")
                side.put(LinkButton(str(name or tr(KINDS[kind].label)), self._open(str(one["id"]))))
        side.put(line())
        side.put(label(tr("Steps taken to ensure coherence"), "label"))
        steps = document.values.get("steps")
        side.put(label(str(steps or tr("Not said yet.")), "" if steps else "quiet", wrap=True))

    def _state(self, document: Document) -> QFrame:
        if document.lacking:
            lines = [label(tr("It cannot be adopted yet:"), "heading")]
            lines += [label(f"• {_said(text)}", wrap=True) for text in document.lacking]
            return card(*lines, look="missing")
        return card(label(tr("The coherence record is complete."), wrap=True), look="fine")

    def _asked(self, document: Document, policy: str) -> QWidget:
        silent = sum(one["answer"] in SILENT for one in document.consultations)
        add = tool(
            tr("Add {kind}", kind=tr("Consultation").lower()), "add", self._add("consultation", {"policy": policy})
        )
        asked = count_of(len(document.consultations), "1 was asked", "{n} were asked")
        answered = (
            count_of(silent, "1 has not answered", "{n} have not answered") if silent else tr("all have answered")
        )
        lines = [self._answer(one, document.titles) for one in document.consultations]
        made = QWidget()
        about = label(f"{asked}, {answered}" if document.consultations else tr("Nobody has been asked yet."), "label")
        made.setLayout(column(row(about, 1, add), *lines))
        return made

    def _answer(self, one: dict[str, Any], titles: dict[str, str]) -> QVBoxLayout:
        who = titles.get(str(one["consulted"])) or str(one["consulted_as"] or tr("somebody unnamed"))
        answer = one["answer"] or "not answered"
        right = label(display.choice(answer), _LOOKS.get(answer, "bad" if answer == "not answered" else "quiet"))
        lines = column(row(LinkButton(who, self._open(str(one["id"]))), 1, right), spacing=0)
        if one.get("comment"):
            lines.addWidget(label(display.cell(str(one["comment"])), "quiet", wrap=True))
        return lines


def _spread(first: QWidget, *rest: QWidget) -> QHBoxLayout:
    """Parts side by side of which the first has all the room that is left."""
    made = row(first, *rest)
    made.setStretch(0, 1)
    return made


def _said(text: str) -> str:
    """A rule's sentence in the window's language; the names in it stay as they are."""
    start, colon, names = text.partition(": ")
    return f"{tr(start + ':')} {names}" if colon else tr(text)


class _Side(QScrollArea):
    """One half of the document view: a card that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setMinimumWidth(240)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QFrame()
        ground.setProperty("look", "card")
        self._rows = QVBoxLayout(ground)
        self._rows.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self._rows.setSpacing(SPACE)
        self.setWidget(ground)

    def empty(self) -> None:
        """Take everything out."""
        clear(self._rows)

    def put(self, part: Any) -> None:
        """Add a widget or a layout below the others."""
        last = self._rows.itemAt(self._rows.count() - 1)
        if last is not None and last.spacerItem():
            self._rows.removeItem(last)
        if isinstance(part, QWidget):
            self._rows.addWidget(part)
        else:
            self._rows.addLayout(part)
        self._rows.addStretch(1)


def _status(word: str) -> Any:
    def conditions(_opened: Opened) -> tuple[Any, ...]:
        from pbdesk.store.query import Condition

        return (Condition("status", "is", word),)

    return conditions


def document_of(desk: "Desk", record: str) -> Document:
    """A policy with everything that is shown beside it; runs on the worker."""
    from pbdesk.desk import reading
    from pbdesk.records.policies import missing_from_record
    from pbdesk.store.query import Records

    shown = reading.one(desk, record)
    with desk.reading() as connection:
        records = Records(connection)
        parts = {
            kind: list(records.pointing(kind, "policy", record))
            for kind in ("section", "consultation", "reference", "contested_point")
        }
        linked = {str(one[name]) for some in parts.values() for one in some
                  for name in ("consulted", "strategy", "other") if one.get(name)}  # fmt: skip
        lacking = [breach.message for breach in missing_from_record(shown.values, records)]
        titles = shown.titles | records.titles(linked)
    sections = sorted(parts["section"], key=lambda one: int(str(one["position"])))
    return Document(
        shown.values, titles, sections, parts["consultation"], parts["reference"], parts["contested_point"], lacking
    )
