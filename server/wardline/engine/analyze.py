"""The one way in: findings = f(document, rules, path), reusing what an earlier snapshot knows.

Each unit of the document (`wardline.engine.units`) is analysed by itself; units whose text and context are
unchanged keep their result. The outcome equals that of an analysis from scratch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TypeVar

from wardline.engine import units
from wardline.engine.compiled_rules import CompiledRule, CompiledTaint, LanguageRules, RunningRules
from wardline.engine.file_matches import FileMatches
from wardline.engine.findings import RunResult, run_rule
from wardline.engine.fingerprint import fingerprinted
from wardline.engine.imported import Imported, still_imported
from wardline.engine.paths import applies
from wardline.engine.pattern_compiler import Reach
from wardline.engine.rule_set import RuleSet
from wardline.engine.snapshot import GapFindings, Key, Snapshot, Standing, scanned, standing
from wardline.engine.source import Source
from wardline.engine.starts import Starts
from wardline.engine.taint_file import TaintFile
from wardline.engine.taint_program import Memory
from wardline.engine.taint_rules import run_taint
from wardline.engine.unit_results import UnitResults
from wardline.engine.units import Unit
from wardline.model import Analysis, AnalysisError, ErrorKind, Finding
from wardline.syntax import Document
from wardline.text import Span

_K = TypeVar("_K")
_V = TypeVar("_V")
Clock = Callable[[], float]
"""Gives seconds; the engine itself reads no clock."""


def analyze(
    document: Document,
    rules: RuleSet,
    *,
    path: str = "",
    previous: Snapshot | None = None,
    once: bool = False,
    clock: Clock | None = None,
) -> Snapshot:
    """Run `rules` over `document`.

    `path` (with forward slashes, relative to the project) decides rules with `paths`. `previous` is a snapshot of an
    earlier version; it only saves work. With `once` nothing is kept for a next version, which is faster. `clock`
    measures what each rule costs. Never raises for what the text holds: a rule that fails or runs past its budget is
    an error in the result.
    """
    same = previous is not None and previous.rules is rules and previous.path == path
    known = previous if same else None
    runs = [_Run(document, group, path, known, once, clock) for group in rules.groups_for(document.language)]
    findings: list[Finding] = []
    errors: list[AnalysisError] = []
    for run in runs:
        run.collect(findings, errors)
    order = {rule_id: at for run in runs for at, rule_id in enumerate(run.order)}
    ordered = sorted(_distinct(findings), key=lambda one: (one.span, order.get(one.rule_id, 0)))
    analysis = Analysis(fingerprinted(ordered, document), tuple(_distinct_errors(errors)))
    by_language = [(run.group.language.name, run) for run in runs]
    return Snapshot(
        document,
        analysis,
        rules,
        path,
        _joined(run.results for run in runs),
        _joined(run.memories for run in runs),
        {name: run.standing for name, run in by_language if run.standing is not None},
        {name: run.program for name, run in by_language if run.program is not None},
        _joined(run.gaps for run in runs),
        {name: run.units for name, run in by_language if run.units is not None},
        {name: run.cut for name, run in by_language if run.cut is not None},
        {name: run.source.imported for name, run in by_language if run.cut is not None},
        _joined(run.seconds for run in runs),
    )


def _joined(parts: Iterable[Mapping[_K, _V]]) -> dict[_K, _V]:
    return {key: value for part in parts for key, value in part.items()}


class _Run:
    """One analysis: the source, the rules that can match at all, and the results so far."""

    def __init__(
        self,
        document: Document,
        group: LanguageRules,
        path: str,
        previous: Snapshot | None,
        once: bool,
        clock: Clock | None,
    ) -> None:
        self.once = once
        self.clock = clock
        self.seconds: dict[str, float] = {}
        self.document = document
        self.group = group
        self.path = path
        self.reusable = previous.results if previous is not None else {}
        self.remembered = previous.memories if previous is not None else {}
        self.earlier = previous.programs.get(group.language.name) if previous is not None else None
        self.program = self.earlier
        self.units_before = previous.units.get(group.language.name) if previous is not None else None
        self.units: UnitResults | None = None
        self.cut_before = previous.cuts.get(group.language.name) if previous is not None else None
        self.cut: units.Cut | None = None
        self.imported_before = previous.imported.get(group.language.name) if previous is not None else None
        self.standing_before = previous.standing.get(group.language.name) if previous is not None else None
        self.gaps_before = previous.gaps if previous is not None else {}
        self.gaps: dict[tuple[object, ...], GapFindings] = {}
        self.results: dict[Key, RunResult] = {}
        self.memories: dict[tuple[object, ...], Memory] = {}
        self.standing = standing(group, document, previous) if not once else None
        passing = _passing(group, document.data, self.standing)
        self.running = group.running(tuple(number for number in passing if applies(group.outlines[number].rule, path)))
        self.order = self.running.order
        self._starts: Starts | None = None

    @cached_property
    def source(self) -> Source:
        """The document as rules see it; not made for texts in which none can find anything."""
        found = self.standing or scanned(self.group, self.document.data)
        return Source(self.document.read_as(self.group.language), found.words, found.pieces, self._imported(found))

    def _imported(self, found: Standing) -> Imported | None:
        """The imports, where they are known from the version before."""
        if self.cut is None or self.standing_before is None:
            return None
        before, words = self.standing_before.words, self.group.language.import_words
        return still_imported(self.imported_before, self.cut_before, self.cut, before, found.words, words)

    @cached_property
    def context(self) -> str:
        """What findings in one part of the file depend on elsewhere in it."""
        likely = self.group.gate.likely
        held = sorted(likely.intersection(self.standing.pieces)) if likely and self.standing is not None else []
        return self.source.context + repr(held)

    @property
    def starts(self) -> Starts:
        """Where the running rules may start."""
        if self._starts is None or self._starts.running is not self.running:
            self._starts = Starts(self.source, self.running)
        return self._starts

    def collect(self, findings: list[Finding], errors: list[AnalysisError]) -> None:
        """Add what the rules find, and what went wrong."""
        if not self.running.rules:
            return
        if self.group.language.has_grammar and not self.once:
            self.cut = units.cut(self.document, self.cut_before)
        if self.source.document.is_too_deep:
            errors.append(AnalysisError(ErrorKind.FILE, "the text is nested too deeply to be read"))
        if self.group.language.has_grammar:
            self._collect(findings, errors)
        else:
            result = self._run(self.running.rules, (Span(0, len(self.document.data)),))
            findings.extend(result.findings)
            errors.extend(result.errors)

    def _collect(self, findings: list[Finding], errors: list[AnalysisError]) -> None:
        if self.once:
            self._at_once(findings)
        if self.running.rules:
            self._collect_units(findings, errors)

    def _at_once(self, findings: list[Finding]) -> None:
        """All rules over the whole file; those that fail are left: going on function by function tells where."""
        self.source.is_read_once = True
        whole = (Span(0, len(self.document.data)),)
        results = [(rule, self._run((rule,), whole)) for rule in self.running.searches]
        if self.running.taint:
            cut, everywhere = units.cut(self.document), FileMatches(self.source)
            file = TaintFile(self.source, cut, _forgotten, self.starts.of_sinks, everywhere=everywhere)
            results += zip(self.running.taint, self._followed(file), strict=True)
        self.source.is_read_once = False
        findings.extend(finding for _, result in results if not result.errors for finding in result.findings)
        self.running = RunningRules([rule for rule, result in results if result.errors])

    def _collect_units(self, findings: list[Finding], errors: list[AnalysisError]) -> None:
        self.cut = cut = self.cut or units.cut(self.document, self.cut_before)
        functions, gaps, outline = cut.functions, cut.gaps, cut.outline
        data = self.document.data
        texts = [data[unit.span.start : unit.span.end] for unit in functions]  # each is hashed once
        for unit, results in zip(functions, self._in_units(functions, texts, outline), strict=True):
            for result in results:
                if result.findings:
                    findings.extend(_moved(result.findings, unit.span.start))
                errors.extend(result.errors)
        whole = (Span(0, len(self.document.data)),)
        near = self.starts.searches(gaps, (Reach.FUNCTION, Reach.SURROUNDINGS))
        far = self.starts.searches(whole, (Reach.FILE,))
        between = [self._in_gaps(rule, gaps, outline) for rule in near]
        for part in (*between, self._run(far, whole), *self._taint(cut, texts)):
            findings.extend(part.findings)
            errors.extend(part.errors)

    def _in_units(
        self, functions: Sequence[Unit], texts: Sequence[bytes], outline: bytes
    ) -> Sequence[tuple[RunResult, RunResult]]:
        """What search rules find in each unit; after an edit inside some of them the others are not looked at."""
        before, context = self.units_before, self.context
        is_readable = self.is_readable
        changed = before.changed(outline, context, texts) if before is not None and is_readable else None
        if before is None or changed is None:
            found = [self._unit(unit, texts[at], outline, at) for at, unit in enumerate(functions)]
            self._keep_memories(texts, outline)
        else:
            self.results, self.memories = dict(self.reusable), dict(self.remembered)
            for number in changed:
                for key in _keys(before.texts[number], context, outline, number):
                    self.results.pop(key, None)
                    self.memories.pop((key[0], *key[2:]), None)
            found = list(before.results)
            for number in changed:
                found[number] = self._unit(functions[number], texts[number], outline, number)
        if is_readable:
            self.units = UnitResults(outline, context, texts, found)
        return found

    def _keep_memories(self, texts: Sequence[bytes], outline: bytes) -> None:
        """Take over what is remembered of each text, though no rule may ask for it this time."""
        for number, text in enumerate(texts) if self.remembered else ():
            for key in _keys(text, self.context, outline, number):
                known = self.remembered.get((key[0], *key[2:]))
                if known is not None:
                    self.memories[key[0], *key[2:]] = known

    def _in_gaps(self, rule: CompiledRule, gaps: Sequence[Span], outline: bytes) -> RunResult:
        """What a rule finds between the functions; a plain one's from the earlier snapshot if nothing there changed."""
        if not rule.is_apart or not self.document.is_whole:
            return self._run((rule,), gaps)
        key = (outline, self.context, rule.rule.info.id)
        known = self.gaps_before.get(key)
        if known is None:
            fresh = self._run((rule,), gaps)
            starts = [gap.start for gap in gaps]
            numbers = [bisect_right(starts, one.span.start) - 1 for one in fresh.findings]
            if fresh.errors or min(numbers, default=0) < 0:
                return fresh
            shifted = zip(numbers, fresh.findings, strict=True)
            known = tuple((number, next(iter(_moved((one,), -starts[number])))) for number, one in shifted)
        self.gaps[key] = known
        return RunResult(tuple(one for at, found in known for one in _moved((found,), gaps[at].start)), ())

    def _taint(self, cut: units.Cut, texts: Sequence[bytes]) -> Iterable[RunResult]:
        """Taint rules look at all functions of the file, and remember for themselves what they know of each."""
        if not self.running.taint:
            return
        functions, outline = cut.functions, cut.outline

        def memory(reach: Reach, number: int) -> Memory | None:
            if reach is Reach.FILE or not self._is_sound(functions[number]):
                return None
            around = (outline, number) if reach is Reach.SURROUNDINGS else None
            key = (texts[number], self.context, around)
            found = self.memories.get(key)
            if found is None:
                found = self.memories[key] = self.remembered.get(key) or Memory()
            return found

        of_gaps = None
        if self.document.is_whole:
            key = (outline, self.context, "gaps")
            of_gaps = self.memories[key] = self.remembered.get(key) or Memory()
        file = TaintFile(self.source, cut, memory, self.starts.of_sinks, of_gaps, self.earlier)
        yield from self._followed(file)
        self.program = file.remembered() or self.earlier

    def _followed(self, file: TaintFile) -> Iterator[RunResult]:
        for rule in self.running.taint:
            if isinstance(rule.body, CompiledTaint):
                yield self._measured(rule, partial(run_taint, rule, rule.body, file))

    def _unit(self, unit: Unit, text: bytes, outline: bytes, number: int) -> tuple[RunResult, RunResult]:
        """The unit's findings relative to its start, from the earlier snapshot where nothing changed.

        They depend on the unit's text, on the file's context, and for rules that look further on what is around.
        Which rules can match at all in the file makes no other difference: the rest find nothing.
        """
        is_sound = self._is_sound(unit)
        results = []
        for key in _keys(text, self.context, outline, number):
            known = self.reusable.get(key) if is_sound else None
            if known is None:
                fresh = self._run(self.starts.searches((unit.span,), (key[1],)), (unit.span,))
                known = RunResult(tuple(_moved(fresh.findings, -unit.span.start)), fresh.errors)
            if is_sound:
                self.results[key] = known
            results.append(known)
        return results[0], results[1]

    def _is_sound(self, unit: Unit) -> bool:
        return not self.document.has_error or self.document.is_sound(unit.node, unit.span)

    @cached_property
    def is_readable(self) -> bool:
        """Whether nothing outside a function depends on what in it could not be read."""
        return self.document.is_whole

    def _run(self, rules: Iterable[CompiledRule], scopes: Sequence[Span]) -> RunResult:
        results = [self._measured(rule, partial(run_rule, rule, self.source, scopes)) for rule in rules]
        return RunResult(
            tuple(finding for result in results for finding in result.findings),
            tuple(error for result in results for error in result.errors),
        )

    def _measured(self, rule: CompiledRule, work: Callable[[], RunResult]) -> RunResult:
        """What the work gives; with a clock, its time is added to the rule's."""
        if self.clock is None:
            return work()
        started, rule_id = self.clock(), rule.rule.info.id
        result = work()
        self.seconds[rule_id] = self.seconds.get(rule_id, 0.0) + self.clock() - started
        return result


def _keys(text: bytes, context: str, outline: bytes, number: int) -> tuple[Key, Key]:
    """Under what the results of a unit are kept: of rules that look at it alone, and of those that look around it."""
    return (text, Reach.FUNCTION, context, None), (text, Reach.SURROUNDINGS, context, (outline, number))


def _forgotten(reach: Reach, number: int) -> None:
    """The memory of a unit where none is kept."""


def _passing(group: LanguageRules, data: bytes, known: Standing | None) -> list[int]:
    """The numbers of the rules that can find something."""
    if known is None:
        return group.gate.passing(data)
    return group.gate.passing_with(known.words.keys(), known.pieces.keys())


def _moved(findings: Iterable[Finding], delta: int) -> Iterable[Finding]:
    """The findings `delta` bytes further on."""
    if not delta:
        return findings
    return (
        replace(
            one,
            span=one.span.shifted(delta),
            context=one.context.shifted(delta),
            trace=tuple(replace(step, span=step.span.shifted(delta)) for step in one.trace),
        )
        for one in findings
    )


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    """One finding a rule and place."""
    return list({(one.rule_id, one.span): one for one in findings}.values())


def _distinct_errors(errors: Iterable[AnalysisError]) -> list[AnalysisError]:
    return list({(one.kind, one.rule_id, one.message): one for one in errors}.values())
