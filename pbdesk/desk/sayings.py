"""What a person says that names in a spreadsheet mean: `X=Y`, where the desk or a code list knows Y."""

from collections.abc import Iterable

from pbdesk.errors import NotUnderstood
from pbdesk.intake.matching import IMPORTED
from pbdesk.intake.planned import CODED
from pbdesk.records import codes
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records

Names = dict[str, dict[str, str]]
"""By kind, the record (or code) that each written name means."""

_LINKED = tuple(dict.fromkeys(one.to for name in IMPORTED for one in KINDS[name].fields if one.to))
_NOBODY = (
    "--same {said}: no record, country or sector is called {meant}; write it as NAME-IN-THE-FILE=NAME-IN-THE-DESK."
)


def names_said(desk: Desk, said: Iterable[str]) -> Names:
    """The names said to mean something, by kind; raises `NotUnderstood` for one that nothing is called."""
    names: Names = {}
    with desk.reading() as connection:
        records = Records(connection)
        for one in said:
            name, _, meant = (part.strip() for part in one.partition("="))
            found = _meant(records, meant) if name and meant else {}
            if not found:
                raise NotUnderstood(say(_NOBODY, said=one, meant=meant or say("so")))
            for kind, target in found.items():
                names.setdefault(kind, {})[name] = target
    return names


def _meant(records: Records, text: str) -> dict[str, str]:
    """By kind, the one record or code that a text means."""
    coded = {kind: code for kind in CODED if (code := codes.recognise(kind, text))}
    held = {kind: found[0] for kind in _LINKED if len(found := records.resolve(KINDS[kind], text)) == 1}
    return {**held, **coded}
