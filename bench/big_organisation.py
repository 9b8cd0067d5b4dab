"""A large synthetic organisation with everything that rules look at, as a folder of CSV files.

One tree of posts under a chief executive at the trust level; directorates on both sides and
neutral, each with its teams; functions, services, links, boards with seats, and holders. One in
a thousand units' posts reports across the wall, so that rules have something to find and to
prove.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from pathlib import Path

SIDES = ("commissioning", "provider", "neutral")
LATERAL = ("supports", "advises", "works_closely_with", "liaises_with", "dotted_line_to")
_TEAM = 40


def write(folder: Path, posts: int, units: int, links: int, seed: int = 2_007) -> Path:
    """Write the folder; the same numbers give the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    side, parent = _units(units)
    line = _line(posts, units, side, chance)
    _csv(
        folder,
        "posts",
        ("id", "title", "reports_to", "unit"),
        [(post, f"Post {post}", manager, unit) for post, manager, unit in line],
    )
    heads: dict[str, str] = {"u0": "p0"}
    for post, _, unit in line:
        heads.setdefault(unit, post)
    _csv(
        folder,
        "units",
        ("id", "name", "kind", "parent", "side", "head", "roster"),
        [
            (
                u,
                f"Unit {u}",
                "body" if u == "u0" else "team" if parent[u] != "u0" else "directorate",
                parent[u],
                side[u] if parent.get(u) in ("", "u0") else "",
                heads.get(u, ""),
                "",
            )
            for u in side
        ],
    )
    names = list(side)[1:]
    kinds = (*SIDES[:2], "shared", "governance")
    functions = []
    for number in range(units * 4):
        owner = chance.choice(names)
        own = side[owner] if side[owner] != "neutral" else "shared"
        kind = own if chance.random() < 0.98 else chance.choice(kinds)
        functions.append((f"F{number}", f"Function {number}", owner, kind))
    _csv(folder, "functions", ("id", "name", "owner", "kind"), functions)
    services = [
        (f"s{n}", f"Service {n}", "internal" if n % 2 else "external") for n in range(units // 2)
    ]
    _csv(folder, "services", ("id", "name", "provision"), services)
    _csv(
        folder,
        "links",
        ("from", "relation", "to"),
        _links(links, names, side, [s[0] for s in services], chance),
    )
    seats = [
        (chance.choice(names), f"p{chance.randrange(posts)}", role)
        for role in ("chairs", "member_of", "attends")
        for _ in range(units // 4)
    ]
    _csv(folder, "memberships", ("body", "member", "role"), sorted(set(seats)))
    people = posts // 2
    _csv(folder, "people", ("id",), [(f"h{n}",) for n in range(people)])
    _csv(
        folder,
        "appointments",
        ("person", "post"),
        [(f"h{n if n % 500 else n // 2}", f"p{n * 2}") for n in range(people)],
    )
    (folder / "organisation.toml").write_text(
        'name = "Large"\npacks = ["structure", "separation", "brent-2007", "pec-2007"]\n'
    )
    return folder


def _units(units: int) -> tuple[dict[str, str], dict[str, str]]:
    """Side and parent of each unit: one in twenty is a directorate, the others its teams."""
    directorates = max(3, units // 20)
    side, parent = {"u0": "trust"}, {"u0": ""}
    for number in range(1, units):
        name = f"u{number}"
        above = 0 if number <= directorates else 1 + number % directorates
        parent[name] = f"u{above}"
        side[name] = SIDES[number % 3] if above == 0 else side[f"u{above}"]
    return side, parent


def _line(
    posts: int, units: int, side: dict[str, str], chance: random.Random
) -> list[tuple[str, str, str]]:
    """Post, manager, unit: heads under the chief executive, the others within their unit."""
    line = [("p0", "", "")]
    inside: dict[str, list[str]] = {}
    for number in range(1, posts):
        post, unit = f"p{number}", f"u{1 + (number - 1) % (units - 1)}"
        own = inside.setdefault(unit, [])
        manager = own[chance.randrange(max(1, len(own) // 3 + 1)) if own else 0] if own else "p0"
        if own and chance.random() < 0.0005:
            other = chance.choice(list(inside))
            manager = inside[other][0] if side[other] != side[unit] else manager
        own.append(post)
        line.append((post, manager, unit))
    return line


def _links(
    links: int, names: list[str], side: dict[str, str], services: list[str], chance: random.Random
) -> list[tuple[str, str, str]]:
    buyers = [name for name in names if side[name] == "commissioning"]
    sellers = [name for name in names if side[name] == "provider"]
    made = {(chance.choice(buyers), "commissions", service) for service in services}
    made |= {(chance.choice(sellers), "provides", service) for service in services[1::2]}
    while len(made) < links:
        one, other = chance.choice(names), chance.choice(names)
        relation = chance.choice(LATERAL[:4] if chance.random() < 0.98 else LATERAL)
        if one != other:
            made.add((one, relation, other))
    return sorted(made)


def _csv(
    folder: Path, table: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
