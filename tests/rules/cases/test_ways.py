"""Ways that must not be there, beside a search from each start on its own."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgmodel.rules.check import check
from orgmodel.rules.kinds.links import forbidden_path
from tests.builders import link, organisation, post
from tests.depth import at_least
from tests.rules.ruling import RULE, pack

IDS = [f"p{number}" for number in range(6)]
few = settings(max_examples=at_least(12), deadline=None, suppress_health_check=list(HealthCheck))
some = st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True)
links_ = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), min_size=1, max_size=12)


def checked(links, starts, ends, **parameters):
    rule = pack(
        "forbidden_path", **{"from": starts, "to": ends}, relations=["advises"], **parameters
    )
    rows = [link(one, "advises", other) for one, other in dict.fromkeys(links) if one != other]
    posts = [post(name) for name in IDS]
    model = organisation(posts, links=rows, packs=(), extra_files={"rules.toml": rule})
    return check(model).rule(RULE)


def nearest(links, start, ends, gates, longest):
    """How many links lead from a start to the nearest of the ends, by a search of its own."""
    queue, steps = deque([start]), {start: 0}
    while queue:
        here = queue.popleft()
        for one, other in links:
            if one != here or other in steps or one == other:
                continue
            steps[other] = steps[here] + 1
            if other in ends and other != start:
                return steps[other] if steps[other] <= longest else None
            if other not in gates:
                queue.append(other)
    return None


@few
@given(links_, some, some, st.lists(st.sampled_from(IDS), max_size=2), st.integers(0, 4))
def test_each_start_has_its_own_shortest_way(links, starts, ends, gates, through):
    result = checked(links, starts, ends, gatekeepers=gates, through=through)
    ways = {finding.subjects[0]: len(finding.path) for finding in result.findings}
    plain = {start: nearest(links, start, ends, gates, through + 1) for start in starts}
    assert ways == {start: steps for start, steps in plain.items() if steps is not None}


@few
@given(links_, some, some)
def test_what_is_taken_away_leaves_no_way_and_is_needed(links, starts, ends):
    result = checked(links, starts, ends)
    for finding in result.findings:
        (start,) = finding.subjects
        gone = [(edit.target["from"], edit.target["to"]) for edit in finding.edits]
        assert gone
        left = [pair for pair in links if pair not in gone]
        assert nearest(left, start, ends, (), len(IDS)) is None
        for pair in gone:
            assert nearest([*left, pair], start, ends, (), len(IDS)) is not None


def test_a_rule_broken_beyond_measure_is_told_without_what_to_take_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    links = [("p0", "p5"), ("p1", "p5"), ("p2", "p5")]
    monkeypatch.setattr(forbidden_path, "_CUT_AT_MOST", 2)
    result = checked(links, ["p0", "p1", "p2"], ["p5"])
    assert [len(finding.edits) for finding in result.findings] == [1, 0, 0]
