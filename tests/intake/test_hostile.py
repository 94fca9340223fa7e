import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from pbdesk.desk import opening, receiving
from pbdesk.errors import FileNotUnderstood
from pbdesk.intake.reading import read
from pbdesk.intake.tables import Hints
from tests.intake import hostile

SECONDS = 100
"""30 s of processor time; the rest is a machine that is busy with other things."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "small.pbdesk"
    opening.new(path, government="NOR", person="Test").close()
    return path


@pytest.mark.parametrize("what", list(hostile.HOSTILE))
def test_a_hostile_file_is_answered_in_a_line_and_the_desk_is_untouched(desk: Path, tmp_path: Path, what: str) -> None:
    path, before, began = hostile.make(tmp_path, what), desk.read_bytes(), time.monotonic()
    with opening.open_desk(desk, person="Test") as opened, pytest.raises(FileNotUnderstood) as refused:
        receiving.prepare(opened, path, Hints())
    said = str(refused.value)
    assert said.startswith(f"{path.name}: ")
    assert (said[-1], said.count("\n"), len(said) < 400) == (".", 0, True)
    assert desk.read_bytes() == before
    assert time.monotonic() - began < SECONDS


def test_the_shell_answers_with_one_line_and_exit_1(desk: Path, tmp_path: Path) -> None:
    before = desk.read_bytes()
    for what in ("far cells", "an entity that reads a file", "text named .xlsx"):
        path = hostile.make(tmp_path, what)
        command = [sys.executable, "-m", "pbdesk", "import", str(desk), str(path), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr.count("\n"), "Traceback" in done.stderr) == (1, 1, False)
        assert path.name in done.stderr
    assert desk.read_bytes() == before


def test_an_honest_workbook_passes(tmp_path: Path) -> None:
    path = tmp_path / "honest.xlsx"
    path.write_bytes(hostile.honest())
    assert len(read(path, Hints()).tables[0].numbers) == len(hostile.ROWS)


def test_macros_and_links_to_other_files_are_data_only_and_said(tmp_path: Path) -> None:
    path = tmp_path / "macros.xlsm"
    extra = {"xl/vbaProject.bin": b"x" * 100, "xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    path.write_bytes(hostile.with_parts(extra))
    reading = read(path, Hints())
    assert [code for code, _ in reading.notes] == ["macros", "external-links"]
    assert len(reading.tables[0].numbers) == len(hostile.ROWS)


def test_a_formula_is_read_as_what_it_showed(tmp_path: Path) -> None:
    formula = '<c r="A2" t="str"><f>HYPERLINK("http://example.org")</f><v>Wells</v></c>'
    path = tmp_path / "formula.xlsx"
    sheet = hostile.part_of(hostile.SHEET)
    start, end = sheet.index('<c r="A2"'), sheet.index('<c r="B2"')
    path.write_bytes(hostile.with_parts({hostile.SHEET: (sheet[:start] + formula + sheet[end:]).encode()}))
    table = read(path, Hints()).tables[0]
    assert table.values[table.fields.index("reference")][0] == "Wells"


def test_parts_without_a_name_that_could_hold_code_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    path.write_bytes(hostile.honest())
    assert read(path, Hints()).notes == []
    with zipfile.ZipFile(io.BytesIO(hostile.honest())) as archive:
        assert archive.testzip() is None
