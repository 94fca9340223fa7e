"""Commands are read when they run, and every one of them is there."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module

from pbdesk.cli.parser import parser


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command, and of one with ways of its own every way."""
    ways = next((one for one in parser._actions if isinstance(one, argparse._SubParsersAction)), None)
    if ways is None:
        yield parser
    else:
        for one in ways.choices.values():
            yield from commands(one)


def test_every_command_of_the_command_line_is_there() -> None:
    top = parser()
    runs = [one.get_default("run") for one in commands(top)]
    assert len(runs) > 30
    for run in [*runs, top.get_default("run")]:
        assert isinstance(run, partial)
        module, command = run.args
        assert callable(getattr(import_module(f"pbdesk.cli.{module}"), command)), command


def test_a_list_waits_for_nothing_that_writes_documents() -> None:
    told = "import sys, pbdesk.cli; pbdesk.cli.main(['kinds']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not {"xlsxwriter", "docx", "openpyxl", "python_calamine", "pbdesk.brief.outline"} & loaded
