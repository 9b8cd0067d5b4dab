"""Interdependence in words: the matrix, what is not touched, where links would be fewest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orgmodel.measures.interdependence import Cut, Interdependence
from orgmodel.measures.interdependence.between import BetweenSides
from orgmodel.measures.interdependence.seating import OWN
from orgmodel.model.relations import verb
from orgmodel.model.words import counted, listed, titled
from orgmodel.text.page import wrapped

_MOST_COLUMNS = 14
_NAME, _CELL = 24, 5


def interdependence_lines(found: Interdependence) -> Iterator[str]:
    """All of it as text; nothing where no link joins directorates."""
    if not any(tie.across for tie in found.ties):
        return
    yield from ("", "INTERDEPENDENCE: links by which the row depends on the column")
    yield from _matrix(found)
    yield from wrapped(f"Counting: {found.rule}", 2, hang=4)
    yield from _reach(found)
    names = found.divisions.model.names
    for between in found.network.between:
        yield from _between(between, names)
    yield from _seating(found)


def _matrix(found: Interdependence) -> Iterator[str]:
    matrix, names = found.matrix, found.divisions.names
    if len(names) > _MOST_COLUMNS:
        yield f"  {len(names):,} directorates: --format csv gives the matrix."
        return
    yield " " * (_NAME + 2) + "".join(f"{at:>{_CELL}}" for at in range(1, len(names) + 1))
    for at, (division, name) in enumerate(names.items(), start=1):
        words = f"{at} {name}"[: _NAME - 1]
        cells = "".join(f"{_cell(int(matrix.loc[division, other])):>{_CELL}}" for other in names)
        yield f"  {words:<{_NAME}}{cells}"


def _cell(number: int) -> str:
    return str(number) if number else "."


def _reach(found: Interdependence) -> Iterator[str]:
    """Who touches every directorate, and what keeps the others from it."""
    names = found.divisions.names
    if len(names) > _MOST_COLUMNS:
        return
    for reach in found.reaches:
        whole, missing = reach.by_the_whole, reach.not_touched
        name, touched = names[reach.division], len(reach.touches)
        said = f"{name} touches {touched} of {len(names) - 1} others by links of its own"
        if whole:
            said += f"; {_named(whole, names)} only through the whole organisation"
        if missing:
            said += f"; not {_named(missing, names)}"
        yield from wrapped(f"{said}.", 2, hang=4)


def _named(divisions: Sequence[str], names: Mapping[str, str]) -> str:
    return listed(names[division] for division in divisions)


def _between(found: BetweenSides, names: Mapping[str, str]) -> Iterator[str]:
    one, other = found.sides
    yield from ("", f"BETWEEN {one.upper()} AND {other.upper()}")
    for tie in found.direct:
        said = f"{names[tie.start]} {verb(tie.relation)} {names[tie.end]}"
        where = ", ".join(origin.words() for origin in tie.origins)
        yield from wrapped(f"Direct: {said} ({where}).", 2, hang=4)
    for item in found.intermediaries:
        first, second = len(item.first), len(item.second)
        yield from wrapped(
            f"Through {names.get(item.id, item.id)}: linked to {first} {one} and {second} {other} "
            f"({counted(item.paths, 'two-step way')}).",
            2,
            hang=4,
        )
    yield "  --format json gives the fewest that join them, cut vertices and bridges."


def _seating(found: Interdependence) -> Iterator[str]:
    better = [siting for siting in found.sitings if siting.fewer > 0]
    if not better:
        return
    names = found.divisions.names
    yield ""
    yield "FEWEST LINKS ACROSS DIRECTORATES: a suggestion with its figures, not a verdict"
    for siting in better:
        if siting.by != OWN:
            continue
        best = siting.best
        where = _named(best, names) if len(best) < 4 else f"any of {len(best)} directorates"
        yield from wrapped(
            f"{titled(siting.name, siting.subject)}, now {names[siting.home]}: "
            f"{siting.across_now} of {siting.links} links go across; in {where}, "
            f"{siting.across_best}.",
            2,
            hang=4,
        )


def cut_report(cut: Cut, found: Interdependence) -> str:
    """What moving or removing a unit would cut, link by link."""
    names = found.divisions.model.names
    unit = names.get(cut.unit, cut.unit)
    number = counted(len(cut.links), "link")
    lines = wrapped(f"What moving or removing {unit} would cut: {number}", hang=4)
    for division, links in cut.by_division.items():
        where = found.divisions.names.get(division, "beside all directorates")
        lines += ["", f"With {where} ({len(links):,})"]
        for link in links:
            said = f"{names.get(link.start, link.start)} {verb(link.relation)} "
            said += names.get(link.end, link.end)
            source = f", {link.source}" if link.source else ""
            lines += wrapped(f"{said} ({link.origin.words()}{source})", 2, hang=4)
    return "\n".join(lines) + "\n"
