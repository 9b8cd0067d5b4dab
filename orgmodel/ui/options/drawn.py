"""A drawing on a page as a picture: as wide as there is room, to be scrolled where there is less.

The picture is a text that is made once and kept, so that a page drawn again sends none of it anew.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape

import streamlit as st

from orgmodel.model.unprintable import told


def address_of(svg: str) -> str:
    """An SVG document as an address that needs no file."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def show_drawn(address: str, alt: str, least: int) -> None:
    """The picture with its words; `least` is how many pixels wide it is where the page is not."""
    words = escape(told(alt))
    st.html(
        f'<div role="region" tabindex="0" aria-label="{words}" style="overflow-x:auto">'
        f'<img alt="{words}" style="width:100%;min-width:{least}px" src="{address}"></div>'
    )
