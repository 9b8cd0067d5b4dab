"""A count that cannot be read is a fault of the data; rules that need it are not assessable."""

import pytest

from orgmodel.cli.main import main
from orgmodel.rules.pack import shipped
from tests.builders import files_of, organisation, post, seat, unit
from tests.rules.ruling import ruled

UNREAD = ["²", "1e3", "１", "-1", "nan", "1,000", "some"]


def rows(count, reports=2):
    return {
        "posts": [post("ce"), *(post(f"a{n}", "ce", count=count) for n in range(reports))],
        "units": [unit("body", "committee", head="a0", roster="complete"), unit("d", head="ce")],
        "memberships": [seat("body", "a0"), seat("body", "ce", "chairs")],
    }


@pytest.mark.parametrize("count", UNREAD)
@pytest.mark.parametrize(
    ("kind", "parameters"),
    [
        ("span", {"most": 8}),
        ("span", {"least": 3}),
        ("one_head", {"kinds": ["committee", "directorate"]}),
        ("body_size", {"body": "body", "most": 8}),
    ],
    ids=["span at most", "span at least", "one head", "body size"],
)
def test_a_rule_that_needs_it_is_not_assessable_and_says_why(count, kind, parameters):
    result = ruled(rows(count), kind, **parameters)
    assert result.outcome == "not_assessable"
    assert "how many" in result.missing or "count" in result.missing


@pytest.mark.parametrize(
    ("count", "outcome"), [("", "pass"), ("4", "pass"), (" 4 ", "pass"), ("5", "fail")]
)
def test_its_neighbour_that_can_be_read_is_counted(count, outcome):
    assert ruled(rows(count), "span", most=8).outcome == outcome


def test_more_than_enough_is_a_breach_whatever_the_rest_is():
    given = rows("5")
    given["posts"] = [*given["posts"], post("b", "ce", count="²")]
    assert ruled(given, "span", most=8).outcome == "fail"


@pytest.mark.parametrize("count", UNREAD)
def test_every_shipped_pack_measures_and_command_stand(count, tmp_path, capsys):
    made = organisation(**rows(count), packs=shipped())
    assert [problem.column for problem in made.problems if problem.fault] == ["count", "count"]
    assert made.check().rules
    assert made.measures()["posts"].value is None
    for name, content in files_of(**rows(count)).items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    for command in ("validate", "check", "measures"):
        assert main([command, str(tmp_path)]) == 2
        assert "fault in orgmodel" not in capsys.readouterr().err
