"""What the taint rules of one file share: its functions, who mentions whom, and where everything stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wardline.engine.call_graph import FILE, CallGraph, Words, attributes_of, words_of
from wardline.engine.file_matches import FileMatches
from wardline.engine.formula import Formula, looks_outside, starting_words
from wardline.engine.pattern_compiler import Reach
from wardline.engine.pattern_search import Match
from wardline.engine.program import MovedRoutines, Program, Routine
from wardline.engine.search import find
from wardline.engine.source import Source
from wardline.engine.summaries import Places
from wardline.engine.taint_program import Memory
from wardline.engine.units import Cut, Unit
from wardline.syntax import flow
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
class Asked:
    """Whether some source of a rule was `found` in a file, without the units, by number, that are `unseen`."""

    found: bool
    unseen: frozenset[int]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version's program, with the routines of its units at rest, and who has to do with whom in it.

    `key` is the document's. `texts` are those of the units, `names` their routines' names by number, `asked` says
    by rule id whether a source stands anywhere in the file, `held` what was asked of the units,
    by rule and part of it, `started` the units in which sinks of rules may stand.
    """

    key: object
    skeleton: bytes
    context: str
    texts: Sequence[bytes]
    program: Program
    routines: Mapping[str, Routine]
    names: dict[int, str]
    graph: CallGraph | None
    asked: dict[str, Asked]
    held: dict[tuple[str, str], Held]
    started: dict[str, frozenset[int]]


@dataclass(frozen=True)
class TaintFile:
    """What all taint rules of one file share: its functions, and where everything stands."""

    source: Source
    cut: Cut
    memory: MemoryOf
    starts: Callable[[str], Sequence[int] | None]
    """The byte offsets at which the sinks of a taint rule may start; None where no word tells."""
    memory_of_gaps: Memory | None = None
    """What is known of the file's own statements by themselves; None where that cannot be kept."""
    earlier: Earlier | None = None
    everywhere: FileMatches | None = None
    """What formulas match in the whole file, where no function's result is kept."""

    @property
    def units(self) -> Sequence[Unit]:
        """The functions that are followed by themselves."""
        return self.cut.functions

    @property
    def gaps(self) -> Sequence[Span]:
        """What stands around them."""
        return self.cut.gaps

    def starting(self, rule_id: str) -> Iterable[int]:
        """The numbers of the units in which a sink of the rule may stand, ascending."""
        offsets = self.starts(rule_id)
        if offsets is None:
            return range(-1, len(self.units))
        before = self._answers.started.get(rule_id) if self._answers is not None and self._is_moved else None
        if before is None:
            numbers = frozenset(map(self.number_of, offsets))
        else:
            spans = {number: self.units[number].span for number in self.changed}
            fresh = [at for at, span in spans.items() if any(span.start <= one < span.end for one in offsets)]
            numbers = before.difference(spans).union(fresh)
        self.started[rule_id] = numbers
        return sorted(numbers)

    def has_source(self, rule_id: str, sources: Sequence[Formula], reach: Reach) -> bool:
        """Whether a source of the rule may stand anywhere: one search costs less than one in each function."""
        known = self.asked.get(rule_id) if reach is not Reach.FILE else None
        if known is None:
            scopes: Sequence[Span] = (Span(0, len(self.source.data)),)
        else:
            scopes = [self.units[number].span for number in sorted(known.unseen)]
        found = (known is not None and known.found) or any(self.matches(one, scopes) for one in sources)
        self.asked[rule_id] = Asked(found, frozenset())
        return found

    @property
    def _is_moved(self) -> bool:
        """Whether one edit inside a function's body leads here from the earlier version."""
        return self.earlier is not None and self.cut.before is not None and self.earlier.key is self.cut.before

    @cached_property
    def started(self) -> dict[str, frozenset[int]]:
        """The units that `starting` gave for rules."""
        return {}

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """What `has_source` has answered; first that of the earlier version, which has not seen what changed since."""
        if self._answers is None:
            return {}
        found = self._answers.asked
        return {key: Asked(one.found, one.unseen.union(self.changed)) for key, one in found.items()}

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
        if looks_outside(formula):
            found = self._outside.get(id(formula))
            if found is None:
                found = self._outside[id(formula)] = list(find(formula, self.source, Span(0, len(self.source.data))))
            return [one for one in found if any(scope.start <= one.span.start < scope.end for scope in scopes)]
        likely = self.source.narrowed(starting_words(formula), scopes)
        return [match for scope in likely for match in find(formula, self.source, scope)]

    @cached_property
    def _outside(self) -> dict[int, list[Match]]:
        """What formulas that start from what stands around match in the whole file, where asked for."""
        return {}

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
            units = {name: self.units[number] for number, name in self.earlier.names.items()}

            def place(name: str) -> tuple[Span, Callable[[], flow.Function]]:
                return units[name].span, lambda: language.lower_function(units[name].node)

            routines = MovedRoutines(self.earlier.routines, place)
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
        if not self.source.document.is_whole:
            return b""
        if self.earlier is not None and self._is_moved:
            return self.earlier.skeleton
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
        names, routines = self.unit_names, self._routines_at_rest()
        if len(names) != len(self.units) or len(names) != len(routines):
            return None
        graph = self.__dict__.get("graph")
        rested = graph.at_rest() if graph is not None else None
        context = self.source.context
        return Earlier(
            self.cut.key,
            self.skeleton,
            context,
            self.texts,
            self.program,
            routines,
            names,
            rested,
            self.asked,
            self.held,
            self.started,
        )

    def _routines_at_rest(self) -> Mapping[str, Routine]:
        if self._is_like_earlier and self.earlier is not None:
            return self.earlier.routines
        return {name: one.at_rest() for name, one in self.program.routines.items()}

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
            return words_of(self._unnamed(number))
        if memory.words is None:
            memory.words = words_of(self._unnamed(number))
        return memory.words

    def _unnamed(self, number: int) -> bytes:
        """The text of a unit without its own name: many methods are called the same and do not call each other."""
        unit, text = self.units[number], self.texts[number]
        name = unit.node.child_by_field_name("name")
        if name is None:
            return text
        return text[: name.start_byte - unit.span.start] + text[name.end_byte - unit.span.start :]

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
