"""What the first page of an organisation shows, worked out by the worker that read it.

The server takes it and keeps it where its pages look: else it would work all of this out within
one run, and whoever else is served would wait. What was not worked out ahead is worked out here.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from orgmodel.api import Organisation
from orgmodel.chart.folding.folded import FoldedChart
from orgmodel.chart.folding.folds import Folds
from orgmodel.errors import OrgmodelError
from orgmodel.measures import measures_of_size
from orgmodel.measures.measure import Measure
from orgmodel.measures.posts import CountedPosts, counted_posts
from orgmodel.model.evidence import Step
from orgmodel.model.kept import known_of, take_known
from orgmodel.rules.finding import no_rows
from orgmodel.rules.result import CheckResult
from orgmodel.ui.chart.side_list import both_lists, side_list
from orgmodel.ui.compare.compared import take_sizes
from orgmodel.ui.drawing.component import Scene
from orgmodel.ui.drawing.drawings import Choice, drawn_first, take_drawn
from orgmodel.ui.findings.checks import Checked, checked_by_own, take_own_check
from orgmodel.ui.head.organisation import size_in_words, size_of
from orgmodel.ui.workspace.ahead import Ahead
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.work import Work

_FACTS = ("names", "hierarchy")
"""What the organisation works out that every click asks for, and is quicker sent than made."""
_CHOICE = Choice("organisation")
_AT_MOST = 5.0
"""Seconds of the worker's processor time after which the rest is left to the server: of the time
that an upload may take the reading of the list comes first."""


@dataclass(frozen=True, eq=False)
class FirstLook:
    """What the page Chart shows of an organisation as opened; `size` is that of the head.

    `checked` is without the rows that outcomes rest on; they are looked for when asked for.
    """

    folds: Folds
    scene: Scene
    folding: FoldedChart
    size: str
    side: Mapping[str, Any]
    checked: Checked
    sizes: tuple[Measure, ...]
    counted: CountedPosts
    facts: Mapping[str, Any]


def looked_ahead(
    digest: str, room: tuple[float, float], organisation: Organisation
) -> FirstLook | None:
    """What the first page shows in a room; None where that takes more than there is.

    `digest` is what the server will know the organisation by.
    """
    begun, folds = time.process_time(), Folds(room=room)
    try:
        work = Work(Opened(organisation, digest, ""))
        scene, folding = drawn_first(work, _CHOICE, folds)
        if time.process_time() - begun > _AT_MOST:
            return None
        checked = checked_by_own(organisation)
        return FirstLook(
            folds,
            scene,
            folding,
            size_of(organisation),
            both_lists(organisation),
            replace(checked, result=_without_rows(checked.result)),
            measures_of_size(organisation),
            counted_posts(organisation),
            known_of(organisation, _FACTS),
        )
    except (OrgmodelError, MemoryError):
        return None


def take(opened: Opened, found: FirstLook | None) -> None:
    """Keep what was worked out of an organisation that is opened, where the pages look for it."""
    if found is None:
        return
    work = Work(opened)
    take_known(opened.organisation, found.facts)
    counted_posts.take(opened.organisation, found.counted)
    take_drawn(work, _CHOICE, found.folds, found.scene, found.folding)
    size_in_words(work, found.size)
    side_list(work, dict(found.side))
    result = found.checked.result
    again = _with_rows_of(opened.organisation, result) if result else None
    take_own_check(opened, replace(found.checked, result=again))
    if result:
        take_sizes(opened, found.sizes)


AHEAD = Ahead(looked_ahead, take)


def _without_rows(result: CheckResult | None) -> CheckResult | None:
    """A line has a row a post: to send these takes longer than the rest together."""
    if result is None:
        return None
    return replace(result, rules=tuple(replace(rule, rows=no_rows) for rule in result.rules))


def _with_rows_of(organisation: Organisation, result: CheckResult) -> CheckResult:
    again = _Again(organisation)
    rules = tuple(replace(rule, rows=partial(again.rows, rule.key)) for rule in result.rules)
    return replace(result, rules=rules, trying=again.tried)


@dataclass(frozen=True, eq=False)
class _Again:
    """A check that was sent, made again where somebody asks for more than was sent."""

    organisation: Organisation

    @cached_property
    def _result(self) -> CheckResult:
        return self.organisation.check()

    def rows(self, key: str) -> tuple[Step, ...]:
        """The rows that the outcome of a rule rests on."""
        return tuple(self._result.rule(key).rows())

    def tried(self, _result: CheckResult) -> CheckResult:
        """The result with the tried change in each finding."""
        return self._result.tried
