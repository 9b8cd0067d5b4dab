"""Two electricity groups as one organisation: of whom a breach is, and what crosses the groups.

Articles 35 and 48 bar what the operator's own undertaking does; that the Supervisory Body alone
appoints bars everybody else's hand.
"""

from functools import cache

import pytest

import orgmodel as om
from tests.law.electricity import GROUP
from tests.law.test_eu_electricity_owners import OWNERS
from tests.law.whole import NA, PASS, Case


@cache
def operators(*without):
    """The two lawful groups, of the second without the appointments of some."""
    first, second = (
        GROUP.organisation(Case("", PASS, "as it is", without={"appointments": gone}))
        for gone in ((), without)
    )
    return om.combine({"n": first, "ne": second})


@cache
def owners():
    """Two lawful transmission operators unbundled by ownership, each with its supplier."""
    lawful = OWNERS.organisation(Case("", PASS, "as it is"))
    return om.combine({"n": lawful, "ne": lawful})


def broken(scenario, rule, of=operators):
    result = of().apply(scenario).check()
    return {f.body for f in result.findings if f.rule == rule and f.severity == "error"}


@pytest.mark.parametrize(
    ("rule", "appointer", "appointed", "bodies"),
    [
        ("EL-48-1", "ne.g_ceo", "ne.i_mb", {"ne"}),
        ("EL-48-1", "n.i_sb", "ne.i_mb", {"ne"}),
        ("EL-48-1", "n.g_ceo", "ne.i_cto", {"ne"}),
        ("EL-48-1", "n.i_sb", "n.i_cto", set()),
        ("EL-48-1", "ne.i_sb", "n.s_trader", set()),
    ],
)
def test_nobody_else_appoints_the_management_also_nobody_of_another_group(
    rule, appointer, appointed, bodies
):
    option = om.Scenario("Appointed").add_link(appointer, "appoints", appointed)
    assert broken(option, rule) == bodies


@pytest.mark.parametrize(
    ("rule", "person", "post", "bodies"),
    [
        ("EL-35-2-a", "ne.p_d_ceo", "ne.s_trader", {"ne"}),
        ("EL-35-2-a", "ne.p_d_ceo", "n.s_trader", set()),
        ("EL-48-4", "n.p_i_engineer", "n.g_hr", {"n"}),
        ("EL-48-4", "n.p_i_engineer", "ne.g_hr", set()),
        ("EL-50-6", "n.p_i_compliance", "ne.s_ceo", set()),
    ],
)
def test_a_post_in_another_group_is_no_post_in_ones_own(rule, person, post, bodies):
    assert broken(om.Scenario("Both").appoint(person=person, post=post), rule) == bodies


@pytest.mark.parametrize("rule", ["EL-48-3", "EL-49-3"])
def test_the_past_that_one_group_keeps_is_no_record_of_the_others(rule):
    rules = {one.key: one.outcome for one in operators("old").check().rules}
    assert (rules[f"{rule} (n)"], rules[f"{rule} (ne)"]) == (PASS, NA)


@pytest.mark.parametrize(
    ("rule", "link", "bodies"),
    [
        ("EL-43-1-c", ("n.energy_ministry", "appoints", "ne.s_sb"), {"n"}),
        ("EL-43-1-c", ("ne.finance_ministry", "appoints", "ne.t_sb"), {"ne"}),
        ("EL-43-1-c", ("n.s_boss", "appoints", "ne.t_sb"), {"ne"}),
        ("EL-43-1-c", ("n.energy_ministry", "appoints", "ne.t_sb"), set()),
        ("EL-43-1-d", ("n.p_t_lay", "member_of", "ne.s_sb"), {"n"}),
        ("EL-43-1-d", ("n.p_t_lay", "member_of", "ne.t_sb"), set()),
        ("EL-43-1-d", ("n.p_t_lay", "attends", "ne.s_sb"), set()),
    ],
)
def test_of_a_transmission_operator_anybodys_supply_counts(rule, link, bodies):
    assert broken(om.Scenario("Tried").add_link(*link), rule, owners) == bodies
