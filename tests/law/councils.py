"""A unitary council in which every rule of english-council that can pass does."""

from __future__ import annotations

from tests.builders import link, post, seat, unit
from tests.law.written import Body

_OFFICERS = {
    "ce": ("", "Chief Executive"),
    "law": ("ce", "Director of Law and Governance"),
    "fin": ("ce", "Director of Finance"),
    "kids": ("ce", "Director of Children's Services"),
    "adults": ("ce", "Director of Adult Social Services"),
    "health": ("ce", "Director of Public Health"),
    "scrutiny": ("law", "Head of Scrutiny"),
    "law2": ("law", "Deputy Director of Law"),
}
_ROLES = {
    "head_of_paid_service": "ce",
    "monitoring_officer": "law",
    "section_151_officer": "fin",
    "dcs": "kids",
    "dass": "adults",
    "dph": "health",
    "scrutiny_officer": "scrutiny",
    "electoral_registration_officer": "ce",
    "returning_officer": "ce",
    "deputy_monitoring_officer": "law2",
    "full_council": "full",
    "executive": "cabinet",
    "scrutiny_committee": "osc",
    "council": "authority",
}
COUNCILLORS = ("c1", "c2", "c3", "c4")


def council() -> Body:
    """Eight officers, four councillors by name, and the bodies they sit on."""
    return Body(
        {
            "posts": [post(name, above, title=t) for name, (above, t) in _OFFICERS.items()],
            "units": [
                unit("authority", "body", name="Anyshire Council", head="ce"),
                unit("other", "external", name="Otherton Council"),
                unit("full", "council", name="Full Council", roster="complete"),
                unit("cabinet", "committee", name="Cabinet", roster="complete"),
                unit("osc", "committee", name="Scrutiny Committee", roster="complete"),
                unit("panel", "panel", name="Appointments Committee", roster="partial"),
            ],
            "people": [{"id": f"p_{name}"} for name in _OFFICERS]
            + [{"id": c} for c in COUNCILLORS],
            "appointments": [{"person": f"p_{name}", "post": name} for name in _OFFICERS],
            "memberships": [
                *(seat("full", councillor) for councillor in COUNCILLORS),
                seat("cabinet", "c1", "chairs"),
                seat("cabinet", "c2"),
                seat("osc", "c3", "chairs"),
                seat("osc", "c4"),
            ],
            "links": [
                link("health", "employed_by", "authority"),
                link("full", "appoints", "ce"),
            ],
        },
        dict(_ROLES),
    )
