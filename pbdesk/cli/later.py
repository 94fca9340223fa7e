"""Commands that are read when they run: a list need not wait for what writes documents."""

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from importlib import import_module

Command = Callable[[Namespace], int | None]


class Later:
    """A module of commands, standing for them until one is run."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, command: str) -> Command:
        return partial(_run, self._module, command)


def _run(module: str, command: str, options: Namespace) -> int | None:
    run: Command = getattr(import_module(f"pbdesk.cli.{module}"), command)
    return run(options)
