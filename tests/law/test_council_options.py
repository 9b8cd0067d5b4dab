"""english-council under options: who plays a role once posts and bodies are merged or removed."""

from __future__ import annotations

from dataclasses import replace

import pytest

import orgmodel as om
from orgmodel.changes.trail import Trail
from orgmodel.comparison.sweep.states import OptionState, WorkedOut
from orgmodel.comparison.sweep.verdicts import Verdicts
from orgmodel.rules.check import packs_of
from tests.law.councils import council

PACK = "english-council"
OPTION = om.Scenario("An option")
TWO = ("EC-MO", "EC-HOPS", "EC-MO-HOPS", "EC-MO-CFO", "EC-SCRUTINY", "EC-POLITICAL", "EC-APPROVE")


@pytest.fixture(scope="module")
def one():
    return council().organisation()


@pytest.fixture(scope="module")
def two(one):
    return om.combine({"a": one, "b": one})


def outcomes(organisation, *rules):
    found = {rule.key: rule.outcome for rule in organisation.check(PACK).rules}
    return {rule: found[rule] for rule in rules}


def standing(organisation):
    return {f.rule_key for f in organisation.check(PACK).findings if f.severity != "info"}


@pytest.mark.parametrize(
    ("posts", "broken"),
    [
        (["law", "fin"], {"EC-MO-CFO"}),
        (["law", "ce"], {"EC-MO-HOPS"}),
        (["fin", "scrutiny"], {"EC-SCRUTINY"}),
        (["kids", "adults"], set()),
        (["law2", "scrutiny"], set()),
    ],
)
@pytest.mark.parametrize("into", ["the first", "the second", "a new post"])
def test_a_merged_post_plays_the_roles_of_each(one, posts, broken, into):
    name = {"the first": posts[0], "the second": posts[1]}.get(into, "joint")
    option = OPTION.merge_posts(posts, into=name, title="Joint Director", on="2027-04-01")
    assert standing(one.apply(option, on="2027-03-31")) == set()
    assert standing(one.apply(option, on="2027-04-01")) == broken


@pytest.mark.parametrize("post", ["ce", "law", "fin", "kids", "adults", "health", "scrutiny"])
def test_two_councils_may_share_an_officer_whose_posts_an_option_merges(two, post):
    option = OPTION.merge_posts([f"b.{post}", f"a.{post}"], into=f"a.{post}")
    assert standing(two.apply(option)) == set()


def test_a_shared_director_reports_to_the_other_chief_executive_by_a_link(two):
    shared = two.apply(OPTION.merge_posts(["b.kids", "a.kids"], into="a.kids"))
    line = shared.check(PACK).rule("EC-DCS-LINE (b)")
    assert line.outcome == "not_assessable"
    assert "links.csv, accountable_to" in line.missing
    said = shared.apply(OPTION.add_link("a.kids", "accountable_to", "b.ce"))
    lines = ("EC-DCS-LINE (a)", "EC-DCS-LINE (b)")
    assert set(outcomes(said, *lines).values()) == {"pass"}
    neither = shared.apply(OPTION.move_post("a.kids", to="a.adults"))
    assert standing(neither) == set(lines)
    lent = two.apply(OPTION.move_post("b.kids", to="a.ce"))
    assert standing(lent) == {"EC-DCS-LINE (b)"}


def test_of_two_councils_the_one_is_found_whose_two_officers_are_merged(two):
    shared = OPTION.merge_posts(["b.law", "a.fin"], into="a.fin")
    assert standing(two.apply(shared)) == set()
    both = shared.merge_posts(["b.fin", "a.fin"], into="a.fin")
    assert standing(two.apply(both)) == {"EC-MO-CFO (b)"}


def test_merged_councils_have_one_full_council_between_them(two):
    option = OPTION.merge_units(["b.full", "a.full"], into="a.full")
    joined = two.apply(option)
    assert standing(joined) == set()
    elected = joined.apply(OPTION.add_link("b.p_kids", "member_of", "a.full"))
    assert "EC-POLITICAL (b)" in standing(elected)


def test_a_council_that_shares_every_officer_whom_it_names_is_there_still(one):
    officers = ("head_of_paid_service", "monitoring_officer", "section_151_officer")
    few = replace(one, roles={role: one.roles[role] for role in officers})
    option = OPTION
    for post in ("ce", "law", "fin"):
        option = option.merge_posts([f"b.{post}", f"a.{post}"], into=f"a.{post}")
    shared = om.combine({"a": few, "b": few}).apply(option)
    asked = {rule.key: rule.outcome for rule in shared.check(PACK).rules}
    assert asked["EC-MO-CFO (b)"] == asked["EC-HOPS (b)"] == "pass"
    option = option.merge_posts(["a.law", "a.fin"], into="a.fin")
    both = om.combine({"a": few, "b": few}).apply(option)
    assert standing(both) == {"EC-MO-CFO (a)", "EC-MO-CFO (b)"}


def test_a_split_post_plays_its_role_by_the_part_that_keeps_what_is_not_given_away(one):
    parts = [{"post": "law_a", "title": "Director of Law"}, {"post": "law_b", "title": "Clerk"}]
    split = one.apply(OPTION.split_post("law", into=parts))
    assert outcomes(split, "EC-MO", "EC-MO-CFO") == {"EC-MO": "pass", "EC-MO-CFO": "pass"}


def test_what_an_option_merged_is_written_as_who_plays_the_role(two, tmp_path):
    option = OPTION.merge_posts(["b.law", "b.fin"], into="b.res", title="Resources")
    merged = two.apply(option)
    merged.save(tmp_path / "merged")
    again = om.load(tmp_path / "merged")
    assert again.role("monitoring_officer", "b") == "b.res"
    assert standing(again) == standing(merged) == {"EC-MO-CFO (b)"}


def test_a_sweep_tells_options_apart_that_merge_one_post_into_different_ones():
    model = council().empty("law2").organisation()
    packs = packs_of(model, [PACK])
    verdicts, worked_out = Verdicts(model, packs), WorkedOut(model, packs)
    found = {}
    for into in ("scrutiny", "fin"):
        trail = Trail(model)
        assert trail.on(OPTION.merge_posts(["law2", into], into=into).changes) is None
        found[into] = verdicts.of(OptionState(trail.draft, worked_out))["EC-MO-DEPUTY"]
    assert {into: verdict.info for into, verdict in found.items()} == {"scrutiny": 0, "fin": 1}


def test_an_office_that_an_option_empties_is_in_nobodys_hand(one):
    ended = one.apply(OPTION.end_appointment("p_law", "law"))
    assert standing(ended) == {"EC-MO"}
    apart = ("EC-MO-HOPS", "EC-MO-CFO", "EC-SCRUTINY", "EC-POLITICAL")
    assert set(outcomes(ended, *apart).values()) == {"pass"}
    acting = OPTION.appoint("p_fin", "law", basis="acting")
    assert standing(ended.apply(acting)) == {"EC-MO-CFO"}


@pytest.mark.parametrize(
    ("option", "broken", "unknown"),
    [
        (OPTION.remove_post("law", to="ce"), {"EC-MO"}, ("EC-MO-HOPS", "EC-MO-CFO")),
        (OPTION.remove_post("scrutiny"), set(), ("EC-SCRUTINY",)),
        (OPTION.remove_unit("osc"), set(), ("EC-OSC",)),
        (
            OPTION.merge_posts(["law", "fin"], into="fin").remove_post("fin", to="ce"),
            {"EC-MO", "EC-CFO"},
            ("EC-MO-HOPS", "EC-MO-CFO"),
        ),
    ],
)
def test_what_must_not_be_is_no_breach_where_an_option_removes_a_side_of_it(
    one, option, broken, unknown
):
    after = one.apply(option)
    assert standing(after) == broken
    assert set(outcomes(after, *unknown).values()) == {"not_assessable"}
    for rule in unknown:
        assert "removes" in after.check(PACK).rule(rule).missing
