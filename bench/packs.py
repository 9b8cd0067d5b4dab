"""Every pack that ships on 100,000 posts, beside reading them; and one rule broken 10,000 times."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench.big_organisation import write
from bench.timing import PYTHON, ROOT, table
from orgmodel.api import Organisation, load
from orgmodel.rules.check import check

POSTS, UNITS, LINKS, ROUNDS = 100_000, 2_000, 20_000, 3
BROKEN = (2_500, 5_000, 10_000)
_WIDE = """
name = "wide"
[[rule]]
id = "{kind}"
title = "Broken by everybody"
kind = "{kind}"
severity = "error"
source = "bench"
why = "bench"
"""
_RULES = {
    "forbidden_path": 'from = ["in:u1"]\nto = ["in:u2"]\nrelations = ["advises"]\n',
    "exclusive": 'groups = [["in:u1"], ["in:u2"]]\nheld_by = "persons"\n',
}


def report() -> str:
    """Measure, and word the result as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        found = _runs(organisation(Path(name) / "body"))
        wide = [(number, *_broken(Path(name), number)) for number in BROKEN]
    together, read = found["all"], found["read"]
    rows = [
        ("reading the folder", f"{read:.2f}", f"{read / together:.2f}"),
        ("networkx: the line as a graph, walked down", *_beside(found["walk"], together)),
        (f"all packs, {found['asked']} rules", *_beside(together, together)),
        *((f"`{pack}` alone", *_beside(took, together)) for pack, took in found["packs"].items()),
        *((f"of all, rule {rule}", *_beside(took, together)) for rule, took in found["rules"]),
    ]
    broken = [(f"{n:,}", *(f"{s:.2f}" for s in seconds)) for n, *seconds in wide]
    return (
        "## Packs\n\n"
        f"{table(('', 'processor s', 'of all packs'), rows)}\n\n"
        f"{POSTS:,} posts, {UNITS:,} units, {LINKS:,} links; the roles of every pack are played, "
        f"the whole organisation being the group; {found['findings']:,} findings. What would clear "
        f"one is not looked for. Medians of {ROUNDS} processes.\n\n"
        "One rule that so many posts or persons break, each finding with its proof:\n\n"
        f"{table(('findings', *(f'{kind}, s' for kind in _RULES)), broken)}"
    )


def organisation(folder: Path) -> Path:
    """The large organisation, in which the roles of the packs are played."""
    write(folder, POSTS, UNITS, LINKS)
    model = load(folder)
    line, tree = model.hierarchy, model.unit_tree
    top, units = line.tops[0], model.units["id"].tolist()
    chiefs = line.children(top)
    group, *parts = (unit for unit in units if tree.children(unit))
    played = {
        **dict.fromkeys(("head_of_paid_service", "chief_executive"), top),
        **dict(zip(_OFFICERS, chiefs, strict=False)),
        **dict(zip(_BODIES, units[1:], strict=False)),
        **dict.fromkeys(_WHOLE, group),
        **dict.fromkeys(_OWN, parts[0]),
        **dict.fromkeys(_APART, parts[1]),
        **dict.fromkeys(_INNER, parts[2]),
    }
    with (folder / "organisation.toml").open("a", encoding="utf-8") as file:
        file.write("[roles]\n" + "".join(f'{role} = "{one}"\n' for role, one in played.items()))
    return folder


_OFFICERS = ("monitoring_officer", "section_151_officer", "dcs", "dass", "dph", "chair")
_BODIES = (
    *("full_council", "executive", "scrutiny_committee", "im_management_board"),
    *("ru_management_board", "dso_management", "ito_management", "ito_supervisory_body"),
    *("rfb_board", "nrfb_board", "group_board", "icb_board"),
)
_WHOLE = ("council", "parent_undertaking", "integrated_undertaking", "dso", "group", "icb")
_OWN = ("infrastructure_manager", "ito", "rfb")
_APART = ("railway_undertaking", "generation_supply", "nrfb")
_INNER = ("essential_functions", "traffic_management")


def _beside(seconds: float, together: float) -> tuple[str, str]:
    return f"{seconds:.2f}", f"{seconds / together:.2f}"


def _runs(folder: Path) -> dict[str, Any]:
    """The medians of what each process measures."""
    command = [PYTHON, str(ROOT / "bench" / "peers" / "orgmodel_packs.py"), str(folder)]
    env = {"PYTHONPATH": str(ROOT)}
    runs = [
        json.loads(subprocess.check_output(command, cwd=ROOT, text=True, env=env))
        for _ in range(ROUNDS)
    ]
    packs = {name: median(run["packs"][name] for run in runs) for name in runs[0]["packs"]}
    middle = sorted(runs, key=lambda run: run["all"])[len(runs) // 2]
    return {**middle, "packs": packs, **{k: median(r[k] for r in runs) for k in ("read", "walk")}}


def _broken(place: Path, number: int) -> list[float]:
    """Processor seconds of each of the rules, broken so many times."""
    model, taken = _wide(place / str(number), number), []
    for kind, said in _RULES.items():
        pack = place / f"{kind}.toml"
        pack.write_text(_WIDE.format(kind=kind) + said, encoding="utf-8")
        fresh = model.with_tables({})
        started = time.process_time()
        found = check(fresh, [str(pack)])
        taken.append(time.process_time() - started)
        assert len(found.findings) == number, (kind, len(found.findings))
    return taken


def _wide(folder: Path, number: int) -> Organisation:
    """So many persons who hold a post on both sides; the one advises a hub, the hub the other."""
    folder.mkdir()
    pairs = range(number)
    rows = {
        "posts": ["id,title,reports_to,unit", "hub,Hub,,"],
        "units": ["id,name,kind,parent", "u1,One,team,", "u2,Two,team,"],
        "people": ["id", *(f"h{n}" for n in pairs)],
        "appointments": ["person,post", *(f"h{n},{side}{n}" for n in pairs for side in "ab")],
        "links": ["from,relation,to", *(f"a{n},advises,hub" for n in pairs)],
    }
    rows["posts"] += [f"{s}{n},Post {n},hub,u{1 + (s == 'b')}" for n in pairs for s in "ab"]
    rows["links"] += [f"hub,advises,b{n}" for n in pairs]
    for name, lines in rows.items():
        (folder / f"{name}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return load(folder)
