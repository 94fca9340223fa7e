"""Every question about activities, answered in one pass over them.

Each question stands in its own file; here all of them are read together, because reading the
activities is what costs. The pass counts by agency, dimension and currency, so that the whole,
each agency, each dimension and their crossings come from the same numbers and add up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Any

from sqlalchemy import Connection, Label, Select, and_, case, func, select

from pbdesk.coherence.asking import (
    ACTIVITY,
    Answer,
    Asked,
    Condition,
    added,
    amount,
    counted_then,
    of_day,
    rows,
    shaped,
    sides,
    within,
)
from pbdesk.coherence.figure import Evidence, Figure, Indicator, Scope


@dataclass(frozen=True, eq=False)
class Question:
    """An indicator and the answer each activity gives to it; `only` says which are asked, where not all are.

    `always` is said of an answer that no activity leaves open. Asked of `money`, a question counts
    budgets, a figure a currency.
    """

    indicator: Indicator
    answer: Answer
    only: Condition | None = None
    always: bool = False
    money: bool = False


@dataclass(frozen=True)
class Group:
    """The activities of one agency, dimension and currency: how many, without a budget, their money, and sums."""

    agency: str | None
    dimension: str | None
    currency: str | None
    activities: int
    without_budget: int
    budget: int | None
    sums: tuple[int | None, ...]


_KEYS, _SHAPES = 3, 64
Places = tuple[tuple[int, ...], ...]
"""Which sums are about which question."""
Chosen = Callable[[Group], bool]
Counts = tuple[int, int, int]
"""How many say yes, of how many that are known, of how many asked; about money, thousandths of the first two."""


@dataclass(frozen=True, eq=False)
class Tally:
    """The answers of one pass over the activities of a scope; `places` says which sums are about which question."""

    scope: Scope
    questions: tuple[Question, ...]
    groups: tuple[Group, ...]
    places: Places

    def figures(
        self, chosen: Chosen = lambda _: True, narrowed: Condition | None = None, label: tuple[str, ...] = ()
    ) -> list[Figure]:
        """A figure a question, or a currency of one about money; of the chosen groups, which `narrowed` selects."""
        groups = [group for group in self.groups if chosen(group)]
        among = within(self.scope) if narrowed is None else and_(within(self.scope), narrowed)
        codes = sorted({group.currency for group in groups if group.currency})
        money = {code: self._counts([group for group in groups if group.currency == code]) for code in codes}
        made: list[Figure] = []
        for at, (question, counts) in enumerate(zip(self.questions, self._counts(groups), strict=True)):
            if question.money:
                by_code = {code: counted[at] for code, counted in money.items() if counted[at][2]}
                made += _by_money(question, by_code, sum(group.activities for group in groups), among, label)
            else:
                made.append(_by_number(question, counts, among, label))
        return made

    def yes(self, indicator: Indicator) -> list[tuple[Group, int]]:
        """Every group with how many of its activities say yes to a question by number."""
        asked = next(at for at, one in enumerate(self.questions) if one.indicator is indicator)
        place = self.places[asked][0]
        return [(group, group.sums[place] or 0) for group in self.groups]

    def _counts(self, groups: Sequence[Group]) -> list[Counts]:
        activities = sum(group.activities for group in groups)
        sums = [sum(filter(None, column)) for column in zip(*(group.sums for group in groups), strict=True)]
        return [_filled([sums[at] for at in some] if sums else [0, 0, 0], activities) for some in self.places]


def _filled(sums: Sequence[int], activities: int) -> Counts:
    """What was not summed apart is what all activities are."""
    yes, known, asked = (*sums, *[activities] * (3 - len(sums)))
    return yes, known, asked


def nothing(_scope: Scope) -> list[Question]:
    """No question: activities are but counted."""
    return []


def tally(connection: Connection, scope: Scope, asking: Callable[[Scope], list[Question]]) -> Tally:
    """Ask every activity of a scope every question, once."""
    return tallies(connection, (scope,), asking)[0]


def tallies(
    connection: Connection, scopes: tuple[Scope, ...], asking: Callable[[Scope], list[Question]]
) -> list[Tally]:
    """The same of a scope and of earlier days of it, all in one pass."""
    found, places = rows(connection, _selecting(asking), *scopes), _places(asking, shaped(scopes))
    return [
        Tally(scope, tuple(asking(scope)), _groups(found, at, len(scopes) - 1), places[at])
        for at, scope in enumerate(scopes)
    ]


def _groups(found: Sequence[tuple[Any, ...]], at: int, earlier: int) -> tuple[Group, ...]:
    """The groups of one day: all of the latest, of an earlier one those that counted then."""
    return tuple([_group(key, parts) for key, parts in of_day(found, _KEYS, at, earlier)])


def _group(key: tuple[str | None, str | None, str | None], parts: list[tuple[int | None, ...]]) -> Group:
    """A group from its parts, which are activities that counted on an earlier day and such that did not."""
    agency, dimension, currency = key
    activities, without, budget, *sums = parts[0] if len(parts) == 1 else map(added, zip(*parts, strict=True))
    return Group(agency, dimension, currency, activities or 0, without or 0, budget, tuple(sums))


@cache
def _selecting(asking: Callable[[Scope], list[Question]]) -> Asked:
    return lambda *scopes: _statement(scopes, asking)[0]


@lru_cache(_SHAPES)
def _places(asking: Callable[[Scope], list[Question]], shapes: tuple[Scope, ...]) -> list[Places]:
    return _statement(shapes, asking)[1]


def _statement(
    scopes: tuple[Scope, ...], asking: Callable[[Scope], list[Question]]
) -> tuple[Select[Any], list[Places]]:
    """The inner select answers each question once an activity; its offset keeps a database from undoing that."""
    columns, every = ACTIVITY.c, [asking(scope) for scope in scopes]
    questions = [one for some in every for one in some]
    asked = _Distinct("answer")
    answers = [(asked.place(one.answer), None if one.only is None else asked.place(one.only)) for one in questions]
    then = [counted_then(one).label(f"then{at}") for at, one in enumerate(scopes[1:])]
    read = select(columns.agency, columns.dimension, columns.currency, columns.budget, *then, *asked.labelled())
    inner = read.where(within(scopes[0])).offset(0).subquery().c
    by = (inner.agency, inner.dimension, inner.currency, *(inner[one.name] for one in then))
    totals = (func.count(), func.count() - func.count(inner.budget), func.sum(inner.budget))
    summed = _Distinct("sum")
    places = []
    for question, (answer, only) in zip(questions, answers, strict=True):
        asked_of = None if only is None else inner[f"answer{only}"]
        sums = _sums(question, inner.budget, inner[f"answer{answer}"], asked_of)
        places.append(tuple(summed.place(one) for one in sums))
    ends = list(accumulate(map(len, every), initial=0))
    apart = [tuple(places[first:last]) for first, last in pairwise(ends)]
    return select(*by, *totals, *summed.labelled()).group_by(*by).order_by(*by), apart


class _Distinct:
    """Expressions, each kept once: a second question about the same thing costs nothing."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._kept: list[Answer] = []

    def place(self, one: Answer) -> int:
        """Where an expression, or one just like it, is kept."""
        for at, kept in enumerate(self._kept):
            if one is kept or one.compare(kept):
                return at
        self._kept.append(one)
        return len(self._kept) - 1

    def labelled(self) -> list[Label[Any]]:
        return [one.label(f"{self._name}{at}") for at, one in enumerate(self._kept)]


def _sums(question: Question, budget: Answer, answer: Answer, only: Answer | None) -> list[Answer]:
    """What is summed for a question: yes, then known, then asked; the last ones only where all activities are not it."""
    if only is not None:
        heard = case((only, answer))
        return [func.sum(heard), func.count(heard), func.count(case((only, 1)))]
    if question.money:
        known = budget if question.always else case((answer.is_not(None), budget))
        return [func.sum(case((answer == 1, budget))), func.sum(known), func.count(known)]
    return [func.sum(answer)] if question.always else [func.sum(answer), func.count(answer)]


def _by_number(question: Question, counts: Counts, among: Condition, label: tuple[str, ...]) -> Figure:
    yes, known, asked = counts
    among = among if question.only is None else and_(among, question.only)
    return Figure(
        question.indicator, yes, known, asked - known, *sides("activity", lambda: among, lambda: question.answer),
        label=label,
    )


def _by_money(question: Question, by_code: Mapping[str, Counts], activities: int, among: Condition,
              label: tuple[str, ...]) -> list[Figure]:  # fmt: skip
    """A figure a currency; activities that say no budget, or no answer, are not known in any."""
    unknown = activities - sum(known for _, _, known in by_code.values())
    answer = case((ACTIVITY.c.budget.is_not(None), question.answer))
    counted, known, silent = sides("activity", lambda: among, lambda: answer)
    figures = []
    for code, (yes, of, _) in by_code.items():
        part, whole = (_in_currency(side, code) for side in (counted, known))
        figures.append(
            Figure(
                question.indicator, amount(yes), amount(of), unknown, part, whole, silent, currency=code, label=label
            )
        )
    return figures


def _in_currency(side: Evidence, code: str) -> Evidence:
    return Evidence("activity", lambda: side.statement.where(ACTIVITY.c.currency == code))
