"""Read what is written in a file that the desk keeps: the door to the process in which that happens."""

from typing import BinaryIO, cast

from pbdesk.apart import child_within
from pbdesk.intake.messages import received, send

PATIENCE = 60
"""Seconds by the clock after which a file is given up: whoever asked waits meanwhile."""


def read(name: str, content: bytes) -> str | None:
    """What is written in a file of that name; None where it cannot be read, or nobody knows how."""
    with child_within("pbdesk.intake.written_child", PATIENCE) as child:
        try:
            send(cast("BinaryIO", child.stdin), name, content)
            answer, said = next(received(cast("BinaryIO", child.stdout)), ("", ""))
        except BrokenPipeError:
            return None
    return str(said) if answer == "written" else None
