"""Which side units and posts are on: the sentences of the design, one test each."""

from tests.builders import organisation, post, seat, unit


def sides(posts=(), units=(), memberships=()):
    return organisation(list(posts) or [post("x")], units=units, memberships=memberships).sides


def test_a_unit_has_its_own_side():
    found = sides(units=[unit("a", side="neutral"), unit("b", parent="a", side="provider")])
    assert found["b"] == "provider"


def test_a_unit_without_a_side_has_its_parents():
    units = [unit("team", parent="d"), unit("d", parent="trust"), unit("trust", side="provider")]
    assert sides(units=units)["team"] == "provider"


def test_a_unit_is_on_no_side_where_nothing_says():
    assert sides(units=[unit("a"), unit("b", parent="a")]) == {"a": "", "b": "", "x": ""}


def test_units_that_are_part_of_each_other_still_get_sides():
    found = sides(units=[unit("a", parent="b"), unit("b", parent="a", side="provider")])
    assert (found["a"], found["b"]) == ("", "provider")


def test_a_post_has_its_units_side():
    found = sides(
        [post("boss"), post("clerk", "boss", unit="d")],
        [unit("d", side="commissioning"), unit("e", side="provider", head="clerk")],
    )
    assert found["clerk"] == "commissioning"


def test_a_post_without_a_unit_has_the_side_of_the_unit_it_heads():
    assert sides([post("head")], [unit("d", side="provider", head="head")])["head"] == "provider"


def test_a_post_in_a_trust_unit_has_the_side_of_the_unit_it_heads():
    found = sides(
        [post("head", unit="board")],
        [unit("board", side="trust"), unit("d", side="provider", head="head")],
    )
    assert found["head"] == "provider"


def test_a_post_without_unit_or_headship_has_its_managers_side():
    posts = [post("head", unit="d"), post("deputy", "head"), post("clerk", "deputy")]
    found = sides(posts, [unit("d", side="provider")])
    assert (found["deputy"], found["clerk"]) == ("provider", "provider")


def test_a_unit_without_a_side_leaves_the_word_to_the_manager():
    posts = [post("head", unit="d"), post("clerk", "head", unit="team")]
    found = sides(posts, [unit("d", side="provider"), unit("team")])
    assert found["clerk"] == "provider"


def test_the_head_of_a_trust_unit_is_a_trust_post():
    assert sides([post("ce")], [unit("body", side="trust", head="ce")])["ce"] == "trust"


def test_the_declared_chair_of_a_trust_body_is_a_trust_post():
    chairs = [seat("board", "chair", "chairs")]
    found = sides([post("chair")], [unit("board", "board", side="trust")], chairs)
    assert found["chair"] == "trust"


def test_a_member_of_a_trust_body_is_not_a_trust_post():
    found = sides([post("nurse")], [unit("board", side="trust")], [seat("board", "nurse")])
    assert found["nurse"] == ""


def test_the_chair_of_another_body_is_not_a_trust_post():
    found = sides([post("gp")], [unit("pec", "committee")], [seat("pec", "gp", "chairs")])
    assert found["gp"] == ""


def test_sitting_in_a_trust_unit_is_not_enough():
    assert sides([post("clerk", unit="board")], [unit("board", side="trust")])["clerk"] == ""


def test_the_trust_level_is_not_carried_down_the_line():
    posts = [post("ce"), post("assistant", "ce")]
    found = sides(posts, [unit("body", side="trust", head="ce")])
    assert (found["ce"], found["assistant"]) == ("trust", "")


def test_the_head_of_a_trust_unit_and_of_another_is_a_trust_post():
    units = [unit("d", side="provider", head="ce"), unit("body", side="trust", head="ce")]
    assert sides([post("ce")], units)["ce"] == "trust"
    assert sides([post("ce")], units[::-1])["ce"] == "trust"


def test_any_pair_of_sides_will_do():
    found = sides([post("b", unit="client_side")], [unit("client_side", side="client")])
    assert found["b"] == "client"


def test_functions_never_decide_a_side():
    made = organisation(
        [post("head")],
        units=[unit("d", head="head")],
        functions=[{"id": "F1", "owner": "d", "kind": "provider"}],
    )
    assert (made.sides["d"], made.sides["head"]) == ("", "")


def test_the_trust_level_is_never_inherited_by_a_unit():
    units = [unit("body", "body", side="trust"), unit("d", parent="body"), unit("t", parent="d")]
    found = sides(units=units)
    assert (found["body"], found["d"], found["t"]) == ("trust", "", "")


def test_the_chair_of_a_management_team_of_the_trust_level_is_not_a_trust_post():
    chairs = [seat("emt", "coo", "chairs")]
    assert sides([post("coo")], [unit("emt", "group", side="trust")], chairs)["coo"] == ""


def test_the_chair_of_a_board_that_only_sits_in_the_trust_level_is_not_a_trust_post():
    units = [unit("body", "body", side="trust"), unit("pb", "board", parent="body")]
    assert sides([post("chair")], units, [seat("pb", "chair", "chairs")])["chair"] == ""


def test_the_head_of_a_trust_unit_is_a_trust_post_wherever_it_sits_and_reports():
    found = sides(
        [post("boss", unit="d"), post("ce", "boss", unit="d")],
        [unit("d", side="neutral"), unit("body", "body", side="trust", head="ce")],
    )
    assert (found["boss"], found["ce"]) == ("neutral", "trust")


def test_of_nested_units_that_a_post_heads_the_outer_decides():
    units = [
        unit("outer", side="provider", head="a"),
        unit("inner", parent="outer", side="neutral", head="a"),
    ]
    assert sides([post("a")], units)["a"] == "provider"
    assert sides([post("a")], units[::-1])["a"] == "provider"


def test_the_head_of_two_units_apart_on_two_sides_has_none_by_heading():
    units = [unit("u", side="provider", head="a"), unit("v", side="commissioning", head="a")]
    assert sides([post("a")], units)["a"] == sides([post("a")], units[::-1])["a"] == ""


def test_a_pack_has_its_own_word_for_the_trust_level():
    made = organisation(
        [post("ce"), post("a", "ce")], units=[unit("group", "body", side="centre", head="ce")]
    )
    assert (made.sides_by("centre").of("ce"), made.sides_by("centre").of("a")) == ("centre", "")
    assert made.sides_by().of("a") == "centre"


def test_who_is_on_a_side_are_units_then_posts_each_where_it_is_said_to_be():
    found = organisation(
        [post("boss"), post("clerk", "boss", unit="d"), post("e", "boss", unit="n")],
        units=[unit("d", side="provider"), unit("n", side="neutral"), unit("e", side="provider")],
    ).sides_by()
    for side in ("provider", "neutral", "trust", "", "unheard of"):
        assert list(dict.fromkeys(found.on(side))) == [
            name for name, of in found.all().items() if of == side
        ]
    assert list(found.on("provider")) == ["d", "clerk"]  # "e" is a post too, which is neutral
