"""Properties that a place tells: side, unit, and where in the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from orgmodel.model.evidence import Step
from orgmodel.rules.reads import HOME, LINE, SIDES
from orgmodel.rules.selection.inside import inside, inside_steps, perhaps_inside
from orgmodel.rules.selection.property import Property
from orgmodel.rules.view import View

_LAYERS = re.compile(r"([1-9]\d{0,5})(-([1-9]\d{0,5})?)?", re.ASCII)


def _side(view: View, side: str) -> Iterator[str]:
    return view.on_side(side)


def _side_step(view: View, _side: str, identifier: str) -> tuple[Step, ...]:
    return view.side_step(identifier)


def _over(view: View, unit: str) -> Iterator[str]:
    name = view.role(unit) or ""
    outer = view.units.chain(name)[1:] if name in view.units.index else ()
    yield from outer
    yield from (edge.start for one in outer for edge in view.links_to(one, "heads"))


def _over_steps(view: View, unit: str, outer: str) -> tuple[Step, ...]:
    name = view.role(unit) or ""
    if outer in view.units.index:
        return view.unit_steps(name, outer)
    for edge in view.links_from(outer, "heads"):
        if view.within(name, edge.end):
            return (view.step(edge), *view.unit_steps(name, edge.end))
    return ()


def _under(view: View, post: str) -> Iterator[str]:
    top = view.role(post)
    if top is not None and top in view.line.index:
        yield from view.line.subtree(top)


def _steps_up_to(view: View, manager: str, post: str) -> tuple[Step, ...]:
    return view.line_steps(post, view.role(manager) or "")


def _reports_to(view: View, manager: str) -> Iterator[str]:
    above = view.role(manager)
    if above is not None and above in view.line.index:
        yield from view.line.children(above)


def _manager_not_known(view: View, manager: str) -> Iterator[str]:
    """Posts that may report to it: those that name no manager and are no tops."""
    above = view.role(manager)
    if above is not None and above in view.line.index:
        yield from (p for p in view.model.line_tops.managers_not_known if p != above)


def _layers(value: str) -> tuple[int, int | None]:
    """The first and the last layer in `2`, `1-3` or `4-`; None for no last one."""
    first, dash, last = _LAYERS.fullmatch(value).groups()  # type: ignore[union-attr]
    if not dash:
        return int(first), int(first)
    return int(first), int(last) if last else None


def _no_layer(value: str) -> str:
    said = _LAYERS.fullmatch(value)
    if said is not None and (said[3] is None or int(said[1]) <= int(said[3])):
        return ""
    return (
        '"{}" names no layer. A layer is a whole number, the top being 1: layer:2; '
        "layer:1-3 for several, layer:4- for it and all below"
    )


def _in_layers(view: View, value: str) -> Iterator[str]:
    first, last = _layers(value)
    layer = _least_layers(view)
    # Of a line that is open at its end a post may be lower than it shows, never higher.
    known = view.model.line_tops.is_whole if last is not None else True
    return _at(view, known & (layer >= first) & (last is None or layer <= last))


def _perhaps_in_layers(view: View, value: str) -> Iterator[str]:
    first, last = _layers(value)
    layer = _least_layers(view)
    lower = layer < first if last is None else layer <= last
    return _at(view, ~view.model.line_tops.is_whole & lower)


def _least_layers(view: View) -> npt.NDArray[np.int64]:
    """Of each post its layer, and at least, where its line ends at somebody not in the data."""
    line, tops = view.line, view.model.line_tops
    layer = line.depth + 1
    for place in np.flatnonzero(~tops.is_whole).tolist():
        layer[place] = tops.least_layer(line.ids[place])
    return layer


def _at(view: View, chosen: npt.NDArray[np.bool_]) -> Iterator[str]:
    return (view.line.ids[place] for place in np.flatnonzero(chosen).tolist())


def _steps_to_the_top(view: View, _layer: str, post: str) -> tuple[Step, ...]:
    if post not in view.line.index:
        return ()
    return view.line_steps(post, view.line.chain(post)[-1])


SIDE = Property(
    "S",
    "units and posts on side S",
    "neutral",
    _side,
    (SIDES,),
    "which units are on the side “{}” (units.csv, column side)",
    "anything on the {} side",
    "on the {} side",
    proof=_side_step,
)
IN = Property(
    "U",
    "a unit, the units inside it, the posts that sit in them, and who heads these and no others",
    "d_fin",
    inside,
    ("units.parent", "posts.unit", "~heads", HOME, "~chairs", "~member_of", "~holds"),
    "what is inside {} (units.csv, column parent)",
    "anything in {}",
    "in {}",
    unsure=perhaps_inside,
    unknown="the unit of {} (posts.csv, column unit)",
    proof=inside_steps,
    names_one=True,
)
OVER = Property(
    "U",
    "the units that hold a unit, and who heads them",
    "d_fin",
    _over,
    ("units.parent", "~heads"),
    "what holds {} (units.csv, column parent)",
    "what holds {}",
    "that holds {}",
    proof=_over_steps,
    names_one=True,
)
UNDER = Property(
    "P",
    "a post and everyone in its line",
    "ce",
    _under,
    (LINE,),
    "who is in the line of {} (posts.csv, column reports_to)",
    "somebody in the line of {}",
    "in the line of {}",
    proof=_steps_up_to,
    names_one=True,
)
REPORTS_TO = Property(
    "P",
    "posts that report to a post directly",
    "ce",
    _reports_to,
    (LINE,),
    "who reports to {} (posts.csv, column reports_to)",
    "a direct report of {}",
    "that reports to {}",
    unsure=_manager_not_known,
    unknown="to whom {} report (posts.csv, column reports_to; organisation.toml, tops)",
    proof=_steps_up_to,
    names_one=True,
)
LAYER = Property(
    "N",
    "posts in a layer of the line, the top being 1: `layer:2`; `layer:1-3`; `layer:4-` and lower",
    "1-3",
    _in_layers,
    (LINE,),
    "who is in layer {} (posts.csv, column reports_to)",
    "a post in layer {}",
    "in layer {}",
    unsure=_perhaps_in_layers,
    unknown="in which layer {} stand (posts.csv, column reports_to; organisation.toml, tops)",
    proof=_steps_to_the_top,
    fault=_no_layer,
)
