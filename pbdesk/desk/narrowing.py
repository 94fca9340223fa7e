"""What part of an engagement is asked about, by the words a person has for it."""

from dataclasses import replace

from pbdesk.coherence.figure import Scope
from pbdesk.desk.writing import resolved
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records

_KINDS = {"agency": "actor", "dimension": "dimension", "task_force": "task_force"}


def narrowed(desk: Desk, scope: Scope, **texts: str) -> Scope:
    """A scope narrowed by what a person calls an agency, a dimension or a task force; raises `NotUnderstood`."""
    with desk.reading() as connection:
        records = Records(connection)
        found = {name: resolved(records, _KINDS[name], text, text) for name, text in texts.items() if text}
    return replace(scope, **found)
