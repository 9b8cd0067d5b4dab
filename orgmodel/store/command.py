"""Place, back up, restore, expire and upgrade the store from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from orgmodel.errors import OrgmodelError
from orgmodel.store.sql.backup import back_up, put_back
from orgmodel.store.sql.database import Database
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.text.terminal import TerminalParser, said, speak_utf8, written

_FAULTY, _INTERRUPTED = 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked, and say in one line what was done; 0, 2 where it was not, 130 if stopped.

    A standard output that takes nothing is told, and 2 too: what was done stays done.
    """
    speak_utf8()
    try:
        asked = _parser().parse_args(arguments)
    except SystemExit as end:  # help or wrong arguments: argparse has spoken
        return _FAULTY if written("") else int(end.code or 0)
    if sys.stdout is None:
        said(["standard output is closed, so nothing can be told; nothing was done."])
        return _FAULTY
    try:
        done = _done(asked)
    except OrgmodelError as error:
        said([str(error)])
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        said([f"{where}{error.strerror or error}. Nothing was done."])
    except KeyboardInterrupt:  # where no process answers it: `orgmodel.process`
        said(["stopped."])
        return _INTERRUPTED
    else:
        fault = written(f"{done}\n")
        if not fault:
            return 0
        said([f"{fault} {done}"])
    return _FAULTY


def _done(asked: argparse.Namespace) -> str:
    url = place()
    if asked.command == "expire":
        days = datetime.now(UTC).date()
        return f"{_workspaces(len(Store(url).expire(days)))} deleted whose last day is past."
    database = Database(url)
    if asked.command == "place":
        return str(database.file or database.url.render_as_string(hide_password=True))
    if asked.command == "backup":
        return f"{_workspaces(back_up(database, asked.file))} written to {asked.file}."
    if asked.command == "restore":
        return f"{_workspaces(put_back(database, asked.file, asked.force))} put back."
    database.make_ready()
    return "The tables of the store are those of this version of orgmodel."


def _workspaces(count: int) -> str:
    return "1 workspace" if count == 1 else f"{count} workspaces"


def _parser() -> argparse.ArgumentParser:
    parser = TerminalParser(
        prog="python -m orgmodel.store",
        description="The store of workspaces; ORGMODEL_STORE says where it is.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("place", help="where the store is")
    backup = commands.add_parser("backup", help="write all of it to a file, while people work")
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = commands.add_parser("restore", help="put a backup in place of an empty store")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument(
        "--force", action="store_true", help="also where there are workspaces, which are replaced"
    )
    commands.add_parser("expire", help="delete workspaces whose last day is past")
    commands.add_parser("upgrade", help="bring the tables up to date, as the app does by itself")
    return parser
