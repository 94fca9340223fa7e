"""Which organisation is which: the responsible body, the one it works through, the one that pays (CLI.md)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pbdesk.intake import lexicon
from pbdesk.intake.headings import heading, plain
from pbdesk.intake.looks import Looks
from pbdesk.intake.vocabulary import NAMING, fold

Scores = dict[str, dict[int, float]]
"""How well each column suits each field: scores[field][column], 0 to 1."""

_AGENCY, _PARTNER, _FUNDER = "agency", "partner", "funder"
_CO_FINANCING = re.compile(r"\bco-?\s?(financ|fund|fin)|cofinan|samfinans|medfinans")
_SEVERAL = 3
_JOINED = frozenset({"avtalepartner", "avtalspartner", "samarbeidspartner", "samarbetspartner"})

_RESPONSIBLE, _BODY, _OFFICE, _IMPLEMENTING_BODY, _PLAIN_PARTNER, _IMPLEMENTING_PARTNER, _RECEIVER, _PERSON, _NONE = (
    range(9)
)


def settle_roles(scores: Scores, headings: Sequence[str], looks: Mapping[int, Looks]) -> None:
    """Leave each organisation's column in one role only.

    The agency is, in this order, who is said to be responsible, a body without further words, an
    office, who implements, a partner, who receives. But in a donor's own report (many recipient countries) the
    paying agency is the sender's, and the implementing body the one it works through.
    """
    agency, partner, funder = (scores.get(name, {}) for name in (_AGENCY, _PARTNER, _FUNDER))
    payers = {
        at
        for at in funder
        if funder[at] > max(agency.get(at, 0.0), partner.get(at, 0.0)) or _says_only_payer(headings[at])
    }
    _drop(agency, payers)
    _drop(partner, payers)
    standing = {at: _standing(headings[at]) for at in {*agency, *partner}}
    implementing = {at for at in partner if standing[at] >= _IMPLEMENTING_BODY}
    bodies = {at for at in agency if standing[at] <= _OFFICE}
    through_one = not bodies and len(implementing) == 1 and payers and _is_donors_report(scores, looks)
    if through_one and _donors_report(scores, payers, headings):
        _drop(agency, implementing)
        return
    _drop(agency, {at for at in implementing if standing[at] == _IMPLEMENTING_PARTNER})
    others = dict(agency)
    _drop(agency, {at for at in agency if standing[at] == _PERSON})
    if not agency and not payers:
        _only_contracted(partner, agency, headings)
    if not agency and len(partner) > 1:
        _less_local(partner, agency, headings)
    if agency:
        first = min(agency, key=lambda at: (standing[at], -agency[at], at))
        _only(agency, {at for at in agency if standing[at] == standing[first]})
        _drop(partner, {at for at in partner if at in agency or standing[at] <= _OFFICE})
        if not partner and standing[first] <= _OFFICE:
            beside = {at for at in others if standing[at] == _RECEIVER or _is_partner(headings[at])}
            partner |= {at: others[at] for at in beside - set(agency)}


def _only_contracted(partner: dict[int, float], agency: dict[int, float], headings: Sequence[str]) -> None:
    """The other party to an agreement carries it out, where no other body is named."""
    contracted = [at for at in partner if frozenset().union(*heading(headings[at]).readings[:1]) & _CONTRACTED]
    if len(contracted) == len(partner) == 1:
        agency[contracted[0]] = partner.pop(contracted[0])


def _less_local(partner: dict[int, float], agency: dict[int, float], headings: Sequence[str]) -> None:
    """Of several partners, those not said to be local or under another carry it out, if others are."""
    near = {at for at in partner if re.search(_LOCAL, fold(headings[at]))}
    first = max(set(partner) - near, key=lambda at: (partner[at], -at), default=None)
    if near and first is not None:
        agency[first] = partner.pop(first)


_LOCAL = r"\b(local|locaux|locales?|loka[lt]\w*|in-?country|sub|downstream|national)\b"
_CONTRACTED = frozenset(
    [
        "avtal",
        "avtale",
        "agreement",
        "contract",
        "contracting",
        "convenio",
        "convention",
        "avtalepartner",
        "avtalspartner",
    ]
)


@cache
def _standing(text: str) -> int:
    """How near to being the responsible body a heading puts an organisation."""
    words = frozenset().union(*heading(text).readings[:2])
    return _standing_of(words) if words else _NONE


def _standing_of(words: frozenset[str]) -> int:
    implements, partner = words & _words("IMPLEMENT"), words & _words("PARTNER")
    if words & _words("ABOVE") and words & (_words("BODY") | _words("OFFICE")):
        return _BODY
    if words & _words("RESPONSIBLE"):
        if partner and not words & (_words("BODY") | _words("OFFICE")):
            return _IMPLEMENTING_BODY
        return _PERSON if words & _PERSONS and not words & (_words("BODY") | _words("OFFICE")) else _RESPONSIBLE
    if words & _words("RECEIVER") or words & _words("CARRIER") - _words("IMPLEMENT"):
        return _RECEIVER
    if implements:
        return _IMPLEMENTING_PARTNER if partner else _IMPLEMENTING_BODY
    if partner:
        return _IMPLEMENTING_PARTNER if partner & _JOINED or words - partner - _PLAINLY else _PLAIN_PARTNER
    return _BODY if words & _words("BODY") or not words & _words("OFFICE") else _OFFICE


_PERSONS = frozenset({"manager", "officer", "director", "leader", "head", "coordinator"})
"""Persons answer for an undertaking where no body is said."""
_PLAINLY = NAMING | {"full", "program", "organisation", "agency"}


@cache
def _is_partner(text: str) -> bool:
    """Whether a heading calls a body a partner, whatever it answers for."""
    return bool(frozenset().union(*heading(text).readings[:1]) & _words("PARTNER"))


@cache
def _says_only_payer(text: str) -> bool:
    """Whether a heading as a whole speaks of who pays, whatever a part of it says."""
    words = frozenset().union(*heading(text).readings[:1])
    return bool(words & _words("FUND")) and not words & (_words("IMPLEMENT") | _words("RESPONSIBLE"))


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(map(plain, getattr(lexicon, group)))


def _donors_report(scores: Scores, payers: set[int], headings: Sequence[str]) -> bool:
    """The body that pays is the sender's own agency, unless it only pays along; whether either is so."""
    body = _words("BODY") | _words("OFFICE")
    own = [
        at for at in payers if heading(headings[at]).readings[0] & body and not _CO_FINANCING.search(fold(headings[at]))
    ]
    if own:
        chosen = max(own, key=lambda at: scores[_FUNDER][at])
        scores[_AGENCY][chosen] = scores[_FUNDER].pop(chosen)
    return bool(own) or any(_CO_FINANCING.search(fold(headings[at])) for at in payers)


def _is_donors_report(scores: Scores, looks: Mapping[int, Looks]) -> bool:
    countries = scores.get("country", {})
    return any(len(looks[at].sample) >= _SEVERAL for at, score in countries.items() if score >= 0.5)


def _only(column_scores: dict[int, float], kept: set[int]) -> None:
    for at in set(column_scores) - kept:
        del column_scores[at]


def _drop(column_scores: dict[int, float], dropped: set[int]) -> None:
    for at in dropped:
        column_scores.pop(at, None)
