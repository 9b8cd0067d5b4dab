"""Every table of a pack for an audience, by name, in the order of the paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from orgmodel.board_papers.material import Material
from orgmodel.board_papers.tables import (
    changes,
    figures,
    findings,
    options,
    people,
    phases,
    record,
    together,
)
from orgmodel.result_tables.result_table import ResultTable

_ALWAYS: tuple[Callable[[Material], ResultTable], ...] = (
    record.about_table,
    options.options_table,
    options.directorates_table,
    changes.changes_table,
    changes.transfers_table,
    findings.findings_table,
    findings.proofs_table,
    findings.outcomes_table,
    findings.rules_table,
    findings.exemptions_table,
    findings.process_table,
    figures.figures_table,
    figures.units_table,
    figures.layers_table,
    people.affected_table,
    people.categories_table,
    people.people_table,
    people.pools_table,
    people.consultation_table,
    people.settings_table,
    record.not_recorded_table,
    record.not_measured_table,
    record.packs_table,
    figures.posts_table,
    together.together_table,
    record.inputs_table,
)


def every_table(material: Material) -> Mapping[str, ResultTable]:
    """The tables by name; phases where a change has a day, costs where they are switched on."""
    made = [make(material) for make in _ALWAYS]
    if phases.phased(material):
        made += phases.phases_tables(material)
    if material.fields.costs:
        made.append(record.costs_table(material))
    return {table.name: table for table in made}
