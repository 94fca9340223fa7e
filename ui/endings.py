"""The endings of the files that the window takes in and writes, and what a chooser of files calls them."""

from pathlib import Path

from pbdesk.exchange.form import ENDING as PARCEL
from ui.words import tr

__all__ = ["DESK", "LISTS", "PARCEL", "desks", "lists", "named", "parcels"]

DESK = ".pbdesk"
LISTS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".docx")


def named(path: Path, *endings: str, form: str = "") -> Path:
    """A file's name with one of these endings: a point in a name begins no other.

    Where it has none it is given that of the `form` a person chose it under, or else the first.
    """
    given = next((one for one in endings if one in form), endings[0])
    return path if path.suffix.lower() in endings else path.with_name(path.name + given)


def desks() -> str:
    """Desks, for a chooser of files."""
    return f"{tr('Desks')} (*{DESK})"


def lists() -> str:
    """Files with lists of a ministry, for a chooser of files."""
    return f"{tr('Tables')} ({' '.join(f'*{ending}' for ending in LISTS)})"


def parcels() -> str:
    """Parcels, for a chooser of files."""
    return f"{tr('Parcels')} (*{PARCEL})"
