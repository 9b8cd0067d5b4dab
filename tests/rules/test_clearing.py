"""Every suggested set of edits clears its finding, on every sample and every variation."""

from __future__ import annotations

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.rules.check import check
from tests.rules.applying import applied
from tests.rules.test_reference_results import VARIATIONS, variation

DATA = Path(__file__).resolve().parents[2] / "data"
SAMPLES = ("m2", "cambridgeshire", "pec_2007", "council_client_contractor")


def cleared(model, packs=None):
    """Findings left after their own edits, and errors that were not there before."""
    before = check(model, packs)
    had = {f.id for f in before.findings}
    left, new = [], []
    for finding in before.findings:
        if finding.edits:
            after = check(applied(model, finding.edits), packs)
            ids = {f.id for f in after.findings}
            left += [finding.message] * (finding.id in ids)
            new += [f.message for f in after.findings if f.severity == "error" and f.id not in had]
    return left, new


@pytest.mark.parametrize("name", sorted(VARIATIONS))
def test_on_brent_and_its_variations_they_clear_and_bring_no_new_error(name):
    assert cleared(variation(name), ["separation", "structure"]) == ([], [])


def test_on_brents_whole_check_they_clear_and_bring_no_new_error():
    assert cleared(om.load(DATA / "brent")) == ([], [])


@pytest.mark.parametrize("folder", SAMPLES)
def test_on_the_other_samples_they_clear(folder):
    assert cleared(om.load(DATA / folder)) == ([], [])


def test_every_breach_of_brent_and_its_variations_has_edits():
    models = [variation(name) for name in sorted(VARIATIONS)]
    bare = {
        (f.rule, f.subjects)
        for model in models
        for f in check(model, ["separation", "structure", "brent-2007"]).findings
        if f.stands and f.severity != "info" and not f.edits
    }
    assert bare == set()
