"""Every page of the rail, and on which of them each kind of record stands."""

from collections.abc import Callable

from pbdesk.records.kind import Kind
from ui.opened import Opened
from ui.pages.briefs import BriefsPage
from ui.pages.countries import CountriesPage
from ui.pages.history import HistoryPage
from ui.pages.imports import ImportsPage
from ui.pages.knowledge import KnowledgePage
from ui.pages.leads import LeadsPage
from ui.pages.page import Page
from ui.pages.policies import PoliciesPage
from ui.pages.subjects import ActivitiesPage, ActorsPage, DecisionsPage, TaskForcesPage
from ui.pages.today import TodayPage

EVERY: dict[str, Callable[[Opened], Page]] = {
    "today": TodayPage,
    "countries": CountriesPage,
    "policies": PoliciesPage,
    "task_forces": TaskForcesPage,
    "decisions": DecisionsPage,
    "leads": LeadsPage,
    "activities": ActivitiesPage,
    "actors": ActorsPage,
    "knowledge": KnowledgePage,
    "imports": ImportsPage,
    "briefs": BriefsPage,
    "history": HistoryPage,
}


_ELSEWHERE = {"strategy": "knowledge", "aim": "knowledge", "dimension": "knowledge", "rotation": "leads"}
"""Kinds that stand elsewhere than their subject: what is known beyond one country, who leads by turns."""


def page_of(kind: Kind) -> str:
    """The page on which records of a kind stand."""
    return _ELSEWHERE.get(kind.name) or {"framework": "countries"}.get(kind.subject, kind.subject)
