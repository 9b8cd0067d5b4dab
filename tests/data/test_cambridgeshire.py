"""Cambridgeshire: the employer, the practice, and the chair elected first and then appointed."""

from pathlib import Path

import pytest

import orgmodel as om

POSTS = ("fx_pecchair", "fx_dcr", "fx_gp")


@pytest.fixture(scope="module")
def cambridgeshire():
    return om.load(Path(__file__).resolve().parents[2] / "data" / "cambridgeshire")


def test_the_pct_employs_and_the_practice_is_where_one_works(cambridgeshire):
    employers = cambridgeshire.employers(("body", "external_provider"))
    assert {employers[post] for post in POSTS} == {"fx_cambs_pct"}
    assert cambridgeshire.home("fx_gp") == "fx_practice"


def test_the_chair_was_elected_then_appointed(cambridgeshire):
    (edge,) = cambridgeshire.edges.from_("fx_pecchair", "succeeds")
    assert (edge.end, edge.note) == (
        "fx_old_pecchair",
        "elected to the one, appointed to the other",
    )
    assert cambridgeshire.row("fx_old_pecchair")["note"] == "held before: elected"


def test_nobody_is_said_to_hold_a_post_of_before_today(cambridgeshire):
    held = set(cambridgeshire.holders)
    assert held == {*POSTS, "fx_assoc_md"}
