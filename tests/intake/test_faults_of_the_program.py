"""A fault of the reader's own is told as one; the file is not blamed for it."""

import zipfile
from pathlib import Path

import pytest

from pbdesk.errors import FileNotUnderstood, ReaderFailed
from pbdesk.intake import reading
from pbdesk.intake.tables import Hints

NO_KIND = Hints(kind="no kind at all")
"""What no person can say: the reader fails on it, not on the file."""


def test_a_fault_of_the_reader_is_told_as_a_fault_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "honest.csv"
    path.write_text("Project title,Country\nRoads,Mali\nWells,Chad\n", encoding="utf-8")
    with pytest.raises(ReaderFailed) as failed:
        reading.read(path, NO_KIND)
    said = str(failed.value)
    assert said.startswith("honest.csv: a fault in the program, not in your file (KeyError);")
    assert "damaged" not in said
    assert said.count("\n") == 0


def test_a_damaged_document_is_still_the_files_own_fault(tmp_path: Path) -> None:
    path = tmp_path / "damaged.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w>" + "peace and justice " * 4000 + "</w>")
    content = bytearray(path.read_bytes())
    at = content.index(b"word/document.xml") + 60
    content[at : at + 40] = bytes(40)
    path.write_bytes(content)
    with pytest.raises(FileNotUnderstood):
        reading.read(path, Hints())
