"""Where the files shipped beside the code are found: in a checkout, installed, or frozen."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(name: str) -> Path:
    """The path of a shipped file or folder, as `codelists/countries.csv`.

    `resources/` stands beside `pbdesk/` in the checkout, in an installed wheel and in a frozen program.
    """
    return _ROOT / name
