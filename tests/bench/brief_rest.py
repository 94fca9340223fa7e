"""What a country's brief costs beside nothing, and beside another country with many activities; prints the ratio.

python tests/bench/brief_rest.py [ACTIVITIES_ELSEWHERE] [RUNS]
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pbdesk.desk import briefing, opening
from pbdesk.desk.wanted import Wanted
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk

_OWN = 300
"""How many activities the country of the brief has."""


def filled(path: Path, elsewhere: int) -> tuple[Desk, str]:
    """A desk with a country of its own activities, and another country with many more."""
    desk = opening.new(path, government="NOR", person="Bench")
    with change(desk, "add", "Bench") as made:
        country = made.add(KINDS["country"], {"name": "Congo", "code": "COD"})
        other = made.add(KINDS["country"], {"name": "Mali", "code": "MLI"})
        for where, count in ((country, _OWN), (other, elsewhere)):
            for n in range(count):
                made.add(KINDS["activity"], {"title": f"Activity {n}", "country": where, "budget": n,
                                             "currency": "NOK"})
    return desk, country


def seconds(desk: Desk, country: str) -> float:
    """How long one brief takes to prepare."""
    began = perf_counter()
    briefing.prepare(desk, Wanted("brief", country, as_of="2026-06-30"))
    return perf_counter() - began


def main(elsewhere: int, runs: int) -> None:
    """Measure both by turns, so that both meet the same machine."""
    folder = Path(tempfile.mkdtemp())
    small, large = filled(folder / "small.pbdesk", 0), filled(folder / "large.pbdesk", elsewhere)
    pairs = [(seconds(*small), seconds(*large)) for _ in range(runs + 1)][1:]
    alone, beside = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"{_OWN} activities alone {alone:.3f} s, beside {elsewhere:,} elsewhere {beside:.3f} s,"
          f" ratio {beside / alone:.2f} (median of {runs})")  # fmt: skip


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + [20_000, 5][len(given) :]))
