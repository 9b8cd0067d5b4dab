"""The chart component's files: nothing from outside, nothing set as markup."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import orgmodel

ASSETS = Path(orgmodel.__file__).parent / "ui" / "drawing" / "assets"
MODULES = sorted(ASSETS.glob("*.js"))


def test_modules_name_no_other_place() -> None:
    for module in [*MODULES, *ASSETS.glob("*.css"), *ASSETS.glob("*.html")]:
        text = module.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|//[a-z]+\.", text), module.name


def test_no_module_sets_markup() -> None:
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in text, module.name


def test_every_import_is_a_file_that_ships() -> None:
    for module in MODULES:
        for name in re.findall(r'from "\./([^"]+)"', module.read_text(encoding="utf-8")):
            assert (ASSETS / name).is_file(), f"{module.name} imports {name}"


def test_the_manifest_names_every_part_of_the_component() -> None:
    place = Path(orgmodel.__file__).parent / "pyproject.toml"
    with place.open("rb") as file:
        manifest = tomllib.load(file)
    parts = manifest["tool"]["streamlit"]["component"]["components"]
    assert {part["name"]: part["asset_dir"] for part in parts} == {
        "orgchart": "ui/drawing/assets",
        "orgview": "ui/drawing/assets",
        "orgover": "ui/drawing/assets",
    }
