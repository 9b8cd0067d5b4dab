"""The command `orgmodel`, also `python -m orgmodel`, which can be stopped from its start on."""

from __future__ import annotations

import sys

from orgmodel.process import answer_signals, keep_closed_places


def main() -> int:
    """Run the command and return its exit status: 0 fine, 1 a broken rule, 2 faults.

    Stopped, it ends at once with one line: 130 after Ctrl-C, 143 after a request to end.
    """
    answer_signals()
    keep_closed_places()
    import gc

    from orgmodel.cli import main as command

    # A command is short, and its values hold no cycles worth collecting: walking a large
    # organisation again and again in search of some would be a fifth of a chart's time.
    gc.disable()
    return command.main()


if __name__ == "__main__":
    answer_signals()
    sys.exit(main())
