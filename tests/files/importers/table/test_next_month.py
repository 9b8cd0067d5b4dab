"""The mapping of one month on the list of the next, and on the folder that was made of it."""

from pathlib import Path

import orgmodel as om

APRIL = "No,Role,Boss,Name,Pay,Remark\n1,Chief,,Ann One,10,x\n2,Clerk,1,Ben Two,9,y\n"


def test_a_column_spelt_otherwise_is_used_and_told_as_no_fault(tmp_path: Path) -> None:
    (tmp_path / "april.csv").write_text(APRIL)
    april = om.import_table(tmp_path / "april.csv", columns={"cost": "Pay", "note": "Remark"})
    april.save(tmp_path / "april")
    (tmp_path / "may.csv").write_text("No,Job Title,Boss,Name\n1,Chief,,Ann One\n2,Clerk,1,Ben\n")
    may = om.import_table(tmp_path / "may.csv", mapping=tmp_path / "april" / "mapping.toml")
    assert may.organisation.posts["title"].tolist() == ["Chief", "Clerk"]
    assert 'title = "Job Title"' in may.mapping
    told = {problem.column: problem for problem in may.problems}
    assert "“Job Title” is used for it." in told["Role"].message
    assert sorted(told) == ["Pay", "Remark", "Role"]
    assert not [problem for problem in may.problems if problem.fault]


def test_a_column_that_every_post_needs_is_a_fault_where_it_is_gone(tmp_path: Path) -> None:
    (tmp_path / "april.csv").write_text(APRIL)
    om.import_table(tmp_path / "april.csv").save(tmp_path / "april")
    (tmp_path / "may.csv").write_text("No,Role,Name\n1,Chief,Ann One\n2,Clerk,Ben Two\n")
    may = om.import_table(tmp_path / "may.csv", mapping=tmp_path / "april" / "mapping.toml")
    faults = [(p.code, p.column) for p in may.problems if p.fault]
    assert ("missing-column", "Boss") in faults


def test_a_folder_that_was_made_is_read_by_its_own_headings(tmp_path: Path) -> None:
    (tmp_path / "april.csv").write_text(APRIL)
    april = om.import_table(tmp_path / "april.csv")
    april.save(tmp_path / "april")
    again = om.import_table(tmp_path / "april")
    assert not again.problems
    assert again.organisation.posts["id"].tolist() == ["1", "2"]
