"""Each sample folder is whole by itself: ids, sources, and no fact that no source gives."""

import re
import tomllib
from collections import Counter

BASES = {"stated", "inferred", "conditional", "template", "fixture"}

# Cells beside `roster` that no reference row gives: row's key, column, value.
ADDED_CELLS = {
    "brent": set(),
    "pec_2007": {
        ("pec_chair", "clinical", "yes"),
        ("pec_clinical", "clinical", "yes"),
        ("pec_mgmt", "clinical", "no"),
        ("panel_former", "count", "1"),
        ("panel_professional", "count", "1"),
        (("pec", "pec_chair"), "capacity", "own right"),
        (("pec", "pec_chair"), "caseload", "yes"),
        (("pec", "pec_clinical"), "capacity", "own right"),
        (("pec", "pec_clinical"), "caseload", "yes"),
    },
    "m2": {
        ("m2_medical", "count", "6"),
        ("m2_nurses", "count", "2"),
        ("m2_pharmacists", "count", "2"),
        ("m2_midwife", "count", "1"),
        ("m2_social", "count", "1"),
        ("m2_medical", "clinical", "yes"),
        ("m2_nurses", "clinical", "yes"),
        ("m2_pharmacists", "clinical", "yes"),
        ("m2_dental", "clinical", "yes"),
        ("m2_midwife", "clinical", "yes"),
        (("m2_pec", "m2_medical"), "profession", "medical practitioner"),
        (("m2_pec", "m2_nurses"), "profession", "nurse"),
        (("m2_pec", "m2_pharmacists"), "profession", "pharmacist"),
        (("m2_pec", "m2_dental"), "profession", "dental"),
        (("m2_pec", "m2_midwife"), "profession", "midwife"),
        (("m2_pec", "m2_dental"), "capacity", "representative"),
        (("m2_pec", "m2_social"), "capacity", "representative"),
    },
    "cambridgeshire": {
        ("fx_multi", "profession", "GP"),
        ("fx_assoc", "profession", "GP"),
        ("fx_pecchair", "unit", "fx_cambs_pct"),
        ("fx_dcr", "unit", "fx_cambs_pct"),
        ("fx_gp", "unit", "fx_practice"),
        ("fx_old_ooh", "unit", "fx_old_pct"),
        ("fx_old_cgl", "unit", "fx_old_pct"),
        ("fx_old_member", "unit", "fx_old_pct"),
        ("fx_old_deputy", "unit", "fx_old_pct"),
        ("fx_old_pecchair", "unit", "fx_old_pct"),
        ("fx_assoc_md", "unit", "fx_sb_pct"),
        ("fx_sb_quality", "unit", "fx_sb_pct"),
        ("fx_sb_urgent", "unit", "fx_sb_pct"),
    },
}
# Bodies whose whole membership the source lists: M2's committee, the panel of 002:AnnexB.
WHOLE = {"m2": {"m2_pec"}, "pec_2007": {"pec_panel"}}


def test_cells_that_no_reference_row_gives_are_the_named_ones(sample):
    data = sample.tables
    columns = ("count", "clinical", "unit", "profession", "capacity", "caseload", "voting")
    keyed = [(row["id"], row) for table in ("posts", "people") for row in data.get(table, [])]
    keyed += [((row["body"], row["member"]), row) for row in data.get("memberships", [])]
    found = {
        (key, column, row[column]) for key, row in keyed for column in columns if row.get(column)
    }
    assert found == ADDED_CELLS[sample.name]


def test_a_roster_is_complete_only_where_the_source_lists_the_whole_body(sample):
    data = sample.tables
    rosters = {row["id"]: row["roster"] for row in data["units"] if row["roster"]}
    assert {row["body"] for row in data["memberships"]} <= set(rosters)
    complete = {body for body, roster in rosters.items() if roster == "complete"}
    assert complete == WHOLE.get(sample.name, set())


def test_no_id_is_there_twice(sample):
    ids = Counter(row["id"] for rows in sample.tables.values() for row in rows if "id" in row)
    assert [value for value, times in ids.items() if times > 1] == []


def test_every_id_that_is_mentioned_is_one_of_the_right_table(sample):
    data = sample.tables
    ids = {name: {r["id"] for r in rows} for name, rows in data.items() if "id" in rows[0]}
    anything = set().union(*ids.values())
    sitting = ids["posts"] | ids.get("people", set())
    places = [
        ("posts", "reports_to", ids["posts"]),
        ("units", "parent", ids["units"]),
        ("units", "head", ids["posts"]),
        ("functions", "owner", ids["units"] | ids["posts"]),
        ("links", "from", anything),
        ("links", "to", anything),
        ("memberships", "body", ids["units"]),
        ("memberships", "member", sitting),
        ("appointments", "person", ids.get("people", set())),
        ("appointments", "post", ids["posts"]),
    ]
    for table, column, known in places:
        named = {row.get(column) for row in data.get(table, [])} - {None, ""}
        assert named <= known, (table, column)


def test_every_row_has_a_source_and_a_basis(sample):
    for table, rows in sample.tables.items():
        for number, row in enumerate(rows, start=2):
            assert row["source"], (table, number)
            assert row["basis"] in BASES, (table, number)


def test_every_relation_in_a_column_has_its_own_source_and_basis(sample):
    data = sample.tables
    for table, column, _ in sample.column_relations:
        for row in data[table]:
            given = bool(row.get(column))
            assert bool(row.get(f"{column}_source")) == given, row["id"]
            assert bool(row.get(f"{column}_basis")) == given, row["id"]


def test_no_hours_pay_or_named_holder_is_invented(sample):
    for table, rows in sample.tables.items():
        columns = set(rows[0]) - ({"holder"} if table == "competencies" else set())
        assert not {"fte", "band", "cost", "holder", "status", "start", "end"} & columns, table
    people = sample.tables.get("people", [])
    assert all(row["name"].endswith("(pseudonym)") for row in people)
    assert bool(people) == (sample.name == "cambridgeshire")


def test_a_file_is_plain_utf_8(sample):
    for path in sample.folder.glob("*.csv"):
        raw = path.read_bytes()
        assert b"\r" not in raw, path.name
        assert not raw.startswith(b"\xef\xbb\xbf"), path.name
        assert raw.endswith(b"\n"), path.name


def test_no_column_is_empty_but_the_required_manager(sample):
    for table, rows in sample.tables.items():
        empty = {column for column in rows[0] if not any(row[column] for row in rows)}
        assert empty <= {"reports_to"}, table


def test_settings_name_only_what_is_there(sample):
    settings = tomllib.loads((sample.folder / "organisation.toml").read_text(encoding="utf-8"))
    assert settings["name"]
    assert settings["status"]
    assert settings["source"]
    assert settings["packs"][0] == "structure"
    assert set(settings.get("roles", {}).values()) <= set(sample.entities)


def test_an_exemption_of_brent_names_functions_that_are_there_and_every_required_field(brent):
    text = (brent.folder / "exemptions.toml").read_text(encoding="utf-8")
    exemptions = tomllib.loads(text)["exemption"]
    assert [entry["subject"] for entry in exemptions] == [["F45"], ["F46"]]
    for entry in exemptions:
        assert set(entry["subject"]) <= set(brent.functions)
        assert all(entry[key] for key in ("rule", "reason", "safeguard", "owner", "review"))


def test_the_readme_counts_the_rows(sample):
    text = (sample.folder / "README.md").read_text(encoding="utf-8")
    counted = dict(re.findall(r"^\| (\w+)\.csv \| (\d+) \|$", text, re.MULTILINE))
    assert counted == {table: str(len(rows)) for table, rows in sample.tables.items()}
