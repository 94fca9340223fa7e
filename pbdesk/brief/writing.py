"""One outline written to a Word or an Excel file, whole or not at all."""

import hashlib
from pathlib import Path

from pbdesk.brief.outline import Outline
from pbdesk.errors import NotUnderstood
from pbdesk.sentences import say
from pbdesk.whole import whole

ENDINGS = (".docx", ".xlsx")


def write(outline: Outline, path: Path, template: Path | None = None) -> str:
    """Write the outline in the format of the path's ending; gives the file's SHA-256 in hexadecimal.

    A `template` is a ministry's own Word file, whose styles are used in place of ours.

    Raises NotUnderstood for another ending, CannotWrite where the file or folder refuses.
    """
    data = rendered(outline, path, template)
    with whole(path) as partial:
        partial.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def rendered(outline: Outline, path: Path, template: Path | None = None) -> bytes:
    """The outline as the bytes of a file of that name; raises NotUnderstood for an unknown ending."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise NotUnderstood(
            say("{file}: a document is written as Word or Excel; end its name in .docx or .xlsx.", file=path.name)
        )
    if ending == ".docx":
        from pbdesk.brief.template import template as read  # a format's code is read only when it is written
        from pbdesk.brief.word import word

        return word(outline, read(template) if template else None)
    from pbdesk.brief.excel import excel

    return excel(outline)
