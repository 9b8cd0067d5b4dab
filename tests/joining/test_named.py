"""Data that names its bodies and was not combined: apart, and as one of several."""

import orgmodel as om
from tests.builders import from_files

SETTINGS = """name = "Both"
packs = ["structure", "own.toml"]
tops = ["a.ce", "b.ce"]

[roles]
"regulator" = "reg"

[roles.a]
"chief_executive" = "a.ce"

[roles.b]
"chief_executive" = "b.ce"
"""
FILES = {
    "organisation.toml": SETTINGS,
    "own.toml": 'name = "own"\ntitle = "Own"\n',
    "posts.csv": "id,title,reports_to,unit,colour\na.ce,Chief,,a.org,red\na.fin,Finance,a.ce,,\n"
    "b.ce,Chief,a.ce,b.org,\n",
    "units.csv": "id,name,kind,parent\na.org,North,body,\nb.org,South,body,\n"
    "reg,Regulator,external,over\nover,State,external,\n",
    "people.csv": "id,name\np1,Somebody\np2,Another\n",
    "appointments.csv": "person,post\np1,a.ce\np2,b.ce\n",
    "links.csv": "from,relation,to\nreg,appoints,a.ce\na.ce,works_with,b.ce\n",
}


def both():
    return from_files(FILES)


def ids(organisation, table):
    return organisation.tables[table]["id"].tolist()


def test_each_body_has_its_own_rows_and_the_shared_rows_that_it_uses():
    apart = both().split()
    assert ids(apart["a"], "posts") == ["ce", "fin"]
    assert ids(apart["b"], "posts") == ["ce"]
    assert ids(apart["a"], "units") == ["org", "reg", "over"]
    assert apart["a"].tables["links"][["from", "to"]].to_numpy().tolist() == [["reg", "ce"]]
    assert apart["a"].roles == {"regulator": "reg", "chief_executive": "ce"}
    assert (apart["a"].name, apart["b"].name) == ("North", "South")
    assert apart["a"].tops == ("ce",)


def test_who_stays_in_a_merger_plays_the_role_of_the_other():
    merged = om.Scenario("Merge").merge_posts(["a.ce", "a.fin"], into="a.fin")
    assert both().apply(merged).split()["a"].roles["chief_executive"] == "fin"


def test_a_person_goes_with_the_body_of_the_post_alone():
    apart = both().split()
    assert ids(apart["a"], "people") == ["p1"]
    assert ids(apart["b"], "people") == ["p2"]


def test_what_joins_bodies_and_rules_of_the_whole_are_told():
    said = " ".join(both().split().told)
    assert "reports_to: a.ce (b.ce)" in said
    assert "links.csv row 3" in said
    assert "own.toml is asked of the whole" in said


def test_a_columns_own_values_stay_with_their_rows():
    assert both().split()["a"].tables["posts"]["colour"].tolist() == ["red", ""]


def test_the_sample_of_a_cluster_says_the_same_apart_and_combined_again():
    whole = om.load("data/icb_cluster")
    apart = whole.split()
    again = om.combine(dict(apart.bodies))
    found = {(one.rule, one.body) for one in whole.check().findings}
    assert {(one.rule, one.body) for one in again.check().findings} == found
    assert apart.between == ()
