"""A task force: members by tier, the next meeting, meetings with attendance, decisions, actions, what is shared."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.charts.network import Member as Placed
from ui.charts.network import TierNetwork
from ui.meeting.words import presence_words
from ui.opened import Opened
from ui.pages.page import Page
from ui.pages.today import due_words
from ui.theme import SPACE
from ui.widgets.choice import ChoiceBox
from ui.widgets.columns import Columns
from ui.widgets.gradual import Gradual
from ui.widgets.kept import emptied
from ui.widgets.links import FEW, Line, LinkCard
from ui.widgets.parts import Empty, LinkButton, button, card, column, label, row, scrolled, tool
from ui.words import count_of, tr, within

if TYPE_CHECKING:
    from pbdesk.desk.coordinating import Body, Fund, Led, Member, Met, Slot
    from pbdesk.desk.numbering import Gap
    from pbdesk.store.desk import Desk

ROTATING = "rotating lead"
"""The model of coordination in which agencies lead by turns."""
Found = tuple[list[tuple[str, str]], "Body | None"]
"""The task forces there are, and the one looked at."""


class TaskForcePage(Page):
    """One task force at a time; with several, a list at the top chooses."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._chosen = opened.kept(opened.here("task force")) or None
        self._shown: Found | None = None
        self._gradual = Gradual(self)
        self._which = ChoiceBox()
        self._which.setAccessibleName(tr("Task force"))
        self._which.activated.connect(lambda at: self._choose(str(self._which.itemData(at))))
        self._body = QVBoxLayout()
        self._body.setSpacing(2 * SPACE)
        inside = QWidget()
        inside.setLayout(self._body)
        self._body.setContentsMargins(0, 0, 0, 0)
        area = scrolled(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.addWidget(self._which)
        self.rows.addWidget(area, 1)

    def _choose(self, record: str) -> None:
        self._chosen = record
        self.opened.keep(self.opened.here("task force"), record)
        self.refresh()

    def refresh(self) -> None:
        chosen, country, day = self._chosen, self.opened.country, self.opened.as_of
        self.opened.ask(lambda desk: found(desk, chosen, country, day), self._show, owner=self)

    @property
    def adds(self) -> str:
        return "meeting" if self._shown and self._shown[1] else "task_force"

    @property
    def begins(self) -> dict[str, Any]:
        from pbdesk.desk import coordinating

        body = self._shown[1] if self._shown else None
        return coordinating.meeting_begins(body) if body else {}

    def _show(self, answer: Found) -> None:
        if answer == self._shown:
            return
        self._shown = answer
        forces, body = answer
        with QSignalBlocker(self._which):
            self._which.clear()
            for record, name in forces:
                self._which.addItem(name, record)
            self._which.setCurrentIndex(max(0, self._which.findData(str(body.values["id"]) if body else "")))
        self._which.setVisible(len(forces) > 1)
        put_back = emptied(self, self._body)
        if body is None:
            self._body.addWidget(self._nothing())
        else:
            self._gradual.make(self._parts(body), put_back)

    def _parts(self, body: "Body") -> Iterator[QWidget]:
        """The heading, the tiers side by side, the cards two by two and the drawing, each as it is made."""
        tiers, cards, rings = Columns(3, 300), Columns(more=3), QVBoxLayout()
        heading = self._heading(body)
        self._body.addWidget(heading)
        self._body.addLayout(tiers)
        self._body.addLayout(cards)
        self._body.addLayout(rings)
        self._body.addStretch(1)
        yield heading
        for tier in ("core", "intermediate", "periphery"):
            tiers.addWidget(made := self._tier(body, tier))
            yield made
        rotating = body.values["model"] == ROTATING or body.rotation.slots
        first = (self._coming, self._rotation) if rotating else (self._coming,)
        makers = (*first, self._meetings, self._decisions, self._actions, self._funds, self._assessments,
                  self._around, self._about)  # fmt: skip
        for make in makers:
            cards.addWidget(part := make(body))
            yield part
        if body.members:
            rings.addWidget(drawn := self._network(body))
            yield drawn

    def _nothing(self) -> QWidget:
        advice = tr("Add the task force, its members by tier, and its first meeting.")
        begin = partial(self.opened.kind_wanted.emit, "task_force", {})
        add = button(tr("Add {kind}", kind=within(tr("Task force"))), begin, "main", "add")
        return Empty("task_forces", tr("No task force yet"), advice, add)

    def _heading(self, body: "Body") -> QWidget:
        values, titles = body.values, body.titles
        facts = [
            titles.get(str(values["country"]), ""),
            tr("coordination: {way}", way=within(display.choice(str(values["model"])))) if values["model"] else "",
        ]
        if values["chair"]:
            facts.append(tr("chaired by {agency}", agency=titles[str(values["chair"])]))
        if values["reports_to"]:
            facts.append(tr("reports to {body}", body=titles[str(values["reports_to"])]))
        facts.append(tr("next decision {number}", number=body.next_number.replace(" ", "\u00a0")))
        name = LinkButton(tr("Open"), partial(self.opened.record_wanted.emit, str(values["id"])))
        made = QWidget()
        made.setLayout(column(row(label(str(values["name"]), "title", wrap=True), name),
                              label(" · ".join(filter(None, facts)), "quiet", wrap=True)))  # fmt: skip
        return made

    def _tier(self, body: "Body", tier: str) -> LinkCard:
        members = [one for one in body.members if one.tier == tier]
        preset = {"task_force": str(body.values["id"]), "tier": tier, "start": self.opened.as_of}
        begin = partial(self.opened.kind_wanted.emit, "membership", preset)
        add = tool(tr("Add {kind}", kind=within(tr("Member"))), "add", begin)
        made = LinkCard(self.opened, display.choice(tier), tr("No member in this tier."), add)
        made.show_lines([Line(one.record, one.full, "", *_attendance(one)) for one in members])
        return made

    def _network(self, body: "Body") -> QFrame:
        """The members around the middle, the core innermost; Enter opens a membership."""
        chart = TierNetwork([
            Placed(one.name, one.tier or None, one.came if one.known else None, one.record) for one in body.members
        ])  # fmt: skip
        chart.opened.connect(lambda record: self.opened.record_wanted.emit(str(record)))
        return card(label(tr("Actors by tier"), "heading"), chart)

    def _coming(self, body: "Body") -> QFrame:
        coming = body.coming
        heading = label(tr("Next meeting"), "heading")
        if coming is None:
            begin = partial(self.opened.kind_wanted.emit, "meeting", self.begins)
            plan = button(tr("Plan a meeting"), begin, picture="add")
            return card(heading, label(tr("No meeting is planned."), "quiet"), row(plan, 1), 1)
        values = coming.values
        opens = LinkButton(_called(coming), partial(self.opened.record_wanted.emit, str(values["id"])))
        when = " · ".join(
            str(part) for part in (display.date(str(values["date"])), values["time"], values["place"]) if part
        )
        hold = button(tr("Hold the meeting"), partial(self.opened.meeting_wanted.emit, str(values["id"])), "main")
        agenda = [label(one, wrap=True) for one in body.agenda] or [label(tr("It has no agenda yet."), "quiet")]
        return card(heading, row(opens, 1), label(when, "quiet"), *agenda, row(hold, label("Ctrl+M", "key"), 1), 1)

    def _rotation(self, body: "Body") -> LinkCard:
        """Who leads now and next, then the order in which it goes on."""
        force, slots = str(body.values["id"]), body.rotation.slots
        preset = {"task_force": force, "position": max((one.position for one in slots), default=0) + 1}
        add = tool(tr("Add {kind}", kind=within(tr("Turn in the rotation"))), "add",
                   partial(self.opened.kind_wanted.emit, "rotation", preset))  # fmt: skip
        goes_on = LinkButton(tr("Continue a rotation …"), partial(self._rotate, force, str(body.values["name"])))
        goes_on.setVisible(bool(slots))
        nothing = tr("Add each agency in its turn, and for how many months it leads.")
        made = LinkCard(self.opened, tr("Rotation"), nothing, goes_on, add)
        made.show_lines([*(_led(one, self.opened.as_of) for one in body.rotation.periods), *map(_slot, slots)])
        return made

    def _rotate(self, force: str, name: str) -> None:
        from ui.leads.rotation import ask_to_rotate

        ask_to_rotate(self.opened, self, (force, name))

    def _meetings(self, body: "Body") -> LinkCard:
        begin = partial(self.opened.kind_wanted.emit, "meeting", self.begins)
        add = tool(tr("Add {kind}", kind=within(tr("Meeting"))), "add", begin)
        made = LinkCard(self.opened, tr("Meetings"), tr("No meeting is recorded yet."), add)
        past = [one for one in body.meetings if one is not body.coming]
        made.show_worded(past, lambda one: _met(one, body))
        return made

    def _decisions(self, body: "Body") -> LinkCard:
        made = LinkCard(self.opened, tr("Decisions"), tr("Nothing has been decided yet."))
        lines = [
            Line(str(one["id"]), " · ".join(str(part) for part in (one["number"], one["title"]) if part), "",
                 display.choice(str(one["status"])), "warn" if one["status"] == "draft" else "quiet")
            for one in body.decisions.rows
        ]  # fmt: skip
        made.show_first(lines, body.decisions.count, partial(self._list, "decisions", body))
        return made

    def _actions(self, body: "Body") -> LinkCard:
        made = LinkCard(self.opened, tr("Open actions"), tr("No action is open."))
        lines = [_action(one, body.titles, self.opened.as_of) for one in body.actions.rows]
        made.show_first(lines, body.actions.count, partial(self._list, "actions", body))
        return made

    def _list(self, name: str, body: "Body") -> None:
        """Show all of a list in the register of its kind."""
        from pbdesk.desk import coordinating

        lists = {"decisions": coordinating.decisions_of, "actions": coordinating.open_actions_of}
        self.opened.listing_wanted.emit(lists[name](str(body.values["id"])))

    def _funds(self, body: "Body") -> LinkCard:
        made = LinkCard(self.opened, tr("Pooled funds"), tr("No money is pooled."), self._adding("fund", body))
        made.show_lines([
            Line(str(fund.values["id"]), str(fund.values["name"]), _shares(fund), _money(fund.values), lines=2)
            for fund in body.funds
        ])  # fmt: skip
        return made

    def _assessments(self, body: "Body") -> LinkCard:
        made = LinkCard(self.opened, tr("Assessments, joint and single"), tr("Nothing has been assessed."),
                        self._adding("assessment", body))  # fmt: skip
        made.show_lines([_assessment(one) for one in body.assessments])
        return made

    def _adding(self, kind: str, body: "Body") -> QWidget:
        """What begins a record of the task force; it is about the same country."""
        preset = {"task_force": body.values["id"], "country": body.values["country"]}
        begun = {name: value for name, value in preset.items() if name in KINDS[kind].by_name and value}
        words = tr("Add {kind}", kind=within(tr(KINDS[kind].label)))
        return tool(words, "add", partial(self.opened.kind_wanted.emit, kind, begun))

    def _around(self, body: "Body") -> LinkCard:
        nothing = tr("No cabinet committee, supra-agency unit or arrangement in the field is recorded.")
        made = LinkCard(self.opened, tr("Above it, beside it and in the field"), nothing,
                        self._adding("arrangement", body))  # fmt: skip
        made.show_lines([_arrangement(one, body) for one in body.arrangements])
        return made

    def _about(self, body: "Body") -> QFrame:
        terms = str(body.values["terms"] or "")
        parts: list[QWidget] = [label(tr("Terms of reference"), "heading")]
        parts.append(label(terms or tr("Not said yet."), "" if terms else "quiet", wrap=True))
        parts.append(label(tr("Missing decision numbers"), "heading"))
        parts += [label(_gap(one), "quiet", wrap=True) for one in body.gaps]
        if not body.gaps:
            parts.append(label(tr("No number is missing."), "quiet"))
        return card(*parts, 1)


def _led(one: "Led", day: str) -> Line:
    since = display.date(one.start)
    period = f"{since} – {display.date(one.end)}" if one.end else tr("since {day}", day=since)
    if one.start <= day:
        return Line(one.record, one.name, period, tr("leads now"), "good")
    return Line(one.record, one.name, period, due_words(one.start, day)[0])


def _slot(one: "Slot") -> Line:
    months = count_of(one.months, "for a month", "for {n} months")
    return Line(one.record, f"{one.position}. {one.name}", "", months)


def _attendance(member: "Member") -> tuple[str, str]:
    if not member.known:
        return tr("attendance not known"), "quiet"
    said = tr("came to {came} of {held}", came=member.came, held=member.known)
    return said, "warn" if member.tier == "core" and member.came * 2 < member.known else "quiet"


def _called(met: "Met") -> str:
    values = met.values
    return str(values["title"] or tr("Meeting {n}", n=values["number"] or display.date(str(values["date"]))))


def _met(met: "Met", body: "Body") -> Line:
    from pbdesk.desk import coordinating

    silent = coordinating.silent_at(met, body.memberships)
    said = presence_words(met.present, met.known, silent)
    return Line(str(met.values["id"]), _called(met), display.date(str(met.values["date"])), said)


def _action(action: dict[str, Any], titles: dict[str, str], day: str) -> Line:
    who = titles.get(str(action["agency"]), "") or tr("nobody named")
    right = due_words(str(action["due"]), day) if action["due"] else (tr("no date set"), "quiet")
    return Line(str(action["id"]), str(action["title"]), who, *right)


def _money(values: dict[str, Any]) -> str:
    amount = values["amount"]
    return display.money(amount, str(values["currency"] or "")) if isinstance(amount, int) else tr("not known")


def _shares(fund: "Fund") -> str:
    """Who put how much into a fund, and what part of it that is where both are known in one currency."""
    return ", ".join(f"{name} {_money(share)}{_part(share, fund.values)}" for name, share in fund.shares)


def _part(share: dict[str, Any], fund: dict[str, Any]) -> str:
    amount, whole = share["amount"], fund["amount"]
    if not (isinstance(amount, int) and isinstance(whole, int) and whole > 0 and share["currency"] == fund["currency"]):
        return ""
    return f" ({display.number(round(100 * amount / whole))} %)"


def _assessment(one: dict[str, Any]) -> Line:
    day = display.date(str(one["date"])) if one["date"] else ""
    conduct = display.choice(str(one["conduct"])) if one["conduct"] else tr("not known")
    return Line(str(one["id"]), str(one["title"]), day, conduct)


def _arrangement(one: dict[str, Any], body: "Body") -> Line:
    """What it is, who hosts it and who works there; the one the task force reports to says so."""
    facts = [display.choice(str(one["type"]))]
    if one["host"]:
        facts.append(tr("hosted by {agency}", agency=body.titles[str(one["host"])]))
    if one["staffed_by"]:
        facts.append(tr("staffed by {agencies}", agencies=", ".join(body.titles[who] for who in one["staffed_by"])))
    above = one["id"] == body.values["reports_to"]
    return Line(str(one["id"]), str(one["name"]), " · ".join(facts), tr("it reports here") if above else "")


def _gap(gap: "Gap") -> str:
    from ui import wording

    if gap.last is None:
        return tr("{number}: never given in this desk", number=gap.number)
    day = display.date(gap.last.at[:10])
    what = wording.change_words(gap.last)
    return tr("{number}: “{title}”. {what}, {day}, {person}", number=gap.number, title=gap.title, what=what, day=day,
              person=display.person(gap.last.person))  # fmt: skip


def found(desk: "Desk", chosen: str | None, country: str | None, day: str) -> Found:
    """What the page shows; runs on the worker."""
    from pbdesk.desk import coordinating

    forces = coordinating.task_forces(desk, country)
    ids = [record for record, _ in forces]
    record = chosen if chosen in ids else next(iter(ids), None)
    if record is None:
        return forces, None
    return forces, coordinating.look(desk, record, day, FEW)
