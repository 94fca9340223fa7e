"""Documents by the shell: refused in a line, written again from the register, what is left out named."""

from pathlib import Path

import pytest

from tests.cli.shell import run, told


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk."""
    path = tmp_path_factory.mktemp("desk") / "sample.pbdesk"
    assert run("new", path, "--government", "NOR", "--sample").returncode == 0
    return path


def test_a_document_of_the_register_is_written_again_as_it_was(desk: Path, tmp_path: Path) -> None:
    wanted = ("--country", "COD", "--as-of", "2026-06-30", "--kind", "lines", "--language", "nb")
    assert run("brief", desk, *wanted, "--as", "Kari", "--out", tmp_path / "one.docx").returncode == 0
    (noted,) = told("list", desk, "written_brief")
    assert run("add", desk, "activity", "title=Learnt later", "country=COD").returncode == 0
    again = run("brief", desk, "--again", noted["id"], "--out", tmp_path / "two.docx")
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (("--again", "nothing"), "nothing"),
        (("--country", "COD", "--marking", "unclassified"), "It contains what is internal; mark it so, or higher."),
        (("--country", "QQQ"), "QQQ"),
        (("--country", "COD", "--as-of", "soon"), "soon is no day"),
    ],
)
def test_what_stops_a_document_is_said_in_a_line_and_nothing_is_written(
    desk: Path, tmp_path: Path, wanted: tuple[str, ...], said: str
) -> None:
    done = run("brief", desk, *wanted, "--out", tmp_path / "brief.docx")
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_section_that_no_paper_has_is_wrong_usage_and_those_that_are_there_are_named(
    desk: Path, tmp_path: Path
) -> None:
    done = run("brief", desk, "--country", "COD", "--without", "weather", "--out", tmp_path / "brief.docx")
    assert done.returncode == 2
    assert "consultation" in done.stderr
