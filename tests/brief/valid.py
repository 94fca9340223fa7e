"""Whether a written file holds to the schemas of Office Open XML (ECMA-376), as Microsoft's SDK reads them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openxml_audit import OpenXmlValidator

from pbdesk.brief.package import unpacked


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator()  # reading the schemas takes half a second


def faults(data: bytes, ending: str) -> list[str]:
    """Every breach of the schemas in a .docx or .xlsx file, those of workbooks inside it too."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{ending}"
        path.write_bytes(data)
        found = [str(one) for one in _validator().validate(path).errors]
    inside = {name: part for name, part in unpacked(data).items() if name.endswith(".xlsx")}
    return [*found, *(f"{name}: {one}" for name, part in inside.items() for one in faults(part, "xlsx"))]
