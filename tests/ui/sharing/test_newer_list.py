"""A newer staff list under the options that are open."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import PAGES, Visit, words
from tests.ui.data.test_data_page import upload
from tests.ui.options.test_options_page import fill

pytestmark = pytest.mark.usefixtures("own_store")


def work(app: AppTest) -> Work:
    found: Work = app.session_state["om.work"]
    return found


def on_data(app: AppTest) -> AppTest:
    app.switch_page(PAGES["data"]).run()
    return app


def with_option(visit: Visit) -> AppTest:
    """Own data is open, with an option that moves `b` under `c`."""
    app = upload(visit("data"), {"posts.csv": LIST})
    app.switch_page(PAGES["workspace"]).run()
    return fill(app, "move-post", post="b", to="c")


LIST = b"id,title,reports_to\na,Director,\nb,Manager,a\nc,Other manager,a\n"
NEWER = b"id,title,reports_to\na,Director,\nb,Manager,a\nc,Other manager,a\nd,Clerk,b\n"
WITHOUT = b"id,title,reports_to\na,Director,\nc,Other manager,a\n"


def test_the_same_files_again_ask_nothing_and_keep_the_options(visit: Visit) -> None:
    app = with_option(visit)
    before = work(app)
    upload(on_data(app), {"posts.csv": LIST})
    assert "newer.take" not in {str(b.key) for b in app.button}
    assert work(app).options == before.options


def test_a_newer_list_takes_the_options_with_it(visit: Visit) -> None:
    app = with_option(visit)
    before = work(app)
    upload(on_data(app), {"posts.csv": NEWER})
    assert work(app).digest == before.digest
    app.button(key="newer.take").click().run()
    assert not app.exception
    after = work(app)
    assert after.kept is not None and before.kept is not None
    assert after.kept.id == before.kept.id
    assert len(after.baseline.posts) == 4
    assert after.current == before.current
    assert [c.to_dict() for c in after.option.changes] == [
        c.to_dict() for c in before.option.changes
    ]
    assert len(after.kept.baselines) == 2


def test_what_no_longer_applies_is_told_and_the_list_of_before_opens_as_a_copy(
    visit: Visit,
) -> None:
    app = with_option(visit)
    before = work(app)
    upload(on_data(app), {"posts.csv": WITHOUT})
    app.button(key="newer.take").click().run()
    app.switch_page(PAGES["workspace"]).run()
    assert "no longer applies" in words(app)
    assert "not in the newer data" in words(app)
    assert work(app).option.changes == ()
    app.button(key="newer.seen").click().run()
    assert "list of" not in words(app)
    again = visit("chart")
    again.query_params.update({"w": before.kept.id})
    again.switch_page(PAGES["workspace"]).run()
    assert "newer.seen" not in {str(b.key) for b in again.button}
    app.button(key="earlier.1").click().run()
    assert not app.exception
    copy = work(app)
    assert copy.kept.id != before.kept.id
    assert copy.options == before.options
    assert len(copy.baseline.posts) == 3


def test_other_data_can_be_opened_by_itself_or_not_at_all(visit: Visit) -> None:
    app = with_option(visit)
    before = work(app)
    upload(on_data(app), {"posts.csv": NEWER})
    app.button(key="newer.forget").click().run()
    assert work(app).kept.id == before.kept.id
    upload(on_data(app), {"posts.csv": NEWER})
    app.button(key="newer.apart").click().run()
    assert work(app).kept.id != before.kept.id
    assert work(app).options == ()


def test_data_of_another_organisation_asks_nothing(visit: Visit) -> None:
    app = with_option(visit)
    other = b"id,title,reports_to\nx,Head of school,\ny,Teacher,x\n"
    upload(on_data(app), {"posts.csv": other})
    assert "newer.take" not in {str(b.key) for b in app.button}
    assert work(app).options == ()


def test_what_is_gone_since_a_version_goes_by_its_title_then(visit: Visit) -> None:
    app = with_option(visit)
    app.button(key="signing.submit").click().run()
    upload(on_data(app), {"posts.csv": WITHOUT})
    app.button(key="newer.take").click().run()
    app.switch_page(PAGES["workspace"]).run()
    assert not app.exception
    (since,) = (one.value for one in app.markdown if "Since version 1" in one.value)
    assert "Gone: Move the post Manager to report to" in since
