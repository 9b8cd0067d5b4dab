"""1,000 options on 2,000 posts as a batch, beside a networkx copy each; 10,000 combinations.

Both sides of the first table answer the same two questions of each option, separation levels 4
and 5, in one process, and their answers are compared. The combinations are of an option set on
a small organisation: each is applied and checked whole by the separation pack.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator

from bench.peers import networkx_options
from bench.timing import table
from orgmodel.api import Organisation, from_reading
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.batch import MoveBatch
from orgmodel.comparison.option_set import Alternative, OptionSet, Question
from orgmodel.comparison.ranking import rank
from orgmodel.files.folder.folder import read_files

POSTS, OPTIONS, ROUNDS = 2_000, 1_000, 5
_UNITS = (
    "id,name,kind,side,head\ntrust,Body,body,trust,p0\n"
    "buys,Buyers,directorate,commissioning,p1\nsells,Sellers,directorate,provider,p2\n"
    "serves,Services,directorate,neutral,p3\n"
)
_CODES = {"trust": -1, "buys": 1, "sells": 2, "serves": 0}


def report() -> str:
    """Measure, and word the result as Markdown."""
    return f"## Options\n\n{_moves()}\n\n{_combinations()}"


def _moves() -> str:
    organisation, managers, homes = _organisation(POSTS)
    moves = list(_random_moves(organisation, OPTIONS))
    own = {post: _CODES.get(homes[post]) for post in managers}
    whole = networkx_options.graph(managers, own)
    prepared = MoveBatch(organisation)
    posts, to = [post for post, _ in moves], [manager for _, manager in moves]
    ours, found = _best(lambda: prepared.evaluate(posts, to))
    with_start, _ = _best(lambda: MoveBatch(organisation).evaluate(posts, to))
    theirs, expected = _best(
        lambda: [networkx_options.levels(whole, *move) for move in moves], rounds=1
    )
    assert list(zip(found.crossings.tolist(), found.meetings.tolist(), strict=True)) == expected
    rows = [
        (
            name,
            f"{seconds * 1e3:,.1f}",
            f"{seconds / OPTIONS * 1e6:,.1f}",
            f"{theirs / seconds:,.0f}",
        )
        for name, seconds in (
            ("batch", ours),
            ("batch, made ready each time", with_start),
            ("networkx, a copy an option", theirs),
        )
    ]
    header = ("", "1,000 options, ms", "one option, µs", "networkx ÷ this")
    return f"{POSTS:,} posts, separation levels 4 and 5, processor time:\n\n{table(header, rows)}"


def _combinations() -> str:
    organisation, _, _ = _organisation(30)
    questions = [
        Question(
            f"Q{number}",
            f"Who manages p{number + 10}?",
            "",
            tuple(
                Alternative(
                    f"a{place}",
                    f"p{place}",
                    Scenario(f"p{place}").move_post(f"p{number + 10}", to=f"p{place}"),
                )
                for place in range(5 if number < 4 else 2)
            ),
        )
        for number in range(8)
    ]
    option_set = OptionSet("Bench", tuple(questions))
    said: list[str] = []

    def progress(done: int, of: int) -> None:
        if done in (of // 10, of):
            said.append(f"{done:,}: {_peak_mb():,.0f} MB")

    start, processor = time.perf_counter(), time.process_time()
    ranking = rank(organisation, option_set, packs=["separation"], progress=progress)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    return (
        f"An option set of {ranking.combinations:,} combinations, each applied and checked by the "
        f"separation pack, the best 20 kept: {seconds:,.0f} s by the clock, {processor:,.0f} s of "
        f"processor time, {processor / ranking.combinations * 1e3:.1f} ms each. Peak memory of the "
        f"process after combination {'; after '.join(dict.fromkeys(said))}."
    )


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform != "darwin" else 1024 * 1024)


def _best(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, object]:
    times, result = [], None
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return sorted(times)[len(times) // 2], result


def _organisation(posts: int) -> tuple[Organisation, dict[str, str], dict[str, str]]:
    """A line of so many posts, each of some 3 to 10 reports; a third sits in no unit."""
    chance = random.Random(7)
    managers = {"p0": ""}
    homes = {"p0": "trust", "p1": "buys", "p2": "sells", "p3": "serves"}
    for number in range(1, posts):
        managers[f"p{number}"] = (
            "p0" if number < 4 else f"p{max(1, number // chance.randint(3, 8))}"
        )
        homes.setdefault(f"p{number}", chance.choice(("", "", "buys", "sells", "serves")))
    rows = [f"{p},{p},{manager},{homes[p]}" for p, manager in managers.items()]
    content = "id,title,reports_to,unit\n" + "\n".join(rows) + "\n"
    files = {"posts.csv": content.encode(), "units.csv": _UNITS.encode()}
    return from_reading(read_files(files)), managers, homes


def _random_moves(organisation: Organisation, number: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(11)
    line = organisation.hierarchy
    while number:
        post, manager = chance.choice(line.ids[1:]), chance.choice(line.ids)
        if post not in line.chain(manager):
            number -= 1
            yield post, manager


if __name__ == "__main__":
    print(report())
