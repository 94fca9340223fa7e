"""Beside the profile: trade-offs taken between the elements, and unintended consequences watched."""

from typing import Any

from sqlalchemy import Connection, Select, select

from pbdesk.coherence.asking import happened, of_country, rows
from pbdesk.coherence.figure import Consequence, Scope, Tradeoff
from pbdesk.store.tables import TABLES


def tradeoffs(connection: Connection, scope: Scope) -> list[Tradeoff]:
    """What was favoured over what by the day, oldest first (report, Coherence and Coordination, n. 34)."""
    return [Tradeoff(*row) for row in rows(connection, _taken, scope)]


def _taken(scope: Scope) -> Select[Any]:
    c = TABLES["tradeoff"].c
    wanted = select(c.id, c.title, c.favoured, c.over, c.settlement, c.date, c.revisit, c.decision)
    mine = wanted.where(of_country(c.country, scope), happened(c.date, scope))
    return mine.order_by(c.date, c.id)


def consequences(connection: Connection, scope: Scope) -> list[Consequence]:
    """What is watched or has occurred by the day, oldest first (report, Coherence and Coordination, n. 35)."""
    return [Consequence(*row) for row in rows(connection, _watched, scope)]


def _watched(scope: Scope) -> Select[Any]:
    c = TABLES["consequence"].c
    wanted = select(c.id, c.title, c.type, c.status, c.date)
    mine = wanted.where(of_country(c.country, scope), happened(c.date, scope))
    return mine.order_by(c.date, c.id)
