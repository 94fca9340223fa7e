"""The command line: a fixed contract (README), thin over `pbdesk.desk`."""

import os
import sys
from collections.abc import Sequence

from pbdesk.cli.parser import parser
from pbdesk.errors import PbdeskError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 when done, 1 for what the person can mend (said in one line), 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except PbdeskError as error:
        print("pbdesk:", " ".join(str(error).split()), file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("pbdesk: Stopped; nothing was changed.", file=sys.stderr)
        return 1
