"""What the taint rules of one file share: its functions, who mentions whom, and where everything stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from wardline.engine.call_graph import FILE, CallGraph, Words, attributes_of, words_of
from wardline.engine.file_matches import FileMatches
from wardline.engine.formula import Formula, starting_words
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
class Held:
    """Of the units that were asked, by number, those in which some part of a rule matches."""

    asked: frozenset[int] = frozenset()
    holding: frozenset[int] = frozenset()

    def without(self, numbers: Sequence[int]) -> Held:
        """The same for the other units."""
        return Held(self.asked.difference(numbers), self.holding.difference(numbers)) if numbers else self


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version's program, with the routines of its units in order, and who has to do with whom in it.

    `texts` are those of the units, `names` their routines' names by number, `sources` the rules by id that were asked
    whether any of their sources stands in the file, `held` what was asked of the units, by rule and part of it.
    """

    skeleton: bytes
    context: str
    texts: Sequence[bytes]
    program: Program
    routines: Sequence[Routine]
    names: dict[int, str]
    graph: CallGraph | None
    sources: dict[str, bool]
    held: dict[tuple[str, str], Held]


@dataclass(frozen=True)
class TaintFile:
    """What all taint rules of one file share: its functions, and where everything stands."""

    source: Source
    units: Sequence[Unit]
    gaps: Sequence[Span]
    memory: MemoryOf
    starts: Callable[[str], Sequence[int] | None]
    """The byte offsets at which the sinks of a taint rule may start; None where no word tells."""
    memory_of_gaps: Memory | None = None
    """What is known of the file's own statements by themselves; None where that cannot be kept."""
    earlier: Earlier | None = None
    everywhere: FileMatches | None = None
    """What formulas match in the whole file, where no function's result is kept."""

    def starting(self, rule_id: str) -> Iterable[int]:
        """The numbers of the units in which a sink of the rule may stand, ascending."""
        offsets = self.starts(rule_id)
        return range(-1, len(self.units)) if offsets is None else sorted(set(map(self.number_of, offsets)))

    def has_source(self, rule_id: str, sources: Sequence[Formula], reach: Reach) -> bool:
        """Whether a source of the rule may stand anywhere: one search costs less than one in each function."""
        answers = self._answers if reach is not Reach.FILE else None
        known = answers.sources.get(rule_id) if answers is not None else None
        if known is None:
            scopes: Sequence[Span] = (Span(0, len(self.source.data)),)
        else:
            scopes = [self.units[number].span for number in self.changed]
        self.sources[rule_id] = found = known is True or any(self.matches(one, scopes) for one in sources)
        return found

    @cached_property
    def sources(self) -> dict[str, bool]:
        """The rules that were asked by `has_source`."""
        return {}

    @cached_property
    def held(self) -> dict[tuple[str, str], Held]:
        """What was asked of the units, by rule and part of it; first that of the earlier version which still holds."""
        if self._answers is None:
            return {}
        return {key: known.without(self.changed) for key, known in self._answers.held.items()}

    @cached_property
    def _answers(self) -> Earlier | None:
        """The earlier version, where its answers still hold for the units that have not changed."""
        earlier = self.earlier
        is_valid = earlier is not None and self._is_like_earlier and earlier.context == self.source.context
        return earlier if is_valid else None

    @cached_property
    def texts(self) -> list[bytes]:
        """The text of each unit."""
        return [self._text(unit.span) for unit in self.units]

    @cached_property
    def changed(self) -> list[int]:
        """The numbers of the units whose text is not that of the earlier version; all if there is none like it."""
        if self.earlier is None or not self._is_like_earlier:
            return list(range(len(self.units)))
        pairs = enumerate(zip(self.texts, self.earlier.texts, strict=True))
        return [number for number, (text, before) in pairs if text != before]

    def matches(self, formula: Formula, scopes: Sequence[Span]) -> list[Match]:
        """What a formula matches in some spans of the file."""
        if self.everywhere is not None:
            return self.everywhere.starting_in(formula, scopes)
        likely = self.source.narrowed(starting_words(formula), scopes)
        return [match for scope in likely for match in find(formula, self.source, scope)]

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
        rested = graph.at_rest() if graph is not None else None
        context, sources = self.source.context, self.sources
        return Earlier(self.skeleton, context, self.texts, self.program, routines, names, rested, sources, self.held)

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
        if self._is_like_earlier and self.earlier is not None and self.earlier.graph is not None:
            known = self.earlier.graph
            fresh = {self.unit_names[number]: self._words(number) for number in self.changed}
            return known.moved(self.program, {**known.words, **fresh}, self._attributes)
        words = {one.name: self._words_of(one) for one in self.program.routines.values()}
        words[FILE] = words_of(b"\0".join(self._text(gap) for gap in self.gaps))
        return CallGraph(self.program, words, self._attributes)

    def _words_of(self, routine: Routine) -> Words:
        number = self.numbers.get(routine.span)
        return words_of(self._text(routine.span)) if number is None else self._words(number)

    def _words(self, number: int) -> Words:
        memory = self.memory(Reach.FUNCTION, number)
        if memory is None:
            return words_of(self.texts[number])
        if memory.words is None:
            memory.words = words_of(self.texts[number])
        return memory.words

    def _attributes(self, name: str) -> frozenset[str]:
        """The attributes of its object that a routine may change."""
        routine = self.program.routines[name]
        receiver = routine.function.receiver
        if receiver is None:
            return frozenset()
        number = self.numbers.get(routine.span)
        memory = self.memory(Reach.FUNCTION, number) if number is not None else None
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
        if self._is_like_earlier and self.earlier is not None:
            return self.earlier.names
        found = {}
        for routine in self.program.routines.values():
            number = self.numbers.get(routine.span)
            if number is not None:
                found[number] = routine.name
        return found
