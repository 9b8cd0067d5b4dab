"""The address of what is worked on: `?w=` the workspace, `?o=` the option that is shown.

The same address shows the same work after a reload, in a second tab and in another browser.
"""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.store.rights import ShareError
from orgmodel.store.sql.errors import StoreError
from orgmodel.ui.workspace import keeping, state, watching
from orgmodel.ui.workspace.who import who

WORKSPACE, OPTION, INVITE = "w", "o", "invite"
_REFUSED, _LATER = "om.address.refused", "om.address.later"
_NEW = "om.address.new"
_INVITED = (
    "This invitation cannot be used: it was used already, it has run out, or it is not whole. Ask "
    "whoever sent it for another one."
)
_PAGES = frozenset(
    {
        "chart",
        "separation",
        "centre",
        "measures",
        "compare",
        "workspace",
        "data",
        "help",
        "start",
        "options",
    }
)


def follow() -> None:
    """Open what the address names when a visit begins; from then on the address follows it.

    In each run, what is open is looked at first: what is not shared any more is closed, and what
    others did is there.
    """
    new = not state.has_begun()
    state.choose(_NEW, new)
    if new:
        keeping.expire()
        keeping.introduce()
        _open()
    else:
        _keep_up()
    _accept()
    # Who comes without an address has nothing open until a page asks for it.
    work = state.work() if state.has_begun() else None
    kept = work.kept if work else None
    if state.chosen(_LATER) and kept is None:
        return  # the address still says what could not be opened yet
    _say(WORKSPACE, kept.id if kept else "")
    _say(OPTION, work.current if work and kept else "")


def is_first_page() -> bool:
    """Whether the visit begins with this run."""
    return bool(state.chosen(_NEW, False))


def refused() -> str:
    """Why what the address named was not opened; empty where it was, or named nothing."""
    return str(state.chosen(_REFUSED, ""))


def noticed() -> None:
    """Something else was opened: why the address was not is said no longer."""
    state.choose(_REFUSED, "")
    state.choose(_LATER, "")


def link(**said: str) -> str:
    """The address of this app with these after it, as a whole that can be sent to somebody."""
    base = urlsplit(st.context.url or "")
    if not base.scheme:
        return f"?{urlencode(said)}"
    # A page's own address is one level below that of the app.
    path = base.path.rstrip("/").rpartition("/")[0] if _is_page(base.path) else base.path
    return urlunsplit((base.scheme, base.netloc, f"{path.rstrip('/')}/", urlencode(said), ""))


def _is_page(path: str) -> bool:
    return path.rstrip("/").rpartition("/")[2] in _PAGES


def _open() -> None:
    wanted = st.query_params.get(WORKSPACE, "")
    if not wanted:
        return
    try:
        keeping.open_kept(wanted, st.query_params.get(OPTION, ""))
        noticed()
    except StoreError as error:
        state.choose(_REFUSED, f"{error} Then reload this page.")
        state.choose(_LATER, wanted)
    except OrgmodelError as error:
        state.choose(_REFUSED, str(error))


def _keep_up() -> None:
    try:
        keeping.keep_up()
        watching.found(lost="")
    except ShareError as error:
        state.choose(_REFUSED, str(error))
    except OrgmodelError as error:
        watching.found(lost=str(error))


def _accept() -> None:
    """Follow an invitation once; its token does not stay in the address, or in its history."""
    token = st.query_params.get(INVITE, "")
    if not token:
        return
    try:
        keeping.open_kept(keeping.store().accept(token, who()))
        noticed()
    except ShareError:
        state.choose(_REFUSED, _INVITED)
    except StoreError as error:
        state.choose(_REFUSED, f"{error} The invitation can still be used.")
        return
    except OrgmodelError as error:
        state.choose(_REFUSED, str(error))
    del st.query_params[INVITE]


def _say(name: str, value: str) -> None:
    if st.query_params.get(name, "") == value:
        return
    if value:
        st.query_params[name] = value
    else:
        del st.query_params[name]
