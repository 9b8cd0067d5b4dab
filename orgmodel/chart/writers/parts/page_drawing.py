"""A drawing as SVG inside a page: as the SVG file, in as few letters as will do.

What many shapes share becomes a class, places have one decimal, and ids become the numbers by
which the page's lists speak of the same boxes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.palette import INK
from orgmodel.chart.writers.parts.escaping import escape

_TAG = re.compile(r'<(g|rect|path|text)((?: [a-z-]+="[^"]*")*)(/?)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_NUMBER = re.compile(r"-?\d+\.\d+")
_GROUND = '<rect class="ground"'
_STYLE = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-dashoffset",
    "font-size",
    "font-weight",
    "font-style",
)
_PLACES = ("x", "y", "width", "height", "rx", "d")
_KEPT = ("box", "line", "bus")
_REPORTS = "reports to"
_OWN = ("id", "from", "to", "merged", "post-kind")


@dataclass(slots=True)
class PageDrawings:
    """Drawings written one after the other, with what they share.

    `numbers` gives each box its number; `units` the names of units, whose ids are data of
    boxes; `named` the boxes whose words a list of the page has.
    """

    numbers: Mapping[str, int]
    units: Mapping[str, str]
    named: frozenset[str] = frozenset()
    _classes: dict[str, str] = field(default_factory=dict)

    def compact(self, svg: str, drawing: Drawing, heading: str, about: str) -> str:
        """The SVG of a drawing, named and described by the elements of the given ids."""
        wide, high = (f"{size:.1f}" for size in (drawing.width, drawing.height))
        body = _TAG.sub(self._tag, svg[svg.index(_GROUND) :].replace("\n", ""))
        return (
            f'<svg viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img" '
            f'aria-labelledby="{heading}" aria-describedby="{about}" fill="{INK}">{body}'
        )

    @property
    def style(self) -> str:
        """The style sheet of the classes that the drawings use."""
        return "".join(f"svg .{name}{{{look}}}" for look, name in self._classes.items())

    def _tag(self, found: re.Match[str]) -> str:
        name, listed, end = found.groups()
        given = dict(_ATTRIBUTE.findall(listed))
        classes = [word for word in given.get("class", "").split()[:1] if word in _KEPT]
        look = ";".join(f"{key}:{_style(given[key])}" for key in _STYLE if key in given)
        if look:
            classes.append(self._classes.setdefault(look, f"s{len(self._classes)}"))
        kept = {"class": " ".join(classes)} if classes else {}
        kept |= {key: _NUMBER.sub(_short, given[key]) for key in _PLACES if key in given}
        if "box" in classes or "data-id" in given:
            kept |= self._box(given)
        elif "line" in classes:
            kept |= self._line(given)
        attributes = "".join([f' {key}="{value}"' for key, value in kept.items()])
        return f"<{name}{attributes}{end}>"

    def _box(self, given: Mapping[str, str]) -> dict[str, str]:
        """The box's number, its label where no list says it, and its data a line each."""
        own = unescape(given.get("data-id", ""))
        if own not in self.numbers:
            return {}
        said = {"data-b": str(self.numbers[own])}
        if own not in self.named:
            said["data-says"] = given.get("aria-label", "")
        facts = [
            f"{key[5:6].upper()}{key[6:].replace('-', ' ')}: {self._fact(key, value)}"
            for key, value in given.items()
            if key.startswith("data-") and key[5:] not in _OWN
        ]
        return said | ({"data-d": "&#10;".join(facts)} if facts else {})

    def _fact(self, key: str, value: str) -> str:
        own = unescape(value)
        return escape(self.units[own]) if key == "data-unit" and own in self.units else value

    def _line(self, given: Mapping[str, str]) -> dict[str, str]:
        ends = [unescape(given.get(key, "")) for key in ("data-from", "data-to")]
        if not all(end in self.numbers for end in ends):
            return {}
        said = {"data-l": " ".join(str(self.numbers[end]) for end in ends)}
        how = " ".join(given["class"].split()[1:]).replace("_", " ")
        return said if how == _REPORTS else said | {"data-r": how}


def _short(found: re.Match[str]) -> str:
    return f"{float(found[0]):.1f}".removesuffix(".0")


def _style(value: str) -> str:
    """A value of an attribute as CSS: lengths of dashes and letters are in the SVG's own unit."""
    return f"{value}px" if re.fullmatch(r"[\d.]+", value) else value
