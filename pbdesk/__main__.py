"""`python -m pbdesk` is `pbdesk`."""

import sys

from pbdesk.cli import main

sys.exit(main())
