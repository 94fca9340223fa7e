"""What the desk knows is not lost because a later reading of the same cell understands less."""

from pathlib import Path

import xlsxwriter

from pbdesk.desk import receiving
from pbdesk.desk.reading import Listing, page
from pbdesk.desk.receiving import Hints
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk


def sheet(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        rows = book.add_worksheet("Projects")
        rows.write_row(0, 0, ["Project ID", "Project title", "Country", "Budget"])
        for n in range(5):
            rows.write_row(n + 1, 0, [f"P-{n}", f"Project {n} in the east", "Mali", 1000 + n])
    return path


def brought_in(desk: Desk, file: Path, hints: Hints) -> dict[str, object]:
    told = receiving.accept(desk, receiving.prepare(desk, file, hints), "Kari")
    return {name: told["tables"][0][name] for name in ("created", "updated", "unchanged")}


def budgets(desk: Desk) -> list[object]:
    return [row["budget"] for row in page(desk, Listing(KINDS["activity"], order="reference")).rows]


def test_amounts_read_with_their_currency_stay_when_the_file_comes_again_without_one(
    desk: Desk, tmp_path: Path
) -> None:
    file = sheet(tmp_path / "projects.xlsx")
    assert brought_in(desk, file, Hints(currency="USD"))["created"] == 5
    assert brought_in(desk, file, Hints()) == {"created": 0, "updated": 0, "unchanged": 5}
    assert budgets(desk) == [1_000_000 + 1000 * n for n in range(5)]


def test_amounts_kept_as_text_become_known_once_a_person_says_the_currency(desk: Desk, tmp_path: Path) -> None:
    file = sheet(tmp_path / "projects.xlsx")
    brought_in(desk, file, Hints())
    assert budgets(desk) == [None] * 5
    assert brought_in(desk, file, Hints(currency="USD"))["updated"] == 5
    assert budgets(desk) == [1_000_000 + 1000 * n for n in range(5)]
