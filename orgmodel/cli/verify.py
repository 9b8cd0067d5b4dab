"""`orgmodel verify WORKSPACE.zip`: whether an exported workspace is whole."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import Commands

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.store.archive.fault import ArchiveFault

_STATUS = """\
exit status:
  0  all of it is as it was exported
  2  it is not, the seal that was noted is not there, or the file cannot be read"""
_DOES = "whether an exported workspace is as it was exported"


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "verify",
        help=_DOES,
        description=f"{_DOES[0].upper()}{_DOES[1:]}: its record, its data, and all its files.",
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
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
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Look at the workspace and say what is wrong with it."""
    from orgmodel.cli.printed import as_csv, as_json
    from orgmodel.store.archive.verifying import verify
    from orgmodel.text.verification import report

    found = verify(Path(arguments.workspace), arguments.seal)
    status = FINE if found.whole else FAULTY
    if arguments.format == "json":
        return Answer(as_json(found.to_dict()), status, is_data=True)
    if arguments.format == "csv":
        return Answer(as_csv(_frame(found.faults)), status, is_data=True)
    return Answer(report(found), status)


def _frame(faults: tuple[ArchiveFault, ...]) -> pd.DataFrame:
    import pandas as pd

    columns = ["file", "line", "event", "message"]
    return pd.DataFrame([fault.to_dict() for fault in faults], columns=columns).astype(object)
