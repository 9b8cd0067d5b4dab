"""An app of one page behind the app's own login: who it is, a count, and a part drawn alone."""

import streamlit as st

from orgmodel.ui.login import gate, locking, serving
from orgmodel.ui.login.who import show_who


@st.fragment
def _part() -> None:
    st.button("Draw the part", key="part")
    st.markdown("PART OF THE DATA")


def _count() -> None:
    st.session_state["count"] = st.session_state.get("count", 0) + 1
    print("COUNTED", flush=True)


def main() -> None:
    if why := gate.locked():
        gate.show_locked(why)
        return
    show_who()
    st.button("Count", key="count.go", on_click=_count)
    st.markdown(f"ALL THE DATA, counted {st.session_state.get('count', 0)}")
    _part()


if __name__ == "__main__":
    main()
else:
    locking.lock_clicks()
    app = st.App(__file__, middleware=serving.MIDDLEWARE)
