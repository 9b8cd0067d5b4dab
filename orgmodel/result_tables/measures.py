"""The tables of the measures: figures with their counting rules, then those of the parts."""

from __future__ import annotations

from orgmodel.measures.interdependence.cuts import Cut
from orgmodel.measures.measure import KEYS
from orgmodel.measures.result import Measures
from orgmodel.result_tables.result_table import ResultTable, table_of

_PARTS = (
    ("managers", "Managers, the widest span first"),
    ("layers", "Layers of the executive line"),
    ("directors", "What each director answers for"),
    ("units", "Units, and their head's line"),
    ("spans", "How many managers have each span"),
    ("balance", "Balance between directors"),
    ("flags", "Against thresholds"),
)


def measures_tables(measures: Measures) -> tuple[ResultTable, ...]:
    """Every table of the measures, the figures of the whole first."""
    between = measures.interdependence
    matrix = between.matrix.rename_axis("depends").reset_index()
    return (
        figures_table(measures),
        *(ResultTable(name, title, getattr(measures, name)) for name, title in _PARTS),
        ResultTable("posts", "Posts with span, layer, time and cost", measures.posts),
        ResultTable("coupling", "Links across and within directorates", between.coupling),
        ResultTable("depends on", "By how many links the row depends on the column", matrix),
        ResultTable("reach", "What reaches whom", between.reach),
        ResultTable("seating", "Where a function would have fewest links across", between.seating),
    )


def figures_table(measures: Measures) -> ResultTable:
    """The figures of the whole, each with its counting rule and what it rests on."""
    rows = [{"measure": figure.id, **figure.to_dict()} for figure in measures]
    return table_of("figures", "Figures of the whole", rows, ("measure", *KEYS))


def cut_tables(cut: Cut) -> tuple[ResultTable, ...]:
    """What moving or removing a unit would cut, one row a link."""
    return (ResultTable("cut", "Links that would be cut", cut.to_frame()),)
