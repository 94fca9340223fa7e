"""Columns that say a field again, in another currency or language or under the same heading: one is taken, others kept."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pbdesk.intake.cells import letters_of
from pbdesk.intake.headings import heading
from pbdesk.intake.likeness import likeness, names_of
from pbdesk.intake.units import said_unit
from pbdesk.intake.vocabulary import FILLER, fold, words
from pbdesk.records.kind import Field, Kind, Type
from pbdesk.sentences import Sentence, say

_SEVERAL = 2
_SURE = 0.8
_IN_LANGUAGES = (Type.TEXT, Type.PROSE, Type.LINK, Type.CHOICE)
_LOCAL = re.compile(r"\b(local|locale|lokal|nasjonal|nationell|nacional|national)\b.*\b(currency|valuta|moneda|moeda)\b"
                    r"|\b(monnaie|moneda|moeda|devise|lokal valuta)\b.*\b(local|locale|nacional|nationale)\b")  # fmt: skip

_CALLED = {
    "en": "en eng english anglais engelsk engelska ingles",
    "fr": "fr fra fre french francais fransk franska frances",
    "es": "es spa esp spanish espagnol spansk spanska espanol espanhol castellano",
    "pt": "pt por portuguese portugais portugisisk portugisiska portugues",
    "nb": "nb nn nor no norwegian norvegien norsk norska noruego noruegues bokmal nynorsk",
    "sv": "sv swe swedish suedois svensk svenska sueco",
    "ar": "ar ara arabic arabe arabisk arabiska",
    "ru": "ru rus russian russe russisk ryska ruso russo",
    "local": "local original dari pashto ukrainian tigrinya swahili somali",
}
_LANGUAGE_CALLED = {word: code for code, called in _CALLED.items() for word in called.split()}
_WRITTEN_IN = {
    "en": words("title name project activity description summary objective country sector area status agency organisation "
                "organization ministry department partner donor funder program programme responsible implementing lead local "
                "recipient beneficiary place location region subject decision text action intervention short"),
    "fr": words("titre intitule nom libelle projet activite description resume objectif pays secteur domaine statut etat agence "
                "organisation organisme ministere direction partenaire bailleur programme responsable executant chef file local "
                "beneficiaire lieu region objet decision texte action intervention designation fonds"),
    "es": words("titulo nombre denominacion proyecto actividad descripcion resumen objetivo pais sector area estado agencia "
                "organizacion organismo entidad ministerio direccion socio donante programa responsable ejecutor ejecutora local "
                "receptor beneficiario lugar region asunto decision texto accion intervencion"),
    "pt": words("titulo nome designacao projeto projecto atividade descricao resumo objetivo pais setor sector area estado situacao "
                "agencia organizacao entidade ministerio orgao parceiro doador programa responsavel executor executora local "
                "beneficiario lugar regiao assunto decisao texto acao intervencao"),
    "nb": words("tittel navn prosjekt prosjekttittel prosjektnavn aktivitet tiltak beskrivelse sammendrag mal land sektor omrade "
                "status etat organisasjon departement virksomhet partner giver program ansvarlig lokal mottaker sted region sak "
                "vedtak tekst handling"),
    "sv": words("titel namn projekt projekttitel projektnamn aktivitet insats beskrivning sammanfattning mal land sektor omrade "
                "status myndighet organisation departement partner givare program ansvarig lokal mottagare plats region arende "
                "beslut text atgard"),
}  # fmt: skip
"""Words of headings by language: a heading is in those languages that have all of its words."""


Said = tuple[str, ...]
"""What a column is headed: its heading alone, and with the group over it."""


class Twin(NamedTuple):
    """A column (`at`) that says a field again, and in what it differs: `currency`, `language`, or `place` alone."""

    at: int
    field: str
    differs: str


def twins_of(
    kind: Kind, columns: Mapping[str, int], headings: Sequence[str], groups: Sequence[str], refused: set[int]
) -> tuple[Twin, ...]:
    """The columns not taken that say again what a taken one says; those that a person left out are none."""
    taken = set(columns.values())
    free = [at for at, text in enumerate(headings) if text and at not in taken and at not in refused]
    said = [(text, f"{group} {text}") if group else (text,) for text, group in zip(headings, groups, strict=True)]
    return tuple(filter(None, (_twin(kind, columns, said, at) for at in free)))


def in_one_currency(
    kind: Kind, columns: Mapping[str, int], headings: Sequence[str], groups: Sequence[str], refused: set[int]
) -> dict[str, int]:
    """The columns of amounts in the currency that most of them are in; each field has one, and its twins the others."""
    amounts = {field.name: columns[field.name] for field in kind.fields if field.currency and field.name in columns}
    twins = [one for one in twins_of(kind, columns, headings, groups, refused) if one.differs == "currency"]
    if len(amounts) < _SEVERAL or not twins:
        return {}
    choices = {name: [at, *(one.at for one in twins if one.field == name)] for name, at in amounts.items()}
    said = {
        at: _currency((headings[at], f"{groups[at]} {headings[at]}")) for places in choices.values() for at in places
    }
    times = Counter(currency for places in choices.values() for currency in {said[at] for at in places} if currency)
    most = max(times, key=lambda one: (times[one], one == said[next(iter(amounts.values()))]), default=None)
    return {name: next((at for at in places if said[at] == most), places[0]) for name, places in choices.items()}


def _twin(kind: Kind, columns: Mapping[str, int], texts: Sequence[Said], at: int) -> Twin | None:
    for field in _named(kind, texts[at]):
        if field.type is Type.MONEY:
            amounts = [one.name for one in kind.fields if one.currency == field.currency and one.name in columns]
            beside = columns.get(field.name, columns[amounts[0]] if amounts else None)
            if beside is not None and _other_currency(texts[at], texts[beside]):
                return Twin(at, field.name, "currency")
        elif _may_be_in_languages(field, columns) and _other_language(texts[at], texts[columns[field.name]]):
            return Twin(at, field.name, "language")
    amount = next((one for one in kind.fields if _is_other_amount(one, columns, texts, at)), None)
    if amount:
        return Twin(at, amount.name, "currency")
    same = next((name for name, place in columns.items() if _as_read(texts[place]) == _as_read(texts[at])), None)
    return Twin(at, same, "place") if same else None


def _is_other_amount(field: Field, columns: Mapping[str, int], texts: Sequence[Said], at: int) -> bool:
    """Whether a column is headed as the taken one of an amount, but for the currency."""
    if field.type is not Type.MONEY or field.name not in columns:
        return False
    own, taken = texts[at], texts[columns[field.name]]
    alike = heading(own[-1]).readings[:1] == heading(taken[-1]).readings[:1]
    return alike and None not in (_currency(own), _currency(taken)) and _other_currency(own, taken)


def _as_read(texts: Said) -> str:
    return _line(texts[-1]).casefold()


def _may_be_in_languages(field: Field, columns: Mapping[str, int]) -> bool:
    return field.name in columns and field.type in _IN_LANGUAGES and field.reported_as != "id"


@lru_cache(maxsize=20_000)
def _named(kind: Kind, texts: Said) -> tuple[Field, ...]:
    """The fields that a heading names, once what it says of language and currency is taken away."""
    said = {heading(one) for text in texts for one in (text, _without_language(text))}
    return tuple(names.field for names in names_of(kind) if any(likeness(one, names) >= _SURE for one in said))


def _other_currency(texts: Said, others: Said) -> bool:
    return _is_local(texts) or _is_local(others) or _currency(texts) != _currency(others)


def _is_local(texts: Said) -> bool:
    return bool(_LOCAL.search(fold(texts[-1])))


def _currency(texts: Said) -> str | None:
    return next(filter(None, (said_unit(text).currency for text in texts)), None)


def _other_language(texts: Said, others: Said) -> bool:
    own, its = _called_language(texts[-1]), _called_language(others[-1])
    if own or its:
        return own != its
    mine, theirs = _written_in(texts[0]), _written_in(others[0])
    return bool(mine and theirs) and not mine & theirs


def _called_language(text: str) -> str:
    """The language that a heading names: `Title EN`, `Title (French)`, `Titre - arabe`."""
    tokens = re.findall(r"[a-z]+", fold(text))
    return _LANGUAGE_CALLED.get(tokens[-1], "") if len(tokens) > 1 else ""


def _without_language(text: str) -> str:
    return re.sub(r"[\s_(\[\-–/]*[^\W_]+[\s)\]]*$", "", text) if _called_language(text) else text


def _written_in(text: str) -> set[str]:
    tokens = set(re.findall(r"[a-z]+", fold(re.sub(r"\([^()]*\)", " ", text)))) - FILLER
    return {code for code, known in _WRITTEN_IN.items() if tokens and tokens <= known}


_DIFFERS = {"currency": say("currency"), "language": say("language")}
_IN_ANOTHER = "“{kept}” is in another currency than the other amounts of a row; it is kept beside them as it stands."
_SAYS_THE_SAME = "“{taken}” is taken; “{kept}” says the same in another {what} and is kept beside it."
_HEADED_THE_SAME = (
    "“{kept}” heads several columns: {taken} is taken; what {place} says otherwise is kept beside it under its letter."
)


def sentence(twin: Twin, headings: Sequence[str], taken: int | None, alone: int, left: int) -> Sentence:
    """What is told of a twin: which column is taken, which is kept beside it, and in how many rows only that speaks.

    `left` is the place in the sheet of the first of these columns.
    """
    kept = _line(headings[twin.at])
    if taken is None:
        return say(_IN_ANOTHER, kept=kept)
    if twin.differs == "place":
        said = say(_HEADED_THE_SAME, kept=kept, taken=letters_of(left + taken), place=letters_of(left + twin.at))
    else:
        said = say(_SAYS_THE_SAME, taken=_line(headings[taken]), kept=kept, what=_DIFFERS[twin.differs])
    return say("{said} Rows that say it only there: {n}.", said=said, n=alone) if alone else said


def _line(text: str) -> str:
    return " ".join(text.split())
