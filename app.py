"""The app. Run it with `orgmodel app`, or from a clone with `streamlit run app.py`.

The server imports this file to wrap it in strict headers; then it runs it, for each visitor.
"""

import streamlit as st

from orgmodel.ui import entry

if __name__ == "__main__":
    entry.draw()
else:
    # Streamlit looks for this very line in the text of the file.
    app = st.App(__file__, **entry.prepare())
