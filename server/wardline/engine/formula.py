"""Formulas that run: the boolean operators of rules over compiled patterns, and the words that gate them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from wardline.engine import expressions
from wardline.engine.pattern_compiler import Anchor, CompiledPattern, PatternError, compile_pattern
from wardline.rules import schema
from wardline.syntax import Language

Report = Callable[[schema.Mark, str, str], None]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of the options."""

    options: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class All:
    """As `schema.All`, with compiled parts."""

    positives: tuple[Formula, ...]
    insides: tuple[Formula, ...]
    negatives: tuple[Formula, ...]
    conditions: tuple[schema.Condition, ...]
    focus: tuple[str, ...]


Formula = CompiledPattern | Either | All


def compile_formula(written: schema.Formula, language: Language, report: Report) -> Formula | None:
    """The formula for one language; None, with the problem reported, if a part cannot be compiled."""
    if isinstance(written, schema.Pattern):
        return _pattern(written, language, report)
    if isinstance(written, schema.Either):
        options = [compile_formula(option, language, report) for option in written.options]
        return None if None in options else Either(tuple(option for option in options if option is not None))
    groups = (written.positives, written.insides, (*written.negatives, *written.outsides))
    compiled = [[compile_formula(part, language, report) for part in group] for group in groups]
    sound = [_sound(condition, report) for condition in written.conditions]
    if not all(sound) or any(part is None for group in compiled for part in group):
        return None
    positives, insides, negatives = (tuple(part for part in group if part is not None) for group in compiled)
    return All(positives, insides, negatives, written.conditions, written.focus)


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


def anchors(formula: Formula) -> tuple[Anchor | None, ...]:
    """The words a search for `formula` starts from, one for each alternative; None where there is no word."""
    if isinstance(formula, CompiledPattern):
        return (formula.anchor,)
    if isinstance(formula, Either):
        return tuple(anchor for option in formula.options for anchor in anchors(option))
    return anchors(base(formula))


def base(formula: All) -> Formula:
    """The part of a conjunction that is searched for first: what names words, positives before insides."""
    parts = [part for part in formula.positives if not is_universal(part)] or [*formula.insides] or [*formula.positives]
    return max(parts, key=lambda part: None not in anchors(part))


def is_universal(formula: Formula) -> bool:
    """Whether the formula matches any node."""
    return isinstance(formula, CompiledPattern) and formula.is_universal


def is_wide(formula: Formula) -> bool:
    """Whether a match can depend on code outside the function that it is in."""
    if isinstance(formula, CompiledPattern):
        return formula.wide
    if isinstance(formula, Either):
        return any(map(is_wide, formula.options))
    return any(map(is_wide, (*formula.positives, *formula.insides, *formula.negatives)))


def words(formula: Formula) -> frozenset[str]:
    """Every word that the formula's search or gate asks for."""
    if isinstance(formula, CompiledPattern):
        return formula.words
    parts = formula.options if isinstance(formula, Either) else (*formula.positives, *formula.insides)
    return frozenset().union(*map(words, parts))


def can_match(formula: Formula, present: Collection[str]) -> bool:
    """Whether a file that holds the words `present` can have a match at all."""
    if isinstance(formula, CompiledPattern):
        return formula.words.issubset(present)
    if isinstance(formula, Either):
        return any(can_match(option, present) for option in formula.options)
    return all(can_match(part, present) for part in (*formula.positives, *formula.insides))
