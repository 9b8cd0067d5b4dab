"""What a browser sees of a chart: sizes of its words, its lines, its picture on A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

SHEET = (841.89, 595.28)
ROOM = (774.0, 511.0)
_DOTS = 2
_CELL = 12
_SCRIPTS = Path(__file__).parent / "scripts"


@dataclass(frozen=True, slots=True)
class Seen:
    """One chart fitted on A4: its smallest words in points, how much of the sheet is empty,
    how often its lines cross, and its picture."""

    smallest: float
    empty: float
    crossings: int
    picture: bytes


def fitted(page: Page, address: str) -> Seen:
    """The chart at an address, made as large as one A4 sheet allows, and no larger than it is."""
    page.set_viewport_size({"width": round(SHEET[0] * _DOTS), "height": round(SHEET[1] * _DOTS)})
    page.goto(address)
    page.wait_for_selector("body[data-ready=yes]", state="attached", timeout=300_000)
    seen = page.evaluate((_SCRIPTS / "seen.js").read_text(encoding="utf-8"))
    wide, high = seen["right"] - seen["left"], seen["bottom"] - seen["top"]
    by = min(ROOM[0] / wide, ROOM[1] / high)
    page.evaluate(
        (_SCRIPTS / "fitted.js").read_text(encoding="utf-8"),
        {
            "width": SHEET[0] * _DOTS,
            "height": SHEET[1] * _DOTS,
            "zoom": {**{side: seen[side] for side in _SIDES}, "by": by * _DOTS},
        },
    )
    picture = page.screenshot()
    return Seen(min(seen["sizes"]) * by, empty_share(picture), crossings(seen["lines"]), picture)


_SIDES = ("left", "top", "right", "bottom")


def empty_share(picture: bytes) -> float:
    """Share of the sheet, in cells of about 12 pt, without any ink."""
    grey = Image.open(BytesIO(picture)).convert("L")
    step = round(grey.width / SHEET[0] * _CELL)
    empty = every = 0
    for y in range(0, grey.height - step + 1, step):
        for x in range(0, grey.width - step + 1, step):
            every += 1
            low, _ = grey.crop((x, y, x + step, y + step)).getextrema()
            empty += low > 245
    return empty / every


def crossings(lines: Sequence[Sequence[Sequence[float]]]) -> int:
    """How many pairs of lines cross; those that share an end, as a manager's do, are no pair."""
    spans = [
        (
            min(p[0] for p in line),
            max(p[0] for p in line),
            min(p[1] for p in line),
            max(p[1] for p in line),
        )
        for line in lines
    ]
    found = 0
    for (one, a), (other, b) in combinations(zip(lines, spans, strict=True), 2):
        apart = not any(
            _near(end, far) for end in (one[0], one[-1]) for far in (other[0], other[-1])
        )
        if apart and a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]:
            found += any(_cross(*p, *q) for p in pairwise(one) for q in pairwise(other))
    return found


def _near(one: Sequence[float], other: Sequence[float]) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) < 4


def _cross(a: Sequence[float], b: Sequence[float], c: Sequence[float], d: Sequence[float]) -> bool:
    """Whether two stretches cross in the inside of both."""

    def turn(p: Sequence[float], q: Sequence[float], r: Sequence[float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    near = 1e-3
    one, other = turn(a, b, c) * turn(a, b, d), turn(c, d, a) * turn(c, d, b)
    return one < -near and other < -near


def save(picture: bytes, path: Path) -> None:
    """The picture, small enough for a document."""
    small = Image.open(BytesIO(picture)).convert("RGB")
    small.thumbnail((1200, 1200))
    small.quantize(64).save(path, optimize=True)
