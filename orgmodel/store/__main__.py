"""The command `python -m orgmodel.store`, which can be stopped from its start on."""

from __future__ import annotations

import sys

from orgmodel.process import answer_signals, keep_closed_places


def main() -> int:
    """Run the command and return its exit status: 0 done, 2 not done.

    Stopped, it ends at once with one line: 130 after Ctrl-C, 143 after a request to end.
    """
    answer_signals()
    keep_closed_places()
    from orgmodel.extras import ExtraError, needed

    try:
        with needed("store", "the store"):
            from orgmodel.store import command
    except ExtraError as error:
        sys.stderr.write(f"orgmodel: {error}\n")
        return 2
    return command.main()


if __name__ == "__main__":
    answer_signals()
    sys.exit(main())
