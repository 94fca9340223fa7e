"""Whether a row costs the same however many there are, and what memory an import takes: 10,000 to 1,000,000 rows.

Usage: python tests/bench/import_rows.py [ROWS ...]; every size in a process of its own. Time is the processor's, of
the desk's process and its reading child, both on one processor, so that a busy machine does not count, nor how far two
processors hinder each other (a small sheet is read by one, a large one by two); memory is the peak of each, of the
import and then of the same file again. Small sizes are measured several times, and the median told. What every import
costs, however small, is measured by one of 1,000 rows and told by itself; a row costs what it adds to that.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pbdesk.desk import opening, receiving
from tests.bench.whole_import import workbook

LEAST = 1_000
SIZES = (10_000, 100_000, 1_000_000)
MANY, FEW_RUNS = 1_000_000, 5
LIMIT_SPREAD, LIMIT_CHILD, LIMIT_DESK = 1.15, 1200, 500
_UNIT = 1024 if sys.platform != "darwin" else 1024**2


class Cost(NamedTuple):
    """What one import took: seconds of the processor, and megabytes at the peak."""

    child: float
    desk: float
    child_memory: int
    desk_memory: int

    def row(self, least: "Cost", rows: int) -> float:
        """The seconds of a row, beside what an import of `LEAST` rows takes."""
        return (self.child + self.desk - least.child - least.desk) / (rows - LEAST)


def costs_here(file: Path, folder: Path) -> Iterator[Cost]:
    """Import a workbook into an empty desk, in this process, and then the same once more."""
    with opening.new(folder / "rows.pbdesk", government="NOR", person="bench") as desk:
        for _ in range(2):
            before = seconds(resource.RUSAGE_CHILDREN), seconds(resource.RUSAGE_SELF)
            receiving.accept(desk, receiving.prepare(desk, file, receiving.Hints()), "bench")
            yield Cost(
                seconds(resource.RUSAGE_CHILDREN) - before[0], seconds(resource.RUSAGE_SELF) - before[1],
                peak(resource.RUSAGE_CHILDREN), peak(resource.RUSAGE_SELF),
            )  # fmt: skip


def seconds(who: int) -> float:
    """The processor's seconds so far."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def peak(who: int) -> int:
    """The greatest memory so far, in megabytes."""
    return resource.getrusage(who).ru_maxrss // _UNIT


def costs(rows: int) -> list[Cost]:
    """What importing so many rows costs, and the same again: the median of some runs, one where they are many."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "rows.xlsx"
        workbook(file, rows)
        runs = [costs_apart(file) for _ in range(1 if rows >= MANY else FEW_RUNS)]
    return [sorted(alike, key=lambda one: one.child + one.desk)[len(runs) // 2] for alike in zip(*runs, strict=True)]


def costs_apart(file: Path) -> list[Cost]:
    """The same, once, in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        asked = [sys.executable, __file__, "--here", str(file), name]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    return [Cost(float(child), float(desk), int(one), int(other)) for child, desk, one, other in map(str.split, told)]


def main(sizes: tuple[int, ...]) -> None:
    """Print what each size costs, and how far the costs of a row lie apart."""
    least = costs(LEAST)
    print(f"{LEAST:>9,} rows: " + "; again ".join(f"child {one.child:.2f} s, desk {one.desk:.2f} s" for one in least))
    each: list[list[float]] = []
    for rows in sizes:
        found = costs(rows)
        each.append([one.row(base, rows) for one, base in zip(found, least, strict=True)])
        for label, one, dear in zip((f"{rows:>9,} rows:", "    again:     "), found, each[-1], strict=True):
            print(
                f"{label} child {one.child:.2f} s, desk {one.desk:.2f} s, {dear * 1e6:.0f} µs a row;"
                f" peak memory so far child {one.child_memory} MB, desk {one.desk_memory} MB",
                flush=True,
            )
    for label, row in zip(("dearest row to cheapest", "    again"), zip(*each, strict=True), strict=True):
        print(f"{label} {max(row) / min(row):.2f} (aim: at most {LIMIT_SPREAD})")
    print(f"memory aims: child under {LIMIT_CHILD} MB, desk under {LIMIT_DESK} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, [max(os.sched_getaffinity(0))])
        for one in costs_here(Path(sys.argv[2]), Path(sys.argv[3])):
            print(*one)
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
