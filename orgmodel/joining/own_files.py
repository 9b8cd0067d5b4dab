"""What a body's own exemptions.toml and rule packs say, with its ids as they stand among others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from orgmodel.files.toml_text import toml_text
from orgmodel.joining.prefixes import Prefix
from orgmodel.model.toml import read
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.parameter import PROFESSIONAL
from orgmodel.rules.selection import PROPERTIES

Block = dict[str, Any]
_MARKS = (" & ", "not ")


def exemptions_in(content: bytes | None) -> list[Block] | None:
    """The [[exemption]] blocks of a file; None where it cannot be read as such."""
    if content is None:
        return []
    found = read(content)
    blocks = found.values.get("exemption", [])
    if found.faults or not isinstance(blocks, list) or set(found.values) - {"exemption"}:
        return None
    return [dict(block) for block in blocks if isinstance(block, Mapping)]


def exemption_bytes(blocks: list[Block]) -> bytes:
    """A file of these blocks."""
    return toml_text({"exemption": blocks}).encode()


def exemption_with(block: Block, change: Callable[[str], str]) -> Block:
    """A block with its subjects changed."""
    subject = block.get("subject")
    if isinstance(subject, str):
        return {**block, "subject": change(subject)}
    if isinstance(subject, list):
        return {**block, "subject": [change(s) if isinstance(s, str) else s for s in subject]}
    return block


def subjects_of(block: Block) -> tuple[str, ...]:
    """The ids that an exemption is about."""
    subject = block.get("subject")
    given = [subject] if isinstance(subject, str) else subject if isinstance(subject, list) else []
    return tuple(one for one in given if isinstance(one, str))


def pack_of_body(content: bytes, prefix: Prefix) -> bytes | None:
    """A pack that is asked of the one body, its ids with the body before them.

    None where it cannot be read. What is no id of the body, such as a role, stays as it is.
    """
    found = read(content)
    if found.faults:
        return None
    given = dict(found.values)
    given["name"] = f"{prefix.body}-{given.get('name', 'rules')}"
    given["body"] = prefix.body
    given["rule"] = [_rule(rule, prefix) for rule in _blocks(given.get("rule"))]
    if "level" in given:
        given["level"] = [
            {
                **level,
                **(
                    {"condition": [_rule(one, prefix) for one in _blocks(level["condition"])]}
                    if "condition" in level
                    else {}
                ),
            }
            for level in _blocks(given["level"])
        ]
    return toml_text(given).encode()


def _blocks(value: object) -> Iterator[Block]:
    if isinstance(value, list):
        yield from (dict(one) for one in value if isinstance(one, Mapping))


def _rule(rule: Block, prefix: Prefix) -> Block:
    kind = rule.get("kind")
    if not isinstance(kind, str) or kind not in PARAMETERS:
        return rule
    changed = dict(rule)
    for parameter in PARAMETERS[kind]:
        value = rule.get(parameter.name)
        if parameter.type in ("number", "flag", "relation", "relations") or parameter.allowed:
            continue
        if parameter.type == "links" and isinstance(value, list):
            changed[parameter.name] = [_link(link, prefix) for link in value]
        elif value is not None:
            changed[parameter.name] = _texts(value, prefix)
    return changed


def _link(link: Any, prefix: Prefix) -> Any:
    if isinstance(link, list) and len(link) == 3 and all(isinstance(one, str) for one in link):
        return [selection_with(link[0], prefix), link[1], selection_with(link[2], prefix)]
    return link


def _texts(value: Any, prefix: Prefix) -> Any:
    if isinstance(value, str):
        return value if value == PROFESSIONAL else selection_with(value, prefix)
    if isinstance(value, list):
        return [_texts(item, prefix) for item in value]
    return value


def selection_with(text: str, prefix: Prefix) -> str:
    """A text of a selection with the body before every id of its own."""
    return _MARKS[0].join(_part(part, prefix) for part in text.split(_MARKS[0]))


def _part(part: str, prefix: Prefix) -> str:
    left = _MARKS[1] if part.startswith(_MARKS[1]) else ""
    wanted = part.removeprefix(left)
    kind, colon, value = wanted.partition(":")
    if not colon:
        return f"{left}{prefix.on_text(wanted)}"
    if kind in PROPERTIES and PROPERTIES[kind].names_one:
        value = prefix.on_text(value)
    return f"{left}{kind}{colon}{value}"
