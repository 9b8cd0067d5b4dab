"""Whether a built site asks for nothing from elsewhere: `python docs/made/sealed.py FOLDER`."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

_LOADED = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "video": "src",
}
_SAYS_WHERE = {"canonical", "next", "prev", "alternate", "license"}
_OUTSIDE = re.compile(r"^(?:https?:)?//")
_IN_STYLE = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]+)""")


class Page(HTMLParser):
    """What a page loads from another host."""

    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an element would fetch."""
        given = dict(attrs)
        place = given.get(_LOADED.get(tag, "")) or ""
        if _OUTSIDE.match(place) and given.get("rel") not in _SAYS_WHERE:
            self.outside.append(place)
        self.outside += _IN_STYLE.findall(given.get("style") or "")


def outside(folder: Path) -> list[str]:
    """Each page or style sheet with what it would fetch from elsewhere."""
    told = []
    for path in sorted(folder.rglob("*.html")):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        told += [f"{path.relative_to(folder)}: {place}" for place in page.outside]
    for path in sorted(folder.rglob("*.css")):
        found = _IN_STYLE.findall(path.read_text(encoding="utf-8"))
        told += [f"{path.relative_to(folder)}: {place}" for place in found]
    return told


def main(folder: Path) -> int:
    """Say what was found, and end with 1 where anything was."""
    pages = len(list(folder.rglob("*.html")))
    told = outside(folder)
    print("\n".join(told) or f"{pages} pages, nothing loaded from elsewhere")
    return int(bool(told) or not pages)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
