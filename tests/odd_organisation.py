"""An organisation whose ids are odd and allowed, to be taken through every command and page.

`Finance Dept` is a unit, and so are `Finance` and `Dept`: read as words in a row, one id is
two others. `fin` begins `fin dir`, `F` begins `F 1`. Titles and names may be a zero-width
space, quotation marks, a formula, a tag. There are no faults in it.
"""

from __future__ import annotations

from pathlib import Path

from tests.builders import files_of, function, link, post, seat, unit

ZERO_WIDTH = "\u200b"
POSTS = (
    post("fin", title="Chief Executive", unit="Finance", band="VSM", cost="200000", fte="1"),
    post("fin dir", "fin", title="Director", unit="Finance Dept", fte="1", cost="100000"),
    post("dir", "fin", title=ZERO_WIDTH, unit="Dept", fte="1", cost="100000"),
    post("o'brien", "fin dir", title='"', unit='Unit "Q"', fte="0.5", cost="50000"),
    post('say "hi"', "fin dir", title="=1+1", unit="Finance Dept", fte="1", cost="40000"),
    post("a,b; c", "dir", title="<b>R&D</b>", unit="Dept", status="vacant", cost="40000"),
    post("a", "dir", title="A", unit="Dept", fte="1", cost="40000"),
    post("001", "a", title="a", unit="Dept", count="2", fte="2", cost="30000"),
)
UNITS = (
    unit("Board", "board", side="trust", name="Board"),
    unit("Finance", parent="Board", side="neutral", head="fin", name="Finance"),
    unit("Finance Dept", parent="Board", side="commissioning", head="fin dir", name=ZERO_WIDTH),
    unit("Dept", parent="Board", side="provider", head="dir", name="Dept (old)"),
    unit('Unit "Q"', "team", parent="Finance Dept", name="'"),
)
FUNCTIONS = (
    function("F", "Finance Dept", "commissioning"),
    function("F 1", "Dept", "provider", name=ZERO_WIDTH),
    function("F,2", "Finance", "shared"),
    function("F 3", "Finance Dept", "provider"),
)
LINKS = (
    link("fin dir", "works_jointly_with", "dir", safeguard=""),
    link("Finance Dept", "commissions", "S 1"),
    link("Dept", "provides", "S 1"),
    link("a", "advises", "fin dir"),
    link("o'brien", "supports", "a,b; c"),
    link("Finance", "supports", "Dept"),
)
SCENARIO = """
name = "A \\"new\\" way"

[[change]]
do = "move-post"
post = "o'brien"
to = "dir"
unit = "Dept"

[[change]]
do = "move-unit"
unit = 'Unit "Q"'
to = "Finance"

[[change]]
do = "move-function"
function = "F 1"
to = "Finance Dept"

[[change]]
do = "add-link"
from = 'say "hi"'
relation = "advises"
to = "a,b; c"

[[change]]
do = "remove-post"
post = "a"
to = "dir"

[[change]]
do = "add-post"
post = "new post"
title = "\\u200b"
reports_to = "fin dir"
unit = "Finance Dept"
"""


def odd_files() -> dict[str, bytes]:
    """The files of its folder."""
    files = files_of(
        POSTS,
        packs=("structure", "separation"),
        name="Odd & Sons",
        roles={"pct_board": "Board", "ce": "fin", "pct_chair": "dir", "pec_chair": "fin dir"},
        units=UNITS,
        functions=FUNCTIONS,
        links=LINKS,
        services=[{"id": "S 1", "provision": "mixed"}],
        people=[{"id": "p 1", "name": "P"}, {"id": "p", "name": ZERO_WIDTH}],
        appointments=[
            {"person": "p 1", "post": "fin dir", "fte": "1"},
            {"person": "p", "post": "o'brien", "fte": "0.5"},
        ],
        memberships=[seat("Board", "fin", "chairs"), seat("Board", "p 1")],
        competencies=[
            {"holder": "fin dir", "competency": "to count", "level": "2", "need": "required"},
            {"holder": "p 1", "competency": "to count", "level": "1", "need": "held"},
        ],
    )
    return {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}


def odd_folder(folder: Path) -> Path:
    """The folder, written, with `scenario.toml` of changes to it beside."""
    data = folder / "odd data"
    data.mkdir()
    for name, content in odd_files().items():
        (data / name).write_bytes(content)
    (folder / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    return data
