"""Every relation as an edge with its place, and the organisation as a graph."""

from tests.builders import function, link, organisation, post, seat, unit


def whole():
    return organisation(
        [post("ce"), post("fin", "ce", unit="d_fin", source="004:40", reports_to_source="004:10")],
        units=[unit("trust", "body"), unit("d_fin", parent="trust", head="fin")],
        people=[{"id": "p1", "name": "Holder 1"}],
        appointments=[{"person": "p1", "post": "fin"}],
        functions=[function("F1", "d_fin")],
        memberships=[seat("trust", "fin", "chairs")],
        links=[link("fin", "supports", "ce", safeguard="own team")],
    )


def triples(edges):
    return list(edges[["from", "relation", "to"]].itertuples(index=False, name=None))


def test_every_relation_is_an_edge_in_table_and_file_order():
    assert triples(whole().edges.frame()) == [
        ("fin", "reports_to", "ce"),
        ("fin", "part_of", "d_fin"),
        ("d_fin", "part_of", "trust"),
        ("fin", "heads", "d_fin"),
        ("d_fin", "owns", "F1"),
        ("p1", "holds", "fin"),
        ("fin", "chairs", "trust"),
        ("fin", "supports", "ce"),
    ]


def test_an_edge_names_the_cell_it_is_written_in():
    edges = whole().edges.frame().set_index("relation")
    place = ["table", "label", "column"]
    assert edges.loc["reports_to", place].tolist() == ["posts", 3, "reports_to"]
    assert edges.loc["heads", place].tolist() == ["units", 3, "head"]
    assert edges.loc["supports", place].tolist() == ["links", 2, ""]


def test_a_relation_has_its_own_source_and_else_its_rows():
    sources = whole().edges.frame().drop_duplicates("relation").set_index("relation")["source"]
    assert sources["reports_to"] == "004:10"
    assert sources["part_of"] == "004:40"


def test_a_safeguard_is_carried_by_its_link_alone():
    edges = whole().edges.frame().set_index("relation")["safeguard"]
    assert edges["supports"] == "own team"
    assert (edges.drop("supports") == "").all()


def test_two_relations_between_the_same_two_are_both_kept():
    made = organisation(
        [post("ce"), post("fin", "ce")],
        links=[link("fin", "supports", "ce"), link("fin", "advises", "ce")],
    )
    relations = sorted(data["relation"] for _, _, data in made.graph.edges(data=True))
    assert relations == ["advises", "reports_to", "supports"]


def test_every_id_is_a_node_with_its_table_kind_and_side():
    made = organisation(
        [post("ce", title="Chief Executive"), post("fin", "ce", unit="d_fin")],
        units=[unit("d_fin", name="Finance", side="neutral")],
        services=[{"id": "s1", "name": "Nursing", "provision": "internal"}],
    )
    assert dict(made.graph.nodes["ce"]) == {
        "table": "posts",
        "label": "Chief Executive",
        "kind": "post",
        "side": "",
    }
    assert made.graph.nodes["d_fin"]["kind"] == "directorate"
    assert made.graph.nodes["fin"]["side"] == "neutral"
    assert made.graph.nodes["s1"]["table"] == "services"


def test_a_post_nobody_is_linked_to_is_still_a_node():
    assert list(organisation([post("alone")]).graph.nodes) == ["alone"]


def test_a_misspelt_id_does_not_become_a_node():
    made = organisation([post("ce"), post("fin", "coo")], links=[link("fin", "supports", "ghost")])
    assert sorted(made.graph.nodes) == ["ce", "fin"]
    assert made.graph.number_of_edges() == 0


def test_an_edge_to_an_unknown_id_stays_in_the_table_of_edges():
    assert triples(organisation([post("fin", "coo")]).edges.frame()) == [
        ("fin", "reports_to", "coo")
    ]


def test_half_a_link_is_no_edge():
    made = organisation([post("ce")], links=[link("ce", "supports", "")])
    assert list(made.edges.all()) == []
