"""The tables of a check of a period: findings with their days, outcomes, and the days."""

from __future__ import annotations

from orgmodel.over_time.period import PeriodCheck
from orgmodel.result_tables.result_table import ResultTable, table_of


def period_tables(result: PeriodCheck) -> tuple[ResultTable, ...]:
    """Every table of it, in the order a reader wants them."""
    notes = [{"note": note} for note in result.notes]
    return (
        ResultTable("findings", "From when to when findings hold", result.to_frame()),
        ResultTable("days", "Days on which something changes", result.days_frame()),
        ResultTable("outcomes", "What each rule comes to, and when", result.outcomes_frame()),
        table_of("notes", "Notes on exemptions", notes, ("note",)),
    )
