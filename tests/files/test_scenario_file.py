"""Scenario and option set files: what they hold, and how a faulty one is told."""

import pytest

import orgmodel as om
from orgmodel.files.option_set_file import parse_option_set, read_option_set
from orgmodel.files.scenario_file import parse_scenario, read_scenario_file, to_toml

DESIGN = """\
name = "IT in Strategic Commissioning"
option = "O01(a)"
source = "004:44"

[[change]]
do = "move-function"
function = "F72"
to = "d_sc"

[[change]]
do = "move-unit"
unit = "it_info"
to = "d_sc"
"""


def test_the_design_s_file_is_the_design_s_python_and_is_written_back_as_it_was():
    scenario = parse_scenario(DESIGN.encode())
    assert scenario == om.Scenario(
        "IT in Strategic Commissioning", "O01(a)", "004:44"
    ).move_function("F72", to="d_sc").move_unit("it_info", to="d_sc")
    assert to_toml(scenario) == DESIGN


def test_numbers_dates_and_truths_become_text_as_they_are_written():
    blocks = """
[[change]]
do = "add-post"
post = "x"
title = "X"
fte = 0.60
count = 2
clinical = true
[[change]]
do = "appoint"
person = "p"
post = "x"
start = 2007-07-02
"""
    added, held = parse_scenario(blocks.encode()).changes
    assert dict(added.cells) == {"fte": "0.60", "count": "2", "clinical": "yes"}
    assert dict(held.cells) == {"start": "2007-07-02"}


def test_a_file_without_a_name_is_called_as_the_file_is(tmp_path):
    path = tmp_path / "option-a.toml"
    path.write_text("")
    assert read_scenario_file(path) == om.Scenario("option-a")


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("name = ", ["not readable as TOML"]),
        ("nam = 'x'", ['unknown key "nam". Did you mean "name"']),
        ("name = 3", ["name: must be a text in quotation marks"]),
        ("change = 3", [r"change: must be \[\[change\]\] blocks, not 3"]),
        ("[[change]]\nto = 'x'", ["change 1: it has no verb"]),
        ("[[change]]\ndo = 'move_post'", ['Did you mean "move-post"']),
        (
            "[[change]]\ndo = 'move-post'\n[[change]]\ndo = 'add-link'\nform = 'a'\nto = 'b'",
            [
                'change 1 .*it needs "post"',
                'change 2 .*needs "from".* you wrote as "form"',
                'change 2 .*needs "relation"',
            ],
        ),
        ("[[change]]\ndo = 'merge-posts'\nposts = 'a'\ninto = 'b'", ["must be a list of ids"]),
        ("[[change]]\ndo = 'split-post'\npost = 'a'\ninto = ['b']", ["must be a table of keys"]),
        ("[[change]]\ndo = 'split-post'\npost = 'a'\ninto = [{title = 'b'}]", ["into 1: it needs"]),
        (
            "[[change]]\ndo = 'add-post'\npost = 'a'\ntitle = 'A'\nto = 'b'\nreports_to = 'c'",
            ["are one key: give it once"],
        ),
    ],
)
def test_every_fault_of_a_file_is_told(content, faults):
    with pytest.raises(om.ScenarioError) as caught:
        parse_scenario(content.encode(), "test")
    for fault in faults:
        with pytest.raises(om.ScenarioError, match=fault):
            raise caught.value


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(om.ScenarioError, match=r"gone\.toml.*cannot be read"):
        read_scenario_file(tmp_path / "gone.toml")


SET = """
name = "Where IT sits"
rank = ["warnings"]
[[question]]
id = "O01"
title = "Where?"
source = "004:44"
[[question.alternative]]
id = "a"
title = "There"
scenario = "it.toml"
[[question.alternative]]
id = "b"
title = "Here"
[[question]]
id = "O02"
title = "Also?"
[[question.alternative]]
id = "a"
title = "Yes"
change = [{ do = "move-post", post = "x", to = "y" }]
[[question.alternative]]
id = "b"
title = "No"
[[exclude]]
together = ["O01(a)", "O02(a)"]
reason = "both at once is too much"
"""


def test_an_option_set_names_scenarios_beside_it_or_holds_changes(tmp_path):
    (tmp_path / "it.toml").write_text(DESIGN)
    (tmp_path / "option-set.toml").write_text(SET)
    option_set = read_option_set(tmp_path / "option-set.toml")
    first, second = option_set.questions
    assert first.alternatives[0].scenario == parse_scenario(DESIGN.encode())
    assert first.alternatives[1].scenario.changes == ()
    assert len(second.alternatives[0].scenario) == 1
    assert (option_set.size, option_set.rank) == (4, ("warnings",))
    assert option_set.exclusions[0].together == {"O01(a)", "O02(a)"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('id = "O02"', 'id = "O01"'), "each with its own id"),
        (('"O02(a)"]', '"O03(a)"]'), "together must name two alternatives"),
        (('reason = "both at once is too much"', ""), "exclude 1: reason: missing"),
        (
            ('title = "There"', 'titel = "There"'),
            'alternative a: unknown key "titel". Did you mean "title"',
        ),
        (('scenario = "it.toml"', 'scenario = "gone.toml"'), r"cannot be read"),
        (('do = "move-post"', 'do = "push-post"'), 'no verb "push-post"'),
    ],
)
def test_a_faulty_option_set_says_what_is_wrong(change, fault, tmp_path):
    def scenario(name):
        return read_scenario_file(tmp_path / name)

    (tmp_path / "it.toml").write_text(DESIGN)
    with pytest.raises(om.ScenarioError, match=fault):
        parse_option_set(SET.replace(*change).encode(), scenario)
