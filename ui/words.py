"""The words of the window: English is the source; resources/words has the others, and what English says otherwise."""

import json
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from pbdesk.resources import resource

LANGUAGES: Mapping[str, str] = {"en": "English", "nb": "Norsk bokmål"}
"""The languages of the window, each by its own name."""


class _Chosen:
    """The language in use and its words."""

    language = "en"
    words: Mapping[str, str] = {}
    translator: QTranslator | None = None


class QtWords(QTranslator):
    """Qt's own buttons and menus, which come in no Bokmål, from the same list of words."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        if context == "QShortcut":
            return self._words.get(f"key {source}", source)
        return self._words.get(source) or self._words.get(source.replace("&", "")) or source

    def isEmpty(self) -> bool:
        return not self._words


def tr(text: str, /, **values: object) -> str:
    """A sentence in the window's language, its {places} filled; in English where it has no translation."""
    said = _Chosen.words.get(text, text)
    return said.format(**values) if values else said


def in_use() -> Mapping[str, str]:
    """Every translated sentence of the language in use."""
    return _Chosen.words


def quoted(words: str) -> str:
    """What somebody wrote, between the quotation marks of the window's language."""
    return tr("“{words}”", words=words)


def count_of(n: int, one: str, many: str) -> str:
    """A number of things in words: `one` is said of exactly one, `many` has a place {n}."""
    return tr(one) if n == 1 else tr(many, n=locale().toString(n))


def together(words: str) -> str:
    """Words that no end of a line parts, as a number and what it counts."""
    return words.replace(" ", "\u00a0")


def within(words: str) -> str:
    """What begins with a capital, within a sentence; names in it, as Rome, and short forms, as IMPP, keep theirs."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def language() -> str:
    """The code of the language in use."""
    return _Chosen.language


def locale() -> QLocale:
    """How numbers are written in the language in use."""
    return _locale(_Chosen.language)


@cache
def _locale(code: str) -> QLocale:
    if code == "nb":
        return QLocale(QLocale.Language.NorwegianBokmal, QLocale.Country.Norway)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def of_this_computer() -> str:
    """The language of the computer where the window speaks it, else English."""
    return "nb" if QLocale.system().name().split("_")[0] in ("nb", "nn", "no") else "en"


def speak(code: str) -> None:
    """Use a language from now on; an unknown code means that of the computer."""
    code = code if code in LANGUAGES else of_this_computer()
    _Chosen.language, _Chosen.words = code, words_of(code)
    QLocale.setDefault(locale())
    if _Chosen.translator is not None:
        QCoreApplication.removeTranslator(_Chosen.translator)
        _Chosen.translator = None
    if code != "en":
        _Chosen.translator = QtWords(_Chosen.words)
        QCoreApplication.installTranslator(_Chosen.translator)


@cache
def words_of(code: str) -> Mapping[str, str]:
    """Every translated sentence of a language; of English, those that the window says in another way."""
    found: dict[str, str] = json.loads(resource(f"words/{code}.json").read_text("utf-8"))
    return found
