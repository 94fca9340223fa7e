"""The four Rome principles of harmonisation, as they were last judged by the day."""

from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from pbdesk.coherence.asking import Condition, meeting, of_country, rows
from pbdesk.coherence.figure import EXTERNAL, Figure, Indicator, Scope
from pbdesk.records.kinds import KINDS
from pbdesk.store.tables import TABLES

JUDGEMENT, COUNTRY = TABLES["judgement"], TABLES["country"]
_OTHER = JUDGEMENT.alias("other")
SOURCE = "report, The Need to Ensure the Primacy of Internal Actors (Rome Declaration, 2003)"
PRINCIPLES = KINDS["judgement"].by_name["principle"].choices

MET = Indicator(
    "rome_principles", EXTERNAL, "Rome principle met", "Is this principle of harmonisation met?",
    "countries in which the principle was last judged to be met, of those in which it was judged", SOURCE, "countries",
    better="higher", narrowed_by=("country",),
)  # fmt: skip
PARTLY = Indicator(
    "rome_principles_partly_met", EXTERNAL, "Rome principle partly met", "Is this principle of harmonisation partly met?",
    "countries in which the principle was last judged to be partly met, of those in which it was judged", SOURCE,
    "countries", narrowed_by=("country",),
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Each principle: where it is met, where partly; where nobody has judged it is not known."""
    found = {(principle, judged): n for principle, judged, n in rows(connection, _judged, scope)}
    ((countries,),) = rows(connection, _countries, scope)
    return [
        _figure(told, principle, judged, found, countries, scope)
        for told, judged in ((MET, "met"), (PARTLY, "partly met"))
        for principle in PRINCIPLES
        if told is MET or any(one == principle for one, _ in found)
    ]


def _judged(scope: Scope) -> Select[Any]:
    columns = JUDGEMENT.c
    counted = select(columns.principle, columns.judgement, func.count()).where(_latest(scope))
    return counted.group_by(columns.principle, columns.judgement)


def _countries(scope: Scope) -> Select[Any]:
    return select(func.count()).select_from(COUNTRY).where(of_country(COUNTRY.c.id, scope))


def _figure(told: Indicator, principle: str, judged: str, found: dict[tuple[str, str | None], int], countries: int,
            scope: Scope) -> Figure:  # fmt: skip
    columns = JUDGEMENT.c
    known = sum(n for (one, said), n in found.items() if one == principle and said is not None)

    def every() -> Condition:
        return and_(_latest(scope), columns.principle == principle, columns.judgement.is_not(None))

    def unsaid() -> Condition:
        said_of = select(columns.country).where(every())
        return and_(of_country(COUNTRY.c.id, scope), COUNTRY.c.id.not_in(said_of))

    counted = meeting("judgement", lambda: and_(every(), columns.judgement == judged))
    number = found.get((principle, judged), 0)
    sides = (counted, meeting("judgement", every), meeting("country", unsaid))
    return Figure(told, number, known, countries - known, *sides, label=(principle,))


def _latest(scope: Scope) -> Condition:
    """The last judgement of a principle in a country by the day."""
    columns, other = JUDGEMENT.c, _OTHER
    after = or_(other.c.date > columns.date, and_(other.c.date == columns.date, other.c.id > columns.id))
    same = and_(other.c.country == columns.country, other.c.principle == columns.principle)
    later = select(func.count()).where(same, other.c.date <= scope.as_of, after).correlate(JUDGEMENT).scalar_subquery()
    return and_(columns.date <= scope.as_of, of_country(columns.country, scope), later == 0)
