"""Which relations are lateral, how dense they are, and whom each says to depend on the other."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from orgmodel.measures.divisions import Divisions
from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.posts import CountedPosts, tidy
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import LATERAL
from orgmodel.model.words import listed

Dependent = Literal["from", "to", "both"]
# The end that could not do its work as it does without the other. What is not listed here is
# taken to hold both ways; a reading of the words, printed with the matrix.
_TO = frozenset(
    {
        "supports",
        "advises",
        "provides",
        "assures",
        "clinical_lead_for",
        "coordinates_clinical_input_to",
        "administers",
        "appraises",
        "appoints",
        "oversees",
        "regulates",
        "performance_manages",
        "holds_to_account",
        "approves_plans_of",
        "approves_cases_of",
        "leads_estates_strategy_for",
        "lead_commissions_for",
    }
)
_FROM = frozenset({"client_of", "commissions", "reports_conflicts_to", "represents_on"})
RULE = (
    "of a link that supports, advises, assures, oversees, appraises or approves, the end it goes "
    "to depends on the other; a client depends on its supplier, and who commissions a service on "
    "who provides it; every other link is taken to hold both ways."
)


def lateral_relations(model: OrganisationModel) -> frozenset[str]:
    """Those that are neither line, nor governance, nor a seat, and those that packs add."""
    return frozenset(LATERAL) | model.relations


def dependent(relation: str) -> Dependent:
    """Which end of a relation depends on the other."""
    if relation in _TO:
        return "to"
    return "from" if relation in _FROM else "both"


def lateral_measures(
    divisions: Divisions, posts: CountedPosts, touched: Collection[str]
) -> tuple[Measure, ...]:
    """Lateral links against lines of management, and directorates that none touches."""
    links = divisions.model.tables["links"]
    counted = lateral_relations(divisions.model) - {"overlaps"}
    lateral = int(links["relation"].isin(counted).sum())
    lines = int((posts.is_post & (posts.line.parent >= 0)).sum())
    alone = [name for division, name in divisions.names.items() if division not in touched]
    many = len(divisions.names)
    stated = bool(len(links))
    known = f"{lateral:,} of {len(links):,} rows of links.csv" if stated else SILENT
    return (
        Measure(
            "lateral_links",
            "Lateral links",
            lateral if stated else None,
            "links",
            "rows of links.csv that are neither governance (accountable to, committee of, "
            "delegates to) nor a seat, nor one function overlapping another.",
            known,
            "000:L9-17; 003:6",
        ),
        Measure(
            "lateral_to_line",
            "Lateral links to one line of management",
            tidy(round(lateral / lines, 3)) if stated and lines else None,
            "to 1",
            "lateral links / rows of posts that report to another.",
            f"{known}; {lines:,} lines" if stated else SILENT,
            "003:6; 000:L17",
        ),
        Measure(
            "lateral_per_directorate",
            "Lateral links for each directorate",
            tidy(round(lateral / many, 3)) if stated and many else None,
            "links",
            "lateral links / directorates; a link to an outside body counts too.",
            known if many else SILENT,
            "000:L9-17; 003:6",
        ),
        Measure(
            "directorates_without_lateral",
            "Directorates without a lateral link",
            len(alone) if stated and many else None,
            "directorates",
            "directorates that no lateral link names, nor any unit, post or function in them.",
            listed(alone) if alone and stated else known,
            "000:L9-17",
        ),
    )
