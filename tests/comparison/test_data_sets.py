"""Two data sets compared: what is the same though written otherwise, and what is told first.

The pairs are organograms made here in the shape that bodies publish: a senior file of posts
with their holders, a junior file of groups of like posts.
"""

import json

import pytest

import orgmodel as om
from orgmodel.comparison.comparison import Comparison
from orgmodel.text.comparison import report
from tests.builders import organisation, post, seat, unit
from tests.comparison.organograms import junior, organogram, senior

CHIEF = senior("1", "Chief Executive", name="Ada Hill", grade="SCS3")
CARE = senior("2", "Director of Care", to="1", name="Ben Moor", unit="Care")
MONEY = senior("3", "Director of Finance", to="1", unit="Finance & IT")
SENIORS = [CHIEF, CARE, MONEY]
NURSES = junior("2", "Nurse", "Band 5", 12, unit="Care")
CLERKS = junior("3", "Clerk", "Band 3", 4, unit="Finance & IT")
JUNIORS = [NURSES, CLERKS, junior("2", "Nurse", "Band 6", 2, unit="Care")]


def compared(seniors=SENIORS, juniors=JUNIORS, before=None):
    """The option of the pair: the body above, and another return of it."""
    earlier = before or organogram(SENIORS, JUNIORS)
    return om.compare(earlier, organogram(seniors, juniors), packs=["structure"]).options[0]


def changed(row, **cells):
    return {**row, **cells}


def text(option):
    """The report as a manager reads it, on one line."""
    return " ".join(report(Comparison(option.baseline, (option,))).split())


SAME = {
    "in another order": (SENIORS[::-1], JUNIORS[::-1]),
    "with everybody met in another row, so that each has another id": (
        [CARE, CHIEF, MONEY],
        JUNIORS,
    ),
    "with the nurses in two rows of the same sum": (
        SENIORS,
        [
            junior("2", "Nurse", "Band 5", 5, unit="Care"),
            *JUNIORS[1:],
            junior("2", "Nurse", "Band 5", 7, unit="Care"),
        ],
    ),
}


@pytest.mark.parametrize("case", list(SAME)[:2])
def test_the_same_data_is_no_difference(case):
    option = compared(*SAME[case])
    assert not option.differences
    assert {row["category"] for row in option.impact} == {"unchanged"}
    assert (option.new, option.fixed) == ((), ())
    assert "nothing differs" in text(option)
    assert len(Comparison(option.baseline, (option,)).to_frame()) == 0


def test_the_same_number_in_more_rows_is_no_difference_of_groups():
    option = compared(*SAME["with the nurses in two rows of the same sum"])
    assert option.differences.groups == ()
    assert option.differences.posts.added == option.differences.posts.removed == {}


def numbered(*sizes, unit="Care"):
    """So many rows of one title, grade and manager: their ids differ by a number alone."""
    return [junior("2", "Porter", "Band 2", size, unit=unit) for size in sizes]


def test_numbered_groups_in_another_order_are_no_difference():
    rows = [*numbered(1), *numbered(8, unit="Night"), *numbered(3)]
    before = organogram(SENIORS, rows)
    assert len(set(before.posts["id"])) == len(before.posts)
    for order in (rows[::-1], [rows[1], rows[0], rows[2]]):
        assert not compared(juniors=order, before=before).differences


def test_twelve_like_posts_that_become_nine_are_one_line():
    option = compared(juniors=[changed(NURSES, size=9), *JUNIORS[1:]])
    said = option.to_dict()
    assert [(g["title"], g["band"], g["was"], g["now"]) for g in said["groups"]] == [
        ("Nurse", "Band 5", 12, 9)
    ]
    assert not any(said["posts"].values())
    table = Comparison(option.baseline, (option,)).to_frame()
    rows = table[table["what"].isin(["post", "group"])]
    assert rows[["what", "change", "id", "old", "new"]].to_numpy().tolist() == [
        ["group", "fewer", "Nurse, Band 5", "12", "9"]
    ]
    assert "Nurse, Band 5: 12 become 9 in Care" in text(option)


def test_twelve_rows_of_one_post_each_that_become_nine_are_one_line_too():
    ones = [junior("2", "Porter", "Band 2", 1, unit="Care")] * 12
    option = compared(juniors=ones[:9], before=organogram(SENIORS, ones))
    (group,) = option.differences.groups
    assert (group.title, group.was, group.now, len(group.places)) == ("Porter", 12, 9, 1)
    assert not option.differences.posts


def test_like_posts_that_go_elsewhere_are_fewer_here_and_more_there():
    moved = [changed(NURSES, size=8), *JUNIORS[1:], junior("2", "Nurse", "Band 5", 4, unit="Night")]
    option = compared(juniors=moved)
    (group,) = option.differences.groups
    assert [(place.unit, place.was, place.now) for place in group.places] == [
        ("care", 12, 8),
        ("night", 0, 4),
    ]
    assert "Nurse, Band 5: 4 fewer in Care; 4 more in Night" in text(option)


def test_a_person_who_kept_the_post_is_no_difference_though_the_id_is_made_anew():
    newcomer = senior("0", "Not in post", name="Cy Vale")
    option = compared([newcomer, CARE, CHIEF, MONEY])
    ids = [
        dict(zip(model.appointments["post"], model.appointments["person"], strict=True))
        for model in (option.baseline.model, option.option.model)
    ]
    assert ids[0]["1"] != ids[1]["1"]
    assert not option.differences


def test_another_name_is_another_holder_and_no_name_is_printed():
    option = compared([changed(CHIEF, name="Dee Rook"), CARE, MONEY])
    said = option.to_dict()
    held = [(h["post"], h["left"], h["came"]) for h in said["holders"]["changed"]]
    assert held == [("1", 1, 1)]
    assert "another holder: Chief Executive (1)" in text(option)
    table = Comparison(option.baseline, (option,)).to_frame().to_csv()
    for out in (text(option), json.dumps(said), table):
        assert not any(name in out for name in ("Ada", "Hill", "Dee", "Rook", "person_"))


@pytest.mark.parametrize(
    ("name", "before", "not_compared"),
    [
        ("N/D", "N/D", 1),
        ("Cy Vale", "N/D", 1),
        ("Redacted", "Cy Vale", 1),
        ("Cy Vale", "Cy Vale", 0),
    ],
)
def test_a_holder_whose_name_one_side_hides_is_not_compared(name, before, not_compared):
    earlier = organogram([CHIEF, CARE, changed(MONEY, name=before)], JUNIORS)
    option = compared([CHIEF, CARE, changed(MONEY, name=name)], before=earlier)
    assert option.differences.holders.not_compared == not_compared
    assert not option.differences


@pytest.mark.parametrize(("name", "counts"), [("Vacant", (1, 0)), ("N/D", None)])
def test_a_post_that_nobody_holds_any_more_is_told_whatever_the_names(name, counts):
    option = compared([CHIEF, CARE, changed(MONEY, name=name)])
    held = [(change.was, change.now) for change in option.differences.holders.changes]
    assert held == ([] if counts is None else [counts])


def test_a_reference_used_again_is_not_the_same_post():
    reused = [
        senior("1", "Chair", name="Eve Fell", grade="SCS3"),
        senior("2", "Chief Executive", to="1", name="Ada Hill", grade="SCS3"),
        senior("3", "Director of Care", to="2", name="Ben Moor", unit="Care"),
    ]
    option = compared(reused, [])
    assert option.matching.posts["1"] == "2"
    assert list(option.differences.posts.removed) == ["3"]
    assert list(option.differences.posts.added) == ["1"]
    moved = {move.id: (move.was, move.now) for move in option.differences.posts.moved}
    assert "3" not in moved  # the director of care reports to the chief executive as before


SPELT = [
    changed(CHIEF, title="Chief executive"),
    changed(CARE, title="Director  of Care."),
    changed(MONEY, unit="Finance and IT"),
]


def test_what_is_only_spelt_otherwise_is_one_line_with_a_count():
    juniors = [NURSES, changed(CLERKS, unit="Finance and IT"), changed(JUNIORS[2], title="nurse")]
    option = compared(SPELT, juniors)
    found = option.differences
    assert len(found.spelling) == 4  # three posts and groups by title, a unit by name
    assert not (found.posts or found.units or found.groups or found.links or found.holders)
    table = Comparison(option.baseline, (option,)).to_frame()
    assert table[["what", "new"]].to_numpy().tolist() == [["spelling", "4"]]
    assert "Only spelt otherwise" in text(option)


def test_a_figure_and_a_word_are_never_spelling():
    option = compared(
        [CHIEF, changed(CARE, fte="0.5"), changed(MONEY, title="Director of Estates")]
    )
    changes = {c.id: [f.name for f in c.fields] for c in option.differences.posts.changed}
    assert changes == {"2": ["fte"], "3": ["title"]}
    assert option.differences.spelling == ()


def test_a_band_in_other_words_is_no_regrade():
    same = compared(juniors=[changed(NURSES, grade="5 (London)"), *JUNIORS[1:]])
    assert same.differences.groups == ()
    assert same.impact.size["regraded"] == 0
    other = compared([CHIEF, changed(CARE, grade="SCS2"), MONEY])
    assert other.impact.size["regraded"] == 1


def test_what_matters_comes_before_notes_and_spelling():
    later = [
        changed(CHIEF, title="Chief executive", notes="back from leave"),
        changed(CARE, grade="SCS2", to="3"),
        MONEY,
        senior("4", "Director of Estates", to="1"),
    ]
    option = compared(later, [changed(NURSES, size=9)])
    words = text(option)
    order = [
        "1 new",
        "Posts new (1)",
        "Groups of like posts (3)",
        "Moved (1)",
        "Regraded (1)",
        "Details that differ: note",
        "Only spelt otherwise",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    assert places[0] < words.index("baseline")
    what = Comparison(option.baseline, (option,)).to_frame()
    fields = what[["what", "change", "field"]].agg(" ".join, axis=1).tolist()
    assert fields[0].startswith("post added")
    assert fields[-2:] == ["post changed note", fields[-1]]
    assert fields[-1].startswith("spelling")


def test_units_of_one_name_in_two_bodies_stay_apart_in_any_order():
    rows = [
        senior("1", "Chief of A", organisation="A"),
        senior("2", "Head of A", to="1", organisation="A", unit="Finance"),
        senior("3", "Head of B", to="1", organisation="B", unit="Finance"),
    ]
    before = organogram(rows, [])
    assert not compared([rows[0], rows[2], rows[1]], [], before).differences
    went = [rows[0], rows[1], changed(rows[2], organisation="A")]
    (move,) = compared(went, [], before).differences.posts.moved
    assert move.unit_moved


def test_a_seat_is_matched_by_the_name_of_who_has_it_and_an_undisclosed_one_is_not_compared():
    def body(people, member):
        return organisation(
            [post("ce")],
            units=[unit("board", "board", name="Board")],
            people=people,
            memberships=[seat("board", member)],
        )

    before = body([{"id": "p1", "name": "Ada Hill"}], "p1")
    same = body([{"id": "p1", "name": "Cy Vale"}, {"id": "p2", "name": "ADA HILL"}], "p2")
    other = body([{"id": "p1", "name": "Cy Vale"}], "p1")
    hidden = body([{"id": "p1", "name": ""}], "p1")
    seats = [
        om.compare(before, after).options[0].differences.links for after in (same, other, hidden)
    ]
    assert [(len(found.added), len(found.removed)) for found in seats] == [(0, 0), (1, 1), (0, 1)]


@pytest.mark.parametrize(
    ("was", "now", "change", "words"),
    [
        ("12.6", "10.2", "fewer", "12.6 FTE become 10.2 FTE in Care"),
        ("12.6", 14, "more", "12.6 FTE become 14 FTE in Care"),
        ("0.5", "0.9", "more", "0.5 FTE become 0.9 FTE in Care"),
    ],
)
def test_groups_of_unknown_number_differ_by_their_fte(was, now, change, words):
    before = organogram(SENIORS, [changed(NURSES, size=was), *JUNIORS[1:]])
    option = compared(juniors=[changed(NURSES, size=now), *JUNIORS[1:]], before=before)
    assert words in text(option)
    table = Comparison(option.baseline, (option,)).to_frame()
    rows = table[table["what"] == "group"]
    assert rows[["change", "old", "new"]].to_numpy().tolist() == [
        [change, f"{was} FTE", f"{now} FTE"]
    ]
    (group,) = option.to_dict()["groups"]
    assert group["was"] is None and group["places"][0]["fte_was"] == float(was)
    assert "13" not in text(option).split("Groups of like posts".upper())[-1][:80]
