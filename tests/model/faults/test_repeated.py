"""Faults that repeat are counted, and none of another sort is hidden by them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.faults import Problem
from orgmodel.model.faults.repeated import few_of_each, how_many

PROBLEMS = st.lists(
    st.builds(
        Problem,
        st.sampled_from(["duplicate-id", "unknown-id"]),
        st.sampled_from(["posts.csv", "units.csv"]),
        st.integers(2, 9),
        st.sampled_from([None, "id", "unit"]),
        st.just("x"),
        st.just("wrong"),
        st.booleans(),
    ),
    max_size=60,
)


def sort(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.file, problem.column, problem.fault


@given(PROBLEMS, st.integers(1, 5))
def test_as_many_faults_are_told_and_of_each_sort_a_few_are_listed(
    problems: list[Problem], most: int
) -> None:
    few = few_of_each(problems, most)
    assert how_many(few) == how_many(problems)
    assert {sort(problem) for problem in few} == {sort(problem) for problem in problems}
    if len(problems) > most:
        for kind in {sort(problem) for problem in problems}:
            assert sum(sort(problem) == kind for problem in few) <= most + 1
    assert few_of_each(few, most) == few


def test_the_last_says_how_many_more() -> None:
    again = [Problem("duplicate-id", "posts.csv", row, "id", "x", "again") for row in range(2, 252)]
    few = few_of_each(again)
    assert [problem.row for problem in few[:-1]] == list(range(2, 102))
    assert str(few[-1]).startswith("posts.csv, id: and 150 more rows of the same.")
    assert few_of_each(again[:100]) == tuple(again[:100])
