"""On every sample and every option of it: what is offered clears its finding and harms nothing.

Each offer is applied and checked anew here, as a user would, not by the code that tried it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.changes.apply import apply
from orgmodel.cli.main import main
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.remedies.proposal import records_a_safeguard
from orgmodel.remedies.search import remedies_for
from orgmodel.rules.check import check
from tests.depth import share_of
from tests.rules.applying import applied
from tests.rules.test_reference_results import VARIATIONS, variation

DATA = Path(__file__).resolve().parents[2] / "data"
SAMPLES = sorted(path.name for path in DATA.iterdir() if path.is_dir())
SCENARIOS = [
    path
    for path in sorted(DATA.glob("*/scenarios/*.toml"))
    if not path.name.startswith("option-set")
]
BREACHES = ("error", "warning")
LEAVES_AN_OFFICE = "two_councils"
"""Where one person has two offices that must be apart: the one given up stands empty."""


def breaches(result):
    """The findings that stand and break a rule, by id."""
    return {f.id: f for f in result.findings if f.stands and f.severity in BREACHES}


def answered(result):
    return {rule.key for rule in result.rules if rule.outcome != "not_assessable"}


def answered_wholly(result):
    """Rules with an answer, and nothing missing in the data that could change it."""
    return answered(result) - {rule.key for rule in result.rules if rule.missing}


def untold(model, packs=None):
    """What an offer does that it does not say, or says and does not do; one line each."""
    before = check(model, packs)
    wrong = []
    for remedy in remedies_for(model, before).found.values():
        if not remedy.edits:
            continue
        after = check(applied(model, remedy.edits), packs)
        standing = {finding.id for finding in after.findings if finding.stands}
        new = breaches(after).keys() - breaches(before).keys()
        if not standing.isdisjoint(remedy.clears) or remedy.finding not in remedy.clears:
            wrong.append(f"{remedy.words} leaves its finding")
        if {breaches(after)[name].rule_key for name in new} != set(remedy.breaks):
            wrong.append(f"{remedy.words} breaks {[breaches(after)[n].message for n in new]}")
        if answered_wholly(before) - answered(after) != set(remedy.loses):
            wrong.append(f"{remedy.words} loses {answered_wholly(before) - answered(after)}")
    return wrong


@pytest.mark.parametrize("name", SAMPLES)
def test_on_a_sample_each_offer_does_what_it_says(name):
    assert untold(om.load(DATA / name)) == []


@pytest.mark.parametrize(
    "path", share_of(SCENARIOS), ids=lambda path: f"{path.parents[1].name}-{path.stem}"
)
def test_on_an_option_each_offer_does_what_it_says(path):
    assert untold(apply(om.load(path.parents[1]), read_scenario_file(path))) == []


@pytest.mark.parametrize("name", share_of(sorted(VARIATIONS)))
def test_on_a_variation_of_brent_each_offer_does_what_it_says(name):
    assert untold(variation(name)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_on_a_sample_no_offer_breaks_a_rule_but_that_an_office_must_be_filled(name):
    model = om.load(DATA / name)
    found = remedies_for(model, check(model)).found.values()
    broken = {rule for remedy in found for rule in remedy.breaks}
    assert broken == ({"EC-MO (birkmere)"} if name == LEAVES_AN_OFFICE else set())
    assert not [remedy.words for remedy in found if remedy.loses]


@pytest.fixture(scope="module")
def on_brent():
    """The findings of Brent, each with what is offered for it."""
    return om.load(DATA / "brent").check().tried.findings


def test_every_breach_of_brent_is_offered_a_change(on_brent):
    assert [f.message for f in on_brent if f.stands and f.severity != "info" and not f.edits] == []


def test_performance_of_primary_care_moves_once_for_both_its_findings(on_brent):
    (straddling,) = [f for f in on_brent if f.rule == "SEP-1b" and "F59" in f.subjects]
    (overlap,) = [f for f in on_brent if f.rule == "R60" and "F59" in f.subjects]
    assert straddling.edits == overlap.edits
    assert [(e.do, dict(e.target)) for e in overlap.edits] == [
        ("move-function", {"function": "F59", "to": "d_pccc"})
    ]


def test_what_the_paper_leaves_open_is_named(on_brent):
    support = [f for f in on_brent if f.rule == "R06"]
    assert support
    assert all("O19(a)" in finding.option.split(", ") for finding in support)


def test_contract_management_moves_and_what_the_paper_keeps_in_place_has_a_safeguard(on_brent):
    offered = {f.subjects: f for f in on_brent if f.rule == "SEP-1b"}
    moved = next(f for subjects, f in offered.items() if "F68" in subjects)
    assert [(e.do, dict(e.target)) for e in moved.edits] == [
        ("move-function", {"function": "F68", "to": "d_pccc"})
    ]
    # R49 wants these where they are.
    for function in ("F55", "F79"):
        kept = next(f for subjects, f in offered.items() if function in subjects)
        assert [(e.do, e.target["function"]) for e in kept.edits] == [("update-function", function)]
        assert records_a_safeguard(kept.edits)


def test_a_rule_is_explained_with_what_the_check_offers(capsys):
    main(["explain", str(DATA / "brent"), "SEP-1b", "--format", "json"])
    explained = json.loads(capsys.readouterr().out)["findings"]
    main(["check", str(DATA / "brent"), "--format", "json"])
    rules = json.loads(capsys.readouterr().out)["rules"]
    (checked,) = [rule["findings"] for rule in rules if rule["id"] == "SEP-1b"]
    assert explained == checked
    assert all(finding["edits"] for finding in explained)
