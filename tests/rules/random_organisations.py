"""Organisations of a few random units, posts, functions, services, seats and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from orgmodel.api import Organisation
from tests.builders import function, link, organisation, post, seat, unit

PACKS = ("separation", "structure")
SIDES = ("commissioning", "provider", "neutral")
Tables = Mapping[str, Sequence[Mapping[str, str]]]
_RELATIONS = ("dotted_line_to", "supports", "advises", "works_closely_with", "approves_plans_of")


@st.composite
def tables(draw: st.DrawFn) -> Tables:
    """Rows of a sound organisation: one tree under a chief executive at the trust level."""
    units = [unit("body", "body", side="trust", head="ce")]
    for place in range(draw(st.integers(2, 5))):
        side = SIDES[place] if place < 2 else draw(st.sampled_from(SIDES))
        units.append(unit(f"u{place}", side=side, parent="body"))
    names = [row["id"] for row in units[1:]]
    posts = [post("ce")]
    for place in range(draw(st.integers(2, 9))):
        manager = draw(st.sampled_from([row["id"] for row in posts]))
        posts.append(post(f"p{place}", manager, unit=draw(st.sampled_from([*names, ""]))))
    ids = [row["id"] for row in posts]
    heads = draw(st.lists(st.sampled_from(ids[1:]), max_size=len(names)))
    for row, head in zip(units[1:], heads, strict=False):
        row["head"] = head
    owners = st.sampled_from([*names, *ids])
    kinds = st.sampled_from(("commissioning", "provider", "shared", "governance"))
    owned = draw(st.lists(st.tuples(owners, kinds), max_size=5))
    services = draw(st.lists(st.sampled_from(("internal", "external", "mixed")), max_size=2))
    some = st.sampled_from(names)
    bought = st.tuples(some, st.sampled_from(("commissions", "provides")))
    lateral = draw(
        st.lists(
            st.tuples(st.sampled_from([*names, *ids]), st.sampled_from(_RELATIONS), some),
            max_size=6,
            unique=True,
        )
    )
    links = [link(*ends) for ends in lateral if ends[0] != ends[2]]
    for place in range(len(services)):
        pairs = draw(st.lists(bought, max_size=3, unique=True))
        links += [link(name, relation, f"s{place}") for name, relation in pairs]
    roles = st.sampled_from(("chairs", "member_of", "attends"))
    seats = draw(
        st.lists(
            st.tuples(some, st.sampled_from(ids), roles), max_size=4, unique_by=lambda s: s[:2]
        )
    )
    held = draw(
        st.lists(
            st.tuples(st.sampled_from(("h1", "h2")), st.sampled_from(ids)),
            max_size=4,
            unique_by=lambda pair: pair[1],
        )
    )
    return {
        "posts": posts,
        "units": units,
        "functions": [function(f"F{n}", *owner_kind) for n, owner_kind in enumerate(owned)],
        "services": [{"id": f"s{n}", "provision": p} for n, p in enumerate(services)],
        "links": links,
        "memberships": [seat(*given) for given in seats],
        "people": [{"id": "h1"}, {"id": "h2"}],
        "appointments": [{"person": person, "post": name} for person, name in held],
    }


def built(rows: Tables) -> Organisation:
    """The organisation of these rows, under the separation and structure packs."""
    return organisation(packs=PACKS, **rows)
