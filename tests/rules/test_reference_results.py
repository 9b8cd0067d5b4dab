"""The reference's results for Brent and its variations, exactly (domain model 2.6)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.changes.apply import apply
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.rules.check import check
from orgmodel.rules.finding import SuggestedChange
from tests.builders import from_files
from tests.rules.applying import applied

BRENT = Path(__file__).resolve().parents[2] / "data" / "brent"
STRADDLE = {"F55", "F59", "F60", "F68", "F71", "F79"}


def change(do, **keys):
    return SuggestedChange(
        do, {"from" if key == "start" else key: value for key, value in keys.items()}
    )


def provided(service, by, instead_of):
    return (
        change("remove-link", start=instead_of, relation="provides", to=service),
        change("add-link", start=by, relation="provides", to=service),
    )


VARIATIONS = {
    "B0": (),
    "B1": (
        change("move-function", function="F72", to="d_sc"),
        change("move-unit", unit="it_info", to="d_sc"),
    ),
    "B2": (
        change("move-function", function="F73", to="d_clig"),
        change("move-unit", unit="etd", to="d_clig"),
    ),
    "B3": (
        change("move-function", function="F40", to="d_pccc"),
        change("move-function", function="F41", to="d_pccc"),
        *provided("s_urgent", "d_pccc", "d_pde"),
        *provided("s_dmgp", "d_pccc", "d_pde"),
    ),
    "B4": (
        change("move-function", function="F45", to="d_fp"),
        change("move-function", function="F46", to="d_fp"),
        change("move-unit", unit="estates_team", to="d_fp"),
    ),
    "M1": (change("move-post", post="dir_pde", to="dir_sc"),),
    "M2": (
        change("remove-link", start="dir_pde", relation="chairs", to="peg"),
        change("add-link", start="dir_sc", relation="chairs", to="peg"),
        change("appoint", person="p1", post="dir_pccc"),
        change("appoint", person="p1", post="heads_provider"),
    ),
}

# name: errors as (rule, subjects), warnings beside the six that straddle, hosted functions
EXPECTED = {
    "B0": (set(), set(), {"F26", "F45", "F46"}),
    "B1": (set(), {("SEP-7", "it_info", "d_pde")}, {"F26", "F45", "F46", "F72"}),
    "B2": (set(), set(), {"F26", "F45", "F46"}),
    "B3": (
        {
            ("SEP-1", "d_pccc"),
            ("SEP-1a", "F40", "d_pccc"),
            ("SEP-1a", "F41", "d_pccc"),
            ("SEP-0", "d_pccc", "s_urgent"),
            ("SEP-0", "d_pccc", "s_dmgp"),
        },
        set(),
        {"F26", "F45", "F46"},
    ),
    "B4": (set(), set(), {"F26"}),
    "M1": ({("SEP-4", "dir_pde", "dir_sc"), ("SEP-5", "dir_sc")}, set(), {"F26", "F45", "F46"}),
    "M2": (
        {("SEP-6", "dir_sc", "peg"), ("SEP-3", "p1", "dir_pccc", "heads_provider")},
        set(),
        {"F26", "F45", "F46"},
    ),
}


@cache
def brent(with_person=False):
    files = {path.name: path.read_bytes() for path in BRENT.iterdir() if path.is_file()}
    if with_person:
        files["people.csv"] = b"id,name\np1,Holder 1\n"
    return from_files(files)


@cache
def variation(name):
    return applied(brent(with_person=name == "M2"), VARIATIONS[name])


@cache
def result(name):
    return check(variation(name), ["separation"], today="2007-07-02")


def standing(name, severity):
    found = [f for f in result(name).findings if f.stands and f.severity == severity]
    return [(finding.rule, *finding.subjects) for finding in found]


names = pytest.mark.parametrize("name", sorted(VARIATIONS))


@names
def test_errors(name):
    found = standing(name, "error")
    assert (len(found), set(found)) == (len(EXPECTED[name][0]), EXPECTED[name][0])


@names
def test_warnings(name):
    found = standing(name, "warning")
    straddling = [subjects[1] for subjects in found if subjects[0] == "SEP-1b"]
    others = [subjects for subjects in found if subjects[0] != "SEP-1b"]
    assert (sorted(straddling), set(others)) == (sorted(STRADDLE), EXPECTED[name][1])
    assert len(others) == len(EXPECTED[name][1])


@names
def test_hosted_functions(name):
    hosted = [finding.subjects[0] for finding in result(name).rule("SEP-8").findings]
    assert (len(hosted), set(hosted)) == (len(EXPECTED[name][2]), EXPECTED[name][2])
    assert all(f.severity == "info" for f in result(name).rule("SEP-8").findings)


def test_the_seventh_warning_says_that_the_dotted_line_is_conditional():
    (finding,) = result("B1").rule("SEP-7").findings
    assert "The data calls this link conditional." in finding.message


def test_estates_are_exempt_and_the_exemptions_go_stale_when_they_move():
    assert [f.subjects[0] for f in result("B0").rule("SEP-8").findings if not f.stands] == [
        "F45",
        "F46",
    ]
    assert result("B0").notes == ()
    assert sum("matches no finding" in note for note in result("B4").notes) == 2


def test_support_to_the_provider_alone_is_told():
    (finding,) = result("B0").rule("SEP-8a").findings
    assert (finding.severity, finding.subjects) == ("info", ("F70",))


def test_what_mixed_services_do_not_record_is_told():
    found = result("B0").rule("SEP-0").findings
    services = {"s_cc", "s_child", "s_improve", "s_ld", "s_ltc", "s_meds", "s_older", "s_pd"}
    assert {finding.subjects[0] for finding in found} == services
    both = [f.subjects[0] for f in found if "commissions" in f.message and "provides" in f.message]
    assert both == ["s_pd"]


def test_intermediaries_and_the_one_direct_link():
    found = result("B0").rule("SEP-10").findings
    direct = [finding.subjects for finding in found if len(finding.subjects) == 2]
    between = {finding.subjects[0] for finding in found if len(finding.subjects) == 1}
    assert direct == [("d_pde", "d_sc")]
    assert between == {"d_sc", "d_hr", "it_info", "d_med", "d_fp", "d_clig"}
    assert {finding.severity for finding in found} == {"info"}


@pytest.mark.parametrize(("name", "span", "layers"), [("B0", 9, 3), ("M1", 8, 4)])
def test_the_chief_executives_span_and_the_layers(name, span, layers):
    line = variation(name).hierarchy
    assert line.span("ce") == span
    assert max(line.layer(post) for post in line.subtree("ce")) == layers
    assert len(line.subtree("ce")) == 13


def test_every_pair_of_the_two_sides_meets_at_the_chief_executive():
    model = variation("B0")
    line, side = model.hierarchy, model.sides
    inside = line.subtree("ce")
    pairs = [
        (one, other)
        for one in inside
        for other in inside
        if (side[one], side[other]) == ("commissioning", "provider")
    ]
    assert len(pairs) == 12
    assert {line.lowest_common_manager(one, other) for one, other in pairs} == {"ce"}


def test_moving_training_clears_two_overlaps_and_shifts_the_balance():
    before, after = (check(variation(n), ["structure", "brent-2007"]) for n in ("B0", "B2"))
    assert [len(found.rule("R60").findings) for found in (before, after)] == [5, 3]
    (balance,) = after.rule("R69").findings
    assert "to 2 in Human Resources (d_hr)" in balance.message


def test_by_hand_three_services_are_without_stated_performance_management():
    found = check(variation("B0"), ["brent-2007"]).rule("R02").findings
    assert {finding.subjects[0] for finding in found} == {"s_mh_dm", "s_urgent", "s_dmgp"}


SHIPPED = {
    "B1": "o01a-it-in-strategic-commissioning.toml",
    "B2": "o02a-etd-in-clinical-leadership.toml",
    "B3": "o03b-urgent-care-provided-in-pccc.toml",
    "B4": "estates-in-finance.toml",
}


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_the_scenarios_that_ship_give_the_same_results(name):
    scenario = read_scenario_file(BRENT / "scenarios" / SHIPPED[name])
    found = check(apply(brent(), scenario), ["separation"])
    told = {(f.rule, *f.subjects) for f in found.findings if f.stands and f.severity == "error"}
    assert told == EXPECTED[name][0]
    assert found.summary["warnings"] == len(STRADDLE) + len(EXPECTED[name][1])
    hosted = {finding.subjects[0] for finding in found.rule("SEP-8").findings}
    assert hosted == EXPECTED[name][2]


def test_the_folder_is_what_the_variations_start_from():
    assert om.load(BRENT).check(["separation"]).summary == result("B0").summary
