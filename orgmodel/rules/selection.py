"""How a rule says which things it is about.

A selection is a list of texts. Each is a role name or an id, or a property:

- `side:S`: units and posts on side S
- `kind:K`: units, posts and functions of kind K
- `table:T`: every row of a table with ids (posts, units, people, functions, services, decisions)
- `in:U`: a unit, the units inside it, and the posts that sit in them
- `under:P`: a post and everyone in its line
- `heads:K`: posts that head a unit of kind K
- `members:B`: who has a voting seat on a body
- `having:R`: whatever has a link R to something
- `provision:V`: services so provided

`A & B` is what is in both; `not A` what is not in A. A list is what any of its texts selects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS, verb
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.words import listed
from orgmodel.rules.reads import LINE, SIDES
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


def reads(text: str) -> Iterator[str]:
    """The facets that what a text selects depends on, beside which ids there are."""
    for part in text.split(" & "):
        kind, colon, value = part.removeprefix("not ").partition(":")
        if colon and kind in READ_BY:
            yield from (facet.format(value) for facet in READ_BY[kind])


def select(view: View, things: Iterable[str]) -> Selection:
    """The ids of these texts in this organisation, worked out once for each view."""
    texts = tuple(things)
    if texts not in view.selections:
        view.selections[texts] = _selected(view, texts)
    return view.selections[texts]


def _selected(view: View, texts: tuple[str, ...]) -> Selection:
    found: dict[str, None] = {}
    lacking: dict[str, str] = {}
    for text in texts:
        ids, absent = _text(view, text)
        found |= ids
        if absent:
            lacking[text] = absent
    words = listed((_words(view, text) for text in texts), last="or")
    if not found:
        names = (name for text in texts for name in _named(text))
        removed = tuple(row for name in names if (row := view.removed(name)) is not None)
        return Selection(found, "; ".join(_together(view, lacking)), words, removed)
    named = [text for text in lacking if ":" not in text and " & " not in text]
    absent = view.lacks(*named) if ANYTHING not in texts else ""
    return Selection(found, "", words, absent=absent)


def _together(view: View, lacking: Mapping[str, str]) -> list[str]:
    """What is missing: all ids in one sentence, all kinds in one, and whatever else."""
    ids = [text for text in lacking if ":" not in text and " & " not in text]
    kinds = [text for text in lacking if text.startswith("kind:") and " & " not in text]
    every_kind = listed((text.removeprefix("kind:") for text in kinds), last="or")
    rest = [missing for text, missing in lacking.items() if text not in (*ids, *kinds)]
    said = [view.lacks(*ids), _SAYS["kind"].format(every_kind) if kinds else "", *rest]
    return [words for words in said if words]


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
            return found, "" if found else _SAYS[kind].format(value)
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


def _heads(view: View, kind: str) -> Iterator[str]:
    return (head for head, of in view.pairs("units", "head", "kind") if head and of == kind)


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
    "heads": _heads,
    "members": _members,
    "having": _having,
    "provision": _provision,
}
READ_BY: Mapping[str, tuple[str, ...]] = {
    "side": (SIDES,),
    "kind": ("units.kind", "posts.kind", "functions.kind"),
    "table": (),
    "in": ("units.parent", "posts.unit"),
    "under": (LINE,),
    "heads": ("~heads", "units.kind"),
    "members": tuple(f"~{seat}" for seat in SEATS),
    "having": ("~{}",),
    "provision": ("services.provision",),
}
"""What each property is told by, as facets (`rules.reads`); `{}` stands for its value."""
_SAYS: Mapping[str, str] = {
    "side": "which units are on the side “{}” (units.csv, column side)",
    "kind": "what is of kind {} (column kind)",
    "table": "which rows there are in {}.csv",
    "in": "what is inside {} (units.csv, column parent)",
    "under": "who is in the line of {} (posts.csv, column reports_to)",
    "heads": "who heads a unit of kind {} (units.csv, columns kind and head)",
    "members": "who sits on {} (memberships.csv)",
    "provision": "which services are {} (services.csv, column provision)",
}
_READS: Mapping[str, str] = {
    "side": "anything on the {} side",
    "kind": "anything of kind {}",
    "table": "any of the {}",
    "in": "anything in {}",
    "under": "somebody in the line of {}",
    "heads": "the head of a unit of kind {}",
    "members": "a member of {}",
    "provision": "any {} service",
}


_ALSO: Mapping[str, str] = {
    "side": "on the {} side",
    "kind": "of kind {}",
    "table": "of {}.csv",
    "in": "in {}",
    "under": "in the line of {}",
    "heads": "at the head of a unit of kind {}",
    "members": "on {}",
    "provision": "that is {}",
}
"""How a property reads as the second part of a text."""


def proof(view: View, text: str, identifier: str) -> tuple[Step, ...]:
    """The rows that show that an id is one of those selected; nothing for an id named itself."""
    found: list[Step] = []
    for part in text.split(" & "):
        kind, colon, value = part.partition(":")
        if colon and kind in _PROOFS:
            found += _PROOFS[kind](view, value, identifier)
    return tuple(found)


def _proof_in(view: View, unit: str, inner: str) -> tuple[Step, ...]:
    outer = view.role(unit) or ""
    if inner in view.units.index:
        return view.unit_steps(inner, outer)
    for edge in view.links_from(inner, "part_of"):
        if edge.end in view.units.index and view.within(edge.end, outer):
            return (view.step(edge), *view.unit_steps(edge.end, outer))
    return ()


def _proof_heads(view: View, kind: str, head: str) -> tuple[Step, ...]:
    led = [edge for edge in view.links_from(head, "heads") if view.cell(edge.end, "kind") == kind]
    return tuple(map(view.step, led[:1]))


def _proof_members(view: View, body: str, member: str) -> tuple[Step, ...]:
    seats = view.links_to(view.role(body) or "", *SEATS)
    return tuple(view.step(edge) for edge in seats if edge.start == member)[:1]


_PROOFS: Mapping[str, Callable[[View, str, str], tuple[Step, ...]]] = {
    "side": lambda view, _, name: view.side_step(name),
    "in": _proof_in,
    "under": lambda view, top, post: view.line_steps(post, view.role(top) or ""),
    "heads": _proof_heads,
    "members": _proof_members,
    "kind": lambda view, _, name: view.cell_step(name, "kind"),
    "provision": lambda view, _, name: view.cell_step(name, "provision"),
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
            read = (_ALSO if parts and part == wanted else _READS).get(kind, "")
            words = read.format(view.name(named) if named else value) or f"who {verb(value)}"
        else:
            removed = None if name else view.removed(wanted)
            words = view.name(name) if name else view.role_words(wanted)
            words = words if removed is None else removed.words()
        if part != wanted:
            words = f"other than {words}" if parts else f"anything but {words}"
        parts.append(words)
    return " ".join(parts)
