"""What files may be taken for: lists and organograms, and what other installed packages read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.files.importers import found
from orgmodel.plugins import IMPORTERS, refused, usable
from orgmodel.ui.data.dropping import take_as
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.importing import ORGANOGRAM, TABLE

_SHIPPED = {
    TABLE: "A staff list: one row for each post or person",
    ORGANOGRAM: "A UK government organogram: a senior file, with or without its junior file",
}


def forms() -> Mapping[str, str]:
    """Each form with what it is in words; one of another package says which."""
    return {**_SHIPPED, **_own()[0]}


def show_faults_of_packages() -> None:
    """What is wrong with importers of other packages that cannot be used, a line each."""
    for fault in _own()[1]:
        st.markdown(f":material/warning: {escaped(fault)}")


def show_refused_as() -> None:
    """Other ways to read files that nothing here reads: by an importer of another package."""
    unreadable = state.unreadable_upload()
    if unreadable is None or not unreadable.contents:
        return
    for form, words in _own()[0].items():
        st.button(
            f"Read as: {escaped(words)}",
            key=f"import.as.{form}",
            on_click=partial(take_as, unreadable.contents, form),
        )
    show_faults_of_packages()


def _own() -> tuple[dict[str, str], tuple[str, ...]]:
    """The forms that other packages add, and why some cannot be used."""
    taken = found.names()
    said: dict[str, str] = {}
    wrong = [*refused(IMPORTERS, taken)]
    for name, plugin in usable(IMPORTERS, taken).items():
        try:
            about = found.importer(name).about
        except OrgmodelError as error:
            wrong.append(str(error))
        else:
            said[name] = f"{about[:1].upper()}{about[1:]} (the package {plugin.package})"
    return said, tuple(wrong)
