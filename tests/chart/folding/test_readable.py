"""What is there to see on opening: readable, filling the room, in the samples and real lists."""

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.api import Organisation, from_reading
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.folding.folded import FoldedChart, folded
from orgmodel.chart.folding.folds import USUAL_ROOM, Folds
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.views.parts.request import Request
from orgmodel.files.folder.folder import read_files
from orgmodel.files.importers.base import Options
from orgmodel.files.importers.organogram.importer import IMPORTER
from orgmodel.files.importers.written import files_of
from tests.builders import organisation, post
from tests.chart.folding.test_folding import overlapping, through_boxes

DATA = Path(__file__).resolve().parents[3] / "data"
REAL = Path(__file__).resolve().parents[4] / "shared" / "realdata" / "organograms"
BODIES = ("health_education_england-2013-09-30", "nhs_england-2013-09-30")
SAMPLES = ("brent", "illustrative", "cambridgeshire", "m2", "pec_2007")


def flat() -> Organisation:
    """Sixty direct reports."""
    reports = [post(f"p{n}", "ce", title=f"Officer for parks {n}", fte="1") for n in range(60)]
    return organisation(posts=[post("ce", title="Chief Officer"), *reports])


def deep() -> Organisation:
    """Nine layers."""
    rows, level = [post("p0", title="Chief Executive")], ["p0"]
    for layer in range(2, 10):
        below = []
        for at, manager in enumerate(level[:5]):
            for _ in range(1 + (at + layer) % 3):
                name = f"p{len(rows)}"
                rows.append(post(name, manager, title=f"Manager {name} on level {layer}"))
                below.append(name)
        level = below
    return organisation(posts=rows)


def without_a_line() -> Organisation:
    """Seventy posts of whom none reports to another."""
    return organisation(posts=[post(f"p{n}", title=f"Officer {n}") for n in range(70)])


def real(name: str) -> Organisation:
    senior = REAL / f"{name}-senior.csv"
    if not senior.exists():
        pytest.skip("the real files are not here")
    junior = senior.with_name(senior.name.replace("senior", "junior"))
    return from_reading(read_files(files_of(IMPORTER.read_files([senior, junior], Options()))))


def opened(name: str) -> Organisation:
    made = {"flat": flat, "deep": deep, "without a line": without_a_line}
    if name in made:
        return made[name]()
    return real(name) if name in BODIES else om.load(DATA / name)


def zoom(drawing: Drawing) -> float:
    return min(USUAL_ROOM[0] / drawing.width, USUAL_ROOM[1] / drawing.height)


@pytest.mark.parametrize("name", [*SAMPLES, *BODIES, "flat", "deep", "without a line"])
def test_on_opening_it_fills_the_room_and_can_be_read(name: str) -> None:
    drawing = folded(opened(name), Request(), Folds())
    assert zoom(drawing) >= 0.8
    seen = min(zoom(drawing), 1.15)
    wide, high = drawing.width * seen / USUAL_ROOM[0], drawing.height * seen / USUAL_ROOM[1]
    assert max(wide, high) >= 0.6
    assert min(text.size for box in drawing.boxes for text in box.texts) >= 11.0
    assert overlapping(drawing.boxes) == []
    assert through_boxes(drawing) == []


def test_the_illustrative_trust_opens_with_its_directors_in_rows_and_their_heads_below() -> None:
    model = opened("illustrative")
    drawing = folded(model, Request(), Folds())
    boxes = {box.id: box for box in drawing.boxes}
    top = next(box for box in drawing.boxes if box.parent is None and box.kind == "post")
    directors = [box for box in drawing.boxes if box.parent == top.id]
    assert len({round(box.y) for box in directors}) in (2, 3)
    shown = [box for box in drawing.boxes if boxes.get(box.parent or "") in directors]
    assert len(shown) >= len(directors)


def test_an_organisation_that_fits_is_whole() -> None:
    drawing = folded(opened("brent"), Request(), Folds())
    assert not any(dict(box.data).get("fold") == "shut" for box in drawing.boxes)


@pytest.mark.parametrize("name", [*SAMPLES, *BODIES])
def test_every_post_is_drawn_or_counted(name: str) -> None:
    model = opened(name)
    plan = FoldedChart(FoldGround(model)).plan(Request(), Folds())
    drawn = [one for node in plan.nodes for one in node.ids if one in model.hierarchy.index]
    hidden = sum(node.hidden for node in plan.nodes)
    assert len(drawn) + hidden == len(model.hierarchy)
