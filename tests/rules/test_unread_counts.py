"""A count that cannot be read is a fault of the data; rules that need it are not assessable."""

import pytest

from orgmodel.cli.main import main
from orgmodel.rules.check import check
from orgmodel.rules.pack import shipped
from tests.builders import files_of, from_files, organisation, post, seat, unit
from tests.rules.ruling import ruled

UNREAD = ("²", "1e3", "１", "-1", " ", "nan", "1,000", "some", "1.5", "0x2", "9" * 16)
unread = pytest.mark.parametrize("count", UNREAD)


def rows(count, reports=2):
    return {
        "posts": [post("ce"), *(post(f"a{n}", "ce", count=count) for n in range(reports))],
        "units": [unit("body", "committee", head="a0", roster="complete"), unit("d", head="ce")],
        "memberships": [seat("body", "a0"), seat("body", "ce", "chairs")],
    }


@unread
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


@unread
def test_every_shipped_pack_measures_and_command_stand(count, tmp_path, capsys):
    made = organisation(**rows(count), packs=shipped())
    assert [problem.column for problem in made.problems if problem.fault] == ["count", "count"]
    assert made.check().rules
    for name, content in files_of(**rows(count)).items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    for command in ("validate", "check", "measures"):
        assert main([command, str(tmp_path)]) == 2
        assert "fault in orgmodel" not in capsys.readouterr().err


def with_count(count, *more):
    """A chief executive over a post with this count."""
    return {"posts": [post("ce"), post("a", "ce", count=count), *more]}


def board(count, *seats, **cells):
    """A committee whose roster is complete; the post `g` on it has this count."""
    members = [seat("pec", "g", **cells), *seats]
    names = {row["member"] for row in seats}
    return {
        "posts": [post("ce"), post("g", count=count), *(post(name) for name in sorted(names))],
        "units": [unit("pec", "committee", roster="complete")],
        "memberships": members,
    }


def test_the_case_of_a_superscript_is_told_and_the_rest_is_checked():
    posts = [post("ce", title="Chief", count="1"), post("a", "ce", title="Clerks", count="²")]
    own = '[[rule]]\nid = "SPAN"\ntitle = "No more than eight reports"\nkind = "span"\nmost = 8\n'
    own += 'severity = "warning"\nsource = "test"\nwhy = "test"\n'
    files = files_of(posts, packs=("structure", "pec-2007"), name="Count")
    model = from_files({**files, "rules.toml": own})
    (problem,) = [problem for problem in model.problems if problem.fault]
    assert (problem.code, problem.row, problem.column) == ("not-a-number", 3, "count")
    result = check(model)
    assert result.rule("SPAN").outcome == "not_assessable"
    missing = "how many posts report to Chief (ce) (posts.csv, column count)"
    assert result.rule("SPAN").missing == missing
    assert result.rule("R68").outcome == "pass"
    assert model.measures().to_dict()


@unread
def test_a_span_is_judged_only_by_what_is_certain(count):
    rows = with_count(count)
    assert ruled(rows, "span", most=3).outcome == "not_assessable"
    assert ruled(rows, "span", least=2).outcome == "not_assessable"
    assert ruled(rows, "span", least=1).outcome == "pass"
    others = [post(name, "ce") for name in "bcde"]
    (finding,) = ruled(with_count(count, *others), "span", most=3).findings
    assert finding.message.startswith("ce has at least 5 direct reports, more than 3")


def test_a_manager_whose_reports_are_all_counted_is_judged_beside_one_whose_are_not():
    rows = with_count("²", post("b", "a", count="9"))
    result = ruled(rows, "span", most=8)
    assert [finding.subjects for finding in result.findings] == [("a",)]
    assert result.outcome == "fail"


def test_of_a_repeated_id_the_first_row_counts_whatever_comes_between():
    rows = {"posts": [post("ce"), post("ce"), post("a", "ce", count="2"), post("a", count="²")]}
    assert ruled(rows, "span", most=1).findings[0].message.startswith("ce has 2 direct reports")


@unread
def test_a_head_of_so_many_is_not_judged(count):
    units = [unit("u", head="a")]
    rows = {**with_count(count), "units": units}
    result = ruled(rows, "one_head", kinds=["directorate"])
    assert result.outcome == "not_assessable"
    assert result.missing == "how many posts a is (posts.csv, column count)"


@unread
def test_a_body_of_so_many_is_of_unknown_size(count):
    assert ruled(board(count), "body_size", body="pec", most=3).outcome == "not_assessable"
    assert ruled(board(count), "body_size", body="pec", most=0).outcome == "fail"
    assert ruled(board(count), "body_size", body="pec", least=1).outcome == "pass"


@unread
def test_a_share_of_so_many_is_unknown(count):
    rows = board(count, seat("pec", "x", voting="no"), voting="yes")
    result = ruled(rows, "body_share", body="pec", of=["voting=yes"], over=0.6)
    assert result.outcome == "not_assessable"
    assert result.missing == "how many g are (posts.csv, column count)"


@unread
def test_whether_so_many_are_among_the_members_is_unknown(count):
    rows = board(count, voting="yes")
    asked = {"body": "pec", "include": ["voting=yes"]}
    assert ruled(rows, "body_includes", least=2, **asked).outcome == "not_assessable"
    assert ruled(rows, "body_includes", least=1, **asked).outcome == "pass"


@unread
def test_what_is_left_when_so_many_stand_back_is_at_least_one(count):
    rows = board(count, seat("pec", "x"))
    rows = {**rows, "interests": [{"person": "x", "in": "practice"}]}
    rows = {**rows, "units": [*rows["units"], unit("practice")]}
    (finding,) = ruled(rows, "exposure", bodies=["pec"], marks=["practice"]).findings
    assert finding.message.startswith("1 of at least 2 voting members")
    assert finding.message.endswith("at least 1 are left.")


@pytest.mark.parametrize("value", [text for text in UNREAD if text != "1.5"])
@pytest.mark.parametrize(("column", "name"), [("count", "posts"), ("fte", "fte"), ("cost", "cost")])
def test_measures_take_it_for_unknown_and_never_for_nothing(column, name, value):
    def measured(said):
        posts = [post("ce", **{column: "2"}), post("a", "ce", **{column: said})]
        return organisation(posts).measures()[name]

    assert measured("3").value == 5
    unknown = measured(value)
    assert unknown.value is None or "1 of 2" in unknown.known
