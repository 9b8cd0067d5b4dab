"""The page Compare: options beside doing nothing."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.comparison import Comparison, compare
from orgmodel.ui.compare.comparison_tables import (
    transfer_matrix,
    what_it_does,
    what_matters,
    with_delta,
)
from tests.builders import function, organisation, post, unit
from tests.ui.conftest import PAGES, Visit

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


def with_examples(app: AppTest) -> AppTest:
    for name in EXAMPLES:
        app.selectbox(key="om.compare.examples").select(name).run()
    assert not app.exception
    return app


def test_at_first_the_page_says_how_to_begin(visit: Visit) -> None:
    assert "Nothing to compare yet" in visit("compare").info[0].value


def test_three_options_stand_beside_doing_nothing(visit: Visit) -> None:
    table = with_examples(visit("compare")).table[0].value
    assert table.columns[0] == "Do nothing"
    assert len(table.columns) == 4
    assert table.loc["Errors"].iloc[0] == "0"
    assert ":red-badge[+" in table.loc["Errors"].iloc[3]
    assert ":green-badge[−2]" in table.loc["Warnings"].iloc[2]


def test_adding_options_leaves_what_is_shown(visit: Visit) -> None:
    app = with_examples(visit("compare"))
    assert app.session_state["om.work"].option is None


def test_the_choice_survives_another_page(visit: Visit) -> None:
    app = with_examples(visit("compare"))
    app.multiselect[0].set_value(app.multiselect[0].value[:2]).run()
    app.switch_page(PAGES["data"]).run()
    app.switch_page(PAGES["compare"]).run()
    assert len(app.multiselect[0].value) == 2


def test_both_files_can_be_had(visit: Visit) -> None:
    labels = [button.label for button in with_examples(visit("compare")).get("download_button")]
    assert {"Download as CSV", "Download as JSON"} <= set(labels)


def test_figures_differ_by_a_sign_and_not_by_colour_alone() -> None:
    assert with_delta(6, 5, worse_up=True) == "6 :red-badge[+1]"
    assert with_delta(4, 5, worse_up=True) == "4 :green-badge[−1]"
    assert with_delta(5, 5) == "5"
    assert with_delta(None, 5) == "–"


def test_many_options_are_read_down() -> None:
    assert what_matters(compared(5)).columns[0] == "Do nothing"
    assert what_matters(compared(6)).index[0] == "Do nothing"


def test_moved_posts_and_functions_are_counted() -> None:
    table = what_matters(compared())
    assert table.loc["Posts moved"].iloc[1] == "1"
    assert table.loc["Functions moved"].iloc[1] == "1"


def test_the_matrix_says_what_work_goes_where() -> None:
    matrix = transfer_matrix(compared().options[0])
    assert list(matrix.index) == ["d"]
    assert matrix.loc["d", "e"] == "F1"


def test_an_option_says_its_changes_in_words() -> None:
    said = what_it_does(compared().options[0])
    assert "- Move the function F1" in said


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
    table = what_matters(compare(SIDED, GONE))
    assert table.loc["Errors and warnings fixed"].iloc[1] == "0"
    assert table.loc["Errors and warnings gone, not cleared"].iloc[1] != "0"
    assert table.loc["Rules no longer shown"].iloc[1] != "0"


def test_fewer_errors_are_green_only_where_they_were_put_right() -> None:
    gone = what_matters(compare(SIDED, GONE)).loc["Errors"].iloc[1]
    right = Scenario("Apart").move_post("sales", to="ce")
    cleared = what_matters(compare(SIDED, right)).loc["Errors"].iloc[1]
    assert ":gray-badge[−" in gone
    assert ":green-badge[−" in cleared


def test_the_page_tells_a_rule_that_is_broken_by_the_seat_it_ends(visit: Visit) -> None:
    app = visit("compare")
    name = "o06b-pec-chair-not-on-emt.toml"
    app.selectbox(key="om.compare.examples").select(name).run()
    assert not app.exception
    said = " ".join(part.value for part in app.markdown)
    assert "R37 passed and is broken now" in said


def test_the_page_says_what_is_no_longer_shown(visit: Visit) -> None:
    app = visit("compare")
    name = "o14-ict-as-shared-service.toml"
    app.selectbox(key="om.compare.examples").select(name).run()
    assert any("rule no longer shown" in part.label for part in app.expander)
    assert any(part.value.startswith("No longer shown: ") for part in app.header)
