"""Five posts on two sides: what most cases change one row of."""

from tests.builders import post, unit

SIDES = [
    unit("body", name="The authority", side="top", head="ce"),
    unit("l_dir", name="Left directorate", side="left", head="l1", parent="body"),
    unit("r_dir", name="Right directorate", side="right", head="r1", parent="body"),
    unit("m_dir", name="Middle directorate", side="middle", head="m1", parent="body"),
]
POSTS = [
    post("ce", title="Chief executive"),
    post("l1", "ce", title="Left director"),
    post("r1", "ce", title="Right director"),
    post("m1", "ce", title="Middle director"),
    post("l2", "l1", title="Left officer", unit="l_dir"),
]
FIVE = {"posts": POSTS, "units": SIDES}
BARE = {"posts": [post("ce"), post("a", "ce"), post("b", "ce"), post("c", "a"), post("d", "b")]}


def five(**changed):
    """The five posts with some tables added or replaced."""
    return {**FIVE, **changed}


def bare(**changed):
    """Five posts without units, with some tables added or replaced."""
    return {**BARE, **changed}


def moved(name, to):
    """The five posts with one of them under another manager."""
    return [{**row, "reports_to": to} if row["id"] == name else row for row in POSTS]
