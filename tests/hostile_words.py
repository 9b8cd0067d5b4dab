"""Two hundred words that a terminal, page, sheet or script could take for something else."""

from __future__ import annotations

from collections.abc import Sequence

MARK = "zq"
"""Stands in every one, so that it can be found in what was written."""

_MARKUP = (
    "<script>{}</script>",
    "<img src=x onerror={}>",
    "<svg/onload={}>",
    "</title><b>{}",
    "</svg><i>{}",
    '" onmouseover="{}',
    "' onfocus='{}",
    "<!-- {}",
    "]]>{}",
    "&lt;b&gt;{}",
    "&#60;i&#62;{}",
    "<a href=javascript:{}>x</a>",
    "<?xml {}?>",
    "<!DOCTYPE {}>",
    "<foreignObject>{}",
)
_MARKDOWN = (
    "[{}](http://example.org)",
    "![{}](http://example.org/x.png)",
    "**{}** _x_",
    "# {}",
    "> {}",
    "- {}",
    "1. {}",
    "`{}`",
    "~~{}~~",
    "| {} | x |",
    ":red[{}]",
    ":material/delete: {}",
    ":smile: {}",
    "$x^2$ {}",
    "$$ {} $$",
    ":streamlit: {}",
    ":material_delete: {}",
    ":red-badge[{}]",
    ":color[{}]{{foreground=red}}",
    ":small[:gray[{}]]",
    ":help[{}]",
    "{} -> x <- y -- z",
    "[{}]: http://example.org",
    "[^1]: {}",
    "```{}",
    "x\ny\n===\n{}",
    "&nbsp;{}",
    "<http://example.org/{}>",
)
_ADDRESSES = (
    "http://example.org/{}",
    "https://example.org/{}",
    "www.example.org/{}",
    "mailto:{}@example.org",
    "{}@example.org",
    "javascript:{}",
    "data:text/html,{}",
    "file:///{}",
    "//example.org/{}",
    "tel:{}",
)
_FORMULAS = tuple(
    f"{before}{start}{{}}(A1)"
    for before in ("", " ", "\t", "\n", "\r", "\xa0", "\ufeff", "\u200b", "\u3000", "\u202e")
    for start in "=+-@\uff1d\uff0b\uff0d\uff20"
)
_LANGUAGES = (
    "#panic({})",
    "@label <{}>",
    "#set page(1) {}",
    "/* {} */",
    r"\u{{41}} \ {}",
    r"\N{}",
    "{} -> x; }}",
    '"; DROP TABLE posts; -- {}',
    "../../{}",
    "/etc/{}",
    "${{jndi:{}}}",
    "{{{{{}}}}}",
    "%s %n {}",
    "%{} name",
    "$(echo {})",
    "`; {}",
    "\\\\server\\{}",
)
_UNSEEN = tuple(
    f"a{chr(code)}{{}}"
    for code in (
        *range(0x01, 0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x200E,
        0x200F,
        0x061C,
        0x2028,
        0x2029,
    )
)
_ESCAPES = ("\x1b[31m{}", "\x1b]0;{}\x07", "\x9b2J{}", "\x1b]8;;http://x\x1b\\{}")


def hostile_words() -> Sequence[str]:
    """At least 200 words, each with a number of its own behind the mark."""
    patterns = (
        *_MARKUP,
        *_MARKDOWN,
        *_ADDRESSES,
        *_FORMULAS,
        *_LANGUAGES,
        *_UNSEEN,
        *_ESCAPES,
    )
    return tuple(one.format(f"{MARK}{number}") for number, one in enumerate(patterns))
