"""Which change is offered: the smallest that clears the finding and harms nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.changes.scenario import Scenario
from orgmodel.remedies import budget
from orgmodel.remedies.by_path import ACCEPT_A_SAFEGUARD, ASK_FOR_A_SAFEGUARD
from orgmodel.remedies.proposal import TO_BE_AGREED
from orgmodel.remedies.search import remedies_for
from orgmodel.remedies.words import ONLY_A_SAFEGUARD
from orgmodel.rules import kinds as rules_kinds
from orgmodel.rules.check import check
from orgmodel.text.check import report
from tests.builders import function, link, organisation, post, seat, unit
from tests.rules.ruling import RULE, pack, with_rule

POSTS = [
    post("ce"),
    post("buy", "ce", unit="buying"),
    post("buyer", "buy", unit="buying"),
    post("run", "ce", unit="running"),
    post("nurse", "run", unit="running"),
    post("fin", "ce", unit="money"),
]
UNITS = [
    unit("body", "body", side="trust", head="ce"),
    unit("buying", side="commissioning", parent="body", head="buy"),
    unit("running", side="provider", parent="body", head="run"),
    unit("money", side="neutral", parent="body", head="fin"),
]


def trust(own="", **more):
    """An organisation of both sides under the separation pack, and rules of its own."""
    units = [*UNITS, *more.pop("units", ())]
    files = {"rules.toml": own} if own else {}
    return organisation(POSTS, packs=["separation"], units=units, extra_files=files, **more)


def edits(remedy):
    return [(edit.do, dict(edit.target)) for edit in remedy.edits]


def of_rule(model, rule, scenarios=()):
    """The one remedy for a rule's one finding."""
    result = check(model)
    (finding,) = [f for f in result.rule(rule).findings if f.stands]
    return remedies_for(model, result, scenarios).found[finding.id]


def test_a_member_without_a_vote_goes_before_a_member_less():
    seats = [
        seat("plan", "buy", "chairs"),
        seat("plan", "buyer"),
        seat("plan", "fin"),
        seat("plan", "nurse"),
    ]
    plan = unit("plan", "committee", side="commissioning", parent="body")
    model = trust(units=[plan], memberships=seats)
    wanted = {"from": "nurse", "relation": "member_of", "to": "plan", "voting": "no"}
    assert edits(of_rule(model, "SEP-6")) == [("update-link", wanted)]


def test_a_chair_gives_up_the_seat_because_a_chair_without_a_vote_is_none():
    seats = [seat("plan", "nurse", "chairs"), seat("plan", "buyer"), seat("plan", "buy")]
    plan = unit("plan", "committee", side="commissioning", parent="body")
    model = trust(units=[plan], memberships=seats)
    wanted = {"from": "nurse", "relation": "chairs", "to": "plan"}
    assert edits(of_rule(model, "SEP-6")) == [("remove-link", wanted)]


def test_where_a_body_must_have_a_chair_a_member_takes_the_chair():
    seats = [seat("plan", "nurse", "chairs"), seat("plan", "buyer"), seat("plan", "buy")]
    plan = unit("plan", "committee", side="commissioning", parent="body", roster="complete")
    own = pack("constituted_body", body="plan")
    remedy = of_rule(trust(own, units=[plan], memberships=seats), "SEP-6")
    assert edits(remedy) == [
        ("remove-link", {"from": "nurse", "relation": "chairs", "to": "plan"}),
        ("remove-link", {"from": "buy", "relation": "member_of", "to": "plan"}),
        ("add-link", {"from": "buy", "relation": "chairs", "to": "plan"}),
    ]
    assert remedy.breaks == remedy.loses == ()


def test_a_unit_whose_head_goes_is_offered_one_of_its_own_highest_posts():
    posts = [*POSTS, post("teller", "fin", unit="cash"), post("clerk", "teller", unit="cash")]
    units = [*UNITS, unit("cash", parent="body", head="clerk")]
    whole = organisation(posts, packs=["structure"], units=units)
    model = whole.apply(om.Scenario("An option").update_unit("cash", head=""))
    assert edits(of_rule(model, "R61")) == [("update-unit", {"unit": "cash", "head": "teller"})]


def test_work_of_a_post_goes_to_a_post_where_a_rule_could_not_be_answered_otherwise():
    # What a unit owns may be any post's work: only the head says whose it is then.
    sides = {"commissioning": "left", "provider": "right", "neutral": "middle", "trust": "top"}
    rows = {
        "posts": POSTS,
        "units": [{**row, "side": sides[row["side"]]} for row in UNITS],
        "functions": [function("f", "buyer", "left"), function("g", "buyer", "right")],
    }
    remedy = of_rule(with_rule(rows, "shared_post"), RULE)
    assert edits(remedy) == [("move-function", {"function": "g", "to": "run"})]
    assert remedy.loses == ()


ACROSS = {"from": "buyer", "relation": "dotted_line_to", "to": "nurse"}


def test_a_dotted_line_ends_rather_than_that_a_safeguard_is_to_be_agreed():
    other = link("buy", "dotted_line_to", "ce")
    remedy = of_rule(trust(links=[link("buyer", "dotted_line_to", "nurse"), other]), "SEP-7")
    assert edits(remedy) == [("remove-link", ACROSS)]
    assert ONLY_A_SAFEGUARD not in remedy.words


def test_a_dotted_line_that_a_rule_asks_for_stays_with_a_safeguard_to_be_agreed():
    own = pack("required_link", links=[["buyer", "dotted_line_to", "nurse"]])
    model = trust(own, links=[link("buyer", "dotted_line_to", "nurse")])
    remedy = of_rule(model, "SEP-7")
    assert edits(remedy) == [("update-link", {**ACROSS, "safeguard": TO_BE_AGREED})]
    assert remedy.breaks == remedy.loses == ()
    assert ONLY_A_SAFEGUARD in remedy.words
    assert ONLY_A_SAFEGUARD in " ".join(report(model.check(), model).split())


def test_work_moves_rather_than_that_a_safeguard_is_to_be_agreed():
    remedy = of_rule(trust(functions=IN_THE_MIDDLE), "SEP-1b")
    assert edits(remedy) == [("move-function", {"function": "F1", "to": "buying"})]


def test_work_that_may_go_nowhere_stays_with_a_safeguard_to_be_agreed():
    many = [unit(f"u{n:02}", side="commissioning", parent="body") for n in range(20)]
    places = ["buying", *(row["id"] for row in many)]
    own = pack("required_link", never=[[name, "owns", "F1"] for name in places])
    remedy = of_rule(trust(own, units=many, functions=IN_THE_MIDDLE), "SEP-1b")
    assert edits(remedy) == [("update-function", {"function": "F1", "safeguard": TO_BE_AGREED})]
    assert ONLY_A_SAFEGUARD in remedy.words


def test_the_branch_with_fewest_posts_moves():
    many = [post(f"n{n}", "run", unit="running") for n in range(4)]
    team = [post("buy", "both", unit="buying"), post("ask", "both", unit="buying")]
    posts = [post("ce"), post("both", "ce", unit="body"), post("run", "both", unit="running")]
    units = [*UNITS[:1], *(unit(u["id"], side=u["side"], parent="body") for u in UNITS[1:3])]
    model = organisation([*posts, *team, *many], packs=["separation"], units=units)
    before = check(model)
    found = remedies_for(model, before).found
    (finding,) = [f for f in before.findings if f.stands and "both" in f.subjects]
    moved = [target["post"] for do, target in edits(found[finding.id]) if do == "move-post"]
    assert sorted(moved) == ["ask", "buy"]


def test_a_seat_goes_before_a_move():
    rows = {
        "posts": [post("a"), post("b", "a")],
        "units": [unit("panel", "panel"), unit("other")],
        "functions": [function("f", "b")],
        "memberships": [seat("panel", "b")],
    }
    model = with_rule(rows, "exclusive", groups=[["panel"], ["f"]], held_by="posts")
    wanted = {"from": "b", "relation": "member_of", "to": "panel"}
    assert edits(of_rule(model, RULE)) == [("remove-link", wanted)]


def test_without_a_seat_to_give_up_the_work_moves():
    rows = {
        "posts": [post("a"), post("b", "a")],
        "units": [unit("other")],
        "functions": [function("f", "b"), function("g", "b")],
    }
    model = with_rule(rows, "exclusive", groups=[["f"], ["g"]], held_by="posts")
    assert edits(of_rule(model, RULE)) == [("move-function", {"function": "f", "to": "other"})]


IN_THE_MIDDLE = [function("F1", "money", "commissioning")]
MISPLACED = [function("F1", "running", "commissioning"), function("F2", "buying", "commissioning")]
KEPT_OUT = [["ask", "owns", "F1"]]


def test_what_breaks_a_rule_of_another_pack_is_not_offered_while_a_sound_change_exists():
    near = {"units": [unit("ask", side="commissioning", parent="body")], "functions": MISPLACED}
    free = trust(**near)
    assert edits(of_rule(free, "SEP-1a")) == [("move-function", {"function": "F1", "to": "ask"})]
    bound = trust(pack("required_link", never=KEPT_OUT), **near)
    remedy = of_rule(bound, "SEP-1a")
    assert edits(remedy) == [("move-function", {"function": "F1", "to": "buying"})]
    assert remedy.breaks == ()


def test_where_every_change_breaks_a_rule_the_least_harmful_says_which():
    own = pack("required_link", never=[["buying", "owns", "F1"]])
    model = trust(own, functions=MISPLACED)
    remedy = of_rule(model, "SEP-1a")
    assert edits(remedy) == [("move-function", {"function": "F1", "to": "buying"})]
    assert remedy.breaks == (RULE,)
    assert f"It would break {RULE}." in remedy.words
    told = report(model.check(), model)
    assert f"It would break {RULE}." in told
    (finding,) = [
        found
        for rule in model.check().to_dict()["rules"]
        for found in rule["findings"]
        if rule["id"] == "SEP-1a"
    ]
    assert finding["breaks"] == [RULE]


def test_the_packs_of_the_organisation_count_where_another_is_checked():
    own = pack("required_link", never=[["buying", "owns", "F1"]])
    model = trust(own, functions=MISPLACED)
    result = check(model, ["separation"])
    (finding,) = result.rule("SEP-1a").findings
    assert remedies_for(model, result).found[finding.id].breaks == (RULE,)


def test_a_change_that_leaves_a_rule_without_an_answer_gives_way_to_one_that_does_not():
    rows = {
        "posts": [post("a"), post("b", "a")],
        "units": [unit("other")],
        "links": [link("a", "advises", "b"), link("b", "supports", "other")],
    }
    model = with_rule(
        rows,
        "forbidden_path",
        **{"from": ["a"], "to": ["other"], "relations": ["advises", "supports"]},
    )
    remedy = of_rule(model, RULE)
    assert [do for do, _ in edits(remedy)] == ["remove-link"]
    assert remedy.loses == ()


HOSTED = [function("Z", "buying", "shared"), function("A", "money", "shared")]
OVERLAP = [link("Z", "overlaps", "A")]


def both(model):
    """Remedies of the findings about overlap and about hosting."""
    result = check(model, ["structure", "separation"])
    found = remedies_for(model, result).found
    return [
        found[finding.id]
        for rule in ("R60", "SEP-8")
        for finding in result.rule(rule).findings
        if finding.id in found
    ]


def test_two_findings_about_one_function_get_one_change():
    overlap, hosted = both(trust(functions=HOSTED, links=OVERLAP))
    wanted = [("move-function", {"function": "Z", "to": "money"})]
    assert (edits(overlap), edits(hosted)) == (wanted, wanted)
    assert {overlap.finding, hosted.finding} <= set(overlap.clears) & set(hosted.clears)
    assert "too" in overlap.words


def test_one_finding_alone_gets_the_change_of_its_own():
    neutral = [function("Z", "money", "shared"), function("A", "ask", "shared")]
    ask = unit("ask", side="neutral", parent="body")
    (overlap,) = both(trust(units=[ask], functions=neutral, links=OVERLAP))
    assert edits(overlap) == [("move-function", {"function": "A", "to": "money"})]


def test_an_option_left_open_that_clears_the_finding_is_named():
    model = trust(functions=MISPLACED)
    opens = Scenario("Back", option="O9(b)").move_function("F1", to="buying")
    other = Scenario("Other", option="O9(a)").move_function("F2", to="money")
    ends = Scenario("Ends", option="O9(c)").remove_function("F1")
    remedy = of_rule(model, "SEP-1a", [other, opens, ends])
    assert remedy.option == "O9(b)"
    assert "Left open in the paper: O9(b)." in remedy.words
    assert of_rule(model, "SEP-1a", [other, ends]).option == ""


def test_how_many_sit_on_a_body_is_up_to_the_body():
    rows = {
        "posts": [post("a"), post("b", "a"), post("c", "a")],
        "units": [unit("panel", "panel", roster="complete")],
        "memberships": [seat("panel", "a", "chairs"), seat("panel", "b"), seat("panel", "c")],
    }
    model = with_rule(rows, "body_size", body="panel", most=2)
    remedy = of_rule(model, RULE)
    assert (edits(remedy), remedy.words) == ([], "")


def test_an_overlap_is_not_struck_out():
    alone = [function("Z", "buying", "commissioning"), function("A", "running", "provider")]
    model = trust(functions=alone, links=OVERLAP)
    result = check(model, ["structure", "separation"])
    (overlap,) = result.rule("R60").findings
    assert "remove-link" not in [
        do for do, _ in edits(remedies_for(model, result).found[overlap.id])
    ]


@pytest.fixture
def many():
    """Three overlaps, each of two functions of neutral units."""
    functions = [function(f"f{n}", "money", "shared") for n in range(3)]
    functions += [function(f"g{n}", "ask", "shared") for n in range(3)]
    overlaps = [link(f"f{n}", "overlaps", f"g{n}") for n in range(3)]
    ask = unit("ask", side="neutral", parent="body")
    return trust(units=[ask], functions=functions, links=overlaps)


def test_beyond_the_bound_nothing_is_offered_and_the_text_says_so(many, monkeypatch):
    assert many.check(["structure"]).tried.untried == 0
    monkeypatch.setattr(budget, "MOST_LOOKS", 5)  # one finding alone, then every rule
    result = many.check(["structure"])
    offered = [bool(finding.edits) for finding in result.tried.rule("R60").findings]
    assert offered.count(True) == 1
    left = 2  # of the overlaps
    assert result.tried.untried == result.to_dict()["untried"] == left
    assert "For 2 findings no change was tried" in report(result, many)


def test_a_large_organisation_has_fewer_tries(many, monkeypatch):
    result = many.check(["structure"])
    size = sum(len(table) for table in many.tables.values()) + 10 * len(result.findings)
    monkeypatch.setattr(budget, "MOST_SIZE", size * 9)
    assert budget.Budget.of(many, result).left == 9
    monkeypatch.setattr(budget, "MOST_SIZE", size * 4)  # too few for one remedy
    assert result.tried.untried == len([f for f in result.findings if f.stands])


def test_asked_for_one_finding_the_answer_is_that_of_all(many):
    result = check(many)
    whole = remedies_for(many, result).found
    assert {name: remedies_for(many, result, only=[name]).found[name] for name in whole} == whole


def test_a_check_tries_nothing_until_it_is_asked(many, monkeypatch):
    def refuse(*_):
        raise AssertionError("tried")

    monkeypatch.setattr("orgmodel.remedies.tried.with_remedies", refuse)
    result = many.check(["structure"])
    assert len(result.rule("R60").findings) == 3
    with pytest.raises(AssertionError, match="tried"):
        result.to_dict()


def test_a_kind_that_reads_safeguards_is_offered_one():
    kinds = Path(rules_kinds.__file__).parent.glob("*/*.py")
    read = re.compile(r'\.safeguard\b|"safeguard"')
    found = {path.stem for path in kinds if read.search(path.read_text())}
    assert found == ACCEPT_A_SAFEGUARD | ASK_FOR_A_SAFEGUARD


def test_on_another_day_changes_are_tried_on_that_day():
    held = [{"person": "x", "post": name, "end": "2007-06-30"} for name in ("buyer", "nurse")]
    model = trust(people=[{"id": "x"}], appointments=held)
    result = model.check(on="2007-06-01")
    (finding,) = [f for f in result.rule("SEP-3").findings if f.severity == "error"]
    remedy = model.remedies(result).found[finding.id]
    assert edits(remedy) == [("end-appointment", {"person": "x", "post": "buyer"})]
    tried = {f.id: f for f in result.tried.findings}
    assert tried[finding.id].edits == remedy.edits
    assert model.check(on="2007-07-01").rule("SEP-3").findings == ()
