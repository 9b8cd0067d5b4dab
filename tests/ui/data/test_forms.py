"""What other installed packages can read is offered on the page Data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from streamlit.testing.v1 import AppTest

from orgmodel.ui.workspace.importing import ImportStep
from tests.plugins.installed import on_path, package
from tests.ui.conftest import Visit
from tests.ui.data.test_data_page import upload

ROOT = Path(__file__).resolve().parents[3]
_OUTLINE = (ROOT / "examples/own_parts/orgmodel_own_parts/outline.py").read_text("utf-8")
_BROKEN = "raise RuntimeError('not today')"


def _buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_a_file_that_nothing_here_reads_can_be_read_by_another_package(
    visit: Visit, tmp_path: Path
) -> None:
    site = package(tmp_path, "outlines", _OUTLINE, importer="outline = outlines:IMPORTER")
    with on_path(site):
        app = upload(visit("data"), {"line.pdf": b"%PDF-1.4\nChief\n  Nurse\n  Doctor\n"})
        assert any("Nothing was opened" in error.value for error in app.error)
        offered = [words for words in _buttons(app) if words.startswith("Read as")]
        assert len(offered) == 1
        assert "Outlines" in offered[0]
        assert "package outlines" in offered[0]
        app.button(key="import.as.outline").click().run()
        assert not app.exception
        assert app.session_state["om.import"].form == "outline"


def test_a_package_that_cannot_be_loaded_is_told_and_the_others_are_offered(
    visit: Visit, tmp_path: Path
) -> None:
    good = package(tmp_path, "outlines", _OUTLINE, importer="outline = outlines:IMPORTER")
    bad = package(tmp_path, "broken", _BROKEN, importer="sketch = broken:IMPORTER")
    with on_path(good, bad):
        app = upload(visit("data"), {"Staff.csv": b"Job title,Line manager\nA,\nB,A\n"})
        app.session_state["om.import"] = replace(
            app.session_state["om.import"], step=ImportStep.FILE
        )
        app.run()
        (forms,) = (one for one in app.radio if one.label == "It was taken for")
        said = " ".join(one.value for one in app.markdown)
        assert any("package outlines" in words for words in forms.options)
        assert not any("broken" in words for words in forms.options)
        assert "not today" in said
