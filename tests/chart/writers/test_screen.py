"""A drawing as the values that a browser draws."""

from __future__ import annotations

import json

from orgmodel.chart.writers.screen import to_scene
from orgmodel.model.unprintable import UNPRINTABLE
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


def test_words_have_a_sign_for_what_cannot_be_shown_and_ids_stay() -> None:
    odd = "d\u202e1"
    (drawing,) = (
        organisation([post("ce"), post(odd, "ce", title="a\u202eb\x1b")])
        .chart(paper="screen")
        .drawings
    )
    scene = to_scene(drawing)
    (box,) = (box for box in scene["boxes"] if box["id"] == odd)
    said = [box["label"], *(text["t"] for text in box["texts"])]
    assert "a\ufffdb" in " ".join(said)
    assert not [words for words in said if UNPRINTABLE.search(words)]
    assert scene["lines"][0]["source"] == odd or scene["lines"][0]["target"] == odd
