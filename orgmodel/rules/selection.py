"""How a rule says which things it is about.

A selection is a list of texts. Each is a role name or an id, or a property:

- `side:S`: units and posts on side S
- `kind:K`: units, posts and functions of kind K
- `table:T`: every row of a table with ids (posts, units, people, functions, services, decisions)
- `in:U`: a unit, the units inside it, and the posts that sit in them
- `under:P`: a post and everyone in its line
- `members:B`: who has a voting seat on a body
- `having:R`: whatever has a link R to something
- `provision:V`: services so provided

`A & B` is what is in both; `not A` what is not in A. A list is what any of its texts selects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from orgmodel.model.relations import SEATS, verb
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.words import listed
from orgmodel.rules.selected import Selection
from orgmodel.rules.view import View

ANYTHING = "*"


def faults(text: str, relations: set[str]) -> Iterator[str]:
    """What is wrong with one text of a selection."""
    for part in text.split(" & "):
        kind, colon, value = part.removeprefix("not ").partition(":")
        if not part.strip() or (colon and not value):
            yield f'"{text}" selects nothing'
        elif colon and kind not in PROPERTIES:
            known = ", ".join(PROPERTIES)
            yield f'no property "{kind}" in "{text}". Known: {known}'
        elif kind == "table" and colon and value not in ID_TABLES:
            yield f'no table "{value}" in "{text}". Known: {", ".join(ID_TABLES)}'
        elif kind == "having" and colon and value not in relations:
            yield f'no relation "{value}" in "{text}". Known: {", ".join(sorted(relations))}'


def select(view: View, things: Iterable[str]) -> Selection:
    """The ids of these texts in this organisation, worked out once for each view."""
    texts = tuple(things)
    if texts not in view.selections:
        view.selections[texts] = _selected(view, texts)
    return view.selections[texts]


def _selected(view: View, texts: tuple[str, ...]) -> Selection:
    found: dict[str, None] = {}
    missing = []
    for text in texts:
        ids, absent = _text(view, text)
        found |= ids
        if absent:
            missing.append(absent)
    words = listed((_words(view, text) for text in texts), last="or")
    named = () if found else (name for text in texts for name in _named(text))
    removed = tuple(row for name in named if (row := view.removed(name)) is not None)
    return Selection(found, "" if found else "; ".join(missing), words, removed)


def _named(text: str) -> Iterator[str]:
    """The ids and roles that a text takes things from; not those that it leaves out."""
    for part in text.split(" & "):
        kind, colon, value = part.partition(":")
        if not colon:
            yield part
        elif kind in ("in", "under", "members"):
            yield value


def _text(view: View, text: str) -> tuple[dict[str, None], str]:
    whole: dict[str, None] | None = None
    missing = ""
    for part in text.split(" & "):
        wanted = part.removeprefix("not ")
        ids, absent = _part(view, wanted)
        if part != wanted:
            start = view.ids if whole is None else whole
            whole = {name: None for name in start if name not in ids}
            continue
        missing = missing or absent
        whole = ids if whole is None else {name: None for name in whole if name in ids}
    return whole or {}, missing


def _part(view: View, part: str) -> tuple[dict[str, None], str]:
    if part == ANYTHING:
        return dict(view.ids), ""
    kind, colon, value = part.partition(":")
    if colon:
        found = dict.fromkeys(PROPERTIES[kind](view, value))
        if found or kind != "having":
            return found, "" if found else f"which ids {_SAYS[kind].format(value)}"
        return found, f"who {verb(value)} whom (links.csv)"
    name = view.role(part)
    return ({}, view.lacks(part)) if name is None else ({name: None}, "")


def _side(view: View, side: str) -> Iterator[str]:
    return (name for name, of in view.sides.items() if of == side)


def _kind(view: View, kind: str) -> Iterator[str]:
    for table in ("units", "posts", "functions"):
        yield from (name for name, of in view.pairs(table, "id", "kind") if of == kind)


def _table(view: View, table: str) -> Iterator[str]:
    return (name for name in view.column(table, "id") if name)


def _in(view: View, unit: str) -> Iterator[str]:
    return view.inside(view.role(unit) or "")


def _under(view: View, post: str) -> Iterator[str]:
    top = view.role(post)
    if top is not None and top in view.line.index:
        yield from view.line.subtree(top)


def _members(view: View, body: str) -> Iterator[str]:
    name = view.role(body)
    if name is not None:
        yield from (edge.start for edge in view.links_to(name, *SEATS))


def _having(view: View, relation: str) -> Iterator[str]:
    return iter(view.links.ends(relation)[0])


def _provision(view: View, provision: str) -> Iterator[str]:
    rows = view.pairs("services", "id", "provision")
    return (name for name, of in rows if of == provision)


PROPERTIES: Mapping[str, Callable[[View, str], Iterator[str]]] = {
    "side": _side,
    "kind": _kind,
    "table": _table,
    "in": _in,
    "under": _under,
    "members": _members,
    "having": _having,
    "provision": _provision,
}
_SAYS: Mapping[str, str] = {
    "side": "are on the side “{}” (units.csv, column side)",
    "kind": "are of kind {} (column kind)",
    "table": "there are in {}.csv",
    "in": "are inside {} (units.csv, column parent)",
    "under": "are in the line of {} (posts.csv, column reports_to)",
    "members": "sit on {} (memberships.csv)",
    "provision": "are services provided as {} (services.csv)",
}
_READS: Mapping[str, str] = {
    "side": "any unit or post on the side “{}”",
    "kind": "anything of kind {}",
    "table": "any of the {}",
    "in": "anything in {}",
    "under": "anyone in the line of {}",
    "members": "any member of {}",
    "provision": "any {} service",
}


def _words(view: View, text: str) -> str:
    parts: list[str] = []
    for part in text.split(" & "):
        wanted = part.removeprefix("not ")
        kind, colon, value = wanted.partition(":")
        name = view.role(wanted)
        if wanted == ANYTHING:
            words = "anything"
        elif colon:
            named = view.role(value) if kind in ("in", "under", "members") else None
            read = _READS.get(kind, "")
            words = read.format(view.name(named) if named else value) or f"who {verb(value)}"
        else:
            removed = None if name else view.removed(wanted)
            words = view.name(name) if name else view.role_words(wanted)
            words = words if removed is None else removed.words()
        if part != wanted:
            words = f"other than {words}" if parts else f"anything but {words}"
        parts.append(words)
    return ", ".join(parts)
