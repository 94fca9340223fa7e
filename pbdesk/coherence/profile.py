"""How coherent an engagement is: four elements, each with its figures; findings; never one score."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from pbdesk.coherence import (
    agencies_by_dimension,
    attendance,
    cells,
    coherence_records,
    contested_points,
    contradictions,
    control_of_needs,
    coordination_cost,
    days_led,
    decisions_carried_out,
    decisions_fulfilled,
    declared_alignment,
    effects,
    false_coherence,
    framework_gaps,
    front_loading,
    internal_counterparts,
    joint_work,
    leads,
    national_priorities,
    needs_assessments,
    never_answer,
    overdue_actions,
    overtaken,
    policies_in_date,
    pooled_funding,
    requests,
    rome_principles,
    self_evaluations,
    setbacks,
    shared_objectives,
    strategic_deficit,
    unilateral,
)
from pbdesk.coherence.absorption import Flows, flows
from pbdesk.coherence.comparison import previous
from pbdesk.coherence.figure import ELEMENTS, Figure, Finding, Matrix, Profile, Scope, Section
from pbdesk.coherence.tally import Group, Question, Tally, nothing, tallies, tally

_OF_ACTIVITIES = (
    strategic_deficit, declared_alignment, joint_work, national_priorities, internal_counterparts, needs_assessments,
)  # fmt: skip
_OF_RECORDS = (
    coherence_records, contested_points, self_evaluations, contradictions, decisions_carried_out, decisions_fulfilled,
    overdue_actions, attendance, policies_in_date, joint_work, shared_objectives, rome_principles, control_of_needs, requests,
)  # fmt: skip
_FINDING = (
    strategic_deficit, policies_in_date, contradictions, never_answer, overdue_actions, overtaken, requests, setbacks,
    self_evaluations, false_coherence, attendance,
)  # fmt: skip


def profile(connection: Connection, scope: Scope) -> Profile:
    """The whole profile of a country, or of all, as of a day; findings ranked by their rule, then by size."""
    (now,) = _asking(connection, (scope,))
    return now.profile()


def figures(connection: Connection, scope: Scope) -> tuple[Figure, ...]:
    """Every figure of the profile without what it tells in words, to set another day's beside."""
    (then,) = _asking(connection, (scope,))
    return then.figures()


def with_the_year_before(connection: Connection, scope: Scope) -> tuple[Profile, tuple[Figure, ...]]:
    """The profile of a scope without a beginning, and every figure that it had a year before, to set beside it."""
    now, then = _asking(connection, (scope, previous(scope)))
    return now.profile(), then.figures()


def questions(scope: Scope) -> list[Question]:
    """Every question asked of activities."""
    return [question for subject in _OF_ACTIVITIES for question in subject.questions(scope)]


def _asking(connection: Connection, scopes: tuple[Scope, ...]) -> "list[_Asking]":
    """Ask a scope and earlier days of it: the activities and the yearly amounts are each read once for all of them."""
    counted, amounts = tallies(connection, scopes, questions), flows(connection, scopes)
    early = front_loading.figures(connection, scopes)
    return [_Asking(connection, *one) for one in zip(scopes, counted, amounts, early, strict=True)]


class _Asking:
    """What the questions share."""

    def __init__(
        self, connection: Connection, scope: Scope, counted: Tally, amounts: Flows, early: Sequence[Figure]
    ) -> None:
        self._connection, self._scope = connection, scope
        self._counted, self._flows, self._early = counted, amounts, early
        self._lines = leads.lines(connection, scope)
        self._matrix = agencies_by_dimension.matrix(connection, self._counted, self._lines)
        self._of_all = self._matrix_of_all() if scope.agency or scope.dimension else self._matrix

    def profile(self) -> Profile:
        """Everything that was asked, put together."""
        return Profile(
            scope=self._scope,
            sections=self.sections(),
            findings=tuple(sorted(self._findings(), key=_rank)),
            matrix=self._matrix,
            leads=tuple(self._lines),
            absorption=tuple(self._flows.years()),
            tradeoffs=tuple(effects.tradeoffs(self._connection, self._scope)),
            consequences=tuple(effects.consequences(self._connection, self._scope)),
            beside=self.beside(),
        )

    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the profile without what it tells in words."""
        return (*(one for section in self.sections() for one in section.figures), *self.beside())

    def sections(self) -> tuple[Section, ...]:
        """The four elements, each with its figures."""
        figures = [
            *self._counted.figures(),
            *(figure for subject in _OF_RECORDS for figure in subject.figures(self._connection, self._scope)),
            *days_led.figures(self._connection, self._scope, self._lines),
            *cells.figures(replace(self._scope, agency=None), self._of_all),
            *pooled_funding.figures(self._connection, *self._coordinated()),
            *self._flows.figures(),
            *self._early,
        ]
        return tuple(Section(name, tuple(one for one in figures if one.indicator.element == name)) for name in ELEMENTS)

    def beside(self) -> tuple[Figure, ...]:
        """What coordination cost."""
        return tuple(coordination_cost.figures(self._connection, *self._coordinated()))

    def _findings(self) -> list[Finding]:
        return [
            *(finding for subject in _FINDING for finding in subject.findings(self._connection, self._scope)),
            *leads.missing(self._lines, self._scope),
            *(finding for line in self._lines for finding in leads.findings(line)),
            *framework_gaps.findings(self._connection, self._scope, self._counted.groups),
            *unilateral.findings(self._connection, self._scope, self._lines, self._counted),
            *cells.findings(self._scope, self._of_all),
            *self._flows.findings(),
            *front_loading.findings(self._early),
            *coordination_cost.findings(self._connection, *self._coordinated()),
        ]

    def _coordinated(self) -> tuple[Scope, Sequence[Group]]:
        """Funds and meetings are of no one dimension, so they are set beside the activities of all."""
        if self._scope.dimension is None:
            return self._scope, self._counted.groups
        whole = replace(self._scope, dimension=None)
        return whole, tally(self._connection, whole, nothing).groups

    def _matrix_of_all(self) -> Matrix:
        """Who else is active where one agency is, and who is not where others are, shows only beside all of them."""
        everyone = tally(self._connection, replace(self._scope, agency=None, dimension=None), nothing)
        return agencies_by_dimension.matrix(self._connection, everyone, self._lines)


def _rank(finding: Finding) -> tuple[int, float, str, str, tuple[str, ...]]:
    return (finding.rule.rank, -float(finding.size), finding.since, finding.rule.code, finding.records)
