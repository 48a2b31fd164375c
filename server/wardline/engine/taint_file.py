"""What the taint rules of one file share: its functions, who mentions whom, and where everything stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from wardline.engine.call_graph import FILE, CallGraph, Words, attributes_of, words_of
from wardline.engine.file_matches import FileMatches
from wardline.engine.formula import Formula
from wardline.engine.pattern_compiler import Reach
from wardline.engine.pattern_search import Match
from wardline.engine.program import Program, Routine
from wardline.engine.search import find
from wardline.engine.source import Source
from wardline.engine.summaries import Places
from wardline.engine.taint_program import Memory
from wardline.engine.units import Unit
from wardline.text import Span

MemoryOf = Callable[[Reach, int], Memory | None]
"""The memory of a unit, by its number, for rules that look so far."""


@dataclass(frozen=True)
class TaintFile:
    """What all taint rules of one file share: its functions, and where everything stands."""

    source: Source
    units: Sequence[Unit]
    gaps: Sequence[Span]
    memory: MemoryOf
    candidates: Callable[[Sequence[Span]], frozenset[str]]
    """The ids of taint rules that some word in these spans may start a sink of."""
    everywhere: FileMatches | None = None
    """What formulas match in the whole file, where no function's result is kept."""

    def memories(self, reach: Reach) -> list[Memory | None]:
        """The memory of each unit, for rules that look so far."""
        found = self._memories.get(reach)
        if found is None:
            found = self._memories[reach] = [self.memory(reach, number) for number in range(len(self.units))]
        return found

    @cached_property
    def _memories(self) -> dict[Reach, list[Memory | None]]:
        return {}

    def matches(self, formula: Formula, scopes: Sequence[Span]) -> list[Match]:
        """What a formula matches in some spans of the file."""
        if self.everywhere is not None:
            return self.everywhere.starting_in(formula, scopes)
        return [match for scope in scopes for match in find(formula, self.source, scope)]

    def number_of(self, offset: int) -> int:
        """The number of the unit around a byte offset; -1 for the file's own statements."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.units[number].span.end else -1

    @cached_property
    def _starts(self) -> list[int]:
        return [unit.span.start for unit in self.units]

    @cached_property
    def program(self) -> Program:
        """The functions and classes of the file."""
        root = self.source.document.root
        return Program(self.source.language.lower_block(root))

    @cached_property
    def places(self) -> Places:
        """Where the functions stand."""
        return Places((one.name, one.span) for one in self.program.routines.values() if self._is_outermost(one))

    def _is_outermost(self, routine: Routine) -> bool:
        return routine.span not in self._inner

    @cached_property
    def _inner(self) -> frozenset[Span]:
        """Functions that stand in others which are listed as well."""
        spans = sorted((one.span for one in self.program.routines.values()), key=lambda one: (one.start, -one.end))
        inner: set[Span] = set()
        end = -1
        for span in spans:
            if span.end <= end:
                inner.add(span)
            else:
                end = span.end
        return frozenset(inner)

    @cached_property
    def without_memory(self) -> dict[Span | None, frozenset[str]]:
        """The candidates in pieces that have no memory, by the first span of the piece."""
        return {}

    @cached_property
    def numbers(self) -> dict[Span, int]:
        """The number of each unit by its span."""
        return {unit.span: number for number, unit in enumerate(self.units)}

    @cached_property
    def skipped(self) -> frozenset[Span]:
        """What is not followed with the file's own statements."""
        return frozenset(self.numbers)

    @cached_property
    def graph(self) -> CallGraph:
        """Who can have to do with whom."""
        words = {one.name: self._words(one) for one in self.program.routines.values()}
        words[FILE] = words_of(b"\0".join(self._text(gap) for gap in self.gaps))
        return CallGraph(self.program, words, self._attributes)

    def _words(self, routine: Routine) -> Words:
        number = self.numbers.get(routine.span)
        memory = self.memories(Reach.FUNCTION)[number] if number is not None else None
        if memory is None:
            return words_of(self._text(routine.span))
        if memory.words is None:
            memory.words = words_of(self._text(routine.span))
        return memory.words

    def _attributes(self, name: str) -> set[str]:
        found = self._changed.get(name)
        if found is None:
            routine = self.program.routines[name]
            found = self._changed[name] = self._changed_in(routine, routine.function.receiver)
        return found

    def _changed_in(self, routine: Routine, receiver: str | None) -> set[str]:
        if receiver is None:
            return set()
        number = self.numbers.get(routine.span)
        memory = self.memories(Reach.FUNCTION)[number] if number is not None else None
        if memory is None:
            return attributes_of(self._text(routine.span), receiver)
        if receiver not in memory.attributes:
            memory.attributes[receiver] = attributes_of(self._text(routine.span), receiver)
        return memory.attributes[receiver]

    @cached_property
    def _changed(self) -> dict[str, set[str]]:
        return {}

    def _text(self, span: Span) -> bytes:
        return self.source.data[span.start : span.end]

    @cached_property
    def unit_names(self) -> dict[int, str]:
        """The routine of each unit."""
        found = {}
        for routine in self.program.routines.values():
            number = self.numbers.get(routine.span)
            if number is not None:
                found[number] = routine.name
        return found
