"""What the texts of a selection select in an organisation, and what the data leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby

from orgmodel.model.evidence import Step
from orgmodel.model.kept import OfObject
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules.selected import Selection, joined
from orgmodel.rules.selection.properties import PROPERTIES
from orgmodel.rules.selection.written import AND, TextPart, parts
from orgmodel.rules.view import View

ANYTHING = "*"
_OF_SEATS = ("members", "chairs")
"""Properties by which a text selects who sits on a body."""
_Ids = Mapping[str, None]


@dataclass(frozen=True, slots=True)
class _Found:
    """Ids known to be selected; those of which it is not known; and what would settle either."""

    ids: _Ids
    unsure: _Ids
    missing: str = ""
    unknown: tuple[str, ...] = ()


def select(view: View, things: Iterable[str]) -> Selection:
    """The ids of these texts in this organisation, worked out once for each view.

    Of what the data leaves open, a view that `takes_unsure` has all, any other nothing.
    """
    texts = tuple(things)
    if texts not in view.selections:
        view.selections[texts] = _selected(view, texts)
    return view.selections[texts]


def _selected(view: View, texts: tuple[str, ...]) -> Selection:
    every = [_text(view, text) for text in texts]
    lacking = {text: one.missing for text, one in zip(texts, every, strict=True) if one.missing}
    unknown = [words for one in every for words in one.unknown]
    found = joined([one.ids for one in every])
    unsure = joined([one.unsure for one in every])
    if view.takes_unsure:
        found = joined([found, unsure])
    unsure = {name: None for name in unsure if name not in found}
    open_ = "; ".join(dict.fromkeys(unknown)) if unsure else ""
    words = listed((_words(view, text) for text in texts), last="or")
    if not found:
        names = (name for text in texts for name in _named(text))
        removed = tuple(row for name in names if (row := view.removed(name)) is not None)
        said = open_ or "; ".join(_together(view, lacking))
        return Selection(found, said, words, removed, unsure=unsure, unknown=open_)
    named = [text for text in lacking if ":" not in text and AND not in text]
    absent = view.lacks(*named) if ANYTHING not in texts else ""
    return Selection(found, "", words, absent=absent, unsure=unsure, unknown=open_)


def _together(view: View, lacking: Mapping[str, str]) -> list[str]:
    """What is missing: all ids in one sentence, all kinds in one, and whatever else."""
    ids = [text for text in lacking if ":" not in text and AND not in text]
    kinds = [text for text in lacking if text.startswith("kind:") and AND not in text]
    every_kind = listed((text.removeprefix("kind:") for text in kinds), last="or")
    rest = [missing for text, missing in lacking.items() if text not in (*ids, *kinds)]
    of_kind = PROPERTIES["kind"].missing.format(every_kind) if kinds else ""
    return [words for words in (view.lacks(*ids), of_kind, *rest) if words]


def _named(text: str) -> Iterator[str]:
    """The ids and roles that a text takes things from; not those that it leaves out."""
    for part in parts(text):
        if part.is_left_out:
            continue
        if not part.kind:
            yield part.wanted
        elif part.property.names_one:
            yield part.value


def _text(view: View, text: str) -> _Found:
    """What is in every part, worked out once for each view: surely where each says so, not surely
    where none denies it."""
    kept = _kept(view)
    if text not in kept.texts:
        kept.texts[text] = _of_every_part(view, text)
    return kept.texts[text]


def _of_every_part(view: View, text: str) -> _Found:
    whole: _Found | None = None
    for is_left_out, some in groupby(parts(text), key=lambda part: part.is_left_out):
        every = [_part(view, part) for part in some]
        if is_left_out:
            whole = _without_these(whole or _Found(view.ids, {}), every)
        else:
            whole = reduce(_both, every if whole is None else [whole, *every])
    assert whole is not None  # noqa: S101 (a text has a part)
    unknown = tuple(_unknown(view, text, whole.unsure))
    return _Found(whole.ids, whole.unsure, whole.missing, unknown)


def _without_these(whole: _Found, left_out: Sequence[_Found]) -> _Found:
    """What of the whole is in none of these: surely where it is surely in it and in none."""
    ids, unsure = dict(whole.ids), whole.unsure
    for one in left_out:
        open_ = {name: None for name in ids if name in one.unsure} if one.unsure else {}
        unsure = {**open_, **{name: None for name in unsure if name not in one.ids}}
        for gone in (one.ids, one.unsure):
            for name in gone if len(gone) < len(ids) else [*filter(gone.__contains__, ids)]:
                ids.pop(name, None)
    return _Found(ids, unsure, whole.missing)


def _both(one: _Found, other: _Found) -> _Found:
    ids = dict.fromkeys(filter(other.ids.__contains__, one.ids))
    unsure = {name: None for name in one.ids if name in other.unsure} if other.unsure else {}
    unsure |= {n: None for n in one.unsure if n in other.ids or n in other.unsure}
    return _Found(ids, unsure, one.missing or other.missing)


def _part(view: View, part: TextPart) -> _Found:
    """What a part names, worked out once for each view: several texts of a rule have it."""
    kept = _kept(view).parts
    if part.wanted not in kept:
        kept[part.wanted] = _worked_out(view, part)
    return kept[part.wanted]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the parts and texts of selections were found to be."""

    parts: dict[str, _Found]
    texts: dict[str, _Found]


_of_view: OfObject[View, _Kept] = OfObject(lambda _: _Kept({}, {}))


def _kept(view: View) -> _Kept:
    """What was found for a view; one that takes what is unsure finds the same in each text."""
    return _of_view(view.sure)


def _worked_out(view: View, part: TextPart) -> _Found:
    if part.wanted == ANYTHING:
        return _Found(view.ids, {})
    if not part.kind:
        name = view.role(part.wanted)
        return _Found({}, {}, view.lacks(part.wanted)) if name is None else _Found({name: None}, {})
    own = view.is_of_another_body if view.body and not part.property.names_one else None
    ids = _without(own, part.property.find(view, part.value))
    maybe = part.property.unsure(view, part.value)
    unsure = {name: None for name in _without(own, maybe) if name not in ids}
    if ids or unsure:
        return _Found(ids, unsure)
    if part.kind == "having":
        return _Found({}, {}, f"who {verb(part.value)} whom (links.csv)")
    return _Found({}, {}, part.property.missing.format(_called(view, part)))


def _without(of_another: Callable[[str], bool] | None, found: Iterable[str]) -> _Ids:
    """These ids, of a rule that is asked of one body without those of the others."""
    if of_another is None:
        return found if isinstance(found, Mapping) else dict.fromkeys(found)
    return {name: None for name in found if not of_another(name)}


def _unknown(view: View, text: str, unsure: Mapping[str, None]) -> Iterator[str]:
    """What would settle whether these are selected, property by property."""
    for part in parts(text) if unsure else ():
        if not part.kind or not part.property.unknown:
            continue
        maybe = set(part.property.unsure(view, part.value))
        if names := [name for name in unsure if name in maybe]:
            yield part.property.unknown.format(view.some_names(names))


def proof(view: View, text: str, identifier: str) -> tuple[Step, ...]:
    """The rows that show that an id is one of those selected; nothing for an id named itself."""
    found: list[Step] = []
    for part in parts(text):
        if part.kind and not part.is_left_out:
            found += part.property.proof(view, part.value, identifier)
    return tuple(found)


def whose_seats(view: View, texts: Iterable[str]) -> Iterator[str]:
    """The bodies whose members or chair these texts select."""
    for part in (part for text in texts for part in parts(text) if part.kind in _OF_SEATS):
        if not part.is_left_out and (body := view.role(part.value)) is not None:
            yield body


def _words(view: View, text: str) -> str:
    said: list[str] = []
    leaves_out = False
    for part in parts(text):
        words = _of_part(view, part, is_first=not said or part.is_left_out)
        if part.is_left_out:
            but = "or" if leaves_out else "other than" if said else "anything but"
            words = f"{but} {words}"
        said.append(words)
        leaves_out = part.is_left_out
    return " ".join(said)


def _called(view: View, part: TextPart) -> str:
    """The value of a property, as messages write it: a role or an id by its name."""
    if not part.property.names_one:
        return part.value
    named, words = view.role(part.value), view.role_words(part.value)
    return view.name(named) if named else words if words == part.value else f"the {words}"


def _of_part(view: View, part: TextPart, *, is_first: bool) -> str:
    if part.wanted == ANYTHING:
        return "anything"
    if part.kind:
        read = part.property.alone if is_first else part.property.beside
        return read.format(_called(view, part)) or f"who {verb(part.value)}"
    name = view.role(part.wanted)
    removed = None if name else view.removed(part.wanted)
    if removed is not None:
        return removed.words()
    return view.name(name) if name else view.role_words(part.wanted)
