"""The view of changes: totals, before and after in the same places, lists with their counts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.changes.apply import apply
from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.scenario import Scenario, read_scenario
from orgmodel.changes.verb_list import VERBS, read_change
from orgmodel.chart.drawing.drawing import Box
from orgmodel.comparison.differences import differences
from orgmodel.model.pseudonyms import pseudonyms, spoken
from tests.builders import organisation, post, unit
from tests.changes.examples import EXAMPLES, example
from tests.changes.random_changes import changes
from tests.changes.small import body
from tests.chart.views.change_sheets import (
    PAPERS,
    SCENARIOS,
    assert_all_told,
    assert_sound,
    boxes,
    compared,
    data,
    drawn,
    printed,
    sample_chart,
    squeezed,
    told,
)
from tests.depth import at_least, share_of


@pytest.mark.parametrize("name", sorted(VERBS))
def test_every_change_of_a_verb_is_drawn_and_told(name: str) -> None:
    before = body()
    scenario = read_scenario({"name": "One change", "change": [{"do": name, **example(name)}]})
    after = apply(before, scenario)
    pages = drawn(before, after)
    assert_sound(pages)
    assert_all_told(pages, before, after)


def test_there_is_an_example_of_every_verb() -> None:
    assert set(EXAMPLES) == set(VERBS)


@pytest.mark.parametrize(
    ("sample", "name", "paper"),
    [
        (*scenario, paper)
        for paper in PAPERS
        for scenario in (SCENARIOS if paper == "a4" else share_of(SCENARIOS))
    ],
)
def test_a_scenario_fits_the_paper_and_nothing_is_left_out(
    sample: str, name: str, paper: str
) -> None:
    option = compared(sample, name)
    pages = drawn(option.baseline.model, option.option.model, paper)
    assert_sound(pages)
    if paper == "a4":
        assert_all_told(pages, option.baseline.model, option.option.model)
        assert {(page.width, page.height) for page in pages.drawings} == {(841.89, 595.28)}


@pytest.mark.parametrize(("sample", "name"), SCENARIOS)
def test_counts_are_those_of_the_comparison(sample: str, name: str) -> None:
    option = compared(sample, name)
    said = told(sample_chart(sample, name))
    found = option.differences
    counts = {
        "Findings cleared": len(option.fixed),
        "Findings new": len(option.new),
        "Findings no longer shown": len(option.unshown),
        "Rules that cannot be judged any more": len(option.no_longer_shown),
        "Links that come": len(found.links.added),
        "Links that go": len(found.links.removed),
        "Services that change": len(found.services.changed),
    }
    for title, number in counts.items():
        headings = [line for line in said if line.startswith(f"{title} (")]
        assert headings == ([f"{title} ({number})"] if number else [])
    was, now = (side.check.summary for side in (option.baseline, option.option))
    asked = ("errors", "warnings") if was["errors"] or now["errors"] else ("warnings",)
    ends = [" + ".join(str(one[name]) for name in asked) for one in (was, now)]
    assert any(line.startswith(f"{ends[0]} → {ends[1]} ") for line in said)
    persons = pseudonyms(option.baseline.model)
    for finding in (*option.new, *option.fixed):
        words = f"({finding.rule}): {spoken(finding.message, persons)}"
        assert any(words in line for line in said), finding


def test_what_stays_in_its_place_is_at_one_height_and_equally_far_right() -> None:
    pages = sample_chart("illustrative", "flatten-a-layer")
    found = boxes(pages)
    both = [name for name in found if f"{name}·was" in found]
    assert len(both) == 10
    steps = [found[name].x - found[f"{name}·was"].x for name in both]
    assert steps == pytest.approx([steps[0]] * len(both))
    assert all(found[name].y == found[f"{name}·was"].y for name in both)


def test_units_that_become_one_keep_their_places_in_it() -> None:
    found = boxes(sample_chart("brent", "o23-medical-joined-with-clinical-leadership"))
    both = [name for name in found if f"{name}·was" in found]
    assert {"F48", "F58", "med_dir", "med_team"} <= set(both)
    steps = [found[name].x - found[f"{name}·was"].x for name in both]
    assert steps == pytest.approx([steps[0]] * len(both))
    assert all(found[name].y == found[f"{name}·was"].y for name in both)


def test_before_and_after_on_pages_of_their_own_have_the_same_places() -> None:
    pages = sample_chart("brent", "o23-medical-joined-with-clinical-leadership", "165mm").drawings
    first, second = ({box.id: (box.x, box.y) for box in page.boxes} for page in pages[:2])
    assert {name.removesuffix("·was"): place for name, place in first.items()} == second


def kinds(box: Box) -> set[str]:
    return {mark.kind for mark in box.marks} - {"post"}


def test_each_kind_of_change_has_a_shape_of_its_own() -> None:
    before = organisation(
        [
            post("ce", title="Chief"),
            post("one", "ce", title="First"),
            post("two", "ce", title="Second", band="7"),
            post("three", "ce", title="Third"),
        ],
        units=[unit("all", head="ce")],
    )
    scenario = Scenario("All kinds").move_post("one", to="two").update_post("two", band="8a")
    scenario = scenario.remove_post("three").add_post("four", title="Fourth", reports_to="ce")
    found = boxes(drawn(before, apply(before, scenario)))
    assert kinds(found["one"]) == {"moved"} and not kinds(found["one·was"])
    assert kinds(found["two"]) == {"changed"} and not kinds(found["two·was"])
    assert found["three·was"].dash and "three" not in found
    assert found["four"].stroke != found["one"].stroke and not found["four"].dash
    assert "band: 7" in found["two·was"].label and "band: 8a" in found["two"].label
    assert "reports to Chief" in found["one·was"].label
    assert "reports to Second" in found["one"].label


def test_the_legend_explains_what_its_page_draws() -> None:
    def legends(sample: str, name: str, paper: str) -> list[list[str]]:
        pages = sample_chart(sample, name, paper).drawings
        return [[entry.label for entry in page.legend] for page in pages]

    merged = ("brent", "o23-medical-joined-with-clinical-leadership")
    assert legends(*merged, "a4")[0] == ["post", "moved here", "changed where it is", "goes"]
    before, after, *_ = legends(*merged, "165mm")
    assert before == ["post", "goes"]
    assert after == ["post", "moved here", "changed where it is"]


def test_a_post_without_manager_goes_to_the_top() -> None:
    before = body()
    after = apply(before, Scenario("Alone").move_post("it_head", to=""))
    assert "reports to nobody" in boxes(drawn(before, after))["it_head"].label


def test_only_what_changes_is_drawn() -> None:
    pages = sample_chart("illustrative", "flatten-a-layer")
    option = compared("illustrative", "flatten-a-layer")
    changed = {move.id for move in option.differences.posts.moved}
    changed |= set(option.differences.posts.removed)
    assert {name.removesuffix("·was") for name in boxes(pages)} == changed
    (unchanged,) = [line for line in told(pages) if line.startswith("Unchanged: ")]
    assert "Medical" in unchanged and "Finance and Performance" not in unchanged


def test_a_post_and_its_unit_of_one_name_are_told_once() -> None:
    before = organisation(
        [post("ce"), post("dir", "ce")], units=[unit("top", head="ce"), unit("d", parent="top")]
    )
    scenario = Scenario("New").add_unit("u", name="Estates", kind="team", parent="d")
    scenario = scenario.add_post("p", title="Estates", reports_to="dir", unit="u")
    found = boxes(drawn(before, apply(before, scenario)))
    assert "p" in found and "u" not in found
    assert "and its team" in found["p"].label


def test_a_finding_under_a_new_name_says_so() -> None:
    said = told(sample_chart("brent", "o23-medical-joined-with-clinical-leadership"))
    again = [line for line in said if "it stood before under another name" in line]
    assert len(again) == 2 and all("(SEP-1b)" in line for line in again)
    assert any("2 under a new name" in line for line in said)


def test_what_is_not_known_is_said_in_words() -> None:
    said = told(sample_chart("brent", "o01a-it-in-strategic-commissioning"))
    assert "? cost: not in the data" in said
    assert "25,444 → 24,775 cost a year" in told(sample_chart("illustrative", "flatten-a-layer"))


def test_many_cards_go_on_a_page_before_and_one_after() -> None:
    units = [unit("top", head="ce")]
    units += [unit(f"u{n}", head=f"d{n}", parent="top", name=f"Unit {n}") for n in range(30)]
    posts = [post("ce"), *(post(f"d{n}", "ce", unit=f"u{n}") for n in range(30))]
    posts += [post(f"p{n}", f"d{n}", unit=f"u{n}", title=f"Officer {n}") for n in range(30)]
    before = organisation(posts, units=units)
    scenario = Scenario("Round")
    for n in range(30):
        to = (n + 1) % 30
        scenario = scenario.move_post(f"p{n}", to=f"d{to}", unit=f"u{to}")
    after = apply(before, scenario)
    pages = drawn(before, after)
    assert_sound(pages)
    assert len(pages.drawings) > 2
    found = boxes(pages)
    assert all({f"p{n}", f"p{n}·was"} <= set(found) for n in range(30))


def test_a_card_higher_than_a_page_goes_on_over_pages() -> None:
    posts = [post("ce"), post("a", "ce"), post("b", "ce")]
    posts += [post(f"p{n}", "a", title=f"Officer with a long title {n}") for n in range(150)]
    before = organisation(posts, units=[unit("all", head="ce")])
    scenario = Scenario("All")
    for n in range(150):
        scenario = scenario.move_post(f"p{n}", to="b")
    pages = drawn(before, apply(before, scenario))
    assert_sound(pages)
    assert all({f"p{n}", f"p{n}·was"} <= set(boxes(pages)) for n in range(150))


def test_long_names_are_wrapped_and_none_is_cut() -> None:
    long = "Director of " + "very long matters and " * 9
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2
    before = organisation([post("ce"), post("a", "ce")], units=[unit("all", head="ce", name=word)])
    scenario = Scenario("Names").update_post("a", title=long).add_post("b", title=word)
    for paper in PAPERS:
        pages = drawn(before, apply(before, scenario), paper)
        assert_sound(pages)
        assert squeezed(long) in printed(pages) and word in printed(pages)


def test_another_data_set_is_compared_by_its_matching() -> None:
    before = organisation([post("1", title="Chief"), post("2", "1", title="Clerk", band="4")])
    after = organisation([post("9", title="Chief"), post("8", "9", title="Clerk", band="5")])
    pages = drawn(before, after)
    assert_sound(pages)
    found = boxes(pages)
    assert "band: 4" in found["2·was"].label and "band: 5" in found["8"].label


def test_a_unit_that_goes_says_so_over_its_items() -> None:
    before = organisation(
        [post("ce"), post("a", "ce", unit="u")],
        units=[unit("all", head="ce"), unit("u", kind="panel")],
    )
    scenario = Scenario("Ends").remove_post("a").remove_unit("u")
    pages = drawn(before, apply(before, scenario))
    assert_sound(pages)
    assert any(text.content == "goes" for group in pages.drawings[0].groups for text in group.texts)


def test_units_beyond_what_a_card_holds_go_beside_it() -> None:
    units = [unit("top", head="ce"), *(unit(f"u{n}", parent="top") for n in range(7))]
    posts = [post("ce"), *(post(f"d{n}", "ce", unit=f"u{n}") for n in range(7))]
    before = organisation(posts, units=units)
    merged = Scenario("One").merge_units([f"u{n}" for n in range(7)], into="all", name="All")
    after = apply(before, merged)
    for paper in PAPERS:
        pages = drawn(before, after, paper)
        assert_sound(pages)
        assert_all_told(pages, before, after)


def test_without_a_baseline_the_view_says_what_it_needs() -> None:
    with pytest.raises(om.OrgmodelError, match="needs a scenario"):
        data("brent").chart("changes")


@pytest.mark.parametrize("paper", ["a4", "screen"])
def test_a_scenario_that_changes_nothing_is_refused_with_the_reason(paper: str) -> None:
    before = body()
    with pytest.raises(om.OrgmodelError, match="As it is changes nothing of"):
        drawn(before, apply(before, Scenario("As it is")), paper)


def test_on_screen_every_box_is_a_row_that_can_be_selected() -> None:
    option = compared("brent", "o23-medical-joined-with-clinical-leadership")
    pages = drawn(option.baseline.model, option.option.model, "screen")
    known = {*option.baseline.model.table_of, *option.option.model.table_of}
    assert {name.removesuffix("·was") for name in boxes(pages)} <= known
    assert_sound(pages)


@given(blocks=st.lists(changes(), min_size=1, max_size=6))
@settings(max_examples=at_least(15), deadline=None)
def test_random_changes_are_sound_and_told_whole(blocks: list[dict[str, Any]]) -> None:
    before = after = body()
    for block in blocks:
        if read_change(block, []) is None:
            continue
        try:
            after = apply(after, read_scenario({"name": "Random", "change": [block]}))
        except ScenarioError:
            continue
    if differences(before, after):
        pages = drawn(before, after)
        assert_sound(pages)
        assert_all_told(pages, before, after)
