"""A pack whose roles are set for several bodies runs once a body; findings name theirs."""

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.answers import roles_of

PACK = """\
name = "officers"
title = "Officers"
[roles]
chief = "the chief executive"
monitor = "the monitoring officer"
[[rule]]
id = "OFF-1"
title = "The monitoring officer is not the chief executive"
kind = "distinct_posts"
severity = "error"
source = "invented"
why = "One watches the other."
posts = ["chief", "monitor"]
[[rule]]
id = "OFF-2"
title = "No manager has more than twelve reports"
kind = "span"
severity = "warning"
source = "invented"
why = "Nobody can lead so many."
most = 1
"""
POSTS = """\
id,title,reports_to,kind
n.ce,Chief Executive,,
n.mo,Monitoring Officer,n.ce,
s.ce,Chief Executive,,
s.mo,Monitoring Officer,s.ce,
s.x,Clerk,s.ce,
chief,A post of the role's name,n.ce,
"""


def _folder(place: Path, roles: str, pack: str = PACK) -> om.Organisation:
    place.mkdir(exist_ok=True)
    (place / "posts.csv").write_text(POSTS)
    (place / "rules.toml").write_text(pack)
    (place / "organisation.toml").write_text(f'date = "2026-04-01"\npacks = []\n{roles}')
    return om.load(place)


BOTH = '[roles.n]\nchief = "n.ce"\nmonitor = "n.mo"\n[roles.s]\nchief = "s.ce"\nmonitor = "s.ce"\n'


def test_a_rule_that_asks_for_a_role_runs_once_a_body_and_any_other_once(tmp_path):
    result = _folder(tmp_path, BOTH).check()
    assert [(rule.id, rule.body, rule.outcome) for rule in result.rules] == [
        ("OFF-1", "n", "pass"),
        ("OFF-1", "s", "fail"),
        ("OFF-2", "", "fail"),
    ]


def test_a_finding_carries_its_body_and_says_it(tmp_path):
    (finding,) = _folder(tmp_path, BOTH).check().rule("OFF-1 (s)").findings
    assert finding.body == "s"
    assert finding.message.startswith("s: Chief Executive")
    assert finding.to_dict()["body"] == "s"


def test_the_ids_of_findings_in_an_organisation_of_one_body_stay(tmp_path):
    one = _folder(tmp_path, '[roles]\nchief = "s.ce"\nmonitor = "s.ce"\n').check()
    finding = one.rule("OFF-1").findings[0]
    assert (finding.body, finding.id) == ("", "ce30056eeab2")
    assert "body" not in finding.to_dict()
    assert "body" not in one.rule("OFF-1").to_dict()
    assert "body" not in one.rules_frame().columns


@pytest.mark.parametrize(
    "roles",
    [
        '[roles.n]\nchief = "n.ce"\nmonitor = "n.mo"\n[roles.s]\nchief = "s.ce"\n',
        '[roles.n]\nchief = "n.ce"\nmonitor = "n.mo"\n[roles.s]\n',
        '[roles.n]\nmonitor = "n.mo"\n[roles.s]\nmonitor = "s.mo"\n',
    ],
    ids=["one role unset", "no role set", "an id of the role's name"],
)
def test_an_unset_role_of_a_body_is_not_assessable_and_never_taken_from_another(tmp_path, roles):
    last = _folder(tmp_path, roles).check().rule("OFF-1 (s)")
    assert last.outcome == "not_assessable"
    assert "[roles.s] in organisation.toml" in last.missing


def test_what_stands_under_roles_itself_holds_for_every_body(tmp_path):
    shared = '[roles]\nchief = "n.ce"\n[roles.n]\nmonitor = "n.ce"\n[roles.s]\nmonitor = "s.mo"\n'
    result = _folder(tmp_path, shared).check()
    assert result.rule("OFF-1 (n)").outcome == "fail"
    assert result.rule("OFF-1 (s)").outcome == "pass"


@pytest.mark.parametrize("table", ["roles", "roles.n"])
def test_an_id_of_the_roles_name_plays_it_where_it_is_said_to(tmp_path, table):
    bodies = '[roles.n]\nmonitor = "n.mo"\n[roles.s]\nmonitor = "chief"\n'
    said = f'[{table}]\nchief = "chief"\n'
    roles = bodies.replace("[roles.n]\n", said) if table == "roles.n" else said + bodies
    rules = {rule.key: rule.outcome for rule in _folder(tmp_path, roles).check().rules}
    assert rules["OFF-1 (n)"] == "pass"
    assert rules["OFF-1 (s)"] == ("fail" if table == "roles" else "not_assessable")


def test_a_body_of_another_kind_is_left_out_and_told(tmp_path):
    roles = '[roles.n]\nchief = "n.ce"\nmonitor = "n.mo"\n[roles.s]\ntreasurer = "s.mo"\n'
    result = _folder(tmp_path, roles).check()
    assert [rule.body for rule in result.rules if rule.id == "OFF-1"] == ["n"]
    assert [note for note in result.notes if "officers is not asked of s" in note]


def test_a_property_selects_in_its_own_body_alone(tmp_path):
    pack = PACK.split("[[rule]]")[0] + (
        '[[rule]]\nid = "OFF-3"\ntitle = "Clerks are managed by the chief executive"\n'
        'kind = "required_link"\nseverity = "warning"\nsource = "invented"\nwhy = "So it is."\n'
        'links = [["titled:clerk", "reports_to", "chief"]]\n'
    )
    result = _folder(tmp_path, BOTH, pack).check()
    assert result.rule("OFF-3 (n)").outcome != "fail"
    assert result.rule("OFF-3 (s)").outcome == "pass"


def test_an_explanation_of_one_body_or_of_the_gravest(tmp_path):
    result = _folder(tmp_path, BOTH).check()
    assert result.explain("off-1 (n)").outcome == "pass"
    assert (result.explain("OFF-1").outcome, result.explain("OFF-1").body) == ("fail", "s")


def test_an_option_says_which_body_it_breaks_and_what_clears_it(tmp_path):
    organisation = _folder(tmp_path, BOTH)
    option = om.Scenario("Away").remove_post("s.mo")
    assert om.compare(organisation, option).options[0].outcomes == ()
    assert organisation.check().tried.rule("OFF-1 (s)").findings


def test_roles_are_listed_body_by_body(tmp_path):
    roles = roles_of(_folder(tmp_path, BOTH.replace('monitor = "s.ce"\n', "")))
    told = [(one.body, one.role, one.id, one.state) for one in roles.states]
    assert told[:3] == [
        ("n", "chief", "n.ce", "set"),
        ("n", "monitor", "n.mo", "set"),
        ("s", "chief", "s.ce", "set"),
    ]
    assert told[3][3] != "set"
    assert [one["body"] for one in roles.to_dict()["roles"]] == ["n", "n", "s", "s"]


def test_bodies_are_written_back_as_they_were_read(tmp_path):
    organisation = _folder(tmp_path / "in", BOTH)
    organisation.save(tmp_path / "out")
    again = om.load(tmp_path / "out")
    assert (
        again.bodies
        == organisation.bodies
        == {
            "n": {"chief": "n.ce", "monitor": "n.mo"},
            "s": {"chief": "s.ce", "monitor": "s.ce"},
        }
    )


def test_a_name_that_cannot_be_a_bodys_is_a_fault(tmp_path):
    organisation = _folder(tmp_path, '[roles."north east"]\nchief = "n.ce"\n')
    (fault,) = [p for p in organisation.problems if p.fault and p.file == "organisation.toml"]
    assert fault.column == "roles: north east" or "north east" in fault.column
    assert "no name of a body" in fault.message
