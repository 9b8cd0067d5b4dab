"""Two years of an organisation of 500 posts, checked day by day, beside whole checks of each day.

Every month an option moves a post, a unit or a link; people come and go, most of them at the turn
of a month. Both sides work in this process, in turn, and what they find on each day is compared.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from bench.big_organisation import write
from bench.timing import table
from orgmodel.api import Organisation, load
from orgmodel.changes.scenario import Scenario
from orgmodel.over_time.period import PeriodCheck

POSTS, UNITS, LINKS, MONTHS, LEAVERS, ROUNDS = 500, 60, 400, 24, 50, 5
FIRST = date(2027, 1, 1)
T = TypeVar("T")


def report() -> str:
    """Measure, and word the result as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        model = organisation(Path(name) / "body")
    option, last = plan(model), _month(MONTHS) - timedelta(days=1)
    ours, theirs = list[float](), list[float]()
    for _ in range(ROUNDS):
        # A new model each round: nothing that was worked out before is used again.
        fresh = model.with_tables({})
        found, took = _timed(partial(fresh.check_period, str(FIRST), str(last), scenario=option))
        ours.append(took)
        fresh = model.with_tables({})
        _, took = _timed(partial(whole_checks, fresh, option, found))
        theirs.append(took)
    rows = [
        ("check of the period", found.looked, f"{median(ours):.2f}", "1.0"),
        (
            "a whole check on each of these days",
            len(found.days) * len({one.rule for one in found.outcomes}),
            f"{median(theirs):.2f}",
            f"{median(theirs) / median(ours):.1f}",
        ),
    ]
    header = ("", "looks at a rule", "processor s", "times the first")
    return (
        "## Two years, day by day\n\n"
        f"{table(header, rows)}\n\n"
        f"{POSTS} posts, {UNITS} units, {LINKS} links, {MONTHS} months with a change each, "
        f"{LEAVERS} people who leave and {LEAVERS} who come: something changes on "
        f"{len(found.days) - 1} days after the first. The whole checks leave out what would clear "
        f"a finding. Both find the same on each day. Medians of {ROUNDS} runs."
    )


def organisation(folder: Path) -> Organisation:
    """The large organisation in small, in which people come and go."""
    model = load(write(folder, POSTS, UNITS, LINKS))
    chance, held = random.Random(2027), model.tables["appointments"].copy()
    rows = held.index.tolist()
    for place in range(LEAVERS):
        month = _month(chance.randrange(1, MONTHS))
        leaves = month - timedelta(days=1 if chance.random() < 0.7 else chance.randrange(2, 25))
        comes = month if chance.random() < 0.7 else month + timedelta(days=chance.randrange(1, 25))
        held.loc[rows[place], "end"] = str(leaves)
        held.loc[rows[len(rows) // 2 + place], "start"] = str(comes)
    return model.with_tables({"appointments": held})


def plan(model: Organisation) -> Scenario:
    """A change a month: of a post's manager, a unit's place, or a function's owner."""
    chance, made = random.Random(24), Scenario("In two years")
    posts, units, functions = (
        model.tables[name]["id"].tolist() for name in ("posts", "units", "functions")
    )
    for month in range(MONTHS):
        day = str(_month(month))
        if month % 3 == 0:
            made = made.move_function(functions[month], to=chance.choice(units[1:]), on=day)
        elif month % 3 == 1:
            made = made.update_post(posts[100 + month], status="vacant", on=day)
        else:
            made = made.move_post(posts[200 + month * 7], to=posts[30 + month], on=day)
    return made


def whole_checks(model: Organisation, option: Scenario, found: PeriodCheck) -> None:
    """A check of each day looked at, which finds what the check of the period says."""
    for day in found.days:
        checked = model.apply(option, on=str(day.day)).check()
        theirs = {(one.id, one.severity, one.stands) for one in checked.findings}
        ours = {(one.id, one.severity, one.stands) for one in found.on(day.day)}
        assert theirs == ours, day


def _month(number: int) -> date:
    return date(FIRST.year + number // 12, number % 12 + 1, 1)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    found = work()
    return found, time.process_time() - start
