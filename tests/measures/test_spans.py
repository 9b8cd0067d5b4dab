"""Spans, layers and managers of the reporting line."""

import numpy as np
import pytest

from orgmodel.measures import measure
from tests.builders import organisation, post


def measured(*posts, **tables):
    return measure(organisation(list(posts), **tables))


def values(found, *names):
    return tuple(found[name].value for name in names)


def test_the_average_span_is_posts_less_tops_by_managers():
    found = measured(post("ce"), post("a", "ce"), post("b", "ce"), post("c", "b"), post("chair"))
    assert values(found, "average_span", "largest_span", "managers") == (1.5, 2, 2)


def test_dotted_lines_never_count():
    found = measured(
        post("ce"), post("a", "ce"), links=[{"from": "a", "relation": "dotted_line_to", "to": "ce"}]
    )
    assert found["largest_span"].value == 1


def test_a_vacant_post_counts_in_a_span():
    found = measured(post("ce"), post("a", "ce", status="vacant"), post("b", "ce"))
    assert found["largest_span"].value == 2


def test_a_role_that_a_post_also_carries_is_no_report_and_no_post():
    found = measured(post("ce"), post("a", "ce"), post("r", "ce", kind="role"))
    assert values(found, "largest_span", "post_rows", "non_managers") == (1, 2, 1)


def test_without_a_manager_there_is_no_span():
    found = measured(post("a"), post("b"))
    assert values(found, "average_span", "largest_span", "manager_ratio") == (None, None, None)
    assert found["average_span"].known == "the data does not say"


def test_a_group_counts_as_one_row_and_as_its_posts():
    found = measured(
        post("ce"), post("lead", "ce"), post("nurses", "lead", kind="post_group", count="12")
    )
    assert values(found, "average_span", "average_span_posts") == (1, 6.5)
    spans = found.managers.set_index("post")["span_posts"]
    assert spans["lead"] == 12


def test_a_group_of_unknown_size_leaves_its_span_in_posts_unknown():
    found = measured(post("ce"), post("nurses", "ce", kind="post_group"))
    assert found["average_span"].value == 1
    assert found["average_span_posts"].value is None
    assert "1 groups in the line have no count" in found["average_span_posts"].known
    assert np.isnan(found.managers["span_posts"].iloc[0])


def test_a_manager_is_who_has_a_report_whatever_the_title():
    found = measured(post("ce"), post("m", "ce", title="Manager"), post("a", "ce"))
    assert values(found, "managers", "non_managers", "manager_ratio") == (1, 2, 2)
    assert found["manager_share"].value == pytest.approx(100 / 3, abs=1e-6)


def test_one_to_one_reporting_is_a_manager_of_one_post():
    found = measured(post("ce"), post("deputy", "ce"), post("a", "deputy"), post("b", "deputy"))
    assert found["one_to_one"].value == 1
    assert found.posts.set_index("post")["one_to_one"].to_dict()["ce"]


@pytest.mark.parametrize(("count", "one_to_one"), [("1", 1), ("12", 0), ("", 0)])
def test_a_single_group_is_one_to_one_only_where_it_is_known_to_be_one_post(count, one_to_one):
    found = measured(post("ce"), post("g", "ce", kind="post_group", count=count))
    assert found["one_to_one"].value == one_to_one
    assert ("left out" in found["one_to_one"].known) == (count == "")


def test_layers_are_those_of_the_largest_line():
    found = measured(
        post("chair"),
        post("lay", "chair"),
        post("aide", "lay"),
        post("clerk", "aide"),
        post("ce"),
        post("a", "ce"),
        post("b", "ce"),
        post("c", "a"),
        post("d", "a"),
    )
    assert values(found, "layers", "line_posts", "outside_line") == (3, 5, 4)
    assert found.layers[["layer", "rows"]].to_numpy().tolist() == [[1, 1], [2, 2], [3, 2]]


def test_of_equal_lines_the_first_is_taken():
    found = measured(post("b"), post("a"), post("x", "a"), post("y", "b"), post("z", "y"))
    assert found["layers"].value == 3
    found = measured(post("first", title="First"), post("second"))
    assert '"First"' in found["layers"].known


def test_a_layer_states_its_posts_and_money_only_where_all_its_rows_do():
    found = measured(
        post("ce", fte="1", cost="100"),
        post("a", "ce", fte="0.5"),
        post("g", "ce", kind="post_group", fte="2"),
    )
    top, second = found.layers.to_dict("records")
    assert (top["posts"], top["fte"], top["cost"]) == (1, 1, 100)
    assert second["fte"] == 2.5
    assert np.isnan(second["posts"])
    assert np.isnan(second["cost"])


def test_sums_over_a_line_are_known_only_where_all_of_it_is():
    found = measured(
        post("ce", fte="1"), post("a", "ce", fte="1"), post("b", "a", fte="0.5"), post("c", "ce")
    )
    line_fte = found.posts.set_index("post")["line_fte"]
    assert line_fte["a"] == 1.5
    assert np.isnan(line_fte["ce"])


def test_in_a_faulty_line_nobody_is_taken_for_a_top():
    found = measured(post("a", "b"), post("b", "a"), post("c", "c"), post("d", "nobody"))
    assert found.faulty
    assert values(found, "roots", "managers", "layers") == (0, 1, None)


def test_a_repeated_id_counts_once():
    found = measured(post("ce"), post("a", "ce"), post("a", "ce"), post("", "ce"))
    assert values(found, "post_rows", "largest_span") == (2, 1)


def test_an_organisation_without_posts_has_no_figures_but_no_error():
    found = measured(*[])
    assert values(found, "post_rows", "layers", "largest_span") == (0, None, None)
    assert found.to_dict()["managers"] == []
    assert len(found.to_frame()) == len(found.figures)
