"""How well a column suits a field by what is written over and under its heading, and which of two like ones counts more."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pbdesk.intake import lexicon
from pbdesk.intake.headings import Heading, heading, plain
from pbdesk.intake.likeness import likeness, names_of, only_nearly, whole_likeness
from pbdesk.intake.looks import Looks, fitness
from pbdesk.intake.roles import Scores
from pbdesk.intake.tags import said_by_tag
from pbdesk.intake.vocabulary import NAMING, TELLING, fold, words
from pbdesk.records.kind import Kind

LEAST = 0.42
"""A heading less like a field than this does not name it."""


def spoken(kind: Kind, headings: Sequence[str], groups: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The headings; a tag for machines speaks for one that itself says nothing."""
    return [
        meant if tag and (meant := said_by_tag(tag)) and _says_nothing(kind, text, group) else text
        for text, group, tag in zip(headings, groups, tags, strict=True)
    ]


def _says_nothing(kind: Kind, text: str, group: str) -> bool:
    """Whether a heading names no field, and no other thing of a body or a place either, as `Acronym` does."""
    return max(_likes(kind, text, group).values()) < LEAST and not any(
        words & _TELLING for words in heading(text).readings
    )


_TELLING = frozenset(map(plain, TELLING))


def scores_of(kind: Kind, headings: Sequence[str], groups: Sequence[str], looks: Mapping[int, Looks]) -> Scores:
    """How well each column suits each field: by what is written over it, and by what it holds."""
    scores: Scores = {names.field.name: {} for names in names_of(kind)}
    for at, (text, group) in enumerate(zip(headings, groups, strict=True)):
        if not text or _is_persons_name(text, headings):
            continue
        likes = _likes(kind, text, group)
        for names in names_of(kind):
            name = names.field.name
            if likes[name] and (score := likes[name] * fitness(kind, names.field, looks[at])):
                scores[name][at] = score * _rank(name, text)
    return scores


@lru_cache(maxsize=20_000)
def _likes(kind: Kind, text: str, group: str) -> Mapping[str, float]:
    """How like a heading is to each field, alone or with what stands over it."""
    alone = heading(text)
    sure = any(whole_likeness(alone, names) for names in names_of(kind))
    grouped = heading(f"{group} {text}") if group and not (sure and _stands_alone(alone, group)) else None
    likes = {}
    for names in names_of(kind):
        like = 0.0 if sure and only_nearly(alone, names) else likeness(alone, names)
        like *= _BY_GROUP if grouped and sure else 1.0
        likes[names.field.name] = max(like, _OVER * likeness(grouped, names) if grouped else 0.0)
    return likes


def _rank(field: str, text: str) -> float:
    """What a heading is worth where a better one is named: a day of signing, or what was only foreseen or asked for."""
    if field == "start" and _is_signing(text):
        return _APPROVED if said_in(text) & _APPROVING else _SIGNED
    if field == "status" and said_in(text) == _STATE:
        return _RATHER_A_PLACE
    if field == "place" and said_in(text) > _STATE and said_in(text) - _STATE <= UNDERTAKEN:
        return _SIGNED
    return _SIGNED if said_in(text) & _LESS.get(field, frozenset()) else 1.0


def said_in(text: str) -> frozenset[str]:
    """The words of a heading as a whole."""
    return frozenset().union(*heading(text).readings[:1])


_SIGNED = 0.85
_APPROVED = 0.72
_APPROVING = frozenset(map(plain, words("approval approved aprobacion aprovacao approbation board")))
_STATE, _RATHER_A_PLACE = frozenset({"state"}), 0.5
_FORESEEN = frozenset(map(plain, lexicon.FORESEEN | {"original", "initial", "proposed", "scheduled", "indicative"}))
_ASKED = frozenset(
    map(plain, words("requested required asked appealed demande solicitado solicitada omsokt sokt ansokt"))
)
_PARTS = frozenset(map(plain, words("pillar pilier pilar eje axe eixo industry component composante componente sdg ods odd")))
_LESS = {
    "start": _FORESEEN | frozenset(map(plain, words("reporting report rapportage rapport reporte rapportering"))),
    "end": _FORESEEN,
    "budget": _ASKED,
    "disbursed": frozenset({"received"}),
    "sector": _PARTS,
    "title": frozenset(map(plain, words("activity activite actividad atividade aktivitet"))),
}


def _is_signing(text: str) -> bool:
    return bool(said_in(text) & _SIGNING) and not said_in(text) & _STARTING


_SIGNING = frozenset(map(plain, lexicon.SIGNED)) - {"effective", "effectiveness", "effectivity"}
_STARTING = frozenset(map(plain, lexicon.START))
_FIRST_NAMES = frozenset(
    {"prenom", "first name", "firstname", "fornavn", "fornamn", "nombres", "apellido", "apellidos", "sobrenome"}
)
_SURNAMES = frozenset(
    {"nom", "name", "last name", "surname", "etternavn", "efternamn", "nombre", "nome", "navn", "namn"}
)


def _is_persons_name(text: str, headings: Sequence[str]) -> bool:
    """Whether a column named only `Name` stands beside one of first names."""
    return fold(text) in _SURNAMES and any(fold(other) in _FIRST_NAMES for other in headings)


def _stands_alone(said: Heading, group: str) -> bool:
    """Whether a heading says by itself what it is of: `Region` does under whatever, `Amount` or `Name` does not.

    Under `Identification` stand names as well as numbers, so that this says nothing of either.
    """
    return said_in(group) <= _IDENTITY or not any(words <= _GENERIC for words in said.readings[:1])


_OVER, _BY_GROUP = 0.95, 0.9
_IDENTITY = frozenset({"id", "identity", "identite", "identidad", "identidade", "identitet"})
UNDERTAKEN = frozenset(map(plain, lexicon.UNDERTAKEN))
_GENERIC = frozenset(map(plain, NAMING | lexicon.AMOUNT | lexicon.IDENTIFIER | lexicon.DATE | lexicon.BUDGET))
