"""The rule language as a JSON Schema (draft 2020-12), for editors that know no Wardline and for other programs.

Made of `reference`; what a schema cannot say (a pattern that does not parse, a metavariable that nothing binds) the
loader does. `wardline.project.reference` writes the file.
"""

from __future__ import annotations

import json

from wardline.rules.reference import OPEN, Key, Kind, Place, keys_at

Schema = dict[str, object]

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}  # YAML reads `1.0` and `on` as such, and they are texts here
_TEXT: Schema = {"type": "string"}
_METAVARIABLE: Schema = {"type": "string", "pattern": r"^\$(\.\.\.)?([A-Z_][A-Z0-9_]*|[0-9]+)$"}
_WANTED = ("pattern", "patterns", "pattern-either", "pattern-regex")
_SIMPLE: dict[Kind, Schema] = {
    Kind.TEXT: _SCALAR,
    Kind.PATTERN: _SCALAR,
    Kind.REGEX: _SCALAR,
    Kind.METAVARIABLE: _METAVARIABLE,
    Kind.FLAG: {"type": "boolean"},
    Kind.NUMBER: {"type": "integer"},
    Kind.ANYTHING: {},
}


def schema() -> Schema:
    """The schema of a rule file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Wardline rules",
        "description": "Rules in Semgrep's YAML with Wardline's metadata.",
        **_mapping(Place.FILE),
        "additionalProperties": True,
        "$defs": {_name(place): _mapping(place) for place in Place if place is not Place.FILE},
    }


def schema_text() -> str:
    """The schema as the file that is shipped."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _name(place: Place) -> str:
    return place.name.lower().replace("_", "-")


def _mapping(place: Place) -> Schema:
    keys = keys_at(place)
    made: Schema = {
        "type": "object",
        "properties": {name: _key(key) for name, key in keys.items()},
        "additionalProperties": place in OPEN,
    }
    return {**made, **_DEMANDS.get(place, {})}


def _key(key: Key) -> Schema:
    return {"description": key.about, **({"examples": [key.example]} if key.example else {}), **_value(key)}


def _value(key: Key) -> Schema:
    if key.kind in _SIMPLE:
        return _SIMPLE[key.kind]
    if key.kind in (Kind.CHOICE, Kind.CHOICES):
        one = _choice(key)
        return one if key.kind is Kind.CHOICE else _or_list(one)
    if key.kind is Kind.TEXTS:
        return _or_list(_SCALAR if not key.name.startswith("generic_") else {})
    if key.kind is Kind.METAVARIABLES:
        return _or_list(_METAVARIABLE)
    return _structure(key)


def _structure(key: Key) -> Schema:
    assert key.inside is not None, key.name
    inside: Schema = {"$ref": f"#/$defs/{_name(key.inside)}"}
    items: Schema = {"type": "array", "minItems": 1, "items": inside}
    shapes: dict[Kind, Schema] = {
        Kind.MAPPING: inside,
        Kind.MAPPINGS: items,
        Kind.PATTERN_OR_NESTED: {"anyOf": [_SCALAR, inside]},
        Kind.TEXT_OR_MAPPING: {"anyOf": [_TEXT, inside]},
        Kind.TEXT_OR_MAPPINGS: {"anyOf": [_TEXT, items]},
    }
    return shapes[key.kind]


def _choice(key: Key) -> Schema:
    """One of the values: severities are read in any case, `true` and `false` are no strings in YAML."""
    if not key.values:
        return _TEXT
    plain = {"true": True, "false": False}
    values: list[object] = [plain.get(value, value) for value in key.values]
    lower = [value.lower() for value in key.values if value.isupper()]
    return {"enum": values + lower}


def _or_list(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _one_of(*names: str) -> Schema:
    return {"anyOf": [{"required": [name]} for name in names]}


_TAINT_RULE: Schema = {"required": ["pattern-sources", "pattern-sinks"]}
_DEMANDS: dict[Place, Schema] = {
    Place.FILE: {"required": ["rules"]},
    Place.RULE: {
        "required": ["id", "languages", "severity", "message"],
        "if": {"properties": {"mode": {"const": "taint"}}, "required": ["mode"]},
        "then": _TAINT_RULE,
        "else": _one_of(*_WANTED),
    },
    Place.PART: {"minProperties": 1},
    Place.OPTION: {"minProperties": 1},
    Place.NESTED: _one_of(*_WANTED),
    Place.SOURCE: _one_of(*_WANTED),
    Place.SINK: _one_of(*_WANTED),
    Place.SANITIZER: _one_of(*_WANTED),
    Place.PROPAGATOR: {"required": ["from", "to"], **_one_of(*_WANTED)},
    Place.METAVARIABLE_REGEX: {"required": ["metavariable", "regex"]},
    Place.METAVARIABLE_PATTERN: {"required": ["metavariable"], **_one_of(*_WANTED)},
    Place.METAVARIABLE_COMPARISON: {"required": ["comparison"]},
    Place.METAVARIABLE_ANALYSIS: {"required": ["metavariable", "analyzer"]},
    Place.METAVARIABLE_TYPE: {"required": ["metavariable"], **_one_of("type", "types")},
    Place.FIX_REGEX: {"required": ["regex", "replacement"]},
    Place.FIXER: {"required": ["name"]},
}
