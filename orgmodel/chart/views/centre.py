"""The centre view: lay, executive and clinical lines side by side, the Board across the top.

Stated lines are drawn in their style; a line that the guidance expects and the data does
not state is drawn faint, with its rule's number; the outcome of each rule stands below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Fitter, Words
from orgmodel.chart.drawing.drawing import Box, Drawing, Group, LegendEntry, Text
from orgmodel.chart.drawing.palette import BoxStyle
from orgmodel.chart.drawing.wrapping import ASCENT, LINE_HEIGHT, wrap
from orgmodel.chart.layout.lane_page import SCREEN_SIZE, Content, on_page, titled_group
from orgmodel.chart.layout.lanes import TOP, Board, Item, Placed, Wire, placed, stacked
from orgmodel.chart.layout.page_frame import PageWords, Room
from orgmodel.chart.views.parts.captions import count_words, footer
from orgmodel.chart.views.parts.centre_lines import expected, wires
from orgmodel.chart.views.parts.request import Outcomes, Request
from orgmodel.chart.views.parts.view import OutcomesOf, View
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.finding import OUTCOME_WORDS
from orgmodel.rules.rule_result import RuleResult

PACK = "pec-2007"
BOARD, CHAIR, CHIEF, TEAM = "pct_board", "pct_chair", "ce", "emt"
COMMITTEE, CLINICAL_CHAIR = "pec", "pec_chair"
# The rules about the posts and lines that are drawn; how bodies are composed and how they
# decide is told by the check.
TOLD = ("R20", "R21", "R22", "R23", "R24", "R26", "R35", "R35-holders", "R36", "R37", "R40")
# Height of a box for each line that ends at its side, from roomy to close.
_PORTS = (8.5, 7.0, 5.0, 4.0)
_TITLES = ("Lay", "Executive", "Clinical")
_STYLES = (
    BoxStyle("#fdf3dc", "#7a5200", 1.2),
    BoxStyle("#e3ecf7", palette.BLUE, 1.2),
    BoxStyle("#e2f1ec", palette.GREEN, 1.2),
)
_BOARD = BoxStyle("#ece6f4", palette.PURPLE, 2.0)
_GHOST = BoxStyle(palette.WHITE, palette.FAINT, 1.0, "2 3")


@dataclass(frozen=True, slots=True)
class Parts:
    """The Board, the three columns, the lines, and the rules with their outcomes."""

    board: Item
    columns: tuple[tuple[Item, ...], ...]
    wires: tuple[Wire, ...]
    rules: tuple[RuleResult, ...]


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the view on one page."""
    parts = parts_of(model, request.asked_outcomes())
    page_words = PageWords(
        "centre", f"{model.name}: three at the centre", describe(model, parts), footer(model)
    )
    tries = [(parts, port) for port in _PORTS] + [(_fewer(parts), port) for port in _PORTS]
    for part, port in tries:
        drawing = on_page(partial(_content, part, port), page_words, request.paper)
        if drawing is not None:
            return (drawing,)
    whole = on_page(partial(_content, parts, _PORTS[0]), page_words, "screen")
    return (whole,) if whole else ()


def parts_of(model: OrganisationModel, outcomes: Outcomes) -> Parts:
    """Who stands in which column, and every line stated or expected."""
    pack, found = outcomes.pack, outcomes.result.rules
    results = {rule.id: rule for rule in found if rule.id in TOLD and rule.pack == pack.name}
    asked = expected(model, [rule for rule in pack.rules if rule.id in TOLD], CHAIR)
    board = _item(model, BOARD, _BOARD, pack.roles)
    columns = tuple(
        tuple(_item(model, name, style, pack.roles) for name in names)
        for names, style in zip(_columns(model), _STYLES, strict=True)
    )
    drawn = frozenset({board.id, *(item.id for column in columns for item in column)})
    return Parts(board, columns, wires(model, drawn, asked, results), tuple(results.values()))


def _columns(model: OrganisationModel) -> tuple[list[str], list[str], list[str]]:
    """Ids (or role names) of the boxes in each column, from the top."""
    line, role = model.hierarchy, model.role
    chief, board, committee = role(CHIEF), role(BOARD), role(COMMITTEE)
    executive = set(line.subtree(chief)) if chief in line.index else {chief}
    reports = list(line.children(chief)) if chief in line.index else []
    seats = model.memberships
    posts = set(line.ids)

    def sitting(body: str, roles: tuple[str, ...]) -> list[str]:
        chosen = seats[(seats["body"] == body) & seats["role"].isin(roles)]
        return [member for member in chosen["member"] if member in posts]

    fixed = {role(CHAIR), role(CLINICAL_CHAIR), chief}
    on_committee = sitting(committee, ("chairs", "member_of", "coopted_to"))
    clinical = [post for post in on_committee if post not in executive | fixed]
    lay = [
        post
        for post in sitting(board, ("chairs", "member_of"))
        if post not in executive | fixed | set(clinical)
    ]
    bodies = _bodies_of(model, board) if board in model.table_of else []
    return (
        [CHAIR, *lay],
        [CHIEF, TEAM, *reports],
        [CLINICAL_CHAIR, COMMITTEE, *clinical, *(b for b in bodies if b != committee)],
    )


def _bodies_of(model: OrganisationModel, board: str) -> list[str]:
    """Bodies that are committees of the Board, accountable to it or delegated powers by it."""
    edges, units = model.edges.frame(), set(model.units["id"])
    found = []
    for start, relation, end in zip(edges["from"], edges["relation"], edges["to"], strict=True):
        if relation in ("committee_of", "accountable_to") and end == board and start in units:
            found.append(start)
        if relation == "delegates_to" and start == board and end in units:
            found.append(end)
    return list(dict.fromkeys(found))


def _item(model: OrganisationModel, name: str, style: BoxStyle, roles: Mapping[str, str]) -> Item:
    """The box of an id; of a role that the data does not fill, a faint one."""
    identifier = model.role(name)
    if identifier not in model.table_of:
        words = roles.get(name, name)
        said = words[:1].upper() + words[1:]
        return Item(
            identifier,
            (Words(said, bold=True), Words("not in the data", scale=0.9)),
            "expected",
            _GHOST,
            f"{said}, expected, not in the data",
            (("expected", "yes"),),
        )
    table = model.table_of[identifier]
    chief = name in (CHAIR, CHIEF, CLINICAL_CHAIR, BOARD)
    kind = "post" if table == "posts" else "unit"
    shown = style if table == "posts" or name == BOARD else replace(style, fill=palette.WHITE)
    return Item(identifier, (Words(model.names[identifier], bold=chief),), kind, shown)


def _fewer(parts: Parts) -> Parts:
    """With the executive's reports told as a number, where they are too many for a page."""
    lay, executive, clinical = parts.columns
    reports = executive[2:]
    first = executive[0]
    said = Words(f"with {count_words(len(reports), 'direct report')}", scale=0.9)
    head = replace(first, words=(*first.words, said))
    return replace(parts, columns=(lay, (head, executive[1]), clinical))


def _content(parts: Parts, port: float, room: Room, fitter: Fitter) -> Content:
    size = fitter.size
    board = placed(parts.board, room.left, room.top, room.width, fitter, size * 2.4)
    rough = _laid(parts, room, fitter, board, _Space((size * 3,) * 4, size * 3, {}))
    channels, corridor, _ = rough.lanes.rooms(parts.wires)
    space = _Space(
        tuple(max(channel, size * 1.2) for channel in channels),
        max(corridor, size * 1.5),
        {end: port * (count + 1) for end, count in rough.lanes.ports(parts.wires).items()},
    )
    laid = _laid(parts, room, fitter, board, space)
    texts, bottom = _outcomes(parts.rules, room, laid.low + size * 1.2, _small(size))
    return Content(
        laid.boxes, laid.lanes.lines(parts.wires), laid.groups, texts, _legend(parts), bottom
    )


@dataclass(frozen=True, slots=True)
class _Space:
    """Widths of the channels, height of the corridor, and least heights of boxes."""

    channels: tuple[float, ...]
    corridor: float
    heights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Laid:
    """Boxes and columns in place, the lanes between them, and their lower edge."""

    boxes: tuple[Box, ...]
    groups: tuple[Group, ...]
    lanes: Board
    low: float


def _laid(parts: Parts, room: Room, fitter: Fitter, board: Box, space: _Space) -> _Laid:
    size = fitter.size
    top = room.top + board.height
    start, head = top + space.corridor, size * 1.9
    rest = room.width - sum(space.channels)
    widths = [rest * share for share in (0.26, 0.40, 0.34)]
    edges: list[tuple[float, float]] = []
    at, lows, x = [Placed(board, TOP)], [start], room.left
    for number, (items, wide) in enumerate(zip(parts.columns, widths, strict=True)):
        x += space.channels[number]
        made, low = stacked(items, x, start + head, wide, fitter, size * 0.6, least=space.heights)
        at += [Placed(box, number) for box in made]
        lows.append(low)
        edges.append((x, x + wide))
        x += wide
    low = max(lows) + size * 0.6
    groups = tuple(
        titled_group(
            title.casefold(),
            f"column {title.casefold()}",
            title,
            left - size * 0.4,
            start,
            right - left + size * 0.8,
            low - start,
            size,
        )
        for (left, right), title in zip(edges, _TITLES, strict=True)
    )
    lanes = Board(
        at, edges, (room.left, room.left + room.width), (top, start), tag_size=_small(size)
    )
    return _Laid(tuple(item.box for item in at), groups, lanes, low)


def _small(size: float) -> float:
    """Text beside lines and under the columns: 8 pt on paper, readable on screen."""
    return max(8.0, size * 0.85) if size > SCREEN_SIZE - 1 else 8.0


def _outcomes(
    rules: Sequence[RuleResult], room: Room, top: float, size: float
) -> tuple[tuple[Text, ...], float]:
    """Each rule's outcome in words, in two columns."""
    step = size * LINE_HEIGHT * 1.15
    half = (room.width - 20) / 2
    texts = [Text(room.left, top + size * ASCENT, "What the rules say", size + 1, True)]
    top += step * 1.25
    halves = (rules[: -(-len(rules) // 2)], rules[-(-len(rules) // 2) :])
    low = top
    for number, part in enumerate(halves):
        x, y = room.left + (half + 20) * number, top + size * ASCENT
        for rule in part:
            outcome = OUTCOME_WORDS[rule.outcome].lower()
            colour = palette.RED if rule.outcome == "fail" else palette.INK
            texts.append(Text(x, y, rule.id, size, True))
            texts.append(Text(x + size * 6.5, y, outcome, size, True, fill=colour))
            for line in wrap(rule.title, size, half - size * 14.7, max_lines=2):
                texts.append(Text(x + size * 14.5, y, line, size))
                y += size * LINE_HEIGHT
            y += size * LINE_HEIGHT * 0.15
        low = max(low, y)
    return tuple(texts), low


def _legend(parts: Parts) -> tuple[LegendEntry, ...]:
    return tuple(dict.fromkeys(wire.style.legend() for wire in parts.wires))


def describe(model: OrganisationModel, parts: Parts) -> str:
    """The drawing in words: columns, lines, and the outcome of each rule."""
    said = [f"{parts.board.words[0].content} across the top."]
    for title, column in zip(_TITLES, parts.columns, strict=True):
        said.append(f"{title}: {'; '.join(item.words[0].content for item in column)}.")
    said += [f"{wire.label}." for wire in parts.wires if wire.relation != "reports_to"]
    said += [f"{rule.id} {OUTCOME_WORDS[rule.outcome].lower()}." for rule in parts.rules]
    del model
    return " ".join(said)


VIEW = View(draw, 3, "Three at the centre", outcomes=OutcomesOf(PACK))
