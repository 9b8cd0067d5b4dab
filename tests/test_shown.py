"""What a console and a notebook show of a result: short, whole in kind, and never markup."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pandas as pd
import pytest

import orgmodel as om
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.option_set import Alternative, OptionSet, Question
from orgmodel.comparison.ranking import rank
from orgmodel.model.shown import html_table
from tests.builders import link, organisation, post, unit

HOSTILE = '<script>alert("1")</script>\u202e & \x07'
MOVE = Scenario(f"Move {HOSTILE}").move_post("p3", to="p4")


def imported(place):
    bare = HOSTILE.replace('"', "")
    titles = [f'"{bare} {n}"' for n in range(40)]
    rows = "".join(f"{n},{title},{'' if n == 0 else 99}\n" for n, title in enumerate(titles))
    (place / "staff.csv").write_text(f"id,title,reports_to\n{rows}", encoding="utf-8")
    return om.import_table(place / "staff.csv")


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    posts = [post("p0", title=HOSTILE, unit="u")]
    posts += [post(f"p{n}", "p0", title=f"{HOSTILE} {n}") for n in range(1, 60)]
    made = organisation(
        posts, name=HOSTILE, units=[unit("u", name=HOSTILE)], links=[link("p1", "supports", "p2")]
    )
    asked = Question(
        "Q", "?", "", (Alternative("a", "a", MOVE), Alternative("b", "b", Scenario("b")))
    )
    compared = om.compare(made, MOVE, Scenario("nothing"))
    options = OptionSet("set", (asked,))
    return {
        "scenario": MOVE,
        "option set": options,
        "organisation": made,
        "option": made.apply(MOVE),
        "check": made.check(),
        "measures": made.measures(),
        "comparison": compared,
        "one option": compared.options[0],
        "impact": om.impact(made, MOVE),
        "explanation": made.check().explain("R60"),
        "path": made.path("p1", "p2"),
        "no path": made.path("p1", "p1"),
        "chart": made.chart(),
        "remedies": made.remedies(),
        "import": imported(tmp_path_factory.mktemp("import")),
        "ranking": rank(made, options),
    }


NAMES = (
    *("organisation", "option", "check", "measures", "comparison", "impact", "explanation"),
    *("path", "chart", "ranking", "remedies", "import", "scenario", "option set"),
)


@pytest.mark.parametrize("name", [*NAMES, "one option", "no path"])
def test_three_lines_say_what_it_is(results, name):
    lines = repr(results[name]).split("\n")
    assert len(lines) == 3
    assert all(line.strip() and len(line) <= 110 and line.isprintable() for line in lines)


@pytest.mark.parametrize("name", [*NAMES, "one option", "no path"])
def test_a_notebook_shows_a_bounded_table_in_which_nothing_is_markup(results, name):
    shown = results[name]._repr_html_()
    assert "<script" not in shown
    assert "\u202e" not in shown
    if name != "chart":
        assert len(shown) < 60_000
        assert ElementTree.fromstring(shown).tag == "table"


def test_every_page_of_a_chart_has_words_in_its_place(results):
    chart = results["organisation"].chart(paper="a4")
    pages = ElementTree.fromstring(f"<all>{chart._repr_html_().replace('>', '/>')}</all>")
    assert len(pages) == len(chart.drawings)
    assert all(page.get("alt") for page in pages)


def test_more_than_is_shown_is_told():
    frame = pd.DataFrame({f"c{n}": range(21) for n in range(15)})
    shown = html_table(frame, "Numbers")
    assert "the first 20 of 21 rows; the first 14 of 15 columns" in shown
    assert shown.count("<tr>") == 21
    assert "<td>20</td>" not in shown
    long = html_table(pd.DataFrame({"a": ["x" * 10_000]}), "Words")
    assert len(long) < 400
