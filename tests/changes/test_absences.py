"""What a scenario removed is known to be absent: which relations and ids, by which change."""

import pytest

import orgmodel as om
from orgmodel.changes.apply import quickly_applied
from tests.builders import function, link, organisation, post, seat, unit


@pytest.fixture
def org():
    return organisation(
        posts=[post("ce"), post("fin", "ce", unit="d_fin"), post("clerk", "fin", unit="d_fin")],
        units=[unit("trust"), unit("d_fin", parent="trust", head="fin"), unit("emt")],
        functions=[function("f1", "d_fin")],
        memberships=[seat("emt", "fin", source="004:11", basis="conditional")],
        links=[
            link("d_fin", "advises", "trust"),
            link("d_fin", "works_closely_with", "emt"),
        ],
    )


def changes(name="An option"):
    return om.Scenario(name)


def absent(organisation):
    """Each removed relation with the number of the change."""
    return {
        (step.start, step.relation, step.end): step.origin.change
        for step in organisation.removed.relations
    }


def test_data_as_loaded_has_nothing_removed(org):
    assert not org.removed
    assert absent(org) == {}


def test_a_removed_seat_is_absent_with_the_change_and_its_own_source_and_basis(org):
    option = org.apply(
        changes().remove_link("d_fin", "advises", "trust").remove_link("fin", "member_of", "emt")
    )
    assert absent(option) == {("d_fin", "advises", "trust"): 1, ("fin", "member_of", "emt"): 2}
    step = option.removed.between("fin", "member_of", "emt")
    assert (step.source, step.basis) == ("004:11", "conditional")
    assert step.to_dict()["change"] == 2
    assert step.to_dict()["removed"] is True
    assert "file" not in step.to_dict()
    assert step.origin.words() == "removed by change 2"


def test_a_relation_that_reads_both_ways_round_is_absent_both_ways_round(org):
    option = org.apply(changes().remove_link("d_fin", "works_closely_with", "emt"))
    assert option.removed.between("emt", "works_closely_with", "d_fin")
    again = option.apply(changes("Back").add_link("emt", "works_closely_with", "d_fin"))
    assert not again.removed


def test_a_removed_post_takes_its_seats_its_line_and_its_appointments_with_it(org):
    option = org.apply(changes().remove_post("fin", to="ce", head="clerk"))
    assert option.removed.row("fin").change == 1
    assert absent(option) == {
        ("fin", "reports_to", "ce"): 1,
        ("clerk", "reports_to", "fin"): 1,
        ("fin", "part_of", "d_fin"): 1,
        ("fin", "heads", "d_fin"): 1,
        ("fin", "member_of", "emt"): 1,
    }


def test_what_a_later_change_puts_back_is_no_longer_absent(org):
    same = changes().remove_link("fin", "member_of", "emt").add_link("fin", "member_of", "emt")
    assert not org.apply(same).removed
    once = org.apply(changes().remove_link("fin", "member_of", "emt"))
    assert not once.apply(changes("Back").add_link("fin", "member_of", "emt")).removed


def test_a_scenario_on_a_scenario_keeps_what_the_first_removed_and_counts_on(org):
    once = org.apply(changes().remove_link("fin", "member_of", "emt"))
    twice = once.apply(changes("More").remove_link("d_fin", "advises", "trust"))
    assert absent(twice) == {("fin", "member_of", "emt"): 1, ("d_fin", "advises", "trust"): 2}
    assert absent(once) == {("fin", "member_of", "emt"): 1}
    assert absent(org) == {}


def test_a_function_that_moves_is_no_longer_its_old_owners(org):
    option = org.apply(changes().move_function("f1", to="emt"))
    assert absent(option) == {("d_fin", "owns", "f1"): 1}
    assert not option.removed.rows


def test_a_title_that_changes_takes_nothing_away(org):
    assert not org.apply(changes().update_post("fin", title="Finance")).removed


def test_what_a_scenario_adds_and_removes_was_never_there(org):
    option = org.apply(
        changes().add_link("ce", "advises", "emt").remove_link("ce", "advises", "emt")
    )
    assert not option.removed


def test_options_assessed_quickly_know_the_same(org):
    scenario = changes().remove_link("fin", "member_of", "emt")
    option = org.apply(scenario)
    assert quickly_applied(org, scenario).removed == option.removed
