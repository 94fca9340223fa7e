"""What documents are drawn from: records read in one moment of the desk."""

from pbdesk.store.desk import Moment
from pbdesk.store.history import head

WRITTEN = "brief"
"""The change that notes a document as written; documents are not drawn from it."""


def drawn_from(moment: Moment) -> str:
    """The digest of the history that a document of this moment is drawn from."""
    return head(moment, without=WRITTEN)
