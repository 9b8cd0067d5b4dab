"""The timeline: bars from day to day, findings with their days, and a table of what changes."""

from datetime import date
from itertools import pairwise

import pytest

import orgmodel as om
from orgmodel.chart.timeline.axis import TimeAxis
from orgmodel.chart.timeline.timeline import timeline
from orgmodel.cli.main import main
from tests.builders import organisation, post, unit
from tests.rules.ruling import pack

BODY = organisation(
    [
        post("ce", unit="trust"),
        post("mo", "ce", unit="law"),
        post("s151", "ce", unit="money"),
        post("clerk", "mo", unit="law"),
    ],
    units=[
        unit("trust", "body", head="ce"),
        unit("law", parent="trust", head="mo", side="left"),
        unit("money", parent="trust", head="s151", side="right"),
    ],
    people=[{"id": "ann_smith"}],
    appointments=[
        {"person": "ann_smith", "post": "mo", "end": "2028-03-31"},
        {"person": "ann_smith", "post": "s151", "start": "2028-03-09"},
    ],
    extra_files={"rules.toml": pack("distinct_holders", posts=["mo", "s151"])},
)
MOVE = om.Scenario("Clerk to finance").move_post("clerk", to="s151", unit="money", on="2028-06-01")


def bars(chart):
    return {group.label: group for page in chart.drawings for group in page.groups}


def test_a_directorate_has_a_bar_for_each_number_of_posts():
    found = bars(BODY.timeline("2028-01-01", "2028-12-31", MOVE))
    assert "posts from 1 January 2028 to 31 May 2028: 2" in found
    assert "posts from 1 June 2028 to 31 December 2028: 1" in found
    before, after = (
        found[f"posts from {days}"]
        for days in (
            "1 January 2028 to 31 May 2028: 2",
            "1 June 2028 to 31 December 2028: 2",
        )
    )
    assert before.x + before.width == pytest.approx(after.x)


def test_a_finding_has_a_bar_on_its_days_and_nobody_is_named():
    chart = BODY.timeline("2028-01-01", "2028-12-31", MOVE)
    words = " ".join(text.content for page in chart.drawings for text in page.texts)
    assert "from 9 to 31 March 2028 (23 days)" in bars(chart)
    assert "X1 error" in words
    assert "Change 1: Move the post clerk" in words
    assert "ann_smith" not in "".join(chart.svgs)
    assert all(text.size >= 8 for page in chart.drawings for text in page.texts)


def test_each_change_of_a_day_has_a_line_and_the_list_can_be_left_out():
    option = MOVE.update_post("clerk", band="5", on="2028-06-01")
    days = date(2028, 1, 1), date(2028, 12, 31)
    told = [one.words for page in timeline(BODY, *days, option).drawings for one in page.told]
    (row,) = [words for words in told if "Change 1" in words]
    assert "1 June 2028" in row and "Change 2" not in row
    assert [words for words in told if "Change 2" in words]
    bare = timeline(BODY, *days, option, in_words=False)
    assert not [one for page in bare.drawings for one in page.told if "Change 1" in one.words]
    assert bars(bare).keys() == bars(timeline(BODY, *days, option)).keys()


def test_what_is_drawn_is_told_in_words_and_every_style_has_its_legend():
    (page, *_) = BODY.timeline("2028-01-01", "2028-12-31", MOVE).drawings
    assert page.description.startswith("Clerk to finance: 1 January 2028 to 31 December 2028")
    assert {entry.label for entry in page.legend} == {"left", "right", "error", "for information"}
    assert any("law (left)" in told.words for told in page.told)


@pytest.mark.parametrize(
    ("first", "last", "day", "share"),
    [
        ("2028-02-01", "2028-02-29", "2028-02-29", 28 / 29),
        ("2028-02-01", "2028-02-29", "2028-02-01", 0),
        ("2028-02-01", "2028-02-01", "2028-02-02", 1),
        ("2028-02-01", "2028-02-29", "2020-01-01", 0),
    ],
)
def test_each_day_is_as_wide_as_every_other(first, last, day, share):
    axis = TimeAxis(*map(date.fromisoformat, (first, last)), 0.0, 100.0)
    assert axis.begin(date.fromisoformat(day)) == pytest.approx(100 * share)


_PERIODS = [("2028-01-15", "2028-01-15"), ("2020-05-02", "2060-01-01")]


@pytest.mark.parametrize(("first", "last"), _PERIODS)
def test_the_months_named_never_run_into_each_other(first, last):
    drawn = TimeAxis(*map(date.fromisoformat, (first, last)), 150.0, 500.0).drawn(0.0)
    places = [text.x for text in drawn.texts]
    assert places
    assert all(other - one > 25 for one, other in pairwise(places))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--view", "timeline"], "--view timeline with --from and --to"),
        (["--from", "2028-01-01", "--to", "2028-02-01"], "with --on"),
    ],
)
def test_a_timeline_has_a_period_and_no_other_view_has(words, says, tmp_path, capsys):
    BODY.save(tmp_path / "body")
    assert main(["chart", str(tmp_path / "body"), *words, "-o", str(tmp_path / "t.svg")]) == 2
    assert says in capsys.readouterr().err
