"""Runs the taint rules over a file: only where sources and sinks can have to do with each other.

A rule costs nothing in a file without a sink or without a source. Otherwise data is followed in the functions
with sources, in those that sources come back to, and, through summaries, in what they call. What was found in an
earlier version is taken over function by function (`wardline.engine.taint_program`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from wardline.engine.call_graph import FILE
from wardline.engine.compiled_rules import CompiledRule, CompiledTaint
from wardline.engine.environment import MAX_STEPS, BudgetError, step
from wardline.engine.findings import RunResult, finding_of, guarded, interpolated, shown, stopped
from wardline.engine.formula import Formula, is_apart
from wardline.engine.pattern_compiler import Reach
from wardline.engine.pattern_search import Match
from wardline.engine.source import Unknown
from wardline.engine.summaries import Stored, Summary, load_flow, store, store_flows
from wardline.engine.taint import follow
from wardline.engine.taint_file import Held, TaintFile
from wardline.engine.taint_frame import Habits
from wardline.engine.taint_marks import Marks, SinkMark
from wardline.engine.taint_matching import Matching, marks_of, sinks_in
from wardline.engine.taint_program import Memory, Result, Summaries
from wardline.engine.taint_state import Flow, Flows, root_of
from wardline.model import Finding, StepKind, TraceStep
from wardline.rules.requires import holds, wanted
from wardline.syntax import flow
from wardline.text import Span

_MAX_ROUNDS = 4
_MOST_STEPS = 5 * MAX_STEPS  # that one rule may take in all functions of one file
_MOST_HITS = 60


def run_taint(compiled: CompiledRule, taint: CompiledTaint, file: TaintFile) -> RunResult:
    """The findings of one taint rule in a file."""
    file.source.steps = 0
    run = _Run(compiled, taint, file)
    result = guarded(compiled, run.findings)
    return RunResult(result.findings, (*result.errors, stopped(compiled))) if run.is_stopped else result


class _Run:
    """One rule in one file."""

    def __init__(self, compiled: CompiledRule, taint: CompiledTaint, file: TaintFile) -> None:
        self.compiled = compiled
        self.taint = taint
        self.file = file
        self.source = file.source
        self._spent = 0
        self._unread: set[str] = set()  # functions whose code is nested too deeply for the rule's patterns
        self.is_stopped = False  # somewhere; what was found until then, and elsewhere, counts
        self._marks: dict[str, Marks] = {}
        self._sinks: dict[str, dict[Span, tuple[list[SinkMark], Match]]] = {}
        language, options = self.source.language, compiled.rule.options
        self.habits = Habits(
            language.neutral_calls,
            language.mutators,
            language.leaving_calls,
            language.mapping_calls,
            language.visiting_calls,
            language.binding_calls,
            language.keeping_calls,
            language.instances,
            options.get("taint_assume_safe_functions") is True,
            options.get("taint_assume_safe_indexes") is True,
            options.get("taint_only_propagate_through_assignments") is True,
        )
        self.unify = options.get("taint_unify_mvars") is True

    # --- where there is anything to follow ---------------------------------------------------------------

    def findings(self) -> Iterator[Finding]:
        units: Sequence[int] = range(-1, len(self.file.units))
        sinks = self._holding(self.file.starting(self.compiled.rule.info.id), "sinks", self.taint.sinks)
        if not sinks:
            return
        if len(units) > 1 and not self._any_source():
            return
        names = self.file.unit_names
        if len(units) > 1:
            known = self.file.graph.before({names.get(number, FILE) for number in sinks})
            units = [number for number in units if names.get(number, FILE) in known]
        sources = self._holding(units, "sources", self.taint.sources)
        if sources:
            yield from self._follow({names.get(number, FILE) for number in sources})

    def _holding(self, units: Iterable[int], what: str, formulas: Sequence[Formula]) -> frozenset[int]:
        """Of the units, by number (-1 is the file's own statements), those in which a formula matches."""
        everywhere = self.file.everywhere
        if everywhere is not None:
            places = (one.span.start for formula in formulas for one in everywhere.everywhere(formula))
            return frozenset(map(self.file.number_of, places)).intersection(units)
        if self.compiled.reach is Reach.FILE:
            return frozenset(number for number in units if self._holds(number, what, formulas))
        numbers, rule_id = frozenset(units), self.compiled.rule.info.id
        before = self.file.held.get((rule_id, what), Held())
        fresh = frozenset(number for number in numbers - before.asked if self._holds(number, what, formulas))
        self.file.held[rule_id, what] = Held((before.asked | numbers) - {-1}, (before.holding | fresh) - {-1})
        return (before.holding & numbers) | fresh

    def _holds(self, number: int, what: str, formulas: Sequence[Formula]) -> bool:
        """Whether a formula matches in a unit; remembered for the unit's text."""
        scopes = (self.file.units[number].span,) if number >= 0 else self.file.gaps
        memory = self.file.memory(self.compiled.reach, number) if number >= 0 else self._memory_of_gaps(formulas)
        if memory is None:
            return self._matches_in(scopes, formulas)
        known = memory.sinks if what == "sinks" else memory.sources
        rule_id = self.compiled.rule.info.id
        if rule_id not in known:
            known[rule_id] = self._matches_in(scopes, formulas)
        return known[rule_id]

    def _memory_of_gaps(self, formulas: Sequence[Formula]) -> Memory | None:
        """What is remembered of the file's own statements, where that depends on nothing around the matches."""
        return self.file.memory_of_gaps if all(map(is_apart, formulas)) else None

    def _matches_in(self, scopes: Sequence[Span], formulas: Sequence[Formula]) -> bool:
        self.source.steps = 0
        try:
            return any(self.file.matches(formula, scopes) for formula in formulas)
        except RecursionError:  # following tells
            return True

    def _any_source(self) -> bool:
        """Whether a source may stand anywhere in the file."""
        if any(getattr(formula, "starting", None) is None for formula in self.taint.sources):
            return True
        self.source.steps = 0
        try:
            return self.file.has_source(self.compiled.rule.info.id, self.taint.sources, self.compiled.reach)
        except RecursionError:
            return True

    # --- following ---------------------------------------------------------------------------------------

    def _follow(self, starts: set[str]) -> Iterator[Finding]:
        file = self.file
        summaries = Summaries(
            self.compiled.rule.info.id, file.graph, file.places, self._memory, self._walk, self._truth
        )
        kept: dict[tuple[str, str], Stored] = {}
        results: dict[str, Result] = {}
        latest: dict[str, Result] = {}
        try:
            for _ in range(_MAX_ROUNDS):
                latest = {}
                self._spread(starts, summaries, latest)
                results = latest
                left = self._left(results)
                if left == kept:
                    break
                starts = set(results) | self._readers(left)
                kept = left
                summaries.restart(kept)
        except BudgetError:  # what was found before that counts
            yield from self._reported({**results, **latest})
            raise
        yield from self._reported(results)
        if any(result.summary[-1] for result in results.values()):
            raise RecursionError  # said once, after what is found in the rest

    def _memory(self, name: str) -> Memory | None:
        routine = self.file.program.routines.get(name)
        number = self.file.numbers.get(routine.span) if routine is not None else None
        return self.file.memory(self.compiled.reach, number) if number is not None else None

    def _spread(self, starts: set[str], summaries: Summaries, results: dict[str, Result]) -> None:
        """Follow data from its sources to all functions that it comes back to; `results` gets what is known of each."""
        order = {name: index for index, name in enumerate((*self.file.program.routines, FILE))}
        waiting = sorted(starts, key=order.__getitem__)
        while waiting:
            name = waiting.pop(0)
            if name in results:
                continue
            try:
                results[name] = self._walk(name, summaries.asker()) if name == FILE else summaries.result(name)
            except BudgetError:
                self.is_stopped = True
                continue
            if name == FILE:
                continue
            if summaries.summary(name).is_tainting:
                callers = self.file.graph.callers(name) - results.keys()
                waiting += sorted(callers, key=order.__getitem__)

    def _left(self, results: dict[str, Result]) -> dict[tuple[str, str], Stored]:
        """What functions leave in variables of the file and in attributes, for others to read."""
        found: dict[tuple[str, str], Stored] = {}
        program = self.file.program
        for name, result in results.items():
            routine = program.routines.get(name)
            receiver = result.summary[1]
            for path, flows in result.summary[4]:
                real = tuple(one for one in flows if one[2] is None)
                root = root_of(path)
                if not real:
                    continue
                if routine is not None and root == receiver and routine.owner is not None:
                    key = (program.family(routine.owner), path[len(root) :])
                elif root in program.variables and (routine is None or root not in _names(result.summary)):
                    key = ("", path)
                else:
                    continue
                known = found.get(key, ())
                found[key] = (*known, *(one for one in real if one not in known))[:_MAX_ROUNDS]
        return found

    def _readers(self, left: dict[tuple[str, str], Stored]) -> set[str]:
        """The functions that mention what was left."""
        program, graph = self.file.program, self.file.graph
        found: set[str] = set()
        for owner, path in left:
            if owner == "":
                found |= graph.mentioning([root_of(path)])
                continue
            word = path.lstrip(".").split(".")[0].split("[")[0]
            kin = {name for name in program.classes if program.family(name) == owner}
            for routine in program.routines.values():
                if routine.owner in kin and word in graph.words[routine.name].all:
                    found.add(routine.name)
        return found

    def _walk(self, name: str, ask: Callable[..., Any]) -> Result:
        """Follow one function, or the file's own statements."""
        if self._spent > _MOST_STEPS:
            raise BudgetError
        self.source.steps = 0
        try:
            summary = self._summary(name, ask)
        finally:
            self._spent += self.source.steps
        if self._scope_owner(name) in self._unread:
            summary = replace(summary, unread=True)
        return Result(store(_without_findings(summary), self.file.places), tuple(self._found(summary)))

    def _summary(self, name: str, ask: Callable[..., Any]) -> Summary:
        file, source = self.file, self.source
        if name == FILE:
            root = source.document.root
            function = flow.Function(Span(root.start_byte, root.end_byte), (), lambda: file.program.statements)
            return follow(
                function, self._marks_for(name), self.habits, ask,
                skipped=file.skipped, is_file=True, step=partial(step, source),
            )  # fmt: skip
        routine = file.program.routines[name]
        return follow(
            routine.function, self._marks_for(name), self.habits, ask,
            owner=routine.owner, step=partial(step, source),
        )  # fmt: skip

    def _truth(self, span: Span, name: str) -> bool | None:
        """The truth of a name that is bound to one constant only."""
        node = self.source.at(span.start, len(span))
        value = self.source.constant(node) if node is not None else None
        return None if value is None or isinstance(value, Unknown) else bool(value)

    def _marks_for(self, name: str) -> Marks:
        owner = self._scope_owner(name)
        known = self._marks.get(owner)
        if known is None:
            try:
                known = marks_of(self.taint, self.source, self._matching(owner))
            except RecursionError:  # the code is nested too deeply: nothing is known of it
                known = Marks()
                self._unread.add(owner)
            self._marks[owner] = known
        return known

    def _scope_owner(self, name: str) -> str:
        """The function itself if it is a unit; other functions lie in the file's own statements."""
        routine = self.file.program.routines.get(name)
        return name if routine is not None and routine.span in self.file.numbers else FILE

    def _matching(self, owner: str) -> Matching:
        """What finds matches in a function, or in the file's own statements."""
        scopes = self.file.gaps if owner == FILE else (self.file.program.routines[owner].span,)
        return lambda formula: self.file.matches(formula, scopes)

    # --- findings ----------------------------------------------------------------------------------------

    def _found(self, summary: Summary) -> Iterable[tuple[str, Finding, Stored]]:
        hits = {span: real for span, flows in summary.hits if (real := _real(flows))}
        owners = dict.fromkeys(self._scope_owner(self.file.places.owner(span)) for span in hits)
        for owner in owners:
            for span, (marks, match) in self._sinks_of(owner).items():
                way = next((way for mark in marks if (way := self._way(mark, hits)) is not None), None)
                if way is None:
                    continue
                base = self.file.places.owner(span)
                start = self.file.places.start(base)
                finding = self._finding(match, way)
                yield base, _shifted(finding, -start), store_flows((way,), self.file.places)

    def _sinks_of(self, owner: str) -> dict[Span, tuple[list[SinkMark], Match]]:
        known = self._sinks.get(owner)
        if known is None:
            known = self._sinks[owner] = {}
            if owner not in self._unread:
                for mark, match in sinks_in(self.taint, self.source, self._matching(owner)):
                    known.setdefault(mark.span, ([], match))[0].append(mark)
        return known

    def _way(self, mark: SinkMark, hits: dict[Span, Flows]) -> Flow | None:
        """The way of data that the sink takes."""
        for span, requires in mark.each or ((mark.span, mark.requires),):
            flows = hits.get(span, ())
            if self.unify:
                flows = tuple(one for one in flows if _agree(one.bound, mark.bound))
            if not flows or not holds(requires, {one.label for one in flows}):
                return None
        labels = wanted(requires)
        return next((one for one in flows if one.label in labels), flows[0])

    def _finding(self, match: Match, way: Flow) -> Finding:
        finding = finding_of(self.compiled, match, self.source)
        missing = {name: text for name, text in way.bound if name not in match.env}
        return replace(finding, message=interpolated(finding.message, missing)) if missing else finding

    def _reported(self, results: dict[str, Result]) -> list[Finding]:
        """One finding a sink: of several ways the shortest."""
        best: dict[Span, tuple[tuple[int, int, int], Finding]] = {}
        for result in results.values():
            for owner, finding, stored in result.findings:
                start = self.file.places.start(owner)
                (way,) = (load_flow(one, self.file.places) for one in stored)
                placed = _shifted(finding, start)
                rank = (len(way.steps), way.steps[0].span.start, way.steps[0].span.end)
                known = best.get(placed.span)
                if known is None or rank < known[0]:
                    best[placed.span] = rank, replace(placed, trace=self._trace(way, placed.span))
        return [finding for _, finding in best.values()]

    def _trace(self, way: Flow, sink: Span) -> tuple[TraceStep, ...]:
        last = TraceStep(sink, f"reaches `{shown(self.source.document.text(sink))}`", StepKind.SINK)
        return (*way.steps, last)


def _without_findings(summary: Summary) -> Summary:
    """What callers need: of the sinks only those that what they pass may reach."""
    hits = [(span, flows) for span, flows in summary.hits if any(one.origin is not None for one in flows)]
    return replace(summary, hits=tuple(sorted(hits, key=lambda hit: hit[0])[:_MOST_HITS]))


def _real(flows: Flows) -> Flows:
    return tuple(one for one in flows if one.origin is None)


def _names(summary: Stored) -> set[str]:
    return {parameter[0] for parameter in summary[0]}


def _agree(left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...]) -> bool:
    known = dict(right)
    return all(known.get(name, text) == text for name, text in left)


def _shifted(finding: Finding, delta: int) -> Finding:
    return replace(finding, span=finding.span.shifted(delta), context=finding.context.shifted(delta))
