"""What stands in place of a row that is gone, and the findings that only its name changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from orgmodel.comparison.comparison import OptionComparison
from orgmodel.comparison.differences import Differences
from orgmodel.rules.finding import Finding


def successors(found: Differences) -> Mapping[str, str]:
    """A post or unit that goes → the row that takes most of what was its own.

    That is what reports to the post, or is in the unit or owned by it. Of equals it is the
    first id, so that no order of rows decides; what leaves nothing behind has no successor.
    """
    gone = {**found.posts.removed, **found.units.removed}
    taken: dict[str, Counter[str]] = {}
    for was, now in _places(found):
        if was in gone and now and now != was:
            taken.setdefault(was, Counter())[now] += 1
    return {
        name: min(counts, key=lambda other: (-counts[other], other))
        for name, counts in taken.items()
    }


def under_new_name(option: OptionComparison) -> Mapping[str, Finding]:
    """New finding's id → the finding of the baseline that it is, but for who stands in place.

    Same rule and relation, about the same rows, with what is gone replaced by its successor.
    """
    heir = successors(option.differences)
    went = (*option.fixed, *(finding for finding, _ in option.unshown))
    known: dict[tuple[str, ...], Finding] = {}
    for finding in went:
        if any(name in heir for name in finding.subjects):
            known.setdefault(_key(finding, heir), finding)
    return {finding.id: known[key] for finding in option.new if (key := _key(finding, {})) in known}


def _key(finding: Finding, heir: Mapping[str, str]) -> tuple[str, ...]:
    names = sorted(heir.get(name, name) for name in finding.subjects)
    return (finding.rule_key, finding.relation, *names)


def _places(found: Differences) -> Iterator[tuple[str, str]]:
    for move in found.posts.moved:
        yield move.was, move.now
        yield move.was_unit, move.now_unit
    for rows in (found.units, found.functions):
        yield from ((move.was, move.now) for move in rows.moved)
