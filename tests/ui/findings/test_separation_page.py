"""The page Separation: filters, explanations, accepting a finding, the scale and coverage."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

import orgmodel as om
from orgmodel.rules.exemptions import parse_exemptions
from orgmodel.rules.result import CheckResult
from orgmodel.ui.findings.explain import how_tested
from orgmodel.ui.findings.finding_filter import EVERY, Wanted, sources_of
from orgmodel.ui.findings.finding_list import in_order
from orgmodel.ui.workspace import state
from tests.ui.conftest import APP, Visit, words

LATER = date(2100, 1, 1)


@pytest.fixture(scope="module")
def result() -> CheckResult:
    return om.load(APP.parent / "data" / "brent").check()


def headings(app: AppTest) -> list[str]:
    return [heading.value for heading in [*app.header, *app.subheader]]


@pytest.mark.parametrize(
    ("words_", "found"),
    [
        ("004:8(5), 16, 24; R02", ("004:8(5)", "004:16", "004:24", "R02")),
        ("004:8(5); reference 2.4, level 2", ("004:8(5)", "reference 2.4", "level 2")),
        ("reference 2.4", ("reference 2.4",)),
        ("", ()),
    ],
)
def test_each_paragraph_of_a_source_can_be_chosen(words_: str, found: tuple[str, ...]) -> None:
    assert sources_of(words_) == found


def test_no_filter_lists_every_finding(result: CheckResult) -> None:
    assert len(in_order(result, EVERY)) == len(result.findings)


def test_filters_part_the_findings(result: CheckResult) -> None:
    outcomes = {"fail", "not_assessable", "exempt", "pass"}
    by_outcome = [in_order(result, Wanted(frozenset({one}))) for one in outcomes]
    assert sum(map(len, by_outcome)) == len(result.findings)
    by_weight = [
        in_order(result, Wanted(severities=frozenset({one})))
        for one in ("error", "warning", "info")
    ]
    assert sum(map(len, by_weight)) == len(result.findings)


def test_an_exempt_finding_is_listed_as_exempt_whatever_its_rule(result: CheckResult) -> None:
    listed = in_order(result, Wanted(frozenset({"exempt"})))
    assert listed
    assert all(not finding.stands for _, finding in listed)


def test_filters_narrow_together(result: CheckResult) -> None:
    only = Wanted(frozenset({"fail"}), frozenset({"warning"}), frozenset({"004:33"}))
    listed = in_order(result, only)
    assert listed
    for rule, finding in listed:
        assert rule.outcome == "fail"
        assert finding.severity == "warning"
        assert "004:33" in sources_of(rule.source)


def test_findings_of_one_rule_stand_together_the_gravest_first(result: CheckResult) -> None:
    rules = [rule.id for rule, _ in in_order(result)]
    changes = sum(a != b for a, b in pairwise(rules))
    assert changes + 1 == len(set(rules))
    order = ["error", "warning", "info"]
    first = [order.index(f.severity) for _, f in in_order(result) if f.stands]
    assert first[0] == min(first)


def test_a_filter_that_leaves_nothing_says_so(visit: Visit) -> None:
    app = visit("separation")
    app.session_state["om.findings.all"] = True
    app.session_state["om.findings.severity"] = ["error"]
    app.run()
    assert "None of the findings" in words(app)
    assert any(heading.startswith("Findings: 0 of") for heading in headings(app))


def test_a_filter_narrows_list_and_table(visit: Visit) -> None:
    app = visit("separation")
    app.session_state["om.findings.all"] = True
    app.session_state["om.findings.outcome"] = ["not_assessable"]
    app.run()
    rules = next(t.value for t in app.table if "What it asks" in t.value.columns)
    assert len(rules) > 0
    assert all("Not assessable" in cell for cell in rules["Outcome"])


def test_opening_a_finding_explains_its_rule(visit: Visit) -> None:
    app = visit("separation")
    app.session_state["om.explained"] = "SEP-0"
    app.run()
    next(b for b in app.button if b.label == "Show the path").click().run()
    assert app.session_state["om.explained"] == "SEP-1b"
    said = " ".join(element.value for element in app.container(key="explain").markdown)
    for part in ("What it asks", "Why it matters", r"004\:33", "How it is tested", "looked at"):
        assert part in said


@pytest.mark.parametrize("rule", ["SEP-5", "SEP-1b"])
def test_the_explanation_says_what_a_pass_and_a_failure_rest_on(visit: Visit, rule: str) -> None:
    app = visit("separation")
    app.session_state["om.explained"] = rule
    app.run()
    said = " ".join(element.value for element in app.container(key="explain").markdown)
    assert "**What it rests on.** It rests on" in said
    assert "the weakest of them" in said
    assert r"\.csv row" in said


def test_the_explanation_of_silence_says_so(visit: Visit) -> None:
    app = visit("separation")
    app.session_state["om.explained"] = "SEP-3"
    app.run()
    said = " ".join(element.value for element in app.container(key="explain").markdown)
    assert "**What it rests on.** It looked at" in said
    assert "Why it cannot be assessed" in said


def test_the_table_of_rules_names_passes_on_a_weaker_basis(visit: Visit) -> None:
    tables = [table.value for table in visit("separation").table]
    (rules,) = [table for table in tables if "Outcome" in table.columns]
    cells = rules["What was found, or what data would answer it"]
    assert any(r"Passed\, on a conditional row\, 004\:" in cell for cell in cells)


def test_every_kind_says_how_it_tests(result: CheckResult) -> None:
    assert all(len(how_tested(rule)) > 20 for rule in result.rules)


def test_a_finding_is_accepted_on_its_card_at_once(visit: Visit) -> None:
    app = visit("separation")
    key = next(b.key or "" for b in app.button if b.label == "Accept …")
    app.button(key=key).click().run()
    app.button(key=f"{key}.it").click().run()
    assert "Say what keeps the two sides apart\\, or cancel\\." in words(app)
    app.text_area(key="om.accept.reason").input('The "best"').run()
    app.text_area(key="om.accept.safeguard").input("Team").run()
    app.selectbox(key="om.accept.owner").select("Chief Executive").run()
    app.date_input(key="om.accept.review").set_value(date(2008, 7, 2)).run()
    app.button(key=f"{key}.it").click().run()
    assert not app.exception
    assert "five warnings to decide" in words(app).lower()
    organisation = app.session_state["om.work"].organisation
    accepted = parse_exemptions(organisation.attachments["exemptions.toml"])[-1]
    assert (accepted.rule, accepted.exemption.reason) == ("SEP-1b", 'The "best"')


def test_the_level_reached_and_what_stands_in_the_way(visit: Visit) -> None:
    app = visit("separation")
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["Level (S2 wanted)"] == "S1"
    levels = next(t.value for t in app.table if "Level" in t.value.columns)
    row = levels[levels["Level"].str.contains("S2")].iloc[0]
    assert "SEP" in row["The first condition that does not hold"]
    assert "Not known" in row["As the data has it"]


def test_what_no_rule_looked_at_is_listed(visit: Visit) -> None:
    app = visit("separation")
    assert "What no rule looked at" in headings(app)
    table = next(t.value for t in app.table if "Not looked at" in t.value.columns)
    assert table.iloc[0]["Not looked at"] == "7 of 21"


def test_process_items_are_never_green(visit: Visit) -> None:
    app = visit("separation")
    app.selectbox(key=state.RULES).select("brent-2007").run()
    table = next(t.value for t in app.table if "Item" in t.value.columns)
    assert len(table) > 0
    assert not table["Outcome"].str.contains("green").any()


def test_other_rules_change_the_marks_in_the_drawing_as_they_do_the_list(visit: Visit) -> None:
    app = visit("separation")
    safeguarded = "Functions of one side in a neutral directorate have a safeguard"
    assert safeguarded in rules_on_boxes(app)
    app.selectbox(key=state.RULES).select("structure").run()
    assert not app.exception
    assert "R60" in words(app)
    assert "SEP-1b" not in words(app)
    assert rules_on_boxes(app) == {"Each function has one responsible owner"}


def test_a_function_in_the_drawing_is_called_by_its_name_and_not_by_its_number(
    visit: Visit,
) -> None:
    scene = json.loads(json.loads(visit("separation").get("bidi_component")[0].proto.json)["scene"])
    functions = [box for box in scene["boxes"] if box["kind"].startswith("function")]
    assert functions
    for one in functions:
        assert not one["label"].startswith(one["id"])
        assert one["label"].startswith(one["data"]["short"])
        assert "SEP-" not in one["label"]


def rules_on_boxes(app: AppTest) -> set[str]:
    """The titles of the rules whose findings have a badge on a box of the drawing."""
    scene = json.loads(json.loads(app.get("bidi_component")[0].proto.json)["scene"])
    badged = [
        box
        for box in scene["boxes"]
        if any(mark["kind"].startswith("badge") for mark in box.get("marks", ()))
    ]
    assert badged
    return {rule for box in badged for rule in re.findall(r"; \w+ \d+, (.+?)(?=;|$)", box["label"])}


def test_five_findings_that_matter_come_first_and_the_rest_is_folded(visit: Visit) -> None:
    app = visit("separation")
    assert "Five of six findings that matter" in headings(app)
    folded = {expander.label for expander in app.expander}
    assert {
        "Further findings that matter: 1",
        "Cannot be told: the data is silent: 5",
        "Accepted on purpose: 2",
        "Passed: 8",
        "Notes for information: 17",
    } <= folded


def test_the_steps_are_said_in_words_and_not_by_their_letters(visit: Visit) -> None:
    steps = next(said.value for said in visit("separation").markdown if "Labelled:" in said.value)
    assert "Labelled: shown" in steps
    assert "Structural: wanted, not yet shown" in steps
    assert "S1" not in steps


def test_what_a_manager_reads_of_a_finding_has_no_ids_and_no_file_names(visit: Visit) -> None:
    list_ = visit("separation").container(key="list")
    card = next(said.value for said in list_.markdown if "The path that proves it" in said.value)
    assert "csv" not in card
    assert "F55" not in card
