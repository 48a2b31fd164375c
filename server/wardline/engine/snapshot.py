"""What one analysis leaves for the next: a version of a document, what was found in it, and what can be used again."""

from __future__ import annotations

from dataclasses import dataclass, field

from wardline.engine.changes import Change, change, moved
from wardline.engine.compiled_rules import LanguageRules
from wardline.engine.findings import RunResult
from wardline.engine.imported import Imported
from wardline.engine.pattern_compiler import Reach
from wardline.engine.rule_set import RuleSet
from wardline.engine.taint_file import Earlier
from wardline.engine.taint_program import Memory
from wardline.engine.unit_results import UnitResults
from wardline.engine.units import Cut
from wardline.engine.words import Hits
from wardline.model import Analysis, Finding
from wardline.syntax import Document
from wardline.syntax.document import Step

Key = tuple[bytes, Reach, object, object]
"""Under what the results of a unit are kept: its text, how far the rules look, and what they can depend on there."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of a document with its analysis, and the units' results for the next version to reuse."""

    document: Document
    analysis: Analysis
    rules: RuleSet
    path: str
    results: dict[Key, RunResult] = field(default_factory=dict, repr=False)
    memories: dict[tuple[object, ...], Memory] = field(default_factory=dict, repr=False)
    standing: dict[str, Standing] = field(default_factory=dict, repr=False)
    programs: dict[str, Earlier] = field(default_factory=dict, repr=False)
    gaps: dict[tuple[object, ...], GapFindings] = field(default_factory=dict, repr=False)
    units: dict[str, UnitResults] = field(default_factory=dict, repr=False)
    cuts: dict[str, Cut] = field(default_factory=dict, repr=False)
    imported: dict[str, Imported] = field(default_factory=dict, repr=False)
    seconds: dict[str, float] = field(default_factory=dict, repr=False)


GapFindings = tuple[tuple[int, Finding], ...]
"""Findings between functions: the number of the gap, and the finding relative to its start."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the words and fragments that rules look for stand in a text."""

    words: Hits
    pieces: Hits


def standing(group: LanguageRules, document: Document, previous: Snapshot | None) -> Standing:
    """Where the words of a group's rules stand; after an edit only the changed lines are scanned."""
    known = previous.standing.get(group.language.name) if previous is not None else None
    data = document.data
    if previous is None or known is None or not group.fragment_scanner.is_within_lines:
        return scanned(group, data)
    edit = _lines_of(document.step, data, previous.document) or change(previous.document.data, data)
    fresh = scanned(group, data[edit.start : edit.new_end])
    return Standing(moved(known.words, edit, fresh.words), moved(known.pieces, edit, fresh.pieces))


def _lines_of(step: Step | None, data: bytes, before: Document) -> Change | None:
    """The lines of the one edit between two documents, if there is no more between them."""
    if step is None or step.before is not before.key:
        return None
    start = data.rfind(b"\n", 0, step.start) + 1
    line_end = data.find(b"\n", step.new_end)
    new_end = line_end if line_end >= 0 else len(data)
    return Change(start, new_end - step.new_end + step.old_end, new_end)


def scanned(group: LanguageRules, data: bytes) -> Standing:
    """The same for a text of which nothing is known."""
    return Standing(group.scanner.scan(data), group.fragment_scanner.scan(data))
