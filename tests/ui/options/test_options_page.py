"""The page Options: changes, findings, steps, files."""

from __future__ import annotations

from datetime import date
from html import unescape

from streamlit.testing.v1 import AppTest

from orgmodel.changes.scenario import Scenario
from orgmodel.files.scenario_file import parse_scenario
from orgmodel.store.option import Option
from orgmodel.ui.options.opening_options import EXAMPLE, FILE
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import PAGES, Visit, control, drawn_words, option_list, words
from tests.ui.data.test_data_page import GOOD, upload
from tests.ui.options.forms import key_of, open_form, press_make


def work(app: AppTest) -> Work:
    found: Work = app.session_state["om.work"]
    return found


def shown(app: AppTest) -> Option:
    option = work(app).option
    assert option is not None
    return option


def fill(app: AppTest, verb: str, **answers: str) -> AppTest:
    open_form(app, verb)
    for name, value in answers.items():
        app.selectbox(key=key_of(app, verb, name)).select(value).run()
    return press_make(app, verb)


def drop_button(app: AppTest, place: int) -> str:
    """The key of the button that undoes only this change."""
    keys = [str(button.key) for button in app.button]
    return [key for key in keys if key.startswith("changed.remove.")][place]


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
    assert "holds functions of both sides" in verdict(app)
    assert "SEP" not in verdict(app)
    assert "F45" not in verdict(app)


def test_undo_takes_the_finding_away_and_redo_brings_it_back(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-function", function="F40", to="d_pccc")
    app.button(key="option.undo").click().run()
    assert "Nothing new is broken" in verdict(app)
    app.button(key="option.redo").click().run()
    assert "new error" in verdict(app)


def test_every_page_shows_the_option(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    app.switch_page("orgmodel/ui/pages/chart.py").run()
    assert option_list(app).value == shown(app).key
    said = " ".join(one.value for one in app.container(key="head").markdown)
    assert "Draft, 1 change" in said
    assert any("Saved" in one.value for one in app.markdown)
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
    app.button(key=drop_button(app, 0)).click().run()
    assert [change.do for change in shown(app).changes] == ["move-function"]
    app.button(key="option.undo").click().run()
    assert len(shown(app).changes) == 2


def test_a_second_press_does_not_take_out_the_change_that_has_moved_up(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    fill(app, "move-function", function="F40", to="d_pccc")
    pressed = drop_button(app, 0)
    app.button(key=pressed).click().run()
    assert pressed not in {button.key for button in app.button}
    assert [change.do for change in shown(app).changes] == ["move-function"]


def test_a_change_that_is_made_twice_is_listed_twice(visit: Visit) -> None:
    app = visit("workspace")
    there = Scenario("There and back").move_post("dir_fp", to="dir_sc")
    twice = there.move_post("dir_fp", to="ce").move_post("dir_fp", to="dir_sc")
    option = Option.of("k", twice)
    app.session_state["om.work"] = Work(work(app).opened, (option,), "k")
    assert not app.run().exception
    app.button(key=drop_button(app, 2)).click().run()
    assert shown(app).changes == twice.changes[:2]


def test_an_option_is_named_copied_and_deleted(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    control(app.text_input, f"om.option.name.{shown(app).key}").set_value("Finance moves").run()
    app.button(key="option.copy").click().run()
    assert [option.name for option in work(app).options] == ["Finance moves", "Finance moves (2)"]
    app.button(key="option.delete").click().run()
    assert [option.name for option in work(app).options] == ["Finance moves"]
    assert work(app).option is None


def test_options_are_switched_without_loss(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    first = shown(app).key
    app.button(key="option.new").click().run()
    assert shown(app).changes == ()
    option_list(app).select(first).run()
    assert len(shown(app).changes) == 1


def test_a_shipped_option_opens(visit: Visit) -> None:
    app = visit("workspace")
    control(app.selectbox, EXAMPLE).select("o01a-it-in-strategic-commissioning.toml").run()
    assert shown(app).scenario.option == "O01(a)"
    assert not app.exception


def open_file(app: AppTest, content: bytes) -> AppTest:
    control(app.file_uploader, FILE).upload("mine.toml", content).run()
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


def test_a_deleted_option_can_be_brought_back_with_its_steps(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    app.button(key="option.delete").click().run()
    assert work(app).options == ()
    app.button(key="option.back").click().run()
    assert len(shown(app).changes) == 1
    assert not app.button(key="option.undo").disabled
    assert "option.back" not in {button.key for button in app.button}


def test_a_reason_is_kept_with_its_change_and_can_be_undone(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    reason = control(app.text_input, f"changed.0.reason.{shown(app).key}")
    reason.set_value("Agreed in June").run()
    assert shown(app).changes[0].reason == "Agreed in June"
    app.button(key="option.undo").click().run()
    assert shown(app).changes[0].reason is None


def test_a_change_gets_a_day_and_the_slider_shows_each_day(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    assert not app.select_slider
    day = control(app.date_input, f"changed.0.on.{shown(app).key}")
    day.set_value(date(2007, 10, 1)).run()
    assert shown(app).changes[0].on == "2007-10-01"
    slider = app.select_slider(key=f"days.{shown(app).key}")
    assert slider.options == ["2 July 2007", "1 October 2007"]
    assert "Nothing changes yet." in words(app)
    table = next(one.value for one in app.table if "What changes" in one.value.columns)
    assert list(table["Day"]) == slider.options
    assert drawn_words(app).count('<img alt="Timeline of') == 1
    slider.set_value("1 October 2007").run()
    assert "Change 1: Move the post" in words(app).replace("\\", "")
    assert not app.exception
    app.button(key="option.undo").click().run()
    assert shown(app).changes[0].on is None
    assert not app.select_slider


def test_an_option_is_chosen_from_the_list(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    key = shown(app).key
    app.button(key="option.show.").click().run()
    assert work(app).option is None
    app.button(key=f"option.show.{key}").click().run()
    assert shown(app).key == key


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
    open_form(app, "add-link")
    relations = app.selectbox(key=key_of(app, "add-link", "relation")).options
    assert {"inspects", "lets", "performs"} <= set(relations)
    link = {"from": "client_dir", "relation": "inspects", "to": "works"}
    fill(app, "add-link", **link)
    assert [change.to_dict() for change in shown(app).changes] == [{"do": "add-link", **link}]
    links = work(app).organisation.links
    assert links.iloc[-1][["from", "relation", "to"]].to_dict() == link


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


def test_changes_are_told_without_ids(visit: Visit) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    said = app.container(key="changed.0").markdown[0].value
    assert "Director of Finance and Performance" in said
    assert "dir" not in said.replace("Director", "")


def test_a_file_that_holds_too_much_is_refused_before_it_is_read(visit: Visit) -> None:
    app = open_file(visit("workspace"), b'name = "Mine"\nx = [' + b"0," * 1_001 + b"]\n")
    assert "holds 1\\,001 names" in app.error[0].value
    assert work(app).options == ()
