"""The values that have a file of their own, and how each is read and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from orgmodel.errors import OrgmodelError
from orgmodel.file_given import a_path
from orgmodel.files import scenario_file
from orgmodel.files.option_set_file import option_set_text, read_option_set
from orgmodel.files.plain_file import read_plain
from orgmodel.files.safe_write import telling, write_whole
from orgmodel.files.toml_text import toml_text
from orgmodel.impact_on_posts.policy import Policy, own_policy
from orgmodel.measures.thresholds import Thresholds, own_thresholds
from orgmodel.model.given.filed import FileForm, StrPath


def _write(text: Callable[[Any], str], value: Any, path: StrPath) -> Path:
    place = a_path(path, "the path of the file to write")
    with telling(place):
        return write_whole(place, text(value).encode())


def _read(read: Callable[[Path], Any], path: StrPath) -> Any:
    return read(a_path(path, "the path of a file to read"))


def _own(read: Callable[[bytes, str], Any], path: Path) -> Any:
    try:
        content = read_plain(path)
    except OSError as error:
        raise OrgmodelError(f"{path}: it cannot be read: {error.strerror}.") from error
    return read(content, path.name)


def _threshold_text(limits: Thresholds) -> str:
    blocks = [
        {
            field.name: value
            for field in fields(limit)
            if (value := getattr(limit, field.name)) is not None
        }
        for limit in limits
    ]
    return toml_text({"threshold": blocks})


def _policy_text(policy: Policy) -> str:
    return toml_text(policy.settings)


def _form(read: Callable[[Path], Any], text: Callable[[Any], str]) -> FileForm:
    return FileForm(partial(_read, read), partial(_write, text))


FORMS: Mapping[str, FileForm] = {
    "Scenario": _form(scenario_file.read_scenario_file, scenario_file.to_toml),
    "OptionSet": _form(read_option_set, option_set_text),
    "Policy": _form(partial(_own, own_policy), _policy_text),
    "Thresholds": _form(partial(_own, own_thresholds), _threshold_text),
}
