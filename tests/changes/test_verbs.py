"""A verb is declared once, as a class; what is forgotten of it is said here."""

from __future__ import annotations

import inspect
import subprocess
import sys
from keyword import iskeyword
from pathlib import Path
from typing import Any

import pytest

import orgmodel as om
from orgmodel.changes.builder import Builder
from orgmodel.changes.change import Change
from orgmodel.changes.key import Key
from orgmodel.changes.python_form import to_python
from orgmodel.changes.verb_list import VERBS
from orgmodel.files.scenario_file import parse_scenario, to_toml
from orgmodel.model.schema import BY_NAME
from tests.changes.examples import EXAMPLES, example
from tests.changes.small import body, fingerprint

ROOT = Path(__file__).resolve().parents[2]
every_verb = pytest.mark.parametrize("verb", VERBS)
TYPES = {"ids": "Sequence[str]", "parts": "Sequence[Mapping[str, Any]]"}


@every_verb
def test_a_verb_says_what_it_is_about_and_stands_in_that_file(verb: str) -> None:
    change = VERBS[verb]
    name = change.__name__
    assert hasattr(change, "subject"), f"{name}: declare subject = Subject.of(table, *keys)."
    file = change.__module__.rpartition(".")[2]
    assert file == change.subject.table, f"{name} is about {change.subject.table}: move it there."
    assert file in BY_NAME
    own = {key.name for key in change.own_keys()}
    assert set(change.subject.keys) <= own, f"{name}: its subject names keys that it has not."


@every_verb
def test_a_verb_has_a_docs_line_a_sentence_and_words_for_its_form(verb: str) -> None:
    change = VERBS[verb]
    name = change.__name__
    line = inspect.cleandoc(change.__doc__ or "").split("\n")[0]
    assert line.endswith("."), f"{name}: its docstring is its text in docs/scenarios.md."
    assert hasattr(change, "form"), f"{name}: declare form = Form(title, button)."
    assert change.form.title
    assert change.form.button
    for method in ("describe", "edits"):
        assert getattr(change, method) is not getattr(Change, method), f"{name} lacks {method}."


@every_verb
def test_a_form_asks_at_once_for_what_must_be_given(verb: str) -> None:
    change = VERBS[verb]
    named = change.subject.keys if change.form.choose_row else ()
    silent = [
        key.name
        for key in change.own_keys()
        if key.required and not (key.question or key.new or key.part or key.name in named)
    ]
    assert not silent, f"{change.__name__}: give the key {silent[0]} a question."


@every_verb
def test_words_of_a_form_are_of_keys_that_it_has(verb: str) -> None:
    change = VERBS[verb]
    names = {key.name for key in change.all_keys()}
    assert set(change.form.columns) <= names
    for key in change.own_keys():
        assert {key.one_of, key.brings_in} <= {*names, ""}
        assert not key.start or key.among, f"{key.name}: a selected row of which table starts it?"


@every_verb
def test_the_example_of_a_verb_applies_and_reads_back_in_every_form(verb: str) -> None:
    scenario = om.Scenario("S").then(verb, **example(verb))
    base = body()
    assert fingerprint(base.apply(scenario)) != fingerprint(base)
    assert list(scenario.describe(base.names)) == [EXAMPLES[verb][1]]
    assert parse_scenario(to_toml(scenario).encode()) == scenario
    assert eval(to_python(scenario), {"om": om}) == scenario  # noqa: S307


def method_of(change: type[Change]) -> str:
    """The method of the builder that a verb's declaration asks for."""
    keys = {key.name: key for key in change.own_keys()}
    first = [keys[name] for name in change.subject.keys]
    rest = [key for key in keys.values() if key not in first]
    more, kind = ("columns", "Any") if change.columns_of else ("more", "Never")
    asked = ["self", *map(parameter, first), "*", *map(parameter, rest), f"**{more}: {kind}"]
    given = [f"{key.name}{'_' * iskeyword(key.name)}={key.attribute}" for key in keys.values()]
    return (
        f"    def {change.do.replace('-', '_')}({', '.join(asked)}) -> Self:\n"
        f'        """{inspect.cleandoc(change.__doc__ or "").splitlines()[0]}"""\n'
        f"        return self.then({', '.join([repr(change.do), *given, f'**{more}'])})\n"
    )


def parameter(key: Key) -> str:
    """A key as a parameter."""
    kind = TYPES.get(key.kind, "str")
    return f"{key.attribute}: {kind}" if key.required else f"{key.attribute}: {kind} | None = None"


class Recorder:
    """Stands for a scenario, and tells what its method `then` was given."""

    def then(self, do: str, **keys: Any) -> tuple[str, dict[str, Any]]:
        return do, keys


@every_verb
def test_the_builder_has_the_method_that_the_verb_declares(verb: str) -> None:
    wanted = method_of(VERBS[verb])
    space: dict[str, Any] = {}
    exec(f"from __future__ import annotations\nclass Wanted:\n{wanted}", space)  # noqa: S102
    name = verb.replace("-", "_")
    asked = getattr(space["Wanted"], name)
    method = getattr(Builder, name, None)
    advice = f"Write in orgmodel/changes/builder.py, and format it:\n\n{wanted}"
    assert method is not None, advice
    assert inspect.signature(method) == inspect.signature(asked), advice
    assert inspect.getdoc(method) == inspect.getdoc(asked), advice
    parameters = [p for p in inspect.signature(asked).parameters.values() if p.name != "self"]
    first = [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
    rest = {p.name: p.name for p in parameters if p.kind is p.KEYWORD_ONLY}
    given = (Recorder(), *first), {**rest, "other": 1}
    assert method(*given[0], **given[1]) == asked(*given[0], **given[1]), advice


def test_the_builder_has_no_other_method() -> None:
    methods = {name for name in vars(Builder) if not name.startswith("_")}
    assert methods - {"then"} <= {verb.replace("-", "_") for verb in VERBS}


SCRATCH = '''
from dataclasses import dataclass
from orgmodel.changes.change import Change
from orgmodel.changes.edit import Put
from orgmodel.changes.form import Form, Subject
from orgmodel.changes.key import existing, key


@dataclass(frozen=True, kw_only=True)
class UpdatePerson(Change):
    """A person with another profession."""

    do = "update-person"
    subject = Subject.of("people", "person")
    form = Form("Change a person", "Change the person")

    person: str = existing("people", "The person", question="Person", start="Change …")
    profession: str = key("What else", required=True, question="Profession")

    def describe(self, names):
        return f"{self.person} becomes a {self.profession}"

    def edits(self, draft):
        yield Put("people", draft.label("people", self.person), "profession", self.profession)
'''
TRIAL = """
import sys
import orgmodel as om
from orgmodel.changes import verbs
verbs.__path__.append(sys.argv[1])
from orgmodel.changes.python_form import to_python
from orgmodel.changes.verb_list import VERBS
from orgmodel.changes.verb_manual import as_markdown
from orgmodel.files.scenario_file import parse_scenario, to_toml
from orgmodel.ui.options.change_answers import keys_of
from orgmodel.ui.options.change_fields import fields_of
from orgmodel.ui.options.start_change import STARTS
from tests.changes.small import body

made = om.Scenario("S").then("update-person", person="ann", profession="nurse")
scenario = parse_scenario(to_toml(made).encode())
assert body().apply(scenario).people["profession"].tolist() == ["nurse", "", ""]
assert list(scenario.describe(body().names)) == ["ann becomes a nurse"]
assert ".update_person('ann', profession='nurse')" in to_python(scenario)
assert "### update-person" in as_markdown()
assert list(VERBS)[-1] == "update-person"
fields = [field for field in fields_of(body(), "update-person") if not field.more]
assert [field.label for field in fields] == ["Person", "Profession"]
assert list(fields[0].options) == ["ann", "bob", "cy"]
filled = {"person": "ann", "profession": "nurse"}
keys, missing = keys_of(body(), "update-person", fields, filled.get)
assert (keys, missing) == ({"do": "update-person", **filled}, ())
assert [start.words for start in STARTS["people"]] == ["Change …"]
"""


def test_a_file_with_a_class_is_a_verb_everywhere_but_in_the_builder(tmp_path: Path) -> None:
    (tmp_path / "people.py").write_text(SCRATCH, encoding="utf-8")
    subprocess.run([sys.executable, "-c", TRIAL, str(tmp_path)], cwd=ROOT, check=True)
