"""Measures of an organisation's shape, each with its counting rule in words.

docs/measures.md lists the figures. With faults in the line, the line is measured as the forest
it is read as.
"""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.measures.competencies import competencies
from orgmodel.measures.director_balance import balance_measures, balance_table
from orgmodel.measures.directors import DIRECTORATE_KINDS, director_measures, directors_of
from orgmodel.measures.divisions import Divisions
from orgmodel.measures.interdependence.coupling import coupling_measures
from orgmodel.measures.interdependence.ties import ties_of
from orgmodel.measures.lateral import lateral_measures
from orgmodel.measures.measure import Measure
from orgmodel.measures.posts import CountedPosts, counted_posts
from orgmodel.measures.result import Inputs, Measures
from orgmodel.measures.size import size_measures
from orgmodel.measures.span_in_people import span_in_people, span_in_people_measures
from orgmodel.measures.spans import layer_table, line_measures, post_table
from orgmodel.measures.staffing import Staffing, staffing_of
from orgmodel.measures.thresholds import FILE, Threshold, Thresholds, own_thresholds, shipped
from orgmodel.model.organisation import OrganisationModel

__all__ = [
    "DIRECTORATE_KINDS",
    "Measure",
    "Measures",
    "measure",
    "measures_of_size",
    "own_thresholds",
    "thresholds_of",
]


def measure(
    model: OrganisationModel,
    directorate_kinds: Sequence[str] = DIRECTORATE_KINDS,
    thresholds: Sequence[Threshold] | None = None,
) -> Measures:
    """Every measure of a model; `directorate_kinds` are the kinds of unit a director heads.

    `thresholds` are those that ship, or the organisation's own thresholds.toml, where none
    are given. `PackError` where that file cannot be used.
    """
    posts, appointments = counted_posts(model), model.held
    staffing = staffing_of(posts, model)
    directors = directors_of(model, posts, directorate_kinds)
    divisions = Divisions(model, directors)
    ties = ties_of(divisions)
    touched = {division for tie in ties if tie.relation != "overlaps" for division in tie.divisions}
    competent = competencies(divisions, ties)
    functions = int(
        (
            ~model.tables["functions"]["id"].duplicated() & (model.tables["functions"]["id"] != "")
        ).sum()
    )
    headcount = appointments["person"].nunique()
    if thresholds is None:
        thresholds = thresholds_of(model)
    return Measures(
        organisation=model.name,
        scenario=model.scenario,
        figures=(
            *_of_size(posts, staffing, model),
            *span_in_people_measures(posts, staffing, headcount),
            *director_measures(directors, functions, directorate_kinds),
            *balance_measures(balance_table(directors.table)),
            *lateral_measures(divisions, posts, touched),
            *coupling_measures(divisions, ties),
            *competent.figures(),
        ),
        posts=post_table(posts, span_in_people(posts, staffing)),
        layers=layer_table(posts),
        directors=directors.table,
        inputs=Inputs(
            posts, staffing, appointments, directors, divisions, tuple(thresholds), ties, competent
        ),
        faulty=any(problem.fault for problem in model.problems),
    )


def measures_of_size(model: OrganisationModel) -> tuple[Measure, ...]:
    """Those of the measures that say how much there is, and how the line is shaped."""
    posts = counted_posts(model)
    return _of_size(posts, staffing_of(posts, model), model)


def _of_size(
    posts: CountedPosts, staffing: Staffing, model: OrganisationModel
) -> tuple[Measure, ...]:
    return (*size_measures(posts, model.held, staffing), *line_measures(posts))


def thresholds_of(model: OrganisationModel) -> Thresholds:
    """The organisation's own thresholds, else those that ship; `PackError` for a faulty file."""
    content = model.attachments.get(FILE)
    return shipped() if content is None else own_thresholds(content)
