"""Which file draws each page, wherever the app's script lies."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "pages"


def page_file(name: str) -> str:
    """The whole path of a page's file, by its name, such as `chart`.

    Streamlit takes other paths as relative to the script that it runs, which lies in one place in a
    clone and in another where the app is installed.
    """
    return str(_FOLDER / f"{name}.py")
