"""The strip at the top of the country page: phase, lead, policy, strategy, each of which opens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from pbdesk.records.kind import Values
from ui import display
from ui.country.seen import Seen
from ui.pages.today import due_words
from ui.theme import SPACE
from ui.widgets.columns import columns
from ui.widgets.parts import LinkButton, column, label
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Turn

Open = Callable[[str], object]


@dataclass(frozen=True)
class Fact:
    """One thing to know at a glance; `record` opens, `look` colours the word under it."""

    heading: str
    words: str
    under: str = ""
    record: str = ""
    look: str = "quiet"


def strip(seen: Seen, open_record: Open) -> QWidget:
    """Four facts side by side."""
    made, facts = QWidget(), (_phase(seen), _lead(seen), _policy(seen), _framework(seen))
    made.setLayout(columns(*(_card(fact, open_record) for fact in facts)))
    return made


def _card(fact: Fact, open_record: Open) -> QFrame:
    made = QFrame()
    made.setProperty("look", "card")
    words: QWidget = label(fact.words, "heading", wrap=True)
    if fact.record:
        words = LinkButton(fact.words, lambda: open_record(fact.record), 2)
        words.setProperty("look", "fact")
    parts: Sequence[QWidget] = (label(fact.heading, "label"), words, label(fact.under, fact.look, wrap=True))
    inside = column(*parts, 1, spacing=SPACE // 2)
    inside.setContentsMargins(2 * SPACE, 3 * SPACE // 2, 2 * SPACE, 3 * SPACE // 2)
    made.setLayout(inside)
    return made


def _phase(seen: Seen) -> Fact:
    if seen.phase is None:
        return Fact(tr("Phase"), tr("not known"), tr("Add the phase it is in, with its first day."))
    since = tr("since {day}", day=display.date(str(seen.phase["start"])))
    return Fact(tr("Phase"), display.choice(str(seen.phase["phase"])), since, str(seen.phase["id"]))


def _lead(seen: Seen) -> Fact:
    force = str(seen.force["name"]) if seen.force else ""
    if not seen.leading:
        return Fact(tr("Leads on this day"), tr("Nobody"), force or tr("A lead is assigned by a decision."), look="bad")
    names = ", ".join(seen.titles[turn.agency] for turn in seen.leading)
    under = "\n".join(filter(None, [*(_led(turn, seen) for turn in seen.leading), force]))
    return Fact(tr("Leads on this day"), names, under, seen.leading[0].assignment)


def _led(turn: "Turn", seen: Seen) -> str:
    """Since when an agency leads, and by which decision; whose it is, where several lead."""
    since = tr("since {day}", day=display.date(turn.start))
    who = f"{seen.titles[turn.agency]}: " if len(seen.leading) > 1 else ""
    decision = seen.titles.get(seen.deciding.get(turn.assignment, ""), "")
    return who + " · ".join(filter(None, (since, display.title(decision))))


def _policy(seen: Seen) -> Fact:
    if seen.policy is None and seen.coming is not None:
        title, day = display.title(str(seen.coming["title"])), display.date(str(seen.coming["start"]))
        under = tr("“{title}” is adopted and valid from {day}.", title=title, day=day)
        return Fact(tr("Policy in force"), tr("None yet"), under, str(seen.coming["id"]), "warn")
    if seen.policy is None:
        none = tr("No policy towards this country has been adopted.")
        return Fact(tr("Policy in force"), tr("None"), none, look="bad")
    one = seen.policy
    words = f"{one['title']} ({tr('version {n}', n=one['version'])})"
    under, look = _review(one, seen.day)
    return Fact(tr("Policy in force"), words, under, str(one["id"]), look)


def _review(policy: Values, day: str) -> tuple[str, str]:
    due = policy.get("review_due")
    if not due:
        return tr("When it is to be reviewed is not known."), "warn"
    words, look = due_words(str(due), day)
    return tr("To be reviewed {day} ({when})", day=display.date(str(due)), when=words), look


def _framework(seen: Seen) -> Fact:
    if seen.framework is None:
        none = tr("Without a strategic framework nothing can be said to serve a common objective.")
        return Fact(tr("Strategic framework"), tr("None"), none, look="bad")
    one = seen.framework
    words = f"{one['title']} ({tr('version {n}', n=one['version'])})"
    since = tr("since {day}", day=display.date(str(one["start"]))) if one["start"] else ""
    return Fact(tr("Strategic framework"), words, since, str(one["id"]))
