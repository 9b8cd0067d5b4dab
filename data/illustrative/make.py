"""Makes the illustrative organisation beside this file. Everything in it is invented.

    python data/illustrative/make.py

The same seed gives the same files. Who works where is in `shape.py`; here chance adds working
time, vacancies, holders and competencies. Costs are index numbers: a full-time post of band 5
is 100, and each band above it a seventh part dearer. No pay table went into them.
"""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import shape  # noqa: E402

SEED = 2007
STEP = 8 / 7
VACANT, PART_TIME, SHARED, PARTLY = 0.09, 0.2, 0.035, 0.08
SCALE = ("2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "VSM", "VSM+")
TABLES = {
    "posts": (
        "id",
        "title",
        "reports_to",
        "unit",
        "kind",
        "count",
        "fte",
        "band",
        "cost",
        "clinical",
        "status",
        "note",
    ),
    "units": ("id", "name", "kind", "parent", "side", "head", "roster"),
    "people": ("id", "name", "profession"),
    "appointments": ("person", "post", "fte", "basis", "start", "note"),
    "functions": ("id", "name", "owner", "kind"),
    "services": ("id", "name", "provision"),
    "links": ("from", "relation", "to"),
    "memberships": ("body", "member", "role", "voting"),
    "competencies": ("holder", "competency", "level", "need"),
}


def main() -> None:
    """Write every table."""
    chance = random.Random(SEED)  # noqa: S311
    posts, units, functions = shape.structure()
    for post in posts:
        _hours_and_cost(post, chance)
    people, held = _holders(posts, chance)
    tables = {
        "posts": posts,
        "units": units,
        "people": people,
        "appointments": held,
        "functions": functions,
        "services": shape.services(),
        "links": shape.links(),
        "memberships": shape.memberships(),
        "competencies": _competencies(posts, held, chance),
    }
    for name, columns in TABLES.items():
        with (HERE / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[name])


def _hours_and_cost(post: dict[str, str], chance: random.Random) -> None:
    count = int(post.get("count") or 1)
    each = 1.0
    if post["band"] in SCALE[:6] and chance.random() < PART_TIME:
        each = chance.choice((0.4, 0.5, 0.6, 0.8))
    if count > 1:
        each = chance.choice((0.8, 0.9))
    index = round(100 * STEP ** (SCALE.index(post["band"]) - SCALE.index("5")))
    post["fte"] = _number(count * each)
    post["cost"] = _number(round(count * each * index))


def _holders(
    posts: list[dict[str, str]], chance: random.Random
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    people: list[dict[str, str]] = []
    held: list[dict[str, str]] = []

    def hold(post: dict[str, str], fte: float, basis: str = "substantive", note: str = "") -> str:
        person = f"h{len(people) + 1:03}"
        profession = "clinician" if post.get("clinical") == "yes" else ""
        people.append({"id": person, "name": f"Holder {person[1:]}", "profession": profession})
        held.append(
            {
                "person": person,
                "post": post["id"],
                "fte": _number(fte),
                "basis": basis,
                "note": note,
            }
        )
        return person

    for post in posts:
        fte, count = float(post["fte"]), int(post.get("count") or 1)
        acted_by, basis = shape.ACTING.get(post["id"]), shape.BASIS.get(post["id"], "substantive")
        fixed = post["id"] in (
            *shape.ACTING,
            *shape.ACTING.values(),
            *shape.BASIS,
            *shape.FILLED,
            *shape.JOB_SHARES,
        )
        whole = fte == 1 and not fixed
        post["status"] = "filled"
        if acted_by:
            continue  # filled below, by the holder of another post
        if count > 1:
            absent = chance.randint(0, 1)
            for _ in range(count - absent):
                hold(post, fte / count)
        elif not fixed and chance.random() < VACANT:
            post["status"] = "vacant"
        elif post["id"] in shape.JOB_SHARES or (
            not fixed and fte == 1 and chance.random() < SHARED
        ):
            hold(post, 0.5, note="job share")
            hold(post, 0.5, note="job share")
        elif whole and chance.random() < PARTLY:
            hold(post, 0.8, note="0.2 of the post is not filled")
        else:
            hold(post, fte, basis)
    for above, own in shape.ACTING.items():
        row = next(row for row in held if row["post"] == own)
        row |= {"fte": "0", "note": f"acting as {above}"}
        held.append(
            {
                "person": row["person"],
                "post": above,
                "fte": "1",
                "basis": "acting",
                "start": "2007-04-01",
            }
        )
    return people, held


def _competencies(
    posts: list[dict[str, str]], held: list[dict[str, str]], chance: random.Random
) -> list[dict[str, str]]:
    """What posts require by their place, and what their holders have: mostly that, not always."""
    rows = []
    for post in posts:
        asked = shape.required(post)
        if not asked:
            continue
        for name, level in asked.items():
            rows.append(
                {"holder": post["id"], "competency": name, "level": str(level), "need": "required"}
            )
        audited = post["id"] not in shape.NOT_AUDITED
        for person in (row["person"] for row in held if audited and row["post"] == post["id"]):
            for name, level in asked.items():
                has = max(0, min(5, level + chance.choice((-2, -1, 0, 0, 0, 0, 1, 1))))
                if has:
                    rows.append(
                        {"holder": person, "competency": name, "level": str(has), "need": "held"}
                    )
            other = chance.choice(shape.COMPETENCIES)
            if other not in asked:
                rows.append(
                    {
                        "holder": person,
                        "competency": other,
                        "level": str(chance.randint(2, 4)),
                        "need": "held",
                    }
                )
    seen: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows:  # somebody acting is seen in two posts: the higher level stands
        key = (row["holder"], row["competency"], row["need"])
        if key not in seen or row["level"] > seen[key]["level"]:
            seen[key] = row
    return list(seen.values())


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    main()
