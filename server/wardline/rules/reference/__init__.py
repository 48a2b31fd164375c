"""The rule language described once: every key, where it may stand, what it holds and means.

The loader takes its known keys from here; the JSON Schema (`json_schema`), completion and hover in editors are made
of it, and a test holds the manual against it. Data and look-ups only: what a key does is the engine's business.
"""

from __future__ import annotations

from functools import cache

from wardline.rules.reference.metadata import METADATA
from wardline.rules.reference.operators import CONDITIONS, OPERATORS
from wardline.rules.reference.options import OPTIONS
from wardline.rules.reference.rule_keys import DETAILS, FILE, MODES, RULE, SEVERITIES
from wardline.rules.reference.shape import LISTS, STRUCTURED, Key, Kind, Place, Subject
from wardline.rules.reference.taint import TAINT

__all__ = [
    "KEYS",
    "LISTS",
    "MODES",
    "OPEN",
    "SEVERITIES",
    "STRUCTURED",
    "Key",
    "Kind",
    "Place",
    "Subject",
    "find_key",
    "keys_at",
    "names_at",
]

KEYS: tuple[Key, ...] = (*FILE, *RULE, *OPERATORS, *CONDITIONS, *TAINT, *DETAILS, *METADATA, *OPTIONS)
"""All keys. One name may stand twice: with another meaning at another place."""

OPEN = frozenset({Place.METADATA, Place.OPTIONS, Place.FIXER, Place.REPLACES, Place.SINK_REQUIRES})
"""The places where keys beside the known ones are let be."""


@cache
def keys_at(place: Place) -> dict[str, Key]:
    """The keys that may stand at `place`, by name, in the order to offer them."""
    return {key.name: key for key in KEYS if place in key.places}


@cache
def names_at(place: Place) -> frozenset[str]:
    """The names of the keys that may stand at `place`."""
    return frozenset(keys_at(place))


def find_key(name: str, place: Place | None) -> Key | None:
    """The key called `name` at `place`."""
    return keys_at(place).get(name) if place is not None else None
