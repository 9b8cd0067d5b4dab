"""Who of one data set is who of another: by the name that both disclose, never by an id."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import plain, undisclosed


def disclosed_names(model: OrganisationModel) -> dict[str, str]:
    """Person → the name as it is compared; empty where the data does not disclose it.

    Everybody in people.csv or in an appointment is in it.
    """
    found = dict.fromkeys(model.cells.column("appointments", "person"), "")
    ids, names = (model.cells.column("people", column) for column in ("id", "name"))
    for person, name in zip(ids, names, strict=True):
        found[person] = found.get(person) or ("" if undisclosed(name) else plain(name))
    found.pop("", None)
    return found


def names_as_ids(model: OrganisationModel) -> Mapping[str, str]:
    """Person → what stands for the person in a comparison; empty where nothing can.

    An id such as `person_1` says in which row somebody was met and nothing of who it is.
    """
    names = disclosed_names(model)
    return {person: f"\0person {name}" if name else "" for person, name in names.items()}
