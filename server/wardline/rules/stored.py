"""Rules as data and back: what was read from YAML, in a form that is read again in a fraction of the time.

The form is JSON and private to one version of Wardline: whoever keeps it says with it which version that is, and reads
the YAML again where it does not decode. Decoding makes nothing but the values of `wardline.rules.schema`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from wardline import model
from wardline.rules import requires, schema

Stored = Any
"""A value that JSON can write."""

_CLASSES: tuple[type[Any], ...] = (
    schema.Mark,
    schema.RuleProblem,
    schema.Pattern,
    schema.Either,
    schema.Regex,
    schema.MetavariableRegex,
    schema.MetavariablePattern,
    schema.MetavariableComparison,
    schema.MetavariableAnalysis,
    schema.MetavariableType,
    schema.All,
    schema.SideEffect,
    schema.TaintPart,
    schema.Propagator,
    schema.Taint,
    schema.FixRegex,
    schema.Rule,
    requires.Label,
    requires.Not,
    requires.Both,
    requires.AnyOf,
    model.RuleInfo,
    model.Severity,
    model.Confidence,
    model.Safety,
)
_NUMBERS = {kind: number for number, kind in enumerate(_CLASSES)}
_FIELDS = [() if issubclass(kind, enum.Enum) else tuple(one.name for one in fields(kind)) for kind in _CLASSES]
_TUPLE, _LIST, _MAPPING = "(", "[", "{"


def encode(value: object) -> Stored:
    """`value`, which may be a rule, a problem, or tuples of them, as data.

    Raises:
        TypeError: it holds something else; a rule may carry any value of YAML in its options.
    """
    number = _NUMBERS.get(type(value))
    if number is not None:
        if isinstance(value, enum.Enum):
            return [number, value.value]
        return [number, *(encode(getattr(value, name)) for name in _FIELDS[number])]
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *map(encode, value)]
    if isinstance(value, list):
        return [_LIST, *map(encode, value)]
    if isinstance(value, Mapping):
        return [_MAPPING, *([encode(key), encode(part)] for key, part in value.items())]
    raise TypeError(f"{type(value).__name__} is no part of a rule")


def decode(stored: Stored) -> Any:
    """What `encode` was given; any exception means that it does not decode."""
    if type(stored) is not list:
        return stored
    kind = stored[0]
    if kind == _TUPLE:
        return tuple([decode(part) for part in stored[1:]])
    if kind == _LIST:
        return [decode(part) for part in stored[1:]]
    if kind == _MAPPING:
        return MappingProxyType({decode(key): decode(part) for key, part in stored[1:]})
    return _CLASSES[kind](*[decode(part) for part in stored[1:]])
