"""All measures, and the impact of one option, on 100,000 posts: beside pandas and networkx.

Both run in this process, in turn, on the same tables, and what both count is compared. The
peers answer less: they have no counting rules, reasons, pools, intermediaries or plan, and
take an unknown number for 0.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from bench.peers import pandas_measures
from bench.timing import table
from orgmodel.api import Organisation, from_reading
from orgmodel.changes.scenario import Scenario
from orgmodel.files.folder.folder import read_files
from orgmodel.impact_on_posts.schedule import Impact, impact
from orgmodel.measures import Measures, measure

POSTS, DIVISIONS, TEAMS, LINKS, ROUNDS = 100_000, 12, 2_000, 6_000, 3
REMOVED, MOVED, REGRADED = 200, 150, 100


def report() -> str:
    """Measure, and word the result as Markdown."""
    before = organisation()
    after = before.apply(option())
    tables = {"before": dict(before.tables), "after": dict(after.tables)}
    names = ("measures that both give", "all measures", "impact")
    ours: dict[str, list[float]] = {name: [] for name in names}
    peers: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        plain, took = timed(lambda: pandas_measures.measure(tables["before"]))
        peers["measures that both give"].append(took)
        peers["all measures"].append(took)
        # A new model each round: nothing that was worked out before is used again.
        measures, took = timed(lambda: all_measures(before.with_tables({})))
        ours["all measures"].append(took)
        _, took = timed(lambda: shared_measures(before.with_tables({})))
        ours["measures that both give"].append(took)
        agree(measures, plain)
        flat, took = timed(
            lambda: pandas_measures.impact(tables["before"]["posts"], tables["after"]["posts"])
        )
        peers["impact"].append(took)
        found, took = timed(lambda: whole_impact(before.with_tables({}), after.with_tables({})))
        ours["impact"].append(took)
        agree_on_posts(found, flat)
    rows = [
        (
            name,
            f"{median(ours[name]):.2f}",
            f"{median(peers[name]):.2f}",
            f"{median(peers[name]) / median(ours[name]):.1f}",
        )
        for name in ours
    ]
    header = (
        f"{POSTS:,} posts",
        "orgmodel, processor s",
        "pandas and networkx, processor s",
        "theirs ÷ ours",
    )
    return (
        "## Measures and impact\n\n"
        f"{table(header, rows)}\n\n"
        f"{DIVISIONS} directorates, {TEAMS:,} teams, {LINKS:,} links. The option removes "
        f"{REMOVED} posts, moves {MOVED} and regrades {REGRADED}. What both count agrees: spans, "
        "layers, sums by line, layer and unit, vacancies, functions, and each post that goes, "
        "stays or is regraded. Only ours gives flags, intermediaries, seating, competencies, "
        f"reasons, {len(found.pools):,} pools and the consultation counter."
    )


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """What the work gives, and the processor seconds it took."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def shared_measures(model: Organisation) -> Measures:
    """The figures, and the tables that the peers have too."""
    found = measure(model)
    assert found.units is not None
    assert found.interdependence.matrix is not None
    return found


def all_measures(model: Organisation) -> Measures:
    """Every measure and every table of it."""
    found = measure(model)
    for name in ("units", "spans", "balance", "flags"):
        getattr(found, name)
    links = found.interdependence
    for name in ("matrix", "coupling", "reach", "seating"):
        getattr(links, name)
    for between in links.network.between:
        assert between.separators is not None
    assert links.network.cut_vertices is not None
    assert links.network.bridges is not None
    assert found.competencies.by_unit is not None
    assert found.competencies.plan is not None
    return found


def whole_impact(before: Organisation, after: Organisation) -> Impact:
    """The schedule with its sums and the counter."""
    found = impact(before, after)
    assert found.categories is not None
    assert found.establishment("unit") is not None
    assert found.consultation is not None
    assert found.size is not None
    return found


def agree(ours: Measures, plain: dict[str, object]) -> None:
    """Stop where the two differ in what both count."""
    for name in ("largest_span", "layers", "average_span", "fte"):
        assert np.isclose(ours[name].value, plain[name]), name
    assert np.isclose(ours["vacancy_fte"].value, plain["vacancy"])
    posts = ours.posts.set_index("post")
    for name in ("fte", "cost"):
        line = posts[f"line_{name}"]
        assert np.allclose(line, [plain["line"][name][post] for post in line.index])
        units = ours.units.set_index("unit")[f"unit_{name}"]
        assert np.allclose(units, [plain["units"][name][unit] for unit in units.index])
        assert np.allclose(ours.layers[name], plain["by_layer"][name])
    found = ours.directors.set_index("unit")["functions"]
    assert found.to_dict() == plain["functions"].to_dict()


def agree_on_posts(ours: Impact, plain: object) -> None:
    """Stop where the two differ in which posts go, stay and are regraded, or in any sum."""
    rows = ours.table.set_index("post")
    flat = plain.set_index("id")
    gone = set(flat.index[flat["category"] == "gone"])
    assert gone == set(rows.index[rows["posts_after"] == 0])
    graded = set(flat.index[flat["category"] == "grade change"])
    kept = rows.loc[sorted(graded)]
    told = kept["category"].isin(["grade change", "ring-fence"])
    assert told.all()
    for name in ("fte_before", "fte_after", "cost_before", "cost_after"):
        assert np.isclose(ours.totals[name], flat[name].sum()), name


def organisation() -> Organisation:
    """A made-up body: divisions, teams, their posts, holders, functions and links."""
    chance = random.Random(5)
    units = ["id,name,kind,side,parent,head", "body,Body,body,trust,,p0"]
    side = ("commissioning", "provider", "neutral")
    units += [
        f"d{n},Division {n},directorate,{side[n % 3]},body,p{n + 1}" for n in range(DIVISIONS)
    ]
    teams = [f"t{n}" for n in range(TEAMS)]
    leads = range(DIVISIONS + 1, DIVISIONS + 1 + TEAMS)
    for n, lead in enumerate(leads):
        units.append(f"t{n},Team {n},team,,d{n % DIVISIONS},p{lead}")
    posts = ["id,title,reports_to,unit,fte,band,cost,status", "p0,Chief,,body,1,9,300,"]
    held = ["person,post,fte,basis"]
    for n in range(1, POSTS):
        if n <= DIVISIONS:
            place = (f"Director {n}", "p0", f"d{n - 1}")
        elif n in leads:
            team = n - leads[0]
            place = (f"Head of team {team}", f"p{team % DIVISIONS + 1}", f"t{team}")
        else:
            team = n % TEAMS
            place = (f"Officer {n % 5}", f"p{leads[team]}", f"t{team}")
        vacant = n % 11 == 0 and n not in leads
        title, manager, unit = place
        fte, band = ("1" if n % 3 else "0.6"), 2 + n % 8
        status = "vacant" if vacant else "filled"
        posts.append(f"p{n},{title},{manager},{unit},{fte},{band},{20 + n % 40},{status}")
        if not vacant:
            held.append(f"h{n},p{n},{fte},substantive")
    held.append("h0,p0,1,substantive")
    people = ["id", *(row.split(",")[0] for row in held[1:])]
    functions = ["id,name,owner,kind"]
    functions += [f"f{n},Function {n},{team},shared" for n, team in enumerate(teams)]
    links, known = ["from,relation,to"], set()
    while len(known) < LINKS:
        one, other = chance.sample(teams, 2)
        known.add((one, chance.choice(("supports", "works_closely_with", "advises")), other))
    links += [",".join(link) for link in sorted(known)]
    asked = ["holder,competency,level,need"]
    for n in leads:
        asked.append(f"p{n},Skill {n % 9},3,required")
        asked.append(f"h{n},Skill {n % 9},{1 + n % 5},held")
    files = {
        "posts": posts,
        "units": units,
        "people": people,
        "appointments": held,
        "functions": functions,
        "links": links,
        "competencies": asked,
    }
    read = {f"{name}.csv": ("\n".join(rows) + "\n").encode() for name, rows in files.items()}
    return from_reading(read_files(read))


def option() -> Scenario:
    """Posts removed, moved and regraded, far apart."""
    first = DIVISIONS + 1 + TEAMS
    step = (POSTS - first) // (REMOVED + MOVED + REGRADED)
    picked = iter(range(first, POSTS, step))
    done = Scenario("One option")
    for _ in range(REMOVED):
        done = done.remove_post(f"p{next(picked)}")
    for n in range(MOVED):
        done = done.move_post(f"p{next(picked)}", to=f"p{DIVISIONS + 1 + n}", unit=f"t{n}")
    for _ in range(REGRADED):
        done = done.update_post(f"p{next(picked)}", band="1")
    return done


if __name__ == "__main__":
    print(report())
