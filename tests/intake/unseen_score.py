"""How well lists not seen before are read: `python tests/intake/unseen_score.py first.txt` prints every point lost."""

import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.intake.score import tables_in
from tests.intake.unseen_lists import lists_in, points, written, wrongly_taken


def score(name: str, folder: Path) -> tuple[int, int, list[str], list[str]]:
    """Points won and possible in the lists of a text, every point lost in words, and every column wrongly taken."""
    won, possible, lost, wrong = 0, 0, list[str](), list[str]()
    for one in lists_in(name):
        path = written(one, folder)
        tables = tables_in(path)
        reached = list(points(one, tables))
        won, possible = won + sum(fine for _, fine, _ in reached), possible + len(reached)
        lost += [f"{one.name}: {point}: {found!r}" for point, fine, found in reached if not fine]
        for table in tables[:1]:
            wrong += [f"{one.name}: {field} is not {text!r}" for field, text in wrongly_taken(one, table)]
    return won, possible, lost, wrong


def main() -> None:
    """Print the score of the lists named."""
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            won, possible, lost, wrong = score(name, Path(folder))
        print(*lost, "", *wrong, sep="\n")
        print(f"{name}: {won} of {possible} points, {won / possible:.1%}; {len(wrong)} columns wrongly taken")


if __name__ == "__main__":
    main()
