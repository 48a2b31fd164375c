"""Rules tried on one target, and what that says about each rule. Pure: bytes in, results out.

Rules run on a target whatever their `paths` say: a test is there to try the rule. A file whose name tells no language
is read in each language that the rules are for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from wardline.engine import RuleSet, analyze, compile_rules
from wardline.model import Analysis
from wardline.names import nearest_id
from wardline.rule_tests.annotations import Annotation, Kind, meant, read_annotations
from wardline.rule_tests.results import Difference, Line, RuleResult, Status, Stray, TargetResult, Todo
from wardline.rules.schema import Rule
from wardline.syntax import Document, language_by_name, language_for_path, plain_text
from wardline.text import LineIndex


@dataclass(frozen=True, slots=True)
class Tried:
    """What one target says: the result of each rule that has to do with it, and the annotations that name none."""

    results: dict[str, TargetResult]
    strays: tuple[Stray, ...]


def compiled(rules: Iterable[Rule]) -> RuleSet:
    """The rules as they are tried: on every path."""
    return compile_rules(replace(rule, include=(), exclude=()) for rule in rules)


def documents(path: PurePath, data: bytes, rules: RuleSet) -> tuple[Document, ...]:
    """The target in the language of its name, else in every language of the rules."""
    known = language_for_path(path)
    if known is not None:
        return (Document.parse(data, known),)
    names = dict.fromkeys(name for rule in rules.rules.values() for name in rule.info.languages)
    known_ones = [
        language for language in map(language_by_name, names) if language is not None and language.has_grammar
    ]
    # Rules over text are tried on whatever a text is read as, so one reading without a grammar is enough.
    return tuple(Document.parse(data, language) for language in known_ones or [plain_text()])


def try_target(shown: str, path: PurePath, data: bytes, rules: RuleSet, broken: Collection[str] = ()) -> Tried:
    """Run `rules` on the file `path`, which is shown as `shown` and holds `data`.

    `broken` are the ids of rules that do not load: annotations may name them, too.
    """
    notes = read_annotations(data.decode("utf-8-sig", "replace"))
    analyses = [(document, analyze(document, rules).analysis) for document in documents(path, data, rules)]
    by_rule: dict[str, list[Annotation]] = defaultdict(list)
    strays = []
    for note in notes:
        ids = meant(note.rule_id, rules.rules)
        for rule_id in ids:
            by_rule[rule_id].append(note)
        if not ids and not meant(note.rule_id, broken):
            strays.append(Stray(f"{shown}:{note.line}", note.rule_id, note.kind, nearest_id(note.rule_id, rules.rules)))
    lines = LineIndex(data)
    results = {rule_id: _result(shown, rule_id, by_rule[rule_id], analyses, lines) for rule_id in rules.rules}
    return Tried(results, tuple(strays))


def _result(
    shown: str,
    rule_id: str,
    notes: Sequence[Annotation],
    analyses: Iterable[tuple[Document, Analysis]],
    lines: LineIndex,
) -> TargetResult:
    marked = {kind: {note.about for note in notes if note.kind is kind} for kind in Kind}
    todo = marked[Kind.MISSED] | marked[Kind.FALSE_ALARM]
    found = {
        document.lines.line_of(finding.span.start) + 1
        for document, analysis in analyses
        for finding in analysis.findings
        if finding.rule_id == rule_id
    }
    differing = ((marked[Kind.FOUND] ^ found) | (marked[Kind.NOT_FOUND] & found)) - todo
    return TargetResult(
        shown,
        tuple(sorted(marked[Kind.FOUND])),
        tuple(sorted(marked[Kind.NOT_FOUND])),
        tuple(sorted(found)),
        tuple(_line(number, found, marked[Kind.NOT_FOUND], lines) for number in sorted(differing)),
        tuple(_todos(marked, found)),
        tuple(
            replace(error, path=shown)
            for _, analysis in analyses
            for error in analysis.errors
            if error.rule_id == rule_id
        ),
    )


def _line(number: int, found: set[int], ok: set[int], lines: LineIndex) -> Line:
    difference = Difference.UNEXPECTED if number in found else Difference.MISSED
    source = lines.line_text(number - 1) if number <= lines.line_count else ""
    return Line(number, difference, source, number in ok)


def _todos(marked: dict[Kind, set[int]], found: set[int]) -> Iterable[Todo]:
    for kind in (Kind.MISSED, Kind.FALSE_ALARM):
        for number in sorted(marked[kind]):
            yield Todo(number, kind, number in found)


def rule_result(rule: Rule, tried: Sequence[Tried], *, strict: bool) -> RuleResult:
    """What all targets together say of one rule; with `strict`, one without cases for and against fails."""
    targets = tuple(
        result
        for one in tried
        if (result := one.results.get(rule.info.id)) is not None
        and (result.expected or result.ok or result.found or result.todo or result.errors)
    )
    lacks = _lacks(targets)
    if any(target.lines or target.errors for target in targets) or (strict and lacks):
        status = Status.FAILED
    else:
        status = Status.PASSED if any(target.expected or target.ok for target in targets) else Status.UNTESTED
    return RuleResult(rule.info.id, rule.info.source, status, targets, lacks)


def _lacks(targets: Sequence[TargetResult]) -> tuple[str, ...]:
    lacking = []
    if not any(target.expected for target in targets):
        lacking.append("no line that must be found (`ruleid:`)")
    if not any(target.ok for target in targets):
        lacking.append("no line that must not be found (`ok:`)")
    return tuple(lacking)
