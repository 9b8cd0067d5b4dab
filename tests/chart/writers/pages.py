"""Pages for the tests of writers: small ones with every part, and those of shipped data."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import orgmodel as om
from orgmodel.chart.drawing.drawing import (
    Box,
    Bus,
    Drawing,
    Group,
    LegendEntry,
    Line,
    Mark,
    Text,
    Told,
)
from orgmodel.chart.drawing.paper import A4

ROOT = Path(__file__).resolve().parents[3]
NASTY = (
    "#import ",
    "[x]]",
    "*bold* _it_",
    "$a$",
    "back\\slash\\",
    "@label <label>",
    'say "x"',
    "\\u{41} \\",
    "line\none\r\ntwo\u2028three",
    "\x00\x07ctrl\x1b[31m",
    "</script><img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A1",
    "{{x}} ${y} `z`",
    "]]>&amp;<!--",
    "// no comment /* at all",
    "- a + b / c = d",
)
VIEWS = ("organisation", "separation", "centre", "interdependence")


def box(name: str, words: str, x: float, y: float, **more: object) -> Box:
    made = Box(name, "post", x, y, 120, 40, (Text(x + 5, y + 14, words, 9, True),), words)
    return Box(**({f: getattr(made, f) for f in made.__slots__} | more))  # type: ignore[arg-type]


def drawing(words: str = "Chief", page: int = 1, pages: int = 1, title: str = "Chart") -> Drawing:
    """A page with a box in a group, a report by a bus, a mark, a legend and words of its own."""
    top = box(
        "ce",
        words,
        300,
        100,
        marks=(Mark("band", 300, 100, 120, 3.5, "#005eb8"),),
        data=(("unit", words),),
    )
    report = box("d", f"{words} 2", 300, 220, parent="ce", level=2)
    line = Line(
        "d",
        "ce",
        "reports_to",
        ((360, 220), (360, 140)),
        f"{words} 2 reports to {words}",
        end="arrow",
        texts=(Text(365, 180, "line", 8),),
    )
    return Drawing(
        "organisation",
        title,
        f"About {words}.",
        A4.width,
        A4.height,
        (top, report),
        (line,),
        (Group("g", "unit", 280, 80, 200, 220, "Group", (Text(285, 92, "Group", 8),)),),
        (Text(34, 50, title, 16, True), Text(34, 70, f"{words}: page 2", 8, page=2)),
        (LegendEntry("reports to", "line"), LegendEntry("unit", "box")),
        (34.0, 540.0),
        700.0,
        A4,
        page,
        pages,
        buses=(Bus("ce", (((360, 160), (420, 160)),)),),
        marks=(Mark("rule", points=((34, 75), (400, 75)), stroke="#212b32"),),
        told=(
            Told(words, 1, "ce"),
            Told(f"{words} 2", 2, "d"),
            Told("a line", 1, page=2),
        ),
    )


@cache
def shipped(name: str = "brent", view: str = "organisation") -> tuple[Drawing, ...]:
    return om.load(ROOT / "data" / name).chart(view).drawings


def run(*words: str, cwd: Path | None = None) -> str:
    """What a program prints."""
    ended = subprocess.run(words, cwd=cwd, capture_output=True, check=True, timeout=180)
    return ended.stdout.decode()
