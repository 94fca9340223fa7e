"""How coherent an engagement is: four elements, each with its figures; findings; never one score."""

from sqlalchemy import Connection, select

from pbdesk.coherence import (
    absorption,
    agencies_by_dimension,
    alignment,
    coherence_records,
    decisions_carried_out,
    leads,
    strategic_deficit,
)
from pbdesk.coherence.figure import ELEMENTS, Consequence, Finding, LeadLine, Profile, Scope, Section, Tradeoff
from pbdesk.store.tables import TABLES

_QUESTIONS = (coherence_records, strategic_deficit, decisions_carried_out, alignment)


def profile(connection: Connection, scope: Scope) -> Profile:
    """The whole profile of a country, or of all, as of a day; findings ranked by their rule, then by size."""
    figures = [figure for question in _QUESTIONS for figure in question.figures(connection, scope)]
    lines = _lines(connection, scope)
    found = [*strategic_deficit.findings(connection, scope), *(one for line in lines for one in leads.findings(line))]
    sections = [Section(name, tuple(one for one in figures if one.indicator.element == name)) for name in ELEMENTS]
    return Profile(
        scope=scope,
        sections=tuple(sections),
        findings=tuple(sorted(found, key=_rank)),
        matrix=agencies_by_dimension.matrix(connection, scope),
        leads=tuple(lines),
        absorption=tuple(absorption.years(connection, scope)),
        tradeoffs=tuple(_tradeoffs(connection, scope)),
        consequences=tuple(_consequences(connection, scope)),
    )


def _rank(finding: Finding) -> tuple[int, float, str]:
    return (finding.rule.rank, -float(finding.size), finding.since)


def _lines(connection: Connection, scope: Scope) -> list[LeadLine]:
    if not scope.country:
        return []
    table = TABLES["assignment"]
    sides = select(table.c.dimension).where(table.c.country == scope.country, table.c.dimension.is_not(None)).distinct()
    found = [leads.line(connection, scope, one) for one in (None, *connection.execute(sides).scalars())]
    return [line for line in found if line]


def _tradeoffs(connection: Connection, scope: Scope) -> list[Tradeoff]:
    c = TABLES["tradeoff"].c
    wanted = select(c.id, c.title, c.favoured, c.over, c.settlement, c.date, c.revisit, c.decision).order_by(
        c.date, c.id
    )
    return [
        Tradeoff(*row)
        for row in connection.execute(wanted.where(c.country == scope.country) if scope.country else wanted)
    ]


def _consequences(connection: Connection, scope: Scope) -> list[Consequence]:
    c = TABLES["consequence"].c
    wanted = select(c.id, c.title, c.type, c.status, c.date).order_by(c.date, c.id)
    return [
        Consequence(*row)
        for row in connection.execute(wanted.where(c.country == scope.country) if scope.country else wanted)
    ]
