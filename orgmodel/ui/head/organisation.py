"""What is open: its name in the head row, and behind it date, size, source, faults."""

from __future__ import annotations

from collections import Counter

import numpy as np
import streamlit as st

from orgmodel.api import Organisation
from orgmodel.measures.posts import counted_posts
from orgmodel.model.bodies import body_of
from orgmodel.model.faults.repeated import how_many
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted, listed
from orgmodel.ui.shared.clock import day_in_words
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.page_files import page_file
from orgmodel.ui.workspace import library
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_DATA = page_file("data")
_KEPT = 64


def show_organisation(work: Work | None) -> None:
    """The name as a button that opens what is known of the data."""
    name = escaped(work.organisation.name) if work else "No organisation is open"
    with (
        st.popover(name, key="head.organisation", type="tertiary", width="content"),
        st.container(key="banner", width=320),
    ):
        st.markdown(about(work) if work else "Open one on the page Data.")
        st.page_link(_DATA, label="Open other data", icon=":material/folder_open:")


def about(work: Work) -> str:
    """What is open in words, a line each: name, day, size, status, source, faults."""
    organisation = work.organisation
    lines = [f"**{escaped(organisation.name)}**"]
    lines.append(escaped(day_in_words(organisation.date)))
    lines.append(size_in_words(work))
    lines.append(escaped(_bodies_in_words(work)))
    lines.append(escaped(set_aside_in_words(organisation)))
    lines.append(f"Status: {escaped(organisation.status)}" if organisation.status else "")
    lines.append(escaped(source_in_words(work)))
    lines.append(faults_badge(organisation))
    return "  \n".join(line for line in lines if line)


def source_in_words(work: Work) -> str:
    """Where it comes from: the paper it states, and whether it is a sample or was uploaded."""
    is_sample = work.opened.origin.startswith(library.SAMPLE)
    where = "Sample data" if is_sample else "Your own data"
    source = library.source_in_words(work.organisation.source)
    return f"{where}. Source: {source}" if source else where


def faults_badge(organisation: Organisation) -> str:
    """How many faults its data has, as a badge with a mark."""
    faults = how_many(organisation.problems)
    if not faults:
        return ":green-badge[:material/check: No faults in the data]"
    return f":red-badge[:material/error: {counted(faults, 'fault')} in the data]"


@st.cache_data(max_entries=_KEPT, show_spinner=False, hash_funcs=BY_CONTENT)
def _bodies_in_words(work: Work) -> str:
    return bodies_in_words(work.organisation)


@st.cache_data(max_entries=_KEPT, show_spinner=False, hash_funcs=BY_CONTENT)
def size_in_words(work: Work, _made: str = "") -> str:
    """How many posts and units the work has; `_made` is what `size_of` said of it elsewhere."""
    return _made or size_of(work.organisation)


def size_of(organisation: OrganisationModel) -> str:
    """How many posts and units there are: `195 posts, 14 units`, `at least 13 posts, 2 units`.

    A row of several posts counts as so many, one of unknown number as the fewest it can be;
    roles that posts carry are not posts.
    """
    found = counted_posts(organisation)
    posts = int(found.fewest[found.is_post].sum())
    said = counted(posts, "post") if posts else "no posts"
    if np.isnan(found.count[found.is_post]).any():
        said = f"at least {said}"
    units = len(organisation.tables["units"])
    return f"{said}, {counted(units, 'unit') if units else 'no units'}"


def bodies_in_words(organisation: Organisation) -> str:
    """`Bodies: north (21 rows of posts) and south (9).`; empty where there is one alone."""
    bodies = organisation.bodies
    if not bodies:
        return ""
    rows = Counter(body_of(post, bodies) for post in organisation.cells.column("posts", "id"))
    first, *others = [(name, rows[name]) for name in bodies]
    said = [f"{first[0]} ({counted(first[1], 'row')} of posts)"]
    return f"Bodies: {listed([*said, *(f'{name} ({number})' for name, number in others)])}."


def set_aside_in_words(organisation: Organisation) -> str:
    """`On 1 January 2024 2 posts have ended and 1 post begins later.`; empty where all count."""
    ended, later = organisation.set_aside.ended_and_later("posts")
    parts = []
    if ended:
        parts.append(f"{counted(ended, 'post')} {'has' if ended == 1 else 'have'} ended")
    if later:
        parts.append(f"{counted(later, 'post')} {'begins' if later == 1 else 'begin'} later")
    if not parts:
        return ""
    return f"On {day_in_words(organisation.set_aside.day)} {listed(parts)}."
