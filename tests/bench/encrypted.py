"""What encryption costs: the same desk plain and encrypted, by turns in one run; prints ratios of processor time.

Usage: python tests/bench/encrypted.py [ROWS] [RUNS]; a workbook of ROWS activities is imported, the desk opened
again, read, checked and backed up. Opening an encrypted desk is the making of its key.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pbdesk.desk import checking, measuring, opening, reading, receiving, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.bench.whole_import import workbook

PERSON, PASSPHRASE = "bench", "a passphrase of some length"
ONES = 50
"""So many records are added one by one, each a commit."""


def costs(folder: Path, file: Path, passphrase: str | None) -> dict[str, float]:
    """Processor seconds of each piece of work on one desk."""
    path = folder / f"{time.time_ns()}.pbdesk"
    told: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> None:
        began = time.process_time()
        work()
        told[name] = time.process_time() - began

    opening.new(path, government="NOR", person=PERSON, passphrase=passphrase).close()
    with opening.open_desk(path, person=PERSON, passphrase=passphrase) as desk:
        planned = receiving.prepare(desk, file, receiving.Hints())
        timed("writing an import", lambda: receiving.accept(desk, planned, PERSON))
        timed(f"{ONES} records one by one", lambda: ones(desk))
    timed("opening", lambda: opening.open_desk(path, passphrase=passphrase).close())
    with opening.open_desk(path, passphrase=passphrase) as desk:
        timed("first profile after opening", lambda: measuring.profile(desk, None, "2026-06-30"))
        timed("profile again", lambda: measuring.profile(desk, None, "2026-06-30"))
        timed("search", lambda: reading.find(desk, "community east"))
        timed("check", lambda: checking.check(desk))
        timed("backup", lambda: checking.backup(desk, folder))
    return told


def ones(desk: Desk) -> None:
    """Records one by one."""
    for n in range(ONES):
        writing.add(desk, KINDS["note"], {"title": f"Note {n}"}, PERSON)


def main(rows: int = 20_000, runs: int = 3) -> None:
    """Both by turns, and the median ratio of each piece of work."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "projects.xlsx"
        workbook(file, rows)
        pairs = [(costs(folder, file, None), costs(folder, file, PASSPHRASE)) for _ in range(runs)]
    for work in pairs[0][0]:
        plain, encrypted = (median(pair[at][work] for pair in pairs) for at in (0, 1))
        ratio = median(pair[1][work] / pair[0][work] for pair in pairs)
        print(f"{work}: plain {plain * 1000:.1f} ms, encrypted {encrypted * 1000:.1f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
