"""Every pack that ships on 100,000 posts, beside reading them; and one rule broken 10,000 times."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.big_organisation import write
from bench.timing import PYTHON, ROOT, table
from orgmodel.api import Organisation, load
from orgmodel.model.words import listed
from orgmodel.rules.check import check

POSTS, UNITS, LINKS = 100_000, 2_000, 20_000
SEEDS = (2_007, 2_026)
BROKEN = (5_000, 10_000)
_SLOWEST = 6
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
        runs = [_run(organisation(Path(name) / f"{seed}", seed)) for seed in SEEDS]
        wide = [(number, *_broken(Path(name), number)) for number in BROKEN]
    rows = [
        ("reading the folder", *(_beside(run["read"], run) for run in runs)),
        (
            "networkx: the line built and walked",
            *(_beside(run["walk"], run) for run in runs),
        ),
        (f"all packs, {runs[0]['asked']} rules", *(_beside(run["all"], run) for run in runs)),
        *(
            (f"of all, rule {rule}", *(_beside(run["rules"].get(rule, 0), run) for run in runs))
            for rule in list(runs[0]["rules"])[:_SLOWEST]
        ),
    ]
    findings = listed([f"{run['findings']:,}" for run in runs])
    broken = [(f"{n:,}", *(f"{s:.2f}" for s in seconds)) for n, *seconds in wide]
    return (
        "## Packs\n\n"
        f"{table(('', 'one organisation', 'another'), rows)}\n\n"
        f"{POSTS:,} posts, {UNITS:,} units, {LINKS:,} links; the roles of every pack are played, "
        f"the whole organisation being the group; {findings} findings. What would clear one is not "
        "looked for. Processor seconds, and how often as long as reading the same folder in the "
        "same process takes; one process each.\n\n"
        "One rule that so many posts or persons break, each finding with its proof:\n\n"
        f"{table(('findings', *(f'{kind}, s' for kind in _RULES)), broken)}"
    )


def organisation(folder: Path, seed: int = SEEDS[0]) -> Path:
    """The large organisation, in which the roles of the packs are played."""
    write(folder, POSTS, UNITS, LINKS, seed)
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


def _beside(seconds: float, run: Mapping[str, Any]) -> str:
    return f"{seconds:.2f} s, {seconds / run['read']:.1f}"


def _run(folder: Path) -> dict[str, Any]:
    """What one process measures."""
    command = [PYTHON, str(ROOT / "bench" / "peers" / "orgmodel_packs.py"), str(folder)]
    env = {"PYTHONPATH": str(ROOT)}
    found = json.loads(subprocess.check_output(command, cwd=ROOT, text=True, env=env))
    return {**found, "rules": dict(found["rules"])}


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
