"""An integrated care board in which every rule of icb-2022 that can pass does."""

from __future__ import annotations

from tests.builders import link, post, seat, unit
from tests.law.written import Body

_POSTS = {
    "chair": ("", "Chair", "nems"),
    "ce": ("", "Chief Executive", "staff"),
    "cfo": ("ce", "Chief Finance Officer", "staff"),
    "cmo": ("ce", "Medical Director", "staff"),
    "cno": ("ce", "Chief Nurse", "staff"),
    "people": ("ce", "Chief People Officer", "staff"),
    "nem1": ("", "Non-Executive Member (Audit)", "nems"),
    "nem2": ("", "Non-Executive Member (Remuneration)", "nems"),
    "nem3": ("", "Non-Executive Member and Deputy Chair", "nems"),
    "trusts": ("", "Partner Member, NHS Trusts", ""),
    "gps": ("", "Partner Member, Primary Care", ""),
    "councils": ("", "Partner Member, Local Authorities", ""),
}
_ROLES = {
    "chair": "chair",
    "chief_executive": "ce",
    "finance_director": "cfo",
    "medical_director": "cmo",
    "nursing_director": "cno",
    "deputy_chair": "nem3",
    "audit_chair": "nem1",
    "remuneration_chair": "nem2",
    "trust_partner": "trusts",
    "primary_care_partner": "gps",
    "local_authority_partner": "councils",
    "icb_board": "board",
    "audit_committee": "audit",
    "remuneration_committee": "pay",
    "icb": "body",
    "non_executives": "nems",
    "nhs_england": "nhse",
}
BOARD = ("ce", "cfo", "cmo", "cno", "nem1", "nem2", "nem3", "trusts", "gps", "councils")


def care_board() -> Body:
    """Twelve posts with their holders, the board and two committees, and one decision."""
    return Body(
        {
            "posts": [
                post(name, above, title=title, unit=sits)
                for name, (above, title, sits) in _POSTS.items()
            ],
            "units": [
                unit("body", "body", name="Anyshire ICB", head="ce"),
                unit("staff", "directorate", parent="body"),
                unit("nems", "group", name="Non-executive members", parent="body"),
                unit("nhse", "external", name="NHS England"),
                unit("dhsc", "external", name="Secretary of State for Health"),
                unit("trust", "external", name="Anyshire Hospitals"),
                unit("board", "board", roster="complete"),
                unit("audit", "committee", roster="complete"),
                unit("pay", "committee", roster="complete"),
            ],
            "people": [{"id": f"p_{name}"} for name in _POSTS],
            "appointments": [{"person": f"p_{name}", "post": name} for name in _POSTS],
            "memberships": [
                seat("board", "chair", "chairs"),
                *(seat("board", name) for name in BOARD),
                seat("audit", "nem1", "chairs"),
                seat("audit", "nem2"),
                seat("pay", "nem2", "chairs"),
                seat("pay", "nem3"),
                seat("pay", "people", "attends"),
            ],
            "links": [
                link("nhse", "appoints", "chair"),
                link("chair", "appoints", "ce"),
                link("ce", "employed_by", "body"),
            ],
            "decisions": [
                {"id": "d1", "body": "board", "beneficiary": "trust", "process": "competitive"}
            ],
            "votes": [
                {"decision": "d1", "person": f"p_{name}", "capacity": "voted"}
                for name in ("chair", *BOARD)
            ],
            "interests": [{"person": "p_nem1", "in": "nhse", "kind": "family"}],
        },
        dict(_ROLES),
    )
