"""Templates and the documentation say what the schema says."""

from pathlib import Path

import pytest

from orgmodel.api import from_reading
from orgmodel.files.folder.folder import read_files
from orgmodel.files.templates import as_markdown, csv_template
from orgmodel.model.faults import CODES
from orgmodel.model.schema import BY_NAME, TABLES

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "data-format.md"


def test_all_templates_together_are_an_organisation_without_problems():
    files = {table.file: csv_template(table).encode() for table in TABLES}
    made = from_reading(read_files(files))
    assert [str(problem) for problem in made.problems] == []
    assert all(len(made.tables[table.name]) == 1 for table in TABLES)


def test_a_template_names_every_column_in_order():
    header = csv_template(BY_NAME["posts"]).splitlines()[0]
    assert header == ",".join(BY_NAME["posts"].column_names)


def test_the_data_format_document_describes_every_file_and_column_as_the_schema_does():
    assert as_markdown() in DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_described_with_its_meaning(table):
    described = as_markdown()
    assert f"## {table.file}" in described
    for column in table.columns:
        assert f"| `{column.name}`" in described
        assert column.meaning in described


def test_the_document_explains_every_problem_code():
    document = DOCUMENT.read_text(encoding="utf-8")
    assert [code for code in CODES if f"| `{code}` |" not in document] == []
