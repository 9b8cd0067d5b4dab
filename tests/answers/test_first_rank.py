"""Which units are suggested as directorates, and which as the body that holds them."""

import pytest

from orgmodel.answers import suggestions
from tests.builders import organisation, post, unit


def found(posts, units, **more):
    return suggestions(organisation(posts, units=units, **more))


def team(name, under, unit_id):
    """A head and one report in a unit."""
    return [post(name, under, unit=unit_id), post(f"{name}_1", name, unit=unit_id)]


def ids(units):
    return [u.unit for u in units]


CE = [post("ce", title="Chief Executive", unit="office"), post("pa", "ce", unit="office")]
THREE = [unit(i, kind="unit") for i in ("office", "fin", "hr")]


def test_units_whose_heads_report_to_the_top():
    posts = [*CE, *team("f", "ce", "fin"), *team("h", "f", "hr")]
    seen = found(posts, THREE)
    assert ids(seen.directorates) == ["fin"]
    assert ids(seen.bodies) == ["office"]
    assert seen.directorates[0].kind.reason == "its head reports to Chief Executive (ce)"


def test_a_chief_executive_under_a_chair_is_the_top_too():
    posts = [post("chair", title="Chair"), post("ce", "chair", title="Chief Executive")]
    posts += [*team("f", "ce", "fin"), *team("h", "ce", "hr")]
    assert ids(found(posts, THREE).directorates) == ["fin", "hr"]


def test_heads_under_one_who_is_not_in_the_data():
    posts = [*team("f", "99", "fin"), *team("h", "99", "hr")]
    seen = found(posts, THREE)
    assert ids(seen.directorates) == ["fin", "hr"]
    assert {u.kind.certainty for u in seen.directorates} == {"guess"}
    assert "99, who is not in the data" in seen.directorates[0].kind.reason


def test_heads_that_report_to_nobody():
    posts = [*team("f", "", "fin"), *team("h", "", "hr")]
    seen = found(posts, THREE)
    assert ids(seen.directorates) == ["fin", "hr"]
    assert seen.bodies == ()


def test_a_manager_who_is_not_known_is_no_top():
    posts = [*CE, *team("f", "", "fin"), *team("h", "ce", "hr")]
    assert ids(found(posts, THREE, tops=["ce"]).directorates) == ["hr"]


def test_without_a_line_the_level_under_the_body():
    units = [
        unit("body", kind="unit"),
        *(unit(i, kind="unit", parent="body") for i in ("fin", "hr")),
        unit("pay", kind="unit", parent="fin"),
    ]
    seen = suggestions(organisation([], units=units))
    assert ids(seen.directorates) == ["fin", "hr"]
    assert {u.kind.certainty for u in seen.directorates} == {"guess"}


def test_the_body_around_the_directorates_is_headed_by_the_top():
    units = [
        unit("body", kind="unit"),
        *(unit(i, kind="unit", parent="body") for i in ("fin", "hr")),
    ]
    posts = [post("ce", title="Chief Executive"), *team("f", "ce", "fin"), *team("h", "ce", "hr")]
    (body,) = found(posts, units).bodies
    assert (body.unit, body.head.value, body.side.value) == ("body", "ce", "trust")


@pytest.mark.parametrize("kind", ["directorate", "team"])
def test_a_kind_in_the_data_is_kept(kind):
    units = [unit("fin", kind=kind), *THREE[::2]]
    posts = [*CE, *team("h", "ce", "hr")]
    seen = found(posts, units)
    assert ("fin" in ids(seen.directorates)) == (kind == "directorate")
    assert "fin" not in seen.confirmed().kinds
