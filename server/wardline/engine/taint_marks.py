"""What a taint rule's patterns matched in one piece of a file, by byte span, ready to be asked while data is followed.

Semgrep's habits: inside a source or a sanitizer its parts count as well, unless it is `exact`; a sink is the
very code that matched, unless it is not `exact`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wardline.engine.taint_state import DEFAULT_LABEL
from wardline.rules.requires import Label, Requires
from wardline.rules.schema import SideEffect
from wardline.text import Span

DEFAULT = Label(DEFAULT_LABEL)


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A source: `text` is shown for it, `bound` are its metavariables."""

    span: Span
    text: str
    label: str = DEFAULT_LABEL
    requires: Requires | None = None
    exact: bool = False
    side_effect: SideEffect = SideEffect.NO
    control: bool = False
    bound: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SinkMark:
    """A sink; with `each`, data must meet a condition at each of these places instead."""

    span: Span
    requires: Requires = DEFAULT
    each: tuple[tuple[Span, Requires], ...] = ()
    exact: bool = True
    at_exit: bool = False
    bound: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SanitizerMark:
    """A sanitizer."""

    span: Span
    exact: bool = False
    side_effect: bool = False


@dataclass(frozen=True, slots=True)
class PropagatorMark:
    """Data at `origin` goes to the code at `target`, which is the variable `path`, if it is one."""

    origin: Span
    target: Span
    path: str
    side_effect: bool = True
    label: str | None = None
    replaced: tuple[str, ...] | None = None
    requires: Requires | None = None


class Regions:
    """Spans that may nest and overlap, to be asked which of them contain another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [span.start for span in self._spans]
        self._reach: list[int] = []  # the furthest end of this and all spans before
        for span in self._spans:
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def around(self, span: Span) -> list[Span]:
        """The spans that contain `span`, or are it."""
        found: list[Span] = []
        index = bisect_right(self._starts, span.start) - 1
        while index >= 0 and self._reach[index] >= span.end:
            if self._spans[index].end >= span.end:
                found.append(self._spans[index])
            index -= 1
        return found


@dataclass(frozen=True)
class Marks:
    """All marks of a rule in some scope."""

    sources: tuple[SourceMark, ...] = ()
    sinks: tuple[SinkMark, ...] = ()
    sanitizers: tuple[SanitizerMark, ...] = ()
    propagators: tuple[PropagatorMark, ...] = ()
    _known: dict[Span, tuple[SourceMark, ...]] = field(default_factory=dict, repr=False, compare=False)

    def sources_at(self, span: Span) -> tuple[SourceMark, ...]:
        """The sources that the code at `span` is, or is a part of."""
        found = self._known.get(span)
        if found is None:
            around = [mark for outer in self._source_regions.around(span) for mark in self._inexact[outer]]
            found = self._known[span] = (*self._exact.get(span, ()), *around)
        return found

    @cached_property
    def _exact(self) -> Mapping[Span, list[SourceMark]]:
        return _by_span(mark for mark in self.sources if mark.exact)

    @cached_property
    def _inexact(self) -> Mapping[Span, list[SourceMark]]:
        return _by_span(mark for mark in self.sources if not mark.exact)

    @cached_property
    def _source_regions(self) -> Regions:
        return Regions(self._inexact)

    def has_source(self, span: Span) -> bool:
        """Whether some source is in `span`, or around a part of it."""
        return any(mark.span.overlaps(span) for mark in self.sources)

    def is_sanitized(self, span: Span) -> bool:
        """Whether the code at `span` is, or stands in, a sanitizer."""
        return span in self._exact_sanitizers or bool(self._sanitizer_regions.around(span))

    @cached_property
    def _exact_sanitizers(self) -> frozenset[Span]:
        return frozenset(mark.span for mark in self.sanitizers if mark.exact)

    @cached_property
    def _sanitizer_regions(self) -> Regions:
        return Regions(mark.span for mark in self.sanitizers if not mark.exact)

    @cached_property
    def lasting_sanitizers(self) -> frozenset[Span]:
        """Where a variable itself is clean from there on."""
        return frozenset(mark.span for mark in self.sanitizers if mark.side_effect)

    @cached_property
    def lasting_sources(self) -> frozenset[Span]:
        """Where a variable itself is tainted from there on."""
        return frozenset(mark.span for mark in self.sources if mark.side_effect is not SideEffect.NO)

    @cached_property
    def _watched(self) -> frozenset[Span]:
        each = {span for mark in self.sinks for span, _ in mark.each}
        return frozenset({mark.span for mark in self.sinks if mark.exact and not mark.each} | each)

    @cached_property
    def _sink_regions(self) -> Regions:
        return Regions(mark.span for mark in self.sinks if not mark.exact and not mark.each)

    def sinks_at(self, span: Span) -> list[Span]:
        """The places under which data at `span` is to be noted."""
        found = self._sink_regions.around(span)
        return [span, *found] if span in self._watched else found

    @cached_property
    def ending_sinks(self) -> frozenset[Span]:
        """The sinks that count only where a function ends."""
        return frozenset(mark.span for mark in self.sinks if mark.at_exit)

    @cached_property
    def wide_sinks(self) -> frozenset[int]:
        """Where sinks start; several arguments in a row may be one."""
        return frozenset(span.start for span in self._watched)

    @cached_property
    def from_origin(self) -> Mapping[Span, list[PropagatorMark]]:
        """The propagators by the place that data comes from."""
        return _by_key((mark.origin, mark) for mark in self.propagators)

    @cached_property
    def to_target(self) -> Mapping[Span, list[PropagatorMark]]:
        """The propagators by the place that data goes to."""
        return _by_key((mark.target, mark) for mark in self.propagators)

    @cached_property
    def has_control(self) -> bool:
        """Whether some source taints what runs after it."""
        return any(mark.control for mark in self.sources)


def _by_span(marks: Iterable[SourceMark]) -> dict[Span, list[SourceMark]]:
    found: dict[Span, list[SourceMark]] = {}
    for mark in marks:
        found.setdefault(mark.span, []).append(mark)
    return found


def _by_key(marks: Iterable[tuple[Span, PropagatorMark]]) -> dict[Span, list[PropagatorMark]]:
    found: dict[Span, list[PropagatorMark]] = {}
    for span, mark in marks:
        found.setdefault(span, []).append(mark)
    return found
