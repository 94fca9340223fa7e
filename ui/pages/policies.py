"""Policies: the text of each edited in place beside its coherence record, which shows who has not answered."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from pbdesk.errors import PbdeskError
from ui import display, wording
from ui.opened import Opened
from ui.pages.registers import Filter, RegistersPage, Tab, parts
from ui.policy.comparison import ComparisonView
from ui.policy.record import RecordPane
from ui.policy.sections import SectionsEditor
from ui.policy.versions import version_links
from ui.theme import SPACE
from ui.widgets.blocks import Block, Paper, Part
from ui.widgets.either import Either
from ui.widgets.flow import flowing
from ui.widgets.gradual import Gradual
from ui.widgets.halves import Halves
from ui.widgets.order import in_order
from ui.widgets.parts import Empty, LinkButton, column, label, row, scrolled
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.dossiers import PolicyDossier
    from pbdesk.store.desk import Desk
    from ui.policy.questions import Adopting, Consulting

Choices = tuple[list[tuple[str, str, bool]], list[tuple[str, str, str]]]
"""Actors to consult (id, name, asked before), and decisions that may adopt (id, title, day)."""


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
        tabs = (Tab("policy", filters), *parts("consultation", "contested_point", "reference", "section"))
        super().__init__(opened, tr("Policies"), about, tabs)
        self._chosen = opened.kept(opened.here("policy")) or None
        self._begun = False
        self._document: DocumentView | None = None
        self._below = QWidget()
        self._room = QVBoxLayout(self._below)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self.document)
        self._soon.start()
        self.rows.removeWidget(self._stack)
        halves = Halves(opened, "policies", Qt.Orientation.Vertical, (self._stack, self._below), (230, 460))
        halves.setHandleWidth(2 * SPACE)
        self.rows.addWidget(halves, 1)
        table = self.register("policy").table
        table.selectionModel().currentRowChanged.connect(lambda index: self._choose(index.row()))
        self.register("policy").model.dataChanged.connect(self._choose_first)
        self.register("policy").counted.connect(self._make_room)

    @property
    def document(self) -> "DocumentView":
        """The one chosen, made a moment after the table: both in one go would hold the window up."""
        if self._document is None:
            self._document = DocumentView(self.opened)
            self._document.chosen.connect(self._choose_record)
            self._room.addWidget(self._document)
        return self._document

    def refresh(self) -> None:
        super().refresh()
        if self._chosen:
            self._ask(self._chosen)

    def _make_room(self, rows: int) -> None:
        """Without a policy there is no text to show; what to do then is said above it."""
        self._below.setVisible(rows > 0 or self.document.dossier is not None)

    def _choose_first(self) -> None:
        """Begin with the policy that was left, or else with one in force; one that is shown stays chosen in its row."""
        register = self.register("policy")
        if not register.model.record(0) or register.table.currentIndex().isValid():
            return
        if self._chosen:
            register.table.choose(self._chosen)
        elif not self._begun:
            register.table.selectRow(register.model.first("status", "adopted"))
        self._begun = True

    def _choose(self, at: int) -> None:
        record = self.register("policy").model.record(at)
        if record and record != self._chosen:
            self._choose_record(record)

    def _choose_record(self, record: str) -> None:
        self._chosen = record
        self.opened.keep(self.opened.here("policy"), record)
        self.register("policy").table.choose(record)
        self._ask(record)

    def show_whole(self, record: str) -> None:
        """Show a policy beside its record."""
        self._choose_record(record)

    def _ask(self, record: str) -> None:
        day = self.opened.as_of
        self.opened.ask(lambda desk: _dossier(desk, record, day), self._show_document, owner=self, failed=self._gone)

    def _gone(self, error: Exception) -> None:
        self._chosen = None
        self.document.show_nothing()
        if not isinstance(error, PbdeskError):
            self.opened.tasks.failed.emit(error)

    def _show_document(self, dossier: "PolicyDossier") -> None:
        if dossier.policy["id"] == self._chosen:
            self.document.show_dossier(dossier, self._order)

    def _show(self, kind: str) -> None:
        super()._show(kind)
        self._order()

    def _order(self) -> None:
        """Let Tab come from the table that is seen to the text and then to the record; each is made when it is."""
        if self._document:
            in_order((self.register(self.segments.current).table, *self._document.in_order))


class DocumentView(Either):
    """One policy: its head, its text beside its record, or the comparison of two versions."""

    chosen = Signal(str)
    """The person wants to see this other version."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._gradual = Gradual(self)
        self.dossier: PolicyDossier | None = None
        self.sections, self.record = SectionsEditor(opened), RecordPane(opened)
        self.head = Block(self._make_head, SPACE // 2)
        self._text = _side(column(self.head, self.sections, 1, spacing=2 * SPACE))
        self._beside = _side(column(self.record))
        self._sides = Halves(opened, "policy", Qt.Orientation.Horizontal, (self._text, self._beside), (560, 440))
        self._sides.setHandleWidth(2 * SPACE)
        self._nothing = Empty("policies", tr("No policy is chosen"), tr("Choose a policy to read its text."))
        self.addWidget(self._nothing)
        self.addWidget(self._sides)
        self.record.consult_wanted.connect(self.consult)
        self.record.adopt_wanted.connect(self.adopt)
        self.record.version_wanted.connect(self.begin_version)
        self.record.expiry_wanted.connect(self.let_expire)

    @cached_property
    def comparison(self) -> ComparisonView:
        """Two versions held against each other; made when first asked for."""
        made = ComparisonView(self._opened)
        made.left.connect(lambda: self.setCurrentWidget(self._sides))
        self.addWidget(made)
        return made

    @property
    def in_order(self) -> list[QWidget]:
        """Its parts as the eye goes: the head and the text, then the record beside it."""
        return [self._text, self.head, *self.sections.in_order, self._beside, *self.record.in_order]

    def show_nothing(self) -> None:
        """Say that no policy is chosen."""
        self.dossier = None
        self.setCurrentWidget(self._nothing)

    def show_dossier(self, dossier: "PolicyDossier", then: Callable[[], object]) -> None:
        """Show a policy part by part, and do what is to be done then; an open comparison stays on the same policy."""
        before = self.dossier
        self.dossier = dossier
        self._gradual.make(self._filled(dossier), then)
        same = before is not None and before.policy["id"] == dossier.policy["id"]
        if not (same and isinstance(self.currentWidget(), ComparisonView)):
            self.setCurrentWidget(self._sides)
        elif before != dossier:
            self.comparison.ask()

    def _filled(self, dossier: "PolicyDossier") -> Iterator[None]:
        self.head.show_data((dossier.policy, dossier.titles, dossier.versions))
        yield
        self.sections.show_sections(str(dossier.policy["id"]), dossier.sections, frozen=dossier.frozen)
        yield
        self.record.show_dossier(dossier)
        yield

    def _make_head(self, data: Any) -> "list[Part]":
        policy, titles, versions = data
        opened = LinkButton(tr("Open"), partial(self._opened.record_wanted.emit, str(policy["id"])))
        facts = [
            display.choice(str(policy["status"])),
            titles.get(str(policy["country"])),
            titles.get(str(policy["owner"])),
        ]
        facts += [_period(policy), tr(str(policy["marking"])) if policy["marking"] else ""]
        head = label(str(policy["title"]), "title", wrap=True)
        parts: list[Part] = [head, label(" · ".join(filter(None, facts)), "quiet", wrap=True)]
        ways = row(flowing(*self._versions(str(policy["id"]), versions), gap=2 * SPACE), opened, spacing=2 * SPACE)
        ways.setStretch(0, 1)
        ways.setAlignment(opened, Qt.AlignmentFlag.AlignTop)
        return [*parts, ways]

    def _versions(self, record: str, versions: Any) -> list[QWidget]:
        """Every version, the one shown marked; and the way to hold two against each other."""
        made = version_links([(one.id, one.number) for one in versions], record, self.chosen.emit)
        return [*made, LinkButton(tr("Compare versions"), self.compare)] if len(versions) > 1 else made

    def compare(self) -> None:
        """Hold the version shown against the one before."""
        if self.dossier is not None:
            self.comparison.offer(self.dossier.versions, str(self.dossier.policy["id"]))
            self.setCurrentWidget(self.comparison)

    def consult(self) -> None:
        """Ask whom to consult, and send it to them."""
        self._question(self._ask_whom)

    def adopt(self) -> None:
        """Ask which decision adopts it, and adopt it."""
        self._question(self._ask_which)

    def _question(self, then: Any) -> None:
        if self.dossier is not None:
            policy = str(self.dossier.policy["id"])
            self._opened.ask(lambda desk: _choices(desk, policy), then, owner=self)

    def _ask_whom(self, choices: Choices) -> None:
        from ui.policy.questions import ConsultQuestion

        if self.dossier is not None:
            drafts = {str(one["draft"]) for one in self.dossier.consultations}
            question = ConsultQuestion(self._opened, choices[0], drafts, self)
            question.accepted.connect(lambda: self._send(question.answer()))
            question.open()

    def _send(self, wanted: "Consulting") -> None:
        self._do(lambda desk, policy, person: _consult(desk, policy, wanted, person), tr("Sent to consultation."))

    def _ask_which(self, choices: Choices) -> None:
        from ui.policy.questions import AdoptQuestion

        start = str(self.dossier.policy["start"] or "") if self.dossier else ""
        question = AdoptQuestion(self._opened, choices[1], start, self)
        question.accepted.connect(lambda: self._adopt(question.answer()))
        question.open()

    def _adopt(self, wanted: "Adopting") -> None:
        self._do(
            lambda desk, policy, person: _adopt(desk, policy, wanted, person),
            tr("Adopted. It does not change any more."),
        )

    def begin_version(self) -> None:
        """Begin the next version as a draft, and show it."""
        self._do(_new_version, tr("A new version is begun as a draft."), self.chosen.emit)

    def let_expire(self) -> None:
        """Ask for the last day, and let it expire."""
        from ui.policy.questions import ExpireQuestion

        if self.dossier is not None:
            last = min(str(self.dossier.policy["end"] or display.today()), display.today())
            question = ExpireQuestion(last, self)
            question.accepted.connect(lambda: self._expire(question.answer()))
            question.open()

    def _expire(self, day: str) -> None:
        self._do(lambda desk, policy, person: _let_expire(desk, policy, day, person), tr("It has expired."))

    def _do(self, verb: Any, words: str, then: Any = None) -> None:
        """Run a verb on the policy shown; say what was done, or why not."""
        if self.dossier is None:
            return
        policy, person = str(self.dossier.policy["id"]), self._opened.person

        def done(answer: Any) -> None:
            self._opened.said.emit(words)
            if then:
                then(answer)

        self._opened.change(lambda desk: verb(desk, policy, person), done, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, PbdeskError):
            self._opened.said.emit(wording.sentence_of(error))
        else:
            self._opened.tasks.failed.emit(error)


def _side(inside: QVBoxLayout) -> QScrollArea:
    """One half of the document: a card that scrolls."""
    ground = Paper()
    ground.setProperty("look", "card")
    inside.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
    ground.setLayout(inside)
    made = scrolled(ground, across=False)
    made.setMinimumWidth(240)
    return made


def _period(policy: dict[str, Any]) -> str:
    start, end = (display.date(str(policy[name])) if policy[name] else "" for name in ("start", "end"))
    if start and end:
        return tr("valid {start} to {end}", start=start, end=end)
    return tr("valid from {day}", day=start) if start else ""


def _status(word: str) -> Any:
    def conditions(_opened: Opened) -> tuple[Any, ...]:
        from pbdesk.store.query import Condition

        return (Condition("status", "is", word),)

    return conditions


def _dossier(desk: "Desk", record: str, day: str) -> "PolicyDossier":
    from pbdesk.desk import dossiers

    return dossiers.policy_dossier(desk, record, day)


def _choices(desk: "Desk", policy: str) -> Choices:
    from pbdesk.desk import choosing

    return choosing.whom_to_consult(desk, policy), choosing.decisions_to_adopt(desk, policy)


def _consult(desk: "Desk", policy: str, wanted: "Consulting", person: str) -> list[str]:
    from pbdesk.desk.consulting import send_to_consultation

    return send_to_consultation(
        desk, policy, wanted.consulted, draft=wanted.draft, asked=wanted.asked, due=wanted.due, person=person
    )


def _adopt(desk: "Desk", policy: str, wanted: "Adopting", person: str) -> None:
    from pbdesk.desk import adopting

    adopting.adopt(desk, policy, wanted.decision, person, wanted.day)


def _let_expire(desk: "Desk", policy: str, day: str, person: str) -> None:
    from pbdesk.desk import adopting

    adopting.let_expire(desk, policy, day, person)


def _new_version(desk: "Desk", policy: str, person: str) -> str:
    from pbdesk.desk import versioning

    return versioning.new_version(desk, policy, person)
