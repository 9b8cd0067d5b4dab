"""Measures in words; each figure with its counting rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from orgmodel.measures.costs import COMPUTED, PARTLY
from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.result import Measures
from orgmodel.model.words import listed
from orgmodel.text.competencies import competency_lines
from orgmodel.text.interdependence import interdependence_lines
from orgmodel.text.page import wrapped
from orgmodel.text.table import number, short, table

_NAME = 48
_MOST_ROWS = 12
_MOST_MANAGERS = 15
SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Posts": ("post_rows", "posts", "groups_of_unknown_size", "roots", "vacant_posts"),
        "The line": (
            "line_posts",
            "outside_line",
            "line_not_known",
            "layers",
            "average_span",
            "average_span_posts",
            "average_span_filled",
            "average_span_without_assistants",
            "largest_span",
            "managers",
            "non_managers",
            "manager_ratio",
            "manager_share",
            "one_to_one",
        ),
        "People, time and cost": (
            "headcount",
            "assignments",
            "fte",
            "fte_in_post",
            "vacancy_fte",
            "vacancy_rate",
            "cost",
            COMPUTED,
        ),
        "Directors": (
            "directors",
            "functions",
            "functions_per_director",
            "functions_per_director_cv",
            "functions_without_director",
            "director_fte_cv",
            "director_cost_cv",
            "director_reports_cv",
        ),
        "Links beside the line": (
            "lateral_links",
            "lateral_to_line",
            "lateral_per_directorate",
            "directorates_without_lateral",
            "links_across",
            "links_within",
            "share_across",
        ),
        "Competencies": ("competency_needs", "competency_gaps"),
    }
)
"""Subjects in their order, with the ids of their figures."""


def report(measures: Measures) -> str:
    """All measures as text: the figures by subject, then spans, layers and directors."""
    about = f" with {measures.scenario}" if measures.scenario else ""
    lines = [f"{measures.organisation}{about}: measures"]
    lines += ["Under each figure how it was counted and, in brackets, what it rests on."]
    if measures.faulty:
        lines += wrapped("The data has faults: the figures rest on the line as it could be read.")
    for title, identifiers in SECTIONS.items():
        lines += _section(title, [measures[name] for name in identifiers if name in measures.by_id])
    lines += _silent(measures)
    lines += _managers(measures)
    lines += _layers(measures)
    lines += _directors(measures)
    lines += _units(measures)
    lines += _flags(measures)
    lines += interdependence_lines(measures.interdependence)
    lines += competency_lines(measures.competencies)
    return "\n".join(lines) + "\n"


def _section(title: str, figures: Sequence[Measure]) -> Iterator[str]:
    said = [figure for figure in figures if figure.known != SILENT]
    if not said:
        return
    yield from ("", title.upper())
    for figure in said:
        yield f"  {figure.name + ' ':.<{_NAME}} {_value(figure)}"
        yield from wrapped(f"{figure.rule} [{figure.known}]", 6)


def _value(figure: Measure) -> str:
    if figure.value is None:
        return "not known"
    unit = figure.unit.removesuffix("s") if figure.value == 1 else figure.unit
    return f"{number(figure.value)}{unit if unit == '%' else f' {unit}'}"


def _silent(measures: Measures) -> Iterator[str]:
    names = [figure.name for figure in measures if figure.known == SILENT]
    if names:
        yield ""
        yield from wrapped(f"{SILENT.capitalize()}: {listed(names)}.")


def _managers(measures: Measures) -> Iterator[str]:
    managers = measures.managers
    if not len(managers):
        return
    most = min(_MOST_MANAGERS, len(managers))
    yield from ("", f"DIRECT SPAN: {_shown(most, len(managers), 'managers')}")
    columns = {"span": "span", "layer": "layer", "line_rows": "in the line"}
    yield from table(managers.head(most), "title", columns)


def _partly(measures: Measures) -> str:
    return f"; costs {PARTLY}" if COMPUTED in measures.by_id else ""


def _layers(measures: Measures) -> Iterator[str]:
    if not len(measures.layers):
        return
    yield from ("", f"LAYERS of the executive line; its top is layer 1{_partly(measures)}")
    columns = {"rows": "rows", "posts": "posts", "fte": "FTE", "cost": "cost"}
    yield from table(measures.layers, "layer", columns)


def _directors(measures: Measures) -> Iterator[str]:
    if not len(measures.directors):
        return
    yield from ("", f"DIRECTORS: what is theirs, most functions first{_partly(measures)}")
    columns = {
        "functions": "functions",
        "reports": "span",
        "layers": "layers",
        "fte": "FTE",
        "cost": "cost",
    }
    ranked = measures.directors.sort_values("functions", ascending=False, kind="stable")
    yield from table(ranked, "title", columns)


def _units(measures: Measures) -> Iterator[str]:
    """Units of the first two levels, and how far their sums are from their heads' lines."""
    units = measures.units
    if not units["unit_rows"].notna().any():
        return
    yield from ("", "UNITS: what sits in them, and their head's line where that differs")
    columns = {
        "unit_posts": "posts",
        "unit_fte": "FTE",
        "unit_vacancy": "vacant",
        "unit_cost": "cost",
    }
    yield from table(units[units["depth"] < 2], "name", columns)
    differing = units[(units["only_in_unit"] > 0) | (units["only_in_line"] > 0)]
    for row in differing.head(_MOST_ROWS).itertuples():
        said = (
            f"{row.name}: {number(row.only_in_unit)} rows only in the unit, "
            f"{number(row.only_in_line)} only in the line"
        )
        if row.cost_difference == row.cost_difference:
            said += f"; cost of the unit less the line {number(row.cost_difference)}"
        yield from wrapped(f"{said}.", 2, hang=4)
    if not len(differing):
        yield "  Every unit's sums are those of its head's line."


def _flags(measures: Measures) -> Iterator[str]:
    flags = measures.flags
    yield from ("", "AGAINST THRESHOLDS: defaults that anybody may edit; none is universal")
    if not len(flags):
        yield "  None of those in use is passed."
    for _, rows in flags.groupby("threshold", sort=False):
        one = rows.iloc[0]
        said = f"{len(rows):,} x {one['words']} ({one['severity']}). {one['source']}."
        yield from wrapped(said, 2, hang=4)
        named = [
            f"{short(row.title, 40)} {number(row.value)}" for row in rows.itertuples() if row.title
        ]
        if named:
            yield from wrapped(listed(named, _MOST_ROWS, between=";"), 6)


def _shown(most: int, of: int, what: str) -> str:
    if most == of:
        return f"all {of:,} {what}"
    return f"the widest {most} of {of:,} {what} (--format csv gives all)"
