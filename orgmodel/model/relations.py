"""Each relation as a verb, for sentences: from <verb> to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

RELATION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "reports_to": "reports to",
        "heads": "heads",
        "part_of": "is part of",
        "owns": "is responsible for",
        "holds": "holds the post of",
        "accountable_to": "is accountable to",
        "committee_of": "is a committee of",
        "delegates_to": "delegates powers to",
        "chairs": "chairs",
        "member_of": "is a member of",
        "coopted_to": "is co-opted to",
        "attends": "attends",
        "dotted_line_to": "has a dotted line to",
        "works_closely_with": "works closely with",
        "works_jointly_with": "works jointly with",
        "works_in_partnership_with": "works in partnership with",
        "supports": "supports",
        "advises": "advises",
        "clinical_lead_for": "is clinical lead for",
        "coordinates_clinical_input_to": "co-ordinates clinical input to",
        "commissions": "commissions",
        "lead_commissions_for": "is lead commissioner for",
        "joint_commissions_with": "commissions jointly with",
        "provides": "provides",
        "performance_manages": "manages the performance of",
        "holds_to_account": "holds to account",
        "assures": "assures",
        "regulates": "regulates",
        "oversees": "oversees",
        "approves_plans_of": "approves the plans of",
        "approves_cases_of": "approves the business cases of",
        "reports_conflicts_to": "reports conflicts of interest to",
        "client_of": "is the client of",
        "shared_service_with": "shares a service with",
        "employed_by": "is employed by",
        "joint_appointment_with": "is a joint appointment with",
        "honorary_contract_with": "has an honorary contract with",
        "aligned_with": "is aligned with",
        "represents_on": "is the organisation's representative on",
        "liaises_with": "liaises with",
        "links_to": "links to",
        "meets_with": "meets with",
        "leads": "leads",
        "involves": "involves",
        "appoints": "appoints",
        "appraises": "appraises",
        "holds_role": "carries the role of",
        "administers": "administers",
        "succeeds": "succeeds",
        "co_terminous_with": "has the same boundary as",
        "consulted_by": "is consulted by",
        "interdependent_with": "is interdependent with",
        "aligns_plans_of": "aligns the plans of",
        "leads_estates_strategy_for": "leads estates strategy for",
        "overlaps": "overlaps with",
    }
)


def verb(relation: str) -> str:
    """The relation in words; one that a pack adds reads as it is written."""
    return RELATION_WORDS.get(relation, relation.replace("_", " "))
