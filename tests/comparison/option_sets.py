"""Option sets on a small body: eight posts that may go elsewhere, and sets made at random."""

import random

import orgmodel as om
from orgmodel.comparison.option_set import Alternative, Exclusion, OptionSet, Question
from orgmodel.comparison.sweep.setup import SweepSetup
from tests.changes.small import body

S = om.Scenario("x")


def question(name, *scenarios):
    alternatives = [Alternative(f"a{n}", f"a{n}", one) for n, one in enumerate(scenarios)]
    return Question(name, f"{name}?", "", tuple(alternatives))


def two_each(questions=8):
    """So many posts that may move, two answers each; some answers leave others out."""
    posts = ["analyst", "nurse", "it_one", "it_two", "payroll", "it_head", "nurses", "dir_fin"]
    to = ["nurse", "analyst", "it_two", "it_one", "it_head", "ce", "ce", "analyst"]
    moves = zip(posts[:questions], to, strict=False)
    asked = tuple(question(f"Q{n}", S, S.move_post(p, to=m)) for n, (p, m) in enumerate(moves))
    return OptionSet("Moves", asked)


def small_setup(option_set=None, **more):
    measures = ("errors", "warnings", "layers", "changes")
    asked = {"packs": ["separation"], "measures": measures, "must": ["layers <= 5"]}
    return SweepSetup.of(body(), option_set or two_each(), **{**asked, **more})


def random_set(seed, model):
    """An option set of up to five questions, each of some changes of any table, at random."""
    chance = random.Random(seed)
    ids = {name: model.tables[name]["id"].tolist() for name in ("posts", "units", "functions")}
    links = model.tables["links"][["from", "relation", "to"]].values.tolist()

    def change():
        post, unit = chance.choice(ids["posts"]), chance.choice(ids["units"])
        function = chance.choice(ids["functions"])
        start, relation, end = chance.choice(links)
        return chance.choice(
            (
                S.move_post(post, to=chance.choice(ids["posts"])),
                S.move_post(post, to=chance.choice(ids["posts"])),
                S.move_post(post, unit=unit),
                S.move_unit(unit, to=chance.choice(ids["units"])),
                S.move_function(function, to=chance.choice((post, unit))),
                S.remove_function(function),
                S.remove_link(start, relation, end),
                S.add_link(function, relation, end),
                S.update_post(post, title="Other", count="3"),
                S.update_unit(unit, side=chance.choice(("commissioning", "provider", "trust", ""))),
                S.add_link(post, "heads", unit),
            )
        )

    def alternative():
        for _ in range(9):
            made = change() if chance.random() < 0.7 else change() + change()
            try:
                model.apply(made)
            except om.ScenarioError:
                continue
            return made
        return S

    asked = [
        question(f"Q{n}", S, *(alternative() for _ in range(chance.randint(1, 2))))
        for n in range(chance.randint(1, 4))
    ]
    never = []
    if len(asked) > 1 and chance.random() < 0.3:
        never = [Exclusion(frozenset({"Q0(a1)", "Q1(a1)"}), "not both")]
    return OptionSet("Random", tuple(asked), tuple(never))
