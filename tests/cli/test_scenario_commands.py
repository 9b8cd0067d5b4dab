"""compare, apply and --scenario: exit status, and what is said."""

import json
from pathlib import Path

import pytest

from orgmodel.cli.main import main
from tests.builders import files_of, post

ROOT = Path(__file__).resolve().parents[2]
BRENT = str(ROOT / "data" / "brent")
SCENARIOS = ROOT / "data" / "brent" / "scenarios"
IT = str(SCENARIOS / "o01a-it-in-strategic-commissioning.toml")
ETD = str(SCENARIOS / "o02a-etd-in-clinical-leadership.toml")
URGENT = str(SCENARIOS / "o03b-urgent-care-provided-in-pccc.toml")
ESTATES = str(SCENARIOS / "estates-in-finance.toml")
SET = str(SCENARIOS / "option-set.toml")
RULES = ("--rules", "separation")
TABLE = [
    # command, exit status, on standard output, on standard error
    (("compare", BRENT, IT, *RULES), 0, "OPTION 1: IT in Strategic Commissioning", ""),
    (("compare", BRENT, IT, ETD, ESTATES, *RULES), 0, "option 3", ""),
    (("compare", BRENT, URGENT, *RULES), 1, "error SEP-1: ", ""),
    (("compare", BRENT, BRENT, *RULES), 0, "Nothing differs.", ""),
    (("compare", BRENT), 2, "", "name a scenario file, a data set, or --option-set"),
    (("compare", BRENT, "gone.toml"), 2, "", "gone.toml: scenario: it cannot be read"),
    (("compare", BRENT, "gone"), 2, "", "gone"),
    (("compare", BRENT, "--option-set", SET, "--rank", "beauty"), 2, "", 'no measure "beauty"'),
    (("compare", BRENT, "--option-set", SET, "--top", "0"), 2, "", "not a whole number"),
    (("compare", BRENT, IT, "--jobs", "2"), 2, "", "--jobs goes with --option-set"),
    (("compare", BRENT, "--option-set", SET, "--resume", SET), 2, "", "is one of the files"),
    (("compare", BRENT, "--option-set", SET, "--resume", "-"), 2, "", "name a file to keep"),
    (("compare", BRENT, SET), 2, "", 'unknown key "rank"'),
    (("compare", "faulty", "move.toml"), 2, "Posts moved (1)", "1 fault in the data"),
    (("compare", "small", "bad.toml"), 2, "", "change 1 (move-post): Move the post nobody"),
    (("compare", "small", "move.toml"), 0, "- a: from ce to b", ""),
    (("apply", BRENT, IT, "-o", "out"), 0, "2 changes applied", ""),
    (("apply", BRENT, IT), 2, "", "required: -o"),
    (("apply", "small", "bad.toml", "-o", "out"), 2, "", 'there is no post "nobody"'),
    (("apply", "small", "move.toml", "-o", "small"), 2, "", "is the folder the data came from"),
    (("check", BRENT, "--scenario", URGENT, *RULES), 1, "5 errors, 6 warnings", ""),
    (("check", "small", "--scenario", "bad.toml"), 2, "", 'there is no post "nobody"'),
    (("measures", BRENT, "--scenario", IT), 0, "IT in Strategic Commissioning", ""),
    (("chart", "small", "--scenario", "move.toml", "-o", "c.svg"), 0, "c.svg", ""),
]


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with two small data sets, two scenarios."""
    rows = [post("ce"), post("a", "ce"), post("b", "ce")]
    for name, posts in (("small", rows), ("faulty", [*rows, post("c", "gone")])):
        (tmp_path / name).mkdir()
        for file, content in files_of(posts).items():
            (tmp_path / name / file).write_text(content)
    change = '[[change]]\ndo = "move-post"\npost = "{}"\nto = "b"\n'
    (tmp_path / "move.toml").write_text(change.format("a"))
    (tmp_path / "bad.toml").write_text(change.format("nobody"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "status", "out", "err"),
    TABLE,
    ids=[" ".join(Path(word).name for word in row[0]) for row in TABLE],
)
def test_a_command_ends_and_speaks_as_it_should(command, status, out, err, capsys, place):
    assert main(command) == status
    said = capsys.readouterr()
    assert out in said.out
    assert err in " ".join(said.err.split())
    assert "Traceback" not in said.err


def compared(capsys, *options):
    main(["compare", BRENT, *options, *RULES, "--format", "json"])
    return json.loads(capsys.readouterr().out)


def numbers(option):
    return option["summary"]["errors"], option["summary"]["warnings"]


def hosted(findings):
    return sorted(f["subjects"][0] for f in findings if f["rule"] == "SEP-8")


def test_the_reference_results_b0_to_b4(capsys):
    said = compared(capsys, IT, ETD, URGENT, ESTATES)
    base = said["baseline"]
    assert numbers(base) == (0, 6)
    straddle = {f["subjects"][0] for f in base["findings"] if f["rule"] == "SEP-1b"}
    assert straddle == {"F55", "F59", "F60", "F68", "F71", "F79"}
    assert hosted(base["findings"]) == ["F26", "F45", "F46"]
    b1, b2, b3, b4 = said["options"]
    assert [numbers(option) for option in said["options"]] == [(0, 7), (0, 6), (5, 6), (0, 6)]
    seventh = next(f for f in b1["findings"]["new"] if f["severity"] == "warning")
    assert (seventh["rule"], seventh["subjects"]) == ("SEP-7", ["it_info", "d_pde"])
    assert hosted(b1["findings"]["new"]) == ["F72"]
    assert b2["findings"]["new"] == b2["findings"]["fixed"] == []
    errors = sorted(f["rule"] for f in b3["findings"]["new"])
    assert errors == ["SEP-0", "SEP-0", "SEP-1", "SEP-1a", "SEP-1a"]
    assert hosted(b4["findings"]["fixed"]) == ["F45", "F46"]
    assert hosted(b4["findings"]["standing"]) == ["F26"]


def test_the_mutations_m1_and_m2(capsys, tmp_path):
    m1, m2 = tmp_path / "m1.toml", tmp_path / "m2.toml"
    m1.write_text('[[change]]\ndo = "move-post"\npost = "dir_pde"\nto = "dir_sc"\n')
    m2.write_text(
        '[[change]]\ndo = "remove-link"\nfrom = "dir_pde"\nrelation = "chairs"\nto = "peg"\n'
        '[[change]]\ndo = "add-link"\nfrom = "dir_sc"\nrelation = "chairs"\nto = "peg"\n'
        '[[change]]\ndo = "appoint"\nperson = "x"\npost = "dir_pccc"\nname = ""\n'
        '[[change]]\ndo = "appoint"\nperson = "x"\npost = "heads_provider"\n'
    )
    one, other = compared(capsys, str(m1), str(m2))["options"]
    assert numbers(one) == (2, 6)
    assert sorted(f["rule"] for f in one["findings"]["new"] if f["severity"] == "error") == [
        "SEP-4",
        "SEP-5",
    ]
    assert one["measures"]["largest_span"]["delta"] == -1
    assert one["measures"]["layers"]["delta"] == 1
    assert numbers(other) == (2, 6)
    assert {f["rule"] for f in other["findings"]["new"] if f["severity"] == "error"} == {
        "SEP-3",
        "SEP-6",
    }


def test_a_scenario_checked_and_the_folder_it_makes_say_the_same(capsys, tmp_path):
    main(["apply", BRENT, URGENT, "-o", str(tmp_path / "out")])
    capsys.readouterr()

    def findings(*arguments):
        main(["check", *arguments, *RULES, "--format", "json"])
        rules = json.loads(capsys.readouterr().out)["rules"]
        return {finding["id"] for rule in rules for finding in rule["findings"]}

    assert findings(BRENT, "--scenario", URGENT) == findings(str(tmp_path / "out"))


def test_an_option_set_is_ranked_and_its_best_compared(capsys):
    main(["compare", BRENT, "--option-set", SET, *RULES, "--top", "3", "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    ranking = said["option_set"]["ranking"]
    assert (said["option_set"]["combinations"], len(ranking)) == (24, 3)
    assert ranking[0]["choices"] == {"O01": "b", "O02": "b", "O03": "a", "O04": "a"}
    assert ranking[0]["values"] == {"errors": 0, "warnings": 6, "changes": 0}
    assert [option["name"] for option in said["options"]] == [r["name"] for r in ranking]


def test_a_must_have_rules_out_and_what_is_none_is_told(capsys):
    ranked = ("compare", BRENT, "--option-set", SET, *RULES, "--top", "1")
    assert main([*ranked, "--must", "changes > 0", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)["option_set"]
    assert said["must"] == [{"must": "changes > 0", "missed": 1}]
    assert (said["ruled_out"], said["ranking"][0]["values"]["changes"]) == (1, 3)
    assert said["ranking"][0]["on_front"] is True
    assert main([*ranked, "--must", "changes > 99"]) == 0
    assert "No combination meets them all" in capsys.readouterr().out
    assert main([*ranked, "--must", "changs > 0"]) == 2
    assert 'Did you mean "changes"' in capsys.readouterr().err


def test_rows_that_were_kept_rank_the_same_by_other_measures_first(tmp_path, capsys, monkeypatch):
    file = str(tmp_path / "rows.jsonl")
    ranked = ("compare", BRENT, "--option-set", SET, *RULES, "--format", "csv", "--resume", file)
    assert main([*ranked, "--rank=errors,changes"]) == 0
    first = capsys.readouterr().out
    monkeypatch.setattr("orgmodel.comparison.sweep.evaluator.Evaluator.part", None)
    assert main([*ranked, "--rank=errors,changes"]) == 0
    assert capsys.readouterr().out == first
    assert main([*ranked, "--rank=errors,-changes"]) == 0
    assert capsys.readouterr().out != first
    assert main([*ranked, "--rank=errors"]) == 2
    assert "figures and must-haves differ" in " ".join(capsys.readouterr().err.split())


def test_the_ranking_alone_is_csv_by_rank(capsys):
    main(["compare", BRENT, "--option-set", SET, *RULES, "--top", "2", "--format", "csv"])
    assert capsys.readouterr().out.splitlines() == [
        "rank,combination,O01,O02,O03,O04,errors,warnings,changes,on_front",
        "1,O01(b) O02(b) O03(a) O04(a),b,b,a,a,0,6,0,True",
        "2,O01(b) O02(a) O03(a) O04(a),b,a,a,a,0,6,3,False",
    ]


def test_the_table_of_a_comparison_is_csv(place, capsys):
    main(["compare", "small", "move.toml", "--format", "csv"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "option,what,change,id,field,old,new"
    assert lines[1] == "move,post,moved,a,reports_to,ce,b"
