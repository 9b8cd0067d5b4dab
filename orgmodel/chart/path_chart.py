"""The chart of an explanation: the path of each of its findings, else the rows of a pass."""

from __future__ import annotations

from orgmodel.chart.chart import Chart
from orgmodel.chart.views.finding_path.figure import path_figure
from orgmodel.errors import OrgmodelError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.pseudonyms import pseudonyms, step_under, under_pseudonyms
from orgmodel.rules.explanation import Explanation
from orgmodel.rules.pseudonymous import finding_under


def path_chart(model: OrganisationModel, found: Explanation) -> Chart:
    """A figure for each finding that stands, of a pass one of the rows it rests on.

    Where all findings are accepted, theirs are drawn. Persons are numbered, as in every chart
    that names nobody. `OrgmodelError` where no row shows
    anything.
    """
    words = pseudonyms(model)
    model = under_pseudonyms(model, words)
    findings = [finding_under(finding, words) for finding in found.findings if finding.path]
    standing = [finding for finding in findings if finding.stands] or findings
    title = f"{found.rule}: {found.title}"
    figures = [
        path_figure(model, finding.path, title, f"{found.rule}: {finding.message}")
        for finding in standing
    ]
    if not figures and found.evidence:
        figures = [
            path_figure(
                model, tuple(step_under(step, words) for step in found.evidence), title, title
            )
        ]
    if not figures:
        why = found.silence or "It rests on no row."
        raise OrgmodelError(f"{found.rule} has no path to draw. {why}")
    return Chart("path", tuple(figures))
