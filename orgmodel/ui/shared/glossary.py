"""Words for the page Help: what terms mean, the keys, and the accessibility statement."""

from __future__ import annotations

from collections.abc import Mapping

SAID_OF_SIDES: Mapping[tuple[str, ...], str] = {
    ("commissioning", "provider"): "commissioning and provision",
}
"""What two sides are called together, where listing their names would not be good English."""

WORDS: Mapping[str, str] = {
    "Post": "A position, whoever holds it. Vacant when nobody does; a job share when two do.",
    "Unit": "A body, board, committee, directorate, team, group, panel or partner.",
    "Appointment": "A person in a post: how much time, and on what footing (substantive, acting, "
    "interim, secondment, joint, honorary).",
    "Reports to": "Line management: at most one manager a post. Nothing else is line management.",
    "Link": "Any other typed relation: is accountable to, has a dotted line to, commissions, "
    "provides, supports and so on.",
    "Membership": "A seat on a body: chair, member, co-opted or in attendance.",
    "Function": "A piece of the organisation's work, owned by one unit or post. Its kind is "
    "commissioning, provider, shared or governance.",
    "Side": "What a unit is declared to be: commissioning, provider, neutral, or trust (the level "
    "where both sides rightly meet). It is declared, never worked out from functions.",
    "Service": "What is commissioned and provided: internal, external or mixed.",
    "Basis": "How sure a statement is: stated in the source, inferred, conditional (proposed or "
    "undecided), template (said of any such body), fixture (for tests).",
    "Rule, finding": "A declared test with its source; one breach of it, with the path of links "
    "that proves it.",
    "Passed, broken, not assessable, exempt": "The four outcomes of a rule. Not assessable means "
    "that the data is silent; silence is never a pass.",
    "Option": "A list of changes tried on the organisation, which itself stays as it was opened. "
    "Workspace lists your options.",
    "Labelled, structural, arm's length, contractual, external": "The steps by which commissioning "
    "and provision are apart, from the least to the most.",
    "Exemption": "A finding accepted on purpose: reason, safeguard, owner, review date.",
    "PCT, PEC, EMT, PBC": "Primary Care Trust; its Professional Executive Committee; its executive "
    "management team; practice based commissioning.",
}

DRAWING = (
    "Drag the drawing beside its boxes to move it, hold Ctrl and turn the wheel to zoom, or use "
    "the buttons over it. Type a title in the search over it to go to a box. A "
    "dotted or broken line says what the legend under the drawing says; nothing is told by colour"
    " alone: sides have a letter in the corner of each box and borders of their own."
)

KEYS: Mapping[str, str] = {
    "Tab": "First stop: Skip to the drawing, which Enter follows. The whole of it is one stop.",
    "Arrow keys": "In a line: up to the manager, down to the first report, left and right within "
    "the team. In other drawings: to the nearest box that way.",
    "Home, End": "To the first and the last box.",
    "Enter": "Selects the box.",
    "Space": "Adds the box to what is selected, or takes it out.",
    "Shift F10, or the menu key": "On the page Chart: opens the menu of the box.",
    "M": "On the page Chart: moves the box, or all that are selected, to another manager or unit.",
    "A, F2, E": "On the page Chart: adds a post under the box; changes its title in place; changes "
    "its details.",
    "S, G, V, Del": "On the page Chart: splits, merges, makes vacant, removes.",
    "U, D": "On the page Chart: opens the unit of the box; says what depends on it.",
    "O, Backspace": "On the page Chart: draws from the box down; back to the whole.",
    "Plus and minus": "On the page Chart: unfold and fold what is below the box.",
    "/": "Goes to the search.",
    "Ctrl Z, Ctrl Y": "Undo and redo a change, on every page.",
    "F": "On the page Compare: flips A and B.",
    "Escape": "Puts back what is dragged, closes what is open, goes back to the box.",
    "Shift and arrow keys": "Move the drawing.",
    "], [, 0, 9": "Zoom in, zoom out, show all, fit the width.",
}

ACCESSIBILITY = (
    "This app aims at WCAG 2.2, level AA. Every page is tested with axe in a browser; everything "
    "can be done by keyboard; text and its ground contrast by 4.5 to 1 or more; pages work at a "
    "width of 320 pixels without scrolling sideways, apart from the drawing and wide tables, which "
    "scroll within themselves. What a drawing says can also be read as words: in the panel beside "
    "it, in the tables of rules and faults, and in the tables on the page Data.\n\n"
    "Known limits: it has not been tried with a screen reader by its users, nor with voice "
    "control; tables on the page Data are drawn on a canvas with a hidden grid behind them. "
    "Tell whoever runs this app about anything that stands in your way."
)

SIDE_MEANINGS: Mapping[str, tuple[str, str, str]] = {
    "commissioning": ("C", "Decides and buys services.", "solid #005eb8; background: #d6e8f8"),
    "provider": ("P", "Runs services.", "dashed #00603a; background: #d9eee0"),
    "neutral": (
        "N",
        "Serves both: finance, people, governance.",
        "dotted #425563; background: #e8edee",
    ),
    "trust": ("T", "Where both sides meet: the Board, the chief.", "double #5b2c86"),
}
"""Side → its letter, what it means, and the line and ground of its mark."""
