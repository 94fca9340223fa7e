"""From the columns of a table to stored values, with a problem for everything that was not understood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pbdesk.intake import amounts, texts
from pbdesk.intake.cells import Cell, Column, Unclear, as_text, is_blank, letters_of
from pbdesk.intake.dates import DateReader, are_periods, as_year, dates, said_order, settle_order
from pbdesk.intake.headings import is_year_heading
from pbdesk.intake.in_cells import currencies_in
from pbdesk.intake.matching import Match
from pbdesk.intake.numbered import numbered
from pbdesk.intake.tables import Flow, Hints, Money, Problem, Table, add_problem
from pbdesk.intake.totals import differing
from pbdesk.intake.twins import sentence
from pbdesk.intake.units import Unit, said_unit
from pbdesk.intake.years import YearColumn
from pbdesk.records.kind import Field, Type, Value
from pbdesk.records.values import THOUSANDTHS
from pbdesk.sentences import say, term

_ENDING = re.compile(r"(^|_)(end|to|until|due|closed|expires)($|_)")


@dataclass(frozen=True)
class Sources:
    """The raw columns of a table by position, with what is said about them: headings, row numbers, unit above it."""

    headings: Sequence[str]
    columns: Mapping[int, Sequence[Cell]]
    numbers: list[int]
    above: Unit
    hints: Hints
    carried: tuple[str, list[str]] | None = None
    """A field and its text for each row, taken from headings over blocks of rows."""
    totals: Sequence[tuple[int, Sequence[Cell]]] = ()
    """Rows of sums: their numbers in the sheet and their cells."""
    flows: Sequence[YearColumn] = ()
    groups: Sequence[str] = ()

    @cached_property
    def years(self) -> list[int | None] | None:
        """The year of each row, where a column holds only that."""
        at = next((at for at in self.columns if is_year_heading(self.headings[at])), None)
        return None if at is None else [as_year(cell) for cell in self.columns[at]]


def understand(table: Table, match: Match, sources: Sources) -> None:
    """Fill a table with the values of its matched columns."""
    fields = [one for one in match.kind.fields if one.name in match.columns]
    found: dict[str, list[Value]] = {}
    order = _table_order(fields, match, sources)
    for one in fields:
        at = match.columns[one.name]
        column = _column(one, at, sources, order)
        found[one.name] = column.values
        _note(table, one, at, column, sources)
    _ends_of_periods(table, match, found, sources, order)
    _carry_down(table, match, found, sources)
    _several_countries(match, found)
    _defaults(match, found, sources)
    _currencies(table, match, found, sources)
    _yearly_amounts(table, found, sources)
    for problem in _differing_totals(match, found, sources):
        add_problem(table, problem)
    _keep_twins(table, match, sources)
    table.fields, table.values = tuple(found), list(found.values())


def _keep_twins(table: Table, match: Match, sources: Sources) -> None:
    """Keep what the twins of taken columns say, and tell which was taken."""
    left = len(table.headings) - len(sources.headings)
    for twin in match.twins:
        said = [as_text(cell) for cell in sources.columns[twin.at]]
        taken = match.columns.get(twin.field)
        column = sources.columns[taken] if taken is not None else said
        known = [at for at, text in enumerate(said) if text and not is_blank(text)]
        label = " ".join(f"{sources.groups[twin.at]} {sources.headings[twin.at]}".split())
        if twin.differs == "place":
            known = [at for at in known if said[at] != as_text(column[at])]
            label = f"{label} ({letters_of(left + twin.at)})"
        for at in known:
            table.beside.setdefault(sources.numbers[at], {})[label] = said[at]
        alone = sum(is_blank(as_text(column[at])) for at in known)
        message = sentence(twin, sources.headings, taken, alone, left)
        add_problem(table, Problem(None, sources.headings[twin.at], "", "note", "twin-column", message))


def _column(one: Field, at: int, sources: Sources, order: bool | None) -> Column:
    heading, column = sources.headings[at], sources.columns[at]
    if one.type in (Type.DAY, Type.DATE):
        return _dates(one, heading, column, sources, order)
    if one.type is Type.MONEY:
        return _amounts(column, _unit(at, sources).factor, sources, at)
    if one.type is Type.INTEGER:
        return amounts.integers(column)
    if one.type is Type.NUMBER:
        return amounts.measures(column)
    return texts.column_of(one, column, sources.hints.country)


def _amounts(column: Sequence[Cell], factor: int, sources: Sources, at: int) -> Column:
    """A column of amounts; where nothing in it settles the decimal sign, a total that agrees with one reading does."""
    read = amounts.thousandths(column, factor)
    if read.note is None or not sources.totals:
        return read
    for sign in ".,":
        other = amounts.thousandths(column, factor, sign)
        if not other.unclear and not list(
            differing("", at, column, other.values, sources.numbers, sources.totals, factor)
        ):
            return other
    return read


def _unit(at: int, sources: Sources) -> Unit:
    """The unit a person said; else what the heading says, the heading over it, and at last what stands above the table."""
    heading = sources.headings[at]
    units = sources.hints.units
    called = next((one for one in (numbered(sources.headings)[at], heading) if one in units), None) if units else None
    if called is not None:
        currency, factor = units[called]
        return Unit(currency or None, factor)
    over = sources.groups[at] if sources.groups else ""
    said = [*(said_unit(text, sources.hints.country) for text in (heading, over) if text), sources.above]
    return Unit(
        next((one.currency for one in said if one.currency), None),
        next((one.factor for one in said if one.factor != 1), 1),
    )


def _dates(one: Field, heading: str, column: Sequence[Cell], sources: Sources, order: bool | None) -> Column:
    settled = _order(heading, column)
    said = sources.hints.day_first
    first = next((one for one in (settled, said, order) if one is not None), None)
    reader = DateReader(first, bool(_ENDING.search(one.name)), one.type is Type.DAY)
    return dates(column, reader, sources.years)


def _order(heading: str, column: Sequence[Cell]) -> bool | None:
    settled = settle_order({cell for cell in column if isinstance(cell, str)})
    return said_order(heading) if settled is None else settled


def _table_order(fields: Sequence[Field], match: Match, sources: Sources) -> bool | None:
    """The order that the date columns of a table agree on: one hand wrote them all."""
    at = [match.columns[one.name] for one in fields if one.type in (Type.DAY, Type.DATE)]
    orders = {_order(sources.headings[place], sources.columns[place]) for place in at} - {None}
    return orders.pop() if len(orders) == 1 else None


def _note(table: Table, one: Field, at: int, column: Column, sources: Sources) -> None:
    heading = sources.headings[at]
    if column.note:
        add_problem(table, Problem(None, heading, "", "note", column.note.code, column.note.message))
    raw = sources.columns[at]
    for position, reason in column.unclear.items():
        number, text = sources.numbers[position], as_text(raw[position])
        table.unclear.setdefault(number, {})[one.name] = text
        _tell(table, number, heading, text, reason)


def _tell(table: Table, number: int, heading: str, text: str, reason: Unclear) -> None:
    message = say("'{text}': {why}", text=_short(text), why=reason.message)
    add_problem(table, Problem(number, heading, text, "warning", reason.code, message))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _ends_of_periods(
    table: Table, match: Match, found: dict[str, list[Value]], sources: Sources, order: bool | None
) -> None:
    """Where one column says from when to when, and none says the end: its ends."""
    if not {"start", "end"} <= set(match.kind.by_name) or "start" not in match.columns or "end" in found:
        return
    at = match.columns["start"]
    if are_periods(sources.columns[at]):
        one, text = match.kind.by_name["end"], sources.headings[at]
        found["end"] = _dates(one, text, sources.columns[at], sources, order).values
        add_problem(
            table, Problem(None, text, "", "note", "period-divided", say("start and end are taken from one column"))
        )


def _carry_down(table: Table, match: Match, found: dict[str, list[Value]], sources: Sources) -> None:
    """Give the rows what stands over them, where no column says it."""
    if sources.carried is None or sources.carried[0] in found:
        return
    name, said = sources.carried
    one = match.kind.by_name[name]
    found[name] = texts.column_of(one, said, sources.hints.country).values
    message = say("{field} is taken from the headings over the rows", field=term(one.label).lower())
    add_problem(table, Problem(None, "", "", "note", "carried-down", message))


def _several_countries(match: Match, found: dict[str, list[Value]]) -> None:
    """The first country of a cell stays the record's; the others go to the list of further ones."""
    countries = found.get("country")
    if countries is None or "other_countries" in found or not any(isinstance(value, list) for value in countries):
        return
    further = [value[1:] if isinstance(value, list) else None for value in countries]
    if "other_countries" in match.kind.by_name:
        found["country"] = [value[0] if isinstance(value, list) else value for value in countries]
        found["other_countries"] = list(further)


def _defaults(match: Match, found: dict[str, list[Value]], sources: Sources) -> None:
    """What the person said of the whole file, for fields that no column holds."""
    for name, value in (("country", sources.hints.country), ("agency", sources.hints.agency)):
        if value and name not in found and name in match.kind.by_name:
            found[name] = [value] * len(sources.numbers)


def _currencies(table: Table, match: Match, found: dict[str, list[Value]], sources: Sources) -> None:
    """Give every amount its currency: the row's own, else the heading's, else what the person said; and sum up."""
    for one in match.kind.fields:
        if one.type is not Type.MONEY or one.name not in found:
            continue
        at = match.columns[one.name]
        heading, unit = sources.headings[at], _unit(at, sources)
        _currencies_of_cells(table, one, at, found, sources)
        said = unit.currency or sources.hints.currency or None
        _fill_currency(one, said, found)
        own = found.get(one.currency)
        _sum(table, one, found[one.name], own)
        if unit.factor != 1:
            message = say("amounts were multiplied by {factor}, as the heading says", factor=f"{unit.factor:,}")
            add_problem(table, Problem(None, heading, "", "note", "unit-applied", message))


def _currencies_of_cells(table: Table, one: Field, at: int, found: dict[str, list[Value]], sources: Sources) -> None:
    """Give rows the currency that their amount itself names; an amount in another than the row's stays as text."""
    said = currencies_in(sources.columns[at], sources.hints.country)
    if said is None:
        return
    held, amounts = found.get(one.currency) or [None] * len(said), found[one.name]
    differing = [
        row for row, own in enumerate(said) if own and held[row] not in (None, own) and amounts[row] is not None
    ]
    found[one.currency] = [
        own if own and before is None and amount is not None else before
        for own, before, amount in zip(said, held, amounts, strict=True)
    ]
    for row in differing:
        text = as_text(sources.columns[at][row])
        amounts[row] = None
        table.unclear.setdefault(sources.numbers[row], {})[one.name] = text
        _tell(table, sources.numbers[row], sources.headings[at], text, _OTHER_CURRENCY)


_OTHER_CURRENCY = Unclear("currency-differs", say("in another currency than the rest of its row"))


def _yearly_amounts(table: Table, found: dict[str, list[Value]], sources: Sources) -> None:
    """The columns of years as yearly amounts, in the currency of the row, else of the headings, else what was said."""
    rows = found.get("currency") or [None] * len(sources.numbers)
    for one in sources.flows:
        heading = sources.headings[one.at]
        unit = _unit(one.at, sources)
        column = amounts.thousandths(sources.columns[one.at], unit.factor)
        said = unit.currency or sources.hints.currency or None
        table.flows.append(Flow(heading, one.year, one.type, column.values, [own or said for own in rows]))
        for position, reason in column.unclear.items():
            text = as_text(sources.columns[one.at][position])
            _tell(table, sources.numbers[position], heading, text, reason)
    if any(not one.said for one in sources.flows):
        message = say("no heading says whether these amounts are planned or disbursed; they are taken as planned")
        add_problem(
            table, Problem(None, sources.headings[sources.flows[0].at], "", "warning", "years-assumed-planned", message)
        )


def _differing_totals(match: Match, found: dict[str, list[Value]], sources: Sources) -> Iterator[Problem]:
    """The totals under the money columns that the rows do not make."""
    for one in match.kind.fields:
        if one.type is Type.MONEY and one.name in match.columns and sources.totals:
            at = match.columns[one.name]
            heading = sources.headings[at]
            factor = _unit(at, sources).factor
            column = sources.columns[at]
            yield from differing(heading, at, column, found[one.name], sources.numbers, sources.totals, factor)


def _fill_currency(one: Field, said: str | None, found: dict[str, list[Value]]) -> None:
    if said is None:
        return
    filled = found.get(one.currency)
    sums = found[one.name]
    if filled is None:
        found[one.currency] = [None if amount is None else said for amount in sums]
    else:
        found[one.currency] = [
            said if own is None and amount is not None else own for own, amount in zip(filled, sums, strict=True)
        ]


def _sum(table: Table, one: Field, values: Sequence[Value], currencies: Sequence[Value] | None) -> None:
    known = [value for value in values if isinstance(value, int)]
    used = {own for own, value in zip(currencies, values, strict=True) if value is not None} if currencies else {None}
    currency = used.pop() if len(used) == 1 else None
    total = Decimal(sum(known)) / THOUSANDTHS
    table.money[one.reported_as] = Money(len(known), total, currency if isinstance(currency, str) else None)
