"""The bodies of a combined organisation in words: figures beside each other, and what is told."""

from __future__ import annotations

from orgmodel.joining.beside import FIGURES, Amount, BodiesBeside, BodyFigures
from orgmodel.text.page import wrapped
from orgmodel.text.table import columns, number

_MOST = 20


def report(found: BodiesBeside) -> str:
    """A table of figures, roles of several bodies, work alike by name, and what differs."""
    heads = ["", *(one.body for one in found.bodies), "together"]
    rows = [
        [head, *(_amount(one.figures.get(name)) for one in found.bodies), _together(found, name)]
        for name, head in FIGURES
    ]
    lines = [*_named(found.bodies), "", *columns([heads, *rows])]
    if found.shared:
        lines += ["", "ROLES THAT SEVERAL BODIES HOLD"]
        lines += [line for one in found.shared for line in wrapped(one.told(), 2, hang=2)]
    if found.alike:
        lines += ["", "WORK ALIKE BY NAME (a suggestion: nothing is joined)"]
        for pair in found.alike[:_MOST]:
            said = f"{pair.one} {pair.names[0]} · {pair.other} {pair.names[1]}"
            lines += wrapped(said, 2, hang=2)
        if len(found.alike) > _MOST:
            lines.append(f"  and {len(found.alike) - _MOST} more; --format json lists them")
    if found.told:
        lines += ["", "TO KNOW"]
        lines += [line for said in found.told for line in wrapped(said, 2, hang=2)]
    return "\n".join(lines) + "\n"


def _named(bodies: tuple[BodyFigures, ...]) -> list[str]:
    return [line for one in bodies for line in wrapped(f"{one.body}: {one.name}", hang=2)]


def _together(found: BodiesBeside, figure: str) -> str:
    """A figure of the whole, and whether bodies are left out of it."""
    value = found.whole.figures.get(figure)
    return _amount(value) + (" in part" if value is not None and found.lacking(figure) else "")


def _amount(value: Amount) -> str:
    return "not stated" if value is None else number(value)
