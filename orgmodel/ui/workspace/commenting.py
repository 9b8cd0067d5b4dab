"""The button that asks for a comment on something, wherever that is shown."""

from __future__ import annotations

import streamlit as st

from orgmodel.store.rights import Right
from orgmodel.ui.workspace import keeping
from orgmodel.ui.workspace.asking import ask

COMMENT = "comment"
"""What `orgmodel.ui.workspace.asking` calls the dialog: its ids are about what, and its id."""


def may_comment() -> bool:
    """Whether the visitor's role lets them say something here."""
    return keeping.may(Right.COMMENT)


def show_comment_button(about: str, identifier: str, key: str) -> None:
    """The button, for who may say something; `about` is one of `orgmodel.store.saying.ABOUT`."""
    if may_comment():
        st.button(
            "Comment …",
            key=key,
            type="tertiary",
            on_click=ask,
            args=(COMMENT, about, identifier),
            help="Say something about this to everybody in the workspace.",
        )
