"""Read what is written in a file that the desk keeps: the door to the process in which that happens."""

import threading
from typing import BinaryIO, cast

from pbdesk.apart import start_child
from pbdesk.intake.messages import received, send

PATIENCE = 60
"""Seconds by the clock after which a file is given up: whoever asked waits meanwhile."""


def read(name: str, content: bytes) -> str | None:
    """What is written in a file of that name; None where it cannot be read, or nobody knows how."""
    with start_child("pbdesk.intake.written_child") as child:
        end = threading.Timer(PATIENCE, child.kill)
        end.start()
        try:
            send(cast("BinaryIO", child.stdin), name, content)
            answer, said = next(received(cast("BinaryIO", child.stdout)), ("", ""))
        except BrokenPipeError:
            return None
        finally:
            end.cancel()
            child.kill()
    return str(said) if answer == "written" else None
