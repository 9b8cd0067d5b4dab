"""Who depends on whom between directorates, what a move cuts, and who stands between sides."""

from dataclasses import replace
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.measures import measure
from orgmodel.measures.interdependence import interdependence
from tests.builders import function, link, organisation, post, seat, unit

DATA = Path(__file__).resolve().parents[2] / "data"
UNITS = [
    unit("body", "body", side="trust", head="ce"),
    unit("buy", parent="body", side="commissioning", head="d1"),
    unit("sell", parent="body", side="provider", head="d2"),
    unit("fin", parent="body", side="neutral", head="d3"),
    unit("it", "team", parent="fin"),
    unit("outside", "external"),
]
POSTS = [
    post("ce"),
    post("d1", "ce", unit="buy"),
    post("d2", "ce", unit="sell"),
    post("d3", "ce", unit="fin"),
    post("tech", "d3", unit="it"),
]


def found(*links, **tables):
    return interdependence(organisation(POSTS, units=UNITS, links=list(links), **tables))


def needs(result):
    matrix = result.matrix
    return {(a, b): matrix.loc[a, b] for a in matrix for b in matrix if matrix.loc[a, b]}


def test_a_relation_that_a_pack_adds_is_lateral():
    links = {"units": UNITS, "links": [link("fin", "invoices", "buy")]}
    model = organisation(POSTS, **links)
    with_pack = replace(model, relations=frozenset({"invoices"}))
    assert needs(interdependence(model)) == {}
    assert needs(interdependence(with_pack)) == {("fin", "buy"): 1, ("buy", "fin"): 1}
    assert measure(with_pack)["lateral_links"].value == 1


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("supports", {("buy", "fin"): 1}),
        ("client_of", {("fin", "buy"): 1}),
        ("works_closely_with", {("fin", "buy"): 1, ("buy", "fin"): 1}),
        ("accountable_to", {}),
    ],
)
def test_who_depends_follows_from_the_relation(relation, expected):
    assert needs(found(link("fin", relation, "buy"))) == expected


def test_a_link_of_a_team_post_or_function_is_its_directorates():
    links = [
        link("it", "supports", "buy"),
        link("tech", "supports", "d2"),
        link("f1", "overlaps", "buy"),
    ]
    result = found(*links, functions=[function("f1", "it")])
    assert needs(result) == {("buy", "fin"): 2, ("sell", "fin"): 1, ("fin", "buy"): 1}


def test_a_link_inside_a_directorate_is_on_the_diagonal_and_one_to_the_outside_nowhere():
    result = found(link("it", "supports", "fin"), link("it", "client_of", "outside"))
    assert needs(result) == {("fin", "fin"): 1}
    row = result.coupling.set_index("division").loc["fin"]
    assert (row["within"], row["across"], row["outside"], row["share_across"]) == (1, 0, 1, 0)


def test_who_commissions_a_service_depends_on_who_provides_it():
    services = [{"id": "s", "name": "Care", "provision": "internal"}]
    result = found(
        link("buy", "commissions", "s"), link("sell", "provides", "s"), services=services
    )
    assert needs(result) == {("buy", "sell"): 1}
    (tie,) = [tie for tie in result.ties if tie.via]
    assert [origin.words() for origin in tie.origins] == ["links.csv row 2", "links.csv row 3"]


def test_a_link_to_the_whole_reaches_every_directorate_but_touches_none_itself():
    row = found(link("fin", "advises", "body"), link("fin", "supports", "buy")).reach
    reach = row.set_index("division").loc["fin"]
    assert (reach["touches"], reach["by_the_whole"], reach["not_touched"]) == ("buy", "sell", "")
    assert row.set_index("division").loc["sell", "not_touched"] == "buy fin"


def test_a_cut_names_every_link_with_one_end_in_the_unit():
    result = found(
        link("it", "dotted_line_to", "sell"),
        link("tech", "supports", "buy"),
        link("it", "supports", "tech"),
        memberships=[seat("buy", "tech", "attends")],
    )
    cut = result.cut("it")
    assert {"it", "tech"} <= cut.members
    assert [(c.start, c.relation, c.end, c.origin.words()) for c in cut.links] == [
        ("tech", "reports_to", "d3", "posts.csv row 6"),
        ("tech", "attends", "buy", "memberships.csv row 2"),
        ("it", "dotted_line_to", "sell", "links.csv row 2"),
        ("tech", "supports", "buy", "links.csv row 3"),
    ]
    assert {name: len(links) for name, links in cut.by_division.items()} == {
        "buy": 2,
        "sell": 1,
        "fin": 1,
    }


def test_a_link_that_a_change_made_is_cut_by_its_change():
    made = organisation(POSTS, units=UNITS)
    option = made.apply(om.Scenario("Link").add_link("it", "supports", "buy"))
    links = interdependence(option).cut("it").lateral
    assert [link.to_dict()["change"] for link in links] == [1]


def test_the_fewest_links_across_are_where_most_links_go():
    result = found(
        link("it", "supports", "buy"),
        link("it", "dotted_line_to", "buy"),
        link("it", "supports", "sell"),
        functions=[function("f1", "it")],
    )
    rows = result.seating.set_index("subject")
    team = rows.loc["it"]
    assert tuple(team[["home", "links", "across_now", "best", "across_best", "fewer"]]) == (
        "fin",
        3,
        3,
        "buy",
        1,
        2,
    )
    assert (rows.loc["f1", "best"], rows.loc["f1", "by"]) == ("buy", "the links of its team")


def test_a_home_with_as_few_links_across_as_any_other_stays():
    result = found(link("it", "supports", "buy"), link("it", "supports", "fin"))
    assert result.seating.set_index("subject").loc["it", "best"] == "fin"


def test_an_intermediary_is_linked_to_both_sides():
    result = found(
        link("it", "supports", "buy"), link("it", "supports", "sell"), link("d3", "advises", "d1")
    )
    (between,) = result.network.between
    assert between.sides == ("commissioning", "provider")
    assert [(item.id, item.first, item.second) for item in between.intermediaries] == [
        ("it", ("buy",), ("sell",))
    ]
    assert between.separators == ("it",)
    assert result.network.cut_vertices["it"] == (("commissioning", "provider"),)
    assert ("it", "sell") in result.network.bridges


def test_a_direct_link_is_no_intermediary_and_nothing_separates_it():
    (between,) = found(link("buy", "works_closely_with", "sell")).network.between
    assert [(tie.start, tie.end) for tie in between.direct] == [("buy", "sell")]
    assert between.intermediaries == ()
    assert between.separators == ()


def test_without_links_every_question_has_an_answer():
    result = found()
    assert needs(result) == {}
    assert result.network.between == ()
    assert len(result.seating) == 0
    assert result.to_dict()["bridges"] == []


class TestBrent:
    """What 000 says of every PCT, and domain level 10 of this one."""

    result = interdependence(om.load(DATA / "brent"))

    def test_human_resources_touches_every_directorate_but_communications(self):
        row = self.result.reach.set_index("division").loc["d_hr"]
        assert set(row["touches"].split()) == {
            "d_ph",
            "d_sc",
            "d_pccc",
            "d_pde",
            "d_clig",
            "d_med",
            "d_fp",
        }
        assert row["not_touched"] == "communications"

    def test_finance_touches_four_and_the_others_only_through_the_whole(self):
        row = self.result.reach.set_index("division").loc["d_fp"]
        assert row["touches"].split() == ["d_sc", "d_pccc", "d_pde", "d_hr"]
        assert row["by_the_whole"].split() == ["d_ph", "communications", "d_clig", "d_med"]

    def test_communications_is_stated_only_for_the_organisation_as_a_whole(self):
        row = self.result.reach.set_index("division").loc["communications"]
        assert row["touches"] == ""
        assert len(row["by_the_whole"].split()) == 8

    def test_the_two_step_intermediaries_of_level_10_are_found(self):
        (between,) = self.result.network.between
        assert {item.id for item in between.intermediaries} == {
            "d_sc",
            "d_hr",
            "it_info",
            "d_med",
            "d_fp",
            "d_clig",
        }
        assert [(t.start, t.relation, t.end) for t in between.direct] == [
            ("d_pde", "advises", "d_sc")
        ]
        assert set(between.separators) == {"d_hr", "it_info", "d_med", "d_fp", "d_clig"}

    def test_it_would_have_two_links_fewer_across_in_any_of_its_three_clients(self):
        row = self.result.seating.set_index("subject").loc["it_info"]
        assert (row["across_now"], row["across_best"]) == (6, 4)
        assert row["best"].split() == ["d_sc", "d_pccc", "d_pde"]

    def test_moving_it_would_cut_six_links_each_with_its_row_and_paragraph(self):
        cut = self.result.cut("it_info")
        assert len(cut.links) == 6
        assert all(
            link.source == "004:44" and link.origin.file == "links.csv" for link in cut.links
        )
