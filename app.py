"""The app: page setup and navigation. Run it with `streamlit run app.py`.

The server imports this file to wrap it in strict headers; then it runs it, for each visitor.
"""

from pathlib import Path

import streamlit as st

from orgmodel.ui import server
from orgmodel.ui.options.saved_options import show_saving
from orgmodel.ui.workspace.banner import show_banner

UI = Path(__file__).parent / "orgmodel" / "ui"


def main() -> None:
    st.set_page_config(
        page_title="orgmodel", page_icon=str(UI / "drawing" / "assets" / "icon.png"), layout="wide"
    )
    st.logo(str(UI / "drawing" / "assets" / "logo.png"), size="large")
    page = st.navigation(
        [
            st.Page(
                UI / "pages" / "chart.py",
                title="Chart",
                icon=":material/account_tree:",
                default=True,
                help="The organisation drawn: its line, one directorate, or its sides.",
            ),
            st.Page(
                UI / "pages" / "centre.py",
                title="Three at the centre",
                url_path="centre",
                icon=":material/change_history:",
                help="Chair, chief executive and clinical chair: which lines join them.",
            ),
            st.Page(
                UI / "pages" / "separation.py",
                title="Separation",
                url_path="separation",
                icon=":material/call_split:",
                help="Whether commissioning is kept apart from provider functions, with proof.",
            ),
            st.Page(
                UI / "pages" / "measures.py",
                title="Measures",
                url_path="measures",
                icon=":material/bar_chart:",
                help="Spans, layers, time, cost and who depends on whom, with counting rules.",
            ),
            st.Page(
                UI / "pages" / "options.py",
                title="Options",
                url_path="options",
                icon=":material/edit_note:",
                help="Try changes: move posts, units and functions; see at once what breaks.",
            ),
            st.Page(
                UI / "pages" / "compare.py",
                title="Compare",
                url_path="compare",
                icon=":material/compare_arrows:",
                help="Your options beside doing nothing: what each moves, breaks and puts right.",
            ),
            st.Page(
                UI / "pages" / "data.py",
                title="Data",
                url_path="data",
                icon=":material/table_view:",
                help="Open sample data or your own CSV files; see faults and tables.",
            ),
            st.Page(
                UI / "pages" / "about.py",
                title="Help",
                url_path="help",
                icon=":material/help:",
                help="The words used here, how things are counted, accessibility.",
            ),
        ],
        position="top",
    )
    show_banner(page.title)
    page.run()
    show_saving(quiet=page.title == "Options")


if __name__ == "__main__":
    main()
else:
    app = st.App(__file__, middleware=server.MIDDLEWARE, on_script_error=server.tell_of_error)
