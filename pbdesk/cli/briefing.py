"""The brief, from the shell."""

import sys
from argparse import Namespace

from pbdesk.desk import briefing, opening, writing


def brief(options: Namespace) -> None:
    """`pbdesk brief`."""
    with opening.open_desk(options.desk) as desk:
        country = writing.country_meant(desk, options.country)
        briefing.write(
            desk, country, options.out, as_of=options.as_of, marking=options.marking, language=options.language
        )
    print(f"Wrote {options.out}.", file=sys.stderr)
