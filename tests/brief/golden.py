"""The parts of the sample's two files in three languages as text, one element a line.

Run as a program, it writes the references; a part that is the same as in English is kept once.

python -m tests.brief.golden
"""

import shutil
from pathlib import Path

from lxml import etree

from pbdesk.brief.package import unpacked
from pbdesk.brief.words import LANGUAGES
from pbdesk.brief.writing import rendered
from tests.brief.sample import sample

GOLDEN = Path(__file__).parent / "golden"
FORMATS = ("docx", "xlsx")
LEFT_OUT = ("xl/theme/", "word/embeddings/")
"""The spreadsheet writer's own theme, and workbooks inside the document (another test opens them)."""


def parts(ending: str, language: str) -> dict[str, str]:
    """Every part of the sample in one format and language, by name."""
    whole = unpacked(rendered(sample(language, activities=6), Path(f"brief.{ending}")))
    return {name: _lined(part) for name, part in whole.items() if not name.startswith(LEFT_OUT)}


def references(ending: str, language: str) -> dict[str, str]:
    """Every part as it was approved."""
    english = _read(GOLDEN / "en" / ending)
    return english | _read(GOLDEN / language / ending)


def _read(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix().removesuffix(".txt"): path.read_text("utf-8") for path in found}


def _lined(part: bytes) -> str:
    tree = etree.fromstring(part)
    etree.indent(tree)
    return f"{etree.tostring(tree, encoding='unicode')}\n"


def write_references() -> None:
    """Replace the references by what is written now; look at the difference before keeping it."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for ending in FORMATS:
        english = parts(ending, "en")
        for language in LANGUAGES:
            own = parts(ending, language)
            changed = {name: text for name, text in own.items() if language == "en" or english.get(name) != text}
            _keep(changed, GOLDEN / language / ending)


def _keep(texts: dict[str, str], folder: Path) -> None:
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    write_references()
