"""Formulas that run: the boolean operators of rules over compiled patterns, and the words that gate them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from wardline.engine import expressions
from wardline.engine.anchors import Anchor
from wardline.engine.fragments import fragments
from wardline.engine.pattern_compiler import CompiledPattern, PatternError, Reach, compile_pattern
from wardline.rules import schema
from wardline.syntax import Language

Report = Callable[[schema.Mark, str, str], None]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of the options."""

    options: tuple[Formula, ...]
    starting: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class All:
    """As `schema.All`, with compiled parts: `negatives` must not match the same code, `outsides` not around it.

    `starting` are words of which one must stand (or be hidden by an import) at each match, None if there
    are none. `base` is the part that is searched for first. Where that names no word, `fragments` are texts one of
    which must stand at each match, because a condition on one of its metavariables asks for it.
    """

    positives: tuple[Formula, ...]
    insides: tuple[Formula, ...]
    negatives: tuple[Formula, ...]
    outsides: tuple[Formula, ...]
    conditions: tuple[schema.Condition, ...]
    focus: tuple[str, ...]
    base: Formula
    fragments: frozenset[str] | None
    starting: frozenset[str] | None


Formula = CompiledPattern | Either | All


class FormulaCompiler:
    """Compiles formulas for one language; equal parts become one object, so that their matches are shared."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._shared: dict[Formula, Formula] = {}
        self._patterns: dict[str, CompiledPattern] = {}

    def compile(self, written: schema.Formula, report: Report) -> Formula | None:
        """The formula that runs; None, with the problem reported, if a part cannot be compiled."""
        if isinstance(written, schema.Pattern):
            return self._pattern(written, report)
        if isinstance(written, schema.Either):
            options = [self.compile(option, report) for option in written.options]
            sound_options = tuple(option for option in options if option is not None)
            if len(sound_options) < len(options):
                return None
            return self._share(Either(sound_options, _starting(sound_options)))
        groups = (written.positives, written.insides, written.negatives, written.outsides)
        compiled = [[self.compile(part, report) for part in group] for group in groups]
        sound = [_sound(condition, report) for condition in written.conditions]
        if not all(sound) or any(part is None for group in compiled for part in group):
            return None
        parts = [tuple(part for part in group if part is not None) for group in compiled]
        positives, insides, negatives, outsides = parts
        base = _base(positives, insides)
        found = _fragments(base, written.conditions)
        starting = None if found is not None else base.starting
        return self._share(
            All(positives, insides, negatives, outsides, written.conditions, written.focus, base, found, starting)
        )

    def _share(self, formula: Formula) -> Formula:
        return self._shared.setdefault(formula, formula)

    def _pattern(self, written: schema.Pattern, report: Report) -> CompiledPattern | None:
        known = self._patterns.get(written.text)
        if known is None:
            known = _pattern(written, self.language, report)
            if known is not None:
                self._patterns[written.text] = known
        return known


def _pattern(written: schema.Pattern, language: Language, report: Report) -> CompiledPattern | None:
    try:
        return compile_pattern(written.text, language)
    except PatternError as error:
        where = f"line {error.line}, column {error.column} of the pattern"
        report(written.mark, f"{error} ({where})", f"write it as complete {language.name} code")
    except RecursionError:
        report(written.mark, "the pattern is nested too deeply", "split it")
    return None


def _sound(condition: schema.Condition, report: Report) -> bool:
    wrong = expressions.check(condition.regex)
    if wrong is not None:
        report(condition.mark, f"the regular expression does not compile: {wrong}", "")
    return wrong is None


Start = Anchor | frozenset[str] | None


def starts(formula: Formula) -> tuple[Start, ...]:
    """What a search for `formula` starts from, for each alternative: a word, fragments, or None for neither."""
    if isinstance(formula, CompiledPattern):
        return (formula.anchor,)
    if isinstance(formula, Either):
        return tuple(start for option in formula.options for start in starts(option))
    inner = starts(formula.base)
    return tuple(formula.fragments if start is None else start for start in inner)


def _starting(options: tuple[Formula, ...]) -> frozenset[str] | None:
    """The words of which one stands where any option matches; None if some option needs none."""
    words = [option.starting for option in options]
    return None if None in words else frozenset().union(*(one for one in words if one is not None))


def _base(positives: tuple[Formula, ...], insides: tuple[Formula, ...]) -> Formula:
    """The part of a conjunction that is searched for first: what names words, positives before insides."""
    parts = [part for part in positives if not is_universal(part)] or [*insides] or [*positives]
    return max(parts, key=lambda part: None not in starts(part))


def _fragments(base: Formula, conditions: tuple[schema.Condition, ...]) -> frozenset[str] | None:
    """What a condition on a metavariable of the base asks to stand there."""
    if None not in starts(base):
        return None
    bound = metavariables(base)
    found = [fragments(one.regex) for one in conditions if one.metavariable in bound]
    return max((texts for texts in found if texts), key=lambda texts: min(map(len, texts)), default=None)


def metavariables(formula: Formula) -> frozenset[str]:
    """The metavariables that every match binds to code at its own place."""
    if isinstance(formula, CompiledPattern):
        return formula.metavariables
    if isinstance(formula, Either):
        return frozenset.intersection(*map(metavariables, formula.options))
    return frozenset().union(*map(metavariables, formula.positives))


def is_universal(formula: Formula) -> bool:
    """Whether the formula matches any node."""
    return isinstance(formula, CompiledPattern) and formula.is_universal


def reach(formula: Formula) -> Reach:
    """How far around a function a match can depend on the code."""
    if isinstance(formula, CompiledPattern):
        return formula.reach
    if isinstance(formula, Either):
        return max(map(reach, formula.options))
    return max(map(reach, (*formula.positives, *formula.insides, *formula.negatives, *formula.outsides)))


def words(formula: Formula) -> frozenset[str]:
    """Every word that the formula's search or gate asks for."""
    if isinstance(formula, CompiledPattern):
        return formula.words
    parts = formula.options if isinstance(formula, Either) else (*formula.positives, *formula.insides)
    return frozenset().union(*map(words, parts))


def pieces(formula: Formula) -> frozenset[str]:
    """Every fragment that the formula's search or gate asks for."""
    if isinstance(formula, CompiledPattern):
        return frozenset()
    if isinstance(formula, Either):
        return frozenset().union(*map(pieces, formula.options))
    own = formula.fragments or frozenset()
    return own.union(*map(pieces, (*formula.positives, *formula.insides)))


def can_match(formula: Formula, present: Collection[str]) -> bool:
    """Whether a file that holds the words and fragments `present` can have a match at all."""
    if isinstance(formula, CompiledPattern):
        return formula.words.issubset(present)
    if isinstance(formula, Either):
        return any(can_match(option, present) for option in formula.options)
    if formula.fragments is not None and formula.fragments.isdisjoint(present):
        return False
    return all(can_match(part, present) for part in (*formula.positives, *formula.insides))
