"""A rule that looks at many records at once, by column, lets none through that it would refuse singly."""

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from pbdesk.records.activities import SaysSomething
from pbdesk.records.kind import ByColumn, Reader, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.periods import InOrder

NO_READER = cast("Reader", None)
"""These rules look at no other record."""
DATES = st.sampled_from([None, "2024", "2025", "2024-12", "2025-01", "2024-12-31", "2025-01-31", "2025-01-01"])
TEXTS = st.sampled_from([None, "", "Wells"])


def records_of(names: tuple[str, ...], values: st.SearchStrategy[str | None]) -> st.SearchStrategy[list[Values]]:
    """Records that are known by some of these fields, all by the same ones, as the rows of a table are."""
    some = st.sets(st.sampled_from(names))
    return some.flatmap(lambda kept: st.lists(st.fixed_dictionaries(dict.fromkeys(kept, values))))


def breaking(rule: InOrder | SaysSomething, records: list[Values]) -> set[int]:
    return {place for place, record in enumerate(records) if list(rule(record, NO_READER))}


def suspected(rule: ByColumn, records: list[Values]) -> set[int]:
    names = records[0] if records else {}
    return set(rule.suspects({name: [record[name] for record in records] for name in names}, len(records)))


@given(records=records_of(("start", "end"), DATES))
def test_whatever_ends_before_it_starts_is_suspected(records: list[Values]) -> None:
    assert breaking(InOrder("start", "end"), records) <= suspected(InOrder("start", "end"), records)


@given(records=records_of(SaysSomething().fields, TEXTS))
def test_an_activity_that_says_nothing_is_suspected(records: list[Values]) -> None:
    assert breaking(SaysSomething(), records) <= suspected(SaysSomething(), records)


def test_the_rules_of_what_comes_in_masses_look_at_columns() -> None:
    for name in ("activity", "flow"):
        assert all(isinstance(rule, ByColumn) for rule in KINDS[name].rules)
