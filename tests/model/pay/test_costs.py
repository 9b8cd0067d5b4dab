"""What posts cost: given before computed, computed before unknown, and unknown never nothing."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.rules.check import check
from tests.builders import organisation, post
from tests.depth import at_least
from tests.rules.ruling import RULE, pack

SCALE = {"band": "Band 7", "year": "2026/27", "points": "40000; 50000; 54000"}


def paid(*posts, pay=(SCALE,), said="on_cost = 25", date="2026-09-01", files=()):
    settings_ = f'name = "Test"\ndate = "{date}"\n{said}\n'
    extra = {"organisation.toml": settings_, **dict(files)}
    return organisation([post("ce", cost="0"), *posts], pay=list(pay), extra_files=extra)


def cost(model, which="a"):
    found = model.cost_of(which)
    return None if found is None else float(found)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"band": "Band 7", "fte": "1"}, 67500),
        ({"band": " band  7", "fte": "0.5"}, 33750),
        ({"band": "Band 7", "fte": "3", "kind": "post_group"}, 202500),
        ({"band": "Band 7", "fte": "1", "cost": "12"}, 12),
        ({"band": "Band 7", "fte": "1", "cost": "n/a"}, None),
        ({"band": "Band 7", "fte": "0"}, 0),
        ({"band": "Band 7"}, None),
        ({"band": "Band 8a", "fte": "1"}, None),
        ({"fte": "1"}, None),
    ],
)
def test_a_cost_is_given_else_computed_else_not_known(cells, expected):
    model = paid(post("a", "ce", **cells))
    assert cost(model) == expected
    assert model.is_cost_computed("a") == (expected is not None and not cells.get("cost"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("on_cost = 0", 54000),
        ("on_cost = 28.5", 69390),
        ("", None),
        ('on_cost = 25\npay_point = "bottom"', 50000),
        ('on_cost = 25\npay_point = "middle"', 62500),
        ('on_cost = 25\npay_year = "2027/28"', None),
        ('on_cost = 25\npay_year = "2026-27"', 67500),
    ],
)
def test_on_cost_year_and_point_are_as_the_organisation_says(said, expected):
    assert cost(paid(post("a", "ce", band="Band 7", fte="1"), said=said)) == expected


@pytest.mark.parametrize(
    ("date", "expected"), [("2026-03-31", None), ("2027-03-31", 67500), ("2027-04-01", None)]
)
def test_the_year_is_that_of_the_day(date, expected):
    model = paid(post("a", "ce", band="Band 7", fte="1"), date=date)
    assert cost(model) == expected
    assert cost(model.as_of("2026-12-31")) == 67500


def test_a_band_twice_in_a_year_has_no_one_cost():
    twice = {**SCALE, "band": "BAND 7", "year": "2026-27", "points": "1"}
    model = paid(post("a", "ce", band="Band 7", fte="1"), pay=[SCALE, twice])
    assert cost(model) is None
    (fault,) = (problem for problem in model.problems if problem.fault)
    assert (fault.code, fault.file, fault.row, fault.column) == (
        "duplicate-id",
        "pay.csv",
        3,
        "band",
    )


def test_every_fault_of_pay_is_told_at_once():
    rows = [
        SCALE,
        {"band": "A", "year": "27/26", "points": "10"},
        {"band": "B", "year": "2026/27", "points": "-10; 4"},
        {"band": "C", "year": "2026/27", "points": "1,000"},
        {"band": "D", "year": "2026", "points": "10"},
        {"band": "E", "year": "2026/27", "points": "10", "body": "north"},
        {"band": "", "year": "2026/27", "points": "10"},
    ]
    found = [(p.row, p.column, p.code) for p in paid(pay=rows).problems if p.fault]
    assert found == [
        (3, "year", "not-allowed"),
        (4, "points", "not-allowed"),
        (5, "points", "not-a-number"),
        (6, "year", "not-allowed"),
        (7, "body", "unknown-id"),
        (8, "band", "missing-value"),
    ]


def test_figures_say_what_is_computed_and_what_is_missing():
    model = paid(
        post("a", "ce", band="Band 7", fte="1"),
        post("b", "ce", band="Band 9", fte="1"),
        post("c", "ce", band="Band 7"),
    )
    found = model.measures()
    assert (found["cost"].value, found["cost_computed"].value) == (67500, 67500)
    known = found["cost"].known
    assert "1 of them computed from pay.csv 2026/27, top of the scale, with 25 % on-cost" in known
    assert "between 50,000 and 67,500" in known
    assert 'no one scale for band "Band 9"' in known and "1 post with a band has no FTE" in known
    assert found.posts["cost_basis"].tolist() == ["given", "computed", "", ""]


def test_what_is_given_alone_is_not_said_to_be_computed():
    found = paid(post("a", "ce", cost="10")).measures()
    assert "computed" not in found["cost"].known and "cost_computed" not in found.by_id


def test_a_regrading_moves_the_cost_and_writes_none():
    more = {"band": "Band 8a", "year": "2026/27", "points": "60000"}
    model = paid(post("a", "ce", band="Band 7", fte="1"), pay=[SCALE, more])
    after = model.apply(om.Scenario("Regraded").update_post("a", band="Band 8a"))
    assert (cost(after), after.posts["cost"].tolist()) == (75000, ["0", ""])
    assert after.measures()["cost"].value - model.measures()["cost"].value == 7500


def test_what_is_written_reads_back_the_same_without_a_cost(tmp_path):
    said = 'on_cost = 28.5\npay_year = "2026/27"\npay_point = "middle"'
    model = paid(post("a", "ce", band="Band 7", fte="1"), said=said)
    model.save(tmp_path / "copy")
    again = om.load(tmp_path / "copy")
    assert again.costing == model.costing and cost(again) == cost(model) == 64250
    assert (tmp_path / "copy" / "posts.csv").read_text().splitlines()[2] == "a,a,ce,1,Band 7,"


@pytest.mark.parametrize(
    ("cap", "said", "outcome"),
    [
        (49999, "", "fail"),  # over it at the bottom of the scale already
        (50000, "", "not_assessable"),
        (67499, "", "not_assessable"),
        (67500, "", "pass"),
        (67499, 'pay_point = "top"', "fail"),
        (62500, 'pay_point = "middle"', "pass"),
    ],
)
def test_a_cap_is_broken_at_the_bottom_of_scales_unless_a_point_is_stated(cap, said, outcome):
    rules = {"rules.toml": pack("cost_cap", amount=cap)}
    model = paid(
        post("a", "ce", band="Band 7", fte="1"),
        said=f"packs = []\non_cost = 25\n{said}",
        files=rules,
    )
    assert check(model).rule(RULE).outcome == outcome


def test_a_check_of_a_period_looks_anew_where_another_year_of_pay_begins():
    dearer = {"band": "Band 7", "year": "2027/28", "points": "56000"}
    model = paid(
        post("a", "ce", band="Band 7", fte="1"),
        pay=[{**SCALE, "points": "54000"}, dearer],
        said='packs = []\non_cost = 25\npay_point = "top"',
        files={"rules.toml": pack("cost_cap", amount=68000)},
    )
    found = model.check_period("2026-12-01", "2027-12-31")
    (finding,) = found.findings
    assert [(str(s.first), str(s.last)) for s in [finding.span]] == [("2027-04-01", "2027-12-31")]


POSTS = st.lists(
    st.fixed_dictionaries(
        {
            "band": st.sampled_from(["", "Band 7", "band 8", "Band 9", "<b>x"]),
            "fte": st.sampled_from(["", "0", "0.6", "1", "x"]),
            "cost": st.sampled_from(["", " ", "0", "41000.5", "-1", "n/a"]),
            "kind": st.sampled_from(["", "post_group", "role"]),
        }
    ),
    max_size=8,
)


@settings(max_examples=at_least(40), deadline=None)
@given(POSTS, st.sampled_from(["on_cost = 25", "on_cost = 0", ""]))
def test_given_and_computed_are_the_total_and_the_rest_is_counted_as_unknown(rows, said):
    scales = [SCALE, {"band": "Band 8", "year": "2026/27", "points": "60000"}]
    named = [post(f"p{n}", "ce", **cells) for n, cells in enumerate(rows)]
    model = paid(*named, pay=scales, said=said)
    found, table = model.measures(), model.measures().posts
    by = {
        word: table.loc[table["cost_basis"] == word, "cost"] for word in ("given", "computed", "")
    }
    assert by[""].isna().all() and not by["given"].isna().any() and not by["computed"].isna().any()
    total = sum(by["given"]) + sum(by["computed"])
    assert math.isclose(found["cost"].value, total, abs_tol=1e-6)
    assert len(table) == sum(map(len, by.values()))
    computed = found.by_id.get("cost_computed")
    assert math.isclose(computed.value if computed else 0, sum(by["computed"]), abs_tol=1e-6)
