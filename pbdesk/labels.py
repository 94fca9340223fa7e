"""The labels and choices of the records' descriptions in other languages: one list a language, whoever says them."""

import json
from collections.abc import Mapping
from functools import cache

from pbdesk.resources import resource


@cache
def labels(language: str) -> Mapping[str, str]:
    """What a language calls the labels and choices, by their English words; English itself needs no list."""
    if language == "en":
        return {}
    return json.loads(resource(f"words/{language}.json").read_text("utf-8"))  # type: ignore[no-any-return]


def label(text: str, language: str) -> str:
    """A label or a choice of the records in a language."""
    return labels(language).get(text, text)
