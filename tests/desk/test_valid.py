"""Every workbook and document that leaves a desk holds to the schemas of Office Open XML."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pbdesk.brief.package import packed, unpacked
from pbdesk.brief.words import LANGUAGES
from pbdesk.desk import exporting, forms, opening, receiving, returning, templating, writing
from pbdesk.intake.matching import IMPORTED
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.brief.valid import faults
from tests.desk import golden
from tests.intake import writing as sheets

PERSON = "Kari"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample desk with a ministry's workbook received."""
    folder = tmp_path_factory.mktemp("d")
    with opening.new(folder / "s.pbdesk", government="NOR", person=PERSON, sample=True) as made:
        received = receiving.prepare(made, sent(folder), receiving.Hints(country="COD"))
        receiving.accept(made, received, PERSON)
        yield made


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[golden.Engaged]:
    with golden.engaged(tmp_path_factory.mktemp("e")) as made:
        yield made


def breaches(data: bytes) -> list[str]:
    """What breaks the schemas in a workbook that is written row by row.

    Its texts stand in their cells, which the standard has a type for (ECMA-376, part 1, 18.18.11); that Excel
    moves them elsewhere when it saves the file is a remark of the validator and no breach.
    """
    return [one for one in faults(data, "xlsx") if "inline-string cell(s)" not in one]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", golden.FORMATS)
@pytest.mark.parametrize("name", golden.DOCUMENTS)
def test_every_document_of_the_story_holds_to_the_schemas(
    told: golden.Engaged, name: str, ending: str, language: str
) -> None:
    assert faults(told.data(name, language, ending), ending) == []


def test_the_workbook_of_the_whole_desk_holds_to_the_schemas(desk: Desk, tmp_path: Path) -> None:
    assert exporting.export(desk, tmp_path / "all.xlsx") > 0
    assert breaches((tmp_path / "all.xlsx").read_bytes()) == []


def test_the_workbook_of_one_country_holds_to_the_schemas(desk: Desk, tmp_path: Path) -> None:
    exporting.export(desk, tmp_path / "one.xlsx", writing.country_meant(desk, "COD"))
    assert breaches((tmp_path / "one.xlsx").read_bytes()) == []


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_the_return_sheet_of_a_ministrys_workbook_holds_to_the_schemas(
    desk: Desk, tmp_path: Path, language: str
) -> None:
    counts = returning.write(desk, receiving.imports(desk)[-1].id, tmp_path / "back.xlsx", language=language)
    assert counts == {"accepted": 3, "refused": 0, "unclear": 1, "missing": 3}
    assert breaches((tmp_path / "back.xlsx").read_bytes()) == []


def sent(folder: Path) -> Path:
    """A ministry's workbook: a row that is plain, one with a day nobody understands, one that looks like a formula."""
    heads = ["Nr", "Project title", "Implementing agency", "Budget (thousand USD)", "Start date", "Our own remark"]
    rows: list[list[object]] = [
        [1, "Wells & pumps", "Directorate <A>", 10, "2025-02-01", "as agreed"],
        [2, "Courts", "Directorate <A>", 20, "soon", "=1+1"],
        [3, "Roads", "", 30, "2025-04-01", "x" * 400],
    ]
    path = folder / "portfolio.xlsx"
    path.write_bytes(sheets.workbook([heads, *rows], strings_to_formulas=False))
    return path


@pytest.mark.parametrize("language", forms.LANGUAGES)
@pytest.mark.parametrize("kind", IMPORTED)
def test_every_template_for_a_ministry_holds_to_the_schemas(
    desk: Desk, tmp_path: Path, kind: str, language: str
) -> None:
    templating.write(desk, KINDS[kind], tmp_path / "t.xlsx", country="COD", language=language)
    assert breaches((tmp_path / "t.xlsx").read_bytes()) == []


def test_a_breach_in_a_template_is_found(desk: Desk, tmp_path: Path) -> None:
    templating.write(desk, KINDS["activity"], tmp_path / "t.xlsx", country="COD")
    parts = unpacked((tmp_path / "t.xlsx").read_bytes())
    name = "xl/worksheets/sheet1.xml"
    assert b"<dataValidations" in parts[name]
    assert breaches(packed({**parts, name: parts[name].replace(b"dataValidations", b"validations")}))
