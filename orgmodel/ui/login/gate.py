"""Whether this visit may see anything, asked at each run, and the page that stands there if not."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from orgmodel.ui.login.admission import Locked, when_signed, why_locked
from orgmodel.ui.login.person import person_of
from orgmodel.ui.login.setup import UNNAMED, LoginService, is_loopback, login_setup
from orgmodel.ui.login.sign_outs import sign_outs
from orgmodel.ui.shared.escaping import escaped

BUTTON = "login.go"
"""What the keys of the buttons that log in begin with."""
TOLD, FAILED, LEFT = "login", "failed", "out"
"""The part of the address that says what came of a login or logout, and what it can be."""
COOKIE = "_streamlit_user"
"""The cookie in which Streamlit keeps who is logged in."""
_WORDS = {
    Locked.NOT_LOGGED_IN: (
        "Log in",
        "orgmodel shows work to those who may see it. Log in with your organisation's account.",
    ),
    Locked.SIGNED_OUT: (
        "You have logged out",
        "You logged out here or in another window, so nothing is shown here any more.",
    ),
    Locked.EXPIRED: (
        "Your login has ended",
        "A login holds for a limited time, so that nobody else goes on with it. Log in again.",
    ),
    Locked.NOT_FOR_US: (
        "This login does not hold here",
        "It comes from another login service, was made for another app, or says too little. Log in "
        "again. If this comes back, whoever runs the app finds what is checked in docs/login.md.",
    ),
    Locked.NOT_SET_UP: (
        "The app is not set up for this",
        "It is set up for one user on this machine, or its login settings have a fault. Whoever "
        "runs it finds what to do in docs/login.md.",
    ),
}


def locked() -> Locked | None:
    """Why nothing may be shown in this run; None where the visit is let in."""
    setup = login_setup()
    if not setup.is_wanted:
        return None if is_loopback(st.get_option("server.address")) else Locked.NOT_SET_UP
    if setup.faults:
        return Locked.NOT_SET_UP
    claims = st.user.to_dict()
    if claims.get("is_logged_in") is not True:
        return Locked.NOT_LOGGED_IN
    return why_locked(
        claims,
        setup,
        began=when_signed(st.context.cookies.get(COOKIE)),
        signed_out=sign_outs().signed_out(person_of(claims).id),
        now=datetime.now(UTC),
    )


def show_locked(why: Locked) -> None:
    """The page in place of every other: why nothing is shown, and how to log in."""
    came = st.query_params.get(TOLD)
    first = why is Locked.NOT_LOGGED_IN
    title, words = _WORDS[Locked.SIGNED_OUT if first and came == LEFT else why]
    with st.container(key="login", width=560):
        st.title(title, anchor=False)
        st.markdown(words)
        if first and came == FAILED:
            st.warning(
                "The login did not succeed, and nothing was opened. Try it again. If it fails "
                "again, whoever runs the app finds the reason in the server's log.",
                icon=":material/warning:",
            )
        if why is Locked.NOT_SET_UP:
            return
        again = "Log in" if first and came != LEFT else "Log in again"
        services = login_setup().services
        for number, service in enumerate(services):
            st.button(
                again if len(services) == 1 else f"{again} with {_called(service)}",
                key=f"{BUTTON}.{number}",
                type="primary" if number == 0 else "secondary",
                icon=":material/login:",
                on_click=_log_in,
                args=(service.key,),
            )


def log_out() -> None:
    """Log out here and, at their next run, in every window of the same person."""
    if login_setup().is_wanted and st.user.to_dict().get("is_logged_in") is True:
        sign_outs().sign_out(person_of(st.user.to_dict()).id, datetime.now(UTC))
        st.logout()


def _log_in(key: str) -> None:
    st.login(None if key == UNNAMED else key)


def _called(service: LoginService) -> str:
    if service.key == UNNAMED:
        return "your organisation's account"
    return escaped(service.key[:1].upper() + service.key[1:])
