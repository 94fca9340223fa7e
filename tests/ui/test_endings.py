"""A file is called as the person called it: the point of a date in its name begins no ending."""

from pathlib import Path

import pytest

from ui.endings import DESK, PARCEL, named

WORD, EXCEL = "Word document (*.docx)", "Excel workbook (*.xlsx)"


@pytest.mark.parametrize(
    ("given", "endings", "form", "called"),
    [
        ("norway", (DESK,), "", "norway.pbdesk"),
        ("norway 2026.06", (DESK,), "", "norway 2026.06.pbdesk"),
        ("norway.pbdesk", (DESK,), "", "norway.pbdesk"),
        ("norway.PBPARCEL", (PARCEL,), "", "norway.PBPARCEL"),
        ("brief of 1.6", (".docx", ".xlsx"), WORD, "brief of 1.6.docx"),
        ("brief of 1.6", (".docx", ".xlsx"), EXCEL, "brief of 1.6.xlsx"),
        ("brief.xlsx", (".docx", ".xlsx"), WORD, "brief.xlsx"),
        ("brief", (".docx", ".xlsx"), "", "brief.docx"),
    ],
)
def test_a_file_has_the_ending_of_its_form(given: str, endings: tuple[str, ...], form: str, called: str) -> None:
    assert named(Path("/desks") / given, *endings, form=form) == Path("/desks") / called
