"""What a user imports: load, and odd ids and titles all the way through."""

import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

import orgmodel as om
from orgmodel.chart.chart import VIEWS
from orgmodel.chart.drawing.paper import PAPER_NAMES, PaperName
from orgmodel.chart.views.parts.request import ViewName
from orgmodel.files.safe_csv import safe_csv
from tests.builders import files_of, link, organisation, post, unit

IDS = ["001", "NA", "1E05", "Ω-1"]
TITLE = '<b>R&D "Ops"</b>'


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """A folder whose ids look like numbers, missing values and markup."""
    place = tmp_path_factory.mktemp("odd")
    posts = [post(IDS[0], title=TITLE)] + [post(i, IDS[0], title=f"{TITLE} {i}") for i in IDS[1:]]
    posts[1]["unit"] = "1"
    units = [unit("1", name=TITLE, head="NA", side="1")]
    files = files_of(posts, units=units, links=[link("Ω-1", "supports", "1E05")])
    for name, content in files.items():
        (place / name).write_text(content, encoding="utf-8")
    return om.load(place)


def test_odd_ids_and_titles_are_loaded_unchanged(odd):
    assert odd.problems == ()
    assert odd.posts["id"].tolist() == IDS
    assert odd.posts["title"].tolist()[0] == TITLE
    assert odd.posts["reports_to"].tolist() == ["", "001", "001", "001"]


def test_odd_ids_answer_to_their_names_in_line_and_graph(odd):
    assert odd.hierarchy.children("001") == ("NA", "1E05", "Ω-1")
    assert set(IDS) <= set(odd.graph.nodes)
    assert odd.graph.nodes["001"]["label"] == TITLE
    assert odd.sides["NA"] == "1"


def drawn(chart):
    trees = (ElementTree.fromstring(svg) for svg in chart.svgs)
    return [element for tree in trees for element in tree.iter()]


@pytest.mark.parametrize("paper", ["screen", "a4"])
def test_odd_ids_and_titles_are_drawn_unchanged_and_unexecuted(odd, paper):
    elements = drawn(odd.chart("organisation", paper=paper))
    assert {e.get("data-id") for e in elements if e.get("data-id")} >= set(IDS)
    tags = {element.tag.rpartition("}")[2] for element in elements}
    assert not tags & {"b", "script", "foreignObject"}
    words = " ".join("".join(element.itertext()) for element in elements)
    assert TITLE in " ".join(words.split())


def test_odd_ids_and_titles_stand_unchanged_in_tables(odd):
    measures = odd.measures()
    assert measures.posts["post"].tolist() == IDS
    read = pd.read_csv(io.StringIO(safe_csv(measures.posts)), dtype=str, keep_default_na=False)
    assert read["post"].tolist() == IDS
    assert read["title"].tolist()[0] == TITLE


def test_the_public_names_are_all_there():
    for name in om.__all__:
        assert getattr(om, name) is not None
    with pytest.raises(AttributeError, match="no attribute"):
        om.nothing  # noqa: B018


def test_an_organisation_does_not_change():
    made = organisation([post("ce")])
    with pytest.raises(AttributeError):
        made.name = "other"
    with pytest.raises(TypeError):
        made.tables["posts"] = None


def test_an_origin_is_the_file_and_the_row():
    made = organisation([post("ce"), post("fin", "ce")])
    assert made.origins.of("posts", 3, "title").words() == "posts.csv row 3"


def test_names_of_people_are_never_used_as_words():
    made = organisation([post("ce")], people=[{"id": "p1", "name": "A Person"}])
    assert made.names["p1"] == "p1"


def test_a_type_checker_knows_every_view_and_paper():
    assert set(get_args(ViewName)) == set(VIEWS)
    assert set(get_args(PaperName)) == set(PAPER_NAMES)


def test_no_public_name_is_that_of_a_module():
    modules = {path.stem for path in Path(om.__file__).parent.iterdir()}
    assert modules.isdisjoint(om.__all__)
