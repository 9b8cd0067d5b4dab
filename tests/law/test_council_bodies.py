"""english-council: who sits on the council and its committees, who appoints, and lines."""

from __future__ import annotations

import pytest

from tests.law.councils import council
from tests.law.written import DAY_AFTER, DAY_BEFORE, Case, breach, lawful, silent, tried

PACK = "english-council"


def clerk(body, title="PA to the Chief Executive"):
    """Somebody who reports to the chief executive and is a councillor."""
    body.add("posts", {"id": "pa", "title": title, "reports_to": "ce"})
    return body.held("c1", "pa")


def member_post(body, *bodies):
    """A councillor's post of which nobody says who holds it, with seats."""
    body.add("posts", {"id": "cllr", "title": "Councillor", "reports_to": ""})
    for name in bodies:
        body.seat(name, "cllr")
    return body


def moved(body, post, above):
    return body.cell("posts", post, reports_to=above)


def duty(body, role, holder):
    """The role is a duty of its own, with a post beside the one that its holder has."""
    body.add("posts", {"id": "duty", "title": "Duty", "reports_to": "ce", "kind": "role"})
    return body.held(holder, "duty").role(**{role: "duty"})


def employer(body, of, *employers):
    """These employ the director of public health, named by post or by person."""
    body.drop("links", relation="employed_by")
    for name in employers:
        body.link(of, "employed_by", name)
    return body


CASES = (
    *(
        breach("EC-POLITICAL", f"{title}", lambda b, title=title: clerk(b, title))
        for title in (
            "Head of Business Support",
            "Director of Administration",
            "Assistant Director, Support Services",
            "Chief Administrative Officer",
        )
    ),
    *(
        lawful("EC-POLITICAL", f"{title}", lambda b, title=title: clerk(b, title))
        for title in (
            "Secretary to the Director of Law",
            "Support Officer to the Director of Law",
            "Business Support Officer",
            "Admin Officer",
            "Filing Clerk",
            "Typist",
        )
    ),
    silent(
        "EC-POLITICAL",
        "an officer is said to be a unit",
        lambda b: b.role(monitoring_officer="authority"),
    ),
    silent("EC-POLITICAL", "the council is said to be a post", lambda b: b.role(full_council="ce")),
    silent("EC-APPROVE", "the council is said to be a post", lambda b: b.role(full_council="law")),
    silent("EC-OSC", "the executive is said to be a post", lambda b: b.role(executive="ce")),
    silent("EC-DPH-OFFICER", "the employer is said to be a post", lambda b: b.role(council="ce")),
    silent("EC-DCS-LINE", "the director is said to be a unit", lambda b: b.role(dcs="osc")),
    breach(
        "EC-POLITICAL",
        "somebody who is not in people.csv",
        lambda b: b.seat("full", "p_law").drop("people", id="p_law"),
    ),
    breach("EC-POLITICAL", "monitoring officer is a councillor", lambda b: b.held("c1", "law")),
    breach("EC-POLITICAL", "by the post's own seat", lambda b: b.seat("full", "kids")),
    breach("EC-POLITICAL", "chairs the council", lambda b: b.seat("full", "p_fin", "chairs")),
    breach(
        "EC-POLITICAL",
        "interim officer is a councillor",
        lambda b: b.instead("c2", "health", basis="interim"),
    ),
    breach(
        "EC-POLITICAL",
        "reports to the head of paid service",
        lambda b: clerk(b, "Head of Strategy"),
    ),
    breach(
        "EC-POLITICAL",
        "reports to a chief officer",
        lambda b: moved(clerk(b, "Head of Audit"), "pa", "fin"),
    ),
    lawful("EC-POLITICAL", "as it stands", lambda b: b),
    lawful("EC-POLITICAL", "attends", lambda b: b.seat("full", "law", "attends")),
    lawful("EC-POLITICAL", "secretarial post", clerk),
    lawful("EC-POLITICAL", "left office yesterday", lambda b: b.held("c1", "law", end=DAY_BEFORE)),
    lawful(
        "EC-POLITICAL", "clerk two levels down", lambda b: moved(clerk(b, "Clerk"), "pa", "law2")
    ),
    Case(
        "EC-POLITICAL",
        "takes office tomorrow",
        lambda b: b.held("c1", "law", start=DAY_AFTER),
        "pass",
        told=True,
    ),
    silent("EC-POLITICAL", "roster partial", lambda b: b.cell("units", "full", roster="partial")),
    silent("EC-POLITICAL", "council not set", lambda b: b.role(full_council="")),
    silent("EC-POLITICAL", "one officer not set", lambda b: b.role(dph="")),
    silent("EC-POLITICAL", "an officer not on record", lambda b: b.empty("fin")),
    silent(
        "EC-POLITICAL",
        "no seat on record",
        lambda b: b.drop("memberships", body="full").cell("units", "full", roster=""),
    ),
    breach("EC-OSC", "a cabinet member scrutinises", lambda b: b.seat("osc", "c1")),
    breach("EC-OSC", "chairs both", lambda b: b.seat("cabinet", "c3")),
    breach("EC-OSC", "a post with both seats", lambda b: member_post(b, "cabinet", "osc")),
    lawful("EC-OSC", "as it stands", lambda b: b),
    lawful("EC-OSC", "attends", lambda b: b.seat("osc", "c1", "attends")),
    lawful("EC-OSC", "co-opted", lambda b: b.seat("osc", "p_kids", "coopted_to")),
    silent("EC-OSC", "roster partial", lambda b: b.cell("units", "osc", roster="partial")),
    silent("EC-OSC", "no cabinet", lambda b: b.role(executive="")),
    breach(
        "EC-OSC",
        "both seats of somebody who is not in people.csv",
        lambda b: b.seat("osc", "stranger").seat("cabinet", "stranger"),
    ),
    silent("EC-OSC", "a seat of nobody known", lambda b: b.seat("osc", "stranger")),
    breach(
        "EC-DPH-OFFICER",
        "employed elsewhere",
        lambda b: b.drop("links", **{"from": "health"}).link("health", "employed_by", "other"),
    ),
    lawful("EC-DPH-OFFICER", "as it stands", lambda b: b),
    lawful(
        "EC-DPH-OFFICER",
        "honorary contract beside",
        lambda b: b.link("health", "honorary_contract_with", "other"),
    ),
    lawful("EC-DPH-OFFICER", "interim", lambda b: b.instead("x", "health", basis="interim")),
    silent(
        "EC-DPH-OFFICER",
        "joint appointment employed by the other",
        lambda b: (
            b.drop("links", **{"from": "health"})
            .link("health", "employed_by", "other")
            .link("health", "joint_appointment_with", "authority")
        ),
    ),
    silent(
        "EC-DPH-OFFICER",
        "joint holder employed by the other",
        lambda b: (
            b.drop("links", **{"from": "health"})
            .link("health", "employed_by", "other")
            .instead("x", "health", basis="joint")
        ),
    ),
    silent(
        "EC-DPH-OFFICER",
        "employed by a council that appoints jointly",
        lambda b: (
            b.drop("links", **{"from": "health"})
            .link("health", "employed_by", "other")
            .link("authority", "joint_appointment_with", "other")
        ),
    ),
    lawful(
        "EC-DPH-OFFICER",
        "employed by a part of the council",
        lambda b: (
            b.drop("links", **{"from": "health"})
            .add("units", {"id": "ph", "name": "Health", "kind": "team", "parent": "authority"})
            .link("health", "employed_by", "ph")
        ),
    ),
    breach(
        "EC-DPH-OFFICER",
        "its holder is employed elsewhere",
        lambda b: employer(b, "p_health", "other"),
    ),
    silent(
        "EC-DPH-OFFICER",
        "its holder is employed elsewhere, and has a post there",
        lambda b: employer(clerk(b, "Consultant"), "p_health", "other").held("p_health", "pa"),
    ),
    silent(
        "EC-DPH-OFFICER",
        "one of two holders is employed elsewhere",
        lambda b: employer(b, "p_health", "other").held("y", "health"),
    ),
    silent("EC-DPH-OFFICER", "no row", lambda b: b.drop("links", **{"from": "health"})),
    silent("EC-DPH-OFFICER", "council not set", lambda b: b.role(council="")),
    breach("EC-DCS-LINE", "under the adults' director", lambda b: moved(b, "kids", "adults")),
    lawful("EC-DCS-LINE", "as it stands", lambda b: b),
    lawful(
        "EC-DCS-LINE",
        "dotted line elsewhere",
        lambda b: b.link("kids", "dotted_line_to", "adults"),
    ),
    lawful(
        "EC-DCS-LINE",
        "the chief executive holds the duty beside the post",
        lambda b: duty(b, "head_of_paid_service", "p_ce"),
    ),
    breach(
        "EC-DCS-LINE",
        "somebody else holds the duty",
        lambda b: duty(b, "head_of_paid_service", "p_law"),
    ),
    silent("EC-DCS-LINE", "no manager named", lambda b: moved(b, "kids", "")),
    silent("EC-DCS-LINE", "manager not in the data", lambda b: moved(b, "kids", "nobody")),
    breach(
        "EC-APPROVE",
        "a committee appoints alone",
        lambda b: b.drop("links", **{"from": "full"}).link("panel", "appoints", "ce"),
    ),
    lawful("EC-APPROVE", "as it stands", lambda b: b),
    lawful(
        "EC-APPROVE", "a committee beside the council", lambda b: b.link("panel", "appoints", "ce")
    ),
    lawful(
        "EC-APPROVE",
        "the authority does, by whom not said",
        lambda b: b.drop("links", **{"from": "full"}).link("authority", "appoints", "ce"),
    ),
    breach(
        "EC-APPROVE",
        "another council does",
        lambda b: b.drop("links", **{"from": "full"}).link("other", "appoints", "ce"),
    ),
    lawful("EC-APPROVE", "no unit is the authority", lambda b: b.role(council="")),
    breach(
        "EC-APPROVE",
        "a committee appoints, and no unit is the authority",
        lambda b: (
            b.drop("links", **{"from": "full"}).role(council="").link("panel", "appoints", "ce")
        ),
    ),
    silent("EC-APPROVE", "nobody appoints", lambda b: b.drop("links", **{"from": "full"})),
    silent("EC-APPROVE", "council not set", lambda b: b.role(full_council="")),
    Case("EC-STAFF", "appoints a clerk", lambda b: b.link("c1", "appoints", "law2"), "pass", True),
    Case(
        "EC-STAFF",
        "the council itself appoints a clerk",
        lambda b: b.link("full", "appoints", "law2"),
        "pass",
        True,
    ),
    lawful(
        "EC-STAFF",
        "the council appoints a chief officer, the head of paid service a clerk",
        lambda b: b.link("full", "appoints", "fin").link("ce", "appoints", "law2"),
    ),
    silent("EC-STAFF", "as it stands, of whom nobody says it", lambda b: b),
    Case(
        "EC-STAFF",
        "a councillor, by a post that the councillor holds",
        lambda b: member_post(b).held("c1", "cllr").link("cllr", "appoints", "law2"),
        "pass",
        True,
    ),
    lawful(
        "EC-STAFF",
        "the post of somebody who is no councillor",
        lambda b: member_post(b).held("x", "cllr").link("cllr", "appoints", "law2"),
    ),
    lawful(
        "EC-STAFF", "the head of paid service appoints", lambda b: b.link("ce", "appoints", "law2")
    ),
    lawful(
        "EC-STAFF",
        "a chief officer, beside",
        lambda b: b.link("c1", "appoints", "fin").link("ce", "appoints", "law2"),
    ),
    Case("EC-MO-DEPUTY", "elsewhere", lambda b: moved(b, "law2", "fin"), "pass", True),
    lawful("EC-MO-DEPUTY", "as it stands", lambda b: b),
    lawful(
        "EC-MO-DEPUTY",
        "the head of law holds the duty beside the post",
        lambda b: duty(b, "monitoring_officer", "p_law"),
    ),
    silent("EC-MO-DEPUTY", "no deputy", lambda b: b.role(deputy_monitoring_officer="")),
    silent("EC-QUALIFIED", "always", lambda b: b),
    silent("EC-DISMISS", "always", lambda b: b),
)


def test_a_finding_shows_by_which_line_a_post_is_politically_restricted():
    body = moved(clerk(council(), "Head of Audit"), "pa", "fin")
    (found,) = body.result(PACK, "EC-POLITICAL").findings
    assert {(step.start, step.end) for step in found.path} == {
        ("c1", "pa"),
        ("c1", "full"),
        ("pa", "fin"),
    }


def test_a_seat_of_a_post_whose_holder_is_not_on_record_is_that_of_whoever_holds_it():
    body = council().empty("kids").seat("full", "kids")
    (found,) = body.result(PACK, "EC-POLITICAL").findings
    assert found.message.startswith("Whoever holds Director of Children's Services (kids) has ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_body_a_line_an_appointment(case):
    tried(CASES, council, PACK, case)
