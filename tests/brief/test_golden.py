"""Both files part by part against approved references.

Where a difference is meant, run `python -m tests.brief.golden` and read what changed in tests/brief/golden.
"""

import pytest

from tests.brief.golden import FORMATS, parts, references


@pytest.mark.parametrize("ending", FORMATS)
def test_every_part_of_the_sample_is_as_approved(ending: str) -> None:
    written, approved = parts(ending), references(ending)
    assert sorted(written) == sorted(approved)
    assert [name for name in written if written[name] != approved[name]] == []
