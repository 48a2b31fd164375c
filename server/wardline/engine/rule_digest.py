"""A digest of rules as written, whatever file they were written in.

Walks the values themselves and never their `repr`: a pattern may hold any text, also one that looks like a place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass

from wardline.model import RuleInfo
from wardline.rules.schema import Mark, Rule


def digest_of(rules: Iterable[Rule]) -> str:
    """SHA-256, in hexadecimal, over `rules` in whatever order: equal digests give equal findings."""
    texts = sorted(repr(_without_places(rule)) for rule in rules)
    return hashlib.sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def _without_places(value: object) -> object:
    """The value as nested tuples, without everything that only says where it was written."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = ((one.name, getattr(value, one.name)) for one in fields(value) if one.compare)
        kept = ((name, part) for name, part in parts if not _is_place(value, name, part))
        return type(value).__name__, *((name, _without_places(part)) for name, part in kept)
    if isinstance(value, Mapping):
        return "mapping", *sorted((repr(_without_places(key)), _without_places(part)) for key, part in value.items())
    if isinstance(value, tuple | list):
        return type(value).__name__, *map(_without_places, value)
    return value


def _is_place(owner: object, name: str, part: object) -> bool:
    return isinstance(part, Mark) or (isinstance(owner, RuleInfo) and name == "source")
