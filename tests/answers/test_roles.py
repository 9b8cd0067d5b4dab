"""Roles: set, suggested by a title, or missing; and which rules wait for each."""

import json

import pytest

from orgmodel.answers import roles_of
from orgmodel.cli.main import main
from orgmodel.rules.check import check, packs_of
from tests.answers.stripped import DATA
from tests.builders import organisation, post, unit

POSTS = [
    post("p1", title="Chief Executive"),
    post("p2", "p1", title="Medical Director"),
    post("p3", title="Chair (PEC)"),
    post("p4", title="Board member"),
]
UNITS = [
    unit("u1", kind="committee", name="Professional Executive Committee (PEC)"),
    unit("u2", kind="board", name="Board"),
    unit("u3", kind="board", name="PCT Board"),
    unit("u4", kind="group", name="EMT"),
    unit("u5", kind="group", name="EMT"),
]


def states(**more):
    org = organisation(POSTS, units=UNITS, packs=["pec-2007"], **more)
    return {role.role: role for role in roles_of(org).states}


@pytest.mark.parametrize(
    ("role", "identifier", "state", "reason"),
    [
        ("ce", "p1", "suggested", "it is called “Chief Executive”"),
        ("med_dir", "p2", "suggested", "it is called “Medical Director”"),
        ("pec_chair", "p3", "suggested", "it is called “Chair (PEC)”"),
        ("pec", "u1", "suggested", "it is called “Professional Executive Committee (PEC)”"),
        ("pct_board", "u3", "suggested", "it is called “PCT Board”"),
        ("emt", "", "missing", "please choose: 2 fit: EMT (u4) and EMT (u5)"),
        ("pct_chair", "", "missing", "please choose: nothing to go by"),
    ],
)
def test_by_title(role, identifier, state, reason):
    found = states()[role]
    assert (found.id, found.state, found.reason) == (identifier, state, reason)
    assert found.waiting


def test_a_role_in_organisation_toml_is_set_and_nothing_waits():
    found = states(roles={"ce": "p2"})["ce"]
    assert (found.id, found.state, found.waiting) == ("p2", "set", ())


def test_a_role_that_names_what_is_not_there_is_not_set():
    found = states(roles={"pct_chair": "gone"})["pct_chair"]
    assert (found.id, found.state) == ("", "missing")
    assert found.reason.startswith("organisation.toml names gone, which is not in the data.")


def test_a_role_of_a_post_that_names_a_unit_is_not_set_and_no_unit_is_suggested_for_it():
    posts = [post("ce", title="Chief Executive"), post("law", "ce", title="Monitoring Officer")]
    units = [unit("cab", name="Cabinet"), unit("phd", name="Director of Public Health")]
    roles = {"monitoring_officer": "cab", "executive": "ce"}
    org = organisation(posts, units=units, packs=["english-council"], roles=roles)
    found = {role.role: role for role in roles_of(org).states}
    assert (found["monitoring_officer"].id, found["monitoring_officer"].state) == (
        "law",
        "suggested",
    )
    assert "names cab, which is no post" in found["monitoring_officer"].reason
    assert "names ce, which is no unit" in found["executive"].reason
    assert found["executive"].id == "cab"
    assert found["dph"].state == "missing"
    assert "EC-MO" in found["monitoring_officer"].waiting


def test_the_id_that_is_the_name_of_a_role_plays_it():
    org = organisation([post("ce", title="Anything")], packs=["pec-2007"])
    found = next(role for role in roles_of(org).states if role.role == "ce")
    assert (found.id, found.state) == ("ce", "set")


def test_rules_that_lack_a_role_are_among_those_that_wait_for_it():
    org = organisation(POSTS, units=UNITS, packs=["pec-2007", "brent-2007"])
    waiting = {role.role: role.waiting for role in roles_of(org).states}
    lacking = [rule for rule in check(org).rules if "[roles] in organisation.toml" in rule.missing]
    assert lacking
    for rule in lacking:
        named = [role for role, rules in waiting.items() if rule.id in rules]
        assert any(role in rule.missing for role in named), rule.id


def test_the_roles_are_those_that_the_packs_declare():
    org = organisation(POSTS, packs=["pec-2007", "pct-regulations-2000"])
    declared = [role for pack in packs_of(org) for role in pack.roles]
    assert [role.role for role in roles_of(org).states] == list(dict.fromkeys(declared))
    assert roles_of(org, ["structure"]).states == ()


def test_the_command(capsys):
    assert main(["roles", str(DATA / "m2"), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["roles"]
    assert set(told[0]) == {"role", "id", "state", "reason", "waiting"}
    by_role = {role["role"]: role for role in told}
    assert by_role["pec"]["state"] == "set"
    assert "R22" in by_role["pct_chair"]["waiting"]
    assert main(["roles", str(DATA / "m2"), "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("role,words,id,state,reason,waiting\n")
    assert main(["roles", str(DATA / "m2")]) == 0
    assert "16 roles: 2 set, 0 suggested, 14 missing." in capsys.readouterr().out
    assert main(["roles", str(DATA / "illustrative"), "--rules", "structure"]) == 0
    assert capsys.readouterr().out == "No rule pack in use has roles.\n"


def test_no_rule_waits_for_a_role_that_is_only_allowed():
    org = organisation([post("ce")], packs=["english-council", "eu-electricity-2019-944"])
    waiting = {role.role: role.waiting for role in roles_of(org).states}
    assert "EC-APPROVE" in waiting["full_council"]
    assert "EC-APPROVE" not in waiting["council"]
    assert "EL-43-1-c" in waiting["tso_board"]
    assert "EL-43-1-c" not in waiting["ito"]
