"""The rule kinds: one file each, with its `PARAMETERS` and its `look`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType

from orgmodel.rules.finding import Looked
from orgmodel.rules.kinds.bodies import (
    body_includes,
    body_share,
    body_sides,
    body_size,
    committee_models,
    constituted_body,
    decision_making,
    members_linked,
    own_board,
    quorum,
    seat,
    seat_attribute,
    seat_variety,
)
from orgmodel.rules.kinds.existence import none_of, outside_the_data
from orgmodel.rules.kinds.functions import (
    balance,
    function_side,
    functions_together,
    hosted_function,
    one_owner,
    shared_post,
)
from orgmodel.rules.kinds.line import (
    common_manager,
    forest,
    in_line_of,
    layers,
    line_crossing,
    one_head,
    span,
)
from orgmodel.rules.kinds.links import (
    dotted_line,
    exclusive,
    exposure,
    forbidden_path,
    intermediaries,
    linked,
    one_final,
    pairing,
    protected,
    required_link,
    safeguarded_links,
    same_treatment,
)
from orgmodel.rules.kinds.persons import (
    distinct_holders,
    distinct_posts,
    filled,
    recusal,
    shared_person,
)
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

Look = Callable[[View, Rule], Looked]

_MODULES: tuple[ModuleType, ...] = (
    balance,
    body_includes,
    body_share,
    body_sides,
    body_size,
    committee_models,
    common_manager,
    constituted_body,
    decision_making,
    distinct_holders,
    distinct_posts,
    dotted_line,
    exclusive,
    exposure,
    filled,
    forbidden_path,
    forest,
    function_side,
    functions_together,
    hosted_function,
    in_line_of,
    intermediaries,
    layers,
    line_crossing,
    linked,
    members_linked,
    none_of,
    one_final,
    one_head,
    one_owner,
    outside_the_data,
    own_board,
    pairing,
    protected,
    quorum,
    recusal,
    required_link,
    safeguarded_links,
    same_treatment,
    seat,
    seat_attribute,
    seat_variety,
    shared_person,
    shared_post,
    span,
)


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


LOOKS: Mapping[str, Look] = MappingProxyType({_name(module): module.look for module in _MODULES})
PARAMETERS: Mapping[str, tuple[Parameter, ...]] = MappingProxyType(
    {_name(module): module.PARAMETERS for module in _MODULES}
)
