"""What a strategic framework covers: causes by dimensions and phases, each crossing with its objectives; what it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, true

from pbdesk.coherence.asking import ACTIVITY, within
from pbdesk.coherence.figure import Evidence, Scope
from pbdesk.store.tables import LINK, TABLES

CAUSE, DIMENSION, FRAMEWORK, OBJECTIVE = (TABLES[name] for name in ("cause", "dimension", "framework", "objective"))
NOT_SAID = "not said"


@dataclass(frozen=True)
class Line:
    """A row or a column: a cause, a dimension or a phase; `id` is empty where objectives say none, or none is answered."""

    id: str
    name: str
    type: str = ""


@dataclass(frozen=True)
class Crossing:
    """The objectives of one dimension and phase that answer one cause."""

    cause: Line
    dimension: Line
    phase: str
    number: int
    evidence: Evidence


@dataclass(frozen=True)
class Side:
    """A dimension with what is done in it and what the framework wants in it; `activities` are those of the country."""

    dimension: Line
    objectives: int
    activities: int
    evidence: Evidence


@dataclass(frozen=True)
class Coverage:
    """The matrix of a framework, and what it shows: causes no objective answers, dimensions at work without an aim."""

    causes: tuple[Line, ...]
    dimensions: tuple[Line, ...]
    phases: tuple[str, ...]
    crossings: tuple[Crossing, ...]
    sides: tuple[Side, ...]
    anchored: Evidence
    objectives: int
    anchored_objectives: int

    def at(self, cause: str, dimension: str) -> tuple[Crossing, ...]:
        """The crossings of a cause and a dimension, one a phase that has objectives."""
        return tuple(one for one in self.crossings if (one.cause.id, one.dimension.id) == (cause, dimension))

    @property
    def uncovered(self) -> tuple[Line, ...]:
        """Causes and triggers that no objective answers."""
        answered = {one.cause.id for one in self.crossings}
        return tuple(one for one in self.causes if one.id and one.id not in answered)

    @property
    def aimless(self) -> tuple[Side, ...]:
        """Dimensions in which something is done, but for which the framework names no objective."""
        return tuple(one for one in self.sides if one.activities and not one.objectives)


def coverage(connection: Connection, framework: str, as_of: str) -> Coverage:
    """The coverage of one version of a framework, beside the activities of its country as of a day."""
    counted = _counted(connection, framework)
    causes = _causes(connection, framework, any(cause == "" for cause, _, _ in counted))
    sides = _dimensions(connection)
    unsaid = [Line("", NOT_SAID)] if any(dimension == "" for _, dimension, _ in counted) else []
    used = {dimension for _, dimension, _ in counted}
    crossings = tuple(
        Crossing(cause, dimension, phase, counted[cause.id, dimension.id, phase],
                 Evidence("objective", partial(_answering, framework, cause, dimension, phase)))
        for cause in causes
        for dimension in (*sides, *unsaid)
        for phase in sorted({phase for one, side, phase in counted if (one, side) == (cause.id, dimension.id)})
    )  # fmt: skip
    country = connection.scalar(select(FRAMEWORK.c.country).where(FRAMEWORK.c.id == framework))
    told = tuple(_side(connection, framework, Scope(country, as_of), side) for side in sides)
    busy = {one.dimension.id for one in told if one.activities}
    columns = tuple(side for side in (*sides, *unsaid) if side.id in used | busy)
    phases = tuple(sorted({phase for _, _, phase in counted}))
    anchored = Evidence("objective", partial(_anchored, framework))
    total = connection.scalar(select(func.count()).where(OBJECTIVE.c.framework == framework)) or 0
    return Coverage(tuple(causes), columns, phases, crossings, told, anchored, total, anchored.count(connection))


Counted = dict[tuple[str, str, str], int]


def _counted(connection: Connection, framework: str) -> Counted:
    """Objectives by cause, dimension and phase; each empty where an objective says none."""
    answers = and_(LINK.c.from_id == OBJECTIVE.c.id, LINK.c.field == "causes")
    parts = [func.coalesce(part, "") for part in (LINK.c.to_id, OBJECTIVE.c.dimension, OBJECTIVE.c.phase)]
    held = select(*parts, func.count()).select_from(OBJECTIVE.outerjoin(LINK, answers))
    rows = connection.execute(held.where(OBJECTIVE.c.framework == framework).group_by(*parts))
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def _causes(connection: Connection, framework: str, unanswering: bool) -> list[Line]:
    held = select(CAUSE.c.id, CAUSE.c.title, CAUSE.c.type).where(CAUSE.c.framework == framework)
    rows = connection.execute(held.order_by(CAUSE.c.type, CAUSE.c.id))
    return [Line(one, title, type) for one, title, type in rows] + ([Line("", NOT_SAID)] if unanswering else [])


def _dimensions(connection: Connection) -> list[Line]:
    held = select(DIMENSION.c.id, DIMENSION.c.name).order_by(DIMENSION.c.position, DIMENSION.c.name)
    return [Line(one, name) for one, name in connection.execute(held)]


def _objectives(framework: str, *conditions: ColumnElement[bool]) -> Select[tuple[str]]:
    return select(OBJECTIVE.c.id).where(OBJECTIVE.c.framework == framework, *conditions)


def _linking(fields: Sequence[str], to: str = "") -> ColumnElement[bool]:
    wanted = select(LINK.c.from_id).where(LINK.c.field.in_(fields), LINK.c.to_id == to if to else true())
    return OBJECTIVE.c.id.in_(wanted)


def _answering(framework: str, cause: Line, dimension: Line, phase: str) -> Select[tuple[str]]:
    answers = _linking(["causes"], cause.id) if cause.id else ~_linking(["causes"])
    there = OBJECTIVE.c.dimension == dimension.id if dimension.id else OBJECTIVE.c.dimension.is_(None)
    then = OBJECTIVE.c.phase == phase if phase else OBJECTIVE.c.phase.is_(None)
    return _objectives(framework, answers, there, then)


def _anchored(framework: str) -> Select[tuple[str]]:
    """Objectives that serve a provision of an agreement or an aim of another strategy (PEERS: anchored in the process)."""
    return _objectives(framework, _linking(["provisions", "aims"]))


def _side(connection: Connection, framework: str, scope: Scope, dimension: Line) -> Side:
    done = select(ACTIVITY.c.id).where(within(scope), ACTIVITY.c.dimension == dimension.id)
    wanted = _objectives(framework, OBJECTIVE.c.dimension == dimension.id)
    counts = [connection.scalar(select(func.count()).select_from(one.subquery())) or 0 for one in (wanted, done)]
    return Side(dimension, counts[0], counts[1], Evidence("activity", lambda: done))
