"""om.sweep: every consistent combination as a row, with the figures that a comparison gives."""

from __future__ import annotations

import doctest

import pytest

import orgmodel as om
import orgmodel.sweeping
from tests.builders import organisation, post

SET = """name = "Who manages whom"
rank = ["errors", "-largest_span"]
[[question]]
id = "Q"
title = "Who manages it?"
alternative = [
  {id = "a", title = "As now"},
  {id = "b", title = "The chief", change = [{do = "move-post", post = "it", to = "ce"}]},
]
[[question]]
id = "R"
title = "And the clerk?"
alternative = [
  {id = "a", title = "As now"},
  {id = "b", title = "IT", change = [{do = "move-post", post = "clerk", to = "it"}]},
]
[[exclude]]
together = ["Q(b)", "R(b)"]
reason = "one at a time"
"""


@pytest.fixture
def folder(tmp_path):
    posts = [post("ce"), post("fin", "ce"), post("it", "fin"), post("clerk", "fin")]
    organisation(posts, tops=["ce"]).save(tmp_path / "body")
    (tmp_path / "body" / "scenarios").mkdir()
    (tmp_path / "body" / "scenarios" / "option-set.toml").write_text(SET)
    return tmp_path / "body"


def test_each_row_is_what_a_comparison_of_it_says(folder):
    body = om.load(folder)
    asked = om.OptionSet.load(folder / "scenarios" / "option-set.toml")
    frame = om.sweep(body, asked, measures=["errors", "warnings", "layers", "changes"])
    assert frame[["Q", "R"]].to_numpy().tolist() == [["a", "a"], ["a", "b"], ["b", "a"]]
    assert frame.attrs["left_out"] == {"one at a time": 1}
    for _, row in frame.iterrows():
        answers = zip("QR", asked.questions, strict=True)
        one, other = (
            next(a.scenario for a in question.alternatives if a.id == row[name])
            for name, question in answers
        )
        option = om.compare(body, one + other).options[0].option
        assert row["errors"] == option.check.summary["errors"]
        assert row["layers"] == option.measures.by_id["layers"].value
    assert set(map(str, frame.dtypes[["errors", "layers"]])) == {"Float64"}


def test_a_path_and_a_name_do_and_the_set_says_what_to_measure(folder):
    frames = [om.sweep(folder, one) for one in ("option-set", folder / "scenarios/option-set.toml")]
    assert frames[0].equals(frames[1])
    wanted = ["combination", "Q", "R", "errors", "largest_span"]
    wanted += ["no_longer_shown", "missed", "on_front"]
    assert list(frames[0].columns) == wanted


def test_must_haves_rule_out_and_the_front_is_what_none_beats(folder):
    asked = {"measures": ["layers", "-largest_span", "changes"], "must": ["changes > 0"]}
    frame = om.sweep(folder, "option-set", **asked).set_index("combination")
    assert frame["missed"].to_dict() == {
        "Q(a) R(a)": "changes > 0",
        "Q(a) R(b)": "",
        "Q(b) R(a)": "",
    }
    assert frame["on_front"].to_dict() == {
        "Q(a) R(a)": False,
        "Q(a) R(b)": False,
        "Q(b) R(a)": True,
    }


def test_what_cannot_be_used_is_told(folder):
    wrong = {
        "is no OptionSet": lambda: om.sweep(folder, 3),
        "cannot be read": lambda: om.sweep(folder, "no-set"),
        "measures must be": lambda: om.sweep(folder, "option-set", measures=3),
        'Did you mean "layers"': lambda: om.sweep(folder, "option-set", measures=["layer"]),
    }
    for words, call in wrong.items():
        with pytest.raises(om.OrgmodelError, match=words):
            call()


def test_the_example_is_true(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = doctest.testmod(orgmodel.sweeping)
    assert (found.failed, found.attempted > 0) == (0, True)
