"""The sentence under a page's title: what the page answers, made from figures.

What the data does not say is said to be unknown; nothing is called good or bad.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from orgmodel.chart.plots.plot_frame import figure
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.measures import Measures
from orgmodel.model.faults.repeated import how_many
from orgmodel.model.words import capital, counted, listed, number_word
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult
from orgmodel.rules.scale import ScaleResult
from orgmodel.store.rights import Right
from orgmodel.store.sign_off import State
from orgmodel.ui.compare.compared import compared
from orgmodel.ui.compare.page_answer import page_answer
from orgmodel.ui.findings.centre_check import check_centre
from orgmodel.ui.findings.checks import check
from orgmodel.ui.findings.fitting import (
    are_sides_known,
    is_meant_for_others,
    rules_asked,
    rules_offered,
    sides_kept_apart,
)
from orgmodel.ui.head.organisation import set_aside_in_words, size_in_words
from orgmodel.ui.measures.measured import measured
from orgmodel.ui.options.standing import standing
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.glossary import SAID_OF_SIDES
from orgmodel.ui.workspace import keeping
from orgmodel.ui.workspace.work import Work

_NOT_OPEN = "No organisation is open. Open one on the page Data."
_FAULTY = "The rules could not be checked: see below."


def answer(page: str, work: Work | None) -> str:
    """The sentence for a page, by its title."""
    if page == "Help":
        return "What the words mean, how each figure is counted, and which keys do what."
    if work is None:
        return _NOT_OPEN
    made = _ANSWERS.get(page)
    return made(work) if made else ""


def _of_chart(work: Work) -> str:
    if work.option is None:
        faults = how_many(work.organisation.problems)
        told = f" There {_number(faults, 'fault', are=True)} in the data." if faults else ""
        said = f"{capital(size_in_words(work))}, as opened."
        gone = set_aside_in_words(work.organisation)
        aside = f" {escaped(gone)}" if gone else ""
        return f"{said}{aside}{told} Nothing is changed yet."
    if not work.option.changes:
        return f"“{escaped(work.option.name)}” changes nothing yet."
    found = compared(work, work.option)
    return option_answer(found.result) if found.result else _FAULTY


def option_answer(found: OptionComparison) -> str:
    """What an option's changes save or add, and what they leave broken or clear."""
    number = len(found.scenario.changes) if found.scenario else 0
    does = f"{capital(_number(number, 'change'))} {_moved(found, number)}."
    return " ".join((does, _stands(found.new), *_unshown(found)))


def _moved(found: OptionComparison, number: int) -> str:
    """`save one post and 255 a year`, `add 0.5 FTE`, `move nothing that is counted`."""
    saved: list[str] = []
    added: list[str] = []
    for measure, words in _MOVED.items():
        delta = found.delta(measure)
        if delta:
            (saved if delta < 0 else added).append(words(abs(delta)))
    one = number == 1
    parts = []
    if saved:
        parts.append(f"{'saves' if one else 'save'} {listed(saved)}")
    if added:
        parts.append(f"{'adds' if one else 'add'} {listed(added)}")
    if not parts:
        parts.append(f"{'leaves' if one else 'leave'} the number of posts as it was")
    unknown = [name for name, measure in (("cost", "cost"),) if _is_unknown(found, measure)]
    said = " and ".join(parts)
    return f"{said}; what that costs is not known" if unknown else said


def _is_unknown(found: OptionComparison, measure: str) -> bool:
    known = (side.figure(measure) for side in (found.baseline, found.option))
    return any(item is None or item.value is None for item in known)


_MOVED: Mapping[str, Callable[[float], str]] = {
    "post_rows": lambda n: _number(int(n), "post"),
    "cost": lambda n: f"{figure(n)} a year",
}


def _stands(new: Iterable[Finding]) -> str:
    """`Two new warnings stand.`; errors before warnings; notes are not counted."""
    weights = [finding.severity for finding in new if finding.stands]
    parts = [
        _number(weights.count(weight), f"new {word}")
        for weight, word in (("error", "error"), ("warning", "warning"))
        if weight in weights
    ]
    if not parts:
        return "Nothing new is broken."
    one = len(parts) == 1 and parts[0].startswith("one ")
    return f"{capital(listed(parts))} {'stands' if one else 'stand'}."


def _unshown(found: OptionComparison) -> tuple[str, ...]:
    number = len(found.no_longer_shown)
    if not number:
        return ()
    return (f"{capital(_number(number, 'rule'))} can no longer be assessed.",)


def _of_separation(work: Work) -> str:
    rules = rules_asked(work)
    result = check(work, rules).result
    if result is None:
        return _FAULTY
    if is_meant_for_others(work, rules):
        return f"The rules chosen are not meant for {escaped(work.organisation.name)}: see below."
    sides = sides_kept_apart(work, rules)
    left = _left(result)
    if sides and not are_sides_known(work, rules):
        said = (
            f"The data does not say which units are on the {escaped(sides[0])} side and which on "
            f"the {escaped(sides[1])} side: how far they are apart cannot be told."
        )
        return f"{said} {left}" if _broken(result) else said
    if not result.scales:
        return f"{escaped(rules_offered(work)[rules])}: {left[:1].lower()}{left[1:]}"
    return f"{separation_answer(result.scales[0], sides)} {left}"


def separation_answer(scale: ScaleResult, sides: tuple[str, ...]) -> str:
    """How far the two sides are shown to be apart, and what is the next step."""
    reached, further = scale.reached, scale.next
    two = SAID_OF_SIDES.get(sides) or escaped(listed(sides))
    if reached is None and further is not None:
        return f"{capital(two)} are not yet shown to be {_apart(further.title)}."
    if reached is None:
        return f"How far {two} are apart is not known."
    held = f"{capital(two)} are {_apart(reached.title)}"
    if further is None:
        return f"{held}."
    return f"{held}; that they are {_apart(further.title)} is {_STATES[further.state]}."


_STATES = {"open": "not yet shown", "broken": "contradicted by the data", "held": "shown"}
_LEVELS = {
    "labelled": "labelled apart",
    "structural": "apart in structure",
    "arm's length": "at arm's length",
    "contractual": "apart by contract",
    "external": "in two bodies",
}


def _apart(title: str) -> str:
    return _LEVELS.get(title) or escaped(title)


def _left(result: CheckResult) -> str:
    """How many findings stand and how many rules cannot be told."""
    broken = _broken(result)
    said = f"{capital(listed(broken))} to decide" if broken else "Nothing is broken"
    silent = result.summary["not_assessable"]
    unknown = f"{_number(silent, 'rule')} the data does not answer" if silent else ""
    return f"{'; '.join(part for part in (said, unknown) if part)}."


def _broken(result: CheckResult) -> list[str]:
    counts = result.summary
    return [
        _number(counts[key], word)
        for key, word in (("errors", "error"), ("warnings", "warning"))
        if counts[key]
    ]


def _of_centre(work: Work) -> str:
    result = check_centre(work).result
    if result is None:
        return _FAULTY
    outcomes = [rule.outcome for rule in result.rules]
    if set(outcomes) <= {"not_assessable"}:
        return (
            "The data does not say who is chair, chief executive and clinical chair: none of "
            f"{counted(len(outcomes), 'check')} of the lines between them can be made."
        )
    passed = outcomes.count("pass")
    said = [
        f"{capital(number_word(passed)) if passed else 'None'} of {len(outcomes)} checks of the "
        "lines between chair, chief executive and clinical chair passed"
    ]
    if outcomes.count("fail"):
        said.append(f"{number_word(outcomes.count('fail'))} broken")
    if outcomes.count("not_assessable"):
        said.append(f"{number_word(outcomes.count('not_assessable'))} the data does not answer")
    return f"{'; '.join(said)}."


def _of_measures(work: Work) -> str:
    found = measured(work).measures
    if found is None:
        return "The measures could not be made: see below."
    known = [words(found) for words in _FIGURES]
    said = listed([part for part in known if part])
    unknown = sum(item.value is None for item in found)
    left = f" {capital(_number(unknown, 'figure'))} the data does not give." if unknown else ""
    return f"{capital(said)}.{left}" if said else left.strip()


def _post_rows(found: Measures) -> str:
    posts = _value(found, "posts")
    if posts == 0:
        return "no posts"
    return (
        counted(posts, "post")
        if posts is not None
        else counted(_value(found, "post_rows") or 0, "post or group", "posts and groups of posts")
    )


def _layers(found: Measures) -> str:
    layers = _value(found, "layers")
    return f"{_number(int(layers), 'layer')}" if layers else ""


def _span(found: Measures) -> str:
    span = _value(found, "largest_span")
    if not span:
        return ""
    reports = "one direct report" if span == 1 else f"{figure(span)} direct reports"
    return f"at most {reports} to one post"


def _cost(found: Measures) -> str:
    cost = _value(found, "cost")
    return f"{figure(cost)} a year" if cost is not None else ""


_FIGURES = (_post_rows, _layers, _span, _cost)


def _value(found: Measures, name: str) -> float | None:
    return found[name].value if name in found.by_id else None


def _of_workspace(work: Work) -> str:
    if not work.options:
        starts = " Open the chart and move something: that starts one."
        return f"No option yet.{starts if keeping.may(Right.EDIT) else ''}"
    number = sum(len(option.changes) for option in work.options)
    states = [standing(work, option).state for option in work.options]
    parts = [
        f"{number_word(states.count(one))} {word}"
        for one, word in _STATE_WORDS.items()
        if one in states
    ]
    options = capital(_number(len(work.options), "option"))
    return f"{options} with {_number(number, 'change')} in all: {listed(parts)}."


_STATE_WORDS = {
    State.APPROVED: "approved",
    State.REJECTED: "rejected",
    State.SUBMITTED: "submitted",
    State.DRAFT: "still a draft",
}


def _of_data(work: Work) -> str:
    faults = how_many(work.organisation.problems)
    said = f"{counted(faults, 'fault')} in the data" if faults else "no fault in the data"
    return f"{escaped(work.organisation.name)}: {size_in_words(work)}, {said}."


def _number(number: int, word: str, *, are: bool = False) -> str:
    verb = ("is " if number == 1 else "are ") if are else ""
    return f"{verb}{number_word(number)} {word}{'' if number == 1 else 's'}"


_ANSWERS: Mapping[str, Callable[[Work], str]] = {
    "Chart": _of_chart,
    "Separation": _of_separation,
    "Three at the centre": _of_centre,
    "Measures": _of_measures,
    "Compare": page_answer,
    "Workspace": _of_workspace,
    "Data": _of_data,
}
