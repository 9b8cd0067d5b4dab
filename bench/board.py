"""The chart as a drawing board, in Chromium: what is done there, how long until it is answered.

The app is started as a visitor would find it and given made-up organisations of 500, 10,000 and
100,000 posts. Times are the page's own, from letting go of the mouse until the server has
answered, findings included, and the answer is drawn. Browser and server share the machine.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

import orgmodel as om
from bench import big_organisation
from bench.board_visit import Visit, visit
from bench.timing import table
from orgmodel.model.hierarchy import Hierarchy

PAGES = (
    "Chart",
    "Separation",
    "Three at the centre",
    "Measures",
    "Workspace",
    "Compare",
    "Data",
    "Help",
)
MANY = 15
VISITS = 6
STEPS = 100
Row = tuple[str, str, str]
_NEVER = "never answered"
_OF_AN_OVERVIEW = 1_000_000


def report() -> str:
    """Measure, and word the result as Markdown."""
    rows: list[Row] = []
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, visit() as made:
        if made is None:
            return "## The chart as a drawing board\n\nNo browser here: nothing was measured."
        for posts, measured in ((500, _of_500), (10_000, _of_10_000), (100_000, _of_100_000)):
            files, line = _organisation(Path(folder) / str(posts), posts)
            made.open(files)
            rows += measured(made, line)
    said = table(("", "target", "measured"), rows)
    return (
        "## The chart as a drawing board\n\nIn headless Chromium, 1440 × 900, without a graphics "
        f"processor; browser and server on the same {os.cpu_count()} cores. Load average at the "
        f"start: {busy:.1f}{' (busy)' if busy > 1 else ''}.\n\n{said}"
    )


def _organisation(folder: Path, posts: int) -> tuple[list[Path], Hierarchy]:
    big_organisation.write(folder, posts, max(20, min(posts // 12, 2_000)), min(posts, 20_000))
    return sorted(folder.iterdir()), om.load(folder).hierarchy


def _of_500(made: Visit, line: Hierarchy) -> Iterator[Row]:
    made.go("Chart")
    before, busy = len(made.received), made.processor()
    yield _times("500 posts: select, p50", 200, _repeated(made, _select))
    kilobytes = sum(made.received[before:]) / MANY / 1000
    yield ("500 posts: received for a select", "30 kB", f"{kilobytes:.1f} kB")
    took = (made.processor() - busy) / MANY
    yield ("500 posts: server processor time of a select, mean", "100 ms", _ms(took))
    yield _times("500 posts: fold or unfold, p50", 200, _repeated(made, _fold))
    yield _times("500 posts: drop to findings, p50", 400, _drops(made, line))
    yield _remounts(made, line)
    yield from _processor(made)


def _of_10_000(made: Visit, line: Hierarchy) -> Iterator[Row]:
    yield _first_drawing(made, "10,000 posts", "2.5 s")
    yield _fit(made)
    yield _frames(made, "10,000 posts: frames while panning, p95", 33)
    yield from _answers(made, line, "10,000 posts", 1_000)


def _of_100_000(made: Visit, line: Hierarchy) -> Iterator[Row]:
    yield _first_drawing(made, "100,000 posts", "none")
    yield from _answers(made, line, "100,000 posts", 5_000)
    before, start = len(made.received), time.perf_counter()
    made.page.get_by_role("button", name="Overview").click()
    made.page.locator(".over-words:not([hidden])").wait_for()
    made.page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    took = time.perf_counter() - start
    made.settle()
    yield ("100,000 posts: overview", "5 s", f"{took:.1f} s")
    sent = sum(size > _OF_AN_OVERVIEW for size in made.received[before:])
    yield ("100,000 posts: messages with the overview", "1", str(sent))
    yield ("100,000 posts: largest message", "10 MB", f"{max(made.received) / 1e6:.1f} MB")
    yield _frames(made, "100,000 posts: frames while panning the overview, p95", 100)


def _answers(made: Visit, line: Hierarchy, words: str, within: int) -> Iterator[Row]:
    """What is done most, of an organisation that is far larger than its drawing."""
    yield _times(f"{words}: select, first of all", within, [_select(made, 0)])
    made.settle()
    yield _times(f"{words}: select, p50", within, _repeated(made, _select))
    yield _times(f"{words}: fold or unfold, p50", within, _repeated(made, _fold))
    made.start_anew()
    yield _times(f"{words}: find a post that is not drawn", within, [_find(made, line)])
    made.start_anew()
    subtree = [_key(made, "o"), _key(made, "Backspace")]
    yield _times(f"{words}: open a team as the drawing, first of all", within, subtree[:1])
    yield _times(f"{words}: and the whole again", within, subtree[1:])


def _find(made: Visit, line: Hierarchy) -> float | None:
    """Seek the last post by its title, go to it; until its box is drawn."""
    name, page = line.ids[-1], made.page
    page.keyboard.press("Escape")
    made.click(made.boxes()[0]["at"])
    made.settle()
    page.keyboard.press("/")
    start = time.perf_counter()
    page.keyboard.type(f"Post {name}")
    page.locator("[role=option]", has_text=f"Post {name}").first.wait_for()
    page.keyboard.press("Enter")
    page.locator(f'g.box[data-id="{name}"]').wait_for()
    took = (time.perf_counter() - start) * 1000
    made.settle()
    page.keyboard.press("Escape")
    return took


def _key(made: Visit, key: str) -> float | None:
    """Press a key at the first box that is folded, or where the drawing has the focus."""
    folded = next((box for box in made.boxes() if box["badge"]), None)
    if key != "Backspace" and folded:
        made.click(folded["at"])
        made.settle()
    before = made.taken()
    made.page.keyboard.press(key)
    took = made.answered(before)
    made.settle()
    return took


def _repeated(made: Visit, do: Callable[[Visit, int], float | None]) -> list[float | None]:
    taken: list[float | None] = []
    while len(taken) < MANY and not _hopeless(taken):
        taken.append(do(made, len(taken)))
        made.settle()
    return taken


def _hopeless(taken: Sequence[float | None]) -> bool:
    """Whether the first three did nothing: the others would do no more."""
    return len(taken) == 3 and not any(taken)


def _select(made: Visit, turn: int) -> float | None:
    boxes = made.boxes()
    return made.click(boxes[turn % len(boxes)]["at"]) if boxes else None


def _fold(made: Visit, _turn: int) -> float | None:
    badge = next((box["badge"] for box in made.boxes() if box["badge"]), None)
    return made.click(badge) if badge else None


def _drops(made: Visit, line: Hierarchy) -> list[float | None]:
    """Each undone again, so that all start from the same organisation."""
    chance = random.Random(3)
    taken: list[float | None] = []
    while len(taken) < MANY and not _hopeless(taken):
        taken.append(_drop(made, line, chance))
        made.settle()
        made.undo()
    return taken


def _drop(made: Visit, line: Hierarchy, chance: random.Random) -> float | None:
    made.start_anew()
    boxes = {box["id"]: box for box in made.boxes() if box["id"] in line.index}
    pairs = [
        (one, other)
        for one in boxes
        for other in boxes
        if one not in line.chain(other) and line.manager(one) != other and line.manager(one)
    ]
    if not pairs:
        return None
    source, target = (boxes[name]["at"] for name in chance.choice(pairs))
    before = made.changes()
    took = made.drag(source, target)
    made.settle()
    return took if made.changes() > before else None


def _remounts(made: Visit, line: Hierarchy) -> Row:
    chance, start = random.Random(5), made.mounts()
    for turn in range(STEPS):
        step = turn % 4
        if step == 0:
            _select(made, chance.randrange(100))
        elif step == 1:
            _fold(made, turn)
        elif step == 2:
            _drop(made, line, chance)
        else:
            made.undo()
        made.settle()
    return (f"500 posts: re-mounts in {STEPS} steps", "0", str(made.mounts() - start))


def _processor(made: Visit) -> Iterator[Row]:
    """Of opening each page in turn, after a first round."""
    taken: dict[str, list[float]] = {name: [] for name in PAGES}
    for turn in range(VISITS + 1):
        for name in PAGES:
            before = made.processor()
            made.go(name)
            if turn:
                taken[name].append(made.processor() - before)
    for name, each in taken.items():
        words = f"{_ms(_p95(each))} (median {_ms(median(each))})"
        yield (f"500 posts: server processor time to open {name}, p95", "100 ms", words)


def _first_drawing(made: Visit, words: str, target: str) -> Row:
    start = time.perf_counter()
    made.page.get_by_role("link", name="Chart", exact=False).first.click()
    made.page.locator("g.box").first.wait_for()
    took = time.perf_counter() - start
    made.settle()
    return (f"{words}: first drawing", target, f"{took:.1f} s ({len(made.boxes())} boxes in view)")


def _fit(made: Visit) -> Row:
    button = made.page.locator('.bar [data-do="fit"]')
    taken = []
    for _ in range(10):
        made.page.locator('.bar [data-do="in"]').click()
        button.click()
        taken.append(
            made.page.evaluate(
                "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame("
                "() => done(performance.now() - bench.at))))"
            )
        )
    return _times("10,000 posts: fit all, p50", 500, taken)


def _frames(made: Visit, words: str, target: int) -> Row:
    room = made.page.locator(".view").first.bounding_box()
    corner = [room["x"] + room["width"] - 40, room["y"] + 60]
    return (words, f"{target} ms", _ms(_p95(made.frames(corner))))


def _times(words: str, target: int, taken: Sequence[float | None]) -> Row:
    """The median, and how many of them were never answered or did nothing."""
    real = [one for one in taken if one is not None]
    lost = len(taken) - len(real)
    without = f"; {lost} of {len(taken)} did nothing" if lost else ""
    return (words, f"{target} ms", f"{_ms(median(real)) if real else _NEVER}{without}")


def _p95(taken: Sequence[float]) -> float:
    return sorted(taken)[min(len(taken) - 1, round(0.95 * len(taken)))] if taken else float("nan")


def _ms(value: float) -> str:
    return f"{value:,.0f} ms"


if __name__ == "__main__":
    print(report())
