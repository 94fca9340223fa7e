"""Amounts, dates, units and headings: written in any way they read back the same, and nothing makes them fail."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from pbdesk.intake.amounts import settle_signs, thousandths, written_number
from pbdesk.intake.cells import Unclear
from pbdesk.intake.dates import ORDER_UNKNOWN, DateReader, are_periods, looks_like_date, settle_order
from pbdesk.intake.headings import heading
from pbdesk.intake.likeness import likeness, names_of
from pbdesk.intake.looks import is_number
from pbdesk.intake.places import countries_in
from pbdesk.intake.units import said_unit
from pbdesk.intake.years import year_columns
from pbdesk.records.kinds import KINDS

ANYTHING = st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes())
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
SIGNS = st.sampled_from(
    [(".", ","), (",", "."), (",", " "), (",", "\u00a0"), (",", "\u202f"), (".", "'"), (",", ""), (".", "")]
)


def written(amount: Decimal, decimal: str, group: str, brackets: bool) -> str:
    digits = f"{abs(amount):,.2f}".replace(",", "_").replace(".", decimal).replace("_", group)
    if amount >= 0:
        return digits
    return f"({digits})" if brackets else f"-{digits}"


@given(st.lists(st.decimals(-(10**10), 10**10, places=2, allow_nan=False), min_size=1), SIGNS, st.booleans())
def test_amounts_written_with_one_pair_of_signs_read_back(
    amounts: list[Decimal], signs: tuple[str, str], brackets: bool
) -> None:
    texts = [written(amount, *signs, brackets) for amount in amounts]
    column = thousandths(texts, 1)
    assert column.values == [int(amount * 1000) for amount in amounts]
    assert not column.unclear


@given(st.lists(st.integers(1, 999_999_999), min_size=1))
def test_an_assumed_sign_is_always_said(amounts: list[int]) -> None:
    texts = [f"{amount:,}" for amount in amounts]
    column = thousandths(texts, 1)
    assert column.values == [amount * 1000 for amount in amounts]
    settled = any(text.count(",") > 1 for text in texts) or not any("," in text for text in texts)
    assert (column.note is None) == settled


@given(st.lists(ANYTHING), st.sampled_from([1, 1000, 10**6, 10**9]))
@example([1.797693134862316e305], 1)
def test_a_column_of_anything_is_read_or_said_to_be_unclear(column: list[object], factor: int) -> None:
    found = thousandths(column, factor)  # type: ignore[arg-type]
    assert len(found.values) == len(column)
    assert all(value is None or isinstance(value, int) for value in found.values)


@given(st.text())
def test_no_text_is_a_number_by_accident(text: str) -> None:
    number = written_number(text, settle_signs([text]))
    assert number is None or any(letter.isdigit() for letter in text)


@given(DAYS, st.booleans(), st.sampled_from("/.-"))
def test_a_day_in_a_settled_order_reads_back(day: date, day_first: bool, mark: str) -> None:
    text = f"{day:%d{mark}%m{mark}%Y}" if day_first else f"{day:%m{mark}%d{mark}%Y}"
    assert DateReader(day_first).read(text) == day.isoformat()


@given(DAYS, st.sampled_from("/."))
def test_the_order_of_day_and_month_is_never_guessed(day: date, mark: str) -> None:
    found = DateReader(None).read(f"{day:%d{mark}%m{mark}%Y}")
    either = day.day <= 12 and day.day != day.month
    assert found == (ORDER_UNKNOWN if either else day.isoformat())


@given(st.lists(DAYS, min_size=1))
def test_an_order_is_settled_only_by_a_number_above_twelve(days: list[date]) -> None:
    texts = [f"{day:%d/%m/%Y}" for day in days]
    assert settle_order(texts) is (True if any(day.day > 12 for day in days) else None)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(400, 3000))
def test_a_period_gives_its_start_and_its_end(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    text = f"{first:%d.%m.%Y} - {last:%d.%m.%Y}"
    assert DateReader(True).read(text) == first.isoformat()
    assert DateReader(True, ends=True).read(text) == last.isoformat()
    assert are_periods([text])


@given(ANYTHING, st.sampled_from([True, False, None]), st.booleans(), st.booleans())
@example(float("nan"), True, False, False)
@example(float("inf"), True, False, False)
def test_a_date_is_iso_or_said_to_be_unclear(cell: object, day_first: bool | None, ends: bool, whole: bool) -> None:
    found = DateReader(day_first, ends, whole).read(cell)  # type: ignore[arg-type]
    assert found is None or isinstance(found, Unclear) or (isinstance(found, str) and found[:4].isdigit())
    looks_like_date(cell)  # type: ignore[arg-type]


@given(
    st.sampled_from(["USD", "EUR", "NOK", "XOF"]),
    st.sampled_from(
        [("", 1), ("thousands", 1000), ("milliers", 1000), ("tusen", 1000), ("millones", 10**6), ("mill.", 10**6)]
    ),
)
def test_a_unit_in_brackets_is_understood(currency: str, unit: tuple[str, int]) -> None:
    said = said_unit(f"Budget ({currency} {unit[0]})" if unit[0] else f"Budget ({currency})")
    assert (said.currency, said.factor) == (currency, unit[1])


@given(st.text(max_size=120))
def test_any_text_may_be_a_heading(text: str) -> None:
    said = heading(text)
    for kind in ("activity", "decision", "actor"):
        assert all(0.0 <= likeness(said, names) <= 1.0 for names in names_of(KINDS[kind]))
    said_unit(text)
    countries_in(text)
    year_columns([text, text], ["", ""], [[1.0], [2.0]])


def test_amounts_with_an_exponent_are_amounts() -> None:
    assert is_number("4.0E7")
    assert not is_number("12E5"), "a code of a row"
    assert thousandths(["4.0E7", "3,9994204E+07", "1500000"], 1).values == [40 * 10**9, 39_994_204_000, 1_500_000_000]


def test_days_with_an_hour_are_days_in_each_writing() -> None:
    written = ["2023-09-20T00:00:00Z", "2023-09-20T00:00:00.000", "2023-09-20 00:00:00", "2023-09-20t10:15:00+02:00"]
    assert {DateReader(None).read(text) for text in written} == {"2023-09-20"}


def test_a_budget_year_is_told_by_the_year_that_follows() -> None:
    assert (DateReader(None).read("2015/16"), DateReader(None, ends=True).read("2015/16")) == ("2015", "2016")
    assert DateReader(None).read("FY2011/12") == "2011"
    assert DateReader(None).read("2011-12") == "2011-12", "may be a month"
