"""The roles of the packs in use on page Data: told, suggested, and set by a yes alone."""

from __future__ import annotations

import tomllib

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.answers import roles_of
from orgmodel.store.rights import Role
from orgmodel.store.sql.store import Store
from orgmodel.ui.data.role_list import OPEN
from orgmodel.ui.login.person import Person
from orgmodel.ui.workspace.offered import options_offered
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import APP, PAGES, Visit, control, words
from tests.ui.data.test_data_page import upload
from tests.ui.options.test_options_page import fill

VIEWER = Person("u_0123456789abcdef", "Bo")
POSTS = b"""id,title,reports_to
ce,Chief Executive,
fin 1,Director of Finance <b>*and*</b> Things (Section 151 Officer),ce
law,Director of Law and Governance (Monitoring Officer),ce
clerk,Clerk,law
"""
ABOUT = b'# Ours\nname = "Ashmere"\npacks = ["english-council"]\n\n[columns]\nposts = ["origin"]\n'
COUNCIL = {"posts.csv": POSTS, "organisation.toml": ABOUT}
WAITS = "Rules that wait"


@pytest.fixture
def council(visit: Visit, own_store: Store) -> AppTest:
    return unfolded(upload(visit("data"), COUNCIL))


def unfolded(app: AppTest) -> AppTest:
    app.session_state[OPEN] = True
    app.run()
    assert not app.exception
    return app


def heading(app: AppTest) -> str:
    return next((one.label for one in app.expander if one.label.startswith("Roles")), "")


def table(app: AppTest) -> dict[str, dict[str, str]]:
    rows = next(one.value for one in app.table if "Role" in one.value.columns)
    plain = rows.map(lambda cell: cell.replace("\\", ""))
    return {row["Role"]: dict(row) for _, row in plain.iterrows()}


def as_sent(app: AppTest) -> str:
    return str(next(one.value for one in app.table if "Role" in one.value.columns).to_dict())


def opened(app: AppTest) -> Work:
    work: Work = app.session_state["om.work"]
    return work


def key(app: AppTest, what: str, role: str, body: str = "") -> str:
    return f"roles.{what}.{opened(app).opened.digest}.{body}.{role}"


def tick(app: AppTest, role: str, body: str = "") -> None:
    app.checkbox(key=key(app, "yes", role, body)).check()


def press(app: AppTest) -> AppTest:
    app.button(key="roles.set").click().run()
    assert not app.exception
    return app


def test_a_list_of_a_council_tells_its_roles_the_open_ones_first(council: AppTest) -> None:
    states = [row["State"] for row in table(council).values()]
    number = {state: states.count(state) for state in states}
    assert heading(council) == (
        f"Roles: {number.get('set', 0)} set, {number['suggested, not set']} suggested, "
        f"{number['missing']} missing"
    )
    assert states == sorted(states, key=["suggested, not set", "missing", "set"].index)
    officer = table(council)["Monitoring officer"]
    assert "Director of Law and Governance" in officer["Played by"]
    assert "it is called" in officer["Why"]
    assert officer[WAITS]


def test_a_suggestion_is_not_taken_by_itself(council: AppTest) -> None:
    assert not any(one.value for one in council.checkbox if str(one.key).startswith("roles.yes"))
    press(council)
    assert opened(council).baseline.roles == {}
    assert "Nothing was set: tick" in words(council).replace("\\", "")


def test_after_the_yes_its_rules_wait_no_longer(council: AppTest, own_store: Store) -> None:
    assert "[roles]" in opened(council).baseline.check().rule("EC-MO-CFO").missing
    tick(council, "monitoring_officer")
    tick(council, "section_151_officer")
    press(council)
    work = opened(council)
    assert "[roles]" not in work.baseline.check().rule("EC-MO-CFO").missing
    assert work.baseline.roles == {"monitoring_officer": "law", "section_151_officer": "fin 1"}
    for role in ("Monitoring officer", "Section 151 officer (chief finance officer)"):
        row = table(council)[role]
        assert (row["State"], row[WAITS]) == ("set", "")
    assert work.kept is not None
    assert work.kept.baseline is not None
    kept = own_store.content(work.kept.id, who(), work.kept.baseline.files["organisation.toml"])
    assert kept.startswith(b"# Ours\n")
    assert tomllib.loads(kept.decode())["columns"] == {"posts": ["origin"]}


def test_set_again_after_a_reload_it_is_still_one_workspace(council: AppTest) -> None:
    begun = opened(council).kept
    for role in ("monitoring_officer", "section_151_officer"):
        tick(council, role)
        press(council)
    work = opened(council)
    assert work.kept is not None
    assert begun is not None
    assert work.kept.id == begun.id
    assert len(work.baseline.roles) == 2
    assert work.opened.origin.count("roles set here") == 1
    app = AppTest.from_file(str(APP), default_timeout=20)
    app.query_params["w"] = work.kept.id
    app.run()
    assert opened(app).baseline.roles == work.baseline.roles


def test_who_plays_it_can_be_chosen_and_has_to_be(council: AppTest) -> None:
    who_plays = key(council, "who", "monitoring_officer")
    tick(council, "dass")
    press(council)
    said = words(council).replace("\\", "")
    assert "Director of adult social services: choose who plays it, or take away its tick" in said
    assert opened(council).baseline.roles == {}
    council.selectbox(key=who_plays).select("clerk")
    tick(council, "monitoring_officer")
    council.checkbox(key=key(council, "yes", "dass")).uncheck()
    press(council)
    assert opened(council).baseline.roles == {"monitoring_officer": "clerk"}


def test_options_go_on_with_the_roles(council: AppTest) -> None:
    app = fill(council.switch_page(PAGES["workspace"]).run(), "move-post", post="clerk", to="ce")
    option = opened(app).current
    unfolded(app.switch_page(PAGES["data"]).run())
    tick(app, "monitoring_officer")
    press(app)
    work = opened(app)
    assert work.current == option
    assert work.option is not None
    assert len(work.option.scenario.changes) == 1
    assert work.organisation.roles == {"monitoring_officer": "law"}


def test_a_sample_begins_a_workspace_and_stays_as_it_is(visit: Visit, own_store: Store) -> None:
    app = unfolded(visit("data"))
    before, offered = opened(app).baseline, options_offered(opened(app))
    assert offered
    role = next(one for one in roles_of(before).states if one.state == "missing")
    unit = str(before.tables["units"]["id"].iloc[0])
    app.selectbox(key=key(app, "who", role.role)).select(unit)
    tick(app, role.role)
    press(app)
    work = opened(app)
    assert work.kept is not None
    assert work.baseline.role(role.role) == unit
    assert dict(work.baseline.roles) == {**before.roles, role.role: unit}
    assert options_offered(work) == offered
    app.button(key="sample.open.brent").click().run()
    assert opened(app).baseline.roles == before.roles


def test_where_the_roles_stand_in_one_line_the_lines_are_told(
    visit: Visit,
    own_store: Store,
) -> None:
    about = b'packs = ["english-council"]\nroles = { head_of_paid_service = "ce" }\n'
    app = unfolded(upload(visit("data"), {**COUNCIL, "organisation.toml": about}))
    tick(app, "monitoring_officer")
    press(app)
    assert dict(opened(app).baseline.roles) == {"head_of_paid_service": "ce"}
    assert [one.value for one in app.code][-1] == '[roles]\nmonitoring_officer = "law"'


def test_several_bodies_have_each_their_own(visit: Visit, own_store: Store) -> None:
    posts = "id,title,reports_to\n" + "".join(
        f"{body}.ce,Chief Executive,\n{body}.law,Director of Law (Monitoring Officer),{body}.ce\n"
        for body in ("north", "south")
    )
    about = b'packs = ["english-council"]\n[roles.north]\nhead_of_paid_service = "north.ce"\n'
    about += b'[roles.south]\nhead_of_paid_service = "south.ce"\n'
    app = upload(visit("data"), {"posts.csv": posts.encode(), "organisation.toml": about})
    unfolded(app)
    listed = next(one.value for one in app.table if "Role" in one.value.columns)
    assert set(listed["Body"]) == {"north", "south"}
    choices = app.selectbox(key=key(app, "who", "monitoring_officer", "south")).options
    assert not any("north" in one for one in choices)
    tick(app, "monitoring_officer", "south")
    press(app)
    assert opened(app).baseline.bodies == {
        "north": {"head_of_paid_service": "north.ce"},
        "south": {"head_of_paid_service": "south.ce", "monitoring_officer": "south.law"},
    }


def test_markup_of_data_stays_words(council: AppTest) -> None:
    assert r"\\<b\\>\\*and\\*" in as_sent(council)


@pytest.mark.parametrize("about", [b"packs = []\n", b'packs = ["structure"]\n'])
def test_without_roles_there_is_no_section(visit: Visit, own_store: Store, about: bytes) -> None:
    app = upload(visit("data"), {"posts.csv": POSTS, "organisation.toml": about})
    assert not heading(app)


def test_a_viewer_sees_the_list_without_choices(
    council: AppTest, own_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = opened(council)
    assert work.kept is not None
    own_store.share(work.kept.id, "local", VIEWER.id, Role.VIEWER)
    monkeypatch.setattr("orgmodel.ui.workspace.who.person", lambda: VIEWER)
    app = AppTest.from_file(str(APP), default_timeout=20)
    app.query_params["w"] = work.kept.id
    app.run()
    unfolded(app.switch_page(PAGES["data"]).run())
    assert "Monitoring officer" in table(app)
    assert not [one for one in app.button if one.key == "roles.set"]
    assert not [one for one in app.checkbox if str(one.key).startswith("roles.")]


def test_of_an_imported_list_what_it_was_made_from_stays(visit: Visit, own_store: Store) -> None:
    staff = (
        b"Post number,Job title,Reports to\n1,Chief Executive,\n2,Monitoring Officer,1\n3,Clerk,2\n"
    )
    app = upload(visit("data"), {"Staff.csv": staff})
    for _ in range(2):
        app.button(key="import.next").click().run()
    control(app.checkbox, "import.pack.english-council").check().run()
    app.button(key="import.next").click().run()
    assert not app.exception
    work = opened(app)
    assert "english-council" in work.baseline.packs
    unfolded(app.switch_page(PAGES["data"]).run())
    tick(app, "monitoring_officer")
    press(app)
    after = opened(app)
    assert after.baseline.roles
    assert work.kept is not None
    assert after.kept is not None
    assert after.kept.baseline is not None
    assert work.kept.baseline is not None
    assert after.kept.baseline.brought == work.kept.baseline.brought != {}
    assert len(own_store.read(after.kept.id, who()).baselines) == 2
