"""Documents composed from a desk are as they were approved, hold to the schemas, and are the same every time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pbdesk.brief.words import LANGUAGES
from tests.brief.valid import faults
from tests.desk.golden import DOCUMENTS, FORMATS, Engaged, engaged, place
from tests.desk.read_parts import told


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engaged]:
    """The desk of the story, made once."""
    with engaged(tmp_path_factory.mktemp("golden")) as found:
        yield found


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_written_as_approved_and_holds_to_the_schemas(
    made: Engaged, name: str, language: str, ending: str
) -> None:
    data = made.data(name, language, ending)
    assert told(data) == place(name, language, ending).read_text("utf-8")
    assert faults(data, ending) == []


@pytest.mark.parametrize("ending", FORMATS)
def test_another_desk_with_the_same_story_gives_the_same_bytes(made: Engaged, tmp_path: Path, ending: str) -> None:
    with engaged(tmp_path) as other:
        for name in DOCUMENTS:
            assert made.data(name, "nb", ending) == other.data(name, "nb", ending)
