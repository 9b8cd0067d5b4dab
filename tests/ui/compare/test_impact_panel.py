"""The impact of an option: a schedule that adds up, settings as inputs, nobody named."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import orgmodel as om
from tests.ui.conftest import words
from tests.ui.measures.test_measures_page import DATA, tables


def script(merged: bool) -> None:
    from pathlib import Path

    import orgmodel as om
    from orgmodel.files.scenario_file import read_scenario_file
    from orgmodel.ui.compare import impact_panel

    place = Path(om.__file__).parent.parent / "data" / "illustrative"
    base = om.load(place)
    merge = read_scenario_file(place / "scenarios" / "merge-two-directorates.toml")
    impact_panel.show(base, base.apply(merge) if merged else base)


def shown(merged: bool = True) -> AppTest:
    app = AppTest.from_function(script, args=(merged,), default_timeout=20).run()
    assert not app.exception
    return app


@pytest.fixture
def app() -> AppTest:
    return shown()


def table(app: AppTest, column: str) -> pd.DataFrame:
    found: pd.DataFrame = next(t.value for t in app.table if column in t.value.columns)
    return found


def number(words: str) -> float:
    return float(words.replace(",", "").replace("\\", ""))


def test_categories_add_up_to_both_establishments(app: AppTest) -> None:
    sums = table(app, "Posts before").set_index("Category")
    whole = sums.loc["all together"].map(number)
    parts = sums.drop("all together").map(number).sum()
    assert (parts - whole).abs().max() < 1e-6
    assert whole["Posts before"] == 195
    assert whole["FTE before"] == pytest.approx(182.2)


def test_the_schedule_gives_each_affected_post_with_its_reason(app: AppTest) -> None:
    schedule = table(app, "Why")
    assert schedule["Post"].str.contains(r"dir\\_med", regex=True).any()
    assert (schedule["Why"] != "").all()
    assert "unchanged" not in set(schedule["Category"])


def test_nobody_is_named(app: AppTest) -> None:
    people = om.load(DATA / "illustrative").people
    told = words(app) + tables(app)
    for person in people["id"]:
        assert f"{person}," not in told
    assert not any(name and name in told for name in people["name"])


def test_matching_is_called_indicative_and_its_formula_is_printed(app: AppTest) -> None:
    assert app.number_input(key="om.policy.threshold").value == 66
    assert "indicative" in app.number_input(key="om.policy.threshold").label
    assert "share of its functions kept" in words(app)


def test_a_higher_threshold_puts_more_at_risk(app: AppTest) -> None:
    before = table(app, "Posts before")
    app.number_input(key="om.policy.threshold").set_value(100.0).run()
    assert not app.exception
    after = table(app, "Posts before")
    assert not before.equals(after)
    assert "A match is 100" in words(app)


def test_a_threshold_that_says_nothing_of_the_work_is_refused_in_words(app: AppTest) -> None:
    app.number_input(key="om.policy.threshold").set_value(10.0).run()
    assert not app.exception
    assert "threshold" in app.error[0].value


def test_the_counter_tells_the_law_and_its_date(app: AppTest) -> None:
    said = words(app).replace("\\", "")
    assert "Consolidation) Act 1992, section 188" in said
    assert "mid-2026" in said
    assert "Section 149" in said
    assert "under the lowest threshold" in tables(app)


def test_a_lower_tier_gives_days_and_with_a_start_the_earliest_day(app: AppTest) -> None:
    from datetime import date

    app.number_input(key="om.policy.from.0").set_value(1)
    app.date_input(key="om.policy.start").set_value(date(2026, 9, 1)).run()
    assert not app.exception
    counter = table(app, "Before the first dismissal")
    assert counter.iloc[0]["Before the first dismissal"] == "30 days"
    assert counter.iloc[0]["Earliest day"].replace("\\", "") == "2026-10-01"


def test_what_is_not_given_is_no_zero(app: AppTest) -> None:
    figures = {metric.label: metric.value for metric in app.metric}
    assert figures["One-off cost"] == "not given"
    assert figures["Posts, change"] == "−1"


def test_an_option_that_touches_no_post_says_so() -> None:
    assert "No post is affected" in words(shown(merged=False))
