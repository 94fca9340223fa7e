"""Columns under the very same heading, told apart by a number: `Amount#2` is the second headed `Amount`."""

from collections import Counter
from collections.abc import Mapping, Sequence


def numbered(headings: Sequence[str]) -> list[str]:
    """What each column is called: its heading, and from the second of the same on its number."""
    times = Counter[str]()
    called = []
    for text in headings:
        times[text] += 1
        called.append(f"{text}#{times[text]}" if text and times[text] > 1 else text)
    return called


def said_of_columns(profile: Mapping[str, str], headings: Sequence[str]) -> dict[int, str]:
    """By position the field that a person said a column is; empty where it is left out.

    A heading without a number leaves out every column under it, and is taken for a field in the first of them.
    """
    said: dict[int, str] = {}
    for at, (text, called) in enumerate(zip(headings, numbered(headings), strict=True)):
        first = called == text
        for name in (called, f"{text}#1" if first else ""):
            if name in profile:
                said[at] = profile[name]
        if not first and at not in said and profile.get(text) == "":
            said[at] = ""
    return said
