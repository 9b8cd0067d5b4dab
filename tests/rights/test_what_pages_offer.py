"""What each page offers to each role: one pass over the pages a role, each cell of the table."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.store.rights import RIGHTS, Role
from orgmodel.store.rights_table import ON_PAGES
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.ui.chart.selection_alone import TABLE
from orgmodel.ui.workspace.library import files_of_sample
from tests.rights.shared import ME, Shared, keys, shared_workspace
from tests.ui.conftest import PAGES, control, option_list

FILES = {"Three at the centre": "centre", "Help": "about"}
ALWAYS = "Every page but Start"
LOOK = "See what is open"
BOX = "dir_fp"


def has(pattern: str) -> Callable[[AppTest], bool]:
    """Whether something can be used whose key is such."""
    return lambda app: any(re.search(pattern, key) for key in keys(app))


def draws_for_change(app: AppTest) -> bool:
    """Whether the drawing is told that something may be changed in it."""
    told = [json.loads(one.proto.json) for one in app.get("bidi_component") if one.proto.json]
    can = [one["can"] for one in _inside(told) if "can" in one]
    assert can
    return not any(one.get("look") for one in can)


def _inside(given: object) -> Iterator[Mapping[str, dict[str, object]]]:
    if isinstance(given, Mapping):
        yield given
        for one in given.values():
            yield from _inside(one)
    elif isinstance(given, list):
        for one in given:
            yield from _inside(one)


def offers_shipped(app: AppTest) -> bool:
    return any(
        "ships" in option for option in control(app.selectbox, "om.compare.examples").options
    )


SHOWN: Mapping[tuple[str, str], Callable[[AppTest], bool]] = {
    (ALWAYS, "Undo a step"): has(r"^option\.undo$"),
    (ALWAYS, "Begin an option in the list"): lambda app: "New option" in option_list(app).options,
    ("Chart", "Drag, and use the menu and the keys of the drawing"): draws_for_change,
    ("Chart", "Move the selected box"): has(r"^panel\.move$"),
    ("Chart", "Change the selected box"): has(r"^panel\.change$"),
    ("Chart", "Comment on the selected box"): has(r"^panel\.comment$"),
    ("Chart", "Put a finding right"): has(r"\.put_right$"),
    ("Chart", "Accept a finding"): has(r"\.accept$"),
    ("Chart", "Set a target"): has(r"^figures\.target\."),
    ("Chart", "Edit posts in the table"): has(r"^om\.directory\.field$"),
    ("Separation", "Change the selected box"): has(r"^panel\.change$"),
    ("Three at the centre", "Change the selected box"): has(r"^panel\.change$"),
    ("Compare", "Add an option that ships with the data"): offers_shipped,
    ("Workspace", "Export all"): has(r"sharing\.export"),
    ("Workspace", "Start an option"): has(r"^option\.new$"),
    ("Workspace", "Open an option that ships with the data"): has(r"^om\.option\.example$"),
    ("Workspace", "Name the option"): has(r"^om\.option\.name\."),
    ("Workspace", "Copy the option"): has(r"^option\.copy$"),
    ("Workspace", "Delete the option"): has(r"^option\.delete$"),
    ("Workspace", "Add a change"): has(r"^option\.add$"),
    ("Workspace", "Submit the option again"): has(r"^signing\.(submit|take_back)$"),
    ("Workspace", "Keep a version"): has(r"^signing\.keep$"),
    ("Workspace", "Open a version again"): has(r"^version\.open\."),
    ("Workspace", "Accept a change somebody else submitted"): has(r"^deciding\.accept\."),
    ("Workspace", "Reject a change somebody else submitted"): has(r"^deciding\.reject\."),
    ("Workspace", "Comment"): has(r"^talk\.send$"),
    ("Workspace", "Name the workspace"): has(r"^om\.manage\.name$"),
    ("Workspace", "Let somebody in by a link"): has(r"^share\.invite$"),
    ("Workspace", "Take a member out"): has(r"^share\.remove\."),
    ("Workspace", "Say how long it is kept"): has(r"^om\.manage\.until$"),
    ("Workspace", "Delete the workspace"): has(r"^manage\.delete$"),
    ("Data", "Take a newer list under the options"): has(r"^newer\.take$"),
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with pytest.MonkeyPatch.context() as patch:
        file = tmp_path_factory.mktemp("rights") / "store.sqlite"
        patch.setenv("ORGMODEL_STORE", str(file))
        patch.setattr("orgmodel.ui.workspace.who.person", lambda: ME)
        yield shared_workspace(Store(place()))


def test_each_cell_of_the_table_has_its_test() -> None:
    assert set(SHOWN) == {(page, what) for page, what, _ in ON_PAGES if what != LOOK}
    pages = {page for page, what, _ in ON_PAGES if what == LOOK}
    assert {_file(page) for page in pages} == {"chart", *PAGES}


def _file(page: str) -> str:
    return FILES.get(page, page.lower())


def _opened(app: AppTest, page: str) -> AppTest:
    """A page with a box selected, and what it has to fold out folded out."""
    app.session_state["om.selected"] = BOX
    app.session_state[TABLE] = page == "Chart"
    name = _file(page)
    app.switch_page(PAGES.get(name, f"orgmodel/ui/pages/{name}.py")).run()
    assert not app.exception, (page, app.exception[0].stack_trace)
    return app


def _offered(app: AppTest) -> dict[tuple[str, str], bool]:
    """Each cell of a role: whether the page offers it."""
    found: dict[tuple[str, str], bool] = {}
    always = {what: [] for page, what, _ in ON_PAGES if page == ALWAYS}
    pages = [page for page, what, _ in ON_PAGES if what == LOOK]
    # Who may not take a newer list has it opened as their own: Data comes last.
    for page in sorted(pages, key=lambda page: page == "Data"):
        app = _opened(app, page)
        kept = app.session_state["om.work"].kept
        found[page, LOOK] = kept is not None and kept.name == "Plan"
        if page != "Start":
            for what, said in always.items():
                said.append(SHOWN[ALWAYS, what](app))
        if page == "Data":
            app = _with_newer_list(app)
        found |= {cell: offers(app) for cell, offers in SHOWN.items() if cell[0] == page}
    assert all(len(set(said)) == 1 for said in always.values()), always
    return found | {(ALWAYS, what): said[0] for what, said in always.items()}


def _with_newer_list(app: AppTest) -> AppTest:
    """The page Data, where a newer list of the same organisation was dropped."""
    files = files_of_sample("brent")
    files["posts.csv"] += b"newer,Newer post,ce\r\n"
    for name, content in files.items():
        app.file_uploader[0].upload(name, content)
    return app.run()


@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_each_page_offers_what_the_role_allows_and_nothing_else(
    role: Role | None, shared: Shared
) -> None:
    shared.let_in(role)
    before, app = shared.state(), shared.visit()
    assert any("not shared with you" in error.value for error in app.error) is (role is None)
    found = _offered(app)
    rights = RIGHTS[role] if role else frozenset()
    assert shared.state() == before
    if role is None:
        # What is open then is the visitor's own: nothing of the workspace, whatever is offered.
        assert not any(found[page, LOOK] for page, what, _ in ON_PAGES if what == LOOK)
        return
    assert found == {(page, what): right in rights for page, what, right in ON_PAGES}
