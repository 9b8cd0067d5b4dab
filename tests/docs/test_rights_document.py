"""docs/rights.md says what the store holds to."""

from pathlib import Path

from orgmodel.store import kinds
from orgmodel.store.kinds import KINDS
from orgmodel.store.rights_table import ACTS, pages_table, rights_table

DOCUMENT = Path(__file__).parents[2] / "docs" / "rights.md"


def test_the_tables_are_those_of_the_store() -> None:
    assert rights_table() in DOCUMENT.read_text(encoding="utf-8")
    assert pages_table() in DOCUMENT.read_text(encoding="utf-8")


def test_every_kind_of_act_is_in_it() -> None:
    assert set(ACTS) == set(KINDS) - {kinds.BEGUN}
