"""Nobody's name or id leaves in a chart unless names are asked for, whatever boxes are to say."""

import io
import zipfile

import pytest

from orgmodel.chart.chart import VIEWS
from orgmodel.chart.views.parts.request import FIELDS
from tests.builders import organisation, post, seat, unit

WORDS = ("Zebedee", "Quimby", "zz_one")


def held():
    """A body of which three plainly made-up people hold posts, one shares, and one chairs."""
    return organisation(
        [
            post("ce", unit="b"),
            post("fin", "ce", unit="u"),
            post("buy", "ce", unit="c"),
            post("clerk", "fin", unit="u"),
        ],
        units=[
            unit("b", "board", side="trust", head="ce"),
            unit("u", "directorate", parent="b", side="provider", head="fin"),
            unit("c", "directorate", parent="b", side="commissioning", head="buy"),
        ],
        people=[
            {"id": "zz_one_1", "name": "Zebedee One"},
            {"id": "zz_one_2", "name": "Quimby Two"},
            {"id": "zz_one_3", "name": "Zebedee Three"},
        ],
        appointments=[
            {"person": "zz_one_1", "post": "ce"},
            {"person": "zz_one_2", "post": "clerk", "fte": "0.5", "basis": "acting"},
            {"person": "zz_one_3", "post": "clerk", "fte": "0.5"},
        ],
        memberships=[seat("b", "zz_one_1", "chairs"), seat("b", "fin")],
        links=[{"from": "fin", "relation": "supports", "to": "buy"}],
        roles={"pct_chair": "ce", "pec_chair": "fin", "chief_executive": "ce", "ce": "ce"},
    )


def words_of(content):
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


@pytest.mark.parametrize("suffix", [".svg", ".html", ".dot", ".pptx"])
@pytest.mark.parametrize("view", sorted(VIEWS))
def test_no_view_and_no_file_says_who_holds_a_post_without_names(view, suffix):
    org = held()
    baseline = {"baseline": organisation([post("ce")])} if view == "changes" else {}
    chart = org.chart(view, unit="u" if view == "unit" else None, show=FIELDS, **baseline)
    said = "".join(words_of(content) for content in chart.files(suffix))
    assert [word for word in WORDS if word in said] == []


def test_a_body_without_posts_names_nobody_either():
    bodies = organisation(
        [],
        units=[unit("b", "board")],
        people=[{"id": "zz_one_1", "name": "Zebedee One"}],
        memberships=[seat("b", "zz_one_1", "chairs")],
    )
    shown = {"show": ("holder",)}
    assert "Zebedee" not in "".join(bodies.chart("organisation", **shown).svgs)
    assert "Zebedee" in "".join(bodies.chart("organisation", names=True).svgs)


def test_the_field_holder_says_that_a_post_is_held_and_by_how_many():
    said = "".join(held().chart(show=("holder",), separate=True).svgs)
    assert ">held<" in said and "held by 2 people" in said
    named = "".join(held().chart(show=("holder",), names=True).svgs)
    assert "Zebedee One" in named and "Quimby Two (acting)" in named


def test_the_footer_says_the_day_that_decides():
    rows = [post("ce"), post("a", "ce", end="2026-03-31")]
    dated = "".join(organisation(rows, date="2026-05-01").chart().svgs)
    assert "As on 1 May 2026" in dated and "2026-05-01" not in dated
    month = "".join(organisation(rows, date="May 2026").chart(on="2027-01-31").svgs)
    assert "As on 31 January 2027" in month
    assert "As on" not in "".join(organisation([post("ce")], date="2026-05-01").chart().svgs)
