"""The page Options: changes, findings, steps, files."""

from __future__ import annotations

import json
from html import unescape

from streamlit.testing.v1 import AppTest

from orgmodel.changes.scenario import Scenario
from orgmodel.files.scenario_file import parse_scenario
from orgmodel.ui.head.row import OPTION
from orgmodel.ui.options.change_form import TASK
from orgmodel.ui.options.option_bar import EXAMPLE, FILE
from orgmodel.ui.workspace.option import Option
from orgmodel.ui.workspace.state import Work
from tests.ui.conftest import PAGES, Visit, words
from tests.ui.data.test_data_page import GOOD, upload

MAKE = f"{TASK}.make"


def work(app: AppTest) -> Work:
    found: Work = app.session_state["om.work"]
    return found


def shown(app: AppTest) -> Option:
    option = work(app).option
    assert option is not None
    return option


def fill(app: AppTest, verb: str, **answers: str) -> AppTest:
    app.selectbox(key=TASK).select(verb).run()
    made = "om.change.turn" in app.session_state
    number = app.session_state["om.change.turn"] if made else 0
    for name, value in answers.items():
        app.selectbox(key=f"om.change.{number}.{verb}..{name}").select(value).run()
    app.button(key=MAKE).click().run()
    assert not app.exception
    return app


def verdict(app: AppTest) -> str:
    return str(app.container(key="verdict").markdown[0].value)


def test_at_first_nothing_is_changed_and_the_page_says_how_to_begin(visit: Visit) -> None:
    app = visit("workspace")
    assert "starts an option" in words(app)
    assert app.button(key="option.undo").disabled
    assert "nothing new is broken" in verdict(app)


def test_a_moved_function_shows_its_new_error_at_once(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-function", function="F40", to="d_pccc")
    assert shown(app).name == "Option 1"
    assert "new error" in verdict(app)
    assert "SEP" in verdict(app)


def test_undo_takes_the_finding_away_and_redo_brings_it_back(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-function", function="F40", to="d_pccc")
    app.button(key="option.undo").click().run()
    assert "Nothing new is broken" in verdict(app)
    app.button(key="option.redo").click().run()
    assert "new error" in verdict(app)


def test_every_page_shows_the_option(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    app.switch_page("orgmodel/ui/pages/chart.py").run()
    assert app.selectbox(key=OPTION).value == shown(app).key
    assert "Draft, 1 change" in app.container(key="head").markdown[-1].value
    assert "One change leaves" in app.container(key="answer").markdown[0].value
    assert work(app).organisation.hierarchy.manager("dir_fp") == "dir_sc"
    assert work(app).baseline.hierarchy.manager("dir_fp") == "ce"


def test_what_cannot_be_done_says_why_and_changes_nothing(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="ce", to="dir_sc")
    assert "Everything is as it was" in app.error[0].value
    assert work(app).options == ()


def test_an_unfilled_form_says_what_to_fill_in(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post")
    assert r"Fill in first\: Post to move" in app.error[0].value


def test_a_change_in_the_middle_can_be_taken_out(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    fill(app, "move-function", function="F40", to="d_pccc")
    app.button(key="changed.0.remove").click().run()
    assert [change.do for change in shown(app).changes] == ["move-function"]
    app.button(key="option.undo").click().run()
    assert len(shown(app).changes) == 2


def test_an_option_is_named_copied_and_deleted(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    app.text_input(key=f"om.option.name.{shown(app).key}").set_value("Finance moves").run()
    app.session_state["option.more"] = True
    app.run()
    app.button(key="option.copy").click().run()
    assert [option.name for option in work(app).options] == ["Finance moves", "Finance moves (2)"]
    app.session_state["option.more"] = True
    app.run()
    app.button(key="option.delete").click().run()
    assert [option.name for option in work(app).options] == ["Finance moves"]
    assert work(app).option is None


def test_options_are_switched_without_loss(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    first = shown(app).key
    app.button(key="option.new").click().run()
    assert shown(app).changes == ()
    app.selectbox(key=OPTION).select(first).run()
    assert len(shown(app).changes) == 1


def test_a_shipped_option_opens(visit: Visit) -> None:
    app = visit("workspace")
    app.session_state["option.open"] = True
    app.run()
    app.selectbox(key=EXAMPLE).select("o01a-it-in-strategic-commissioning.toml").run()
    assert shown(app).scenario.option == "O01(a)"
    assert not app.exception


def open_file(app: AppTest, content: bytes) -> AppTest:
    app.session_state["option.open"] = True
    app.run()
    app.file_uploader(key=f"{FILE}.{len(work(app).options)}").upload("mine.toml", content).run()
    assert not app.exception
    return app


def test_a_scenario_file_opens_and_one_with_faults_tells_all_of_them(visit: Visit) -> None:
    good = b'name = "Mine"\n[[change]]\ndo = "move-post"\npost = "dir_fp"\nto = "dir_sc"\n'
    app = open_file(visit("workspace"), good)
    assert shown(app).name == "Mine"
    bad = good.replace(b"dir_fp", b"dir_fpp") + b'[[change]]\ndo = "mve-post"\n'
    open_file(app, bad)
    assert [option.name for option in work(app).options] == ["Mine"]
    assert "mve" in app.error[0].value


def test_a_file_that_fits_no_more_names_each_change(visit: Visit) -> None:
    lost = '[[change]]\ndo = "move-post"\npost = "gone{}"\nto = "dir_sc"\n'
    app = open_file(visit("workspace"), (lost.format(1) + lost.format(2)).encode())
    said = app.error[0].value
    assert "Change 1" in said
    assert "Change 2" in said
    assert work(app).options == ()


def test_the_selected_box_leads_to_its_change(visit: Visit) -> None:
    app = visit("workspace")
    app.session_state["om.selected"] = "dir_fp"
    app.run()
    app.button(key="starts.move-post").click().run()
    assert app.selectbox(key="om.change.0.move-post..post").value == "dir_fp"


def test_options_come_back_with_their_data(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    app.switch_page(PAGES["data"]).run()
    upload(app, {"posts.csv": GOOD})
    assert work(app).options == ()
    app.button(key="sample.open.brent").click().run()
    assert len(work(app).options) == 1


def test_the_relations_of_a_pack_can_be_given_to_a_link(visit: Visit) -> None:
    app = visit("data")
    app.button(key="sample.open.council_client_contractor").click().run()
    app.switch_page(PAGES["workspace"]).run()
    app.selectbox(key=TASK).select("add-link").run()
    relations = app.selectbox(key="om.change.0.add-link..relation").options
    assert {"inspects", "lets", "performs"} <= set(relations)
    link = {"from": "client_dir", "relation": "inspects", "to": "works"}
    fill(app, "add-link", **link)
    assert [change.to_dict() for change in shown(app).changes] == [{"do": "add-link", **link}]
    links = work(app).organisation.links
    assert links.iloc[-1][["from", "relation", "to"]].to_dict() == link


def test_a_large_organisation_is_drawn_before_anything_is_changed(visit: Visit) -> None:
    app = visit("data")
    app.button(key="sample.open.illustrative").click().run()
    app.switch_page(PAGES["workspace"]).run()
    chart = json.loads(app.get("bidi_component")[0].proto.json)
    assert len(chart["scene"]["boxes"]) > 60


def test_the_browser_is_given_what_to_keep(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    given = json.loads(app.get("bidi_component")[-1].proto.json)
    entry = json.loads(given["entry"])
    assert entry["options"][0]["scenario"]["change"][0]["post"] == "dir_fp"
    assert given["place"].startswith(work(app).opened.digest)


def test_an_upload_can_be_changed_too(visit: Visit) -> None:
    app = upload(visit("data"), {"posts.csv": GOOD})
    app.switch_page(PAGES["workspace"]).run()
    fill(app, "remove-post", post="fin")
    assert list(work(app).organisation.posts["id"]) == ["ce"]


def test_the_text_on_the_page_is_the_scenario(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    (shown_text,) = [h.proto.body for h in app.get("html") if "<pre" in h.proto.body]
    body = shown_text.partition(">")[2].removesuffix("</pre>")
    read: Scenario = parse_scenario(unescape(body).encode())
    assert read == shown(app).scenario
