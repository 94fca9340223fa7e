"""What an outline works out for every rendering: ratios, totals, and what cannot be said."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from pbdesk.brief.outline import Matrix, Measure
from pbdesk.brief.tables import Column, Holds, Table, share

COLUMNS = (
    Column("Agency"),
    Column("All", Holds.NUMBER, summed=True),
    Column("Done", Holds.NUMBER, summed=True),
    Column("Share", Holds.PERCENT, ratio=("Done", "All")),
)


def test_a_share_is_the_numerator_over_the_denominator() -> None:
    assert Measure(14, 25).share == Decimal("0.56")


def test_a_share_of_nothing_is_not_known() -> None:
    assert Measure(0, 0).share is None


def test_a_share_without_its_numerator_is_not_known() -> None:
    assert Measure(None, 25).share is None


@given(some.one_of(some.none(), some.text(), some.integers()), some.one_of(some.none(), some.text(), some.just(0)))
def test_no_share_is_made_of_what_is_no_number(numerator: str | int | None, denominator: str | int | None) -> None:
    assert share(numerator, denominator) is None


def test_a_ratio_column_is_worked_out_row_by_row() -> None:
    table = Table("t", "", COLUMNS, (("Police", 4, 3, None), ("Justice", 0, 0, None)))
    assert [row[3] for row in table.filled] == [Decimal("0.75"), None]


def test_the_total_of_a_ratio_is_the_ratio_of_the_totals() -> None:
    table = Table("t", "", COLUMNS, (("Police", 4, 3, None), ("Justice", 6, 1, None)))
    assert table.totals == (None, 10, 4, Decimal("0.4"))


def test_a_total_adds_what_is_known_and_is_not_known_where_nothing_is() -> None:
    table = Table("t", "", COLUMNS, (("Police", None, None, None), ("Justice", 6, None, None)))
    assert table.totals == (None, 6, None, None)


def test_money_has_two_decimals_as_soon_as_one_amount_has_any() -> None:
    columns = (Column("Budget", Holds.MONEY),)
    assert Table("t", "", columns, ((Decimal("12.50"),), (Decimal(3),))).decimals(0) == 2
    assert Table("t", "", columns, ((Decimal("12.00"),), (None,))).decimals(0) == 0


def test_the_darkest_cell_of_a_matrix_is_its_highest_known_count() -> None:
    assert Matrix("m", "", "Agency", ("Political", "Security"), ("Police",), ((None, 7),)).highest == 7
    assert Matrix("m", "", "Agency", ("Political",), ("Police",), ((None,),)).highest == 0
