"""What must hold of the pages of changes, and what they must tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import orgmodel as om
from orgmodel.chart.chart import Chart, chart
from orgmodel.chart.drawing.drawing import Box, Drawing, Group, Text
from orgmodel.chart.drawing.wrapping import width
from orgmodel.comparison.comparison import OptionComparison, compare
from orgmodel.comparison.differences import Differences, differences
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.pseudonyms import person_ids, pseudonyms, under_pseudonyms
from orgmodel.model.relations import verb

DATA = Path(__file__).resolve().parents[3] / "data"
PAPERS = ("a4", "a4-portrait", "a3", "165mm")
SCENARIOS = [
    (path.parent.parent.name, path.stem)
    for path in sorted(DATA.glob("*/scenarios/*.toml"))
    if not path.stem.startswith("option-set")
]


@cache
def data(sample: str) -> om.Organisation:
    return om.load(DATA / sample)


@cache
def compared(sample: str, name: str) -> OptionComparison:
    scenario = read_scenario_file(DATA / sample / "scenarios" / f"{name}.toml")
    return compare(data(sample), scenario).options[0]


def drawn(before: OrganisationModel, after: OrganisationModel, paper: str = "a4") -> Chart:
    if paper.endswith("mm"):
        return chart(after, "changes", baseline=before, width=paper)
    return chart(after, "changes", baseline=before, paper=paper)


def sample_chart(sample: str, name: str, paper: str = "a4") -> Chart:
    option = compared(sample, name)
    return drawn(option.baseline.model, option.option.model, paper)


def told(pages: Chart) -> list[str]:
    return [line.words for page in pages.drawings for line in page.told]


def texts(page: Drawing) -> Iterator[Text]:
    yield from page.texts
    yield from (text for box in page.boxes for text in box.texts)
    yield from (text for group in page.groups for text in group.texts)


def squeezed(words: str) -> str:
    return "".join(words.split())


def printed(pages: Chart) -> str:
    """All words on the pages without spaces: lines break anywhere."""
    return squeezed(" ".join(text.content for page in pages.drawings for text in texts(page)))


def boxes(pages: Chart) -> dict[str, Box]:
    return {box.id: box for page in pages.drawings for box in page.boxes}


def assert_sound(pages: Chart) -> None:
    """Nothing over another, nothing outside its box or page, nothing cut or too small."""
    for page in pages.drawings:
        margin = page.paper.margin if page.paper else 0.0
        for text in texts(page):
            right = text.x + width(text.content, text.size, text.bold)
            assert text.size >= 8.0 and "…" not in text.content
            assert text.x >= margin - 0.1 and right <= page.width - margin + 0.1, text.content
            assert 0 < text.y <= page.height, text.content
        for box in page.boxes:
            for text in box.texts:
                right = text.x + width(text.content, text.size, text.bold)
                assert box.x <= text.x and right <= box.x + box.width + 0.1, text.content
                assert box.y < text.y - text.size * 0.6 and text.y < box.y + box.height
        rows = sorted(page.boxes, key=lambda box: box.y)
        for at, one in enumerate(rows):
            for other in rows[at + 1 :]:
                if other.y >= one.y + one.height - 0.01:
                    break
                assert one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
        for group in page.groups:
            head = max((text.y for text in group.texts), default=group.y)
            inside = [box for box in page.boxes if _within(box, group)]
            assert all(box.y >= head + 1.0 for box in inside), group.label
        low = max((group.y + group.height for group in page.groups), default=0.0)
        assert low <= page.height - margin


def _within(box: Box, group: Group) -> bool:
    across = group.x <= box.x and box.x + box.width <= group.x + group.width + 0.1
    return across and group.y <= box.y and box.y <= group.y + group.height


def names_of(found: Differences, before: OrganisationModel, after: OrganisationModel) -> set[str]:
    """The names of every row that differs."""
    names: set[str] = set()
    for rows in (found.posts, found.units, found.functions, found.services):
        names |= {before.names[name] or name for name in rows.removed}
        names |= {after.names[name] or name for name in rows.added}
        names |= {after.names[row.id] or row.id for row in (*rows.moved, *rows.changed)}
    return names


def assert_all_told(pages: Chart, before: OrganisationModel, after: OrganisationModel) -> None:
    # A chart that names nobody numbers persons.
    numbers = pseudonyms(before, person_ids(after))
    before, after = (under_pseudonyms(one, numbers) for one in (before, after))
    found = differences(before, after)
    said, shown = "\n".join(told(pages)), printed(pages)
    for name in names_of(found, before, after):
        assert name in said, name
        assert squeezed(name) in shown, name
    links = [(link, before.names) for link in found.links.removed]
    links += [(link, after.names) for link in found.links.added]
    links += [(link, after.names) for link, _ in found.links.changed]
    for (start, relation, end), names in links:
        words = f"{names.get(start, start)} {verb(relation)} {names.get(end, end)}"
        assert words in said
        assert squeezed(words) in shown
    for link, cells in found.links.changed:
        assert all(f"{cell.old or 'none'} → {cell.new or 'none'}" in said for cell in cells), link
