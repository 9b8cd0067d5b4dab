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
    assert designations("Director of Finance (s151)") == (frozenset({"s151"}),)


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


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Interim Director of Public Health", "dph"),
        ("Joint Director of Public Health (Interim)", "dph"),
        ("Acting Monitoring Officer", "monitoring_officer"),
        ("Executive Director Children's Services", "dcs"),
        ("Strategic Director of Children & Families", "dcs"),
        ("Corporate Director, Adults and Health", "dass"),
        ("Director of Resources (s.151)", "section_151_officer"),
        ("Director of Finance (S151)", "section_151_officer"),
        ("Corporate Director of Finance", "section_151_officer"),
        ("Scrutiny Manager", "scrutiny_officer"),
        ("Group Director, Children and Education", "dcs"),
        ("Director of People (statutory DCS)", "dcs"),
        ("Head of Democratic Services and Statutory Scrutiny Officer", "scrutiny_officer"),
        ("Deputy Chief Executive and Chief Finance Officer", "section_151_officer"),
        ("Director of Public Health and Wellbeing", "dph"),
        ("Electoral Registration Officer and Returning Officer", "electoral_registration_officer"),
        ("Head of Law and Deputy Monitoring Officer", "deputy_monitoring_officer"),
    ],
)
def test_how_an_office_is_held_and_a_rank_among_directors_are_no_part_of_its_name(title, role):
    _, states = law(title)
    assert (states[role].state, states[role].id) == ("suggested", "p0")
    assert title in states[role].reason


@pytest.mark.parametrize(
    "title",
    [
        "Deputy Director of Public Health",
        "Assistant Director of Finance",
        "Head of Finance (Deputy S151)",
        "Deputy Director of Public Health and Wellbeing",
        "Assistant Director, Finance and S151",
        "Support Officer, Director of Public Health and Wellbeing",
        "Interim PA to the Director of Public Health",
        "Non-Executive Director",
    ],
)
def test_who_only_serves_is_suggested_for_no_office(title):
    _, states = law(title)
    assert not [role for role, state in states.items() if state.id == "p0"]


def test_who_holds_an_office_by_its_name_is_before_who_has_it_first_of_several():
    _, states = law("Director of Finance, North", "Chief Finance Officer")
    assert states["section_151_officer"].id == "p1"


def test_who_holds_an_office_by_its_name_is_before_who_holds_it_by_a_rank_too():
    _, states = law("Corporate Director of Finance", "Director of Finance")
    assert states["section_151_officer"].id == "p1"
