"""The unit view loses no link: each row about the unit or a part of it is on its pages once."""

from __future__ import annotations

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.chart.chart import Chart
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.model.edges import Edge
from orgmodel.model.relations import passive, verb
from tests.builders import function, link, numbered, organisation, post, unit

DATA = Path(__file__).resolve().parents[3] / "data"
SAMPLES = sorted(path.parent.name for path in DATA.glob("*/organisation.toml"))
LISTS = (
    "What it gets from others",
    "What it shares with others",
    "What it acts on",
    "Who sits on",
    "Between its own parts",
)
SEATS = {
    "chairs": "chair",
    "member_of": "members",
    "coopted_to": "co-opted",
    "attends": "in attendance",
}


def statements(chart: Chart) -> list[str]:
    """What the pages say of links, in order."""
    return [words for page in chart.drawings for words in statements_on(page)]


def statements_on(page: Drawing) -> list[str]:
    """What one page says of links."""
    found, in_list = [], False
    for told in page.told:
        if told.level == 1:
            in_list = told.words.startswith(LISTS)
        elif in_list:
            found.append(told.words)
    return found


def rows(model: om.Organisation, name: str) -> list[Edge]:
    """The rows of links.csv and memberships.csv with the unit or a part of it as an end."""
    inside = set(model.unit_tree.subtree(name))
    posts = {post for post, home in model.homes.items() if home in inside}
    own = inside | posts | {model.head_of.get(name, name)}
    own |= {row.id for row in model.functions.itertuples() if row.owner in own}
    linked = [edge for edge in model.edges.all() if edge.table in ("links", "memberships")]
    return [edge for edge in linked if {edge.start, edge.end} & own]


def says(model: om.Organisation, name: str, words: str, edge: Edge) -> bool:
    """Whether words may be those of a row: relation, both ends but the unit, how sure it is."""
    heads = (verb(edge.relation), passive(edge.relation), SEATS.get(edge.relation, "-"))
    ends = [model.names.get(end, end) for end in (edge.start, edge.end) if end != name]
    bases = {"inferred", "conditional", "template", "fixture"} & {edge.basis}
    sure = not bases and not words.endswith(("(inferred)", "(conditional)"))
    as_sure = sure or any(words.endswith(f"({basis})") for basis in bases)
    return words.startswith(heads) and all(end in words for end in ends) and as_sure


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_link_of_every_unit_is_on_its_pages_once(sample: str) -> None:
    model = numbered(om.load(DATA / sample))
    for name in model.unit_tree.ids:
        for paper in ("a4", "a4-portrait", "screen"):
            said = statements(model.chart("unit", unit=name, paper=paper))
            wanted = rows(model, name)
            assert len(said) == len(wanted), (name, paper)
            # A row that names the unit itself has the fewer words: it takes what is left.
            for edge in sorted(wanted, key=lambda edge: name in (edge.start, edge.end)):
                found = next((words for words in said if says(model, name, words, edge)), None)
                assert found is not None, (name, edge)
                said.remove(found)


def test_the_27_links_of_finance_are_on_its_pages() -> None:
    model = om.load(DATA / "illustrative")
    inside = set(model.unit_tree.subtree("fp"))
    own = inside | {post for post, home in model.homes.items() if home in inside}
    links = model.links
    of_it = links[links["from"].isin(own) | links["to"].isin(own)]
    chart = model.chart("unit", unit="fp")
    seats = [edge for edge in rows(model, "fp") if edge.table == "memberships"]
    assert len(statements(chart)) - len(seats) == len(of_it) == 27


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_is_told_stands_on_the_page(sample: str) -> None:
    model = om.load(DATA / sample)
    for name in model.unit_tree.ids:
        for page in model.chart("unit", unit=name).drawings:
            texts = [text for box in page.boxes for text in box.texts] + list(page.texts)
            shown = "".join("".join(text.content.split()) for text in texts)
            for words in statements_on(page):
                assert "".join(words.partition(": ")[2].split()) in shown, words


def members() -> om.Organisation:
    return organisation(
        [post("ce"), post("d", "ce"), post("n")],
        units=[unit("board", "board"), unit("fin", head="d", side="commissioning")],
        memberships=[
            {"body": "board", "member": "ce", "role": "chairs", "basis": "inferred"},
            {"body": "board", "member": "n", "role": "member_of"},
        ],
        links=[link("fin", "supports", "board", basis="conditional")],
        functions=[function("F1", "fin")],
    )


def test_a_body_lists_who_sits_on_it_with_role_and_basis() -> None:
    said = statements(members().chart("unit", unit="board"))
    assert "chair: ce (inferred)" in said
    assert "members: n" in said
    assert "is supported by: fin, commissioning (conditional)" in said


def test_a_side_is_said_in_a_word_at_the_corner() -> None:
    (page,) = members().chart("unit", unit="fin").drawings
    (corner,) = [box for box in page.boxes if box.id == "fin"]
    assert [text.content for text in corner.texts] == ["Commissioning side"]
    assert any("headed by the d · 1 function, 1 post" in text.content for text in page.texts)
