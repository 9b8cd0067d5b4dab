"""A scenario: a named, ordered list of changes on a baseline, and the findings it accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, Self

from orgmodel.changes.accepted import AboutIds, AcceptedFinding
from orgmodel.changes.builder import Builder
from orgmodel.changes.change import Change
from orgmodel.changes.conflict import Conflict, ScenarioError
from orgmodel.changes.one_off import OneOffCost, joined, read_one_off
from orgmodel.changes.phases import days_of
from orgmodel.changes.verb_list import VERBS, read_change
from orgmodel.model.given.filed import Filed
from orgmodel.model.numbers import a_day
from orgmodel.model.shown import ShownResult
from orgmodel.model.toml_table import TomlTable
from orgmodel.model.words import counted

if TYPE_CHECKING:
    import pandas as pd

_TEXTS = ("name", "option", "source", "note")


@dataclass(frozen=True, repr=False)
class Scenario(ShownResult, Builder, Filed):
    """Changes in order, with a name and where the option is written.

    Two scenarios are equal when all of it is. `accepted` are the findings that it accepts on
    purpose, `one_off` what it costs once. Every method that adds a change gives a new scenario:

        >>> it = om.Scenario("IT with those who use it most", source="004:44")
        >>> it = it.move_function("F72", to="d_sc").move_unit("it_info", to="d_sc")
        >>> it
        Scenario: IT with those who use it most (004:44)
          2 changes
          Move the function F72 to d_sc; Move the unit it_info into d_sc
        >>> len(it), it == om.Scenario.load(it.save("it.toml"))
        (2, True)
        >>> brent.apply(it).units.set_index("id").loc["it_info", "parent"]
        'd_sc'

    `ScenarioError` where a key of a change is missing, misspelt or cannot be.
    """

    name: str
    option: str = ""
    source: str = ""
    changes: tuple[Change, ...] = ()
    note: str = ""
    accepted: tuple[AcceptedFinding, ...] = ()
    one_off: tuple[OneOffCost, ...] = ()

    def accept(self, rule: str | AboutIds, **keys: Any) -> Self:
        """With one more finding accepted: `subject`, `reason`, `safeguard`, `owner`, `review`.

        `rule` is the rule's id, or the finding itself, as `check` gives it: its subjects are then
        the `subject`. A finding that was accepted before is accepted anew. Raises `ScenarioError`
        with every fault of the keys.

            >>> finding = next(one for one in brent.check("separation").findings if one.stands)
            >>> why = {"reason": "one team serves both", "safeguard": "open books"}
            >>> accepted = om.Scenario("Accepted").accept(
            ...     finding, **why, owner="Board secretary", review="2030-03-31"
            ... )
            >>> accepted.accepted[0].rule == finding.rule
            True
        """
        faults: list[str] = []
        about: dict[str, Any] = {"rule": rule}
        if not isinstance(rule, str) and hasattr(rule, "subjects"):
            about = {"rule": rule.rule, "subject": list(rule.subjects)}
        found = AcceptedFinding.read({**about, **keys}, faults)
        if found is None:
            asked = f"exemption of {about['rule']}"
            conflicts = tuple(Conflict(None, "", asked, fault) for fault in faults)
            raise ScenarioError(conflicts, self.name)
        same = found.rule, found.subject
        others = tuple(one for one in self.accepted if (one.rule, one.subject) != same)
        return replace(self, accepted=(*others, found))

    def costing_once(self, name: str, amount: float | str = "", note: str = "") -> Self:
        """With one more cost that comes once, in the data's currency; without amount not stated.

        Raises `ScenarioError` where the amount is none of 0 or more.
        """
        table = TomlTable({"one_off": [{"name": name, "amount": f"{amount}", "note": note}]})
        found = read_one_off(table)
        if table.faults:
            conflicts = tuple(Conflict(None, "", "", str(fault)) for fault in table.faults)
            raise ScenarioError(conflicts, self.name)
        return replace(self, one_off=(*self.one_off, *found))

    def then(self, do: str, **keys: Any) -> Self:
        """With one more change, its keys as in a scenario file.

        A key that is a word of Python takes an underscore after it (`from_`); one that is None
        is not given. Raises `ScenarioError` with every fault of the keys.
        """
        given = {_plain(name): value for name, value in keys.items() if value is not None}
        faults: list[str] = []
        change = read_change({"do": do, **given}, faults)
        if change is None:
            number = len(self.changes) + 1
            asked = ", ".join(f"{name} = {value!r}" for name, value in given.items())
            verb = do if do in VERBS else ""
            conflicts = tuple(Conflict(number, verb, asked, fault) for fault in faults)
            raise ScenarioError(conflicts, self.name)
        return replace(self, changes=(*self.changes, change))

    def __add__(self, other: Scenario) -> Self:
        """The changes of both, one after the other, and what both accept."""
        more = tuple(one for one in other.accepted if one not in self.accepted)
        return replace(
            self,
            changes=(*self.changes, *other.changes),
            accepted=(*self.accepted, *more),
            one_off=joined(self.one_off, other.one_off, (self.name, other.name)),
        )

    @property
    def days(self) -> tuple[str, ...]:
        """The days (yyyy-mm-dd) on which changes take effect, each once, in order."""
        return days_of(self.changes)

    def until(self, day: str) -> Self:
        """With the changes alone that have taken effect by a day (yyyy-mm-dd).

        They stay in the order of the file and are numbered anew. `DateError` where it is no day.
        """
        known = a_day(day)
        return replace(self, changes=tuple(c for c in self.changes if (c.on or "") <= known))

    def __len__(self) -> int:
        return len(self.changes)

    def __bool__(self) -> bool:
        return True

    def describe(self, names: Mapping[str, str]) -> Iterator[str]:
        """Each change as a sentence; `names` are the baseline's words for its ids."""
        known = dict(names)
        for change in self.changes:
            known |= change.introduces()
            yield change.told(known)

    def _lines(self) -> tuple[str, str, str]:
        written = ", ".join(word for word in (self.option, self.source) if word)
        says = list(self.describe({}))
        accepted = f"; {counted(len(self.accepted), 'finding')} accepted" if self.accepted else ""
        return (
            f"Scenario: {self.name}{f' ({written})' if written else ''}",
            counted(len(self), "change") + accepted,
            "; ".join(says) or "no change",
        )

    def _table(self) -> pd.DataFrame:
        import pandas as pd

        rows = [
            (change.do, says) for change, says in zip(self.changes, self.describe({}), strict=True)
        ]
        numbers = pd.RangeIndex(1, len(rows) + 1, name="change")
        return pd.DataFrame(rows, columns=["do", "says"], index=numbers, dtype=object)

    def to_dict(self) -> dict[str, Any]:
        """As a file has it; what is empty is left out."""
        about = {key: getattr(self, key) for key in _TEXTS}
        filled = {key: value for key, value in about.items() if value or key == "name"}
        accepted = [one.to_dict() for one in self.accepted]
        once = [one.to_dict() for one in self.one_off]
        return {
            **filled,
            **({"one_off": once} if once else {}),
            "change": [change.to_dict() for change in self.changes],
            **({"exemption": accepted} if accepted else {}),
        }


def read_scenario(given: Mapping[str, Any], fallback_name: str = "Scenario") -> Scenario:
    """The scenario of a file's keys and values. Raises `ScenarioError` with every fault."""
    table = TomlTable(given)
    table.only((*_TEXTS, "one_off", "change", "exemption"))
    texts = {key: table.text(key) for key in _TEXTS}
    blocks = table.tables("change", with_ids=False)
    exemptions = table.tables("exemption", with_ids=False)
    once = read_one_off(table)
    conflicts = [Conflict(None, "", "", str(fault)) for fault in table.faults]
    changes = []
    for number, block in enumerate(blocks, start=1):
        faults: list[str] = []
        change = read_change(block.given, faults)
        verb = block.given.get("do")
        known = verb if isinstance(verb, str) else ""
        conflicts += [Conflict(number, known, "", fault) for fault in faults]
        changes += [change] if change else []
    accepted = []
    for number, block in enumerate(exemptions, start=1):
        faults = []
        one = AcceptedFinding.read(block.given, faults)
        conflicts += [Conflict(None, "", f"exemption {number}", fault) for fault in faults]
        accepted += [one] if one else []
    name = texts.pop("name") or fallback_name
    if conflicts:
        raise ScenarioError(tuple(conflicts), name)
    about = texts["option"], texts["source"]
    return Scenario(name, *about, tuple(changes), texts["note"], tuple(accepted), once)


def _plain(name: str) -> str:
    """A key without the underscore that keeps it apart from a word of Python."""
    return name[:-1] if name.endswith("_") and iskeyword(name[:-1]) else name
