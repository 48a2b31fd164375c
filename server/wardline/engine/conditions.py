"""Conditions on a single metavariable: compiled with their problems reported, and whether they hold.

A condition that is a whole formula (`metavariable-pattern`) is the search's business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wardline.engine import analyzers, comparisons, expressions
from wardline.engine.comparisons import Comparison
from wardline.engine.constants import Unknown
from wardline.engine.environment import Binding, Environment
from wardline.engine.patterns import Form
from wardline.engine.source import Source
from wardline.rules import schema

Report = Callable[[schema.Mark, str, str], None]


@dataclass(frozen=True, slots=True)
class TypeCondition:
    """`metavariable-type`: `forms` are typed metavariables, one for each type."""

    metavariable: str
    forms: tuple[Form, ...]


Simple = schema.MetavariableRegex | schema.MetavariableAnalysis | TypeCondition | Comparison


def is_regex(regex: str, mark: schema.Mark, report: Report) -> bool:
    """Whether `regex` compiles; reported if not."""
    wrong = expressions.check(regex)
    if wrong is not None:
        report(mark, f"the regular expression does not compile: {wrong}", "")
    return wrong is None


def compile_condition(
    written: schema.MetavariableRegex | schema.MetavariableAnalysis | schema.MetavariableComparison, report: Report
) -> Simple | None:
    """The condition that runs; None, with the problem reported, where it cannot."""
    if isinstance(written, schema.MetavariableRegex):
        return written if is_regex(written.regex, written.mark, report) else None
    if not isinstance(written, schema.MetavariableComparison):
        return written
    stripped = written.metavariable if written.strip or written.base is not None else None
    compiled = comparisons.compile_comparison(written.comparison, stripped, written.base)
    if isinstance(compiled, str):
        report(
            written.mark,
            compiled,
            "compare metavariables and constants with Python's operators, `int`, `str`, `re.match`",
        )
        return None
    return compiled


def is_decided(condition: Simple, env: Environment) -> bool:
    """Whether all that the condition is about is bound."""
    if isinstance(condition, Comparison):
        return condition.metavariables <= env.keys()
    return condition.metavariable in env


def holds(condition: Simple, env: Environment, source: Source) -> bool:
    """Whether the condition is true of what its metavariables stand for; of an unbound one nothing is."""
    if isinstance(condition, Comparison):
        return comparisons.holds(condition, env, source)
    bound = env.get(condition.metavariable)
    if bound is None:
        return False
    if isinstance(condition, schema.MetavariableRegex):
        return expressions.match(condition.regex, _constant(bound, source) if condition.constant else bound.text)
    if isinstance(condition, schema.MetavariableAnalysis):
        explosive = condition.analyzer == "redos"
        text = content(bound, source)
        return analyzers.is_explosive(text) if explosive else analyzers.is_random(text)
    alone = bound.nodes[0] if len(bound.nodes) == 1 else None
    return alone is not None and any(next(form.match(alone, {}, source), None) is not None for form in condition.forms)


def _constant(bound: Binding, source: Source) -> str:
    value = comparisons.value_of(bound, source)
    return bound.text if isinstance(value, comparisons.Code) else str(value)


def is_string(bound: Binding, source: Source) -> bool:
    """Whether a string is bound, or what is inside one."""
    if len(bound.nodes) != 1 or source.text(bound.nodes[0]) != bound.text:
        return True
    return isinstance(source.constant(bound.nodes[0]), str)


def content(bound: Binding, source: Source) -> str:
    """The value of a string that is bound, else the text itself."""
    if len(bound.nodes) == 1 and source.text(bound.nodes[0]) == bound.text:
        value = source.constant(bound.nodes[0])
        if not isinstance(value, Unknown) and isinstance(value, str):
            return value
    return bound.text
