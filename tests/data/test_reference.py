"""The sample folders hold what the reference tables say, and beside it only what is named here."""

import csv
import re
from pathlib import Path

import pytest

REFERENCE = Path(__file__).resolve().parents[2].parent / "shared" / "reference"
pytestmark = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the reference tables are not beside this project"
)

FOLDERS = ("brent", "pec_2007", "m2", "cambridgeshire")
BASES = {
    "S": "stated",
    "I": "inferred",
    "C": "conditional",
    "T": "template",
    "F": "fixture",
}

# The documents' own words where the reference names an entity for Brent or by description.
OWN_NAMES = {
    "pec_2007": {
        "brent_tpct": "The PCT (any)",
        "emt": "Senior management team",
        "nhs_london": "Strategic Health Authority (SHA)",
        "gp_contractors": "Independent contractors",
    },
    "cambridgeshire": {
        "fx_multi": "GP A (pseudonym)",
        "fx_assoc": "GP B (pseudonym)",
    },
}
# Entities that 004 alone describes: the source of the links that name them in the guidance.
SOURCE_OF_THEIR_LINKS = {"brent_tpct": "002:5.1", "emt": "002:3.1"}

ADDED_LINKS = {
    "brent": {
        ("ce", "heads", "brent_tpct"): ("004:26,31,Impl-1", "inferred"),
        ("F27", "overlaps", "F59"): ("004:21,37,38(e)", "inferred"),
        ("F32", "overlaps", "F62"): ("004:21,38(g)", "inferred"),
        ("F50", "overlaps", "F73"): ("004:32,46", "inferred"),
        ("F76", "overlaps", "F73"): ("004:32,46", "inferred"),
        ("F77", "overlaps", "F60"): ("004:33,38(a)", "inferred"),
        ("F70", "supports", "d_pde"): ("004:42", "inferred"),
    },
    "pec_2007": {("ce", "heads", "brent_tpct"): ("001:L20", "inferred")},
    "m2": {},
    "cambridgeshire": {},
}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def documents(row):
    return set(re.findall(r"(?<!\d)00[0-4](?=[:;,]|$)", row["source"]))


def belongs(row, folder):
    """Whether a reference row is of this folder; entities of pec_2007 follow from its links."""
    if folder == "brent":
        return "004" in documents(row)
    if folder == "pec_2007":
        return row["basis"] == "T" or (row["basis"] in "CI" and "004" not in documents(row))
    document = {"m2": "000", "cambridgeshire": "001"}[folder]
    return row["basis"] == "F" and documents(row) == {document}


def reference(name, folder):
    rows = read(REFERENCE / f"{name}.csv")
    if name == "entities" and folder == "pec_2007":
        named = {r[end] for r in reference("links", folder) for end in ("from", "to")}
        named |= {r["unit"] for r in reference("functions", folder)}
        return [r for r in rows if r["id"] in named]
    return [r for r in rows if belongs(r, folder)]


def expected(row):
    return row["source"], BASES[row["basis"]], row["note"]


def expected_entity(row, folder):
    source, basis, note = expected(row)
    kind = row["kind"].removesuffix("_fixture")
    if folder == "pec_2007":
        parts = [part for part in source.split("; ") if not part.startswith("004")]
        source = "; ".join(parts) or SOURCE_OF_THEIR_LINKS[row["id"]]
    if kind == "person":  # described, not named; the reference's note asked for that
        note = row["name"]
    name = OWN_NAMES.get(folder, {}).get(row["id"], row["name"])
    return name, kind, row["side"], source, basis, note


def test_a_folder_holds_the_reference_entities_and_no_others(sample):
    rows = reference("entities", sample.name)
    assert sample.entities == {row["id"]: expected_entity(row, sample.name) for row in rows}


def test_a_folder_holds_the_reference_functions_and_no_others(sample):
    assert sample.functions == {
        row["id"]: (row["function"], row["unit"], row["kind"], *expected(row))
        for row in reference("functions", sample.name)
    }


def test_a_folder_holds_the_reference_links_and_only_the_named_additions(sample):
    found = sample.links
    added = {triple: found.pop(triple)[:2] for triple in ADDED_LINKS[sample.name]}
    assert added == ADDED_LINKS[sample.name]
    assert found == {
        (row["from"], row["relation"], row["to"]): expected(row)
        for row in reference("links", sample.name)
    }


def test_no_row_of_the_reference_is_left_out_of_every_folder():
    for name in ("entities", "links", "functions"):
        taken = [tuple(r.values()) for folder in FOLDERS for r in reference(name, folder)]
        assert {tuple(row.values()) for row in read(REFERENCE / f"{name}.csv")} == set(taken)
