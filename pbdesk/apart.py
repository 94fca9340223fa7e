"""Processes of their own in which foreign files are parsed: started in one way, given the same patience."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbdesk.limits import seconds_for

_PATIENCE = 4
"""A child may take so many times its processor seconds by the clock: the machine may be busy."""


def patience_for(size: int) -> int:
    """The seconds by the clock after which the child that reads a file of that many bytes is killed."""
    return seconds_for(size) * _PATIENCE


def start_child(module: str) -> subprocess.Popen[bytes]:
    """Start this Python on a module of ours, from the folder the program stands in; it is spoken to by pipes."""
    return subprocess.Popen(  # noqa: S603 - always ourselves
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[1],
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


@contextmanager
def child_within(module: str, seconds: float) -> Iterator[subprocess.Popen[bytes]]:
    """A child that is killed after so many seconds by the clock, and in any case when it is no longer asked."""
    with start_child(module) as child:
        end = threading.Timer(seconds, child.kill)
        end.start()
        try:
            yield child
        finally:
            end.cancel()
            child.kill()
