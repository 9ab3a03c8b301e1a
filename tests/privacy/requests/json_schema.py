"""As much of JSON Schema (draft 2020-12) as our own schemas use, to hold our own files against them."""

from collections.abc import Iterator, Mapping
from typing import Any

_KINDS: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}


def differences(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], place: str = "") -> Iterator[str]:
    """Give the places where a value is not as the schema says."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if kinds and not any(isinstance(value, _KINDS[kind]) for kind in kinds):
        yield f"{place} is no {kinds}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{place} is not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place} is not one of {schema['enum']}"
    if isinstance(value, dict):
        yield from _inside(value, schema, root, place)
    for number, item in enumerate(value if isinstance(value, list) and "items" in schema else ()):
        yield from differences(item, schema["items"], root, f"{place}[{number}]")


def _inside(value: dict[str, Any], schema: Mapping[str, Any], root: Mapping[str, Any], place: str) -> Iterator[str]:
    known, other = schema.get("properties", {}), schema.get("additionalProperties", True)
    yield from (f"{place}.{name} is missing" for name in schema.get("required", []) if name not in value)
    for name, inner in value.items():
        if name in known:
            yield from differences(inner, known[name], root, f"{place}.{name}")
        elif other is False:
            yield f"{place}.{name} is not known"
        elif isinstance(other, dict):
            yield from differences(inner, other, root, f"{place}.{name}")
