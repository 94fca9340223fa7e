"""The parts of the sample's two files as text, one element a line; run as a program, it writes the references.

python -m tests.brief.golden
"""

import shutil
from pathlib import Path

from lxml import etree

from pbdesk.brief.package import unpacked
from pbdesk.brief.writing import rendered
from tests.brief.sample import sample

GOLDEN = Path(__file__).parent / "golden"
FORMATS = ("docx", "xlsx")
LEFT_OUT = ("xl/theme/", "word/embeddings/")
"""The spreadsheet writer's own theme, and workbooks inside the document (another test opens them)."""


def parts(ending: str) -> dict[str, str]:
    """Every part of the sample in one format, by name."""
    whole = unpacked(rendered(sample(activities=6), Path(f"brief.{ending}")))
    return {name: _lined(part) for name, part in whole.items() if not name.startswith(LEFT_OUT)}


def references(ending: str) -> dict[str, str]:
    """Every part as it was approved."""
    folder = GOLDEN / ending
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
        for name, text in parts(ending).items():
            path = GOLDEN / ending / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


if __name__ == "__main__":
    write_references()
