"""The tables of a comparison: the options beside each other, then what differs and why."""

from __future__ import annotations

from orgmodel.comparison.comparison import Comparison
from orgmodel.comparison.ranking import Ranking
from orgmodel.result_tables.result_table import ResultTable, table_of


def comparison_tables(
    comparison: Comparison, ranking: Ranking | None = None
) -> tuple[ResultTable, ...]:
    """Every table of a comparison; the ranking of an option set comes first."""
    ranked: tuple[ResultTable, ...] = ()
    if ranking is not None:
        ranked = (
            ResultTable("ranking", "Combinations, best first", ranking.to_frame()),
            ResultTable("front", "Combinations that none beats", ranking.front_frame()),
        )
    beside = comparison.side_by_side()
    # Two options may have one name: the columns are numbered where they do.
    beside.columns = _each_once(list(map(str, beside.columns)))
    return (
        *ranked,
        ResultTable("options", "Options beside each other", beside.reset_index()),
        ResultTable("changes", "What each option changes", comparison.changes_frame()),
        ResultTable("findings", "New, fixed, standing, unshown", comparison.findings_frame()),
        ResultTable("outcomes", "Rules with another outcome", comparison.outcomes_frame()),
        transfers_table(comparison),
    )


def transfers_table(comparison: Comparison) -> ResultTable:
    """One row a pair of units between which functions go, with the functions."""
    rows = [
        {
            "option": option.name,
            "from": transfer.was,
            "to": transfer.now,
            "number": len(transfer.functions),
            "functions": transfer.functions,
        }
        for option in comparison.options
        for transfer in option.transfers
    ]
    columns = ("option", "from", "to", "number", "functions")
    return table_of("transfers", "Functions, from unit to unit", rows, columns)


def _each_once(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found
