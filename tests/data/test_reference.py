"""The sample folders hold what the reference tables say, and beside it only what is named here."""

import csv
import re
from pathlib import Path

import pytest

from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack_file import read_pack
from tests.data import additions

REFERENCE = Path(__file__).resolve().parents[2].parent / "shared" / "reference"
GUIDANCE = REFERENCE.parent / "sources" / "002_f5e8e15180f9a511.txt"
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


def without(found, added):
    """What is found beside the named additions, whose source and basis are as they are named."""
    assert {key: found[key][-3:-1] for key in added} == added
    return {key: row for key, row in found.items() if key not in added}


def test_a_folder_holds_the_reference_entities_and_only_the_named_additions(sample):
    rows = reference("entities", sample.name)
    found = without(sample.entities, additions.ENTITIES[sample.name])
    assert found == {row["id"]: expected_entity(row, sample.name) for row in rows}


def test_a_folder_holds_the_reference_functions_and_only_the_named_additions(sample):
    found = without(sample.functions, additions.FUNCTIONS[sample.name])
    assert found == {
        row["id"]: (row["function"], row["unit"], row["kind"], *expected(row))
        for row in reference("functions", sample.name)
    }


def test_a_folder_holds_the_reference_links_and_only_the_named_additions(sample):
    found = without(sample.links, additions.LINKS[sample.name])
    assert found == {
        (row["from"], row["relation"], row["to"]): expected(row)
        for row in reference("links", sample.name)
    }


def test_no_row_of_the_reference_is_left_out_of_every_folder():
    for name in ("entities", "links", "functions"):
        taken = [tuple(r.values()) for folder in FOLDERS for r in reference(name, folder)]
        assert {tuple(row.values()) for row in read(REFERENCE / f"{name}.csv")} == set(taken)


def words_of_the_guidance():
    return " ".join(GUIDANCE.read_text(encoding="utf-8").split())


def test_annex_a_is_in_the_words_of_the_guidance(pec_2007):
    words = words_of_the_guidance()
    points = [name for key, (name, *_) in pec_2007.functions.items() if key[-1].isalpha()]
    assert len(points) == sum(additions.ANNEX_A.values())
    assert [point for point in points if f"- {point}" not in words] == []


def test_annex_c_is_in_the_words_of_the_guidance():
    words = words_of_the_guidance()
    steps = [item for item in read_pack("pec-2007", PARAMETERS).process if "Annex" in item.id]
    assert [step.source for step in steps] == [f"002:AnnexC({letter})" for letter in "abcdefghi"]
    assert [step.title for step in steps if f"- {step.title}" not in words] == []
