"""orgmodel: redesign an organisation, and know at once what an option changes and breaks.

    import orgmodel as om
    brent = om.load("data/brent")
    brent.check().to_frame()

In:       load, from_frames, import_table and import_organogram, which give Imported; combine
What is:  Organisation: its tables, hierarchy, graph, home, path, check, measures, remedies, chart
Options:  Scenario, OptionSet; compare gives Comparison, impact gives Impact, sweep a DataFrame
Settings: Policy, Thresholds; rule_pack
Out:      report and board_pack; save of an organisation, an import, a chart, a setting
Errors:   OrgmodelError; ArgumentError, DataError, DateError, PackError, ScenarioError,
          UnknownIdError, UnknownNameError and WriteError are kinds of it

These names, and what they give, are public. The modules under PACKAGE CONTENTS are what they are
made of, and may change. A name is loaded when first used, so that `import orgmodel` costs little.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orgmodel.api import Organisation, load
    from orgmodel.changes.conflict import ScenarioError
    from orgmodel.changes.scenario import Scenario
    from orgmodel.combining import combine
    from orgmodel.comparison.comparison import Comparison
    from orgmodel.comparison.option_set import OptionSet
    from orgmodel.errors import (
        ArgumentError,
        DataError,
        DateError,
        OrgmodelError,
        PackError,
        UnknownIdError,
        UnknownNameError,
        WriteError,
    )
    from orgmodel.file_given import rule_pack
    from orgmodel.frames import from_frames
    from orgmodel.impact_on_posts.policy import Policy
    from orgmodel.impact_on_posts.schedule import Impact
    from orgmodel.importing import Imported, import_organogram, import_table
    from orgmodel.measures.thresholds import Thresholds
    from orgmodel.option_given import compare, impact
    from orgmodel.reporting import board_pack, report
    from orgmodel.sweeping import sweep

from orgmodel.model.given.filed import forms_are

__version__ = "0.2.0"

_HOMES = {
    "Organisation": "orgmodel.api",
    "load": "orgmodel.api",
    "board_pack": "orgmodel.reporting",
    "report": "orgmodel.reporting",
    "from_frames": "orgmodel.frames",
    "rule_pack": "orgmodel.file_given",
    "ArgumentError": "orgmodel.errors",
    "DataError": "orgmodel.errors",
    "DateError": "orgmodel.errors",
    "OrgmodelError": "orgmodel.errors",
    "PackError": "orgmodel.errors",
    "UnknownIdError": "orgmodel.errors",
    "UnknownNameError": "orgmodel.errors",
    "WriteError": "orgmodel.errors",
    "Comparison": "orgmodel.comparison.comparison",
    "combine": "orgmodel.combining",
    "compare": "orgmodel.option_given",
    "Impact": "orgmodel.impact_on_posts.schedule",
    "impact": "orgmodel.option_given",
    "sweep": "orgmodel.sweeping",
    "Imported": "orgmodel.importing",
    "import_organogram": "orgmodel.importing",
    "import_table": "orgmodel.importing",
    "OptionSet": "orgmodel.comparison.option_set",
    "Policy": "orgmodel.impact_on_posts.policy",
    "Thresholds": "orgmodel.measures.thresholds",
    "Scenario": "orgmodel.changes.scenario",
    "ScenarioError": "orgmodel.changes.conflict",
}
__all__ = [
    "ArgumentError",
    "Comparison",
    "DataError",
    "DateError",
    "Impact",
    "Imported",
    "OptionSet",
    "Organisation",
    "OrgmodelError",
    "PackError",
    "Policy",
    "Scenario",
    "ScenarioError",
    "Thresholds",
    "UnknownIdError",
    "UnknownNameError",
    "WriteError",
    "board_pack",
    "combine",
    "compare",
    "from_frames",
    "impact",
    "import_organogram",
    "import_table",
    "load",
    "report",
    "rule_pack",
    "sweep",
]


forms_are(lambda: importlib.import_module("orgmodel.filed_values").FORMS)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'orgmodel' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__doc__", "__version__"])
