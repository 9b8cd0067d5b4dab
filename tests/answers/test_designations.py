"""A designation in a title suggests the role that it names, and is never taken without a yes."""

import pytest

from orgmodel.answers.designations import designations
from orgmodel.answers.roles import roles_of
from tests.builders import organisation, post

MO = frozenset({"monitoring", "officer"})


@pytest.mark.parametrize(
    "title",
    [
        "Director of Law and Governance (Monitoring Officer)",
        "Director of Law (Monitoring Officer and Returning Officer)",
        "Deputy Director of Law (Monitoring Officer)",
        "Director of Law & Monitoring Officer",
        "Director of Law, Monitoring Officer",
        "Director of Law – Monitoring Officer",
    ],
)
def test_a_title_designates(title):
    assert MO in designations(title)


@pytest.mark.parametrize(
    "title",
    [
        "PA (to the Monitoring Officer)",
        "Personal Assistant to the Director of Law (Monitoring Officer)",
        "Director of Law (Deputy Monitoring Officer)",
        "Assistant Director, Law and Monitoring Officer",
        "Monitoring Officer Team Leader",
        "Director of Law",
        "",
    ],
)
def test_a_title_does_not_designate(title):
    assert MO not in designations(title)


def test_a_word_in_brackets_that_is_no_abbreviation_designates_nothing():
    assert designations("Team Leader (Finance)") == ()
    assert designations("Corporate Director (DASS)") == (frozenset({"dass"}),)


def law(*titles, roles=None):
    posts = [post("ce", title="Chief Executive")]
    posts += [post(f"p{n}", "ce", title=title) for n, title in enumerate(titles)]
    model = organisation(posts, packs=("english-council",), roles=roles)
    return model, {state.role: state for state in roles_of(model).states}


def test_the_role_is_suggested_with_its_reason_and_the_rules_that_wait():
    model, states = law("Director of Law and Governance (Monitoring Officer)", "Head of Law")
    found = states["monitoring_officer"]
    assert (found.state, found.id) == ("suggested", "p0")
    assert "Director of Law and Governance (Monitoring Officer)" in found.reason
    assert {"EC-MO", "EC-MO-HOPS", "EC-MO-CFO"} <= set(found.waiting)
    assert model.check().rule("EC-MO").outcome == "not_assessable"


def test_who_is_called_so_is_before_who_is_designated_so():
    _, states = law("Monitoring Officer", "Director of Law (Monitoring Officer)")
    assert states["monitoring_officer"].id == "p0"


def test_two_who_are_designated_are_for_somebody_to_choose():
    _, states = law("Director of Law (Monitoring Officer)", "Head of Law (Monitoring Officer)")
    found = states["monitoring_officer"]
    assert (found.state, found.among) == ("missing", ("p0", "p1"))


def test_one_post_may_be_suggested_for_several_roles():
    _, states = law("Chief Operating Officer (Section 151 Officer, Returning Officer)")
    assert states["section_151_officer"].id == states["returning_officer"].id == "p0"
    assert states["head_of_paid_service"].id == "ce"
