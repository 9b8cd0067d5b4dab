"""pay.csv of several bodies as one: each scale for its own body, and apart again byte for byte."""

import pytest

import orgmodel as om
from tests.builders import organisation, post
from tests.joining.folders import files


def body(name, points, said='on_cost = 25\npay_year = "2026/27"'):
    return organisation(
        [post("ce", band="Band 7", fte="1")],
        pay=[{"band": "Band 7", "year": "2026/27", "points": points, "note": "ours"}],
        extra_files={"organisation.toml": f'name = "{name}"\ndate = "2026-09-01"\n{said}\n'},
    )


def test_each_post_is_paid_by_the_scale_of_its_body_and_parts_with_it():
    bodies = {"north": body("North", "40000"), "south": body("South", "48000")}
    whole = om.combine(bodies)
    assert not [problem for problem in whole.problems if problem.fault]
    assert whole.costs.values.tolist() == [50000, 60000]
    assert whole.pay["body"].tolist() == ["north", "south"]
    apart = whole.split()
    assert all(files(apart[name]) == files(one) for name, one in bodies.items())


@pytest.mark.parametrize("other", ["on_cost = 20", 'on_cost = 25\npay_point = "middle"', ""])
def test_bodies_that_compute_otherwise_are_told_and_nothing_is_computed_of_the_whole(other):
    bodies = {"north": body("North", "40000"), "south": body("South", "48000", other)}
    whole = om.combine(bodies)
    assert whole.measures()["cost"].value is None
    assert any("on_cost" in words for words in whole.side_by_side().told)
