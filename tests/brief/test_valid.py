"""Both files hold to the schemas of Office Open XML, and what does not is found."""

from pathlib import Path

import pytest

from pbdesk.brief.package import packed, unpacked
from pbdesk.brief.words import LANGUAGES
from pbdesk.brief.writing import rendered
from tests.brief.sample import sample
from tests.brief.valid import faults


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_the_sample_holds_to_the_schemas(ending: str, language: str) -> None:
    assert faults(rendered(sample(language, activities=6), Path(f"brief.{ending}")), ending) == []


@pytest.mark.parametrize(
    ("ending", "part", "right", "wrong"),
    [
        ("docx", "word/document.xml", b"<w:tblGrid>", b"<w:tblGrid><w:grid/>"),
        ("docx", "word/document.xml", b'w:type="dxa"', b'w:type="twips"'),
        ("docx", "word/document.xml", b'<wp:docPr id="1"', b"<wp:docPr"),
        ("docx", "word/document.xml", b'r:id="chart1"', b'r:id="chart9"'),
        ("docx", "word/charts/chart1.xml", b'<c:barDir val="bar"/>', b""),
        ("xlsx", "xl/worksheets/sheet2.xml", b't="s"', b't="text"'),
        ("xlsx", "xl/worksheets/sheet2.xml", b"<sheetFormatPr", b"<format"),
    ],
)
def test_a_breach_of_the_schemas_is_found(ending: str, part: str, right: bytes, wrong: bytes) -> None:
    parts = unpacked(rendered(sample(activities=6), Path(f"brief.{ending}")))
    assert right in parts[part]
    broken = packed({**parts, part: parts[part].replace(right, wrong, 1)})
    assert [one for one in faults(broken, ending) if part in one]
