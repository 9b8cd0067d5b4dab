"""An explanation in words: a rule's outcome, its findings, and the rows that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from orgmodel.model.evidence import Step
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted, listed, sentence
from orgmodel.rules.explanation import Explanation
from orgmodel.text.check import finding_lines, step_words
from orgmodel.text.page import wrapped

_ROWS = 12
"""How many rows of one basis are written out; of the others their number is given."""
_FINDINGS = 20
_SAID: Mapping[str, str] = {
    "pass": "passed",
    "fail": "is broken",
    "not_assessable": "cannot be assessed",
    "exempt": "is exempt: what is found is accepted on purpose",
}


def report(explanation: Explanation, model: OrganisationModel) -> str:
    """The whole explanation."""
    lines = wrapped(f"{explanation.rule}  {explanation.title} ({explanation.source})")
    lines += wrapped(explanation.why, 2)
    if explanation.standing_words:
        lines += wrapped(sentence(explanation.standing_words), 2)
    lines += ["", *wrapped(" ".join(sentences(explanation)))]
    for finding in explanation.findings[:_FINDINGS]:
        lines += finding_lines(finding, model.names, most=_ROWS)
        if finding.exemption:
            lines += wrapped(f"Accepted: {finding.exemption.reason}.", 6)
    if len(explanation.findings) > _FINDINGS:
        lines.append(f"    and {counted(len(explanation.findings) - _FINDINGS, 'more finding')}")
    proofs = {step for finding in explanation.findings for step in finding.path}
    rows = [step for step in explanation.evidence if step not in proofs]
    lines += _rows(rows, model.names, beside=bool(proofs))
    return "\n".join(lines) + "\n"


def sentences(explanation: Explanation) -> Iterator[str]:
    """The outcome, and how many rows it rests on, with the weakest of them."""
    yield f"{explanation.rule} {_SAID[explanation.outcome]}."
    if explanation.silence:
        yield explanation.silence
    elif explanation.missing:
        yield f"Beside that the data does not say: {explanation.missing}."
    if explanation.evidence or not explanation.silence:
        yield rests_on(explanation.evidence, is_shown=not explanation.silence)


def rests_on(evidence: Sequence[Step], *, is_shown: bool = True) -> str:
    """`It rests on 14 rows, the weakest of them conditional (004:11).`, the weakest first."""
    verb = "It rests on" if is_shown else "It looked at"
    if not evidence:
        return f"{verb} no row of the data."
    first = evidence[0]
    source = f" ({first.source})" if first.source else ""
    if len(evidence) == 1:
        said = f", {first.basis}{source}" if first.basis else source
        return f"{verb} one row{said}."
    said = f", the weakest of them {first.basis}{source}" if first.basis else ""
    return f"{verb} {len(evidence):,} rows{said}."


def _rows(rows: Sequence[Step], names: Mapping[str, str], *, beside: bool) -> Iterator[str]:
    """The rows by their basis, the weakest first: the first of each, and how many there are."""
    if rows:
        yield from ("", f"{'ROWS BESIDE THE PROOFS' if beside else 'ROWS'} ({len(rows):,})")
    by_basis: dict[str, list[Step]] = {}
    for step in rows:
        by_basis.setdefault(step.basis, []).append(step)
    for basis, steps in by_basis.items():
        yield f"  {basis or 'without a basis'} ({len(steps):,})"
        for step in steps[:_ROWS]:
            yield from wrapped(f"· {step_words(step, names)}", 4, hang=2)
        if len(steps) > _ROWS:
            places = Counter(step.origin.file or "changes" for step in steps[_ROWS:])
            where = listed(f"{number:,} in {place}" for place, number in places.most_common())
            yield from wrapped(f"and {len(steps) - _ROWS:,} more: {where}", 4, hang=2)
