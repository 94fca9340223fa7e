"""A whole import of 100,000 rows of 20 columns against its floor: calamine reading it, raw insert, raw search index.

Usage: python tests/bench/whole_import.py [ROWS] [RUNS]; both are timed in turn, and medians are told. Beside them
stand sqlite-utils on the same rows and LibreOffice's converter on the same file, once each, where they are installed.
"""

import importlib.util
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import python_calamine
import xlsxwriter

from pbdesk.desk import opening, receiving

HEADINGS = (
    "Project ID", "Title", "Description", "Implementing agency", "Implementing partner", "Donor", "Country", "Province",
    "Sector", "Start date", "End date", "Status", "Budget", "Disbursed", "Currency", "Remark 1", "Remark 2", "Remark 3",
    "Remark 4", "Remark 5",
)  # fmt: skip


def workbook(path: Path, rows: int) -> None:
    """A ministry's list of so many activities."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Projects")
        sheet.write_row(0, 0, HEADINGS)
        for n in range(rows):
            texts = (f"P-{n}", f"Project {n} in the east", f"Support to community {n % 997}", f"Agency {n % 40}",
                     f"Partner {n % 300}", f"Donor {n % 25}", "Mali", f"Province {n % 26}", "Health",
                     "2025-01-31",
                     "2026-12-31", "Ongoing",
                     1000 + n, 500 + n, "USD", *(f"note {n % 50}" for _ in range(5)))  # fmt: skip
            sheet.write_row(n + 1, 0, texts)


def floor(file: Path, folder: Path) -> float:
    """Seconds to read the rows, insert them, and put what a desk searches of them into a full-text index."""
    began = time.perf_counter()
    rows = list(python_calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).iter_rows())
    raw = sqlite3.connect(folder / f"floor{began}.db", isolation_level=None)
    raw.execute(f"CREATE TABLE t ({', '.join(f'c{at}' for at in range(len(HEADINGS)))})")
    raw.execute("BEGIN")
    raw.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(HEADINGS))})", rows[1:])
    raw.execute("CREATE VIRTUAL TABLE s USING fts5(label, body, content='', prefix='2 3 4')")
    texts = [(number, row[1], f"{row[0]}\n{row[2]}\n{row[7]}\n{row[8]}") for number, row in enumerate(rows[1:], 1)]
    raw.executemany("INSERT INTO s (rowid, label, body) VALUES (?, ?, ?)", texts)
    raw.execute("COMMIT")
    raw.close()
    return time.perf_counter() - began


def whole(file: Path, folder: Path) -> tuple[float, float]:
    """Seconds of a whole import into an empty desk, and of the same file again."""
    with opening.new(folder / f"{time.time_ns()}.pbdesk", government="NOR", person="bench") as desk:
        times = []
        for _ in range(2):
            began = time.perf_counter()
            receiving.accept(desk, receiving.prepare(desk, file, receiving.Hints()), "bench")
            times.append(time.perf_counter() - began)
    return times[0], times[1]


def sqlite_utils(file: Path, folder: Path) -> str:
    """Seconds that sqlite-utils takes for what the floor does."""
    if importlib.util.find_spec("sqlite_utils") is None:
        return "not installed (it comes with `pip install -e .[bench]`)"
    began = time.perf_counter()
    rows = python_calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).iter_rows()
    headings = list(map(str, next(rows)))
    table = importlib.import_module("sqlite_utils").Database(folder / "utils.db")["t"]
    table.insert_all(dict(zip(headings, row, strict=True)) for row in rows)
    table.enable_fts(["Title", "Description", "Province", "Sector"])
    return f"{time.perf_counter() - began:.2f} s"


def libreoffice(file: Path, folder: Path) -> str:
    """Seconds that LibreOffice takes to turn the workbook into CSV."""
    program = shutil.which("soffice")
    if program is None:
        return "not installed"
    began = time.perf_counter()
    asked = [program, "--headless", f"-env:UserInstallation={folder.as_uri()}/profile", "--convert-to", "csv"]
    done = subprocess.run([*asked, "--outdir", str(folder), str(file)], capture_output=True, check=False)
    made = done.returncode == 0 and file.with_suffix(".csv").exists()
    return f"{time.perf_counter() - began:.2f} s" if made else "would not convert it"


def main(rows: int = 100_000, runs: int = 5) -> None:
    """Time both in turn and print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "projects.xlsx"
        workbook(file, rows)
        told = [(floor(file, folder), *whole(file, folder)) for _ in range(runs)]
        others = f"sqlite-utils {sqlite_utils(file, folder)}, LibreOffice to CSV {libreoffice(file, folder)}"
    floors, firsts, agains = (statistics.median(column) for column in zip(*told, strict=True))
    ratio = statistics.median(first / bare for bare, first, _ in told)
    print(f"{rows:,} rows: floor {floors:.2f} s, import {firsts:.2f} s, again {agains:.2f} s; median of {runs}")
    print(f"import to floor {ratio:.2f}; again to first {agains / firsts:.2f}")
    print(f"on the same rows: {others}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
