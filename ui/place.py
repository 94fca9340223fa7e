"""Where a person left a desk: page, country, day, the record in the sheet or begun there; found again at the start."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Place:
    """One place in one desk; an empty day is today, whenever that is."""

    page: str = "today"
    country: str = ""
    as_of: str = ""
    record: str = ""
    begun: str = ""

    def text(self) -> str:
        """The place as it is kept in the settings."""
        return json.dumps(asdict(self))


def place_of(text: str) -> Place:
    """The place that was kept; the first page where none was."""
    try:
        kept = json.loads(text)
        return Place(**{name: str(value) for name, value in kept.items()})
    except (ValueError, TypeError, AttributeError):
        return Place()
