"""Options and what joined bodies come along where several are opened as one."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

import orgmodel as om
from orgmodel.files.exporters import folder_files
from orgmodel.store.sql.store import Store
from orgmodel.ui.options.opening_options import EXAMPLE, FILE
from orgmodel.ui.workspace import keeping
from tests.builders import organisation, post
from tests.ui.conftest import PAGES, Visit, control, words
from tests.ui.several.test_several import a_zip, gather

CLOSE = b'name = "Close finance"\n[[change]]\ndo = "remove-post"\npost = "fin"\nreports_to = "ce"\n'
BODIES = {
    name: organisation([post("ce"), post("aide", "ce"), post("clerk", "ce")], name=name.title())
    for name in ("north", "south")
}
JOINED = om.combine(BODIES).apply(
    om.Scenario("Join").move_post("south.aide", to="north.ce").move_post("south.ce", to="north.ce")
)


def the_set(**scenarios: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in folder_files(JOINED).items():
            archive.writestr(f"both/{name}", content)
        for name, text in scenarios.items():
            archive.writestr(f"both/scenarios/{name}.toml", text)
    return whole.getvalue()


def open_as_one(app: AppTest) -> AppTest:
    app.button(key="several.open").click().run()
    assert not app.exception
    return app


def plain(app: AppTest) -> str:
    return words(app).replace("\\", "")


def managers(app: AppTest) -> dict[str, str]:
    posts = app.session_state["om.work"].organisation.tables["posts"]
    return dict(zip(posts["id"], posts["reports_to"], strict=True))


@pytest.mark.usefixtures("own_store")
def test_options_beside_the_data_of_a_zip_are_offered_with_the_whole(visit: Visit) -> None:
    zipped = a_zip("North", **{"scenarios/close.toml": CLOSE, "scenarios/bad.toml": b"x ="})
    app = gather(visit("data"), {"north.zip": zipped, "south.zip": a_zip("South")})
    assert "1 option is offered on page Workspace" in words(app)
    assert "bad.toml cannot be read as an option" in plain(app)
    open_as_one(app)
    app.switch_page(PAGES["workspace"]).run()
    offered = control(app.selectbox, EXAMPLE)
    assert offered.options == ["north: Close finance"]
    offered.select_index(0).run()
    assert not app.exception
    assert "north.fin" not in managers(app)
    assert "south.fin" in managers(app)


def with_an_option(app: AppTest) -> AppTest:
    """Two bodies opened as one, with an option of a workspace open."""
    open_as_one(gather(app, {"a.zip": a_zip("A"), "b.zip": a_zip("B")}))
    app.switch_page(PAGES["workspace"]).run()
    control(app.file_uploader, FILE).upload("join.toml", JOIN).run()
    control(app.file_uploader, FILE).upload("fewer.toml", FEWER).run()
    assert len(app.session_state["om.work"].options) == 2
    return app


JOIN = b'name = "Join"\n[[change]]\ndo = "move-post"\npost = "b.fin"\nto = "a.ce"\n'
FEWER = b'name = "Fewer"\n[[change]]\ndo = "remove-post"\npost = "b.fin"\nreports_to = "b.ce"\n'


def test_options_of_the_workspace_that_is_open_are_options_of_the_whole(
    visit: Visit, own_store: Store
) -> None:
    app = with_an_option(visit("data"))
    app.switch_page(PAGES["data"]).run()
    app.button(key="several.beside").click().run()
    app.file_uploader[0].upload("c.zip", a_zip("C")).run()
    control(app.text_input, "several.name.2").input("bee").run()
    open_as_one(app)
    options = app.session_state["om.work"].options
    assert [one.name for one in options] == ["bee: Fewer", "Join"]
    assert [one.scenario.changes[0].to_dict()["post"] for one in options] == ["bee.fin"] * 2
    kept = own_store.read(app.session_state["om.work"].kept.id, "local")
    assert [one.name for one in kept.options] == ["bee: Fewer", "Join"]


@pytest.mark.usefixtures("own_store")
def test_an_option_of_which_a_body_is_taken_away_is_told_and_left_out(visit: Visit) -> None:
    app = with_an_option(visit("data"))
    app.switch_page(PAGES["data"]).run()
    app.button(key="several.beside").click().run()
    app.file_uploader[0].upload("c.zip", a_zip("C")).run()
    app.button(key="several.remove.1").click().run()
    assert "The option Join is left out, since a was taken away" in plain(app)
    open_as_one(app)
    assert [one.name for one in app.session_state["om.work"].options] == ["b: Fewer"]
    assert any("Join is left out" in note for note in app.session_state["om.work"].opened.notes)


def test_what_joined_the_bodies_of_a_set_is_there_again_beside_a_third(visit: Visit) -> None:
    app = gather(visit("data"), {"both.zip": the_set(), "east.zip": a_zip("East")})
    control(app.text_input, "several.name.1").input("upper").run()
    assert "Between upper and south: 2 rows and cells come back." in plain(app)
    open_as_one(app)
    found = managers(app)
    assert (found["south.aide"], found["south.ce"]) == ("upper.ce", "upper.ce")
    assert found["south.clerk"] == "south.ce"


def test_what_joined_it_is_told_and_left_out_where_one_is_taken_away(visit: Visit) -> None:
    app = gather(visit("data"), {"both.zip": the_set(), "east.zip": a_zip("East")})
    app.button(key="several.remove.1").click().run()
    assert "reports_to: north.ce" in plain(app)
    assert "taken away: 2 things" in "".join(one.label for one in app.expander)
    assert "come back" not in plain(app)
    open_as_one(app)
    assert managers(app)["south.aide"] == ""


def test_options_stay_where_the_whole_cannot_be_kept(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = with_an_option(visit("data"))
    app.switch_page(PAGES["data"]).run()
    app.button(key="several.beside").click().run()
    app.file_uploader[0].upload("c.zip", a_zip("C")).run()

    def full(*_: object) -> None:
        raise om.OrgmodelError("The store is full.")

    monkeypatch.setattr(keeping.Store, "begin", full)
    open_as_one(app)
    work = app.session_state["om.work"]
    assert work.kept is None
    assert "Opened, but not kept: The store is full" in app.toast[0].value
    assert [one.name for one in work.options] == ["b: Fewer", "Join"]


@pytest.mark.usefixtures("heavy")
def test_a_worker_puts_back_the_same(visit: Visit) -> None:
    aide = (
        'name = "Go"\n[[change]]\ndo = "remove-post"\npost = "north.aide"\nreports_to = "north.ce"'
    )
    app = gather(visit("data"), {"both.zip": the_set(aide=aide), "east.zip": a_zip("East")})
    assert "1 option is offered on page Workspace" in plain(app)
    open_as_one(app)
    assert managers(app)["south.aide"] == "north.ce"


def test_options_of_saved_work_come_along_and_stay_there(visit: Visit, own_store: Store) -> None:
    app = with_an_option(visit("data"))
    saved = app.session_state["om.work"].kept.id
    app.switch_page(PAGES["data"]).run()
    app = gather(app, {"c.zip": a_zip("C")})
    offered = control(app.selectbox, "several.add")
    offered.select_index(offered.options.index("Saved: A and B")).run()
    assert "1 option comes along" in plain(app)
    assert "1 option about several of them comes along" in plain(app)
    open_as_one(app)
    work = app.session_state["om.work"]
    assert [one.name for one in work.options] == ["b: Fewer", "Join"]
    assert work.kept.id != saved
    assert [one.name for one in own_store.read(saved, "local").options] == ["Join", "Fewer"]


def test_an_option_that_cannot_be_applied_any_more_is_told(visit: Visit, own_store: Store) -> None:
    app = with_an_option(visit("data"))
    app.switch_page(PAGES["data"]).run()
    app.button(key="several.beside").click().run()
    app.file_uploader[0].upload("c.zip", a_zip("C")).run()
    gathered = app.session_state["om.several"]
    body = gathered.bodies[1]
    lost = {"x": om.Scenario("Gone").remove_post("nobody", reports_to="ce")}
    options = replace(body.options, kept={**body.options.kept, **lost})
    bodies = tuple(replace(b, options=options) if b is body else b for b in gathered.bodies)
    app.session_state["om.several"] = replace(gathered, bodies=bodies)
    app.run()
    open_as_one(app)
    assert "The option b: Gone was not taken along" in plain(app)
    assert "Without 1 option" in "".join(one.value for one in app.toast)
    assert [one.name for one in app.session_state["om.work"].options] == ["b: Fewer", "Join"]
