"""The reporting line as arrays, against a plain way of finding the same."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model import hierarchy
from orgmodel.model.hierarchy import TOP, Hierarchy


def line(**managers):
    """A line written as post=manager; an empty manager is a top."""
    return Hierarchy.from_columns(
        pd.Series(list(managers), dtype="str"), pd.Series(list(managers.values()), dtype="str")
    )


@st.composite
def columns(draw):
    """Any id column and manager column: tops, loops, self-reports and unknown managers."""
    size = draw(st.integers(1, 30))
    ids = [f"p{n}" for n in range(size)]
    managers = draw(st.lists(st.sampled_from([*ids, "", "nobody"]), min_size=size, max_size=size))
    return pd.Series(ids, dtype="str"), pd.Series(managers, dtype="str")


class Naive:
    """The same questions, answered one post at a time."""

    def __init__(self, tree):
        self.ids = tree.ids
        self.manager = {
            name: tree.ids[above] if above != TOP else None
            for name, above in zip(tree.ids, tree.parent.tolist(), strict=True)
        }

    def children(self, post):
        return tuple(name for name in self.ids if self.manager[name] == post)

    def chain(self, post):
        return (post, *(self.chain(self.manager[post]) if self.manager[post] else ()))

    def subtree(self, post):
        return (post, *(below for child in self.children(post) for below in self.subtree(child)))

    def lowest_common_manager(self, one, other):
        above = set(self.chain(other))
        return next((name for name in self.chain(one) if name in above), None)


@given(columns())
def test_every_question_agrees_with_the_plain_way(given_columns):
    tree = Hierarchy.from_columns(*given_columns)
    naive = Naive(tree)
    assert tree.tops == tuple(name for name in tree.ids if naive.manager[name] is None)
    for place, name in enumerate(tree.ids):
        below = naive.subtree(name)
        assert tree.manager(name) == naive.manager[name]
        assert tree.children(name) == naive.children(name)
        assert tree.span(name) == len(naive.children(name))
        assert tree.chain(name) == naive.chain(name)
        assert tree.depth[place] == len(naive.chain(name)) - 1
        assert tree.layer(name) == len(naive.chain(name))
        assert tree.sizes[place] == len(below)
        assert tree.subtree(name) == below


@given(columns(), st.data())
def test_lowest_common_manager_agrees_with_the_plain_way(given_columns, data):
    tree = Hierarchy.from_columns(*given_columns)
    one, other = (data.draw(st.sampled_from(tree.ids)) for _ in range(2))
    found = tree.lowest_common_manager(one, other)
    assert found == Naive(tree).lowest_common_manager(one, other)


@given(columns())
def test_preorder_lists_a_post_before_its_line_and_siblings_in_row_order(given_columns):
    tree = Hierarchy.from_columns(*given_columns)
    naive = Naive(tree)
    walk = tuple(tree.ids[place] for place in np.argsort(tree.preorder))
    assert walk == tuple(name for top in tree.tops for name in naive.subtree(top))


@given(columns(), st.booleans())
def test_thin_and_broad_lines_are_counted_alike(given_columns, thin):
    usual = Hierarchy.from_columns(*given_columns)
    tree = Hierarchy(usual.ids, usual.parent)
    tree.__dict__["_is_thin"] = thin
    assert tree.sizes.tolist() == usual.sizes.tolist()
    assert tree.preorder.tolist() == usual.preorder.tolist()
    assert tree.total(np.ones(len(tree))).tolist() == usual.sizes.tolist()


@given(columns(), st.booleans(), st.data())
def test_somebody_of_a_line_has_it_where_a_post_of_its_subtree_does(given_columns, thin, data):
    tree = Hierarchy.from_columns(*given_columns)
    tree.__dict__["_is_thin"] = thin
    has = np.array(data.draw(st.lists(st.booleans(), min_size=len(tree), max_size=len(tree))))
    some = {name for name, place in tree.index.items() if has[place]}
    expected = [bool(some & set(tree.subtree(name))) for name in tree.ids]
    assert tree.any_in_line(has).tolist() == expected


@given(columns(), st.booleans())
def test_cells_give_the_line_that_their_columns_give(given_columns, with_repeats):
    ids, managers = (column.tolist() for column in given_columns)
    if with_repeats:
        ids, managers = [*ids, *ids], [*managers, *reversed(managers)]
    by_cells = Hierarchy.from_cells(ids, managers)
    by_columns = Hierarchy.from_columns(
        pd.Series(ids, dtype="str"), pd.Series(managers, dtype="str")
    )
    assert tuple(by_cells.ids) == tuple(by_columns.ids)
    assert by_cells.parent.tolist() == by_columns.parent.tolist()


@given(columns())
def test_loops_are_what_following_the_managers_comes_back_to(given_columns):
    ids, managers = given_columns
    _, parent = hierarchy.parents_of(ids, managers)
    found = hierarchy.loops(parent)
    on_loops = {place for loop in found for place in loop}
    for place in range(len(parent)):
        seen, here = [], place
        while here != TOP and here not in seen:
            seen.append(here)
            here = int(parent[here])
        comes_back = here == place and int(parent[place]) != place
        assert (place in on_loops) == comes_back
    for loop in found:
        assert [int(parent[place]) for place in loop] == [*loop[1:], loop[0]]


@given(columns(), st.data())
def test_the_nearest_marked_post_is_the_first_up_the_chain(given_columns, data):
    tree = Hierarchy.from_columns(*given_columns)
    marked = np.array(data.draw(st.lists(st.booleans(), min_size=len(tree), max_size=len(tree))))
    found = hierarchy.nearest(tree.parent, marked)
    for place, name in enumerate(tree.ids):
        expected = next((n for n in tree.chain(name) if marked[tree.index[n]]), None)
        assert found[place] == (TOP if expected is None else tree.index[expected])


def test_rows_may_stand_in_any_order():
    tree = line(clerk="fin", fin="ce", ce="")
    assert tree.chain("clerk") == ("clerk", "fin", "ce")
    assert tree.depth.tolist() == [2, 1, 0]


def test_a_loop_is_cut_at_its_first_row_so_that_it_can_be_drawn():
    tree = line(a="c", b="a", c="b", d="c")
    assert tree.tops == ("a",)
    assert tree.subtree("a") == ("a", "b", "c", "d")


def test_a_post_that_reports_to_itself_is_a_top():
    assert line(ce="ce", fin="ce").tops == ("ce",)


def test_a_post_with_an_unknown_manager_is_a_top():
    assert line(ce="", fin="coo").tops == ("ce", "fin")


def test_of_a_repeated_id_the_first_row_counts():
    tree = Hierarchy.from_columns(
        pd.Series(["ce", "fin", "fin"], dtype="str"), pd.Series(["", "ce", ""], dtype="str")
    )
    assert tree.ids == ("ce", "fin")
    assert tree.manager("fin") == "ce"


def test_totals_add_up_along_the_line():
    tree = line(ce="", fin="ce", clerk="fin", it="ce")
    assert tree.total(np.array([1.0, 2.0, 4.0, 8.0])).tolist() == [15.0, 6.0, 4.0, 8.0]


def test_totals_of_several_numbers_at_once():
    tree = line(ce="", fin="ce")
    assert tree.total(np.array([[1, 10], [2, 20]])).tolist() == [[3, 30], [2, 20]]


def test_posts_of_different_lines_have_no_common_manager():
    assert line(ce="", chair="").lowest_common_manager("ce", "chair") is None


def test_a_post_is_in_its_own_line():
    assert line(ce="", fin="ce").lowest_common_manager("fin", "ce") == "ce"


def test_an_organisation_without_posts_has_no_line():
    tree = line()
    assert (len(tree), tree.tops, tree.sizes.tolist(), tree.preorder.tolist()) == (0, (), [], [])


def test_an_unknown_post_is_a_key_error():
    with pytest.raises(KeyError):
        line(ce="").chain("coo")


def test_the_parent_array_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        line(ce="").parent[0] = 0


def test_a_chain_100_000_deep_is_answered():
    size = 100_000
    tree = Hierarchy([str(n) for n in range(size)], np.arange(size) - 1)
    assert tree.depth[-1] == size - 1
    assert tree.sizes[0] == size
    assert tree.preorder[-1] == size - 1
    assert len(tree.chain(str(size - 1))) == size
