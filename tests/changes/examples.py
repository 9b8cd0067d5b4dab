"""One change of each verb that can be made in the small body, and its sentence."""

from typing import Any

EXAMPLES: dict[str, tuple[dict[str, Any], str]] = {
    "move-post": (
        {"post": "analyst", "to": "dir_fin", "unit": "fin", "was": "dir_buy"},
        "Move the post analyst to report to Treasurer (dir_fin) and into fin",
    ),
    "add-post": (
        {"post": "pa", "title": "Assistant", "reports_to": "ce", "unit": "buy", "fte": "0.5"},
        "Add the post Assistant (pa) reporting to Chief (ce) (unit buy, FTE 0.5)",
    ),
    "update-post": (
        {"post": "nurse", "title": "Lead nurse", "band": ""},
        "Update the post nurse: title Lead nurse, no band",
    ),
    "remove-post": (
        {"post": "dir_buy", "to": "ce"},
        "Remove the post Buyer (dir_buy); its reports go to Chief (ce)",
    ),
    "merge-posts": (
        {"posts": ["dir_buy", "dir_fin"], "into": "both", "title": "Money"},
        "Merge the posts Buyer (dir_buy) and Treasurer (dir_fin) into Money (both)",
    ),
    "split-post": (
        {"post": "nurse", "into": [{"post": "nurse"}, {"post": "night", "people": ["bob"]}]},
        "Split the post nurse into nurse and night",
    ),
    "move-unit": (
        {"unit": "it", "to": "buy", "reports_to": "dir_buy"},
        "Move the unit it into buy; its posts report to Buyer (dir_buy)",
    ),
    "add-unit": (
        {"unit": "plans", "name": "Plans", "kind": "team", "parent": "buy"},
        "Add the team Plans (plans) in buy",
    ),
    "update-unit": (
        {"unit": "it", "name": "IT", "side": "neutral", "head": "it_head"},
        "Update the unit it: name IT, side neutral, head it_head",
    ),
    "remove-unit": (
        {"unit": "it", "to": "fin"},
        "Remove the unit it; what is in it goes to fin",
    ),
    "merge-units": (
        {"units": ["buy", "fin"], "into": "both", "name": "Both"},
        "Merge the units buy and fin into Both (both)",
    ),
    "split-unit": (
        {"unit": "fin", "into": [{"unit": "fin"}, {"unit": "pay", "posts": ["payroll"]}]},
        "Split the unit fin into fin and pay",
    ),
    "move-function": (
        {"function": "f_it", "to": "buy"},
        "Move the function f_it to buy",
    ),
    "add-function": (
        {"function": "f_new", "name": "Estates", "owner": "fin", "kind": "shared"},
        "Add the function Estates (f_new) to fin",
    ),
    "update-function": (
        {"function": "f_it", "kind": "commissioning", "safeguard": ""},
        "Update the function f_it: kind commissioning, no safeguard",
    ),
    "remove-function": ({"function": "f_pay"}, "Remove the function f_pay"),
    "add-service": (
        {"service": "s_new", "name": "Podiatry", "provision": "external"},
        "Add the service Podiatry (s_new) (provision external)",
    ),
    "update-service": (
        {"service": "s_care", "provision": "mixed"},
        "Update the service Care (s_care): provision mixed",
    ),
    "remove-service": ({"service": "s_care"}, "Remove the service Care (s_care)"),
    "add-link": (
        {"from": "buy", "relation": "supports", "to": "fin"},
        "Add the link: buy supports fin",
    ),
    "remove-link": (
        {"from": "sell", "relation": "provides", "to": "s_care"},
        "Remove the link: sell provides Care (s_care)",
    ),
    "update-link": (
        {"from": "it", "relation": "dotted_line_to", "to": "sell", "safeguard": ""},
        "Update the link: it has a dotted line to sell (safeguard: none)",
    ),
    "appoint": (
        {"person": "dee", "post": "payroll", "name": ""},
        "Appoint dee to the post payroll",
    ),
    "end-appointment": (
        {"person": "cy", "post": "analyst"},
        "End the appointment of cy to the post analyst",
    ),
}


def example(verb: str) -> dict[str, Any]:
    """The keys of the example."""
    assert verb in EXAMPLES, (
        f'Add an example of "{verb}" to tests/changes/examples.py: keys of a change that can be '
        "made in tests/changes/small.py, and its sentence."
    )
    return EXAMPLES[verb][0]
