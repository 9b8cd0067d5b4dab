"""Which rules are asked of what is open, and what is said where they are not meant for it."""

from __future__ import annotations

import pytest

from orgmodel.rules.pack import OWN_PACK
from orgmodel.ui.findings import fitting
from orgmodel.ui.findings.checks import OWN, SEPARATION
from orgmodel.ui.workspace import library, state
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import PAGES, Visit, words


def work(sample: str) -> Work:
    """What a visit works on, with a sample open."""
    return Work(library.open_sample(sample))


@pytest.mark.parametrize(
    ("sample", "first"),
    [
        ("brent", SEPARATION),
        ("council_client_contractor", OWN),
        ("m2", SEPARATION),
        ("two_councils", "english-council"),
        ("icb_cluster", "icb-2022"),
    ],
)
def test_the_rules_that_suit_best_are_offered_first(sample: str, first: str) -> None:
    assert next(iter(fitting.rules_offered(work(sample)))) == first


def test_rules_for_other_sides_are_said_not_to_be_meant_for_it() -> None:
    council = work("council_client_contractor")
    assert OWN_PACK in council.organisation.attachments
    assert not fitting.unsuited(council, OWN)
    assert not fitting.unsuited(council, "structure")
    said = fitting.unsuited(council, SEPARATION)
    assert "not meant for Westmere" in said
    assert "client, contractor, corporate and support" in said


@pytest.mark.parametrize("sample", ["brent", "cambridgeshire", "illustrative", "m2", "pec_2007"])
def test_without_other_sides_the_rules_of_separation_are_meant_for_it(sample: str) -> None:
    assert not fitting.is_meant_for_others(work(sample), SEPARATION)
    assert not fitting.unsuited(work(sample), SEPARATION)


def test_rules_that_an_organisation_does_not_name_give_questions_and_no_verdict() -> None:
    assert not fitting.unsuited(work("brent"), "brent-2007")
    assert "not as a verdict" in fitting.unsuited(work("illustrative"), "brent-2007")


def test_a_council_is_asked_by_its_own_rules_and_gets_no_verdict_by_others(visit: Visit) -> None:
    app = visit("data")
    app.button(key="sample.open.council_client_contractor").click().run()
    app.switch_page(PAGES["separation"]).run()
    assert not app.exception
    assert app.selectbox(key=state.RULES).value == OWN
    answer = app.container(key="answer").markdown[0].value
    assert answer.startswith("Client and contractor are told apart;")
    assert "commissions it" not in words(app)
    app.selectbox(key=state.RULES).select(SEPARATION).run()
    assert not app.exception
    assert "not meant for Westmere" in app.container(key="answer").markdown[0].value
    assert "findings that matter" not in " ".join(header.value for header in app.header)
    assert "commissions it" not in words(app)


def test_where_no_side_is_known_nothing_is_called_passed(visit: Visit) -> None:
    app = visit("data")
    app.button(key="sample.open.m2").click().run()
    app.switch_page(PAGES["separation"]).run()
    assert not app.exception
    answer = app.container(key="answer").markdown[0].value
    assert answer.endswith("how far they are apart cannot be told.")
    assert "Nothing can be told yet" in [header.value for header in app.header]
    assert "No drawing yet" in app.info[0].value
    assert "csv" not in answer + app.info[0].value


def test_rules_without_sides_on_data_without_sides_say_where_the_drawing_is(visit: Visit) -> None:
    app = visit("data")
    app.button(key="sample.open.two_councils").click().run()
    app.switch_page(PAGES["separation"]).run()
    assert not app.exception and not app.error
    assert any("No drawing here" in one.value for one in app.info)
