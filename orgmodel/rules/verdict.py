"""What a check comes to, in one line: how many findings stand, and the level reached."""

from __future__ import annotations

from orgmodel.model.words import counted
from orgmodel.rules.result import CheckResult
from orgmodel.rules.scale import TARGET_WORDS, ScaleResult


def verdict(result: CheckResult, pack: str = "") -> str:
    """`6 warnings, 0 errors; level S1 (labelled) is reached, the target S2 (structural) …`.

    Errors come first where there are any. The level is that of the scale of `pack`, else of
    the first scale; it is left out where no pack in use has one.
    """
    summary = result.summary
    grave = [counted(summary["warnings"], "warning"), counted(summary["errors"], "error")]
    if summary["errors"]:
        grave.reverse()
    if summary["info"]:
        grave.append(f"{summary['info']} for information")
    if summary["exempt"]:
        grave.append(f"{summary['exempt']} accepted")
    said = ", ".join(grave)
    scale = next((one for one in result.scales if one.pack == pack), None)
    if scale is None and result.scales:
        scale = result.scales[0]
    return f"{said}; {_level(scale)}" if scale else said


def _level(scale: ScaleResult) -> str:
    reached = f"level {scale.reached.named}" if scale.reached else "no level"
    said = f"{reached} is reached"
    target = next((level for level in scale.levels if level.id == scale.target), None)
    if target is None or scale.meets_target is None:
        return said
    if target == scale.reached:
        return f"{said}, as is wanted"
    return f"{said}, the target {target.named} is {TARGET_WORDS[scale.meets_target]}"
