"""Questions about an organisation over time, as methods of the public Organisation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from orgmodel.file_given import Packs, pack_names, scenario_given
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.given.filed import StrPath
from orgmodel.model.numbers import a_day
from orgmodel.model.organisation import OrganisationModel

if TYPE_CHECKING:
    from orgmodel.changes.scenario import Scenario
    from orgmodel.chart.chart import Chart
    from orgmodel.chart.drawing.paper import PaperName
    from orgmodel.over_time.period import PeriodCheck


class OverTime(OrganisationModel):
    """What an organisation is asked about more than one day."""

    @arguments_told
    def check_period(
        self,
        first: str,
        last: str,
        packs: Packs = None,
        scenario: Scenario | StrPath | None = None,
    ) -> PeriodCheck:
        """From when to when each finding holds between two days (yyyy-mm-dd), both included.

        Only days on which something changes are looked at: a change takes effect (`scenario`), or
        a post, unit or appointment begins or has ended. `.to_frame()` has a row a finding and span
        of days, `.outcomes_frame()` what each rule comes to, `.days_frame()` the days. `packs` are
        as in `check`. `DateError` for what is no day, `ArgumentError` where the last is before the
        first, `ScenarioError` where a change cannot be made on its day.

            >>> it = om.Scenario("IT").move_unit("it_info", to="d_sc", on="2007-10-01")
            >>> brent.check_period("2007-07-01", "2008-03-31", "structure", scenario=it)
            Check of a period: Brent tPCT, IT
              2007-07-01 to 2008-03-31; 2 days looked at
              at most 0 errors, 0 warnings on one day
        """
        from orgmodel.over_time.period_check import check_period

        option = None if scenario is None else scenario_given(self, scenario)
        return check_period(self, *_period(first, last), pack_names(packs), option)

    @arguments_told
    def timeline(
        self,
        first: str,
        last: str,
        scenario: Scenario | StrPath | None = None,
        *,
        packs: Packs = None,
        paper: PaperName | None = None,
        width: str | None = None,
    ) -> Chart:
        """What changes when between two days (yyyy-mm-dd), as a chart with a bar a directorate.

        Below them stand the findings that hold for a time, each from its first to its last day,
        and a table of the days. Nobody is named. `paper` and `width` are as in `chart`, errors as
        in `check_period`.

            >>> it = om.Scenario("IT").move_unit("it_info", to="d_sc", on="2007-10-01")
            >>> chart = brent.timeline("2007-07-01", "2008-03-31", it)
            >>> [place.name for place in chart.save("timeline.pdf")]
            ['timeline.pdf']
        """
        from orgmodel.chart.timeline.timeline import timeline

        option = None if scenario is None else scenario_given(self, scenario)
        days = _period(first, last)
        named = pack_names(packs)
        return timeline(self, *days, option, packs=named, paper=paper, width=width)


def _period(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(a_day(first)), date.fromisoformat(a_day(last))
