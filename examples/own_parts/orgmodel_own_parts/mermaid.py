"""A writer of Mermaid: a chart as text that many wikis and code hosts draw."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.writers.parts.file_format import FileFormat, Making


def to_mermaid(drawing: Drawing) -> str:
    """The boxes and the lines between them; what a box says in quotes, so that it is no code."""
    number = {box.id: f"n{place}" for place, box in enumerate(drawing.boxes)}
    lines = ["flowchart TD"]
    for box in drawing.boxes:
        words = "<br>".join(_escaped(text.content) for text in box.texts)
        lines.append(f'    {number[box.id]}["{words}"]')
    for line in drawing.lines:
        if line.source in number and line.target in number:
            arrow = "-->" if line.dash is None else "-.->"
            start, end = number[line.target], number[line.source]  # a manager stands above
            lines.append(f"    {start} {arrow} {end}")
    return "\n".join(lines) + "\n"


def _escaped(words: str) -> str:
    """Every sign that could end the quotes or begin markup, by its number."""
    return "".join(c if c.isalnum() or c in " .,-()" else f"#{ord(c)};" for c in words)


def _write(drawings: Sequence[Drawing], _making: Making) -> tuple[bytes, ...]:
    return tuple(to_mermaid(drawing).encode() for drawing in drawings)


FORMATS = (
    FileFormat(
        ".mmd",
        "Mermaid",
        "Boxes and lines as Mermaid text, for wikis and code hosts.",
        "text/vnd.mermaid",
        _write,
        order=20,
    ),
)
