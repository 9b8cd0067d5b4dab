"""What was said and decided in a workspace, as tables that a spreadsheet opens safely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from orgmodel.changes.scenario import Scenario
from orgmodel.files.safe_csv import safe_csv
from orgmodel.model.words import called, listed
from orgmodel.store.saying import items
from orgmodel.store.workspace import Workspace

Names = Mapping[str, str]
_COMMENTS = ("event", "when", "who", "option", "about", "id", "words", "withdrawn")
_DECISIONS = ("option", "version", "decided on", "decision", "reason", "who", "when")
_TARGETS = ("figure", "at most", "as typed")
_LEFT_OUT = ("event", "option", "change", "what", "why")


def tables(workspace: Workspace, names: Names) -> Iterator[tuple[str, str]]:
    """The name of each file and its text; none for what there is nothing of.

    `names` are the words that the data has for its ids.
    """
    comments = [
        (
            c.number,
            c.at,
            c.who,
            _option(workspace, c.option),
            c.about,
            c.id,
            c.words,
            "yes" if c.withdrawn else "",
        )
        for c in workspace.comments
    ]
    yield from _table("comments.csv", _COMMENTS, comments)
    yield from _table("decisions.csv", _DECISIONS, [*_decisions(workspace, names)])
    targets = [(name, one.most, one.words) for name, one in workspace.targets.items()]
    yield from _table("targets.csv", _TARGETS, targets)
    left = [
        (taken.number, one.name, one.number or "", one.said, one.why)
        for taken in workspace.baselines
        for one in taken.dropped
    ]
    yield from _table("left-out.csv", _LEFT_OUT, left)


def said_of_items(scenario: Scenario, names: Names) -> Mapping[str, str]:
    """What there is to decide on in an option, by item, in words."""
    known = dict(names)
    said = []
    for change in scenario.changes:
        known |= change.introduces()
        said.append(change.told(known))
    for one in scenario.accepted:
        about = listed(called(known, name) for name in one.subject)
        said.append(f"Accept the finding of {one.rule} about {about}")
    return dict(zip(items(scenario), said, strict=True))


def _decisions(workspace: Workspace, names: Names) -> Iterator[Sequence[object]]:
    said = {
        (version.option, version.number): said_of_items(version.scenario, names)
        for version in workspace.versions
    }
    for one in workspace.decisions:
        words = said.get((one.option, one.version), {}).get(one.item, one.item)
        decision = "accepted" if one.accepted else "rejected"
        option = _option(workspace, one.option)
        yield option, one.version, words, decision, one.reason, one.who, one.at


def _option(workspace: Workspace, key: str) -> str:
    options = (*workspace.options, *workspace.deleted)
    return next((option.name for option in options if option.key == key), key)


def _table(
    file: str, columns: tuple[str, ...], rows: Sequence[Sequence[object]]
) -> Iterator[tuple[str, str]]:
    if rows:
        yield file, safe_csv(pd.DataFrame(rows, columns=list(columns), dtype=object))
