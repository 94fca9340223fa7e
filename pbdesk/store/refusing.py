"""How a guard of the file is written: a trigger that refuses in words, and what its conditions have in common."""

from pbdesk.sentences import Sentence

TAKING_BACK = "EXISTS (SELECT 1 FROM change WHERE digest IS NULL AND takes_back IS NOT NULL)"
"""Whether a change that takes another back is being written: only that may touch what is frozen."""
FROM_ANOTHER_DESK = "EXISTS (SELECT 1 FROM change WHERE digest IS NULL AND action = 'exchange')"
"""Whether what was done on another desk is being taken in: its reasons, and what was taken back there, come with it."""


def blank(value: str) -> str:
    """Whether a text says nothing: it is not known, or white space."""
    return f"trim(coalesce({value}, ''), char(9, 10, 11, 12, 13, 32, 160)) = ''"


def refused(name: str, table: str, moment: str, when: str, words: Sentence) -> str:
    """A trigger that refuses in these words, but for a change that takes another back."""
    return (
        f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {when} AND NOT {TAKING_BACK} "
        f"BEGIN SELECT RAISE(ABORT, 'rule: {words}'); END"
    )
