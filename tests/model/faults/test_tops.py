"""Tops that are declared: whose manager is not known, and which of them are none."""

import pytest

from orgmodel.files.folder.departed import departed_bytes
from tests.builders import organisation, post

CE = post("ce", title="Chief Executive")


def faults(posts, tops, **more):
    found = organisation(posts, tops=tops, **more).problems
    return [(p.code, p.file, p.row, p.column, p.value, p.fault) for p in found]


def test_an_empty_manager_is_a_fault_where_the_tops_are_declared():
    org = organisation([CE, post("a", title="Buyer"), post("b", "a")], tops=["ce"])
    assert [str(problem) for problem in org.problems] == [
        "posts.csv row 3, reports_to: empty, so the manager of Buyer (a) is not known. Fill the "
        'cell with the id of the manager or, if it reports to nobody, add "a" to tops in '
        "organisation.toml."
    ]


@pytest.mark.parametrize(
    ("posts", "tops", "found"),
    [
        ([CE, post("a", "ce")], None, []),
        ([CE, post("a", "ce")], ["ce"], []),
        ([CE], [], [("missing-value", "posts.csv", 2, "reports_to", "", True)]),
        ([CE, post("a")], None, [("several-tops", "posts.csv", None, "reports_to", "2", False)]),
        (
            [CE, post("a")],
            ["a", "ce"],
            [("several-tops", "posts.csv", None, "reports_to", "2", False)],
        ),
        (
            [CE, post("a", "ce")],
            ["ce", "a"],
            [("not-allowed", "organisation.toml", None, "tops", "a", True)],
        ),
        (
            [CE],
            ["ce", "zz"],
            [("unknown-id", "organisation.toml", None, "tops", "zz", True)],
        ),
    ],
)
def test_each_fault_of_the_tops(posts, tops, found):
    assert faults(posts, tops) == found


def test_several_tops_are_counted_among_the_declared_alone():
    found = faults([CE, post("a"), post("b")], ["ce", "a"])
    assert [(code, value) for code, _, _, _, value, _ in found] == [
        ("several-tops", "2"),
        ("missing-value", ""),
    ]


def test_a_top_that_is_misspelt_is_recognised():
    (fault, *_) = organisation([CE], tops=["CE"]).problems
    assert fault.message == 'no post "CE". Did you mean "ce"?'


def test_a_post_that_has_gone_is_told_before_a_likeness():
    gone = departed_bytes([{"id": "mgr-1", "title": "Manager"}])
    posts = [CE, post("mgr-2", "ce"), post("a", "mgr-1")]
    (fault,) = organisation(posts, extra_files={"departed.csv": gone}).problems
    assert fault.message == (
        'no post "mgr-1". "mgr-1" is a post that has gone (departed.csv): name the post that '
        "took over."
    )


def test_one_number_is_never_taken_for_another():
    (fault,) = organisation([post("1061"), post("a", "1016")]).problems
    assert fault.message == 'no post "1016". It must be an id of posts.csv, or empty.'
