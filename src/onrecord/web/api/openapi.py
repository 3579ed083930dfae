"""The table of calls in, its description as OpenAPI 3.1 out."""

from importlib.metadata import version
from typing import Any

from onrecord.web.api.table import CALLS, Call, Parameter

_ERROR = {"$ref": "#/components/schemas/Error"}
_SCHEMAS: dict[str, Any] = {
    "Error": {
        "type": "object",
        "required": ["error"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["status", "message"],
                "properties": {"status": {"type": "integer"}, "message": {"type": "string"}},
            }
        },
    },
    "List": {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": {"type": "object"}},
            "next": {"type": ["string", "null"], "description": "The address of the next page."},
        },
    },
}


def described() -> dict[str, Any]:
    """Return the description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "OnRecord",
            "version": version("onrecord"),
            "description": "The record of a case: who did what, who says so, who disputes it, what was promised.",
        },
        "paths": {call.path: {"get": _operation(call)} for call in CALLS},
        "components": {"schemas": _SCHEMAS},
    }


def _operation(call: Call) -> dict[str, Any]:
    answer = {"$ref": "#/components/schemas/List"} if call.view else {"type": "object"}
    return {
        "operationId": call.path.removeprefix("/api/").partition("/")[0],
        "summary": call.told,
        "parameters": [_parameter(one) for one in call.parameters],
        "responses": {
            "200": {"description": call.told, "content": {"application/json": {"schema": answer}}},
            **{
                status: {"description": told, "content": {"application/json": {"schema": _ERROR}}}
                for status, told in (("400", "A wrong parameter."), ("404", "Nothing has that id or name."))
            },
        },
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    schema = {name: value for name, value in one.schema.items() if name != "example"}
    found = {"name": one.name, "in": one.place, "required": one.required, "description": one.told, "schema": schema}
    return found | ({"example": one.schema["example"]} if "example" in one.schema else {})
