"""Posts affected with their reasons, people by directorate, pools and the consultation counter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from orgmodel.board_papers.material import Material
from orgmodel.board_papers.small_numbers import TOGETHER, guarded, in_groups_of_five, small
from orgmodel.board_papers.tables.figures import holder_names
from orgmodel.board_papers.tables.options import people_of
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.impact_on_posts.category import AT_RISK, NEW, RING, SLOT, UNCHANGED, VACANT
from orgmodel.impact_on_posts.consultation import COUNTED, Establishment
from orgmodel.impact_on_posts.pools import Pool
from orgmodel.impact_on_posts.schedule import Impact
from orgmodel.result_tables.result_table import Cell, ResultTable, cell, table_of

DELETED, CHANGED, ADDED = "deleted", "changed", "new"
_OF_HOLDERS = frozenset((SLOT, RING, AT_RISK, VACANT))
"""Categories that tell of a post's holder, or that it has none."""
_WHY = {
    DELETED: "the post goes",
    CHANGED: "other posts are joined with it, or there are fewer of it",
    ADDED: "a new post",
}
_NO_MATCH = "the post goes, and no post after it matches, or nobody holds it"
_COUNT_IN_A_POOL = re.compile(
    r"pool (P\d+): [\d.,e+]+ filled posts? (?:claim [\d.,e+]+ posts?|for [\d.,e+]+)"
)
_POSTS = ("option", "post", "title", "what", "reason", "unit_before", "unit_after")
_FIGURES = ("posts_before", "posts_after", "fte_before", "fte_after")
_POOLS = ("option", "pool", "kind", "claimants", "successors", "claims", "people", "places")
_COUNTER = ("option", "employer", "counted", "days", "earliest")
_COUNTER_OF_HR = ("option", "employer", "at_risk", "displaced", "counted", "days", "earliest")


def affected_table(material: Material) -> ResultTable:
    """One row a post that an option touches: what becomes of it, and why."""
    rows = [
        {"option": name, **row}
        for name, option in zip(material.option_names, material.options, strict=True)
        for row in _affected(material, option)
    ]
    columns = (*_POSTS, *_figures(material), *_switches(material))
    return table_of("posts-affected", "Posts affected, and why", rows, columns)


def _figures(material: Material) -> tuple[str, ...]:
    pool = ("pool",) if material.audience.sees_fates else ()
    return (*pool, *_FIGURES, *(("people",) if material.exact else ()))


def _switches(material: Material) -> list[str]:
    columns = ["band_before", "band_after"] if material.fields.bands else []
    if material.exact:
        columns += ["cost_before", "cost_after"] if material.fields.costs else []
        columns += ["holders"] if material.fields.names else []
    return columns


def _affected(material: Material, option: OptionComparison) -> Iterator[dict[str, Any]]:
    found = option.impact
    few = not material.exact and small([option.impact.consultation.total])
    for row in found.table.to_dict("records"):
        if row["category"] == UNCHANGED and not row["also"]:
            continue
        told = _fate(material, {str(k): v for k, v in row.items()}, few=few)
        for name in (*_figures(material), *_switches(material)):
            told.setdefault(name, cell(row.get(name)))
        told |= {end: _unit(material, row[end]) for end in ("unit_before", "unit_after")}
        if material.exact:
            told["people"] = cell(row["persons"])
        if "holders" in _switches(material):
            told["holders"] = "; ".join(holder_names(material.model, str(row["post"])))
        yield told


def _fate(material: Material, row: dict[str, Any], *, few: bool) -> dict[str, Any]:
    """What becomes of a post, as far as the audience sees it.

    The Board sees that a post goes, never whether its holder is at risk or it was vacant. For
    the staff side the two are told apart only where five or more are at risk.
    """
    what, reason, pool = row["category"], row["reason"], row["pool"]
    about = {"post": row["post"], "title": material.names.get(row["post"], row["title"])}
    if not material.audience.sees_fates:
        what = _of_the_post(row)
        return {**about, "what": what, "reason": _WHY.get(what, reason) if what in _WHY else reason}
    if not material.exact:
        reason = _COUNT_IN_A_POOL.sub(r"pool \1", reason)
        if few and what in (AT_RISK, VACANT):
            what, reason = DELETED, _NO_MATCH
    return {**about, "what": what, "reason": reason, "pool": pool}


def _of_the_post(row: dict[str, Any]) -> str:
    """The category of the post alone, without what it says of a holder."""
    if row["category"] not in _OF_HOLDERS and row["category"] != NEW:
        return str(row["category"])
    if not row["unit_before"] and not row["posts_before"]:
        return ADDED
    return CHANGED if row["posts_after"] or row["unit_after"] else DELETED


def _unit(material: Material, unit: str) -> str:
    return material.names.get(unit, unit)


def categories_table(material: Material) -> ResultTable:
    """How many rows of posts, posts and FTE of each option come under each category."""
    frame = affected_table(material).frame
    sums: dict[tuple[str, str], dict[str, Any]] = {}
    for row in frame.to_dict("records"):
        found = sums.setdefault(
            (row["option"], row["what"]),
            {"option": row["option"], "what": row["what"], "rows": 0, **dict.fromkeys(_FIGURES, 0)},
        )
        found["rows"] += 1
        for name in _FIGURES:
            found[name] = _added(found[name], row[name])
    columns = ("option", "what", "rows", *_FIGURES)
    return table_of("affected-by-kind", "Posts affected, by kind", list(sums.values()), columns)


def _added(one: Cell, other: Cell) -> Cell:
    """The sum; None where either is not known."""
    if isinstance(one, str) or isinstance(other, str) or one is None or other is None:
        return None
    return cell(round(one + other, 6))


def people_table(material: Material) -> ResultTable:
    """People affected by the directorate they are in, in groups of five or more."""
    rows = []
    for name, option in zip(material.option_names, material.options, strict=True):
        for unit, people in in_groups_of_five(_by_division(option.impact), exact=material.exact):
            words = unit if unit == TOGETHER else material.names.get(unit, unit)
            rows.append(
                {
                    "option": name,
                    "directorate": words,
                    "people": people_of(material, option.impact, people),
                }
            )
    columns = ("option", "directorate", "people")
    return table_of("people-affected", "People affected, by directorate", rows, columns)


def _by_division(found: Impact) -> dict[str, float]:
    """Directorate (else the outermost unit but one) → people; nothing where one is not known."""
    table, model = found.table, found.staying.before.model
    rows = table[(table["category"] != UNCHANGED)]
    if rows["persons"].isna().any():
        return {}
    sums: dict[str, float] = {}
    for unit, persons in zip(rows["unit_before"], rows["persons"], strict=True):
        division = unit
        above = [*model.unit_tree.chain(unit)] if unit in model.unit_tree.index else []
        for outer in above:
            if model.cells.cell(outer, "kind") == "directorate":
                division = outer
        sums[division] = sums.get(division, 0.0) + persons
    return sums


def pools_table(material: Material) -> ResultTable:
    """Posts whose holders claim the same posts after; which posts only where fates are seen."""
    rows = [
        {"option": name, **_pool(material, pool)}
        for name, option in zip(material.option_names, material.options, strict=True)
        for pool in option.impact.pools
    ]
    hidden = () if material.audience.sees_fates else ("claimants", "successors")
    columns = [column for column in _POOLS if column not in hidden]
    return table_of("pools", "Pools: who claims which posts", rows, columns)


def _pool(material: Material, pool: Pool) -> dict[str, Any]:
    return {
        "pool": pool.id,
        "kind": "ring-fence" if pool.contested else "slot in",
        "claimants": "; ".join(material.called(post) for post in pool.claimants),
        "successors": "; ".join(material.called(post) for post in pool.successors),
        "claims": _open(guarded(pool.claims, exact=material.exact), pool.open_claims),
        "people": guarded(pool.persons, exact=material.exact),
        "places": _open(cell(pool.places), pool.open_places),
    }


def _open(number: Any, is_open: bool) -> Any:
    """A number; `at least 13` where groups of unknown number are in it."""
    return f"at least {number}" if is_open and isinstance(number, int | float) else number


def consultation_table(material: Material) -> ResultTable:
    """People counted for each employer, and the days that this asks for."""
    rows = [
        {"option": name, **_place(material, place)}
        for name, option in zip(material.option_names, material.options, strict=True)
        for place in option.impact.consultation.establishments
    ]
    columns = _COUNTER_OF_HR if material.exact else _COUNTER
    return table_of("consultation", "Consultation counter", rows, columns)


def _place(material: Material, place: Establishment) -> dict[str, Any]:
    exact = {"at_risk": place.at_risk, "displaced": place.displaced} if material.exact else {}
    return {
        "employer": material.names.get(place.employer, place.employer) or "not known",
        **exact,
        "counted": guarded(place.total, exact=material.exact),
        "days": place.days or "no tier reached",
        "earliest": place.earliest,
    }


def settings_table(material: Material) -> ResultTable:
    """What the schedule and the counter were made by: thresholds, law, and what to remember."""
    rows = []
    if material.options:
        policy = material.options[0].impact.policy
        rows = [("Counted", COUNTED), ("Match", policy.formula), ("Threshold", policy.source)]
        tiers = [f"{tier.redundancies} or more: {tier.days} days" for tier in policy.tiers]
        rows += [
            ("Days before the first dismissal", "; ".join(tiers)),
            ("Counted within", f"{policy.window_days} days"),
            ("Law", f"{policy.law}, as checked {policy.checked}"),
        ]
        rows += [("To remember", words) for words in policy.reminders]
    told = [{"setting": name, "value": words} for name, words in rows]
    return table_of("consultation-settings", "How this was counted", told, ("setting", "value"))
