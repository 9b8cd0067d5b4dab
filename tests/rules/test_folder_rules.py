"""What a folder says of rules is checked with the rest of its data."""

from tests.builders import link, organisation, post

RULE = """
relations = ["twinned_with"]
[[rule]]
id = "OWN-1"
title = "A forest"
kind = "forest"
severity = "error"
source = "test"
why = "test"
"""
POSTS = [post("ce"), post("fin", "ce")]


def problems(packs=("structure",), links=(), **files):
    extra = {f"{name}.toml": content for name, content in files.items()}
    made = organisation(POSTS, packs=packs, links=list(links), extra_files=extra)
    return [(p.code, p.file, p.column) for p in made.problems], [p.message for p in made.problems]


def test_a_pack_that_is_not_there_is_a_fault_of_organisation_toml():
    places, (message,) = problems(packs=["separatoin"])
    assert places == [("not-allowed", "organisation.toml", "packs")]
    assert 'no rule pack "separatoin"' in message


def test_faults_of_exemptions_are_told_all_at_once():
    places, messages = problems(exemptions='[[exemption]]\nrule = "SEP-0"\nsubject = "x"\n')
    assert {file for _, file, _ in places} == {"exemptions.toml"}
    assert len(messages) > 1


def test_faults_of_the_folders_own_rules_are_told():
    places, messages = problems(rules=RULE.replace('"error"', '"terrible"'))
    assert places == [("not-allowed", "rules.toml", None)]
    assert "terrible" in messages[0]


def test_a_relation_that_a_pack_adds_is_known():
    twins = [link("fin", "twinned_with", "ce")]
    assert problems(links=twins)[0] == [("unknown-relation", "links.csv", "relation")]
    assert problems(links=twins, rules=RULE)[0] == []


def test_a_relation_that_no_pack_adds_is_still_unknown():
    places, _ = problems(links=[link("fin", "adores", "ce")], rules=RULE)
    assert places == [("unknown-relation", "links.csv", "relation")]
