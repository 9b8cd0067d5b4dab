"""The phases of options whose changes have days: what takes effect when, and findings meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from orgmodel.board_papers.material import Material
from orgmodel.changes.phases import in_order
from orgmodel.changes.scenario import Scenario
from orgmodel.model.appointments import day_words
from orgmodel.over_time.period import PeriodCheck
from orgmodel.over_time.period_check import check_period
from orgmodel.result_tables.result_table import ResultTable, table_of

_NOTHING, _HELD = "Nothing yet", "Appointments change"
_BY_ITSELF = "Nothing of the option: the data has a day of its own"
_PHASES = ("option", "day", "takes_effect", "errors", "warnings")
_MEANWHILE = ("option", "rule", "severity", "message", "from", "to", "days", "finding")


def phased(material: Material) -> bool:
    """Whether an option has changes that take effect on a day."""
    return any(_days(one.scenario) for one in material.options)


def phases_tables(material: Material) -> tuple[ResultTable, ...]:
    """Each day on which changes take effect, and the findings that hold for a time alone.

    From the day of the pack, or the first change where that is earlier, to the last change. Who
    takes up or leaves a post is told to HR alone; others see that appointments change.
    """
    phases, meanwhile = list[dict[str, Any]](), list[dict[str, Any]]()
    for name, option in zip(material.option_names, material.options, strict=True):
        if option.scenario is None or not _days(option.scenario):
            continue
        found = _checked(material, option.scenario)
        phases += _phases(material, name, option.scenario, found)
        meanwhile += _meanwhile(name, found)
    return (
        table_of("phases", "What takes effect when", phases, _PHASES),
        table_of("meanwhile", "Findings that hold for a time", meanwhile, _MEANWHILE),
    )


def _days(scenario: Scenario | None) -> tuple[str, ...]:
    return scenario.days if scenario else ()


def _checked(material: Material, scenario: Scenario) -> PeriodCheck:
    days = [date.fromisoformat(day) for day in (material.model.day, *scenario.days)]
    return check_period(material.model, min(days), max(days), material.request.rules, scenario)


def _phases(
    material: Material, name: str, scenario: Scenario, found: PeriodCheck
) -> Iterator[dict[str, Any]]:
    """The first day, and each on which a change takes effect or what is broken differs."""
    names = dict(material.names)
    for change in scenario.changes:
        names |= change.introduces()
    told: dict[str, list[str]] = {}
    for one in in_order(scenario.changes):
        of_day = told.setdefault(one.day, [])
        if material.exact or one.change.subject.table != "appointments":
            of_day.append(f"{one.number}. {replace(one.change, on=None).describe(names)}")
        elif _HELD not in of_day:
            of_day.append(_HELD)
    was: tuple[int, int] | None = None
    for day in found.days:
        said = told.get("", []) if was is None else []
        said = [*said, *told.get(day.day.isoformat(), [])]
        now = day.standing.get("error", 0), day.standing.get("warning", 0)
        if said or now != was:
            yield {
                "option": name,
                "day": day_words(day.day),
                "takes_effect": "\n".join(said) or (_NOTHING if was is None else _BY_ITSELF),
                "errors": now[0],
                "warnings": now[1],
            }
        was = now


def _meanwhile(name: str, found: PeriodCheck) -> Iterator[dict[str, Any]]:
    """The findings of weight that do not hold on every day, the earliest first."""
    for one in found.findings:
        finding, span = one.finding, one.span
        if not finding.stands or finding.severity == "info" or (span.held_before and span.goes_on):
            continue
        yield {
            "option": name,
            "rule": finding.rule,
            "severity": finding.severity,
            "message": finding.message,
            "from": "before" if span.held_before else day_words(span.first),
            "to": "at the end still" if span.goes_on else day_words(span.last),
            "days": span.days,
            "finding": finding.id,
        }
