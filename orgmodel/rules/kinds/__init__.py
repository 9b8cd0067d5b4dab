"""The rule kinds: one file each, with its `PARAMETERS` and its `look`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType

from orgmodel.rules.finding import Looked
from orgmodel.rules.ground import Ground
from orgmodel.rules.kinds import (
    common_manager,
    constituted_body,
    distinct_holders,
    distinct_posts,
    forest,
    function_side,
    functions_together,
    in_line_of,
    line_crossing,
    members_linked,
    one_head,
    pairing,
    required_link,
    seat,
    shared_person,
    shared_post,
)
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

Look = Callable[[Ground, Rule], Looked]

_MODULES: tuple[ModuleType, ...] = (
    common_manager,
    constituted_body,
    distinct_holders,
    distinct_posts,
    forest,
    function_side,
    functions_together,
    in_line_of,
    line_crossing,
    members_linked,
    one_head,
    pairing,
    required_link,
    seat,
    shared_person,
    shared_post,
)


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


LOOKS: Mapping[str, Look] = MappingProxyType({_name(module): module.look for module in _MODULES})
PARAMETERS: Mapping[str, tuple[Parameter, ...]] = MappingProxyType(
    {_name(module): module.PARAMETERS for module in _MODULES}
)
