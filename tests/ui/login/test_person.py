"""Who it is: known by issuer and subject, called by a name that is fit to show."""

from __future__ import annotations

import hashlib
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.ui.login.person import LOCAL, Person, person, person_of

CLAIMS = {"iss": "https://id.example", "sub": "1234", "name": "Asha Brown"}


def test_without_a_provider_it_is_the_local_user():
    assert person() == LOCAL
    assert (LOCAL.id, LOCAL.is_local) == ("local", True)


def test_the_id_comes_of_issuer_and_subject_alone():
    known = hashlib.sha256(b"https://id.example\x001234").hexdigest()[:16]
    assert person_of(CLAIMS) == Person(f"u_{known}", "Asha Brown")
    assert person_of(CLAIMS | {"name": "Asha Green", "email": "a@b"}).id == f"u_{known}"
    assert person_of(CLAIMS | {"sub": "1235"}).id != f"u_{known}"
    assert person_of(CLAIMS | {"iss": "https://id.example/"}).id != f"u_{known}"


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"preferred_username": "asha"}, "asha"),
        ({"name": "  ", "email": "asha@example.org"}, "asha@example.org"),
        ({"name": ["Asha"]}, "Unnamed person"),
        ({"name": "Asha\u202e\x1b[31m\n Brown"}, "Asha[31m Brown"),
        ({"name": "A" * 500}, "A" * 80),
    ],
)
def test_a_name_is_one_line_of_signs_that_are_seen(claims: dict[str, object], name: str):
    assert person_of(claims).name == name


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Asha Brown", "AB"),
        ("Asha Maria de Brown", "AB"),
        ("asha", "A"),
        ("asha.b@example.org", "A"),
        ("王 芳", "王芳"),
        ("* !", "?"),
    ],
)
def test_initials_are_one_letter_or_two(name: str, initials: str):
    assert Person("u_1", name).initials == initials


@given(st.dictionaries(st.sampled_from(["iss", "sub", "name", "email"]), st.text(st.characters())))
def test_whatever_is_claimed_it_is_an_id_and_a_name(claims: dict[str, str]):
    found = person_of(claims)
    assert re.fullmatch("u_[0-9a-f]{16}", found.id)
    assert 0 < len(found.name) <= 80
    assert not any(unicodedata.category(sign)[0] == "C" for sign in found.name)
    assert found.initials
