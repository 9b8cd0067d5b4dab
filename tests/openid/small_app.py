"""An app of one page behind the app's own login: who it is, a count, files, a part drawn alone."""

from pathlib import Path

import streamlit as st

from orgmodel.ui.login import gate, locking, own_files, serving
from orgmodel.ui.login.who import show_who

ASSETS = Path(gate.__file__).parents[1] / "drawing" / "assets"
LOGO, PICTURE = ASSETS / "logo.png", ASSETS / "icon.png"


@st.fragment
def _part() -> None:
    st.button("Draw the part", key="part")
    st.markdown("PART OF THE DATA")


def _count() -> None:
    st.session_state["count"] = st.session_state.get("count", 0) + 1
    print("COUNTED", flush=True)


def main() -> None:
    st.logo(str(LOGO))
    if why := gate.locked():
        gate.show_locked(why)
        return
    show_who()
    st.button("Count", key="count.go", on_click=_count)
    st.markdown(f"ALL THE DATA, counted {st.session_state.get('count', 0)}")
    st.download_button("Take it", b"THE DATA", "data.csv", on_click="ignore")
    st.download_button("Make it", lambda: b"DATA MADE", "made.csv", on_click="ignore")
    st.image(str(PICTURE))
    _part()


if __name__ == "__main__":
    main()
else:
    locking.lock_clicks()
    own_files.keep_apart(LOGO)
    app = st.App(__file__, middleware=serving.MIDDLEWARE)
