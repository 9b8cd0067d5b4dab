"""A sweep of a random option set gives the rows that whole checks of its combinations give."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.api import load
from orgmodel.changes.apply import quickly_applied
from orgmodel.changes.conflict import ScenarioError
from orgmodel.comparison.option_set import Expansion
from orgmodel.comparison.sweep.running import run
from orgmodel.comparison.sweep.setup import SweepSetup
from orgmodel.rules.check import check
from tests.changes.small import body
from tests.comparison.option_sets import random_set
from tests.depth import at_least

DATA = Path(__file__).resolve().parents[2] / "data"
MODELS = {"small": body(), "council": load(DATA / "council_client_contractor")}
FIGURES = ("errors", "warnings", "info", "changes")


def whole_rows(model, option_set, pack):
    """Each combination checked whole: its answers, its findings, the rules no longer shown."""
    before = {rule.id: rule for rule in check(model, [pack]).rules}
    for combination in Expansion(model, option_set):
        try:
            made = quickly_applied(model, combination.scenario)
        except ScenarioError:
            continue
        found = check(model=made, packs=[pack])
        silent = [rule.id for rule in found.rules if rule.outcome == "not_assessable"]
        gone = [rule for rule in silent if before[rule].outcome != "not_assessable"]
        counted = dict(found.summary)
        for rule in gone:
            for finding in before[rule].findings:
                if finding.stands and finding.severity != "info":
                    counted[f"{finding.severity}s"] += 1
        counted["changes"] = len(combination.scenario)
        yield combination.name, tuple(counted[name] for name in FIGURES), tuple(gone)


@settings(max_examples=at_least(5), deadline=None)
@given(name=st.sampled_from(("small", "small", "council")), seed=st.integers(0, 100_000))
def test_the_rows_are_those_of_whole_checks(name, seed):
    model = MODELS[name]
    option_set = random_set(seed, model)
    setup = SweepSetup.of(model, option_set, ["separation"], FIGURES)
    swept = [
        (setup.combination(row.choices).name, row.values, row.unshown)
        for part in run(setup)
        for row in part.rows
    ]
    assert swept == list(whole_rows(model, option_set, "separation"))
