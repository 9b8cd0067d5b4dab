"""Which post is which, where ids cannot be trusted."""

from orgmodel.comparison.matching.posts import match
from tests.builders import organisation, post, unit

FIN = unit("fin", name="Finance", parent="body")
BODY = unit("body", "body", name="The Body")


def loaded(*posts, units=(BODY, FIN), **more):
    return organisation(list(posts), units=list(units), **more)


def held(**people):
    """people.csv and appointments.csv: name → post."""
    return {
        "people": [{"id": f"x{n}", "name": name} for n, name in enumerate(people)],
        "appointments": [
            {"person": f"x{n}", "post": post_id} for n, post_id in enumerate(people.values())
        ],
    }


def stages(before, after):
    return {(pair.before, pair.after): pair.stage for pair in match(before, after).pairs}


def test_an_id_counts_where_title_agrees():
    before = loaded(post("1", title="Chief"), post("2", title="Clerk"), post("3", title="Porter"))
    after = loaded(post("1", title="Chief"), post("2", title="Clerk"), post("4", title="Cook"))
    found = match(before, after)
    assert stages(before, after) == {("1", "1"): "id", ("2", "2"): "id"}
    assert (found.unmatched_before, found.unmatched_after) == (("3",), ("4",))


def test_a_reused_id_is_not_taken_for_the_same_post():
    before = loaded(post("1", title="Chair"), post("2", title="Chief Executive"))
    after = loaded(post("1", title="Chief Executive (interim)"), post("2", title="Treasurer"))
    found = match(before, after)
    assert [(p.before, p.after, p.stage) for p in found.pairs] == [("2", "1", "title")]
    assert not any(found.ids_trusted.values())


def test_a_retitled_post_keeps_its_id_where_the_others_can_be_trusted():
    both = [post(n, title=f"Post {n}", unit="body") for n in "123"]
    before = loaded(*both, post("4", title="Porter", unit="fin"))
    after = loaded(*both, post("4", title="Logistics", unit="body"))
    assert stages(before, after)["4", "4"] == "id alone"


def test_title_and_unit_match_under_a_new_id():
    before = loaded(post("a", title="Clerk", unit="fin"), post("b", title="Clerk", unit="body"))
    after = loaded(post("p", title="clerk", unit="body"), post("q", title="Clerk ", unit="fin"))
    assert stages(before, after) == {("a", "q"): "title and unit", ("b", "p"): "title and unit"}


def test_posts_alike_are_paired_in_row_order_and_the_rest_is_new():
    before = loaded(*(post(f"a{n}", title="Nurse", unit="fin") for n in range(2)))
    after = loaded(*(post(f"b{n}", title="Nurse", unit="fin") for n in range(3)))
    assert list(stages(before, after)) == [("a0", "b0"), ("a1", "b1")]
    assert match(before, after).unmatched_after == ("b2",)


def test_the_holder_matches_a_post_with_another_title():
    before = loaded(post("1", title="Deputy", unit="fin"), **held(Ann="1"))
    after = loaded(post("1-2", title="Director of Care", unit="body"), **held(Bob="1-2", Ann="1-2"))
    assert stages(before, after) == {}
    after = loaded(post("1-2", title="Director of Care", unit="body"), **held(Ann="1-2"))
    assert stages(before, after) == {("1", "1-2"): "person"}


def test_a_person_with_several_posts_matches_none():
    before = loaded(
        post("1", title="A"),
        post("2", title="B"),
        people=[{"id": "x", "name": "Ann"}],
        appointments=[{"person": "x", "post": n} for n in "12"],
    )
    after = loaded(post("3", title="C"), **held(Ann="3"))
    assert stages(before, after) == {}


def test_a_body_under_a_new_name_is_found_by_its_posts():
    posts = [post(n, title=f"Post {n}", unit="body") for n in "abc"]
    renamed = unit("new_body", "body", name="Another Name")
    after = loaded(*({**p, "unit": "new_body"} for p in posts), units=(renamed, FIN))
    found = match(loaded(*posts), after)
    assert found.units["body"] == "new_body"


ONE = unit("one", "body", name="One")
TWO = unit("two", "body", name="Two")


def two_bodies(one_posts, two_posts, departed=""):
    """An organisation of two bodies; `departed` are rows of departed.csv."""
    posts = [post(i, title=t, unit="one") for i, t in one_posts]
    posts += [post(i, title=t, unit="two") for i, t in two_posts]
    extra = {}
    if departed:
        extra = {"departed.csv": f"id,title,reports_to,unit,body,band,note\n{departed}"}
    return organisation(posts, units=[ONE, TWO], extra_files=extra)


def test_a_post_told_as_gone_is_found_in_the_body_it_went_to():
    before = two_bodies([("1", "Chief One")], [("2", "Chief Two")])
    gone = "77,NCAS Case Management Director,1,NCAS,one,SCS1,\n78,NCAS Interim Lead,1,NCAS,one,,\n"
    two = [
        ("2", "Chief Two"),
        ("5", "Director of Case Management (NCAS)"),
        ("6", "Case Management Director NCAS"),
        ("7", "NCAS Adviser"),
    ]
    after = two_bodies([("1", "Chief One")], two, gone)
    found = match(before, after)
    assert ("77", "6") in {(p.before, p.after) for p in found.pairs if p.stage == "words"}
    assert found.departed == ("77", "78")
    (group,) = found.possible
    assert (group["word"], group["left"], group["appeared"]) == ("ncas", ["78"], ["7"])


def test_a_word_that_both_sides_of_one_body_share_says_nothing():
    before = two_bodies([("1", "Chief One"), ("3", "Audit clerk")], [("2", "Chief Two")])
    after = two_bodies([("1", "Chief One"), ("4", "Audit expert")], [("2", "Chief Two")])
    assert match(before, after).possible == ()
