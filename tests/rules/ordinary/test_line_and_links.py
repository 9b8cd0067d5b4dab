"""What rules about the line, links and functions make of ordinary data, side by side."""

import pytest

import orgmodel as om
from tests.builders import function, link, organisation, post, unit
from tests.rules.ruling import ruled

NA, PASS, FAIL = "not_assessable", "pass", "fail"


def line(*pairs):
    return {"posts": [post(*pair) for pair in pairs]}


TREE = line(("ce",), ("a", "ce"), ("b", "a"))
FORESTS = {
    "a tree": (TREE, PASS),
    "two tops": (line(("ce",), ("chair",), ("a", "ce"), ("b", "chair")), PASS),
    "a loop": (line(("ce",), ("a", "b"), ("b", "a"), ("c", "ce")), FAIL),
    "nobody but a loop": (line(("a", "b"), ("b", "a")), FAIL),
    "a post that reports to itself": (line(("ce",), ("a", "ce"), ("b", "b")), FAIL),
    "a manager who is not in the data": (line(("ce",), ("a", "ce"), ("b", "gone")), NA),
    "no top": (line(("a", "gone"), ("b", "a")), NA),
    "no line": (line(("a",), ("b",)), NA),
    "an id twice, with two managers": (line(("ce",), ("a", "ce"), ("b", "ce"), ("a", "b")), FAIL),
    "an id twice, with one manager": (line(("ce",), ("a", "ce"), ("b", "ce"), ("a", "ce")), PASS),
    "an id twice, once without manager": (line(("ce",), ("a", "ce"), ("b", "a"), ("a", "")), NA),
}


@pytest.mark.parametrize("case", sorted(FORESTS))
def test_the_solid_lines_are_a_tree_where_the_whole_line_is_known(case):
    given, wanted = FORESTS[case]
    assert ruled(given, "forest").outcome == wanted


def test_a_repeated_id_is_named_with_each_rows_own_title():
    posts = [
        post("ce", title="Chief"),
        post("a", "ce", title="Clerk"),
        post("b", "ce", title="Buyer"),
        post("a", "b", title="Driver"),
    ]
    (finding,) = ruled({"posts": posts}, "forest").findings
    assert finding.message == (
        "The id a stands in several rows with different managers: Clerk (a) reports to ce "
        "(posts.csv row 3) and Driver (a) reports to b (posts.csv row 5)."
    )
    assert finding.clears_if.startswith("each row gets an id of its own")


def test_a_repeated_id_is_named_as_the_cause_of_a_loop():
    posts = [
        post("ce"),
        post("a", "b", title="Clerk"),
        post("b", "a", title="Buyer"),
        post("a", "ce", title="Driver"),
    ]
    loop = ruled({"posts": posts}, "forest").findings[0]
    assert loop.message.startswith(
        "The line goes round in a loop: Clerk (a) → Buyer (b) → Clerk (a). The id a stands in "
        "posts.csv row 3 and posts.csv row 5: if these are different posts, that is the cause."
    )
    assert loop.clears_if.startswith("each row with the id a gets an id of its own; or ")


@pytest.mark.parametrize(("kind", "limits"), [("span", {"most": 3}), ("layers", {"most": 4})])
def test_limits_of_the_line_hold_only_where_every_manager_is_known(kind, limits):
    assert ruled(TREE, kind, **limits).outcome == PASS
    strange = line(("ce",), ("a", "ce"), ("b", "gone"))
    assert ruled(strange, kind, **limits).outcome == NA
    assert ruled(strange, kind, **limits).missing.startswith("who gone is, to whom b reports")


def test_as_many_reports_as_are_too_many_prove_a_span():
    given = {"posts": [post("ce"), *(post(name, "ce") for name in "abcdef")]}
    (finding,) = ruled(given, "span", most=3).findings
    assert len(finding.path) == 4


@pytest.mark.parametrize(
    ("posts", "wanted"),
    [
        ([("ce",), ("x", "ce"), ("m", "x")], PASS),
        ([("ce",), ("chair",), ("m", "chair")], FAIL),
        ([("ce",), ("m",)], NA),
        ([("ce",), ("x", "gone"), ("m", "x")], NA),
    ],
)
def test_a_line_that_is_not_told_leads_nowhere_else(posts, wanted):
    assert ruled(line(*posts), "in_line_of", post="m", manager="ce").outcome == wanted


@pytest.mark.parametrize(
    ("units", "wanted"),
    [
        ([unit("u", head="a"), unit("v", head="b")], PASS),
        ([unit("u", head="a"), unit("v")], NA),
        ([unit("u", head="two"), unit("v", head="b")], FAIL),
        ([unit("u", head="a"), unit("u", head="b")], FAIL),
        ([unit("u", head="a"), unit("v", head="gone")], NA),
        ([unit("u", "team")], NA),
    ],
)
def test_a_unit_without_a_named_head_is_not_said_to_have_none(units, wanted):
    posts = [post("a"), post("b"), post("two", count="2")]
    result = ruled({"posts": posts, "units": units}, "one_head", kinds=["directorate"])
    assert result.outcome == wanted


# Links: what others have says nothing of one

UNITS = {"posts": [post("a"), post("b")], "units": [unit("u", head="a"), unit("v"), unit("w")]}


def linked(*links, **parameters):
    given = {"things": ["u", "v"], "relations": ["supports"], "to": [["w"]], **parameters}
    return ruled({**UNITS, "links": [link(*ends) for ends in links]}, "linked", **given)


U, V = ("u", "supports", "w"), ("v", "supports", "w")


@pytest.mark.parametrize(
    ("links", "parameters", "wanted"),
    [
        ([U, V], {}, PASS),
        ([U], {}, NA),
        ([], {}, NA),
        ([U], {"any": True}, PASS),
        ([], {"any": True}, NA),
        ([U, ("v", "advises", "w")], {"weaker_links": [["v", "advises", "w"]]}, FAIL),
        ([U, ("v", "supports", "u")], {}, NA),
        ([U, V], {"things": ["u", "v", "x"]}, NA),
    ],
)
def test_a_link_of_one_thing_says_nothing_of_another(links, parameters, wanted):
    assert linked(*links, **parameters).outcome == wanted


def test_which_things_are_silent_is_said():
    assert linked(U).missing == "whether v supports w (links.csv)"


@pytest.mark.parametrize(
    ("relation", "wanted"),
    [("employed_by", NA), ("succeeds", NA), ("appraises", NA), ("supports", PASS)],
)
def test_employment_and_succession_are_no_mutual_dependency(relation, wanted):
    given = {**UNITS, "links": [link("a", relation, "b")]}
    assert organisation(**given).check().rule("R67").outcome == wanted


@pytest.mark.parametrize(
    ("links", "wanted"),
    [
        ([("u", "dotted_line_to", "w"), ("v", "dotted_line_to", "w")], PASS),
        ([("u", "dotted_line_to", "w")], NA),
        ([("u", "dotted_line_to", "w"), ("v", "supports", "w")], FAIL),
        ([("u", "dotted_line_to", "w"), ("v", "dotted_line_to", "u")], NA),
    ],
)
def test_a_dedicated_link_of_one_unit_says_nothing_of_another(links, wanted):
    given = {**UNITS, "links": [link(*ends) for ends in links]}
    asked = {"things": ["u", "v"], "relations": ["dotted_line_to"], "to": ["w"]}
    assert ruled(given, "dedicated_link", weaker=["supports"], **asked).outcome == wanted


@pytest.mark.parametrize(
    ("safeguards", "wanted"),
    [
        (["contract 1", "contract 2"], PASS),
        (["contract 1", ""], NA),
        (["contract 1", "a talk"], FAIL),
    ],
)
def test_a_link_without_a_safeguard_on_record_is_not_said_to_have_none(safeguards, wanted):
    links = [link(f, "supports", "w", safeguard=s) for f, s in zip("uv", safeguards, strict=True)]
    result = ruled(
        {**UNITS, "links": links},
        "safeguarded_links",
        relation="supports",
        to=["w"],
        says=["contract"],
    )
    assert result.outcome == wanted


@pytest.mark.parametrize(
    ("functions", "wanted"),
    [
        ([function("F", "u"), function("G", "v")], PASS),
        ([function("F", "u"), function("F", "v")], FAIL),
        ([function("F", "u"), function("G", "")], NA),
    ],
)
def test_each_function_has_one_owner_where_each_has_one_on_record(functions, wanted):
    assert ruled({**UNITS, "functions": functions}, "one_owner").outcome == wanted


@pytest.mark.parametrize(
    ("provisions", "wanted"),
    [(["external"], PASS), (["external", "internal"], FAIL), (["external", ""], NA), ([], NA)],
)
def test_there_is_none_of_a_sort_only_where_each_says_its_sort(provisions, wanted):
    services = [{"id": f"s{n}", "provision": p} for n, p in enumerate(provisions)]
    asked = {"things": ["provision:internal"], "among": "services"}
    assert ruled({**UNITS, "services": services}, "none_of", **asked).outcome == wanted


def test_one_example_shows_how_services_outside_are_treated():
    services = [{"id": n, "provision": p} for n, p in (("s", "internal"), ("t", "external"))]
    links = [link("u", "oversees", "t"), link("v", "oversees", "t"), link("u", "commissions", "s")]
    given = {**UNITS, "services": services, "links": links}
    (finding,) = ruled(given, "same_treatment", relations=["oversees"]).findings
    assert [(s.start, s.relation, s.end) for s in finding.path] == [
        ("s", "has_provision", "internal"),
        ("u", "oversees", "t"),
    ]


def test_a_head_that_the_option_takes_away_is_known_to_be_gone():
    given = {"posts": [post("a"), post("b")], "units": [unit("u", head="a"), unit("v", head="b")]}
    model = organisation(**given)
    assert model.check().rule("R61").outcome == PASS
    after = model.apply(om.Scenario("An option").update_unit("v", head="")).check().rule("R61")
    assert (after.outcome, after.findings[0].subjects) == (FAIL, ("v",))
    assert [step.to_dict()["change"] for step in after.findings[0].path] == [1]


# Owners


@pytest.mark.parametrize(
    ("functions", "wanted"),
    [
        ([function("F", "u")], PASS),
        ([function("F", "gone")], NA),
        ([function("F", "u"), function("G", "gone")], NA),
        ([function("F", "u"), function("F", "v"), function("G", "gone")], FAIL),
    ],
)
def test_an_owner_who_is_not_in_the_data_is_no_owner(functions, wanted):
    assert ruled({**UNITS, "functions": functions}, "one_owner").outcome == wanted


@pytest.mark.parametrize(("second", "wanted"), [("b", PASS), ("a", FAIL), ("gone", NA)])
def test_what_a_post_has_is_open_where_an_owner_is_not_in_the_data(second, wanted):
    given = {**UNITS, "functions": [function("F", "a"), function("G", second)]}
    found = ruled(given, "exclusive", groups=[["F"], ["G"]], held_by="posts")
    assert found.outcome == wanted


@pytest.mark.parametrize(
    ("approvers", "wanted"), [(["u"], PASS), (["u", "v"], FAIL), (["u", "gone"], NA)]
)
def test_the_last_word_is_open_where_an_approver_is_not_in_the_data(approvers, wanted):
    links = [link(name, "approves_plans_of", "w") for name in approvers]
    found = ruled({**UNITS, "links": links}, "one_final", relations=["approves_plans_of"])
    assert found.outcome == wanted


def test_a_line_through_an_id_with_two_managers_is_open_in_any_order_of_rows():
    posts = [post("ce"), post("o"), post("a", "ce"), post("a", "o"), post("c", "a")]
    for rows in (posts, posts[::-1]):
        found = ruled({"posts": rows}, "in_line_of", post="c", manager="ce")
        assert found.outcome == NA
        assert "its rows name different managers" in found.missing
    again = [post("ce"), post("a", "ce"), post("a", "ce"), post("c", "a")]
    assert ruled({"posts": again}, "in_line_of", post="c", manager="ce").outcome == PASS
