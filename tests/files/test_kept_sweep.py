"""Rows of a sweep kept in a file: whole or not, none twice, and of nothing else."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.comparison.sweep.setup import SweepSetup
from orgmodel.errors import OrgmodelError
from orgmodel.files.kept_sweep import kept_sweep
from tests.comparison.option_sets import S, small_setup, two_each
from tests.depth import at_least

FEW = {"measures": ["changes"], "must": ["changes < 4"]}
SETUP = small_setup(two_each(7), **FEW)


def rows(parts):
    return sorted((row for part in parts for row in part.rows), key=lambda row: row.choices)


ROWS = rows(kept_sweep(SETUP))
assert len(ROWS) > 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    file = tmp_path_factory.mktemp("kept") / "rows.jsonl"
    assert rows(kept_sweep(SETUP, resume=file)) == ROWS
    return file.read_bytes()


@settings(max_examples=at_least(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_run_that_ended_anywhere_is_gone_on_with(whole, tmp_path, data):
    file = tmp_path / "rows.jsonl"
    file.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    assert rows(kept_sweep(SETUP, resume=file)) == ROWS
    assert file.read_bytes() == whole


def test_what_is_kept_is_not_assessed_again(whole, tmp_path, monkeypatch):
    file = tmp_path / "rows.jsonl"
    file.write_bytes(whole)
    monkeypatch.setattr("orgmodel.comparison.sweep.evaluator.Evaluator.part", None)
    assert rows(kept_sweep(SETUP, resume=file)) == ROWS


def test_a_part_is_in_the_file_before_it_is_given_and_a_second_run_waits(tmp_path):
    file = tmp_path / "rows.jsonl"
    parts = kept_sweep(SETUP, resume=file)
    first = next(parts)
    assert json.loads(file.read_bytes().splitlines()[1])["first"] == list(first.first)
    with pytest.raises(OrgmodelError, match="another run keeps its rows there"):
        next(kept_sweep(SETUP, resume=file))
    parts.close()
    assert rows(kept_sweep(SETUP, resume=file)) == ROWS


OTHERS = {
    "organisation": lambda: SweepSetup(
        SETUP.model.apply(S.move_post("it_two", to="it_one")),
        SETUP.option_set,
        SETUP.packs,
        SETUP.figures,
        SETUP.must,
    ),
    "option set": lambda: small_setup(two_each(6), **FEW),
    "rules": lambda: small_setup(two_each(7), packs=["structure"], **FEW),
    "figures and must-haves": lambda: small_setup(two_each(7), **{**FEW, "must": []}),
}


@pytest.mark.parametrize("what", OTHERS)
def test_rows_of_something_else_are_refused_in_words(whole, tmp_path, what):
    file = tmp_path / "rows.jsonl"
    file.write_bytes(whole)
    with pytest.raises(OrgmodelError, match=f"something else: {what} differ"):
        list(kept_sweep(OTHERS[what](), resume=file))
    assert file.read_bytes() == whole


def test_what_else_a_file_may_hold_is_refused_and_stays(whole, tmp_path):
    lines = whole.splitlines(keepends=True)
    fewer = json.loads(lines[1])
    del fewer["rows"][0]
    wrong = {
        "something else": b"id,title\n",
        "holds something": b"x",
        "line 2": lines[0] + b"{}\n" + lines[1],
        "line 3": lines[0] + lines[1] + json.dumps(fewer).encode() + b"\n" + lines[2],
    }
    for words, content in wrong.items():
        file = tmp_path / "rows.jsonl"
        file.write_bytes(content)
        with pytest.raises(OrgmodelError, match=words):
            list(kept_sweep(SETUP, resume=file))
        assert file.read_bytes() == content
    with pytest.raises(om.OrgmodelError, match="cannot be written"):
        list(kept_sweep(SETUP, resume=tmp_path / "no" / "rows.jsonl"))
    with pytest.raises(om.OrgmodelError, match="cannot be written"):
        list(kept_sweep(SETUP, resume=tmp_path))


def test_a_line_that_stands_twice_counts_once(whole, tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_bytes(whole + whole.splitlines(keepends=True)[1])
    assert rows(kept_sweep(SETUP, resume=file)) == ROWS
