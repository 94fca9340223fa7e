"""Whether a row costs the same however many there are, and what memory an import takes: 10,000 to 1,000,000 rows.

Usage: python tests/bench/import_rows.py [ROWS ...]; every size in a process of its own. Time is the processor's, of
the desk's process and its reading child, so that a busy machine does not count; memory is the peak of each. What every
import costs, however small, is measured by one of 1,000 rows and told by itself; a row costs what it adds to that.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pbdesk.desk import opening, receiving
from tests.bench.whole_import import workbook

LEAST = 1_000
SIZES = (10_000, 100_000, 1_000_000)
LIMIT_SPREAD, LIMIT_CHILD, LIMIT_DESK = 1.15, 1200, 500
_UNIT = 1024 if sys.platform != "darwin" else 1024**2


class Cost(NamedTuple):
    """What one import took: seconds of the processor, and megabytes at the peak."""

    child: float
    desk: float
    child_memory: int
    desk_memory: int


def cost_here(file: Path, folder: Path) -> Cost:
    """Import a workbook into an empty desk, in this process."""
    before = seconds(resource.RUSAGE_SELF)
    with opening.new(folder / "rows.pbdesk", government="NOR", person="bench") as desk:
        receiving.accept(desk, receiving.prepare(desk, file, receiving.Hints()), "bench")
    return Cost(
        seconds(resource.RUSAGE_CHILDREN), seconds(resource.RUSAGE_SELF) - before,
        peak(resource.RUSAGE_CHILDREN), peak(resource.RUSAGE_SELF),
    )  # fmt: skip


def seconds(who: int) -> float:
    """The processor's seconds so far."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def peak(who: int) -> int:
    """The greatest memory so far, in megabytes."""
    return resource.getrusage(who).ru_maxrss // _UNIT


def cost(rows: int) -> Cost:
    """What importing so many rows costs, in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "rows.xlsx"
        workbook(file, rows)
        asked = [sys.executable, __file__, "--here", str(file), name]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    return Cost(float(told[0]), float(told[1]), int(told[2]), int(told[3]))


def main(sizes: tuple[int, ...]) -> None:
    """Print what each size costs, and how far the costs of a row lie apart."""
    least = cost(LEAST)
    print(f"{LEAST:>9,} rows: child {least.child:.2f} s, desk {least.desk:.2f} s")
    each: list[float] = []
    for rows in sizes:
        found = cost(rows)
        each.append((found.child + found.desk - least.child - least.desk) / (rows - LEAST))
        print(
            f"{rows:>9,} rows: child {found.child:.2f} s, desk {found.desk:.2f} s, {each[-1] * 1e6:.0f} µs a row;"
            f" peak memory child {found.child_memory} MB, desk {found.desk_memory} MB",
            flush=True,
        )
    print(f"dearest row to cheapest {max(each) / min(each):.2f} (aim: at most {LIMIT_SPREAD});"
          f" memory aims: child under {LIMIT_CHILD} MB, desk under {LIMIT_DESK} MB")  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        print(*cost_here(Path(sys.argv[2]), Path(sys.argv[3])))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
