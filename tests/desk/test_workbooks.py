"""What a workbook that leaves the desk says of itself: what it is and in which language, and nothing of its writer."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.packaging.core import DocumentProperties

from pbdesk.desk import exporting, opening, receiving, returning, templating, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.intake import writing as sheets

PERSON = "Kari Nordmann"
TRACES = (b"xlsxwriter", b"creator", b"lastmodifiedby", b"<application>", b"microsoft excel", b"kari")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a country and one import of a ministry."""
    desk = opening.new(tmp_path / "lakes.pbdesk", government="NOR", person=PERSON)
    writing.add(desk, KINDS["country"], {"name": "DR Congo", "code": "COD", "type": "country"}, PERSON)
    sent = tmp_path / "wells & roads.xlsx"
    sent.write_bytes(sheets.workbook([["Project nr", "Project title", "Implementing agency"], [1, "Wells", "Water"]]))
    receiving.accept(desk, receiving.prepare(desk, sent, receiving.Hints(country="COD")), PERSON)
    return desk


def properties(out: Path) -> DocumentProperties:
    """The properties of a workbook, in which nothing tells who or what wrote it."""
    with zipfile.ZipFile(out) as parts:
        told = b"".join(parts.read(name) for name in parts.namelist() if name.startswith("docProps/")).lower()
        assert [one for one in TRACES if one in told] == []
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}
    return openpyxl.load_workbook(out).properties


def country(desk: Desk) -> str:
    return writing.country_meant(desk, "COD")


def returned(desk: Desk, out: Path, language: str) -> object:
    return returning.write(desk, receiving.imports(desk)[-1].id, out, language=language)


@pytest.mark.parametrize(
    ("write", "title", "language"),
    [
        (exporting.export, "lakes", "en-GB"),
        (lambda desk, out: exporting.export(desk, out, country(desk)), "lakes – DR Congo", "en-GB"),
        (lambda desk, out: returned(desk, out, "en"), "Returned: wells & roads.xlsx, imported on ", "en-GB"),
        (lambda desk, out: returned(desk, out, "nb"), "I retur: wells & roads.xlsx, importert ", "nb-NO"),
        (lambda desk, out: returned(desk, out, "fr"), "En retour : wells & roads.xlsx, importé le ", "fr-FR"),
        (
            lambda desk, out: templating.write(desk, KINDS["activity"], out, agency="Water", language="nb"),
            "Aktiviteter for Norge · Water", "nb-NO",
        ),
    ],
    ids=["the whole desk", "a country", "a return sheet", "in Bokmål", "in French", "a template"],
)  # fmt: skip
def test_a_workbook_bears_its_title_and_language_and_nobodys_name(
    desk: Desk, tmp_path: Path, write: Callable[[Desk, Path], object], title: str, language: str
) -> None:
    out = tmp_path / "out.xlsx"
    write(desk, out)
    told = properties(out)
    assert str(told.title).startswith(title)
    assert told.language == language
