"""Sentences of the core, in English, their values kept apart so that a window can say them in another tongue."""

from collections.abc import Mapping


class Sentence(str):
    """A text that remembers its `template` and the `values` of its places; `low` where it begins in lower case."""

    __slots__ = ("low", "template", "values")
    template: str
    values: Mapping[str, object]
    low: bool

    def lower(self) -> "Sentence":
        """The same, in lower case in every tongue."""
        return _made(str(self).lower(), self.template, self.values, low=True)


def say(template: str, /, **values: object) -> Sentence:
    """A sentence whose {places} are filled; several values in one place stand one after the other."""
    spoken = template.format(**{name: _shown(value) for name, value in values.items()}) if values else template
    return _made(spoken, template, values, low=False)


def term(label: str) -> Sentence:
    """A word of the records' descriptions (a label or a choice) as a part of a sentence."""
    return _made(label, label, {}, low=False)


def worded(text: str, words: Mapping[str, str]) -> str:
    """A sentence in the tongue of these words; what is no sentence (a title, a name) stays as it is."""
    if not isinstance(text, Sentence):
        return text
    said = words.get(text.template, text.template)
    values = {name: _filling(value, words) for name, value in text.values.items()}
    spoken = said.format(**values) if values else said
    return spoken.lower() if text.low else spoken


def _filling(value: object, words: Mapping[str, str]) -> object:
    if isinstance(value, list | tuple):
        return ", ".join(str(_filling(one, words)) for one in value)
    return worded(value, words) if isinstance(value, str) else value


def _made(spoken: str, template: str, values: Mapping[str, object], *, low: bool) -> Sentence:
    made = Sentence(spoken)
    made.template, made.values, made.low = template, values, low
    return made


def _shown(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
