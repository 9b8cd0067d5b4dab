"""Measures of an organisation's shape, each with its counting rule in words.

The definitions and the choices behind them are those of the reference, "Organisation design
metrics users expect". With faults in the line, the line is measured as the forest it is read as.
"""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.measures.directors import DIRECTORATE_KINDS, director_measures, directors_of
from orgmodel.measures.ground import ground_of
from orgmodel.measures.line import layer_table, line_measures, post_table
from orgmodel.measures.measure import Measure, Measures
from orgmodel.measures.size import size_measures
from orgmodel.organisation import OrganisationModel

__all__ = ["DIRECTORATE_KINDS", "Measure", "Measures", "measure"]


def measure(
    model: OrganisationModel, directorate_kinds: Sequence[str] = DIRECTORATE_KINDS
) -> Measures:
    """Every measure of a model; `directorate_kinds` are the kinds of unit a director heads."""
    ground = ground_of(model)
    directors = directors_of(model, ground, directorate_kinds)
    functions = int((~model.functions["id"].duplicated() & (model.functions["id"] != "")).sum())
    return Measures(
        organisation=model.name,
        scenario=model.scenario,
        figures=(
            *size_measures(model, ground),
            *line_measures(ground),
            *director_measures(directors, functions, directorate_kinds),
        ),
        posts=post_table(ground),
        layers=layer_table(ground),
        directors=directors.table,
        faulty=any(problem.fault for problem in model.problems),
    )
