"""What completion inserts for a key: plain text, or a snippet with stops for its parts. Knows LSP's snippet syntax."""

from __future__ import annotations

import re

from wardline.rules.reference import STRUCTURED, Key, Kind, Place

_FILLED_IN = frozenset(
    {
        *(place for place in Place if place.name.startswith("METAVARIABLE_")),
        *(Place.RULE, Place.FIX_REGEX, Place.PROPAGATOR),
    }
)
_LINE = re.compile(r"([ -]*[\w-]+:)(?: (.*))?\Z")
_WRITTEN_AS_LISTS = frozenset({Kind.TEXTS, Kind.CHOICES})


def plain_text(key: Key) -> str:
    """The key as plain text, ready for its value."""
    return f"{key.name}:" if key.kind in STRUCTURED else f"{key.name}: "


def snippet(key: Key, indent: int) -> str:
    """The key as a snippet; lines after the first are `indent` further in than the first line's text."""
    lines = _from_example(key) if key.inside in _FILLED_IN and key.kind in STRUCTURED else _lines(key)
    return ("\n" + " " * indent).join(lines)


def _lines(key: Key) -> list[str]:
    if key.kind is Kind.MAPPINGS:
        return [f"{key.name}:", "  - $0"]
    if key.kind is Kind.MAPPING:
        return [f"{key.name}:", "  $0"]
    if key.kind is Kind.FLAG:
        return [f"{key.name}: ${{1|true,false|}}"]
    if key.values:
        return [f"{key.name}: {_choice(1, key.values)}"]
    return [f"{key.name}: [$0]" if key.kind in _WRITTEN_AS_LISTS else f"{key.name}: $0"]


def _from_example(key: Key) -> list[str]:
    """The example with its values as stops, each to be typed over."""
    made = []
    for number, line in enumerate(key.example.split("\n")):
        found = _LINE.match(line)
        made.append(f"{found[1]} {_stop(number, found[2])}" if found and found[2] else line)
    return made


def _stop(number: int, value: str) -> str:
    escaped = re.sub(r"[$}\\]", r"\\\g<0>", value)
    return f"${{{number}:{escaped}}}"


def _choice(number: int, values: tuple[str, ...]) -> str:
    return f"${{{number}|{','.join(values)}|}}"
