"""The coherence record of a policy: what is still missing and why it matters, who was asked and what they answered."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pbdesk.errors import PbdeskError
from pbdesk.records.kinds import KINDS
from pbdesk.records.policies import asked_again, is_silent
from ui import display, wording
from ui.forms.frozen import why_frozen
from ui.forms.inputs import Input, input_for
from ui.opened import Opened
from ui.policy.answers import BESIDE, AnswerRow
from ui.theme import SPACE
from ui.widgets.blocks import Block, Part, spread
from ui.widgets.columns import columns
from ui.widgets.flow import flowing
from ui.widgets.parts import Headline, LinkButton, button, card, column, label, line, row, tool
from ui.words import count_of, tr, within

if TYPE_CHECKING:
    from pbdesk.desk.dossiers import PolicyDossier
    from pbdesk.store.desk import Desk

WHY_MISSING = {
    "nobody-consulted": "Without it nobody can tell whose work the policy crosses.",
    "silence": "Silence is not consent: whoever was asked answers before anything is decided. Dissent blocks nothing.",
    "no-reference": "A policy is coherent with something: name what it follows or deliberately departs from.",
    "no-steps": "The committee asks what was done so that the agencies pull in one direction.",
    "contested-unsaid": "An empty place could mean agreement or that nobody asked. Say which.",
    "contested-after-all": "Settle each point, or say that some are contested: the two cannot both be so.",
    "no-contested-point": "Dissent that is not written down comes back after the decision.",
}
"""Why each part of the coherence record matters."""
_LINES = 3
"""Over so many lines at most goes what a record is called, beside the text."""


class RecordPane(QWidget):
    """Everything beside the text of a policy."""

    consult_wanted = Signal()
    adopt_wanted = Signal()
    version_wanted = Signal()
    expiry_wanted = Signal()

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._policy = ""
        fields = KINDS["policy"].by_name
        self.inputs: dict[str, Input] = {}
        for name in ("contested", "steps", "review_due"):
            made = input_for(opened, fields[name], fields)
            made.committed.connect(self._save)
            self.inputs[name] = made
        self._wrong = label("", "bad", wrap=True)
        self._wrong.hide()
        self._state, self._asked = Block(self._make_state), Block(self._make_asked)
        self._references, self._points = Block(self._make_references), Block(self._make_points)
        self._rests = Block(self._make_rests)
        self._lay_out()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3 * SPACE // 2)
        for part in (label(tr("Coherence record"), "heading"), self._state, self._wrong, self._asked, line(),
                     self._references, line(), self._field("contested"), self._points, line(), self._field("steps"),
                     line(), self._rests, self._field("review_due")):  # fmt: skip
            rows.addWidget(part)
        rows.addStretch(1)

    @property
    def in_order(self) -> list[QWidget]:
        """Its parts from the top down."""
        contested, steps, review = self.inputs.values()
        return [self._state, self._asked, self._references, contested, self._points, steps, self._rests, review]

    def _field(self, name: str) -> QWidget:
        made = QWidget()
        made.setLayout(column(label(tr(KINDS["policy"].by_name[name].label), "label"), self.inputs[name]))
        return made

    def show_dossier(self, dossier: "PolicyDossier") -> None:
        """Show the record of a policy."""
        self._policy = str(dossier.policy["id"])
        self._wrong.hide()
        for name, one in self.inputs.items():
            if not one.busy:
                one.show_values(dossier.policy, dossier.titles)
            one.lock(locked=dossier.frozen and not KINDS["policy"].by_name[name].living)
        self._state.show_data((dossier.frozen, dossier.missing, dossier.policy, dossier.titles))
        self._asked.show_data((dossier.frozen, dossier.consultations, dossier.titles, self._opened.as_of))
        self._references.show_data((dossier.frozen, dossier.references, dossier.stale, dossier.titles))
        self._points.show_data((dossier.frozen, dossier.policy["contested"], dossier.points, dossier.titles))
        self._rests.show_data((dossier.policy, dossier.newer_framework, dossier.titles))

    def _make_state(self, data: Any) -> Iterator[Part]:
        frozen, missing, policy, titles = data
        if frozen:
            yield self._adopted(policy, titles)
        elif missing:
            yield card(*self._missing(missing), look="missing", spacing=SPACE // 2)
        else:
            adopt = button(tr("Adopt …"), self.adopt_wanted.emit, "main")
            yield card(label(tr("The coherence record is complete. A recorded decision can adopt it."), wrap=True),
                       row(adopt, 1), look="fine")  # fmt: skip

    def _missing(self, missing: Any) -> Iterator[Part]:
        yield label(count_of(len(missing), "One thing is missing before it can be adopted",
                             "{n} things are missing before it can be adopted"), "heading", wrap=True)  # fmt: skip
        for breach in missing:
            yield label(f"✗ {wording.worded(breach.message)}", wrap=True)
            yield label(tr(WHY_MISSING[breach.code]), "quiet", wrap=True)

    def _adopted(self, policy: Any, titles: dict[str, str]) -> QFrame:
        opens = self._link(str(policy["adopted_by"]), titles)
        words = label(tr("Adopted by decision"), "quiet")
        said_of = why_frozen("policy", policy["status"])
        parts: list[Part] = [words, row(opens, 1), label(said_of, "quiet", wrap=True)]
        acts = [button(tr("New version"), self.version_wanted.emit)] if policy["status"] != "superseded" else []
        if policy["status"] == "adopted":
            acts.append(button(tr("Let it expire …"), self.expiry_wanted.emit))
        return card(*parts, *([flowing(*acts)] if acts else []), look="fine")

    def _make_asked(self, data: Any) -> Iterator[Part]:
        frozen, consultations, titles, as_of = data
        earlier = asked_again(consultations)
        silent = sum(is_silent(one) and one["id"] not in earlier for one in consultations)
        asked = count_of(len(consultations) - len(earlier), "1 was asked", "{n} were asked")
        answered = (
            count_of(silent, "1 has not answered", "{n} have not answered") if silent else tr("all have answered")
        )
        about = f"{asked}, {answered}" if consultations else tr("Nobody has been asked yet.")
        send = button(tr("Send to consultation …"), self.consult_wanted.emit)
        send.setVisible(not frozen)
        yield columns(Headline(about, "label"), send, least=BESIDE)
        for one in consultations:
            yield AnswerRow(self._opened, one, titles, as_of, frozen=frozen, again=one["id"] in earlier)

    def _make_references(self, data: Any) -> Iterator[Part]:
        frozen, references, stale, titles = data
        warned = {one.reference: one for one in stale}
        yield self._head("reference", frozen=frozen)
        for one in references:
            name = one["title"] or titles.get(str(one["strategy"] or one["other"]), "") or tr(KINDS["reference"].label)
            level = label(display.choice(str(one["level"])), "quiet")
            opens = LinkButton(str(name), partial(self._opened.record_wanted.emit, str(one["id"])), _LINES)
            yield spread(opens, level)
            if one["how"]:
                yield label(str(one["how"]), "quiet", wrap=True)
            if str(one["id"]) in warned:
                yield self._warning(warned[str(one["id"])], titles)

    def _warning(self, stale: Any, titles: dict[str, str]) -> QFrame:
        day = display.date(stale.since)
        if stale.why == "superseded":
            text = tr("It has been superseded since {day}.", day=day) if day else tr("It has been superseded.")
        else:
            text = tr("It ended {day} and is no longer in force.", day=day)
        parts: list[Part] = [label(f"⚠ {text}", "warn", wrap=True)]
        if stale.by:
            parts += [label(tr("Now in force:"), "quiet"), row(self._link(stale.by, titles), 1)]
        return card(*parts, look="missing", spacing=SPACE // 2)

    def _make_points(self, data: Any) -> Iterator[Part]:
        frozen, contested, points, titles = data
        if contested == "nothing is contested" and not points:
            yield label(tr("Said explicitly: nothing is contested."), "good", wrap=True)
            return
        yield self._head("contested_point", frozen=frozen)
        for one in points:
            yield LinkButton(str(one["title"]), partial(self._opened.record_wanted.emit, str(one["id"])), _LINES)
            whom = ", ".join(titles.get(actor, "") for actor in one["contested_by"]) or tr("it is not said by whom")
            settled = (
                tr("settled {day}", day=display.date(str(one["settled"]))) if one["settled"] else tr("not settled")
            )
            yield label(f"{whom} · {settled}", "quiet", wrap=True)

    def _make_rests(self, data: Any) -> Iterator[Part]:
        policy, newer, titles = data
        yield label(tr(KINDS["policy"].by_name["framework"].label), "label")
        framework = str(policy["framework"] or "")
        yield self._link(framework, titles) if framework else label(tr("It names no strategic framework."), "quiet")
        if newer:
            text = tr("A newer version is in force: {framework}.", framework=display.title(titles.get(newer, "")))
            yield card(label(f"⚠ {text}", "warn", wrap=True), look="missing")
        yield label(tr(KINDS["policy"].by_name["objectives"].label), "label")
        for objective in policy["objectives"]:
            yield self._link(objective, titles)
        if not policy["objectives"]:
            yield label(tr("It serves no objective of the framework yet."), "quiet", wrap=True)

    def _link(self, record: str, titles: dict[str, str]) -> LinkButton:
        return LinkButton(titles.get(record, ""), partial(self._opened.record_wanted.emit, record), _LINES)

    def _head(self, kind: str, *, frozen: bool) -> Part:
        add = tool(tr("Add {kind}", kind=within(tr(KINDS[kind].label))), "add", partial(self._add, kind))
        add.setVisible(not frozen)
        return spread(label(tr(KINDS[kind].labels), "label"), add)

    def _add(self, kind: str) -> None:
        self._opened.kind_wanted.emit(kind, {"policy": self._policy})

    def _save(self, values: dict[str, Any]) -> None:
        policy, person = self._policy, self._opened.person
        self._opened.change(lambda desk: _set(desk, policy, values, person), failed=self._refused)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, PbdeskError):
            self._opened.tasks.failed.emit(error)
            return
        self._wrong.setText(wording.sentence_of(error))
        self._wrong.show()


def _set(desk: "Desk", policy: str, values: dict[str, Any], person: str) -> bool:
    from pbdesk.desk import writing

    return writing.set_values(desk, policy, values, person)
