"""What an option leaves open about who heads a unit."""

import pytest

import orgmodel as om
from orgmodel.cli.main import main
from orgmodel.comparison.heads import open_heads
from orgmodel.files.scenario_file import to_toml
from tests.builders import organisation, post, unit
from tests.changes.small import body

S = om.Scenario("Option")
SPLIT = [{"unit": "fin"}, {"unit": "pay", "name": "Pay"}]
CASES = {
    "nothing changed": (S, []),
    "a team moved": (S.move_unit("it", to="buy"), []),
    "two headed units merged": (
        S.merge_units(["buy", "fin"], into="fin"),
        [
            "fin has 2 heads to choose from: Treasurer (dir_fin) heads it now, Buyer (dir_buy) "
            "heads no unit any more."
        ],
    ),
    "three headed units merged": (
        S.merge_units(["buy", "fin", "sell"], into="all", name="All"),
        [
            "All (all) has 3 heads to choose from: Buyer (dir_buy) heads it now, Seller "
            "(dir_sell) and Treasurer (dir_fin) head no unit any more."
        ],
    ),
    "the other head stays and the post goes": (
        S.merge_units(["buy", "fin"], into="fin").remove_post("dir_buy", to="dir_fin"),
        [],
    ),
    "both headed by one": (S.merge_posts(["dir_buy", "dir_fin"], into="dir_fin"), []),
    "merged into a unit without a head": (
        S.merge_units(["it", "fin"], into="it"),
        ["Nobody heads it any more. Before, Treasurer (dir_fin) did."],
    ),
    "merged on purpose without a head": (
        S.merge_units(["buy", "fin"], into="new", name="New", head=""),
        [
            "Nobody heads New (new), which is new. Before, Buyer (dir_buy) and Treasurer "
            "(dir_fin) headed what is in it."
        ],
    ),
    "split": (S.split_unit("fin", into=SPLIT), ["Nobody heads Pay (pay), which is new."]),
    "split with a head for each": (
        S.split_unit("fin", into=[SPLIT[0], {**SPLIT[1], "head": "payroll"}]),
        [],
    ),
    "the head's post removed": (
        S.remove_post("dir_buy", to="ce"),
        ["Nobody heads buy any more. Before, Buyer (dir_buy) did."],
    ),
    "the head's post removed, another named": (
        S.remove_post("dir_buy", to="ce", head="analyst"),
        [],
    ),
    "the head ended": (
        S.remove_link("dir_buy", "heads", "buy"),
        ["Nobody heads buy any more. Before, Buyer (dir_buy) did."],
    ),
    "the head emptied": (
        S.update_unit("buy", head=""),
        ["Nobody heads buy any more. Before, Buyer (dir_buy) did."],
    ),
    "another head": (S.update_unit("buy", head="analyst"), []),
    "a unit removed whose head stays": (
        S.remove_unit("buy", to="fin"),
        [
            "fin has 2 heads to choose from: Treasurer (dir_fin) heads it now, Buyer (dir_buy) "
            "heads no unit any more."
        ],
    ),
    "a directorate added, where directorates have heads": (
        S.add_unit("plans", name="Plans", kind="directorate"),
        ["Nobody heads Plans (plans), which is new."],
    ),
    "a committee added, where no committee has a head": (
        S.add_unit("audit", name="Audit", kind="committee"),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_heads_that_an_option_leaves_open_are_told(case):
    scenario, wanted = CASES[case]
    base = body()
    option = base.apply(scenario)
    names = {**base.names, **option.names}
    assert [head.in_words(names) for head in open_heads(base, option)] == wanted


def test_where_nobody_heads_anything_nothing_is_told():
    base = organisation([post("ce")], units=[unit("a"), unit("b")])
    option = base.apply(S.split_unit("a", into=[{"unit": "a"}, {"unit": "c"}]))
    assert open_heads(base, option) == ()


def test_a_comparison_tells_them_and_says_nothing_of_another_data_set():
    base = body()
    scenario = S.merge_units(["buy", "fin"], into="fin")
    (option,) = om.compare(base, scenario, packs=["separation"]).options
    assert [(head.unit, head.head, head.before) for head in option.open_heads] == [
        ("fin", "dir_fin", ("dir_buy",))
    ]
    (other,) = om.compare(base, body(), packs=["separation"]).options
    assert other.matching is None or other.open_heads == ()


def test_services_that_differ_are_told():
    scenario = S.update_service("s_care", provision="mixed").add_service(
        "s_new", name="Podiatry", provision="external"
    )
    (option,) = om.compare(body(), scenario, packs=["separation"]).options
    said = option.to_dict()["services"]
    assert [row["id"] for row in said["added"]] == ["s_new"]
    assert said["changed"] == [
        {"id": "s_care", "fields": {"provision": {"old": "internal", "new": "mixed"}}}
    ]
    assert (said["removed"], said["moved"]) == ([], [])
    assert option.differences
    gone = om.compare(body(), S.remove_service("s_care"), packs=["separation"]).options[0]
    assert [row["id"] for row in gone.to_dict()["services"]["removed"]] == ["s_care"]


def test_the_command_and_the_report_tell_them(capsys, tmp_path):
    base = str(tmp_path / "base")
    body().save(base)
    file = tmp_path / "s.toml"
    file.write_text(to_toml(S.split_unit("fin", into=SPLIT)), encoding="utf-8")
    assert main(["apply", base, str(file), "-o", str(tmp_path / "out")]) == 0
    assert "Nobody heads Pay (pay), which is new." in capsys.readouterr().out
    main(["compare", base, str(file)])
    said = capsys.readouterr().out
    assert "Heads to settle (1)" in said
    assert "- Nobody heads Pay (pay), which is new." in said
