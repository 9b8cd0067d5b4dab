"""The page that a button leads to, by the last part of its address.

Noted when the button is pressed and kept until that page stands: a message of the browser that
comes in between, as when it tells what it has kept, draws the page before anew and would lose it.
"""

from __future__ import annotations

from orgmodel.ui.workspace import state

_TO = "om.lead.to"


def lead_to(address: str) -> None:
    """Lead to a page, after all that the press does."""
    state.choose(_TO, address)


def leads_from(address: str) -> str:
    """The address to go to from the page that is asked for; empty where it is the one wanted."""
    wanted = str(state.chosen(_TO, ""))
    if wanted and wanted != address:
        return wanted
    state.choose(_TO, "")
    return ""
