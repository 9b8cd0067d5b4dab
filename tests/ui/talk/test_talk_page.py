"""The page Workspace: comments, history, and who is here."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from orgmodel.store.saying import Comment
from orgmodel.ui.shared.escaping import escaped
from tests.ui.conftest import Visit, control, drawn_words, words
from tests.ui.signing.test_sign_off_page import item, keys, press, work


def with_option(visit: Visit) -> AppTest:
    app = visit("workspace")
    control(app.selectbox, "om.option.example").select(
        "o01a-it-in-strategic-commissioning.toml"
    ).run()
    assert not app.exception
    return app


def said(app: AppTest) -> tuple[Comment, ...]:
    kept = work(app).kept
    assert kept is not None
    return kept.comments


def write(app: AppTest, text: str) -> AppTest:
    next(area for area in app.text_area if area.label == "Write to everybody here").set_value(text)
    return press(app, "talk.send")


def test_a_comment_is_shown_as_it_was_written_and_withdrawn_by_who_wrote_it(visit: Visit) -> None:
    hostile = "See [this](https://a.example) <b>now</b>"
    app = write(with_option(visit), hostile)
    assert escaped(hostile) in words(app)
    assert said(app)[0].about == "option"
    press(app, f"comment.withdraw.{said(app)[0].number}")
    assert said(app)[0].withdrawn
    assert escaped(hostile) not in words(app)


def test_an_empty_comment_is_not_sent(visit: Visit) -> None:
    app = write(with_option(visit), "  ")
    assert said(app) == ()
    assert "Write something first." in words(app)


def test_a_comment_on_a_change_leads_to_it(visit: Visit) -> None:
    app = with_option(visit)
    about = next(box for box in app.selectbox if box.label == "About")
    about.select(about.options[1]).run()
    write(app, "Is that all right?")
    assert said(app)[0].about == "change"
    assert said(app)[0].id == item(app)
    press(app, f"comment.lead.{said(app)[0].number}")
    assert app.session_state["om.lead.to"] in ("", "chart")


def test_a_comment_from_a_dialog_says_what_it_is_about(visit: Visit) -> None:
    app = visit("chart")
    app.session_state["om.selected"] = "dir_fp"
    app.run()
    press(app, next(str(key) for key in keys(app) if str(key).endswith(".comment")))
    area = next(area for area in app.text_area if area.label == "Your comment")
    area.set_value("Eight reports?")
    press(app, "comment.send")
    assert (said(app)[0].about, said(app)[0].id) == ("post", "dir_fp")
    assert "comment.send" not in keys(app)


def test_the_history_says_in_words_what_was_done(visit: Visit) -> None:
    app = write(press(with_option(visit), "signing.submit"), "Please look.")
    told = words(app)
    assert "**You** submitted" in told
    assert r"version 1" in told
    assert "**You** commented on" in told
    assert "started an option" in told


def test_who_is_here_is_told_once_something_is_kept(visit: Visit) -> None:
    app = visit("workspace")
    assert "here now" not in drawn_words(app)
    control(app.selectbox, "om.option.example").select(
        "o01a-it-in-strategic-commissioning.toml"
    ).run()
    assert "1 here now" in drawn_words(app)
