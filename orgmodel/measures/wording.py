"""Measures in words, for a terminal of 100 columns: each figure with its counting rule."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from orgmodel.measures.measure import SILENT, Measure, Measures

WIDTH = 100
_NAME = 48
_TITLE = 52
_MOST_MANAGERS = 15
_SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Posts": ("post_rows", "posts", "groups_of_unknown_size", "roots", "vacant_posts"),
        "The line": (
            "line_posts", "outside_line", "layers", "average_span", "average_span_posts",
            "largest_span", "managers", "non_managers", "manager_ratio", "manager_share",
            "one_to_one",
        ),
        "People, time and cost": (
            "headcount", "assignments", "fte", "fte_in_post", "vacancy_fte", "cost",
        ),
        "Directors": (
            "directors", "functions", "functions_per_director", "functions_per_director_cv",
            "functions_without_director",
        ),
    }
)  # fmt: skip


def report(measures: Measures) -> str:
    """All measures as text: the figures by subject, then spans, layers and directors."""
    about = f" with {measures.scenario}" if measures.scenario else ""
    lines = [f"{measures.organisation}{about}: measures"]
    lines += ["Under each figure how it was counted and, in brackets, what it rests on."]
    if measures.faulty:
        lines += _wrapped("The data has faults: the figures rest on the line as it could be read.")
    for title, identifiers in _SECTIONS.items():
        lines += _section(title, [measures[name] for name in identifiers if name in measures.by_id])
    lines += _silent(measures)
    lines += _managers(measures)
    lines += _layers(measures)
    lines += _directors(measures)
    return "\n".join(lines) + "\n"


def _section(title: str, figures: Sequence[Measure]) -> Iterator[str]:
    said = [figure for figure in figures if figure.known != SILENT]
    if not said:
        return
    yield from ("", title.upper())
    for figure in said:
        yield f"  {figure.name + ' ':.<{_NAME}} {_value(figure)}"
        yield from _wrapped(f"{figure.rule} [{figure.known}]", "      ")


def _value(figure: Measure) -> str:
    if figure.value is None:
        return "not known"
    unit = figure.unit.removesuffix("s") if figure.value == 1 else figure.unit
    return f"{number(figure.value)}{unit if unit == '%' else f' {unit}'}"


def number(value: float | int | None) -> str:
    """A figure to two decimals at most; a dash where it is unknown."""
    if value is None or value != value:
        return "-"
    words = f"{value:,.2f}"
    return words.rstrip("0").rstrip(".")


def _silent(measures: Measures) -> Iterator[str]:
    names = [figure.name for figure in measures if figure.known == SILENT]
    if names:
        yield ""
        yield from _wrapped(f"{SILENT.capitalize()}: {', '.join(names)}.")


def _managers(measures: Measures) -> Iterator[str]:
    managers = measures.managers
    if not len(managers):
        return
    most = min(_MOST_MANAGERS, len(managers))
    yield from ("", f"DIRECT SPAN: {_shown(most, len(managers), 'managers')}")
    columns = {"span": "span", "layer": "layer", "line_rows": "in the line"}
    yield from _table(managers.head(most), "title", columns)


def _layers(measures: Measures) -> Iterator[str]:
    if not len(measures.layers):
        return
    yield from ("", "LAYERS of the executive line; its top is layer 1")
    columns = {"rows": "rows", "posts": "posts", "fte": "FTE", "cost": "cost"}
    yield from _table(measures.layers, "layer", columns)


def _directors(measures: Measures) -> Iterator[str]:
    if not len(measures.directors):
        return
    yield from ("", "DIRECTORS: what is theirs, most functions first")
    columns = {"functions": "functions", "reports": "span", "fte": "FTE", "cost": "cost"}
    ranked = measures.directors.sort_values("functions", ascending=False, kind="stable")
    yield from _table(ranked, "title", columns)


def _shown(most: int, of: int, what: str) -> str:
    if most == of:
        return f"all {of:,} {what}"
    return f"the widest {most} of {of:,} {what} (--format csv gives all)"


def _table(frame: pd.DataFrame, words: str, columns: Mapping[str, str]) -> Iterator[str]:
    """Rows of words and right-aligned numbers; a column unknown throughout is left out."""
    kept = {name: title for name, title in columns.items() if frame[name].notna().any()}
    width = {name: max(len(title), 9) for name, title in kept.items()}
    heads = "".join(f"{title:>{width[name] + 1}}" for name, title in kept.items())
    yield f"  {words:<{_TITLE}}{heads}"
    for cells in frame[[words, *kept]].itertuples(index=False):
        figures = "".join(
            f"{number(value):>{width[name] + 1}}"
            for name, value in zip(kept, cells[1:], strict=True)
        )
        yield f"  {_short(str(cells[0])):<{_TITLE}}{figures}"


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _TITLE else one_line[: _TITLE - 1] + "…"


def _wrapped(words: str, indent: str = "") -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent)
