"""A comparison in words for the page: what an option does, and which functions go where.

No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from orgmodel.comparison.comparison import OptionComparison
from orgmodel.rules.finding import Finding
from orgmodel.ui.shared.escaping import escaped

_LISTED = 12


def grave(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Errors and warnings that are not accepted on purpose."""
    return (f for f in findings if f.severity != "info" and f.stands)


def what_it_does(option: OptionComparison) -> str:
    """The changes of an option, what it leaves unshown, and the findings new and fixed, as lists.

    What is no longer shown, and what is gone without being cleared, stands before what is fixed.
    """
    names = option.baseline.model.names
    changes = [] if option.scenario is None else list(option.scenario.describe(names))
    parts = [("What it changes", changes)]
    if option.no_longer_shown:
        parts.append(("No longer shown", [change.words() for change in option.no_longer_shown]))
    others = [change.words() for change in option.outcomes if not change.no_longer_shown]
    if others:
        parts.append(("Rules with another outcome", others))
    parts.append(("New errors and warnings", _said(grave(option.new))))
    if gone_not_cleared(option):
        parts.append(
            ("Errors and warnings gone, and nothing cleared them", gone_not_cleared(option))
        )
    parts.append(("Errors and warnings put right", _said(grave(option.fixed))))
    # The numbers are those on the boxes of the drawing.
    numbered = "\n".join(f"{at}. {escaped(line)}" for at, line in enumerate(changes, 1))
    lists = [numbered if changes else _items([]), *(_items(lines) for _, lines in parts[1:])]
    titles = (title for title, _ in parts)
    return "\n\n".join(f"**{title}**\n\n{said}" for title, said in zip(titles, lists, strict=True))


def transfer_matrix(option: OptionComparison) -> pd.DataFrame:
    """Functions by the unit they leave (rows) and the unit they go to (columns), as ids."""
    names = {**option.baseline.model.names, **option.option.model.names}
    cells: dict[str, dict[str, str]] = {}
    for transfer in option.transfers:
        was = escaped(names.get(transfer.was, transfer.was) or "New work")
        now = escaped(names.get(transfer.now, transfer.now) or "Ended")
        cells.setdefault(was, {})[now] = escaped(", ".join(transfer.functions))
    frame = pd.DataFrame.from_dict(cells, orient="index").fillna("")
    return frame.rename_axis("From, down; to, across")


def gone_not_cleared(option: OptionComparison) -> list[str]:
    """Errors and warnings of the baseline that went without being cleared, with why."""
    return [
        f"{finding.rule}: {finding.message} Gone, since {why}."
        for finding, why in option.unshown
        if any(grave([finding]))
    ]


def _said(findings: Iterable[Finding]) -> list[str]:
    return [f"{finding.rule}: {finding.message}" for finding in findings]


def _items(lines: list[str]) -> str:
    shown = [f"- {escaped(line)}" for line in lines[:_LISTED]]
    more = [f"- and {len(lines) - _LISTED} more"] if len(lines) > _LISTED else []
    return "\n".join([*shown, *more]) or "- None"
