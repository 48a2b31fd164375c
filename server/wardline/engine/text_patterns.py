"""Patterns over text, whatever code it is: they match byte spans, not nodes.

What all of them share, and the regular expression as the first of them. They are tried on a window of the text,
the whole of it but in a `metavariable-pattern`, and related to other parts of a rule by the spans they take.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wardline.engine import expressions
from wardline.engine.environment import Binding, Environment, step
from wardline.engine.fragments import fragments
from wardline.engine.source import Source
from wardline.text import Span


class TextPattern(ABC):
    """A pattern that is matched on text."""

    @property
    @abstractmethod
    def pieces(self) -> frozenset[str] | None:
        """Lower-case texts of which each match contains at least one; None if unknown."""

    @property
    @abstractmethod
    def metavariables(self) -> frozenset[str]:
        """Those that every match binds."""

    @abstractmethod
    def matches(self, source: Source, window: Span) -> Iterator[tuple[Span, Environment]]:
        """Every match in `window`, in order, with what it binds."""


@dataclass(frozen=True)
class RegexPattern(TextPattern):
    """`pattern-regex`: groups bind `$1`, `$2`, ... and `$NAME`."""

    regex: str

    @cached_property
    def pieces(self) -> frozenset[str] | None:
        """What the expression cannot do without."""
        return fragments(self.regex)

    @cached_property
    def metavariables(self) -> frozenset[str]:
        """None: a group may take no part in a match."""
        return frozenset()

    def matches(self, source: Source, window: Span) -> Iterator[tuple[Span, Environment]]:
        """Matches do not overlap."""
        text = source.data[window.start : window.end].decode("utf-8", "surrogateescape")
        places = Places(text, window.start)
        for found in expressions.find_all(self.regex, text):
            step(source)
            yield (
                places.span(*found.span()),
                {name: binding_of(places.span(start, end), source) for name, start, end in expressions.groups(found)},
            )


def binding_of(span: Span, source: Source) -> Binding:
    """The binding of a piece of text, which is no node."""
    return Binding(span.start, span.end, source.data[span.start : span.end].decode("utf-8", "replace"))


class Places:
    """Turns offsets in a text (code points, ascending calls are cheap) into byte spans of the document."""

    def __init__(self, text: str, start: int) -> None:
        self._plain = text.isascii()
        self._start = start
        self._text = text
        self._known: list[tuple[int, int]] = [(0, 0)]

    def span(self, start: int, end: int) -> Span:
        """The bytes of the code points from `start` to before `end`."""
        return Span(self._start + self._bytes(start), self._start + self._bytes(end))

    def _bytes(self, offset: int) -> int:
        if self._plain:
            return offset
        index = bisect_right(self._known, (offset, len(self._text) * 4)) - 1
        at, size = self._known[index]
        size += len(self._text[at:offset].encode("utf-8", "surrogateescape"))
        if index == len(self._known) - 1:
            self._known.append((offset, size))
        return size
