"""`orgmodel verify WORKSPACE.zip`: whether an exported workspace is whole."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import Commands, add_command
from orgmodel.cli.command_parser import Usage

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.store.archive.verifying import Verified

_COLUMNS = ("file", "line", "event", "message")
DOES = "whether an exported workspace is as it was exported: record, data and files"
_STATUS = """\
exit status:
  0  all of it is as it was exported
  2  it is not, the seal that was noted is not there, or the file cannot be read"""


EXAMPLES = (Usage("orgmodel verify WORKSPACE.zip", "what Export all gave, on page Workspace"),)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "verify", DOES, run, EXAMPLES, data=False, status=_STATUS)
    command.add_argument(
        "workspace",
        metavar="WORKSPACE.zip",
        help="the zip that Export all gives, or the folder it was unpacked to",
    )
    command.add_argument(
        "--seal",
        default="",
        metavar="SEAL",
        help="a seal that was noted before, of the last event then: tells whether anything up to "
        "there was changed since",
    )
    command.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        default="text",
        help="how to print the result (text); csv is a row for each fault",
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Look at the workspace and say what is wrong with it."""
    from orgmodel.cli.printed import in_format
    from orgmodel.store.archive.verifying import verify
    from orgmodel.text.verification import report

    found = verify(Path(arguments.workspace), arguments.seal)
    status = FINE if found.whole else FAULTY
    return in_format(arguments, _Verified(found), partial(report, found), status=status)


class _Verified(NamedTuple):
    """What was found, as JSON and as a table of faults."""

    found: Verified

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return self.found.to_dict()

    def to_frame(self) -> pd.DataFrame:
        """A row a fault."""
        import pandas as pd

        rows = [fault.to_dict() for fault in self.found.faults]
        return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(object)
