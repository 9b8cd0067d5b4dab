"""A folder that is written loads back the same, cell for cell."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import orgmodel as om
from orgmodel.errors import OrgmodelError
from orgmodel.files.exporters import folder_files
from tests.builders import files_of, from_files, organisation, post, unit
from tests.depth import at_least

cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=("Cs",)))


def same(one, other):
    for name, frame in one.tables.items():
        assert other.tables[name].columns.tolist() == frame.columns.tolist(), name
        assert other.tables[name].to_numpy().tolist() == frame.to_numpy().tolist(), name


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=4))
@settings(max_examples=at_least(30))
def test_any_text_survives(texts):
    posts = [
        post(f"p{n}", title=f"T{title}", note=note, own=note)
        for n, (title, note) in enumerate(texts)
    ]
    model = organisation(posts)
    same(model, from_files(folder_files(model)))


def test_a_formula_is_data_here_and_stays_as_it_is():
    model = organisation([post("ce", title="=1+1", note="@cmd")])
    assert b"ce,=1+1," in folder_files(model)["posts.csv"]
    same(model, from_files(folder_files(model)))


def test_only_needed_filled_and_carried_columns_are_written():
    content = folder_files(organisation([post("ce", fte="1", own="")]))["posts.csv"]
    assert content.decode() == "id,title,reports_to,fte,own\nce,ce,,1,\n"


def test_settings_roles_and_the_organisation_s_own_files_come_along():
    rules = b'[[exemption]]\nrule = "X"\nsubject = "a"\nreason = "r"\nsafeguard = "s"\n'
    files = files_of(
        [post("ce")], packs=("structure", "separation"), roles={"pec": "ce"}, name='A "quoted" name'
    )
    model = from_files({**files, "exemptions.toml": rules})
    again = from_files(folder_files(model))
    assert (again.name, again.packs, dict(again.roles)) == (model.name, model.packs, {"pec": "ce"})
    assert again.attachments["exemptions.toml"] == rules


@pytest.mark.parametrize("tops", [None, (), ("ce",), ('a "quoted" id', "ce")])
def test_the_tops_come_along(tops):
    again = from_files(folder_files(organisation([post("ce"), post("a")], tops=tops)))
    assert again.tops == tops


def test_columns_carried_on_purpose_are_not_told_and_come_along():
    files = {
        "posts.csv": b"id,title,reports_to,duties,odd\nce,Chief,,All,1\n",
        "organisation.toml": b'[columns]\nposts = ["duties", "not there"]\n',
    }
    model = from_files(files)
    assert [(p.code, p.value) for p in model.problems] == [("unknown-column", "odd")]
    again = from_files(folder_files(model))
    assert again.own_columns == {"posts": ("duties",)}
    assert again.problems == model.problems
    assert again.posts["duties"].tolist() == ["All"]


def test_an_organisation_is_saved_and_loaded(tmp_path):
    model = organisation([post("ce"), post("a", "ce", unit="u")], units=[unit("u", name="U, V")])
    written = model.save(tmp_path / "new" / "folder")
    names = {"posts.csv", "units.csv", "organisation.toml", "manifest.json"}
    assert {path.name for path in written} == names
    same(model, om.load(tmp_path / "new" / "folder"))


def test_nothing_is_written_over_the_data_it_came_from(tmp_path):
    organisation([post("ce")]).save(tmp_path)
    with pytest.raises(OrgmodelError, match="is the folder the data came from"):
        om.load(tmp_path).save(tmp_path)


def test_tables_of_an_older_organisation_are_not_left_among_the_new(tmp_path):
    organisation([post("ce")], units=[unit("u")]).save(tmp_path)
    organisation([post("ce")]).save(tmp_path)
    assert not (tmp_path / "units.csv").exists()
    (tmp_path / "units.csv").write_text("id,name,kind\nu,U,team\n")
    with pytest.raises(OrgmodelError, match=r"holds what no earlier .* wrote there.*: units\.csv"):
        organisation([post("ce")]).save(tmp_path)
    with pytest.raises(OrgmodelError, match=r"holds units\.csv, which would stay"):
        organisation([post("ce")]).save(tmp_path, force=True)
