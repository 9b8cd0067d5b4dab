"""The sentence under a page's title."""

from __future__ import annotations

import pytest

from orgmodel.ui.head.answers import answer
from orgmodel.ui.head.organisation import size_in_words
from orgmodel.ui.head.row import status_badge
from orgmodel.ui.workspace.asking import Asked, Download
from orgmodel.ui.workspace.library import Opened, open_files
from orgmodel.ui.workspace.work import Work
from tests.builders import organisation, post, unit
from tests.ui.conftest import Visit, option_list

ANSWERS = {
    "chart": "At least 19 posts, 62 units, as opened. Nothing is changed yet.",
    "separation": "Commissioning and provision are labelled apart; that they are apart in "
    "structure is not yet shown. Six warnings to decide; five rules the data does not answer.",
    "compare": "There is no option to compare yet: as opened is all there is.",
    "workspace": "No option yet. Open the chart and move something: that starts one.",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_each_page_answers_its_question_in_one_sentence(visit: Visit, name: str) -> None:
    assert visit(name).container(key="answer").markdown[0].value == ANSWERS[name]


def test_what_the_data_does_not_say_is_said_to_be_unknown(visit: Visit) -> None:
    said = visit("measures").container(key="answer").markdown[0].value
    assert "figures the data does not give" in said
    assert "a year" not in said


def test_a_confidential_status_stands_in_the_row_itself(visit: Visit) -> None:
    for name in ("chart", "measures", "data"):
        row = [element.value for element in visit(name).container(key="head").markdown]
        assert any("violet-badge" in said and "in confidence" in said for said in row)


def test_undo_and_redo_are_on_every_page(visit: Visit) -> None:
    for name in ("chart", "separation", "about"):
        app = visit(name)
        assert app.button(key="option.undo").disabled
        assert app.button(key="option.redo").disabled


def test_a_new_option_is_started_where_options_are_chosen(visit: Visit) -> None:
    app = visit("measures")
    option_list(app).select("new").run()
    assert [option.name for option in app.session_state["om.work"].options] == ["Option 1"]
    assert option_list(app).options == ["As opened", "Option 1", "New option"]


def test_a_drawing_can_be_put_on_paper_from_a_page_without_one(visit: Visit) -> None:
    app = visit("measures")
    app.session_state["om.asked"] = Asked(Download.PAPER)
    app.run()
    assert not app.exception
    assert app.radio(key="om.paper.head").value == "a4"
    app.run()
    assert app.radio(key="om.paper.head").value == "a4"


@pytest.mark.parametrize(
    ("posts", "said"),
    [
        ([post("a"), post("b", "a", count="3")], "4 posts, 1 unit"),
        ([post("a"), post("b", "a", kind="post_group", fte="2.5")], "at least 4 posts, 1 unit"),
        ([post("a"), post("b", "a", kind="role")], "1 post, 1 unit"),
        ([post("b", kind="role")], "no posts, 1 unit"),
    ],
)
def test_the_size_counts_posts_and_not_rows(posts: list[dict[str, str]], said: str) -> None:
    model = organisation(posts, units=[unit("u")])
    assert size_in_words(Work(Opened(model, said, "a test"))) == said


ODD = {
    "no posts": (
        {"units.csv": b"id,name,kind\nu,Board,board\n"},
        {"Chart": "No posts, 1 unit, as opened.", "Measures": "No posts. "},
    ),
    "one post": (
        {"posts.csv": b"id,title,reports_to\na,Chief Executive,\n"},
        {"Chart": "1 post, no units, as opened.", "Measures": "1 post and one layer. "},
    ),
    "one line": (
        {"posts.csv": b"id,title,reports_to\na,Chief,\nb,Other,a\n"},
        {"Measures": "2 posts, two layers and at most one direct report to one post. "},
    ),
    "all ended": (
        {
            "posts.csv": b"id,title,reports_to,end\na,Chief,,2020-01-01\nb,Other,a,2020-01-01\n",
            "organisation.toml": b'name = "Ended"\ndate = "2024-01-01"\n',
        },
        {"Chart": "No posts, no units, as opened. On 1 January 2024 2 posts have ended"},
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_data_is_told_of_in_plain_sentences(case: str) -> None:
    files, wanted = ODD[case]
    work = Work(open_files(files, "Odd"))
    for page, beginning in wanted.items():
        assert answer(page, work).startswith(beginning)
    for page in ("Separation", "Three at the centre"):
        assert "data does not say" in answer(page, work)


@pytest.mark.parametrize(
    ("status", "colour"),
    [
        ("Draft proposals, in confidence", "violet"),
        ("OFFICIAL-SENSITIVE", "violet"),
        ("Not for publication", "violet"),
        ("Invented, for trying things out", "gray"),
        ("In consultation", "gray"),
    ],
)
def test_a_lock_stands_only_where_the_status_is_confidential(status: str, colour: str) -> None:
    said = status_badge(status)
    assert said.startswith(f":{colour}-badge[")
    assert ("lock" in said) == (colour == "violet")
    assert not status_badge("")
