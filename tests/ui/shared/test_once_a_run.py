"""What is asked once a run: never an answer of another run, or of another visit."""

from __future__ import annotations

import pandas as pd
from streamlit.testing.v1 import AppTest

from orgmodel.ui.data.data_tables import filled
from orgmodel.ui.shared.once_a_run import once_a_run
from orgmodel.ui.shared.text_table import text_table


def _page() -> None:
    import streamlit as st

    from orgmodel.ui.shared.once_a_run import once_a_run

    asked = st.session_state.setdefault("asked", [])

    def ask() -> str:
        asked.append(1)
        return f"{st.session_state.get('who', '')} {len(asked)}"

    st.text(once_a_run("a", ask))
    st.text(once_a_run("a", ask))


def _texts(app: AppTest, who: str) -> list[str]:
    app.session_state["who"] = who
    return [one.value for one in app.run().text]


def test_it_is_asked_once_in_a_run_and_anew_in_the_next_and_in_another_visit() -> None:
    app, other = AppTest.from_function(_page), AppTest.from_function(_page)
    assert _texts(app, "A") == ["A 1", "A 1"]
    assert _texts(app, "A") == ["A 2", "A 2"]
    assert _texts(other, "B") == ["B 1", "B 1"]


def test_outside_of_a_run_it_is_asked_each_time() -> None:
    answers = iter("ab")
    assert [once_a_run("a", lambda: next(answers)) for _ in range(2)] == ["a", "b"]


def test_a_table_of_words_keeps_its_headings_without_rows() -> None:
    assert text_table([], ["A", "B"]).to_pydict() == {"A": [], "B": []}
    assert text_table([("1", "2")], ["A", "B"]).to_pydict() == {"A": ["1"], "B": ["2"]}


def test_what_is_shown_of_a_table_is_not_taken_for_that_of_another() -> None:
    one, other = (pd.DataFrame({"id": [of], "name": ["x"], "note": [""]}) for of in "ab")
    assert filled(one).to_dict("list") == {"id": ["a"], "name": ["x"]}
    assert filled(one, "name").to_dict("list") == {"id": ["a"]}
    assert filled(other).to_dict("list") == {"id": ["b"], "name": ["x"]}
