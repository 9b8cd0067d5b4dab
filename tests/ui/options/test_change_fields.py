"""Forms from the keys of each verb, and the changes that filled forms make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orgmodel.api import Organisation, load
from orgmodel.changes.scenario import Scenario
from orgmodel.changes.verb_list import VERBS
from orgmodel.model.relations import LINK_RELATIONS
from orgmodel.ui.options.change_answers import keys_of, movable
from orgmodel.ui.options.change_fields import (
    SEPARATOR,
    fields_of,
    leading_key,
    links_of,
    new_id,
    parts_key,
)
from tests.builders import function, link, organisation, post, seat, unit

ROOT = Path(__file__).resolve().parents[3]
MODEL = organisation(
    posts=[post("ce"), post("fin", "ce", unit="d", fte="1"), post("ops", "ce"), post("it", "fin")],
    units=[unit("d", head="fin"), unit("e"), unit("d1", parent="d"), unit("board", kind="board")],
    functions=[function("F1", "d"), function("F2", "fin")],
    services=[{"id": "s1", "name": "Nursing", "provision": "internal"}],
    links=[link("fin", "supports", "ops")],
    memberships=[seat("board", "fin")],
    people=[{"id": "p1", "name": "Somebody"}],
    appointments=[{"person": "p1", "post": "fin"}],
)
FILLED: dict[str, dict[str, Any]] = {
    "move-post": {"post": "it", "to": "ops"},
    "add-post": {"title": "Head of Plans", "reports_to": "ce", "fte": "0.5"},
    "remove-post": {"post": "ops"},
    "update-post": {"post": "fin", "title": "Finance and IT", "fte": "1"},
    "merge-posts": {"posts": ["fin", "ops"], "into": "fin"},
    "split-post": {"post": "fin", "part2.title": "Plans", "part2.reports": ["it"]},
    "move-unit": {"unit": "d1", "to": "e"},
    "add-unit": {"name": "Estates", "kind": "team", "parent": "d"},
    "update-unit": {"unit": "d", "name": "Finance", "side": "", "kind": "team", "head": ""},
    "remove-unit": {"unit": "e"},
    "merge-units": {"units": ["d1", "e"], "into": "", "name": "Both"},
    "split-unit": {"unit": "d", "part2.name": "Plans", "part2.functions": ["F1"]},
    "move-function": {"function": "F1", "to": "e"},
    "add-function": {"name": "Planning", "owner": "d", "kind": "shared"},
    "update-function": {"function": "F1", "name": "Planning", "kind": "provider"},
    "remove-function": {"function": "F1"},
    "add-service": {"name": "Podiatry", "provision": "external"},
    "update-service": {"service": "s1", "name": "Nursing", "provision": "mixed"},
    "remove-service": {"service": "s1"},
    "add-link": {"from": "ops", "relation": "advises", "to": "fin"},
    "remove-link": {"row": SEPARATOR.join(("fin", "supports", "ops"))},
    "update-link": {"row": SEPARATOR.join(("fin", "member_of", "board")), "note": "For a year"},
    "appoint": {"person": "p2", "post": "ops"},
    "end-appointment": {"row": SEPARATOR.join(("p1", "fin"))},
}


def keys(verb: str, filled: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    fields = fields_of(MODEL, verb, str(filled.get(leading_key(verb), "")))
    return keys_of(MODEL, verb, fields, filled.get)


def answers(verb: str) -> dict[str, Any]:
    assert verb in FILLED, f'Add to FILLED here how the form of "{verb}" is filled in.'
    return FILLED[verb]


def test_every_verb_can_be_chosen_in_words() -> None:
    titles = [change.form.title for change in VERBS.values()]
    assert len(set(titles)) == len(VERBS)
    assert not any("-" in title for title in titles)


@pytest.mark.parametrize("verb", VERBS)
def test_a_filled_form_makes_a_change_that_applies(verb: str) -> None:
    given, missing = keys(verb, answers(verb))
    assert missing == ()
    do = given.pop("do")
    changed = MODEL.apply(Scenario("S").then(do, **given))
    assert any(changed.tables[name] is not MODEL.tables[name] for name in MODEL.tables)


@pytest.mark.parametrize("verb", VERBS)
def test_an_empty_form_says_what_is_missing(verb: str) -> None:
    assert keys(verb, {})[1]


@pytest.mark.parametrize("verb", VERBS)
def test_what_a_form_always_asks_comes_first_and_is_a_key_of_its_verb(verb: str) -> None:
    change, fields = VERBS[verb], fields_of(MODEL, verb)
    instead = change.subject.keys if change.form.choose_row else ()
    questions = [key.name for key in change.own_keys() if key.question and key.name not in instead]
    shown = [field.name for field in fields if not field.more]
    assert shown == [*questions, *change.form.columns]
    assert [field.name for field in fields][: len(shown)] == shown


def test_what_reads_as_before_is_not_changed() -> None:
    given, _ = keys("update-post", FILLED["update-post"])
    assert given == {"do": "update-post", "post": "fin", "title": "Finance and IT"}


def test_an_emptied_cell_is_a_change() -> None:
    given, _ = keys("update-post", {"post": "fin", "title": "fin", "fte": ""})
    assert given == {"do": "update-post", "post": "fin", "fte": ""}


def test_a_post_can_be_made_a_top_post() -> None:
    given, missing = keys("move-post", {"post": "it", "to": ""})
    assert (given["to"], missing) == ("", ())


def test_a_new_id_is_made_from_the_words_and_is_free() -> None:
    assert new_id("Head of Café & Plans", MODEL) == "head_of_cafe_plans"
    assert new_id("fin", MODEL) == "fin_2"
    assert new_id("人", MODEL) == "new"


def test_links_seats_and_heads_can_all_be_ended() -> None:
    relations = {row.split(SEPARATOR)[1] for row in links_of(MODEL)}
    assert relations == {"supports", "member_of", "heads"}


def test_only_what_belongs_to_a_post_can_go_to_its_parts() -> None:
    parts = parts_key("split-post")
    assert parts is not None
    assert parts.part is not None
    found = {key.name: ids for key, ids in movable(MODEL, parts.part, "fin").items()}
    assert found == {"reports": ("it",), "functions": ("F2",), "people": ("p1",)}


def test_a_link_can_have_any_relation_that_a_pack_adds() -> None:
    def offered(model: Organisation) -> list[str]:
        return next(list(f.options) for f in fields_of(model, "add-link") if f.name == "relation")

    council = load(ROOT / "data" / "council_client_contractor")
    assert offered(council) == [*offered(MODEL), "inspects", "lets", "performs"]
    assert offered(MODEL) == ["heads", *LINK_RELATIONS]
