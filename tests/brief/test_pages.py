"""Both files as another program prints them: nothing refused, every page marked and numbered."""

import subprocess
from pathlib import Path

import pytest

from pbdesk.brief.writing import write
from tests.brief.sample import sample


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of every page, by the file it was printed from."""
    folder = tmp_path_factory.mktemp("printed")
    names = ("brief.docx", "brief-nb.xlsx")
    for name, language in zip(names, ("en", "nb"), strict=True):
        write(sample(language), folder / name)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert: list[str | Path] = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        *(folder / n for n in names),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    return {name: pages((folder / name).with_suffix(".pdf")) for name in names}


def pages(path: Path) -> list[str]:
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    return text.replace("\u00a0", " ").split("\f")[:-1]


def test_the_brief_is_four_pages_and_its_annex(printed: dict[str, list[str]]) -> None:
    assert len(printed["brief.docx"]) in (5, 6)
    assert "Annex: activities" in printed["brief.docx"][-2]


def test_every_page_of_the_document_is_marked_twice_and_numbered(printed: dict[str, list[str]]) -> None:
    whole = printed["brief.docx"]
    assert [page.count("RESTRICTED") for page in whole] == [2] * len(whole)
    assert [f"Page {n} of {len(whole)}" in page for n, page in enumerate(whole, 1)] == [True] * len(whole)


def test_the_headings_of_a_long_table_return_on_its_next_page(printed: dict[str, list[str]]) -> None:
    assert ["Disbursed" in page for page in printed["brief.docx"][-2:]] == [True, True]


def test_every_sheet_is_one_page_wide_marked_and_numbered_in_its_language(printed: dict[str, list[str]]) -> None:
    whole = printed["brief-nb.xlsx"]
    assert len(whole) == 14  # 13 sheets, of which the activities take two pages at a size that can be read
    assert [page.count("RESTRICTED") for page in whole] == [2] * 14
    assert f"Side 14 av {len(whole)}" in whole[-1]
