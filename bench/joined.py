"""Combining: 20,000 posts beside the loading of their folders, and 200 random parts there and back.

python -m bench.joined
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import process_time

import orgmodel as om
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


def _large(place: Path) -> None:
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
    print(f"posts: {len(whole.posts):,}; processor seconds:")
    print(f"  floor, both folders loaded  {loaded - started:.2f}")
    print(f"  combined                    {joined - loaded:.2f}")
    print(f"  written                     {written - joined:.2f}")
    print(f"  split                       {apart - written:.2f}")
    total = written - started
    print(f"  load, combine and write     {total:.2f} ({total / (loaded - started):.1f} floors)")


def _parts_there_and_back() -> int:
    other = 0
    for seed in range(TRIALS):
        bodies = parts(seed)
        whole = combine(bodies)
        split = whole.split().bodies
        same = {n: files(one) for n, one in split.items()} == {
            n: files(one) for n, one in bodies.items()
        }
        other += not (same and files(combine(split)) == files(whole))
    print(f"random parts: {TRIALS}, of which come back with other bytes: {other}")
    return other


def main() -> int:
    """Measure and compare; exit status 1 where any part came back otherwise."""
    with tempfile.TemporaryDirectory() as place:
        _large(Path(place))
    return 1 if _parts_there_and_back() else 0


if __name__ == "__main__":
    sys.exit(main())
