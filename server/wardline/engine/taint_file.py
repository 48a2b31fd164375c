"""What the taint rules of one file share: its functions, who mentions whom, and where everything stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

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


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version's program, with the routines of its units in order, and who has to do with whom in it."""

    skeleton: bytes
    program: Program
    routines: Sequence[Routine]
    graph: CallGraph | None


@dataclass(frozen=True)
class TaintFile:
    """What all taint rules of one file share: its functions, and where everything stands."""

    source: Source
    units: Sequence[Unit]
    gaps: Sequence[Span]
    memory: MemoryOf
    candidates: Callable[[Sequence[Span]], frozenset[str]]
    """The ids of taint rules that some word in these spans may start a sink of."""
    memory_of_gaps: Memory | None = None
    """What is known of the file's own statements by themselves; None where that cannot be kept."""
    earlier: Earlier | None = None
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
        language, root = self.source.language, self.source.document.root
        if self._is_like_earlier and self.earlier is not None:
            routines = (
                known.moved(unit.span, partial(language.lower_function, unit.node))
                for known, unit in zip(self.earlier.routines, self.units, strict=True)
            )
            return self.earlier.program.moved(routines, lambda: language.lower_block(root))
        return Program(lambda: language.lower_block(root))

    @cached_property
    def _is_like_earlier(self) -> bool:
        """Whether the text differs from the earlier version only inside the functions that it had then, too."""
        earlier = self.earlier
        return earlier is not None and earlier.skeleton == self.skeleton and len(earlier.routines) == len(self.units)

    @cached_property
    def skeleton(self) -> bytes:
        """What stands around and at the head of all functions; empty where some text could not be read."""
        if self.source.document.has_error:
            return b""
        parts = [self._text(gap) for gap in self.gaps]
        for unit in self.units:
            body = unit.node.child_by_field_name("body")
            end = body.start_byte if body is not None else unit.span.end
            parts.append(b"%d " % unit.node.start_point.column + self._text(Span(unit.span.start, end)))
        return b"\0".join(parts)

    def remembered(self) -> Earlier | None:
        """What the next version may go on from; None if that is nothing."""
        if "program" not in self.__dict__ or not self.skeleton:
            return None
        names = self.unit_names
        routines = [self.program.routines[names[number]] for number in range(len(self.units)) if number in names]
        if len(routines) != len(self.units) or len(routines) != len(self.program.routines):
            return None
        graph = self.__dict__.get("graph")
        return Earlier(self.skeleton, self.program, routines, graph.at_rest() if graph is not None else None)

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
        words[FILE] = self._words_of_file()
        if self._is_like_earlier and self.earlier is not None and self.earlier.graph is not None:
            return self.earlier.graph.moved(self.program, words, self._attributes)
        return CallGraph(self.program, words, self._attributes)

    def _words(self, routine: Routine) -> Words:
        number = self.numbers.get(routine.span)
        memory = self.memories(Reach.FUNCTION)[number] if number is not None else None
        if memory is None:
            return words_of(self._text(routine.span))
        if memory.words is None:
            memory.words = words_of(self._text(routine.span))
        return memory.words

    def _words_of_file(self) -> Words:
        if self._is_like_earlier and self.earlier is not None and self.earlier.graph is not None:
            return self.earlier.graph.words[FILE]
        return words_of(b"\0".join(self._text(gap) for gap in self.gaps))

    def _attributes(self, name: str) -> frozenset[str]:
        """The attributes of its object that a routine may change."""
        routine = self.program.routines[name]
        receiver = routine.function.receiver
        if receiver is None:
            return frozenset()
        number = self.numbers.get(routine.span)
        memory = self.memories(Reach.FUNCTION)[number] if number is not None else None
        if memory is None:
            return attributes_of(self._text(routine.span), receiver)
        if receiver not in memory.attributes:
            memory.attributes[receiver] = attributes_of(self._text(routine.span), receiver)
        return memory.attributes[receiver]

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
