"""The command `orgmodel`, also `python -m orgmodel`."""

from __future__ import annotations

import gc
import sys

from orgmodel.cli import main as command


def main() -> int:
    """Run the command and return its exit status: 0 fine, 1 a broken rule, 2 faults."""
    # A command is short, and its values hold no cycles worth collecting: walking a large
    # organisation again and again in search of some would be a fifth of a chart's time.
    gc.disable()
    return command.main()


if __name__ == "__main__":
    sys.exit(main())
