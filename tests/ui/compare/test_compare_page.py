"""The page Compare: two options side by side, and any number of them in figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

import orgmodel as om
from orgmodel.changes.apply import apply
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.comparison import Comparison, compare
from orgmodel.ui.compare.comparison_tables import transfer_matrix, what_it_does
from orgmodel.ui.compare.figure_rows import ComparedRow, in_figures, rows_of
from tests.builders import function, organisation, post, unit
from tests.ui.conftest import PAGES, Visit, control, words

DATA = Path(om.__file__).parents[1] / "data"

EXAMPLES = (
    "o01a-it-in-strategic-commissioning.toml",
    "o02a-etd-in-clinical-leadership.toml",
    "o03b-urgent-care-provided-in-pccc.toml",
)
MODEL = organisation(
    posts=[post("ce"), post("fin", "ce"), post("ops", "ce"), post("it", "fin")],
    units=[unit("d", head="fin", kind="directorate"), unit("e", head="ops", kind="directorate")],
    functions=[function("F1", "d"), function("F2", "d")],
)


def compared(number: int = 1) -> Comparison:
    option = Scenario("Swap").move_function("F1", to="e").move_post("it", to="ops")
    return compare(MODEL, *[option] * number)


def with_examples(app: AppTest, names: tuple[str, ...] = EXAMPLES) -> AppTest:
    for name in names:
        control(app.selectbox, "om.compare.examples").select(name).run()
    assert not app.exception
    return app


def on_page(app: AppTest) -> str:
    """The HTML that the page shows, table and tiles."""
    return " ".join(str(part.proto.body) for part in app.get("html"))


def letters(app: AppTest) -> list[str]:
    """The names of what stands under A and B."""
    work = app.session_state["om.work"]
    names = {"": "As opened", **{option.key: option.name for option in work.options}}
    return [names[control(app.selectbox, f"om.compare.{letter}").value] for letter in "AB"]


def row(rows: tuple[ComparedRow, ...], name: str) -> ComparedRow:
    return next(row for row in rows if row.id == name)


def test_at_first_the_page_says_how_to_begin(visit: Visit) -> None:
    assert "Nothing to compare yet" in visit("compare").info[0].value


def test_one_option_stands_beside_the_organisation_as_opened(visit: Visit) -> None:
    app = with_examples(visit("compare"), EXAMPLES[:1])
    assert letters(app)[0] == "As opened"
    said = words(app)
    assert "Choose a second option to compare with. Make one in the Chart." in said


def test_two_options_stand_under_a_and_b_and_change_places(visit: Visit) -> None:
    app = with_examples(visit("compare"), EXAMPLES[:2])
    before = letters(app)
    app.button(key="swap").click().run()
    assert letters(app) == before[::-1]
    assert "Choose a second option" not in words(app)


def test_choosing_under_a_what_stands_under_b_leaves_both(visit: Visit) -> None:
    app = with_examples(visit("compare"), EXAMPLES[:2])
    before = letters(app)
    control(app.selectbox, "om.compare.A").select(
        control(app.selectbox, "om.compare.B").value
    ).run()
    assert letters(app) == before[::-1]


def test_further_options_are_columns_and_can_be_taken_away(visit: Visit) -> None:
    app = with_examples(visit("compare"))
    third = app.session_state["om.work"].options[2].name
    assert third in on_page(app)
    control(app.multiselect, "om.compare.further").set_value([]).run()
    assert third not in on_page(app)


def test_adding_options_leaves_what_is_shown(visit: Visit) -> None:
    app = with_examples(visit("compare"))
    assert app.session_state["om.work"].option is None


def test_the_choice_survives_another_page(visit: Visit) -> None:
    app = with_examples(visit("compare"))
    control(app.selectbox, "om.compare.A").select("").run()
    app.switch_page(PAGES["data"]).run()
    app.switch_page(PAGES["compare"]).run()
    assert letters(app)[0] == "As opened"


def test_both_files_can_be_had_and_hold_the_options_alone(visit: Visit) -> None:
    app = with_examples(visit("compare"))
    labels = [getattr(button, "label", "") for button in app.get("download_button")]
    assert {"Download as CSV", "Download as JSON"} <= set(labels)


@pytest.mark.parametrize("section", ["All figures", "Each post", "Findings"])
def test_each_section_can_be_gone_to(visit: Visit, section: str) -> None:
    app = with_examples(visit("compare"), EXAMPLES[:2])
    app.segmented_control(key="om.compare.section").set_value(section).run()
    assert not app.exception
    assert "Figures that differ" not in on_page(app)


def test_names_from_the_data_are_never_markup(visit: Visit) -> None:
    app = with_examples(visit("compare"), EXAMPLES[:2])
    work = app.session_state["om.work"]
    first, *others = work.options
    app.session_state["om.work"] = replace(
        work, options=(first.renamed("<img src=x onerror=y>"), *others)
    )
    app.run()
    assert "<img" not in on_page(app)
    assert "&lt;img src=x onerror=y&gt;" in on_page(app)


@pytest.mark.parametrize("name", ["brent", "illustrative", "cambridgeshire"])
def test_warnings_on_separation_are_those_of_that_page(name: str) -> None:
    opened = om.load(DATA / name)
    shown = opened.check(["separation"]).summary
    rows = rows_of(compare(opened, Scenario("Nothing")).options)
    counted = shown["errors"] + shown["warnings"]
    found = next((one for one in rows if one.id == "separation"), None)
    assert found is not None
    assert found.start == found.cells[0].words == str(counted)


def test_the_level_of_separation_is_said_in_words() -> None:
    rows = rows_of(compare(om.load(DATA / "illustrative"), Scenario("Nothing")).options)
    assert rows[0].name == "Separation level"
    assert rows[0].start == "Labelled; structural not shown"
    assert rows[0].cells[0].mark == "same"


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6), st.floats(0, 10**6)), min_size=1))
def test_what_differs_by_a_thousandth_is_never_rounded_to_the_same(
    values: list[float | None],
) -> None:
    said = in_figures(values)
    known = [
        (round(value, 3), words)
        for value, words in zip(values, said, strict=True)
        if value is not None
    ]
    assert len({value for value, _ in known}) == len({words for _, words in known})
    assert all(
        words == "not known" for value, words in zip(values, said, strict=True) if value is None
    )


def test_more_of_what_a_rule_forbids_is_worse_in_words_and_other_figures_are_not() -> None:
    apart = apply(SIDED, Scenario("Apart").move_post("sales", to="ce"))
    rows = rows_of(compare(apart, Scenario("Under").move_post("sales", to="ops")).options)
    assert row(rows, "new").cells[0].tone == "worse"
    assert "worse" in row(rows, "new").cells[0].mark
    toned = {one.id for one in rows for cell in one.cells if cell.tone}
    assert toned <= {"level", "new", "separation", "broken"}


def test_moved_posts_and_functions_are_counted() -> None:
    rows = rows_of(compared().options)
    assert row(rows, "moved").cells[0].words == "1"
    assert row(rows, "functions").cells[0].words == "1"


def test_the_matrix_says_what_work_goes_where() -> None:
    matrix = transfer_matrix(compared().options[0])
    assert list(matrix.index) == ["d"]
    assert matrix.loc["d", "e"] == "F1"


def test_a_sum_of_which_an_option_leaves_a_part_unsaid_is_never_the_same() -> None:
    model = organisation(posts=[post("ce", cost="9"), post("fin", "ce", cost="5")])
    added = Scenario("Another").add_post("new", title="Officer", reports_to="fin")
    moved = Scenario("Moved").update_post("fin", title="Finance")
    said = [cell.mark for cell in row(rows_of(compare(model, added, moved).options), "cost").cells]
    assert said == ["known of 2 of 3 rows", "same"]


def test_an_option_says_its_changes_in_words() -> None:
    said = what_it_does(compared().options[0])
    assert "1. Move the function F1" in said


GONE = Scenario("No sales").remove_post("sales", to="ops", head="ops").remove_unit("s", to="b")
SIDED = organisation(
    posts=[post("ce"), post("ops", "ce"), post("sales", "ops")],
    units=[
        unit("t", "body", side="trust", head="ce"),
        unit("b", side="commissioning", head="ops", parent="t"),
        unit("s", side="provider", head="sales", parent="t"),
    ],
    packs=["separation"],
)


def test_what_an_option_leaves_unshown_stands_before_what_it_puts_right() -> None:
    option = compare(SIDED, GONE).options[0]
    said = what_it_does(option)
    assert "4 was broken and cannot be assessed any more" in said
    assert "Errors and warnings gone, and nothing cleared them" in said
    assert said.index("No longer shown") < said.index("Errors and warnings put right")
    assert said.endswith("**Errors and warnings put right**\n\n- None")


def test_errors_that_go_with_the_unit_are_counted_as_gone_and_not_as_fixed() -> None:
    rows = rows_of(compare(SIDED, GONE).options)
    assert row(rows, "fixed").cells[0].words == "0"
    assert row(rows, "gone").cells[0].words != "0"
    assert row(rows, "silent").cells[0].words != "0"


def test_fewer_errors_are_better_only_where_they_were_put_right() -> None:
    right = Scenario("Apart").move_post("sales", to="ce")
    gone = row(rows_of(compare(SIDED, GONE).options), "broken").cells[0]
    cleared = row(rows_of(compare(SIDED, right).options), "broken").cells[0]
    assert gone.mark.startswith("▼")
    assert gone.tone == ""
    assert cleared.tone == "better"
    assert cleared.mark.endswith("better")


def test_the_page_tells_a_rule_that_is_broken_by_the_seat_it_ends(visit: Visit) -> None:
    app = visit("compare")
    name = "o06b-pec-chair-not-on-emt.toml"
    control(app.selectbox, "om.compare.examples").select(name).run()
    assert not app.exception
    said = " ".join(part.value for part in app.markdown)
    assert "R37 passed and is broken now" in said


def test_the_page_says_what_is_no_longer_shown(visit: Visit) -> None:
    app = with_examples(visit("compare"), ("o14-ict-as-shared-service.toml",))
    assert any("rule no longer shown" in part.label for part in app.expander)
    assert "Rules no longer shown" in on_page(app)
    app.segmented_control(key="om.compare.section").set_value("Findings").run()
    assert any(part.value.startswith("No longer shown: ") for part in app.header)
