"""The XML of one shape on a slide (ECMA-376 part 1, DrawingML): plain, native, editable.

Whatever comes from the data is escaped, without control characters, and never a link or a
field.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgmodel.chart.drawing.drawing import Marker, Point, Text
from orgmodel.chart.writers.parts.connector_form import ConnectorForm
from orgmodel.chart.writers.parts.escaping import escape
from orgmodel.chart.writers.parts.glyphs import plain
from orgmodel.chart.writers.parts.text_frame import DESCENT, LEADING, TextFrame

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_A_POINT = 12700
_FONT = "Arial"
_TIPS: dict[Marker, str] = {"none": "none", "arrow": "triangle", "bar": "diamond"}
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
_TURN = 60_000
_MIDDLES = 4
_OFF_BENDS = 0.29289
# A curve for each corner: where it starts, in turns of a circle.
_CORNERS = (16_200_000, 0, 5_400_000, 10_800_000)
_QUARTER = 5_400_000


def emu(points: float) -> int:
    """Points in the unit of the format, 1/12700 pt."""
    return round(points * _A_POINT)


def words(text: str) -> str:
    """Text between tags or in an attribute."""
    return escape(plain(text))


def named(number: int, name: str, says: str | None) -> str:
    """Id, name and what a screen reader says; None for what is only there to be seen."""
    head = f'<p:cNvPr id="{number}" name="{words(name)}"'
    if says is None:
        return f"{head}>{_DECORATIVE}</p:cNvPr>"
    return f'{head} descr="{words(says)}"/>'


def shape(about: str, geometry: str, look: str, body: str = "") -> str:
    """A shape with words or without."""
    text = body or "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody>"
    return (
        f"<p:sp><p:nvSpPr>{about}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{geometry}{look}</p:spPr>{text}</p:sp>"
    )


def group(about: str, place: str, inside: Iterable[str]) -> str:
    """Several shapes that move together."""
    child = place.replace("a:off", "a:chOff").replace("a:ext ", "a:chExt ")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{about}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{place}{child}</a:xfrm></p:grpSpPr>{''.join(inside)}</p:grpSp>"
    )


def connector(
    about: str, form: ConnectorForm, ends: Sequence[tuple[int, int] | None], look: str
) -> str:
    """A connector; each of its two ends is glued to a shape's connection site, or None."""
    glued = "".join(
        f'<a:{name} id="{end[0]}" idx="{end[1]}"/>'
        for name, end in zip(("stCxn", "endCxn"), ends, strict=True)
        if end
    )
    preset = "straightConnector1" if form.preset == "line" else form.preset
    turned = f' rot="{form.turn * _TURN}"' if form.turn else ""
    turned += ' flipH="1"' if form.flip_across else ""
    turned += ' flipV="1"' if form.flip_down else ""
    middle = ""
    if form.middle is not None:
        middle = f'<a:gd name="adj1" fmla="val {round(form.middle * 100_000)}"/>'
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{about}<p:cNvCxnSpPr>{glued}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr><a:xfrm{turned}>{place(form.x, form.y, form.width, form.height)}</a:xfrm>"
        f'<a:prstGeom prst="{preset}"><a:avLst>{middle}</a:avLst></a:prstGeom>{look}</p:spPr>'
        "</p:cxnSp>"
    )


def text_box(about: str, text: Text, wide: float) -> str:
    """One line of words at its place, in a frame without margins."""
    high = LEADING * text.size
    at = place(text.x, text.y + DESCENT * text.size - high, wide + 2.0, high)
    frame = TextFrame((text,), (high,), "l", 0.0, 0.0, 0.0)
    return (
        f'<p:sp><p:nvSpPr>{about}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{at}'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"{frame_body(frame, 'none')}</p:sp>"
    )


def title(about: str, at: str, lines: Sequence[Text], frame: TextFrame) -> str:
    """The slide's title, where the drawing has it."""
    return (
        f'<p:sp><p:nvSpPr>{about}<p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm>{at}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"{frame_body(frame)}</p:sp>"
        if lines
        else ""
    )


def frame_body(frame: TextFrame, wrap: str = "square") -> str:
    """The words of a frame: lines of one look make a paragraph, broken where the drawing is."""
    paragraphs: list[str] = []
    last: tuple[object, ...] | None = None
    for text, high in zip(frame.lines, frame.heights, strict=True):
        look = (text.size, text.bold, text.italic, text.fill, round(high, 1))
        if look == last:
            paragraphs[-1] += f"<a:br>{_look('rPr', text)}</a:br>{_run(text)}"
        else:
            paragraphs.append(
                f'<a:pPr marL="0" indent="0" algn="{frame.align}"><a:lnSpc>'
                f'<a:spcPts val="{round(high * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/>'
                f"</a:spcBef><a:buNone/></a:pPr>{_run(text)}"
            )
        last = look
    whole = "".join(f"<a:p>{paragraph}</a:p>" for paragraph in paragraphs)
    body = _body(frame.left, frame.top, frame.right, wrap)
    return f"<p:txBody>{body}<a:lstStyle/>{whole}</p:txBody>"


def place(x: float, y: float, wide: float, high: float) -> str:
    """Where a shape stands and how large it is."""
    return f'<a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(wide)}" cy="{emu(high)}"/>'


def rectangle(
    x: float, y: float, wide: float, high: float, radius: float, sites: Sequence[Point] = ()
) -> str:
    """A rectangle, with rounded corners where it has a radius.

    With `sites`, further places on its edge that connectors are glued to, it is drawn as a
    freeform of the same look; the first four are the middles that every rectangle has.
    """
    at = f"<a:xfrm>{place(x, y, wide, high)}</a:xfrm>"
    radius = min(radius, wide / 2, high / 2)
    if len(sites) > _MIDDLES:
        return at + _with_sites(wide, high, radius, sites)
    if radius <= 0:
        return f'{at}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    share = round(radius / min(wide, high) * 100_000)
    bend = f'<a:gd name="adj" fmla="val {share}"/>'
    return f'{at}<a:prstGeom prst="roundRect"><a:avLst>{bend}</a:avLst></a:prstGeom>'


def inset(wide: float, high: float, radius: float, sites: Sequence[Point]) -> float:
    """How far inside a rounded rectangle its words begin: the preset keeps them off the bends."""
    return 0.0 if len(sites) > _MIDDLES else _OFF_BENDS * min(radius, wide / 2, high / 2)


def _with_sites(wide: float, high: float, radius: float, sites: Sequence[Point]) -> str:
    places = "".join(
        f'<a:cxn ang="{_facing(x, y, wide, high)}"><a:pos x="{emu(x)}" y="{emu(y)}"/></a:cxn>'
        for x, y in sites
    )
    return _freeform(wide, high, _outline(wide, high, radius), places, "")


def _facing(x: float, y: float, wide: float, high: float) -> int:
    """Which way a connector leaves a place on the edge."""
    edges = {abs(y): 16_200_000, abs(x): 10_800_000, abs(high - y): 5_400_000, abs(wide - x): 0}
    return edges[min(edges)]


def _outline(wide: float, high: float, radius: float) -> str:
    starts = ((radius, 0.0), (wide, radius), (wide - radius, high), (0.0, high - radius))
    ends = ((wide - radius, 0.0), (wide, high - radius), (radius, high), (0.0, radius))
    way = f"<a:moveTo>{_at(*starts[0])}</a:moveTo>"
    for end, angle in zip(ends, _CORNERS, strict=True):
        way += f"<a:lnTo>{_at(*end)}</a:lnTo>"
        if radius > 0:
            bend = f'wR="{emu(radius)}" hR="{emu(radius)}" stAng="{angle}" swAng="{_QUARTER}"'
            way += f"<a:arcTo {bend}/>"
    return way + "<a:close/>"


def runs(ways: Sequence[Sequence[Point]]) -> str:
    """A freeform of open lines."""
    xs = [x for way in ways for x, _ in way]
    ys = [y for way in ways for _, y in way]
    left, top = min(xs), min(ys)
    wide, high = max(xs) - left, max(ys) - top
    drawn = "".join(
        f"<a:{'lnTo' if at else 'moveTo'}>{_at(x - left, y - top)}</a:{'lnTo' if at else 'moveTo'}>"
        for way in ways
        for at, (x, y) in enumerate(way)
    )
    return f"<a:xfrm>{place(left, top, wide, high)}</a:xfrm>" + _freeform(
        wide, high, drawn, "", ' fill="none"'
    )


def _freeform(wide: float, high: float, drawn: str, sites: str, fill: str) -> str:
    return (
        f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{sites}</a:cxnLst>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(wide)}" h="{emu(high)}"{fill}>{drawn}</a:path></a:pathLst></a:custGeom>'
    )


def _at(x: float, y: float) -> str:
    return f'<a:pt x="{emu(x)}" y="{emu(y)}"/>'


def fill(colour: str) -> str:
    """A plain fill, or none."""
    if colour == "none":
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{escape(colour.removeprefix("#"))}"/></a:solidFill>'


def stroke(
    colour: str,
    wide: float,
    dash: str | None = None,
    start: Marker = "none",
    end: Marker = "none",
) -> str:
    """How an outline or a line is drawn, with its dashes and its two ends."""
    if colour == "none":
        return "<a:ln><a:noFill/></a:ln>"
    tips = "".join(
        f'<a:{name} type="{_TIPS[tip]}" w="med" len="med"/>'
        for name, tip in (("headEnd", start), ("tailEnd", end))
        if tip != "none"
    )
    look = f'{fill(colour)}{_dashes(dash, wide)}<a:miter lim="800000"/>{tips}'
    return f'<a:ln w="{emu(wide)}" cap="flat">{look}</a:ln>'


def _dashes(dash: str | None, wide: float) -> str:
    """A dash pattern in points as shares of the line's width, in thousandths of a per cent."""
    if not dash:
        return '<a:prstDash val="solid"/>'
    lengths = [round(float(part) / wide * 100_000) for part in dash.split()]
    if len(lengths) % 2:
        lengths *= 2
    stops = "".join(
        f'<a:ds d="{drawn}" sp="{left}"/>'
        for drawn, left in zip(lengths[::2], lengths[1::2], strict=True)
    )
    return f"<a:custDash>{stops}</a:custDash>"


def _body(left: float, top: float, right: float, wrap: str) -> str:
    return (
        f'<a:bodyPr wrap="{wrap}" lIns="{emu(left)}" tIns="{emu(top)}" rIns="{emu(right)}" '
        'bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
    )


def _run(text: Text) -> str:
    return f"<a:r>{_look('rPr', text)}<a:t>{words(text.content)}</a:t></a:r>"


def _look(tag: str, text: Text) -> str:
    style = (' b="1"' if text.bold else ' b="0"') + (' i="1"' if text.italic else "")
    faces = "".join(f'<a:{name} typeface="{_FONT}"/>' for name in ("latin", "cs"))
    return (
        f'<a:{tag} lang="en-GB" sz="{round(text.size * 100)}"{style} dirty="0">'
        f"{fill(text.fill)}{faces}</a:{tag}>"
    )
