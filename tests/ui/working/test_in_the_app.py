"""Long work on the pages: made beside the server, shown, taken once, refused in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.ui.compare import pack_panel
from orgmodel.ui.data import dropping, light
from orgmodel.ui.working.crew import CREW
from orgmodel.ui.working.task import TaskLimits
from orgmodel.ui.workspace.library import organisation_of
from tests.ui.conftest import Visit, control, words
from tests.ui.data.test_data_page import FAULTY, GOOD, banner, upload
from tests.ui.working.odd_tasks import hungry, quick_pack

HEAVY = GOOD + b"".join(b"p%d,Officer,ce\n" % number for number in range(40))


@pytest.fixture
def all_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(light, "BYTES", 0)
    monkeypatch.setattr(light, "CELLS", 0)


def said(app: AppTest) -> str:
    return str(app.error[0].value).replace("\\", "")


def test_files_that_a_worker_reads_are_opened_as_others_are(visit: Visit, all_heavy: None) -> None:
    app = upload(visit("data"), {"posts.csv": HEAVY})
    assert "42 posts" in banner(app)
    assert "No faults" in banner(app)
    app = upload(app, {"posts.csv": FAULTY})
    assert "3 faults" in banner(app)


def test_a_list_that_a_worker_reads_is_begun_as_an_import(visit: Visit, all_heavy: None) -> None:
    app = upload(visit("data"), {"staff.csv": b"Post No;Job;Boss\n1;Head;\n2;Clerk;1\n"})
    assert app.session_state["om.import"].mapping is not None
    assert any(button.key == "import.next" for button in app.button)


def test_what_holds_too_much_is_refused_and_what_is_open_stays(visit: Visit) -> None:
    wide = b",".join(b"c%d" % number for number in range(2_000))
    app = upload(visit("data"), {"posts.csv": wide})
    assert "2,000 cells; at most 1,000 columns are read" in said(app)
    assert "Brent tPCT" in banner(app)


def test_so_it_is_by_a_worker_and_where_the_reading_itself_costs_too_much(
    visit: Visit, all_heavy: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = b",".join(b"c%d" % number for number in range(2_000))
    app = upload(visit("data"), {"posts.csv": wide})
    assert "at most 1,000 columns are read" in said(app)
    monkeypatch.setattr(dropping, "upload_read", hungry)
    app = upload(app, {"posts.csv": GOOD})
    assert "needs more memory than the 200 MB that are let" in said(app)
    assert "Brent tPCT" in banner(app)


def test_faults_that_repeat_are_counted() -> None:
    found = organisation_of({"posts.csv": GOOD + b"fin,Finance,ce\n" * 5_000}, "Again")
    assert len(found.problems) == 101
    assert "and 4,900 more rows of the same" in found.problems[-1].message


def dialog(
    app: AppTest, make: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch, example: int = 0
) -> AppTest:
    monkeypatch.setattr(pack_panel, "pack_made", make)
    control(app.selectbox, "om.compare.examples").select_index(example).run()
    app.button(key="pack.open").click().run()
    app.button(key="pack.make").click().run()
    assert not app.exception
    return app


def test_the_pack_is_made_beside_the_server_and_can_be_downloaded(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = dialog(visit("compare"), quick_pack, monkeypatch)
    assert "The pack is ready" in words(app)
    assert app.get("download_button")


def test_a_pack_that_needs_too_much_is_told(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_panel, "OF_A_PACK", TaskLimits(100_000_000, 10, 20))
    app = dialog(visit("compare"), hungry, monkeypatch, 1)
    assert "more memory than the 100 MB" in said(app)
    CREW.close()
