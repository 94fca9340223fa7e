"""Which document is wanted, in words that window and shell share; light, for the window reads it at its start."""

from dataclasses import dataclass

from pbdesk.records.briefs import DOCUMENTS

KINDS = tuple(DOCUMENTS.split("|"))
"""The kinds of document, as the shell calls them."""
ON_A_COUNTRY = ("brief", "note", "lines")
ON_A_RECORD = {"minutes": "meeting", "decision": "decision"}
"""The kinds that are about one record, and of what kind that is."""


@dataclass(frozen=True)
class Wanted:
    """Which document: `country` and `record` are ids; for a list of actions the record is an agency, or nothing.

    An empty day means today, or the day of the meeting; an empty marking that of what the document holds.
    `pages` limits a decision brief, `waived` is the reason for not waiting for an agency's answer,
    `left_out` are the keys of sections that do not go in, and `known` is the day on which the desk knew
    what the document says (empty: now). `repeats` is a document of the register (its id) that is written
    again from what the desk knew then.
    """

    kind: str = "brief"
    country: str = ""
    record: str = ""
    as_of: str = ""
    marking: str = ""
    language: str = "en"
    pages: int = 0
    waived: str = ""
    left_out: tuple[str, ...] = ()
    known: str = ""
    repeats: str = ""
