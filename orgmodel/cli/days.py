"""`--from` and `--to`: a period that a command is asked about."""

from __future__ import annotations

import argparse

from orgmodel.errors import OrgmodelError


def add_period(command: argparse.ArgumentParser, what: str) -> None:
    """`--from` and `--to`; `what` is told of them."""
    command.add_argument(
        "--from",
        dest="first",
        metavar="DATE",
        help=f"the first day of a period, such as 2027-04-01: {what}; needs --to",
    )
    command.add_argument(
        "--to", dest="last", metavar="DATE", help="the last day of the period, itself included"
    )


def period_of(arguments: argparse.Namespace) -> tuple[str, str] | None:
    """First and last day that are asked for, or None. `OrgmodelError` for half a period."""
    first, last = arguments.first, arguments.last
    if not first and not last:
        return None
    if not first or not last:
        given, other = ("--from", "--to") if first else ("--to", "--from")
        raise OrgmodelError(f"{given} goes with {other}. Give both days of the period.")
    if arguments.on:
        raise OrgmodelError("--on is one day, --from and --to are a period. Give one or the other.")
    return first, last
