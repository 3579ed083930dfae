"""A view's object in, the fields of the record's JSON out."""

from dataclasses import fields
from typing import Any

from onrecord.views.stories import StoryLine


def plain(value: Any) -> dict[str, Any]:  # noqa: ANN401 - an object of any view
    """Return the fields under the names of the record's JSON, ready for orjson."""
    row = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, StoryLine):
        row |= {"from": value.since, "to": value.until}  # "from" can name no field
    return row
