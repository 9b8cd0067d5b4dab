"""Random organisations and placements on them, and the plainest changes that a placement asks."""

import random
from pathlib import Path

from orgmodel.api import load
from tests.builders import function, organisation, post, unit
from tests.changes.small import body

DATA = Path(__file__).parents[2] / "data"


def samples():
    """The small body of these tests, Brent and the illustrative trust."""
    return body(), load(DATA / "brent"), load(DATA / "illustrative")


def made(chance):
    """A small random organisation: some heads sit in their unit, some posts say no unit."""
    names = [f"p{n}" for n in range(chance.randint(2, 12))]
    units = [f"u{n}" for n in range(chance.randint(1, 6))]
    some = lambda of: chance.choice([*of, ""])  # noqa: E731
    posts = [
        post(
            name,
            some(names[:at]) if at else "",
            unit=some(units),
            kind="role" if chance.random() < 0.05 else "",
            reports_to_source=chance.choice(["", "4"]),
        )
        for at, name in enumerate(names)
    ]
    chance.shuffle(posts)
    tables = {
        "units": [
            unit(name, parent=some(units[:at]), head=some(names)) for at, name in enumerate(units)
        ],
        "functions": [function(f"f{n}", chance.choice([*names, *units])) for n in range(3)],
        "people": [{"id": "ann"}, {"id": "bob"}],
        "appointments": [{"person": "ann", "post": names[0]}],
        "services": [{"id": "s", "name": "Care", "provision": "internal"}],
    }
    return organisation(posts, **tables)


def placements(number, seed=12, every=2, small=40):
    """`number` random placements: an organisation, the ids, the target, units along or not.

    One in `every` is on a sample, the others on so many `small` ones that are made.
    """
    chance = random.Random(seed)
    whole = samples()
    bodies = [made(chance) for _ in range(small)]
    for turn in range(number):
        model = chance.choice(whole) if turn % every == 1 else chance.choice(bodies)
        things = [
            name
            for table in ("posts", "posts", "units", "functions", "people", "services")
            for name in model.cells.column(table, "id")
        ]
        targets = [name for table in ("posts", "units") for name in model.cells.column(table, "id")]
        ids = chance.sample(things, min(len(things), chance.choice([1, 1, 1, 2, 3, 5])))
        yield model, tuple(dict.fromkeys(ids)), chance.choice(targets), chance.random() < 0.7


def plainest(model, name, target):
    """The change that a placement of one thing asks for at the least; None where none does."""
    table, at = model.table_of[name], model.table_of[target]
    head = model.head_of.get(target, "") if at == "units" else ""
    if table == "posts" and at == "posts":
        return {"do": "move-post", "post": name, "to": target}
    if table == "posts" and at == "units":
        line = {"to": head} if head and head != name else {}
        led = model.headed.get(name, ())
        if any(model.cells.cell(unit, "parent") == target for unit in led):  # by its unit
            return {"do": "move-post", "post": name, **line} if line else None
        return {"do": "move-post", "post": name, "unit": target, **line}
    if table == "units" and at == "units":
        return {"do": "move-unit", "unit": name, "to": target}
    if table == "units" and at == "posts" and model.home(target):
        return {
            "do": "move-unit",
            "unit": name,
            "to": model.home(target),
            "reports_to": target,
        }
    if table == "functions" and at in ("posts", "units"):
        return {"do": "move-function", "function": name, "to": target}
    return None
