"""Thresholds: defaults with a source, to be edited by anybody."""

import pytest

import orgmodel as om
from orgmodel.measures import measure, own_thresholds
from orgmodel.measures.thresholds import shipped
from tests.builders import organisation, post


def flags(posts, **how):
    found = measure(organisation(posts), **how).flags
    return list(zip(found["threshold"], found["subject"], found["value"], strict=True))


def under(manager, number, start=0):
    return [post(f"{manager}_{n}", manager) for n in range(start, start + number)]


def test_every_threshold_has_its_source_and_none_is_called_universal():
    assert all(threshold.source and threshold.words for threshold in shipped())
    assert {threshold.id for threshold in shipped() if threshold.use} == {
        "one-to-one",
        "narrow-span",
        "wide-span-senior",
        "wide-span",
        "layers",
        "layers-small",
    }


@pytest.mark.parametrize(
    ("number", "flagged"),
    [
        (1, ["one-to-one", "narrow-span"]),
        (2, ["narrow-span"]),
        (3, []),
        (10, []),
        (11, ["wide-span-senior"]),
    ],
)
def test_a_span_is_flagged_under_3_and_over_10(number, flagged):
    assert [name for name, *_ in flags([post("ce"), *under("ce", number)])] == flagged


def test_lower_down_a_wide_span_is_information_only():
    posts = [post("ce"), *under("ce", 3), *under("ce_0", 3), *under("ce_0_0", 11)]
    assert flags(posts) == [("wide-span", "ce_0_0", 11)]


@pytest.mark.parametrize(
    ("layers", "flagged"), [(5, []), (6, ["layers-small"]), (8, ["layers", "layers-small"])]
)
def test_layers_are_flagged_over_7_and_in_a_small_body_over_5(layers, flagged):
    posts = [post("p0"), *(post(f"p{n}", f"p{n - 1}") for n in range(1, layers))]
    found = [name for name, *_ in flags(posts) if name.startswith("layers")]
    assert found == flagged


def test_a_body_of_500_posts_is_not_small():
    posts = [post("p0"), *(post(f"p{n}", f"p{n - 1}") for n in range(1, 6))]
    found = flags([*posts, post("many", "p0", kind="post_group", count="500")])
    assert not [name for name, *_ in found if name == "layers-small"]


def test_a_file_of_ones_own_changes_switches_off_and_adds():
    own = own_thresholds(
        b'[[threshold]]\nid = "narrow-span"\nuse = false\n'
        b'[[threshold]]\nid = "one-to-one"\nvalue = 2\n'
        b'[[threshold]]\nid = "mine"\nof = "whole"\nfigure = "managers"\nflag = "above"\n'
        b'value = 0\nwords = "any manager"\nsource = "us"\n'
    )
    assert flags([post("ce"), *under("ce", 2)], thresholds=own) == [
        ("one-to-one", "ce", 2),
        ("mine", "", 1),
    ]


def test_a_thresholds_file_in_the_folder_is_the_organisations_own():
    files = {"thresholds.toml": '[[threshold]]\nid = "narrow-span"\nuse = false\n'}
    made = organisation([post("ce"), *under("ce", 2)], extra_files=files)
    assert len(made.measures().flags) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"threshold",
        b"[[threshold]]\nid = 'x'\n",
        b"[[threshold]]\nid = 'layers'\nflag = 'over'\n",
        b"[[threshold]]\nid = 'layers'\nvalue = 'many'\n",
        b"limits = 3\n",
        b"[[threshold]]\nid = 'layers'\nlimit = 3\n",
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(content):
    with pytest.raises(om.PackError) as error:
        own_thresholds(content)
    assert all(fault.startswith("thresholds.toml") for fault in error.value.faults)
