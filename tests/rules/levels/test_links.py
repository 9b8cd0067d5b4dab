"""Level 7: secondary accountability across the sides."""

import pytest

from tests.builders import link, post, unit
from tests.rules.levels.trust import LINKS, POSTS, UNITS, level

IT = unit("it", "team", side="neutral", parent="fin")
OUTSIDE = unit("outside", "partner")


def joined(*links, units=(IT, OUTSIDE), **changed):
    return {"units": [*UNITS, *units], "links": [*LINKS, *links], **changed}


LAWFUL = {
    "a neutral unit has dotted lines to both": joined(
        link("it", "dotted_line_to", "buy"), link("it", "dotted_line_to", "run")
    ),
    "a unit is accountable to another of its side": joined(link("d_buy", "accountable_to", "buy")),
    "a unit is accountable to the trust": joined(link("run", "accountable_to", "trust")),
    "the commissioning side manages the performance of the provider": joined(
        link("buy", "performance_manages", "run")
    ),
    "the commissioning side holds the provider to account": joined(
        link("d_buy", "holds_to_account", "d_run")
    ),
    "the commissioning side approves the provider's plans": joined(
        link("buy", "approves_plans_of", "run")
    ),
    "what is overseen is a service": joined(
        link("buy", "performance_manages", "clinic"), link("it", "dotted_line_to", "buy")
    ),
    "an outside body oversees a side": joined(
        link("outside", "performance_manages", "run"), link("it", "dotted_line_to", "buy")
    ),
}
ACROSS = [
    ("run", "dotted_line_to", "buy"),
    ("buy", "dotted_line_to", "run"),
    ("d_run", "accountable_to", "d_buy"),
    ("buy", "accountable_to", "run"),
    ("d_buy", "appraises", "nurse"),
    ("nurse", "appraises", "buyer"),
    ("run", "performance_manages", "buy"),
    ("d_run", "approves_plans_of", "buy"),
    ("run", "holds_to_account", "d_buy"),
]


@pytest.mark.parametrize("case", LAWFUL.values(), ids=LAWFUL)
def test_it_passes_where(case):
    assert level("SEP-7", **case).outcome == "pass"


@pytest.mark.parametrize("ends", ACROSS, ids=" ".join)
def test_it_warns_where(ends):
    result = level("SEP-7", **joined(link(*ends)))
    assert result.outcome == "fail"
    assert [(f.severity, f.subjects) for f in result.findings] == [("warning", (ends[0], ends[2]))]


@pytest.mark.parametrize(
    "ends", [("mid", "dotted_line_to", "run"), ("buy", "accountable_to", "mid")], ids=" ".join
)
def test_it_is_not_assessable_where_an_end_is_on_no_side_that_is_known(ends):
    result = level("SEP-7", **joined(link(*ends), posts=[*POSTS, post("mid", "ce")]))
    assert result.outcome == "not_assessable"
    assert "which side mid is on" in result.missing


def test_without_such_a_link_it_says_which_would_answer_it():
    result = level("SEP-7")
    assert result.outcome == "not_assessable"
    assert "has a dotted line to" in result.missing


def test_a_safeguard_of_the_link_makes_it_exempt():
    guarded = link("run", "dotted_line_to", "buy", safeguard="its own line")
    assert level("SEP-7", **joined(guarded)).outcome == "exempt"
