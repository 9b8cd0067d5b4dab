"""Commands that write, killed, interrupted, with a full disk: what is lost, half or silent."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import chdir, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

from bench.outcome import Attempt, Found, Outcome, found_by, one_try, told
from bench.scratch import Files, held, put, small_disk
from bench.struck import FULL, INTERRUPT, KILL, Ending, struck, with_each_fault

TRIES = 200
_WORKBOOK = ("--format", "xlsx", "-o", "out/made.xlsx")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "report": ("report", "in/data", "in/{}.toml", "-o", "out/made"),
    "explain": ("explain", "in/data", "R68", "--scenario", "in/{}.toml", "-o", "out/made.svg"),
    "impact": ("impact", "in/data", "in/{}.toml", *_WORKBOOK),
    "compare": ("compare", "in/data", "in/{}.toml", *_WORKBOOK),
    "measures": ("measures", "in/data", "--scenario", "in/{}.toml", *_WORKBOOK),
    "apply": ("apply", "in/data", "in/{}.toml", "-o", "out/made"),
    "check": ("check", "in/data", "--scenario", "in/{}.toml", *_WORKBOOK),
    "import": ("import", "table", "in/{}.csv", "-o", "out/made"),
    "chart": ("chart", "in/data", "--scenario", "in/{}.toml", "-o", "out/made.svg"),
}
_TYPESETTING = {"report": "orgmodel.board_papers.paper"}
"""What sets pages; its threads do not come along into a copy of the process."""

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


@dataclass(frozen=True, slots=True)
class Known:
    """What one command writes: before, after, and how long and in how many steps."""

    old: Files
    new: Files
    seconds: float
    steps: int


def report(share: int = 1) -> str:
    """Try every command with every fault, one in `share` of the tries, as Markdown."""
    return told("Commands that write, struck while they write", found_by(attempts(share)))


def attempts(share: int = 1) -> list[Attempt]:
    """One a command, those that take longest first."""
    return [partial(tried, name, max(1, TRIES // share)) for name in COMMANDS]


def tried(name: str, tries: int) -> Found:
    """A command with every fault, so many times each."""
    return with_each_fault(name, partial(_known, name), partial(_one, name), tries)


def _one(name: str, how: str, place: Path, known: Known, draw: random.Random) -> Outcome:
    before = known.old if draw.random() < 0.7 else {}
    small = how == FULL and draw.random() < 0.5
    pages = sum(-(-len(content) // 4096) + 1 for content in known.new.values())
    size = sum(-(-len(one) // 4096) for one in before.values()) + draw.randint(1, pages)
    with small_disk(place / "out", size * 4096 if small else 0) as is_small:
        put(place / "out", before)
        inputs = held(place / "in")
        step = 0 if is_small else draw.randint(1, max(1, known.steps // (2 if how == FULL else 1)))
        if how != FULL and draw.random() < 0.5:
            step = 0
        work = partial(_in_its_process, name, place)
        after = draw.uniform(0, known.seconds)
        ended = struck(work, place / "out", how, step, after=after)
        unchanged = held(place / "in") == inputs
        return _judged(held(place / "out"), before, known, ended, how, unchanged=unchanged)


def _judged(
    found: Files, before: Files, known: Known, ended: Ending, how: str, *, unchanged: bool
) -> Outcome:
    left = [name for name in found if "/.orgmodel-" in f"/{name}"]
    shown = {name: content for name, content in found.items() if name not in left}
    state = "new" if shown == known.new else "old" if shown == before else "neither"
    told_so = state == "neither" and _is_told(shown)
    wrong = ["half"] if state == "neither" and not told_so else []
    if not unchanged or (not shown and before):
        wrong.append("lost")
    lines = ended.said.splitlines()
    quiet = ended.status not in (0, -9) and not lines
    untrue = ended.status == 0 and state != "new"
    if "Traceback" in ended.said or quiet or untrue or ended.status in (99, -14):
        wrong.append("silent")
    if how == INTERRUPT and ended.status != 0 and (ended.status != 130 or len(lines) != 1):
        wrong.append("silent")
    if left and how != KILL:
        wrong.append("silent")
    words = f"{', '.join(wrong)}: status {ended.status}, {ended.said!r}, left behind {left}"
    return one_try(wrong, [words] if wrong else [], refused=told_so or ended.status > 0)


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
        put(place / "out", {})
        began = time.perf_counter()
        if struck(partial(_command, name, which, place), place / "out", FULL, 0).status:
            raise RuntimeError(f"{name} does not run without a fault")
        seconds = time.perf_counter() - began
        made[which] = held(place / "out")
    if made["old"] == made["new"] or not made["new"]:
        raise RuntimeError(f"{name} writes the same of both, or nothing")
    put(place / "out", made["old"])
    dry = struck(partial(_in_its_process, name, place), place / "out", FULL, 0)
    if dry.status or held(place / "out") != made["new"]:
        raise RuntimeError(f"{name} does not do the same in a process of its own: {dry.said}")
    return Known(made["old"], made["new"], seconds, dry.steps)


def _made_ready(name: str, place: Path) -> None:
    """Load what the command needs, once for all copies of this process; no page is set here."""
    pages = _TYPESETTING.get(name)
    work = partial(_command, name, "old", place)
    with chdir("."), patch(f"{pages}.compiled", return_value=b"") if pages else nullcontext():
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
