"""The command `orgmodel`, also `python -m orgmodel`."""

from __future__ import annotations

import sys

from orgmodel.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
