"""Any content for each of the seven kinds of TOML file gives an answer, or a fault in words.

Bytes of any kind; tables whose keys are known and whose values are anything; and, where a file
is read after all, its use.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.changes.verb_list import VERBS
from orgmodel.errors import OrgmodelError
from orgmodel.files.folder.organisation_file import read_organisation_file
from orgmodel.files.option_set_file import parse_option_set
from orgmodel.files.scenario_file import parse_scenario
from orgmodel.impact_on_posts.policy import own_policy
from orgmodel.impact_on_posts.schedule import impact
from orgmodel.measures import measure
from orgmodel.measures.thresholds import own_thresholds, shipped
from orgmodel.rules.check import check
from orgmodel.rules.exemptions import parse_exemptions
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack_file import parse_pack
from tests.builders import from_files, organisation, post, unit
from tests.depth import at_least

some = settings(max_examples=at_least(20), suppress_health_check=list(HealthCheck))

FILES: Mapping[str, bytes] = {
    f"{table}.csv": content if isinstance(content, bytes) else content.encode()
    for table, content in {
        "posts": "id,title,reports_to,unit,count,fte\nce,CE,,,1,1\na,A,ce,u,2,2\nb,B,a,u,1,1\n",
        "units": "id,name,kind,side,head\nbody,Body,body,trust,ce\nu,Unit,directorate,provider,a\n",
        "functions": "id,name,owner,kind\nf,F,u,provider\n",
        "memberships": "body,member,role\nbody,ce,chairs\nbody,a,member_of\n",
    }.items()
}
BASE = organisation([post("ce"), post("a", "ce"), post("b", "a")], units=[unit("u", head="a")])


def in_folder(file: str) -> Callable[[bytes], object]:
    """The check of a folder with this file in it."""
    return lambda content: check(from_files({**FILES, file: content}))


def applied(content: bytes) -> object:
    return BASE.apply(parse_scenario(content))


def measured(content: bytes) -> object:
    return measure(BASE, thresholds=own_thresholds(content)).to_dict()


def with_impact(content: bytes) -> object:
    return impact(BASE, BASE.apply(om.Scenario("s").remove_post("b")), policy=own_policy(content))


READERS: Mapping[str, Callable[[bytes], object]] = {
    "scenario": parse_scenario,
    "option set": lambda content: parse_option_set(content, lambda file: om.Scenario(file)),
    "pack": lambda content: parse_pack(content, "mine.toml", PARAMETERS),
    "exemptions": parse_exemptions,
    "policy": own_policy,
    "thresholds": own_thresholds,
    "organisation": read_organisation_file,
}
USES: Mapping[str, Callable[[bytes], object]] = {
    "scenario": applied,
    "option set": READERS["option set"],
    "pack": in_folder("rules.toml"),
    "exemptions": in_folder("exemptions.toml"),
    "policy": with_impact,
    "thresholds": measured,
    "organisation": in_folder("organisation.toml"),
}


def answers(use: Callable[[bytes], object], content: bytes) -> None:
    """It gives something, or an error made on purpose, in sentences."""
    try:
        use(content)
    except OrgmodelError as error:
        assert str(error).strip().endswith((".", "?")), error


def toml(value: object) -> str:
    """A value as TOML, tables inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def document(given: Mapping[str, object]) -> bytes:
    return "".join(f"{toml(key)} = {toml(value)}\n" for key, value in given.items()).encode()


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=6)
names = st.sampled_from(("ce", "a", "b", "u", "f", "body", "*", "side:provider", "kind:body", ""))
numbers = st.integers() | st.floats() | st.sampled_from((0, 1, 2, 10**17, 10**400, -1))
single = words | names | numbers | st.booleans() | st.dates() | st.times()
anything = st.recursive(
    single, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3)
)


def blocks(keys: Mapping[str, st.SearchStrategy[object]]) -> st.SearchStrategy[object]:
    """[[blocks]] of these keys, each with the value it should have, or with anything."""
    either = {key: value | anything for key, value in keys.items()}
    return st.lists(st.fixed_dictionaries({}, optional=either), max_size=3) | anything


def one_of(*texts: str) -> st.SearchStrategy[str]:
    return st.sampled_from(texts)


@st.composite
def rule(draw: st.DrawFn) -> dict[str, object]:
    """A whole rule of any kind, whose parameters are of the right type or anything."""
    kind = draw(st.sampled_from(sorted(PARAMETERS)))
    by_type = {
        "number": numbers,
        "flag": st.booleans(),
        "relation": one_of("supports", "reports_to", "member_of"),
        "relations": st.lists(one_of("supports", "reports_to", "member_of"), max_size=2),
        "links": st.lists(
            st.tuples(names, one_of("supports", "owns"), names).map(list), max_size=2
        ),
        "groups": st.lists(st.lists(names, min_size=1, max_size=2), max_size=2),
        "tests": st.lists(one_of("professional", "voting=yes", "kind:body", "a"), max_size=2),
        "text": names | words,
    }
    given = {
        p.name: draw(
            (st.sampled_from(p.allowed) if p.allowed else by_type.get(p.type, st.lists(names)))
            | anything
        )
        for p in PARAMETERS[kind]
        if p.required or draw(st.booleans())
    }
    about = {"id": "X", "title": "x", "kind": kind, "severity": "error", "source": "s", "why": "w"}
    return {**about, **given}


TIMES = {"from": numbers, "days": numbers}
KEYS: Mapping[str, Mapping[str, st.SearchStrategy[object]]] = {
    "scenario": {
        "name": words,
        "note": words,
        "change": blocks(
            {
                "do": st.sampled_from(sorted(VERBS)),
                **dict.fromkeys(("post", "unit", "function", "to", "title", "into"), names),
                **dict.fromkeys(("from", "relation", "person", "count", "fte", "cost"), single),
            }
        ),
    },
    "option set": {
        "name": words,
        "rank": st.lists(names, max_size=2),
        "question": blocks(
            {
                "id": names,
                "title": words,
                "alternative": blocks(
                    {"id": names, "title": words, "scenario": words, "change": anything}
                ),
            }
        ),
        "exclude": blocks({"together": st.lists(words, max_size=3), "reason": words}),
    },
    "pack": {
        "name": words,
        "target": names,
        "vocabulary": st.fixed_dictionaries({}, optional={"sides": st.lists(words, max_size=3)}),
        "roles": st.dictionaries(words, words, max_size=2),
        "relations": st.lists(words, max_size=2),
        "rule": st.lists(rule(), min_size=1, max_size=2) | anything,
        "level": blocks(
            {"id": names, "title": words, "means": words, "rules": st.lists(names, max_size=2)}
        ),
        "process": blocks(dict.fromkeys(("id", "title", "source", "why"), words)),
    },
    "exemptions": {
        "exemption": blocks(
            {
                "rule": names,
                "subject": names | st.lists(names, max_size=2),
                "review": st.dates() | st.dates().map(str),
                **dict.fromkeys(("reason", "safeguard", "owner"), words),
            }
        )
    },
    "policy": {
        "match": st.fixed_dictionaries(
            {},
            optional={
                "threshold": numbers | anything,
                "weights": st.dictionaries(one_of("functions", "band"), numbers) | anything,
                "declared": blocks({"post": names, "successor": names}),
            },
        ),
        "consultation": st.fixed_dictionaries(
            {},
            optional={
                "start": st.dates() | st.dates().map(str) | anything,
                "window_days": numbers | anything,
                "tier": st.lists(st.fixed_dictionaries(TIMES), max_size=2) | anything,
            },
        ),
        "claims": anything,
        "employers": anything,
    },
    "thresholds": {
        "threshold": blocks(
            {
                "id": st.sampled_from([threshold.id for threshold in shipped()]) | words,
                "of": one_of("manager", "director", "whole"),
                "flag": one_of("below", "above", "equals"),
                "figure": one_of("span", "layers", "posts"),
                **dict.fromkeys(("value", "layers_from", "layers_to", "below_posts"), numbers),
                **dict.fromkeys(("words", "source"), words),
                "use": st.booleans(),
            }
        )
    },
    "organisation": {
        **dict.fromkeys(("name", "date", "status", "target"), words | st.dates()),
        "packs": st.lists(words | one_of("structure", "a\0.toml", "x.toml", "."), max_size=2),
        "roles": st.dictionaries(words, names, max_size=2),
    },
}


@pytest.mark.parametrize("kind", READERS)
@some
@given(content=st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_told(kind, content):
    answers(READERS[kind], content)


@pytest.mark.parametrize("kind", USES)
@some
@given(data=st.data())
def test_any_values_under_the_known_keys_are_used_or_told(kind, data):
    given = {
        key: data.draw(value | anything)
        for key, value in KEYS[kind].items()
        if data.draw(st.booleans())
    }
    answers(USES[kind], document(given))


HOSTILE: Mapping[str, bytes] = {
    "deep lists": b"a = " + b"[" * 30_000,
    "deep tables": b"a = " + b"{b = " * 30_000,
    "deep keys": b".".join([b"a"] * 5_000) + b" = 1",
    "a long number": b"a = " + b"9" * 5_000,
    "a long hexadecimal number": b"a = 0x" + b"f" * 6_000,
    "UTF-16": "a = 1".encode("utf-16"),
    "Windows-1252": "a = 'é'".encode("cp1252"),
    "a NUL": b"a = '\0'",
    "every byte": bytes(range(256)),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", [kind for kind in READERS if kind != "organisation"])
def test_a_hostile_file_is_refused_by_each_reader(kind, content):
    with pytest.raises(OrgmodelError, match=r"TOML|deep in each other|at most 18 digits"):
        READERS[kind](content)


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_organisation_file_is_told_and_the_defaults_stand(content):
    settings_, problems = read_organisation_file(content)
    assert settings_.packs == ("structure",)
    assert any(problem.fault for problem in problems) or problems[-1].code == "unknown-column"
