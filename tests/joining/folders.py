"""Two small organisations to join, and folders of files to compare."""

from __future__ import annotations

import random

from orgmodel.api import Organisation, from_reading
from orgmodel.files.exporters import folder_files
from orgmodel.files.folder.folder import read_files
from orgmodel.model.organisation import OrganisationModel
from tests.builders import function, link, organisation, post, seat, unit

OWN_RULES = """\
# Rules of our own
title = "Our rules"
[roles]
head = "the head"
[[rule]]
id = "OWN-1"
title = "The clerk reports to the head"
kind = "required_link"
severity = "warning"
source = "invented"
why = "So it was agreed."
links = [["clerk", "reports_to", "head"], ["titled:clerk & in:office", "reports_to", "head"]]
"""
EXEMPTIONS = """\
# agreed by the board
[[exemption]]
rule = "R68"
subject = "ce"
reason = "A small body."
safeguard = "Reviewed each year."
owner = "ce"
review = 2030-01-01
"""


def north(**more: object) -> Organisation:
    """A body with every table, rules and exemptions of its own and a column of its own."""
    files: dict[str, str | bytes] = {"rules.toml": OWN_RULES, "exemptions.toml": EXEMPTIONS}
    return organisation(
        [
            post("ce", unit="office", fte="1.0", cost="100000", duties="all"),
            post("clerk", "ce", unit="office", duties="letters, and more"),
            post("old", "ce", end="2020-01-01"),
        ],
        units=[unit("office", head="ce", roster="complete"), unit("board", "board")],
        people=[{"id": "p1", "name": "Holder 1"}],
        appointments=[{"person": "p1", "post": "ce", "start": "2020-01-01"}],
        functions=[function("f1", "office", safeguard="clerk"), function("f2", "ce")],
        services=[{"id": "s1", "name": "Help", "provision": "internal"}],
        links=[link("office", "supports", "s1", safeguard="north.clerk asks")],
        memberships=[seat("board", "ce", "chairs")],
        interests=[{"person": "p1", "in": "s1"}],
        decisions=[{"id": "d1", "body": "board", "beneficiary": "s1", "date": "2026-01-01"}],
        votes=[{"decision": "d1", "person": "p1", "capacity": "voted"}],
        competencies=[{"holder": "clerk", "competency": "Writing", "need": "held"}],
        roles={"head": "ce"},
        name="North",
        date="2026-04-01",
        extra_files=files | dict(more),
    )


def south() -> Organisation:
    """A smaller body with the same ids."""
    return organisation(
        [post("ce"), post("clerk", "ce", fte="0.5"), post("aide", "ce")],
        functions=[function("f1", "ce")],
        tops=["ce"],
        name="South",
        date="2026-06-30",
    )


def files(model: OrganisationModel) -> dict[str, bytes]:
    """The folder as orgmodel writes it."""
    return folder_files(model)


def again(model: OrganisationModel) -> Organisation:
    """The organisation read from the folder that it is written as."""
    return from_reading(read_files(folder_files(model)), model.name)


def parts(seed: int) -> dict[str, Organisation]:
    """One organisation of several top units, and each of its random parts as a folder."""
    dice = random.Random(seed)
    names = dice.sample(["a", "b", "north", "South-2", "x_y"], dice.randint(2, 4))
    rows = {name: ([], [], [], []) for name in names}
    for top in range(dice.randint(2, 7)):
        posts, units, functions, links = rows[dice.choice(names)]
        units.append(unit(f"u{top}", head=f"h{top}", note=dice.choice(["", "a, b", 'said "x"'])))
        posts.append(post(f"h{top}", unit=f"u{top}", colour=dice.choice(["", "red"])))
        for number in range(dice.randint(0, 4)):
            one = f"p{top}.{number}"
            above = dice.choice([f"h{top}", *(p["id"] for p in posts), "nobody"])
            posts.append(post(one, above, unit=f"u{top}", fte=dice.choice(["", "1.0", "odd"])))
            safeguard = dice.choice(["", one, "a.x", "in writing"])
            functions.append(function(f"f{top}.{number}", one, safeguard=safeguard))
            links.append(link(one, "supports", f"u{top}"))
    return {
        name: organisation(
            posts or [post("only")],
            units=units,
            functions=functions,
            links=links,
            name=f"Part {name}",
            roles={"ce": posts[0]["id"]} if posts and dice.random() < 0.5 else None,
            tops=[posts[0]["id"]] if posts and dice.random() < 0.5 else None,
            date=dice.choice(["", "2026-04-01"]),
        )
        for name, (posts, units, functions, links) in rows.items()
    }
