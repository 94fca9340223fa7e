"""Every indicator and every rule, gathered from the files they stand in."""

import pkgutil
from importlib import import_module
from types import ModuleType

from pbdesk import coherence
from pbdesk.coherence.figure import Indicator, Rule


def indicators() -> dict[str, Indicator]:
    """Every indicator by its name."""
    return {one.name: one for subject in _subjects() for one in vars(subject).values() if isinstance(one, Indicator)}


def rules() -> dict[str, Rule]:
    """Every rule that makes findings, by its code."""
    return {one.code: one for subject in _subjects() for one in vars(subject).values() if isinstance(one, Rule)}


def _subjects() -> list[ModuleType]:
    return [import_module(f"{coherence.__name__}.{found.name}") for found in pkgutil.iter_modules(coherence.__path__)]
