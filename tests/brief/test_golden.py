"""Both files part by part as they were approved, in three languages: a change of theirs is seen and looked at."""

import pytest

from pbdesk.brief.words import LANGUAGES
from tests.brief.golden import FORMATS, parts, references


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", FORMATS)
def test_the_sample_is_written_as_it_was_approved(ending: str, language: str) -> None:
    written, approved = parts(ending, language), references(ending, language)
    assert sorted(written) == sorted(approved)
    assert [name for name in approved if written[name] != approved[name]] == []
