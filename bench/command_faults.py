"""Commands that write, killed, interrupted, with a full disk: what is lost, half or silent."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

from bench.struck import FULL, INTERRUPT, KILL, Ending, struck
from bench.timing import table

TRIES = 200
_WORKBOOK = ("--format", "xlsx", "-o", "out/made.xlsx")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "apply": ("apply", "in/data", "in/{}.toml", "-o", "out/made"),
    "import": ("import", "table", "in/{}.csv", "-o", "out/made"),
    "report": ("report", "in/data", "in/{}.toml", "-o", "out/made"),
    "chart": ("chart", "in/data", "--scenario", "in/{}.toml", "-o", "out/made.svg"),
    "explain": ("explain", "in/data", "R68", "--scenario", "in/{}.toml", "-o", "out/made.svg"),
    "check": ("check", "in/data", "--scenario", "in/{}.toml", *_WORKBOOK),
    "compare": ("compare", "in/data", "in/{}.toml", *_WORKBOOK),
    "impact": ("impact", "in/data", "in/{}.toml", *_WORKBOOK),
    "measures": ("measures", "in/data", "--scenario", "in/{}.toml", *_WORKBOOK),
}
_TYPESETTING = {"report": "orgmodel.board_papers.paper"}
"""What sets pages; its threads do not come along into a copy of the process."""

_KINDS = ("lost", "half", "silent", "left behind")
_POSTS = """id,title,reports_to,unit
ce,Chief Executive,,top
fd,Director of Finance,ce,fin
acc,Accountant,fd,fin
nur,Director of Nursing,ce,care
"""
_UNITS = "id,name,kind\ntop,Whole,organisation\nfin,Finance,directorate\ncare,Nursing,directorate\n"
_SCENARIO = """name = "{name}"

[[change]]
do = "update-post"
post = "acc"
title = "{name}"
"""
_LINKS = "from,relation,to\nfd,supports,ce\n"
_MORE = """
[[change]]
do = "add-post"
post = "aud"
title = "Auditor"
reports_to = "acc"
unit = "fin"

[[change]]
do = "add-link"
from = "aud"
relation = "supports"
to = "nur"
"""

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Known:
    """What one command writes: before, after, and how long and in how many steps."""

    old: Files
    new: Files
    seconds: float
    steps: int


def report(share: int = 1, names: tuple[str, ...] = tuple(COMMANDS)) -> str:
    """Try every command with every fault, one in `share` of the tries, as Markdown."""
    tries = max(1, TRIES // share)
    rows = []
    wrong: list[str] = []
    for name in names:
        for how in (KILL, INTERRUPT, FULL):
            found, told = _tried(name, how, tries)
            rows.append((name, how, tries, found["new"], found["told"], *map(found.get, _KINDS)))
            wrong += told
    head = ("command", "fault", "tries", "done whole", "told incomplete", *_KINDS)
    cells = [[0 if cell is None else cell for cell in row] for row in rows]
    parts = ["## Commands that write, struck while they write", table(head, cells)]
    return "\n\n".join([*parts, *(f"- {words}" for words in wrong)])


def _tried(name: str, how: str, tries: int) -> tuple[Counter[str], list[str]]:
    """How often what went wrong, and what that was."""
    found: Counter[str] = Counter()
    wrong = []
    with tempfile.TemporaryDirectory(prefix="orgmodel-faults-") as folder:
        place = Path(folder).resolve()
        known = _known(name, place)
        for number in range(tries):
            draw = random.Random(f"{name}-{how}-{number}")
            verdict, said = _one(name, how, place, known, draw)
            found.update(verdict)
            if said:
                wrong.append(f"{name}, {how}, try {number}: {said}")
    return found, wrong


def _one(
    name: str, how: str, place: Path, known: Known, draw: random.Random
) -> tuple[list[str], str]:
    before = known.old if draw.random() < 0.7 else {}
    small = how == FULL and draw.random() < 0.5
    pages = sum(-(-len(content) // 4096) + 1 for content in known.new.values())
    size = sum(-(-len(one) // 4096) + 2 for one in before.values()) + draw.randint(1, pages)
    with _disk(place / "out", size * 4096 if small else 0) as is_small:
        _put(place / "out", before)
        inputs = _held(place / "in")
        step = 0 if is_small else draw.randint(1, known.steps // (2 if how == FULL else 1))
        if how != FULL and draw.random() < 0.5:
            step = 0
        work = partial(_in_its_process, name, place)
        after = draw.uniform(0, known.seconds)
        ended = struck(work, place / "out", how, step, after=after)
        unchanged = _held(place / "in") == inputs
        return _judged(_held(place / "out"), before, known, ended, how, unchanged=unchanged)


def _judged(
    found: Files, before: Files, known: Known, ended: Ending, how: str, *, unchanged: bool
) -> tuple[list[str], str]:
    left = [name for name in found if "/.orgmodel-" in f"/{name}"]
    shown = {name: content for name, content in found.items() if name not in left}
    state = "new" if shown == known.new else "old" if shown == before else "neither"
    told = _is_told(shown)
    verdict = [state if state != "neither" else "told" if told else "half"]
    if not unchanged or (not shown and before):
        verdict.append("lost")
    lines = ended.said.splitlines()
    quiet = ended.status not in (0, -9) and not lines
    untrue = ended.status == 0 and state != "new"
    if "Traceback" in ended.said or quiet or untrue or ended.status in (99, -14):
        verdict.append("silent")
    if how == INTERRUPT and ended.status != 0 and (ended.status != 130 or len(lines) != 1):
        verdict.append("silent")
    if left and how != KILL:
        verdict.append("left behind")
    bad = [one for one in verdict if one in _KINDS]
    return verdict, f"{', '.join(bad)}: status {ended.status}, {ended.said!r}" if bad else ""


def _is_told(found: Files) -> bool:
    """Whether what is there says itself that it is not whole."""
    from orgmodel.files.folder.manifest import torso_faults

    names = {name.removeprefix("made/"): content for name, content in found.items()}
    manifest = names.get("manifest.json")
    if manifest is not None and torso_faults(manifest, names.get):
        return True
    return any(name.endswith("INCOMPLETE.txt") for name in names)


def _known(name: str, place: Path) -> Known:
    """Inputs in `in`, and what the command makes of them without a fault."""
    for part in ("in/data", "out"):
        (place / part).mkdir(parents=True)
    (place / "in/data/posts.csv").write_text(_POSTS)
    (place / "in/data/units.csv").write_text(_UNITS)
    (place / "in/data/links.csv").write_text(_LINKS)
    for which, title, more in (("old", "Bookkeeper", ""), ("new", "Treasurer", _MORE)):
        (place / f"in/{which}.toml").write_text(_SCENARIO.format(name=title) + more)
        (place / f"in/{which}.csv").write_text(_POSTS.replace("Accountant", title))
    _made_ready(name, place)
    made = {}
    for which in ("old", "new"):
        _put(place / "out", {})
        began = time.perf_counter()
        if struck(partial(_command, name, which, place), place / "out", FULL, 0).status:
            raise RuntimeError(f"{name} does not run without a fault")
        seconds = time.perf_counter() - began
        made[which] = _held(place / "out")
    if made["old"] == made["new"] or not made["new"]:
        raise RuntimeError(f"{name} writes the same of both, or nothing")
    _put(place / "out", made["old"])
    dry = struck(partial(_in_its_process, name, place), place / "out", FULL, 0)
    if dry.status or _held(place / "out") != made["new"]:
        raise RuntimeError(f"{name} does not do the same in a process of its own: {dry.said}")
    return Known(made["old"], made["new"], seconds, dry.steps)


def _made_ready(name: str, place: Path) -> None:
    """Load what the command needs, once for all copies of this process; no page is set here."""
    pages = _TYPESETTING.get(name)
    work = partial(_command, name, "old", place)
    with patch(f"{pages}.compiled", return_value=b"") if pages else nullcontext():
        _quietly(work)


def _command(name: str, which: str, place: Path) -> int:
    from orgmodel.cli.main import main

    os.chdir(place)
    return main([word.format(which) for word in COMMANDS[name]])


def _in_its_process(name: str, place: Path) -> int:
    """The command as a process runs it, with its answers to signals."""
    from orgmodel.__main__ import main

    os.chdir(place)
    sys.argv = ["orgmodel", *(word.format("new") for word in COMMANDS[name])]
    return main()


def _quietly(work: Callable[[], int]) -> int:
    out, err = sys.stdout, sys.stderr
    with Path(os.devnull).open("w") as nowhere:
        sys.stdout = sys.stderr = nowhere
        try:
            return work()
        finally:
            sys.stdout, sys.stderr = out, err


def _held(folder: Path) -> Files:
    places = (place for place in folder.rglob("*") if place.is_file())
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in places}


def _put(folder: Path, files: Files) -> None:
    for place in folder.iterdir():
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@contextmanager
def _disk(place: Path, size: int) -> Iterator[bool]:
    """A disk of `size` bytes at the place; False where there is to be none, or can be none."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    can = size > 0 and hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("mount"))
    if not can or subprocess.run(mount, check=False, capture_output=True).returncode:
        yield False
        return
    try:
        yield True
    finally:
        os.chdir("/")
        subprocess.run(["umount", str(place)], check=True)
