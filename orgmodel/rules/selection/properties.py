"""The properties there are, by the word that stands before the colon."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from orgmodel.rules.selection.by_cell import BAND, KIND, NAMED, PROVISION, STATUS, TABLE, TITLED
from orgmodel.rules.selection.by_link import CHAIRS, HAVING, HEADS, MEMBERS, OF
from orgmodel.rules.selection.by_place import IN, LAYER, OVER, REPORTS_TO, SIDE, UNDER
from orgmodel.rules.selection.property import Property

PROPERTIES: Mapping[str, Property] = MappingProxyType(
    {
        "side": SIDE,
        "kind": KIND,
        "table": TABLE,
        "in": IN,
        "over": OVER,
        "under": UNDER,
        "reports_to": REPORTS_TO,
        "layer": LAYER,
        "titled": TITLED,
        "named": NAMED,
        "band": BAND,
        "status": STATUS,
        "heads": HEADS,
        "chairs": CHAIRS,
        "members": MEMBERS,
        "of": OF,
        "having": HAVING,
        "provision": PROVISION,
    }
)
