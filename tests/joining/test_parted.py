"""A combined organisation apart again: the same bytes, and nothing lost that joins bodies."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.errors import OrgmodelError
from orgmodel.joining.between import read_between
from tests.builders import organisation, post
from tests.depth import at_least
from tests.joining.folders import files, north, parts, south


def test_each_body_has_the_bytes_of_its_folder_again():
    bodies = {"north": north(), "south": south()}
    apart = om.combine(bodies).split()
    assert {name: files(one) for name, one in apart.bodies.items()} == {
        name: files(one) for name, one in bodies.items()
    }
    assert apart.between == ()


def test_samples_come_back_as_they_were():
    bodies = {name: om.load(f"data/{name}") for name in ("brent", "council_client_contractor")}
    apart = om.combine(bodies).split()
    for name, one in bodies.items():
        assert files(apart[name]) == files(one)


JOIN = (
    om.Scenario("Join")
    .move_post("south.aide", to="north.ce")
    .add_link("south.f1", "supports", "north.s1")
    .add_post("joint", title="Joint director", reports_to="north.ce")
)


def test_what_joins_bodies_is_kept_and_told(tmp_path):
    whole = om.combine({"north": north(), "south": south()}).apply(JOIN)
    apart = whole.split()
    assert apart["south"].posts.set_index("id")["reports_to"]["aide"] == ""
    assert any("reports_to: north.ce (south.aide)" in words for words in apart.told)
    assert any("links.csv" in words for words in apart.told)
    assert any("joint" in words for words in apart.told)
    places = apart.save(tmp_path / "apart")
    assert [place.name for place in places] == ["north", "south", "between.csv"]
    assert read_between(places[-1].read_bytes()) == apart.between


def test_combined_again_with_what_was_between_them_nothing_is_lost(tmp_path):
    whole = om.combine({"north": north(), "south": south()}).apply(JOIN)
    whole.split().save(tmp_path)
    bodies = {name: tmp_path / name for name in ("north", "south")}
    back = om.combine(bodies, tmp_path / "between.csv")
    for table in ("posts", "links", "functions"):
        was, now = whole.tables[table], back.tables[table]
        assert now.drop(columns="origin").to_dict("records") == was.drop(columns="origin").to_dict(
            "records"
        )


def test_who_stays_in_a_merger_plays_the_roles_in_the_folder_of_the_body():
    officers = {"monitoring_officer": "mo", "section_151_officer": "fin"}
    one = organisation([post("ce"), post("mo", "ce"), post("fin", "ce")], roles=officers)
    other = organisation([post("ce"), post("aide", "ce")])
    merged = om.Scenario("Merge").merge_posts(["one.mo", "one.fin"], into="one.fin")
    apart = om.combine({"one": one, "other": other}).apply(merged).split()
    assert apart["one"].roles == {"monitoring_officer": "fin", "section_151_officer": "fin"}


def test_an_exemption_accepted_later_goes_to_its_body():
    whole = om.combine({"north": north(), "south": south()})
    later = whole.attachments["exemptions.toml"] + (
        b'[[exemption]]\nrule = "R68"\nsubject = ["south.ce"]\nreason = "Small."\n'
        b'safeguard = "None."\nowner = "x"\nreview = "2030-01-01"\n'
    )
    changed = whole.with_tables({}, attachments={**whole.attachments, "exemptions.toml": later})
    apart = changed.split()
    assert b'subject = ["ce"]' in apart["south"].attachments["exemptions.toml"]
    assert files(apart["north"]) == files(north())


def test_what_was_not_combined_is_refused():
    with pytest.raises(OrgmodelError, match="nothing to split"):
        south().split()


@pytest.mark.parametrize("seed", range(6))
def test_random_parts_of_one_organisation_come_back_byte_for_byte(seed):
    """Two hundred of them: `python -m bench joined`."""
    bodies = parts(seed)
    whole = om.combine(bodies)
    apart = whole.split()
    assert {n: files(one) for n, one in apart.bodies.items()} == {
        n: files(one) for n, one in bodies.items()
    }
    assert files(om.combine(apart.bodies)) == files(whole)


@settings(max_examples=at_least(40), deadline=None)
@given(st.text("ab.x ", max_size=8), st.frozensets(st.sampled_from(["a", "a.b", "b.a", "x"])))
def test_a_text_that_may_be_an_id_comes_back_whatever_it_is(text, ids):
    from orgmodel.joining.prefixes import Prefix

    prefix = Prefix("a", ids)
    for given_text in (text, f"a.{text}", f"a.a.{text}"):
        assert prefix.off_text(prefix.on_text(given_text)) == given_text


UNNAMED = organisation([post("ce"), post("aide", "ce"), post("lay")])


@pytest.mark.parametrize("other", [south(), UNNAMED], ids=["tops named", "no tops named"])
def test_one_top_goes_away_again_where_bodies_part(other, tmp_path):
    bodies = {"north": north(), "south": other}
    whole = om.combine(bodies, top="north")
    managers = whole.posts.set_index("id")["reports_to"]
    assert managers["south.ce"] == "north.ce"
    assert managers["north.ce"] == ""
    assert "south.ce" not in whole.line_tops.tops
    apart = whole.split()
    assert {name: files(one) for name, one in apart.bodies.items()} == {
        name: files(one) for name, one in bodies.items()
    }
    assert [(cell.id, cell.value) for cell in apart.between] == [("south.ce", "north.ce")]
    apart.save(tmp_path)
    again = {name: tmp_path / name for name in bodies}
    assert files(om.combine(again, tmp_path / "between.csv")) == files(whole)


def test_a_top_that_is_no_body_is_refused():
    with pytest.raises(OrgmodelError, match='"east" is none of the bodies'):
        om.combine({"north": north(), "south": south()}, top="east")
