"""A workbook of many rows against XlsxWriter in constant memory writing the same cells, in one run.

XlsxWriter is the fastest well-kept writer that has real Tables, formulas, print set-up, validation and charts with
alternative text. python tests/bench/brief_workbook.py [ROWS] [RUNS]
"""

import io
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter

from xlsxwriter import Workbook

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pbdesk.brief.excel import excel
from pbdesk.brief.outline import Outline, Section
from pbdesk.brief.tables import Column, Holds, Table

COLUMNS = (
    Column("Activity"), Column("Agency"), Column("Dimension"), Column("Budget", Holds.MONEY, summed=True),
    Column("Currency"),
    Column("From", Holds.DATE), Column("To", Holds.DATE), Column("Years", Holds.NUMBER),
)  # fmt: skip


def table(rows: int) -> Table:
    """Activities as a ministry has them."""
    made = tuple(
        (f"Water and reconciliation in territory {n}", f"Agency {n % 40}", "Humanitarian", Decimal(1_250_000 + n),
         "NOK",
         f"20{18 + n % 7}-03-14", None if n % 5 == 0 else f"20{20 + n % 7}-12-31", n % 7)
        for n in range(rows)
    )  # fmt: skip
    return Table("Activities", "Activities", COLUMNS, made)


def floor(of: Table) -> bytes:
    """The same cells and the same Table, with nothing asked of the text or measured."""
    file = io.BytesIO()
    with Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Activities")
        plain, money = book.add_format({"text_wrap": True}), book.add_format({"num_format": "#,##0"})
        day = book.add_format({"num_format": "d mmm yyyy"})
        for at, column in enumerate(of.columns):
            sheet.write_string(0, at, column.label)
        for row, cells in enumerate(of.rows, 1):
            for at, cell in enumerate(cells):
                if cell is None:
                    sheet.write_string(row, at, "not known", plain)
                elif at in (5, 6):
                    sheet.write_datetime(row, at, date.fromisoformat(str(cell)), day)
                elif isinstance(cell, str):
                    sheet.write_string(row, at, cell, plain)
                else:
                    sheet.write_number(row, at, float(cell), money)
        sheet.autofilter(0, 0, len(of.rows), len(of.columns) - 1)
    return file.getvalue()


def seconds(work: Callable[[], bytes]) -> float:
    """How long a piece of work takes once."""
    began = perf_counter()
    work()
    return perf_counter() - began


def main(rows: int, runs: int) -> None:
    """Measure both by turns, so that both meet the same machine."""
    of = table(rows)
    outline = Outline("Activities", "en", date(2026, 3, 14), "Government", "note", (Section("Activities", (of,)),))
    pairs = [(seconds(lambda: floor(of)), seconds(lambda: excel(outline))) for _ in range(runs)]
    least, ours = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"{rows:,} rows of {len(COLUMNS)}: XlsxWriter {least:.2f} s, ours {ours:.2f} s,"
          f" ratio {ours / least:.2f} (median of {runs})")  # fmt: skip


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + [100_000, 5][len(given) :]))
