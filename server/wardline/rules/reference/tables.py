"""The tables of keys in the manual, made of the rule language's description."""

from __future__ import annotations

from collections.abc import Iterable

from wardline.rules.reference.metadata import METADATA
from wardline.rules.reference.operators import OPERATORS
from wardline.rules.reference.options import OPTIONS
from wardline.rules.reference.shape import Key, Place
from wardline.rules.reference.taint import TAINT

_PARTS = frozenset({Place.SOURCE, Place.SINK, Place.SANITIZER, Place.PROPAGATOR})


def tables() -> dict[str, str]:
    """Each generated table of the manual, as Markdown, by the name it has there."""
    return {
        "operators": _table("operator", OPERATORS),
        "taint": _taint_table(),
        "metadata": _metadata_table(),
        "options": _table("option", OPTIONS),
    }


def _table(head: str, keys: Iterable[Key]) -> str:
    lines = [f"| {head} | meaning |", "| --- | --- |"]
    lines += [f"| `{key.name}` | {key.about} |" for key in keys]
    return "\n".join(lines) + "\n"


def _taint_table() -> str:
    lines = ["| key | in | meaning |", "| --- | --- | --- |"]
    for key in TAINT:
        if places := sorted(place.name.lower() for place in key.places & _PARTS):
            lines.append(f"| `{key.name}` | {', '.join(places)} | {key.about} |")
    return "\n".join(lines) + "\n"


def _metadata_table() -> str:
    lines = ["| key | example | meaning |", "| --- | --- | --- |"]
    lines += [f"| `{key.name}` | `{key.example}` | {key.about} |" for key in METADATA if Place.METADATA in key.places]
    return "\n".join(lines) + "\n"
