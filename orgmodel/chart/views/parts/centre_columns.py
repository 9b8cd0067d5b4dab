"""Who stands where in the centre view: the Board, and the lay, executive and clinical columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.palette import BoxStyle
from orgmodel.chart.layout.lane_boxes import Item
from orgmodel.chart.layout.lane_ways import Wire
from orgmodel.chart.views.parts.centre_lines import expected, wires
from orgmodel.chart.views.parts.request import Outcomes
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import capital, counted
from orgmodel.rules.rule_result import RuleResult

BOARD, CHAIR, CHIEF, TEAM = "pct_board", "pct_chair", "ce", "emt"
COMMITTEE, CLINICAL_CHAIR = "pec", "pec_chair"
# The rules about the posts and lines that are drawn; how bodies are composed and how they
# decide is told by the check.
_ABOUT_LINES = (
    "R20",
    "R21",
    "R22",
    "R23",
    "R24",
    "R26",
    "R35",
    "R35-holders",
    "R36",
    "R40",
)
TITLES = ("Lay", "Executive", "Clinical")
_STYLES = (
    BoxStyle("#fdf3dc", "#7a5200", 1.2),
    BoxStyle("#e3ecf7", palette.BLUE, 1.2),
    BoxStyle("#e2f1ec", palette.GREEN, 1.2),
)
_BOARD_STYLE = BoxStyle("#ece6f4", palette.PURPLE, 2.0)
_MISSING_STYLE = BoxStyle(palette.WHITE, palette.FAINT, 1.0, "2 3")


@dataclass(frozen=True, slots=True)
class CentreColumns:
    """The Board, the three columns, the lines, and the rules with their outcomes."""

    board: Item
    columns: tuple[tuple[Item, ...], ...]
    wires: tuple[Wire, ...]
    rules: tuple[RuleResult, ...]

    def with_reports_counted(self) -> CentreColumns:
        """With the chief executive's reports said as a number, where a page cannot hold them."""
        lay, executive, clinical = self.columns
        chief, team, *reports = executive
        said = Words(f"with {counted(len(reports), 'direct report')}", scale=0.9)
        return replace(
            self, columns=(lay, (replace(chief, words=(*chief.words, said)), team), clinical)
        )


def centre_columns(model: OrganisationModel, outcomes: Outcomes) -> CentreColumns:
    """Who stands in which column, and every line stated or expected."""
    pack = outcomes.pack
    results = {
        rule.id: rule
        for rule in outcomes.result.rules
        if rule.id in _ABOUT_LINES and rule.pack == pack.name
    }
    asked = expected(model, [rule for rule in pack.rules if rule.id in _ABOUT_LINES], CHAIR)
    board = _item(model, BOARD, _BOARD_STYLE, pack.roles)
    columns = tuple(
        tuple(_item(model, name, style, pack.roles) for name in names)
        for names, style in zip(_columns(model), _STYLES, strict=True)
    )
    drawn = frozenset({board.id, *(item.id for column in columns for item in column)})
    lines = wires(model, drawn, asked, results)
    return CentreColumns(board, columns, lines, tuple(results.values()))


def _columns(model: OrganisationModel) -> tuple[list[str], list[str], list[str]]:
    """Ids (or role names) of the boxes in each column, from the top."""
    line, role = model.hierarchy, model.role
    chief, board, committee = role(CHIEF), role(BOARD), role(COMMITTEE)
    executive = set(line.subtree(chief)) if chief in line.index else {chief}
    reports = list(line.children(chief)) if chief in line.index else []
    fixed = {role(CHAIR), role(CLINICAL_CHAIR), chief}
    on_committee = _sitting(model, committee, ("chairs", "member_of", "coopted_to"))
    clinical = [post for post in on_committee if post not in executive | fixed]
    lay = [
        post
        for post in _sitting(model, board, ("chairs", "member_of"))
        if post not in executive | fixed | set(clinical)
    ]
    bodies = _bodies_of(model, board) if board in model.table_of else []
    return (
        [CHAIR, *lay],
        [CHIEF, TEAM, *reports],
        [CLINICAL_CHAIR, COMMITTEE, *clinical, *(b for b in bodies if b != committee)],
    )


def _sitting(model: OrganisationModel, body: str, roles: Collection[str]) -> list[str]:
    """The posts that sit on a body in one of these roles, each once."""
    seats = (edge for edge in model.edges.into(body) if edge.relation in roles)
    return list(dict.fromkeys(e.start for e in seats if e.start in model.hierarchy.index))


def _bodies_of(model: OrganisationModel, board: str) -> list[str]:
    """Bodies that are committees of the Board, accountable to it or delegated powers by it."""
    units = model.unit_tree.index
    under = (
        edge.start
        for edge in model.edges.into(board)
        if edge.relation in ("committee_of", "accountable_to")
    )
    trusted = (edge.end for edge in model.edges.from_(board, "delegates_to"))
    return list(dict.fromkeys(body for body in (*under, *trusted) if body in units))


def _item(model: OrganisationModel, name: str, style: BoxStyle, roles: Mapping[str, str]) -> Item:
    """The box of an id; of a role that the data does not fill, a faint one."""
    identifier = model.role(name)
    if identifier not in model.table_of:
        words = roles.get(name, name)
        said = capital(words)
        return Item(
            identifier,
            (Words(said, bold=True), Words("not in the data", scale=0.9)),
            "expected",
            _MISSING_STYLE,
            f"{said}, expected, not in the data",
            (("expected", "yes"),),
        )
    table = model.table_of[identifier]
    leads = name in (CHAIR, CHIEF, CLINICAL_CHAIR, BOARD)
    kind = "post" if table == "posts" else "unit"
    shown = style if table == "posts" or name == BOARD else replace(style, fill=palette.WHITE)
    return Item(identifier, (Words(model.names[identifier], bold=leads),), kind, shown)
