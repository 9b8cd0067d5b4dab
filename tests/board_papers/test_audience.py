"""Who sees what: fields by audience, and numbers of people that are kept back."""

from __future__ import annotations

import functools
import re

import pytest

from orgmodel.board_papers.audience import AUDIENCES
from orgmodel.board_papers.small_numbers import FEWER
from orgmodel.board_papers.tables.figures import OF_PEOPLE
from orgmodel.changes.scenario import Scenario
from orgmodel.errors import OrgmodelError
from orgmodel.reporting import board_pack
from tests.board_papers.reading import table, tables, words_of_pdf, words_of_zip
from tests.builders import organisation, post, unit

NAME = "Zebedee Quillfeather"
NOTE = "because Zebedee Quillfeather asked"


@pytest.fixture(scope="module")
def small():
    """Two directorates; an option that removes three posts, of which two are held."""
    posts = [post("ce", title="Chief Executive", unit="top", note=NOTE, band="VSM", cost="100")]
    for directorate in ("a", "b"):
        head = f"d_{directorate}"
        posts.append(post(head, "ce", title=f"Director {directorate}", unit=directorate))
        posts += [
            post(f"{directorate}{n}", head, title=f"Officer {directorate}{n}", unit=directorate)
            for n in range(1, 9)
        ]
    for row in posts[1:]:
        row |= {"fte": "1", "band": "7", "cost": "50", "status": ""}
    posts[3]["status"] = "vacant"
    held = [row["id"] for row in posts if row.get("status") != "vacant"]
    model = organisation(
        posts,
        units=[
            unit("top", "organisation", head="ce"),
            unit("a", parent="top", head="d_a"),
            unit("b", parent="top", head="d_b"),
        ],
        people=[{"id": f"p_{who}", "name": f"{NAME} {who}", "note": NOTE} for who in held],
        appointments=[{"person": f"p_{who}", "post": who, "fte": "1"} for who in held],
        date="2026-04-01",
    )
    option = Scenario("Fewer officers", note=NOTE)
    for who in ("a1", "a2", "b1"):
        option = option.remove_post(who)
    return model, option.update_post("b2", note=NOTE, cost="60")


@pytest.fixture(scope="module")
def packed(small):
    """The pack of both for an audience, made once for all who read it."""
    return functools.cache(functools.partial(board_pack, small[0], [small[1]]))


@pytest.mark.parametrize(("audience", "switch"), [("staff-side", "names"), ("staff-side", "costs")])
def test_what_an_audience_may_not_have_is_refused(small, audience, switch):
    with pytest.raises(OrgmodelError, match=f"holds no {switch}"):
        board_pack(small[0], audience=audience, **{switch: True})


def test_an_audience_there_is_not_is_refused(small):
    with pytest.raises(OrgmodelError, match="Ask for board, staff-side or hr"):
        board_pack(small[0], audience="press")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_roles_only_unless_names_are_asked_for(packed, audience, tmp_path):
    pack = packed(audience=audience)
    said = [text.decode() for name, text in pack.items() if name.endswith((".csv", ".svg", ".txt"))]
    said.append(words_of_zip(pack["board-pack.xlsx"]))
    said.append(words_of_pdf(pack["board-pack.pdf"], tmp_path))
    assert not [words for words in said if "Quillfeather" in words]


@pytest.mark.parametrize("audience", ["board", "hr"])
def test_notes_do_not_leave(packed, audience):
    pack = packed(audience=audience, names=True)
    assert not [name for name, text in tables(pack).items() if "because" in text]


def test_names_are_in_where_they_are_asked_for(packed):
    pack = packed(audience="hr", names=True)
    holders = {row["post"]: row["holders"] for row in table(pack, "posts-affected")}
    assert holders["a1"] == f"{NAME} a1"
    assert holders["a2"] == ""


def test_bands_and_costs_of_posts_only_where_they_are_switched_on(packed):
    plain = packed(audience="hr")
    on = packed(audience="hr", bands=True, costs=True)
    assert not {"band", "cost"} & set(table(plain, "posts")[0])
    assert {row["cost"] for row in table(on, "posts")} == {"50", "60", "100"}
    assert "60" not in {row["after"] for row in table(plain, "changes")}
    assert "60" in {row["after"] for row in table(on, "changes")}


def test_the_board_sees_costs_as_totals(packed):
    pack = packed(costs=True)
    assert "cost" not in table(pack, "posts")[0]
    assert "cost" not in {row["field"] for row in table(pack, "changes")}
    assert {row["directorate"]: row["cost"] for row in table(pack, "costs")} == {
        "a": "450",
        "b": "450",
    }


def test_the_staff_side_sees_no_cost(packed):
    pack = packed(audience="staff-side", bands=True)
    assert "Cost a year" not in {row["figure"] for row in table(pack, "options")}
    assert not {"cost", "director_cost_cv"} & {row["measure"] for row in table(pack, "measures")}


def told(pack, figure):
    rows = {row["figure"]: row for row in table(pack, "options")}
    return rows[figure]["1 Fewer officers"]


def test_a_number_below_five_is_told_to_hr_alone(packed):
    packs = {who: packed(audience=who) for who in AUDIENCES}
    counted = {who: told(pack, "Counted for consultation") for who, pack in packs.items()}
    assert counted == {"board": FEWER, "staff-side": FEWER, "hr": "2"}


@pytest.mark.parametrize("audience", ["board", "staff-side"])
def test_no_difference_gives_a_hidden_number(packed, audience):
    """Neither headcount before and after, nor those affected less the others."""
    pack = packed(audience=audience)
    measures = {row["measure"]: row for row in table(pack, "measures")}
    for name in ("headcount", "assignments", "vacant_posts", "fte_in_post", "vacancy_fte"):
        row = measures[name]
        assert row["1 Fewer officers"] == ("not shown" if row["Do nothing"] else "")
    assert told(pack, "People affected") in (FEWER, "5 to 9")
    assert not [row for row in table(pack, "changes") if " holds " in row["subject"]]


@pytest.mark.parametrize("audience", ["board", "staff-side"])
def test_the_schedule_does_not_tell_the_vacant_from_the_held(packed, audience):
    pack = packed(audience=audience)
    rows = {row["post"]: (row["what"], row["reason"]) for row in table(pack, "posts-affected")}
    assert rows["a1"] == rows["a2"]
    assert rows["a1"][0] == "deleted"
    assert not {"at risk", "vacant"} & {row["what"] for row in table(pack, "affected-by-kind")}


def test_the_pools_of_the_staff_side_have_no_small_number(packs):
    pool = table(packs["staff-side"], "pools")[0]
    assert (pool["claims"], pool["people"]) == (FEWER, FEWER)
    reasons = [row["reason"] for row in table(packs["staff-side"], "posts-affected")]
    assert not [words for words in reasons if "filled post" in words]
    assert table(packs["hr"], "pools")[0]["people"] == "1"


def test_the_board_is_not_told_whose_holders_slot_in(packs):
    assert "claimants" not in table(packs["board"], "pools")[0]
    assert "pool" not in table(packs["board"], "posts-affected")[0]
    assert not [row for row in table(packs["board"], "posts-affected") if "slot" in row["what"]]


def words_of_changes(pack):
    pages = [text.decode() for name, text in pack.items() if "-changes" in name]
    return "\n".join([*pages, words_of_zip(pack["board-pack.pptx"])])


@pytest.mark.parametrize("audience", ["board", "staff-side"])
def test_no_chart_tells_what_becomes_of_a_holder(packs, audience):
    said = words_of_changes(packs[audience])
    for words in ("ring-", "slot in", "at risk", "holds the post", "claims posts"):
        assert words not in said
    assert "slot in" in words_of_changes(packs["hr"])


def test_what_a_chart_says_of_cost_and_findings_is_of_the_whole_data(packs):
    board, staff = (words_of_changes(packs[who]) for who in ("board", "staff-side"))
    assert "25,444 → 24,775" in board
    assert not re.search(r"\bcost\b", staff)
    assert "not in the data" not in board


def test_changed_notes_bands_and_costs_are_in_no_chart(small):
    option = small[1].update_post("b3", band="8a", cost="70", note="moved since ill")
    pack = board_pack(small[0], [option])
    said = words_of_changes(pack)
    assert not [words for words in ("8a", "70", "since ill") if f">{words}" in said]
    assert "since ill" not in said


@pytest.mark.parametrize("audience", ["board", "staff-side"])
def test_of_an_organisation_of_few_people_no_measure_gives_how_many(audience):
    posts = [post("ce", fte="1"), *(post(f"p{n}", "ce", fte="1") for n in range(6))]
    held = [{"person": f"w{n}", "post": f"p{n}", "fte": "1"} for n in range(3)]
    people = [{"id": f"w{n}", "name": ""} for n in range(3)]
    vacant = [{**one, "status": "vacant" if n > 3 else "filled"} for n, one in enumerate(posts)]
    model = organisation(vacant, people=people, appointments=held, date="2026-01-01")
    for row in table(
        board_pack(model, [Scenario("Goes").remove_post("p1")], audience=audience), "measures"
    ):
        if row["measure"] in OF_PEOPLE:
            assert row["Do nothing"] in (FEWER, "not shown", ""), row
            assert row["1 Goes"] in ("not shown", ""), row
            assert row["known"] == "", row


def test_no_chart_tells_the_time_filled_that_the_measures_keep_back(packs):
    kept = {row["measure"]: row["1 Flatten a layer"] for row in table(packs["board"], "measures")}[
        "fte_in_post"
    ]
    first = {
        who: pack["charts/option-1-organisation-1.svg"].decode() for who, pack in packs.items()
    }
    assert kept == "not shown"
    assert " filled" not in first["board"]
    assert " filled" not in first["staff-side"]
    assert "157.9 filled" in first["hr"]
    assert " filled" in packs["board"]["charts/as-it-is-organisation-1.svg"].decode()
