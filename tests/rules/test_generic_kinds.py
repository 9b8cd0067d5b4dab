"""The kinds that a user combines for any organisation, beyond what their cases show."""

from __future__ import annotations

import pytest

from orgmodel.rules.check import check
from tests.builders import function, link, organisation, post, seat, unit
from tests.rules.applying import applied
from tests.rules.ruling import RULE, ruled, with_rule

POSTS = [post("a"), post("b"), post("c"), post("d"), post("e")]


def paths(links, **parameters):
    given = {"from": ["a"], "to": ["e"], "relations": ["advises"], **parameters}
    return ruled({"posts": POSTS, "links": links}, "forbidden_path", **given)


def advises(*pairs):
    return [link(one, "advises", other) for one, other in pairs]


LONG = advises(("a", "b"), ("b", "c"), ("c", "e"))


def test_a_way_through_others_is_told_with_whom():
    (finding,) = paths(LONG).findings
    assert "through b and c" in finding.message
    assert [(step.start, step.end) for step in finding.path] == [("a", "b"), ("b", "c"), ("c", "e")]


@pytest.mark.parametrize(("through", "found"), [(0, 0), (1, 0), (2, 1), (9, 1)])
def test_how_many_may_stand_between(through, found):
    assert len(paths(LONG, through=through).findings) == found


def test_the_shortest_way_is_the_one_told():
    (finding,) = paths([*LONG, *advises(("a", "d"), ("d", "e"))]).findings
    assert len(finding.path) == 2


def test_a_way_leads_forwards_unless_either_way():
    back = advises(("e", "a"))
    assert paths(back).outcome == "pass"
    assert paths(back, either_way=True).outcome == "fail"


def test_a_way_through_a_gatekeeper_is_allowed():
    assert paths(LONG, gatekeepers=["b"]).outcome == "pass"
    assert paths([*LONG, *advises(("a", "c"))], gatekeepers=["b"]).outcome == "fail"


def test_only_the_chosen_relations_are_followed():
    assert paths([*LONG[:2], link("c", "supports", "e")]).outcome == "pass"


def test_the_fewest_links_are_cut_where_many_ways_share_one():
    links = advises(("a", "b"), ("b", "c"), ("b", "d"), ("c", "e"), ("d", "e"))
    rows = {"posts": POSTS, "links": links}
    parameters = {"from": ["a"], "to": ["e"], "relations": ["advises"]}
    model = with_rule(rows, "forbidden_path", **parameters)
    (finding,) = check(model).findings
    assert [(e.target["from"], e.target["to"]) for e in finding.edits] == [("a", "b")]
    assert check(applied(model, finding.edits)).rule(RULE).outcome == "pass"


def test_a_line_of_management_can_be_followed_too():
    rows = {"posts": [post("top"), post("mid", "top"), post("low", "mid")]}
    result = ruled(
        rows, "forbidden_path", **{"from": ["low"], "to": ["top"]}, relations=["reports_to"]
    )
    assert [step.relation for step in result.findings[0].path] == ["reports_to", "reports_to"]


# Protected


def test_only_some_may_manage():
    rows = {"posts": [post("a"), post("b"), post("x", "b"), post("y", "x")]}
    result = ruled(rows, "protected", things=["x", "y"], only=["a"], relations=["reports_to"])
    (finding,) = result.findings
    assert set(finding.subjects) == {"x", "b"}


# Required links


def required(given, /, **parameters):
    rows = {"posts": POSTS, "units": [unit("u", head="a"), unit("v")], "links": given}
    return ruled(rows, "required_link", **parameters)


def test_silence_is_not_assessable_and_another_answer_fails_where_one_is_allowed():
    wanted = {"links": [["a", "accountable_to", "b"]]}
    assert required([], **wanted).outcome == "not_assessable"
    other = [link("a", "accountable_to", "c")]
    assert required(other, **wanted).outcome == "not_assessable"
    assert required(other, only=True, **wanted).outcome == "fail"
    assert required([link("a", "accountable_to", "b")], **wanted).outcome == "pass"


def test_only_and_sole_allow_nobody_beside():
    links = [link("a", "client_of", "v"), link("b", "client_of", "v"), link("a", "client_of", "u")]
    wanted = {"links": [["a", "client_of", "v"]]}
    assert required(links, **wanted).outcome == "pass"
    assert "u" in required(links, only=True, **wanted).findings[0].message
    assert "b" in required(links, sole=True, **wanted).findings[0].message


def test_a_weaker_link_shows_that_the_data_speaks_of_the_two():
    wanted = {"links": [["u", "dotted_line_to", "v"]], "weaker": ["supports"]}
    assert required([link("u", "supports", "v")], **wanted).outcome == "fail"


def test_what_must_never_be():
    wanted = {"never": [["kind:directorate", "advises", "b"]]}
    assert required([link("u", "advises", "b")], **wanted).outcome == "fail"
    assert required([link("c", "advises", "b")], **wanted).outcome == "pass"


def test_a_symmetric_relation_may_be_written_either_way():
    wanted = {"links": [["a", "works_closely_with", "b"]]}
    assert required([link("b", "works_closely_with", "a")], **wanted).outcome == "pass"


def test_columns_are_relations_too():
    assert required([], links=[["a", "heads", "u"]]).outcome == "pass"
    assert required([], links=[["b", "heads", "u"]]).outcome == "fail"


def test_a_rule_that_asks_for_nothing_says_so():
    assert required([]).missing.startswith("which links")


# Linked


def test_a_dedicated_team_counts_and_one_for_all_does_not():
    rows = {
        "posts": [post("a")],
        "units": [unit("hr"), unit("team", "team", parent="hr"), unit("p"), unit("q")],
        "links": [link("hr", "supports", "p"), link("team", "dotted_line_to", "p")],
    }
    wanted = {
        "things": ["hr"],
        "relations": ["dotted_line_to"],
        "to": ["p"],
        "weaker": ["supports"],
    }
    assert ruled(rows, "dedicated_link", **wanted).outcome == "pass"
    rows["links"].append(link("team", "dotted_line_to", "q"))
    assert ruled(rows, "dedicated_link", **wanted).outcome == "fail"


def test_a_dedicated_link_has_a_weaker_neighbour_that_speaks_of_the_two():
    units = [unit("hr"), unit("p"), unit("q")]
    wanted = {"things": ["hr"], "relations": ["dotted_line_to"], "to": ["p"]}
    rows = {"posts": [post("a")], "units": units, "links": [link("hr", "supports", "p")]}
    assert ruled(rows, "dedicated_link", **wanted).outcome == "not_assessable"
    (finding,) = ruled(rows, "dedicated_link", weaker=["supports"], **wanted).findings
    assert finding.message == "Nothing says that hr has a dotted line to p; it only supports it."
    assert [step.relation for step in finding.path] == ["supports"]
    elsewhere = [link("hr", "supports", "q")]
    silent = ruled({**rows, "links": elsewhere}, "dedicated_link", weaker=["supports"], **wanted)
    assert silent.missing == "whether hr has a dotted line to p (links.csv)"


def test_links_inside_and_to_the_whole_count_where_asked():
    rows = {
        "posts": [post("a"), post("h")],
        "units": [unit("whole", "body"), unit("p", parent="whole"), unit("fin", head="h")],
        "links": [link("h", "supports", "whole")],
    }
    wanted = {"things": ["fin"], "relations": ["supports"], "to": [["p"]]}
    assert ruled(rows, "linked", inside=True, **wanted).outcome == "pass"
    assert ruled(rows, "linked", **wanted).outcome == "not_assessable"


OWN_WORK = {
    "posts": [post("a")],
    "units": [unit("hr"), unit("fin"), unit("p"), unit("team", "team", parent="p")],
    "links": [link("hr", "supports", "p"), link("fin", "supports", "p")],
}


@pytest.mark.parametrize(
    ("owners", "without"),
    [
        ({"F1": "team", "F2": "p", "F3": "team"}, []),
        ({"F1": "team", "F2": "p", "F3": "fin"}, ["fin"]),
        ({"F1": "hr", "F2": "fin", "F3": "fin"}, ["hr", "fin"]),
        ({"F2": "team", "F3": "team"}, ["hr"]),
    ],
)
def test_what_the_group_has_taken_into_its_own_hands_needs_no_link(owners, without):
    rows = {**OWN_WORK, "functions": [function(name, owner) for name, owner in owners.items()]}
    wanted = {
        "things": ["hr", "fin"],
        "relations": ["dotted_line_to"],
        "to": ["p"],
        "weaker": ["supports"],
        "owned": [["F1"], ["F2", "F3"]],
    }
    assert [f.subjects[0] for f in ruled(rows, "dedicated_link", **wanted).findings] == without


def test_a_single_link_may_be_too_weak_where_others_of_its_relation_count():
    rows = {
        "posts": [post("a")],
        "units": [unit("p"), unit("buyer"), unit("other")],
        "links": [link("p", "advises", "buyer")],
    }
    wanted = {"things": ["p"], "relations": ["advises"], "to": [["buyer", "other"]]}
    assert ruled(rows, "linked", **wanted).outcome == "pass"
    weak = {**wanted, "weaker_links": [["p", "advises", "buyer"]]}
    (finding,) = ruled(rows, "linked", **weak).findings
    assert finding.message.endswith("; it is not enough that p advises buyer.")
    assert finding.edits == ()
    assert finding.path[0].end == "buyer"
    rows["links"].append(link("p", "advises", "other"))
    assert ruled(rows, "linked", **weak).outcome == "pass"
    assert ruled({**rows, "links": []}, "linked", **weak).outcome == "not_assessable"


# Exclusive, one owner, span


def test_a_person_may_not_have_two_of_the_groups_by_a_post_or_a_seat():
    rows = {
        "posts": POSTS,
        "units": [unit("panel", "panel")],
        "memberships": [seat("panel", "b")],
        "people": [{"id": "h"}],
        "appointments": [{"person": "h", "post": "a"}, {"person": "h", "post": "b"}],
    }
    wanted = {"groups": [["a"], ["panel"]], "held_by": "persons"}
    (finding,) = ruled(rows, "exclusive", **wanted).findings
    assert finding.subjects[0] == "h"


def test_overlaps_of_one_owner_are_no_finding():
    rows = {
        "posts": POSTS,
        "units": [unit("u")],
        "functions": [function("F1", "u"), function("F2", "u")],
        "links": [link("F1", "overlaps", "F2")],
    }
    assert ruled(rows, "one_owner").outcome == "pass"


def test_like_names_are_no_overlap():
    rows = {
        "posts": POSTS,
        "units": [unit("u"), unit("v")],
        "functions": [function("F1", "u", name="Training"), function("F2", "v", name="Training")],
    }
    assert ruled(rows, "one_owner").outcome == "pass"


def test_a_span_counts_a_group_by_its_count_and_can_be_kept_to_some_managers():
    rows = {"posts": [post("a"), post("g", "a", kind="post_group", count="9"), post("x", "g")]}
    assert ruled(rows, "span", most=8).outcome == "fail"
    assert ruled(rows, "span", most=8, things=["g"]).outcome == "pass"
    assert ruled(rows, "span", least=2, layers=1).outcome == "pass"


# Models of a committee and its groups


COMMITTEE = {
    "posts": [post("ce"), post("lead"), post("member")],
    "units": [
        unit("pec", "committee"),
        unit("g1", "external", head="lead"),
        unit("leads", "group"),
    ],
    "memberships": [seat("pec", "member")],
}


@pytest.mark.parametrize(
    ("model", "change"),
    [
        ("a", {"links": [link("g1", "meets_with", "pec")]}),
        ("b", {"memberships": [seat("pec", "lead", "coopted_to")]}),
        ("c", {"links": [link("member", "liaises_with", "g1")]}),
        ("d", {"links": [link("leads", "links_to", "pec")]}),
        ("a", {"links": [link("leads", "meets_with", "pec")]}),
        ("c", {"links": [link("ce", "liaises_with", "g1")]}),
    ],
)
def test_each_model_is_recognised(model, change):
    rows = {**COMMITTEE, **change}
    told = {"groups": ["g1"], "lead_committee": ["leads"], "members": ["ce"]}
    result = ruled(rows, "committee_models", body="pec", **told)
    assert result.outcome == "pass"
    assert [f"model ({model})" in finding.message for finding in result.findings] == [True]


def test_leads_who_meet_the_committee_and_are_linked_to_it_besides_are_two_models():
    links = [link("leads", "meets_with", "pec"), link("leads", "links_to", "pec")]
    rows = {**COMMITTEE, "links": links}
    told = {"groups": ["g1"], "lead_committee": ["leads"]}
    found = ruled(rows, "committee_models", body="pec", **told).findings
    assert [f.message.partition("model ")[2][:3] for f in found] == ["(a)", "(d)"]


def test_a_committee_of_leads_without_the_link_is_a_part_of_the_last_model():
    result = ruled(
        COMMITTEE, "committee_models", body="pec", groups=["g1"], lead_committee=["leads"]
    )
    assert result.outcome == "not_assessable"
    assert "model (d), partial" in result.findings[0].message


# Faulty data


def test_a_faulty_line_still_gives_a_whole_check():
    posts = [post("a", "b"), post("b", "a"), post("c", "nobody"), post("c", "a"), post("d", "d")]
    model = organisation(posts, packs=("structure", "separation", "brent-2007", "pec-2007"))
    result = check(model)
    assert result.rule("R68").outcome == "fail"
    assert len(result.rules) > 70
