"""Which organisation is which: the responsible body, the one it works through, the one that pays (CLI.md)."""

import re
from collections.abc import Mapping, Sequence

from pbdesk.intake.looks import Looks
from pbdesk.intake.vocabulary import fold

Scores = dict[str, dict[int, float]]
"""How well each column suits each field: scores[field][column], 0 to 1."""

_AGENCY, _PARTNER, _FUNDER = "agency", "partner", "funder"
_EVEN = 0.02
_CO_FINANCING = re.compile(r"\bco-?\s?(financ|fund|fin)|cofinan|samfinans|medfinans")
_BODY = re.compile(
    r"agency|agencies|institution|ministr|minister|organi[sz]a|department|etat|myndighet|agence|agencia|organismo|entidad"
)
_RECEIVER = re.compile(r"benefici|recipient|grantee|borrower|mottaker|mottagare|receveur|destinata")
_SEVERAL = 3


def settle_roles(scores: Scores, headings: Sequence[str], looks: Mapping[int, Looks]) -> None:
    """Leave each organisation's column in one role only.

    A body named as responsible is the agency (one that only receives, where no other is named), and who implements for it the partner. Where only the
    implementing body is named it is the agency; but in a donor's own report (many recipient countries)
    the paying agency is the sender's, and the implementing body the one it works through.
    """
    agency, partner, funder = (scores.get(name, {}) for name in (_AGENCY, _PARTNER, _FUNDER))
    payers = {at for at in funder if funder[at] > max(agency.get(at, 0.0), partner.get(at, 0.0))}
    for at in payers:
        agency.pop(at, None)
        partner.pop(at, None)
    both = {at for at in agency if partner.get(at, 0.0) >= agency[at] - _EVEN}
    leading = {at for at in agency if at not in both}
    receiving = {at for at in leading if _RECEIVER.search(fold(headings[at]))}
    if receiving < set(agency):
        leading -= receiving
        _drop(agency, receiving)
    if leading:
        _only(agency, leading)
        _drop(partner, leading)
    elif len(both) == 1 and payers and _is_donors_report(scores, looks):
        _donors_report(scores, payers, both, headings)
    elif both:
        first = max(both, key=lambda at: agency[at])
        rather_agencies = {at for at in both if agency[at] > partner.get(at, 0.0)}
        _only(agency, {first})
        _drop(partner, rather_agencies | {first})


def _donors_report(scores: Scores, payers: set[int], both: set[int], headings: Sequence[str]) -> None:
    _drop(scores[_AGENCY], both)
    own = [at for at in payers if _BODY.search(fold(headings[at])) and not _CO_FINANCING.search(fold(headings[at]))]
    if own:
        chosen = max(own, key=lambda at: scores[_FUNDER][at])
        scores[_AGENCY][chosen] = scores[_FUNDER].pop(chosen)


def _is_donors_report(scores: Scores, looks: Mapping[int, Looks]) -> bool:
    countries = scores.get("country", {})
    return any(len(looks[at].sample) >= _SEVERAL for at, score in countries.items() if score >= 0.5)


def _only(column_scores: dict[int, float], kept: set[int]) -> None:
    for at in set(column_scores) - kept:
        del column_scores[at]


def _drop(column_scores: dict[int, float], dropped: set[int]) -> None:
    for at in dropped:
        column_scores.pop(at, None)
