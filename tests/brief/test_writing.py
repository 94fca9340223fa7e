"""A document is written whole or not at all, and what went wrong is said in one line."""

import hashlib
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from pbdesk.brief.writing import write
from pbdesk.errors import CannotWrite, NotUnderstood
from tests.brief.sample import sample


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file may grow beyond 10 kB, as on a disk that is nearly full."""
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("name", ["brief.docx", "brief.xlsx", "BRIEF.DOCX"])
def test_the_digest_is_that_of_the_file(tmp_path: Path, name: str) -> None:
    digest = write(sample(), tmp_path / name)
    assert digest == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["brief.docx", "brief.xlsx"])
def test_the_same_outline_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / "other").mkdir()
    assert write(sample(), tmp_path / name) == write(sample(), tmp_path / "other" / name)


def test_another_ending_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotUnderstood, match=r"^brief\.pdf: .*\.docx or \.xlsx\.$"):
        write(sample(), tmp_path / "brief.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("owner", [".~lock.brief.docx#", "~$ief.docx", "~$brief.docx"])
def test_a_file_that_is_open_elsewhere_is_left_alone(tmp_path: Path, owner: str) -> None:
    (tmp_path / "brief.docx").write_bytes(b"old")
    (tmp_path / owner).touch()
    with pytest.raises(CannotWrite, match="open in another program; close it there"):
        write(sample(), tmp_path / "brief.docx")
    assert (tmp_path / "brief.docx").read_bytes() == b"old"


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="its folder does not exist"):
        write(sample(), tmp_path / "nowhere" / "brief.docx")


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").mkdir()
    with pytest.raises(CannotWrite, match="a folder has that name"):
        write(sample(), tmp_path / "brief.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.docx"]


def test_without_room_the_old_file_stays_and_nothing_half_is_left(tmp_path: Path, little_room: None) -> None:
    (tmp_path / "brief.docx").write_bytes(b"old")
    with pytest.raises(CannotWrite, match=r"brief\.docx cannot be written"):
        write(sample(), tmp_path / "brief.docx")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"brief.docx": b"old"}


@pytest.mark.parametrize("language", ["nb", "fr"])
def test_it_is_written_in_every_language(tmp_path: Path, language: str) -> None:
    assert write(sample(language), tmp_path / "brief.docx") != write(sample("en"), tmp_path / "english.docx")
