"""A drawing as the values that a browser draws."""

from __future__ import annotations

import json

from orgmodel.chart.writers.screen import to_scene
from tests.builders import organisation, post


def test_a_scene_is_ready_for_json_and_leaves_out_what_is_usual() -> None:
    (drawing,) = organisation([post("ce"), post("d", "ce")]).chart(paper="screen").drawings
    scene = json.loads(json.dumps(to_scene(drawing)))
    assert [box["id"] for box in scene["boxes"]] == ["ce", "d"]
    assert "dash" not in scene["boxes"][0]
    assert "radius" not in scene["boxes"][0]
    assert scene["lines"][0]["points"][:2] == [
        round(value, 2) for value in drawing.lines[0].points[0]
    ]
