"""The row over the page Compare: what stands under A and B, and under further letters."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase

import streamlit as st

from orgmodel.store.option import Option
from orgmodel.store.rights import Right
from orgmodel.ui.compare.side import AS_OPENED
from orgmodel.ui.shared.escaping import legible
from orgmodel.ui.workspace import editing, keeping, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.offered import options_offered
from orgmodel.ui.workspace.work import Work

CHOSEN, EXAMPLES, FURTHER = "om.compare", "om.compare.examples", "om.compare.further"
_SHIPPED = "ships with the data"


def chosen_options(work: Work) -> tuple[Option, ...]:
    """The options compared, A first; the organisation as opened may be one of the first two.

    At first the first two options that change anything, or the one there is after doing nothing.
    """
    by_key = {"": AS_OPENED, **{option.key: option for option in work.options}}
    return tuple(by_key[key] for key in _keys(work))


def show_sides(work: Work) -> None:
    """Draw what stands under A and B, what could be added, and what was."""
    keys = _keys(work)
    names = {"": AS_OPENED.name, **{option.key: option.name for option in work.options}}
    for place, key in enumerate(keys[:2]):
        letter = ascii_uppercase[place]
        with st.container(
            key=f"side-{letter.lower()}",
            horizontal=True,
            width=290,
            vertical_alignment="center",
            gap="xsmall",
        ):
            st.html(f'<span class="om-letter om-{letter.lower()}">{letter}</span>', width="content")
            st.selectbox(
                f"Option {letter}",
                list(names),
                format_func=lambda key: legible(names[key]),
                label_visibility="collapsed",
                **acting(f"{CHOSEN}.{letter}", key, _choose, place, among=names),
            )
    _offer_another(work, keys)
    if len(keys) > 2:
        _show_further(names, keys)


def swap() -> None:
    """Put B in A's place, and A in B's."""
    work = state.work()
    if work and len(keys := _keys(work)) > 1:
        _keep(work, (keys[1], keys[0], *keys[2:]))


def _offer_another(work: Work, keys: tuple[str, ...]) -> None:
    examples = options_offered(work) if keeping.may(Right.EDIT) else {}
    taken = {option.name for option in work.options}
    names = {option.key: option.name for option in work.options if option.key not in keys}
    shipped = {
        name: f"{scenario.name} ({_SHIPPED})"
        for name, scenario in examples.items()
        if scenario.name not in taken
    }
    offered = names | shipped
    st.selectbox(
        "Add another",
        list(offered),
        index=None,
        format_func=lambda name: legible(offered[name]),
        placeholder="Add another" if offered else "Nothing more to add",
        disabled=not offered,
        label_visibility="collapsed",
        width=210,
        **acting(EXAMPLES, None, _add, among=offered),
    )


def _show_further(names: dict[str, str], keys: tuple[str, ...]) -> None:
    letters = dict(zip(keys, ascii_uppercase, strict=False))
    st.multiselect(
        "Also compared",
        list(keys[2:]),
        format_func=lambda key: legible(f"{letters[key]} {names[key]}"),
        label_visibility="collapsed",
        width=300,
        **acting(FURTHER, list(keys[2:]), _keep_further, among=keys),
    )


def _choose(key: str, place: int) -> None:
    """What is chosen for one place leaves the other, which gets what was here."""
    work = state.work()
    if work is None:
        return
    keys = list(_keys(work))
    if key in keys:
        keys[keys.index(key)] = keys[place]
    keys[place] = key
    _keep(work, keys)


def _add(name: str | None) -> None:
    work = state.work()
    if work is None or name is None:
        return
    before = _keys(work)
    if name in (shipped := options_offered(work)):
        if not editing.add(shipped[name]):
            return
        after = state.work()
        name = after.current if after else name
        state.put_work(after.showing(work.current) if after else work)
    # Until something was chosen, A and B are the first two options there are.
    if len([key for key in before if key]) > 1 or state.chosen(_kept(work)) is not None:
        _keep(work, (*before, name))


def _keep_further(further: list[str]) -> None:
    work = state.work()
    if work:
        _keep(work, (*_keys(work)[:2], *further))


def _keys(work: Work) -> tuple[str, ...]:
    known = {"", *(option.key for option in work.options)}
    kept = [key for key in state.chosen(_kept(work), ()) if key in known]
    first = [key for key in _at_first(work) if key not in kept]
    keys = [*kept, *first[: max(0, 2 - len(kept))]]
    return tuple(keys) if len(keys) > 1 else ()


def _at_first(work: Work) -> tuple[str, ...]:
    changed = [option.key for option in work.options if option.changes]
    if len(changed) < 2:
        return ("", *changed)
    second = work.current if work.current in changed[2:] else changed[1]
    return (changed[0], second, "")


def _keep(work: Work, keys: Iterable[str]) -> None:
    state.choose(_kept(work), tuple(keys)[: len(ascii_uppercase)])


def _kept(work: Work) -> str:
    return f"{CHOSEN}.{work.opened.digest}"
