"""Ownership and effects in a country: the load on internal actors, who states needs, what was traded and came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pbdesk.coherence import false_coherence, requests
from pbdesk.coherence.figure import Evidence, Finding, Scope
from pbdesk.coherence.requests import Load
from pbdesk.desk.knowing import day_meant, ensure_held, knowing
from pbdesk.records.kind import Kind, Type, Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.past import Progress
from pbdesk.store.query import Condition, Listing, Records

__all__ = ["Effects", "Load", "Told", "effects", "told_words"]

Row = dict[str, Value]
CAUSES = {
    "tradeoff": ("decision", "policy"),
    "consequence": ("decision", "policy", "tradeoff"),
    "contradiction": ("between", "decision"),
    "request": ("decision", "activity"),
    "evaluation": ("decision",),
}
"""The links by which these records say what caused them, or what settled them."""
_DAYS = {"tradeoff": "date", "consequence": "date", "contradiction": "found", "evaluation": "date",
         "ownership": "date", "judgement": "date"}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One record with the records it names as its cause: id and title each."""

    record: str
    values: Row
    title: str
    causes: tuple[tuple[str, str], ...]


@dataclass
class Effects:
    """All of it as of a day; `parts` are the records by kind, the newest first, `titles` name whatever is linked."""

    country: str
    day: str
    loads: list[Load]
    warnings: list[Finding]
    parts: dict[str, list[Told]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def behind(self, actor: str, month: str) -> Evidence:
        """What was asked in a month, of one actor or, with an empty one, of all."""
        of_one = (one.evidence for one in self.loads if (one.actor, one.month) == (actor, month))
        return next(of_one, None) or requests.asked_in(Scope(self.country, self.day), month)


def effects(
    desk: Desk, country: str, day: str = "", known: str = "", progress: Progress | None = None
) -> Effects:
    """Everything on ownership and effects of one country, as of a day; with `known`, as the desk knew it then."""
    scope = Scope(country, day_meant(day))
    with knowing(desk, known, progress) as seen:
        ensure_held(seen, country)
        connection = seen.moment
        records = Records(connection)
        found = Effects(
            country, scope.as_of, requests.loads(connection, scope), false_coherence.findings(connection, scope)
        )
        rows = {name: _rows(records, KINDS[name], scope) for name in _DAYS}
        linked = {one for name, some in rows.items() for row in some for one in _linked(KINDS[name], row)}
        linked |= {str(row["id"]) for some in rows.values() for row in some} | {country}
        linked |= {load.actor for load in found.loads}
        linked |= {str(one.parts[name]) for one in found.warnings for name in one.named}
        linked |= {record for one in found.warnings for record in one.records}
        found.titles = records.titles(linked)
        found.parts = {name: [_told(name, row, found.titles) for row in some] for name, some in rows.items()}
    return found


def told_words(found: Effects) -> Iterable[str]:
    """All of it in English lines, for the shell."""
    for load in found.loads:
        work = f", {load.work:g} person-days" if load.work is not None else ""
        yield f"{load.month}: {found.titles[load.actor]} was asked {load.requests} times{work}"
    for name, some in found.parts.items():
        for one in some:
            because = "; ".join(title for _, title in one.causes)
            yield f"{KINDS[name].label}: {one.title}" + (f" ({because})" if because else "")
    for finding in found.warnings:
        yield f"Warning: {finding.sentence(found.titles)}"


def _rows(records: Records, kind: Kind, scope: Scope) -> list[Row]:
    """The records of a kind up to the day, the newest first; evaluations are the agencies', of no one country."""
    narrowed = (Condition("country", "is", scope.country),) if "country" in kind.by_name else ()
    day = _DAYS[kind.name]
    rows = records.listed(Listing(kind, narrowed, f"-{day}"))
    return [row for row in rows if row[day] is None or str(row[day]) <= scope.as_of]


def _linked(kind: Kind, row: Row) -> Iterable[str]:
    for one in kind.fields:
        value = row.get(one.name)
        if one.type is Type.LINK and value:
            yield str(value)
        elif one.type is Type.LINKS and isinstance(value, list):
            yield from value


def _told(name: str, row: Row, titles: dict[str, str]) -> Told:
    causes: list[tuple[str, str]] = []
    for link in CAUSES.get(name, ()):
        value = row.get(link)
        targets = value if isinstance(value, list) else [value] if value else []
        causes += [(str(one), titles[str(one)]) for one in targets]
    record = str(row["id"])
    return Told(record, row, titles[record], tuple(causes))
