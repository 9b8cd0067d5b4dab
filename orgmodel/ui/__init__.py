"""The app's pages and chart component: the only part that knows Streamlit."""
