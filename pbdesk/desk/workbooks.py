"""A workbook filled row by row: it says what it is and in which language, and nothing of who or what wrote it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from pbdesk.brief.package import titled
from pbdesk.brief.words import words


@contextmanager
def workbook(path: Path, title: str, language: str) -> Iterator[Workbook]:
    """A workbook in which no text is a formula; raises `OSError` where it cannot be written."""
    packed = BytesIO()  # a ZipFile on a full disk would go on complaining on its own
    with _Titled(packed, titled(title, words(language).tag)) as book:
        yield book
    path.write_bytes(packed.getbuffer())


class _Titled(Workbook):  # type: ignore[misc]
    """Has these parts as its properties."""

    def __init__(self, file: BytesIO, properties: Mapping[str, bytes]) -> None:
        super().__init__(file, {"constant_memory": True, "strings_to_formulas": False})
        self._properties = properties

    def _get_packager(self) -> Packager:
        return _TitledParts(self._properties)


class _TitledParts(Packager):  # type: ignore[misc]
    def __init__(self, properties: Mapping[str, bytes]) -> None:
        super().__init__()
        self._properties = properties

    def _write_core_file(self) -> None:
        self._write("docProps/core.xml")

    def _write_app_file(self) -> None:
        self._write("docProps/app.xml")

    def _write(self, name: str) -> None:
        Path(self._filename(name)).write_bytes(self._properties[name])
