"""Without --names a person's id, which may be an e-mail address or a name, leaves in no file."""

from __future__ import annotations

import pytest

import orgmodel as om
from orgmodel.changes.conflict import ScenarioError
from orgmodel.model.pseudonyms import pseudonyms, under_pseudonyms
from orgmodel.reporting import board_pack
from tests.board_papers.reading import table, words_of_pdf, words_of_zip
from tests.builders import link, organisation, post, unit

IDS = ("jane.smith@example.org", "Zebedee Quux", "o'neill_p", "ann.new@example.org", "ghost@x.org")
NAMES = ("Jane Smith", "Zebedee", "Neill", "Ann New")
EXEMPTIONS = """
[[exemption]]
rule = "SEP-1"
subject = "jane.smith@example.org"
reason = "jane.smith@example.org sees to it"
safeguard = "none"
owner = "Chair"
review = "2027-01-01"
"""


ROLES = {"pct_board": "trust", "pct_chair": "buy", "pec_chair": "sell", "pec": "pec"}


def body(exempt=False):
    posts = [post("ce", unit="trust", title="Chief")]
    for side in ("buy", "sell"):
        posts.append(post(side, "ce", unit=f"u_{side}", title=f"Director {side}"))
        posts += [
            post(f"{side}{n}", side, unit=f"u_{side}", title=f"Manager {side} {n}")
            for n in (1, 2, 3)
        ]
    jane, zeb, neill, _, ghost = IDS
    rows = [(jane, "buy1"), (jane, "sell1"), (zeb, "buy2"), (zeb, "sell2"), (neill, "sell3")]
    return organisation(
        posts,
        packs=("structure", "separation"),
        roles=ROLES,
        date="2026-01-01",
        units=[
            unit("trust", "body", side="trust", head="ce"),
            unit("u_buy", parent="trust", side="commissioning", head="buy"),
            unit("u_sell", parent="trust", side="provider", head="sell"),
            unit("pec", "committee", parent="trust"),
        ],
        people=[
            {"id": person, "name": name, "note": name, "e-mail": jane}
            for person, name in zip((jane, zeb, neill), NAMES[:3], strict=True)
        ],
        appointments=[
            *({"person": person, "post": held, "note": person} for person, held in rows),
            {"person": ghost, "post": "buy3"},
        ],
        memberships=[{"body": "pec", "member": jane, "role": "chairs"}],
        interests=[{"person": neill, "in": "u_buy", "kind": "family"}],
        links=[link(jane, "supports", "u_sell"), link("u_buy", "commissions", "u_sell")],
        competencies=[{"holder": zeb, "competency": "Law", "level": "2", "need": "held"}],
        extra_files={"exemptions.toml": EXEMPTIONS} if exempt else {},
    )


def options():
    return [
        om.Scenario("Comes", note=f"{IDS[0]} asked").appoint(IDS[3], post="buy3", name="Ann New"),
        om.Scenario("Goes").end_appointment(IDS[1], post="sell2").remove_post("sell3"),
    ]


def words_of(files, tmp_path):
    for name, content in files.items():
        if name.endswith((".pptx", ".xlsx")):
            yield name, words_of_zip(content)
        elif name.endswith(".pdf"):
            yield name, words_of_pdf(content, tmp_path)
        else:
            yield name, content.decode()


@pytest.mark.parametrize("audience", ["board", "staff-side", "hr"])
@pytest.mark.parametrize("exempt", [False, True])
def test_no_file_of_the_pack_gives_a_persons_id(audience, exempt, tmp_path):
    pack = board_pack(body(exempt), options(), audience=audience)
    for name, words in words_of(pack, tmp_path):
        for person in (*IDS, *NAMES):
            assert person not in words.replace("&#x27;", "'"), name
    assert any("person 1" in words for words in table(pack, "findings")[0].values()) or any(
        "person 1" in row["message"] for row in table(pack, "findings")
    )


def test_with_names_the_pack_speaks_of_persons_as_the_data_does():
    pack = board_pack(body(), options(), audience="hr", names=True)
    assert IDS[0] in pack["tables/findings.csv"].decode()


def test_an_option_that_cannot_be_applied_is_told_in_its_own_words():
    wrong = om.Scenario("Wrong").end_appointment(IDS[0], post="sell3")
    with pytest.raises(ScenarioError, match=r"jane\.smith@example\.org"):
        board_pack(body(), [wrong])


@pytest.mark.parametrize(
    "view", ["organisation", "unit", "centre", "separation", "interdependence"]
)
@pytest.mark.parametrize("suffix", [".svg", ".html", ".dot", ".pptx"])
def test_no_chart_gives_a_persons_id(view, suffix, tmp_path):
    model = body()
    unit_of = {"unit": "u_sell"} if view == "unit" else {}
    made = model.chart(view, result=model.check(), **unit_of)
    files = {f"{n}{suffix}": content for n, content in enumerate(made.files(suffix))}
    for name, words in words_of(files, tmp_path):
        for person in (*IDS, *NAMES):
            assert person not in words, name


def test_a_chart_of_changes_gives_no_persons_id():
    model = body()
    for option in options():
        made = model.apply(option).chart("changes", baseline=model)
        for person in (*IDS, *NAMES):
            assert all(person not in svg for svg in made.svgs)


def test_an_explanation_drawn_gives_no_persons_id():
    from orgmodel.chart.path_chart import path_chart

    model = body()
    result = model.check()
    for rule in {one.rule for one in result.findings if one.path}:
        for svg in path_chart(model, result.explain(rule)).svgs:
            assert all(person not in svg for person in IDS)


def test_persons_are_numbered_by_their_posts_whatever_the_order_of_rows():
    model = body()
    backwards = model.with_tables(
        {name: model.tables[name].iloc[::-1] for name in ("people", "appointments")}
    )
    numbered = pseudonyms(model)
    assert numbered == pseudonyms(backwards)
    assert numbered[IDS[0]] == "person 1"
    assert set(numbered) == {*IDS[:3], IDS[4]}


def test_a_numbered_organisation_keeps_its_numbers_and_its_findings():
    model = body(exempt=True)
    numbered = under_pseudonyms(model, pseudonyms(model))
    assert not pseudonyms(numbered)
    assert numbered.check().summary == model.check().summary


def test_a_chart_names_the_holders_only_where_names_are_asked_for():
    shown, named = ({"show": ["holder"]}, {"show": ["holder"], "names": True})
    assert NAMES[0] in body().chart("organisation", paper="screen", **named).svg
    assert NAMES[0] not in body().chart("organisation", paper="screen", **shown).svg
