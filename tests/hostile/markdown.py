"""What the front end of Streamlit 1.67 makes of Markdown: the words that are seen, what is live.

Besides GitHub's Markdown it knows formulas, colours and badges, icons, emoji, arrows. What it
replaces in the finished text no escape prevents. `tests/browser/test_hostile.py` holds this
against the real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# A letter of the private use area stands for an escaped mark: no parser sees more in it.
_HIDDEN = 0xE000
_BACK = re.compile("[\ue000-\ue0ff]")
_DIRECTIVE = re.compile(r":[a-zA-Z][\w-]*\[")
_ICON = re.compile(r":material/\w+:")
_MATH = re.compile(r"\$\$+(?!\$)[\s\S]*?\$\$|\$(?![\s$])[^$\n]*?[^\s$]\$(?!\d)")
_EMOJI = re.compile(r":(?!material/|streamlit:)[+\w-]+:")
_PICTURE = re.compile(r":(?:streamlit|material_\w+):")
_LINK = re.compile(
    r"https?://[-.\w]+|(?<![-.\w])www\.[-.\w]+|[-+.\w]+@[-\w]+\.[-.\w]*[a-z]", re.IGNORECASE
)
_SIGN = re.compile(r"(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S)")
_LIVE = frozenset({"link_open", "image", "html_inline", "html_block"})


@dataclass(frozen=True)
class Shown:
    """The words as they are seen, white space as one space; and what is more than words."""

    words: str
    live: tuple[str, ...]


def shown(source: str) -> Shown:
    """What is seen of a text in Markdown."""
    hidden = _ESCAPE.sub(lambda found: chr(_HIDDEN + ord(found[1])), source)
    live = [f"formula {found}" for found in _MATH.findall(hidden)]
    tokens = list(_flat(_PARSER.parse(_DIRECTIVE.sub(" ", _ICON.sub(" ", hidden)))))
    live += [f"{one.type} {one.content}{one.attrs}" for one in tokens if one.type in _LIVE]
    words = _BACK.sub(
        lambda found: chr(ord(found[0]) - _HIDDEN), "".join(_text(one) for one in tokens)
    )
    for pattern in (_LINK, _PICTURE, *([_EMOJI] if _EMOJI.search(source) else ())):
        live += pattern.findall(words)
    return Shown(plain(_SIGN.sub("", words)), tuple(live))


def plain(words: str) -> str:
    """Words without what holds an address apart, and white space as one space."""
    return " ".join(words.replace("\u2060", "").split())


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children and token.type != "image":
            yield from _flat(token.children)
        else:
            yield token


def _text(token: Token) -> str:
    if token.type in ("text", "code_inline", "fence", "code_block"):
        return token.content
    return "" if token.nesting and token.type.startswith(("em_", "strong_", "s_")) else " "
