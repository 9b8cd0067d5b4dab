"""What a click does while a newer request waits."""

import inspect
import threading

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1 import AppTest

from orgmodel.ui.interrupting import carry_out_whole


def a_page() -> None:
    """A button whose work is under way when the next request comes."""
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    def press() -> None:
        st.session_state.begun = st.session_state.get("begun", 0) + 1
        context = get_script_run_ctx()
        assert context is not None
        context.session_state._yield_callback.__self__.request_rerun(RerunData())
        st.session_state.done = st.session_state.get("done", 0) + 1

    st.button("Press", on_click=press)
    st.text("drawn")


@pytest.fixture
def by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit by itself; what the process is told is taken back at the end."""
    original = inspect.unwrap(SafeSessionState.on_script_will_rerun)
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", original)


def pressed() -> AppTest:
    page = AppTest.from_function(a_page).run()
    return page.button[0].click().run()


def test_a_click_is_carried_out_once_and_whole_though_a_newer_request_waits(by_itself: None):
    carry_out_whole()
    page = pressed()
    assert (page.session_state["begun"], page.session_state["done"]) == (1, 1)
    assert [text.value for text in page.text] == ["drawn"]


def test_telling_it_twice_is_like_once(by_itself: None):
    carry_out_whole()
    once = SafeSessionState.on_script_will_rerun
    carry_out_whole()
    assert SafeSessionState.on_script_will_rerun is once


def test_streamlit_by_itself_stops_in_the_middle(by_itself: None):
    """Where this fails, Streamlit carries out whole by itself, and the module can go."""
    page = pressed()
    assert page.session_state["begun"] == 1
    assert "done" not in page.session_state


def test_a_newer_click_waits_until_the_older_is_carried_out(by_itself: None):
    done: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def carried_out(state: SafeSessionState, name: str) -> None:
        done.append(f"{name} begins")
        if name == "older":
            begun.set()
            go_on.wait(5)
        done.append(f"{name} ends")

    SafeSessionState.on_script_will_rerun = carried_out
    carry_out_whole()
    older = threading.Thread(target=a_request("one").on_script_will_rerun, args=("older",))
    newer = threading.Thread(target=a_request("one").on_script_will_rerun, args=("newer",))
    older.start()
    begun.wait(5)
    newer.start()
    a_request("another").on_script_will_rerun("elsewhere")
    go_on.set()
    older.join(5)
    newer.join(5)
    elsewhere = ["elsewhere begins", "elsewhere ends"]
    assert done == ["older begins", *elsewhere, "older ends", "newer begins", "newer ends"]


def a_request(session: str) -> SafeSessionState:
    """The state as one run of a session has it."""
    runner = ScriptRunner.__new__(ScriptRunner)
    runner._session_id, runner._execing = session, True
    return SafeSessionState(SessionState(), runner._maybe_handle_execution_control_request)
