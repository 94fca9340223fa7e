"""The strategic framework of the country in focus: problem, vision, objectives, coverage, comments, plans."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from pbdesk.errors import PbdeskError
from pbdesk.records.kinds import KINDS
from ui import display, wording
from ui.country.known import KnownChoice, ask_known
from ui.framework.matrix import coverage_card
from ui.framework.objectives import dimension_card
from ui.framework.questions import ForceQuestion, Revising, TargetQuestion
from ui.framework.ties import ties_card
from ui.opened import Opened
from ui.pages.page import Page
from ui.policy.versions import version_links
from ui.theme import SPACE
from ui.widgets.blocks import Paper, Part, add_all, spread
from ui.widgets.columns import columns
from ui.widgets.flow import flowing
from ui.widgets.kept import keyboard_kept
from ui.widgets.parts import (
    Empty,
    Head,
    LinkButton,
    button,
    card,
    clear,
    column,
    label,
    level,
    line,
    row,
    scrolled,
    tool,
)
from ui.words import count_of, tr, within

if TYPE_CHECKING:
    from pbdesk.desk.framework_dossiers import FrameworkDossier
    from pbdesk.desk.ties import Tie
    from pbdesk.store.desk import Desk
    from pbdesk.store.past import Progress as Going


@dataclass(frozen=True)
class Found:
    """The frameworks of a country, the one that is shown, and what it is or will be tied to."""

    frameworks: tuple[tuple[str, str], ...]
    dossier: "FrameworkDossier | None"
    ties: "tuple[Tie, ...]"


class FrameworkPage(Page):
    """One page to read from the top: why there is conflict, what is wanted, how far it has come, what is left out."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.rows.setContentsMargins(0, 0, 0, 0)
        inside, self._body, self.known = Paper(), QVBoxLayout(), KnownChoice()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(2 * SPACE)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 3 * SPACE)
        whole.addWidget(self.known)
        self._read = QWidget()
        self._read.setLayout(self._body)
        whole.addWidget(self._read, 1)
        self._area = scrolled(inside, across=False)
        level(self._area, whole, 3 * SPACE)
        self.known.chosen.connect(opened.look_back)
        self.rows.addWidget(self._area)
        self.dossier: FrameworkDossier | None = None
        self._wanted = ""
        self._shown: Found | None = None

    def refresh(self) -> None:
        country, day, wanted = self.opened.country, self.opened.as_of, self._wanted
        if country is not None:
            ask_known(self, lambda desk, known, going: find(desk, country, wanted, day, known, going), self._show)
            self.known.show_day(self.opened.known)

    def show_whole(self, record: str) -> None:
        """Show a framework of the country in focus."""
        self._choose(record)

    def _choose(self, framework: str) -> None:
        self._wanted = framework
        self.refresh()

    def _show(self, found: Found) -> None:
        """Show it; where nothing is different nothing moves."""
        if found == self._shown:
            return
        place = self._area.verticalScrollBar().value()
        self._shown, self.dossier = found, found.dossier
        with keyboard_kept(self._read):
            clear(self._body)
            if found.dossier is None:
                self._body.addWidget(self._empty(), 1)
                self._body.addWidget(ties_card(self.opened, found.ties, None))
                return
            add_all(self._body, self._parts(found, found.dossier))
            self._body.addStretch(1)
        self._area.verticalScrollBar().setValue(place)

    def _empty(self) -> Empty:
        begin = button(tr("Begin a framework"), self._begin, "main", "add")
        advice = tr(
            "A strategic framework says why there is conflict, what peace would look like, and which objectives lead "
            "there. Agencies rest their plans on it."
        )
        return Empty("countries", tr("No strategic framework yet"), advice, begin)

    def _begin(self) -> None:
        self.opened.kind_wanted.emit("framework", {})

    def _parts(self, found: Found, dossier: "FrameworkDossier") -> Iterator[Part]:
        yield self._head(found, dossier)
        yield columns(self._causes(dossier), self._vision(dossier))
        yield row(label(tr("Objectives"), "title"), 1, *self._adding("objective", dossier))
        for dimension, name in self._dimensions(dossier):
            some = dossier.of_dimension(dimension)
            yield dimension_card(self.opened, name, some, dossier.titles, self.revise, closed=dossier.frozen)
        yield coverage_card(self.opened, dossier.framework, dossier.coverage)
        yield ties_card(self.opened, found.ties, dossier)
        yield self._comments(dossier)
        yield self._behind(dossier)

    def _head(self, found: Found, dossier: "FrameworkDossier") -> QWidget:
        values, record = dossier.framework, str(dossier.framework["id"])
        acts = [button(tr("Open"), partial(self.opened.record_wanted.emit, record))]
        if values["status"] in ("draft", "open for comment"):
            acts += self._of_draft(str(values["status"]))
        elif dossier.versions[-1].id == record:
            acts.append(button(tr("New version"), self.begin_version))
        start, end = (display.date(str(values[name])) if values[name] else "" for name in ("start", "end"))
        days = f"{start} – {end}" if end else tr("from {day}", day=start) if start else ""
        facts = [display.choice(str(values["status"])), days, dossier.titles.get(str(values["country"]), "")]
        agreed = self._agreed(dossier)
        versions = version_links([(one.id, one.number) for one in dossier.versions], record, self._choose)
        own = {one.id for one in dossier.versions}
        others = [LinkButton(name, partial(self._choose, one)) for one, name in found.frameworks if one not in own]
        ways = flowing(*versions, *others, gap=2 * SPACE)
        made = QWidget()
        made.setLayout(column(spread(label(str(values["title"]), "title", wrap=True), *acts),
                              label(" · ".join(filter(None, facts)), "quiet"), *agreed, ways))  # fmt: skip
        return made

    def _agreed(self, dossier: "FrameworkDossier") -> list[Part]:
        """The decision by which it was agreed on."""
        decision = str(dossier.framework["adopted_by"] or "")
        opens = LinkButton(dossier.titles.get(decision, ""), partial(self.opened.record_wanted.emit, decision), 2)
        return [row(label(tr("Agreed by decision"), "quiet"), opens, 1)] if decision else []

    def _of_draft(self, status: str) -> list[QPushButton]:
        """What can be done with a version that is not in force."""
        asking = [button(tr("Open for comment"), self.open_for_comment)] if status == "draft" else []
        return [*asking, button(tr("Put in force …"), self.put_in_force, "main")]

    def _causes(self, dossier: "FrameworkDossier") -> QFrame:
        parts: list[Part] = [Head(label(tr("Problem analysis"), "heading"), 1, *self._adding("cause", dossier))]
        uncovered = {one.id for one in dossier.coverage.uncovered}
        for type in ("root cause", "trigger"):
            some = [one for one in dossier.causes if one["type"] == type]
            if some:
                parts.append(named := label(tr("Root causes") if type == "root cause" else tr("Triggers"), "label"))
                named.setContentsMargins(0, SPACE, 0, 0)
            for one in some:
                parts.append(LinkButton(str(one["title"]), partial(self.opened.record_wanted.emit, str(one["id"])), 3))
                if one["note"]:
                    parts.append(label(str(one["note"]), "quiet", wrap=True))
                if one["id"] in uncovered:
                    parts.append(label(f"⚠ {tr('No objective answers this.')}", "warn", wrap=True))
        if not dossier.causes:
            parts.append(
                label(tr("Not said yet: what keeps the conflict alive, and what sets it off?"), "quiet", wrap=True)
            )
        return card(*parts, 1, spacing=SPACE // 2)

    def _vision(self, dossier: "FrameworkDossier") -> QFrame:
        vision = dossier.framework["vision"]
        text = label(str(vision or tr("Not said yet: what would peace look like for those who live there?")),
                     "" if vision else "quiet", wrap=True)  # fmt: skip
        return card(label(tr("Long-term vision"), "heading"), text, 1)

    def _dimensions(self, dossier: "FrameworkDossier") -> Iterator[tuple[str, str]]:
        used = {str(one.values["dimension"] or "") for one in dossier.objectives}
        for side in dossier.coverage.sides:
            if side.dimension.id in used:
                yield side.dimension.id, display.choice(side.dimension.name)
        if "" in used:
            yield "", tr("Dimension not said")

    def _adding(self, kind: str, dossier: "FrameworkDossier") -> list[QWidget]:
        """What adds a part to a version that is not superseded."""
        words = tr("Add {kind}", kind=within(tr(KINDS[kind].label)))
        begin = partial(self.opened.kind_wanted.emit, kind, {"framework": dossier.framework["id"]})
        return [] if dossier.frozen else [tool(words, "add", begin)]

    def _comments(self, dossier: "FrameworkDossier") -> QFrame:
        unanswered = sum(not one["answer"] for one in dossier.comments)
        about = (
            count_of(unanswered, "1 is not answered", "{n} are not answered") if unanswered else tr("all are answered")
        )
        words = about if dossier.comments else tr("None yet.")
        head = Head(label(tr("Comments from agencies"), "heading"), 1, label(words, "warn" if unanswered else "quiet"),
                    *self._adding("comment", dossier))  # fmt: skip
        parts: list[Part] = [head]
        for one in dossier.comments:
            parts += [line(), *self._comment(one, dossier.titles)]
        return card(*parts)

    def _comment(self, one: dict[str, Any], titles: dict[str, str]) -> Iterator[Part]:
        who = LinkButton(titles.get(str(one["agency"]), ""), partial(self.opened.record_wanted.emit, str(one["id"])))
        on = titles.get(str(one["objective"]), "")
        day = display.date(str(one["date"])) if one["date"] else ""
        said = ", ".join(filter(None, [day, tr("on objective {objective}", objective=on) if on else ""]))
        top = row(who, label(said, "quiet", wrap=True))
        top.setStretch(1, 1)
        yield top
        yield label(str(one["text"]), wrap=True)
        answer = tr("Answer: {words}", words=one["answer"]) if one["answer"] else f"? {tr('Not answered yet.')}"
        yield label(answer, "quiet" if one["answer"] else "bad", wrap=True)

    def _behind(self, dossier: "FrameworkDossier") -> QFrame:
        parts: list[Part] = [label(tr("Plans that rest on an older version"), "heading")]
        for one in dossier.behind:
            opens = partial(self.opened.record_wanted.emit, one.policy)
            title = LinkButton(dossier.titles.get(one.policy, ""), opens, 2)
            words = tr("rests on version {n}", n=one.version)
            owner = dossier.titles.get(one.owner, "")
            parts.append(row(title, label(owner, "quiet"), 1, label(f"⚠ {words}", "warn")))
        if not dossier.behind:
            parts.append(
                label(tr("None: every policy and plan that names this framework names this version."), "quiet")
            )
        return card(*parts)

    def revise(self, benchmark: str, title: str) -> None:
        """Ask for another target and its reason."""
        question = TargetQuestion(self.opened, title, self)
        question.accepted.connect(lambda: self._revise(benchmark, question.answer()))
        question.open()

    def _revise(self, benchmark: str, wanted: Revising) -> None:
        person = self.opened.person
        said = tr("The target is changed; the old one is kept.")
        self._do(lambda desk: _revise(desk, benchmark, wanted, person), said)

    def put_in_force(self) -> None:
        """Ask from which day this version is in force."""
        question = ForceQuestion(self.opened, self)
        question.accepted.connect(lambda: self._force(*question.answer()))
        question.open()

    def _force(self, day: str, decision: str | None) -> None:
        if self.dossier is not None:
            framework, person = str(self.dossier.framework["id"]), self.opened.person
            self._do(lambda desk: _force(desk, framework, day, person, decision), tr("This version is in force."))

    def open_for_comment(self) -> None:
        """Let the agencies comment on the draft."""
        if self.dossier is not None:
            framework, person = str(self.dossier.framework["id"]), self.opened.person
            self._do(lambda desk: _open_for_comment(desk, framework, person),
                     tr("Open for comment. What agencies say of it is taken down below."))  # fmt: skip

    def begin_version(self) -> None:
        """Begin the next version as a draft, and show it."""
        if self.dossier is not None:
            framework, person = str(self.dossier.framework["id"]), self.opened.person
            self._do(lambda desk: _new_version(desk, framework, person), tr("A new version is begun as a draft."),
                     self._choose)  # fmt: skip

    def _do(self, verb: Any, words: str, then: Any = None) -> None:
        def done(answer: Any) -> None:
            self.opened.said.emit(words)
            if then:
                then(answer)

        self.opened.change(verb, done, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, PbdeskError):
            self.opened.said.emit(wording.sentence_of(error))
        else:
            self.opened.tasks.failed.emit(error)


def find(
    desk: "Desk", country: str, wanted: str, day: str, known: str = "", going: "Going | None" = None
) -> Found:
    """The frameworks of a country, and the one wanted, else the one in force, with everything beside it."""
    from pbdesk.desk import framework_dossiers

    return Found(*framework_dossiers.framed(desk, country, wanted, day, known, going))


def _revise(desk: "Desk", benchmark: str, wanted: Revising, person: str) -> str:
    from pbdesk.desk.revising import revise_target

    return revise_target(
        desk, benchmark, wanted.target, reason=wanted.reason, day=wanted.day, person=person, target_date=wanted.until,
        decision=wanted.decision,
    )  # fmt: skip


def _force(desk: "Desk", framework: str, day: str, person: str, decision: str | None) -> None:
    from pbdesk.desk import versioning

    versioning.put_in_force(desk, framework, day, person, decision)


def _open_for_comment(desk: "Desk", framework: str, person: str) -> None:
    from pbdesk.desk import writing

    writing.set_values(desk, framework, {"status": "open for comment"}, person)


def _new_version(desk: "Desk", framework: str, person: str) -> str:
    from pbdesk.desk import versioning

    return versioning.new_version(desk, framework, person)
