"""The page Measures: figures with their rules, plots with their tables, nothing invented."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

import orgmodel as om
from orgmodel.chart.plots.plot_frame import figure
from orgmodel.ui.measures.figure_table import by_subject
from tests.ui.conftest import APP, PAGES, Visit, words

DATA = APP.parent / "data"


@pytest.fixture
def illustrative(visit: Visit) -> AppTest:
    app = visit("data")
    app.button(key="sample.open.illustrative").click().run()
    app.switch_page(PAGES["measures"]).run()
    assert not app.exception
    return app


def at_section(app: AppTest, name: str) -> AppTest:
    """The page at one of its sections."""
    app.session_state["om.measures.section"] = name
    app.run()
    assert not app.exception
    return app


def tables(app: AppTest) -> str:
    return "\n".join(table.value.to_csv(index=False) for table in app.table)


def pictures(app: AppTest) -> list[str]:
    return [picture.alt for got in app.get("image") for picture in got.proto.imgs]


def test_figures_that_the_data_cannot_give_are_not_known_and_never_0(visit: Visit) -> None:
    shown = {metric.label: metric.value for metric in visit("measures").metric}
    assert shown["Layers"] == "3"
    assert shown["Largest span"] == "9"
    assert shown["Funded FTE"] == shown["Cost"] == "not known"


def test_every_figure_stands_beside_its_rule(visit: Visit) -> None:
    app = at_section(visit("measures"), "Every figure and how it is counted")
    measures = om.load(DATA / "brent").measures()
    rows = {
        row["Figure"]: row
        for table in app.table
        if "How it is counted" in table.value.columns
        for _, row in table.value.iterrows()
    }
    assert len(rows) == len(measures.figures)
    assert all(row["How it is counted"] for row in rows.values())
    assert "not known" in rows["Cost"]["Value"]


def test_every_figure_has_a_subject() -> None:
    measures = om.load(DATA / "illustrative").measures()
    told = [item.id for _, found in by_subject(measures) for item in found]
    assert sorted(told) == sorted(item.id for item in measures)


def test_each_plot_has_its_words_and_its_table(illustrative: AppTest) -> None:
    said = " ".join(pictures(illustrative))
    for part in ("Pyramid", "Span", "Functions by director", "Cost by directorate"):
        assert part in said
    labels = {expander.label for expander in illustrative.expander}
    assert "The figures as a table" in labels
    assert "Layer" in tables(illustrative)
    at_section(illustrative, "Who depends on whom")
    assert "depends on" in " ".join(pictures(illustrative))


def test_each_section_stands_alone(illustrative: AppTest) -> None:
    for name in ("What thresholds flag", "Competencies"):
        at_section(illustrative, name)
        assert [header.value for header in illustrative.header] == [name]
        assert not pictures(illustrative)


def test_a_plot_that_the_data_cannot_give_says_what_is_missing(visit: Visit) -> None:
    app = visit("measures")
    assert any("gives no director's line a full cost" in told.value for told in app.info)
    assert not any("Cost by directorate" in said for said in pictures(app))


def test_the_pyramid_can_be_made_of_cost(illustrative: AppTest) -> None:
    illustrative.session_state["om.pyramid"] = "cost"
    illustrative.run()
    assert any(said.startswith("Pyramid: cost by layer") for said in pictures(illustrative))


def test_what_moving_a_unit_would_cut_is_named_link_by_link(visit: Visit) -> None:
    app = at_section(visit("measures"), "Who depends on whom")
    app.selectbox(key="om.cut").select("it_info").run()
    cut = om.load(DATA / "brent").measures().interdependence.cut("it_info")
    table = next(t.value for t in app.table if "What would be cut" in t.value.columns)
    assert len(table) == len(cut.links)


def test_a_directorate_without_links_is_named_as_such(visit: Visit) -> None:
    app = at_section(visit("measures"), "Who depends on whom")
    reach = next(t.value for t in app.table if "No link to" in t.value.columns)
    matrix = next(said for said in pictures(app) if said.startswith("Which directorate"))
    assert "Communications" in set(reach["Directorate"])
    assert "on Communications" not in matrix


def test_suggestions_are_never_a_verdict(visit: Visit) -> None:
    said = words(at_section(visit("measures"), "Who depends on whom"))
    assert "never a verdict" in said
    assert "judges nothing" in said


def test_figures_are_written_with_thousands_and_unknown_ones_in_words() -> None:
    assert [figure(value) for value in (25444, 0.5, 0, None, float("nan"))] == [
        "25,444",
        "0.5",
        "0",
        "not known",
        "not known",
    ]
