"""The pages that are registers: what each is about and how its records are narrowed."""

from typing import Any

from ui.display import today
from ui.opened import Opened
from ui.pages.decisions import DecidedPage
from ui.pages.first_steps import OURS
from ui.pages.registers import Filter, RegistersPage, Tab, parts
from ui.pages.sides import SidesPage
from ui.pages.task_force import TaskForcePage
from ui.words import tr

DONE = ("done", "cancelled")
OVER = ("completed", "cancelled")


def _is(name: str, value: str) -> Any:
    def conditions(_opened: Opened) -> tuple[Any, ...]:
        from pbdesk.store.query import Condition

        return (Condition(name, "is", value),)

    return conditions


def _every(_opened: Opened) -> tuple[Any, ...]:
    return ()


def open_actions(_opened: Opened) -> tuple[Any, ...]:
    """Actions that are neither done nor cancelled."""
    from pbdesk.store.query import Condition

    return tuple(Condition("status", "is not", word) for word in DONE)


def overdue_actions(opened: Opened) -> tuple[Any, ...]:
    """Open actions that were due before the day in question."""
    from pbdesk.store.query import Condition

    return (*open_actions(opened), Condition("due", "to", _day_before(opened.as_of)))


def _day_before(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _shade_action(values: dict[str, Any], name: str) -> str:
    due, over = values.get("due"), values.get("status") in DONE
    return "bad" if name == "due" and due and not over and str(due) < today() else ""


def _shade_activity(values: dict[str, Any], name: str) -> str:
    return "quiet" if values.get("status") in OVER and name in ("title", "status") else ""


class ActivitiesPage(RegistersPage):
    """What is done in the countries, by whom, for how much."""

    def __init__(self, opened: Opened) -> None:
        filters = (
            Filter("all", "All", _every),
            Filter("ongoing", "Ongoing", _is("status", "ongoing")),
            Filter("unlinked", "Linked to no objective", _unlinked),
        )
        about = tr("Policies, programmes and projects by which an actor uses resources for outputs.")
        tabs = (Tab("activity", filters, _shade_activity), Tab("flow"))
        super().__init__(opened, tr("Activities"), about, tabs)


def _unlinked(_opened: Opened) -> tuple[Any, ...]:
    from pbdesk.store.query import Condition

    return (Condition("objectives", "unknown"),)


class ActorsPage(RegistersPage):
    """Who acts: agencies of the own government and all others."""

    def __init__(self, opened: Opened) -> None:
        filters = (Filter("all", "All", _every), Filter("own", "Our agencies", _own, OURS),
                   Filter("internal", "Internal", _is("side", "internal"), {"side": "internal"}),
                   Filter("external", "External", _is("side", "external"), {"side": "external"}))  # fmt: skip
        about = tr("Any organisation that acts; an agency is an actor of the desk's own government.")
        names = ("network", "contact", "evaluation", "contradiction")
        super().__init__(opened, tr("Actors"), about, (Tab("actor", filters), *(Tab(name) for name in names)))


def _own(_opened: Opened) -> tuple[Any, ...]:
    from pbdesk.store.query import Condition

    return (Condition("own", "is", 1),)


class DecisionsPage(SidesPage):
    """What was decided and what follows from it."""

    adds = "decision"

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened, "decisions", tr("By agency"), DecidedPage(opened), DecisionRegisters)


class DecisionRegisters(RegistersPage):
    """Every decision, action and position."""

    def __init__(self, opened: Opened) -> None:
        decisions = (
            Filter("all", "All", _every),
            Filter("draft", "Drafts", _is("status", "draft")),
            Filter("recorded", "Recorded", _is("status", "recorded")),
        )
        actions = (
            Filter("open", "Open", open_actions),
            Filter("overdue", "Overdue", overdue_actions),
            Filter("all", "All", _every),
        )
        about = tr("A recorded decision never changes; another one corrects it. Actions say who does what by when.")
        tabs = (Tab("decision", decisions), Tab("action", actions, _shade_action), Tab("position"))
        super().__init__(opened, tr("Decisions and actions"), about, tabs)


class TaskForcesPage(SidesPage):
    """The bodies that coordinate: each on a page of its own."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened, "task forces", tr("Task force"), TaskForcePage(opened), TaskForceRegisters)

    @property
    def adds(self) -> str:
        return self.front.adds

    @property
    def begins(self) -> dict[str, Any]:
        return self.front.begins


class TaskForceRegisters(RegistersPage):
    """The bodies that coordinate, their members, meetings and means."""

    def __init__(self, opened: Opened) -> None:
        names = ("task_force", "membership", "meeting", "agenda_item", "arrangement", "fund", "share", "assessment")
        about = tr("Inter-agency bodies: who is a member in which tier, when they met, what they share.")
        tabs = (*map(Tab, names), *parts("attendance", "paper"))
        super().__init__(opened, tr("Task forces"), about, tabs)


class FrameworksPage(RegistersPage):
    """What the engagement with a country is measured against."""

    def __init__(self, opened: Opened) -> None:
        names = ("country", "framework", "objective", "benchmark", "agreement", "tradeoff", "consequence", "request")
        within = parts("phase", "cause", "milestone", "observation", "target_revision", "comment", "provision",
                       "ownership", "judgement")  # fmt: skip
        super().__init__(opened, tr("Countries"), " ", (*map(Tab, names), *within))

    def refresh(self) -> None:
        super().refresh()
        all_of_them = tr("Choose a country at the top to see its page; here is what is recorded of all of them.")
        of_one = tr("Here are the records behind the page of the country in focus.")
        self.heading.say(of_one if self.opened.country else all_of_them)
