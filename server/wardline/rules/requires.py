"""Conditions over taint labels, as `requires: A and not B` says them.

The grammar is Semgrep's: names of labels, `and`, `or`, `not` and parentheses. Nothing here knows YAML.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_TOKEN = re.compile(r"\s*(?:([A-Za-z_]\w*)|([()]))")
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Label:
    """Data with this label is there."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Requires


@dataclass(frozen=True, slots=True)
class Both:
    """Every part holds."""

    parts: tuple[Requires, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Some part holds."""

    parts: tuple[Requires, ...]


Requires = Label | Not | Both | AnyOf


class RequiresError(ValueError):
    """The text is no condition over labels."""


def holds(requires: Requires, labels: Collection[str]) -> bool:
    """Whether data with these labels meets the condition."""
    if isinstance(requires, Label):
        return requires.name in labels
    if isinstance(requires, Not):
        return not holds(requires.part, labels)
    if isinstance(requires, Both):
        return all(holds(part, labels) for part in requires.parts)
    return any(holds(part, labels) for part in requires.parts)


def wanted(requires: Requires) -> frozenset[str]:
    """The labels whose presence helps the condition to hold."""
    if isinstance(requires, Label):
        return frozenset({requires.name})
    if isinstance(requires, Not):
        return frozenset()
    return frozenset().union(*map(wanted, requires.parts))


def named(requires: Requires) -> frozenset[str]:
    """All labels that the condition speaks of."""
    if isinstance(requires, Label):
        return frozenset({requires.name})
    if isinstance(requires, Not):
        return named(requires.part)
    return frozenset().union(*map(named, requires.parts))


def parse_requires(text: str) -> Requires:
    """The condition that `text` says.

    Raises:
        RequiresError: with what was expected.
    """
    tokens, at = [], 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            raise RequiresError(f"`{text[at:].strip()[:10]}` is neither a label nor `and`, `or`, `not`")
        tokens.append(found[1] or found[2])
        at = found.end()
    parser = _Parser(tokens)
    parsed = parser.either(0)
    if parser.tokens:
        raise RequiresError(f"`{parser.tokens[-1]}` was not expected")
    return parsed


class _Parser:
    """Recursive descent over tokens, which are kept in reverse."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens[::-1]

    def either(self, depth: int) -> Requires:
        parts = [self._both(depth)]
        while self._take("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _both(self, depth: int) -> Requires:
        parts = [self._single(depth)]
        while self._take("and"):
            parts.append(self._single(depth))
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _single(self, depth: int) -> Requires:
        if depth > _DEEPEST:
            raise RequiresError("it is nested too deeply")
        if self._take("not"):
            return Not(self._single(depth + 1))
        if self._take("("):
            inner = self.either(depth + 1)
            if not self._take(")"):
                raise RequiresError("a `)` is missing")
            return inner
        if not self.tokens or self.tokens[-1] in ("and", "or", ")"):
            raise RequiresError("a label is missing")
        return Label(self.tokens.pop())

    def _take(self, token: str) -> bool:
        if self.tokens and self.tokens[-1] == token:
            self.tokens.pop()
            return True
        return False
