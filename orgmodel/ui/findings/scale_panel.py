"""How far up the scale of separation the organisation has come, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from orgmodel.model.words import capital, sentence, titled
from orgmodel.rules.result import CheckResult
from orgmodel.rules.scale import LevelResult, ScaleResult, State
from orgmodel.text.scale import sentences
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.text_table import text_table

_STATES: Mapping[State, str] = {
    "held": ":green-badge[:material/check_circle: Holds]",
    "open": ":gray-badge[:material/help: Not known]",
    "broken": ":red-badge[:material/cancel: Broken]",
}

_COLUMNS = (
    "Level",
    "What must be true",
    "As the data has it",
    "The first condition that does not hold",
    "Source",
)


def show_scales(result: CheckResult) -> None:
    """Each scale of the rules chosen: the level reached in words, then level by level."""
    for scale in result.scales:
        st.header(f"How far: {escaped(scale.title)}", anchor=False)
        st.markdown(escaped(" ".join(sentences(scale))))
        rows = [
            (
                f"**{escaped(level.id)}** {escaped(level.title)}{_target(scale, level)}",
                escaped(level.means),
                _STATES[level.state],
                _first(level),
                escaped(level.source),
            )
            for level in scale.levels
        ]
        st.table(text_table(rows, _COLUMNS), border="horizontal", hide_index=True, alt="Levels")


def show_steps(result: CheckResult) -> None:
    """The steps of the first scale in words: which are shown, wanted, not known, contradicted."""
    for scale in result.scales[:1]:
        parts = [_step(scale, level) for level in scale.levels]
        with st.container(key="steps"):
            st.markdown(" ".join(parts))


def _step(scale: ScaleResult, level: LevelResult) -> str:
    reached = scale.reached
    is_held = reached is not None and scale.levels.index(level) <= scale.levels.index(reached)
    colour, icon, word = _STEPS["held" if is_held else level.state]
    if not is_held and level.state == "held":
        colour, icon, word = _STEPS["open"]
    wanted = "wanted, " if level.id == scale.target else ""
    title = _TITLES.get(level.title) or capital(level.title)
    return f":{colour}-badge[:material/{icon}: {escaped(title)}: {wanted}{word}]"


_TITLES = {"external": "Another body"}


_STEPS: Mapping[State, tuple[str, str, str]] = {
    "held": ("green", "check_circle", "shown"),
    "open": ("gray", "help", "not yet shown"),
    "broken": ("orange", "cancel", "contradicted"),
}


def _target(scale: ScaleResult, level: LevelResult) -> str:
    return " :blue-badge[wanted]" if level.id == scale.target else ""


def _first(level: LevelResult) -> str:
    """The condition that is broken, else the one that the data is silent on."""
    for state in ("broken", "open"):
        for condition in level.conditions:
            if condition.state == state:
                because = f": {condition.because}" if condition.because else ""
                return escaped(sentence(titled(condition.title, condition.id) + because))
    return ""
