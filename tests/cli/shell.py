"""The shell as a script would use it: real commands, their exit codes and what they say in JSON."""

import json
import subprocess
import sys
from typing import Any


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """One command of the shell."""
    command = [sys.executable, "-m", "pbdesk", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


def told(*arguments: object) -> Any:
    """What a command says in JSON; it must have succeeded."""
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
