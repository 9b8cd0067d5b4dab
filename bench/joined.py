"""Combining 20,000 posts beside loading their folders; 200 random parts there and back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import process_time

import orgmodel as om
from bench.timing import table
from orgmodel.combining import combine
from orgmodel.files.exporters import write_folder
from tests.joining.folders import files, parts

POSTS, TRIALS = 10_000, 200


def _folder(place: Path) -> Path:
    """A body of so many posts, ten to a manager, each with a function."""
    place.mkdir(parents=True)
    posts = ["id,title,reports_to,unit,fte,cost"]
    work = ["id,name,owner,kind"]
    for number in range(POSTS):
        above = f"p{(number - 1) // 10}" if number else ""
        posts.append(f"p{number},Post {number},{above},u{number % 200},1.0,{30000 + number}")
        work.append(f"f{number},Work of number {number},p{number},shared")
    (place / "posts.csv").write_text("\n".join([*posts, ""]), encoding="utf-8")
    (place / "functions.csv").write_text("\n".join([*work, ""]), encoding="utf-8")
    (place / "organisation.toml").write_text(f'name = "{place.name}"\n', encoding="utf-8")
    return place


def report() -> str:
    """Measure, compare, and word the result as Markdown."""
    with tempfile.TemporaryDirectory() as place:
        rows = _large(Path(place))
    return (
        "## Bodies combined\n\n"
        f"{table(('', 'processor s', 'times the first'), rows)}\n\n"
        f"Two bodies of {POSTS:,} posts with {POSTS:,} functions each. Of {TRIALS} random parts of "
        f"one organisation, combined and split, {_other_bytes()} come back with other bytes."
    )


def _large(place: Path) -> list[tuple[str, str, str]]:
    """What is done, the processor seconds it takes, and beside loading both folders."""
    folders = {name: _folder(place / name) for name in ("north", "south")}
    started = process_time()
    bodies = {name: om.load(folder) for name, folder in folders.items()}
    loaded = process_time()
    whole = combine(bodies)
    joined = process_time()
    write_folder(whole, place / "both")
    written = process_time()
    whole.split()
    apart = process_time()
    took = {
        "loading both folders": loaded - started,
        "combined": joined - loaded,
        "written": written - joined,
        "loaded, combined and written": written - started,
        "split": apart - written,
    }
    floor = loaded - started
    return [(what, f"{seconds:.2f}", f"{seconds / floor:.1f}") for what, seconds in took.items()]


def _other_bytes() -> int:
    """Of how many random parts there and back the bytes are other."""
    other = 0
    for seed in range(TRIALS):
        bodies = parts(seed)
        whole = combine(bodies)
        split = whole.split().bodies
        same = {n: files(one) for n, one in split.items()} == {
            n: files(one) for n, one in bodies.items()
        }
        other += not (same and files(combine(split)) == files(whole))
    return other
