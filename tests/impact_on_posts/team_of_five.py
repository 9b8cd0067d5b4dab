"""A body of five posts to try an option on: `ce` manages `dir`, who heads the unit `team`.

`dir` manages two like officers and an analyst. Each post is held by somebody.
"""

import orgmodel as om
from orgmodel.impact_on_posts.schedule import impact
from tests.builders import function, organisation, post, unit

UNCHANGED, LINE, UNIT, LIFT = (
    "unchanged",
    "line changed",
    "unit or employer changed",
    "lift and shift",
)
SLOT, RING, GRADE, NEW = "slot in", "ring-fence", "grade change", "new"
DUTIES = "duties change"
AT_RISK, VACANT = "deleted and at risk", "vacant deleted"


def holds(person, post_id, basis="substantive", fte="1"):
    return {"person": person, "post": post_id, "basis": basis, "fte": fte}


def base(posts=(), held=(), **tables):
    """A body of five posts, each held by somebody unless `held` says otherwise."""
    rows = [
        post("ce", unit="body", band="9", fte="1", cost="300"),
        post("dir", "ce", unit="team", band="8", fte="1", cost="200"),
        post("off_1", "dir", title="Officer", unit="team", band="6", fte="1", cost="100"),
        post("off_2", "dir", title="Officer", unit="team", band="6", fte="1", cost="100"),
        post("analyst", "dir", unit="team", band="7", fte="1", cost="120"),
        *posts,
    ]
    people = held or [
        holds(f"p{n}", row["id"]) for n, row in enumerate(rows) if row.get("status") != "vacant"
    ]
    units = [
        unit("body", "body", head="ce"),
        unit("team", parent="body", head="dir"),
        unit("other", parent="body"),
        unit("partner", "external"),
        unit("cell", "team", parent="team"),
        *tables.pop("units", []),
    ]
    functions = [
        function("f1", "team"),
        function("f2", "team"),
        function("f3", "team"),
        function("fa", "analyst"),
        *tables.pop("functions", []),
    ]
    names = dict.fromkeys(row["person"] for row in people)
    return organisation(
        rows,
        units=units,
        functions=functions,
        appointments=people,
        people=[{"id": name} for name in names],
        **tables,
    )


def scenario(*changes):
    done = om.Scenario("Option")
    for verb, keys in changes:
        done = done.then(verb, **keys)
    return done


def outcome(before, *changes, **settings):
    """Each post's row, by id."""
    found = impact(before, before.apply(scenario(*changes)), **settings)
    return {row["post"]: row for row in found}, found


def into_other(name):
    return "move-post", {"post": name, "unit": "other"}


def give(name, to):
    return "move-function", {"function": name, "to": to}


SECOND = post("second", "ce", title="Second director", unit="other", band="8")
GONE_ANALYST = ("remove-post", {"post": "analyst", "owner": "dir"})
