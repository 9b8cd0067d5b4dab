"""Words are measured as the shipped font draws them, and wrapped without loss."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.chart.drawing.wrapping import ELLIPSIS, shorten, width, wrap

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)


@settings(deadline=None)
@given(ANY_TEXT, st.floats(1, 200), st.booleans())
def test_wrapping_keeps_every_character_but_white_space(text: str, room: float, bold: bool) -> None:
    lines = wrap(text, 10, room, bold)
    assert "".join("".join(lines).split()) == "".join(text.split())


@settings(deadline=None)
@given(ANY_TEXT, st.floats(15, 200))
def test_no_line_is_wider_than_the_room(text: str, room: float) -> None:
    assert all(width(line, 10) <= room + 1e-6 for line in wrap(text, 10, room))


@settings(deadline=None)
@given(ANY_TEXT, st.floats(15, 200), st.integers(1, 4))
def test_no_more_lines_than_allowed(text: str, room: float, most: int) -> None:
    lines = wrap(text, 10, room, max_lines=most)
    assert len(lines) <= most
    assert all(width(line, 10) <= room + 1e-6 for line in lines)


def test_arimo_has_the_widths_of_arial() -> None:
    # Advance widths from Arial's own metrics, in 1/2048 em.
    assert width("a", 2048) == 1139
    assert width("W", 2048) == 1933
    assert width("i", 2048, bold=True) == 569
    assert width(" ", 2048) == 569


@pytest.mark.parametrize("letter", ["Ω", "Ж", "é", "–", "→"])
def test_letters_beyond_english_are_in_the_font(letter: str) -> None:
    assert 0.2 < width(letter, 1) < 1.2


def test_a_wide_character_the_font_lacks_takes_an_em() -> None:
    assert width("漢", 10) == 10


def test_lines_break_after_strokes_hyphens_and_commas() -> None:
    assert wrap("Commissioning/Performance", 10, 80) == ("Commissioning/", "Performance")
    assert wrap("Non-Executive", 10, 50) == ("Non-", "Executive")


def test_lines_are_even() -> None:
    title = "Director of Finance and Performance"
    assert wrap(title, 10, 120) == ("Director of Finance", "and Performance")


def test_a_word_is_split_only_when_it_is_wider_than_the_room() -> None:
    assert wrap("a Donaudampfschiff", 10, 100) == ("a Donaudampfschiff",)
    assert all(len(line) > 1 for line in wrap("Donaudampfschifffahrt", 10, 40))


def test_shortened_text_ends_in_an_ellipsis() -> None:
    short = shorten("Director of Finance", 10, 50)
    assert short.endswith(ELLIPSIS)
    assert width(short, 10) <= 50
    assert shorten("Lead", 10, 50) == "Lead"


@pytest.mark.parametrize("room", range(45, 140, 5))
def test_a_number_stays_with_its_multiplication_sign(room: int) -> None:
    assert not any(line.endswith("×") for line in wrap("Policy Support Officer × 3", 9, room))
