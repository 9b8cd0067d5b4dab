"""What the data does not say, the rule packs in use, costs of directorates, and the inputs."""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import Any

import numpy as np

from orgmodel.board_papers.material import Material
from orgmodel.board_papers.small_numbers import in_groups_of_five
from orgmodel.board_papers.tables.options import NOTHING
from orgmodel.measures.measure import SILENT
from orgmodel.result_tables.result_table import ResultTable, cell, table_of
from orgmodel.rules.pack import Pack, shipped
from orgmodel.rules.standing.tally import clauses_read

_PACKS = ("pack", "title", "rules", "source", "version", "sha256", "clauses")


def not_recorded_table(material: Material) -> ResultTable:
    """The posts of which it is not on record who holds them all, on the day of the pack."""
    model = material.model
    ids = dict.fromkeys(model.tables["posts"]["id"].tolist())
    rows = [
        {"post": post, "title": model.names.get(post, post), "unit": _home(material, post)}
        for post in ids
        if post in model.not_recorded
    ]
    title = "Posts whose holders are not on record"
    return table_of("not-recorded", title, rows, ("post", "title", "unit"))


def _home(material: Material, post: str) -> str:
    return material.names.get(material.model.home_of(post), "")


def not_measured_table(material: Material) -> ResultTable:
    """The measures that the data cannot give, each with what it would count."""
    rows = [
        {"measure": figure.name, "rule": figure.rule}
        for figure in material.comparison.baseline.measures
        if figure.known == SILENT
    ]
    return table_of("not-measured", "Measures the data cannot give", rows, ("measure", "rule"))


def packs_table(material: Material) -> ResultTable:
    """The rule packs that were checked, with the version and fingerprint of each."""
    rows = [_pack(material, pack) for pack in material.check.packs]
    return table_of("rule-packs", "Rule packs in use", rows, _PACKS)


def _pack(material: Material, pack: Pack) -> dict[str, Any]:
    return {
        "pack": pack.name,
        "title": pack.title,
        "rules": len(pack.rules),
        "source": pack.source,
        "version": _whose(material, pack),
        "sha256": pack.sha256,
        "clauses": clauses_read(pack.rules),
    }


def _whose(material: Material, pack: Pack) -> str:
    """Where a pack is from; of one that ships the version."""
    if pack.name in shipped() and pack.sha256 == _shipped_sha256(pack.name):
        return f"ships with orgmodel {material.request.version}".strip()
    if not material.request.rules:
        return "the organisation's own"
    given = [one.name for one in material.request.rules if isinstance(one, Pack)]
    return "given in Python" if pack.name in given else "a file of the user's"


def _shipped_sha256(name: str) -> str:
    place = resources.files("orgmodel.rules") / "packs" / f"{name}.toml"
    return hashlib.sha256(place.read_bytes()).hexdigest()


def costs_table(material: Material) -> ResultTable:
    """Cost a year by directorate, doing nothing; for HR in each option too.

    Directorates of fewer than five posts stand together, since the cost of so few is somebody's
    pay, and a directorate that loses one post would show what that one costs.
    """
    rows = []
    columns = [material.comparison.baseline, *(option.option for option in material.options)]
    told = columns if material.exact else columns[:1]
    for name, one in zip((NOTHING, *material.option_names), told, strict=False):
        model, units = one.model, one.measures.units
        chosen = [model.cells.cell(unit, "kind") == "directorate" for unit in units["unit"]]
        found = units.loc[np.array(chosen, dtype=bool)].dropna(subset=["unit_cost", "unit_posts"])
        posts = dict(zip(found["unit"], found["unit_posts"], strict=True))
        cost = dict(zip(found["unit"], found["unit_cost"], strict=True))
        groups = in_groups_of_five(posts, exact=material.exact)
        alone = {unit for unit, _ in groups}
        for unit, number in groups:
            together = [one for one in posts if one not in alone and posts[one]]
            amount = cost[unit] if unit in cost else sum(cost[other] for other in together)
            words = material.names.get(unit, unit)
            rows.append(
                {
                    "option": name,
                    "directorate": words,
                    "posts": cell(number),
                    "cost": cell(round(float(amount), 6)),
                }
            )
    head = ("option", "directorate", "posts", "cost")
    return table_of("costs", "Cost a year, by directorate", rows, head)


def inputs_table(material: Material) -> ResultTable:
    """The files that were read, each with its SHA-256."""
    rows = [{"file": name, "sha256": digest} for name, digest in material.request.inputs]
    return table_of("inputs", "Files that were read", rows, ("file", "sha256"))


def about_table(material: Material) -> ResultTable:
    """Whose pack it is, for whom, on which day, and how it was asked for."""
    model, request = material.model, material.request
    options = "; ".join(material.option_names) or "none"
    on = ", ".join(request.fields.on) or "roles only"
    rows = (
        ("Organisation", model.name),
        ("Audience", material.audience.title),
        ("Day", model.day),
        ("Status", model.status or "not stated"),
        ("Source", model.source or "not stated"),
        ("Options", options),
        ("Switched on", on),
        ("Asked with", " ".join(request.options) or "no further options"),
        ("Made with", f"orgmodel {request.version}".strip()),
    )
    told = [{"what": what, "value": value} for what, value in rows]
    return table_of("about", "About this pack", told, ("what", "value"))
