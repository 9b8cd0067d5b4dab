"""All measures together: on Brent, as tables, in words, and in time."""

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.text.measures import report
from tests.builders import from_files, organisation, post

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def brent():
    return om.load(DATA / "brent").measures()


def test_functions_per_director_in_brent_are_the_reference_figures(brent):
    table = brent.directors.set_index("unit")["functions"].to_dict()
    assert table == {
        "d_sc": 17,
        "d_pccc": 12,
        "d_clig": 12,
        "d_ph": 9,
        "d_pde": 8,
        "d_med": 8,
        "d_fp": 8,
        "d_hr": 3,
        "communications": 1,
    }
    assert brent["functions_without_director"].known == "F78"


def test_the_line_of_brent_is_13_posts_in_3_layers_and_its_top_has_a_span_of_9(brent):
    figures = {name: brent[name].value for name in ("line_posts", "layers", "largest_span")}
    assert figures == {"line_posts": 13, "layers": 3, "largest_span": 9}
    assert brent.managers["post"].tolist() == ["ce", "dir_pde", "dph"]
    assert brent["average_span"].value == 4


def test_brent_says_nothing_of_time_money_and_people(brent):
    for name in ("fte", "cost", "headcount", "vacancy_fte", "vacant_posts"):
        assert brent[name].value is None


def test_the_group_under_the_director_of_public_health_is_not_called_one_to_one(brent):
    assert brent["one_to_one"].value == 0


def test_every_figure_has_its_counting_rule_and_what_it_rests_on(brent):
    for figure in brent:
        assert figure.rule.endswith(".")
        assert figure.known
        assert figure.unit


def test_the_frame_has_a_row_for_every_figure(brent):
    frame = brent.to_frame()
    assert frame.columns.tolist() == [
        "measure",
        "subject",
        "name",
        "value",
        "unit",
        "rule",
        "known",
        "source",
    ]
    assert frame.loc[frame["measure"] == "largest_span", "value"].tolist() == [9]
    layers = frame[frame["measure"] == "layer_rows"]
    assert layers[["subject", "value"]].to_numpy().tolist() == [["1", 1], ["2", 9], ["3", 3]]


def test_the_words_print_each_rule_and_gather_what_the_data_does_not_say(brent):
    words = report(brent)
    assert "Average span ................................... 4 direct reports to a manager" in words
    assert "a post group counts as one" in words
    assert "The data does not say: Headcount, Assignments, Funded FTE, FTE in post" in words
    assert "1 + steps from the top" in " ".join(words.split())


@pytest.mark.parametrize("folder", ["pec_2007", "m2", "cambridgeshire", "brent"])
def test_every_sample_can_be_measured_and_worded(folder):
    measures = om.load(DATA / folder).measures()
    assert report(measures)
    assert measures.to_dict()["measures"]["post_rows"]["value"] > 0


def test_long_and_odd_titles_keep_their_line():
    words = report(organisation([post("a", title="T\n" + "x" * 200), post("b", "a")]).measures())
    assert max(len(line) for line in words.splitlines()) <= 100


def test_a_faulty_line_is_said_to_be_one():
    assert "The data has faults" in report(organisation([post("a", "nobody")]).measures())


def lines(size, manager):
    rows = (f"p{n},P,{manager(n)},1.0,30000\n" for n in range(size))
    return "id,title,reports_to,fte,cost\n" + "".join(rows)


@pytest.mark.parametrize(
    ("manager", "layers"),
    [
        (lambda n: f"p{(n - 1) // 6}" if n else "", 7),
        (lambda n: f"p{n - 1}" if n else "", 20_000),
    ],
    ids=["a tree", "a chain"],
)
def test_wide_and_deep_lines_are_measured_whole(manager, layers):
    measures = from_files({"posts.csv": lines(20_000, manager)}).measures()
    assert measures["fte"].value == 20_000
    assert measures["layers"].value == layers
