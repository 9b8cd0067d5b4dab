"""Faults of the tops: nobody or several there, managers not known, and tops that are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from orgmodel.model.columns import Table
from orgmodel.model.faults.ids import Ids
from orgmodel.model.faults.problem import Problem
from orgmodel.model.words import listed, titled

FILE = "organisation.toml"
_TOPS_SHOWN = 6


def top_problems(
    table: Table, frame: pd.DataFrame, declared: Sequence[str] | None
) -> Iterator[Problem]:
    """Posts of which none, or more than one, is at the top; the latter is only told.

    Where the tops are `declared`, each other post with an empty manager is a fault.
    """
    named = frame["id"] != ""
    without = frame[named & (frame["reports_to"] == "")]
    said = without["id"].isin(declared or ())
    if declared is not None:
        yield from _managers_not_known(table, without[~said])
    tops = without["id"] if declared is None else without["id"][said]
    if not len(without):
        yield Problem(
            "no-top",
            table.file,
            None,
            "reports_to",
            "",
            "no post has an empty reports_to, so nobody is at the top. Empty the cell of the "
            "post that leads the organisation."
            if named.any()
            else "there is no post at all. Add a row for each post.",
        )
    elif len(tops) > 1:
        yield Problem(
            "several-tops",
            table.file,
            None,
            "reports_to",
            str(len(tops)),
            f"{len(tops)} posts have no manager: {listed(tops, _TOPS_SHOWN)}. That is allowed; "
            "each is drawn as the top of its own line.",
            fault=False,
        )


def _managers_not_known(table: Table, rows: pd.DataFrame) -> Iterator[Problem]:
    for label, post, title in zip(rows.index, rows["id"], rows["title"], strict=True):
        yield Problem(
            "missing-value",
            table.file,
            int(label),
            "reports_to",
            "",
            f"empty, so the manager of {titled(title, post)} is not known. Fill the cell with the "
            f'id of the manager or, if it reports to nobody, add "{post}" to tops in {FILE}.',
        )


def declared_top_problems(
    posts: pd.DataFrame, known: Ids, declared: Sequence[str] | None
) -> Iterator[Problem]:
    """Ids among the tops of organisation.toml that are no posts, or posts with a manager."""
    if not declared:
        return
    ids = pd.Series(list(declared), dtype="str")
    for top in known.unknown(ids, ("posts",)).tolist():
        advice = known.advice(top, ("posts",)) or " Take it out, or write the id of a post."
        yield Problem("unknown-id", FILE, None, "tops", top, f'no post "{top}".{advice}')
    below = posts["reports_to"] != ""
    rows = posts[posts["id"].isin(declared) & below]
    if len(rows):
        rows = rows[~rows["id"].isin(posts["id"][~below])]
    for label, post, above in zip(rows.index, rows["id"], rows["reports_to"], strict=True):
        if known.own("posts")[posts.index.get_loc(label)] != posts.index.get_loc(label):
            continue  # a repeated id, told as such
        yield Problem(
            "not-allowed",
            FILE,
            None,
            "tops",
            post,
            f'"{post}" is among the tops, who report to nobody, but posts.csv row {label} says '
            f'that it reports to "{above}". Take it out here, or empty that cell.',
        )
