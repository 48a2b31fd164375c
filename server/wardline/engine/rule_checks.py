"""What cannot be meant in a rule that loads: metavariables that nothing binds, conditions that never hold.

All are warnings, as Semgrep runs such rules. Rules as written in, problems out; nothing is matched. `wardline rules
check`, `wardline test` and the editor show them; a scan does not ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wardline.engine.regex_checks import is_ambiguous, never_matches
from wardline.rules.requires import named
from wardline.rules.schema import (
    All,
    Condition,
    Either,
    Formula,
    Mark,
    MetavariableComparison,
    MetavariablePattern,
    MetavariableRegex,
    Pattern,
    Propagator,
    Regex,
    Rule,
    RuleProblem,
    Taint,
    TaintPart,
)
from wardline.rules.yaml_source import nearest

_METAVARIABLE = re.compile(r"\$(?:\.\.\.)?[A-Z_][A-Z_0-9]*(?![A-Za-z0-9_])")
_GROUP = re.compile(r"\(\?P?<([A-Za-z_]\w*)>")
Said = tuple[Mark, str, str]


def check_rule(rule: Rule) -> tuple[RuleProblem, ...]:
    """The warnings about a rule, each once, by place."""
    labels = _labels(rule.body) if isinstance(rule.body, Taint) else ()
    found = dict.fromkeys(
        (*_names(rule), *labels, *(said for formula in _formulas(rule) for said in _formula(formula)))
    )
    ordered = sorted(found, key=lambda said: (said[0].line, said[0].column))
    return tuple(RuleProblem(mark, message, remedy, rule.info.id, True) for mark, message, remedy in ordered)


def check_all(rules: Iterable[Rule]) -> tuple[RuleProblem, ...]:
    """The warnings about all `rules`, in their order."""
    return tuple(problem for rule in rules for problem in check_rule(rule))


def _formulas(rule: Rule) -> tuple[Formula, ...]:
    if not isinstance(rule.body, Taint):
        return (rule.body,)
    parts = (rule.body.sources, rule.body.sinks, rule.body.sanitizers, rule.body.propagators)
    return tuple(part.formula for group in parts for part in group)


# --- metavariables -------------------------------------------------------------------------------------------------


def _names(rule: Rule) -> Iterator[Said]:
    """What the message, the fix and propagators name and no pattern binds."""
    bound = set().union(*map(_bound, _formulas(rule)))
    for what, text in (("message", rule.info.message), ("fix", rule.fix or "")):
        for name in dict.fromkeys(_METAVARIABLE.findall(text)):
            if name not in bound and bound:
                yield (
                    rule.marks.get(what, rule.mark),
                    f"the {what} names `{name}`, which no pattern binds",
                    _remedy(name, bound),
                )
    for propagator in rule.body.propagators if isinstance(rule.body, Taint) else ():
        own = _bound(propagator.formula)
        for key, name in (("from", propagator.origin), ("to", propagator.target)):
            if name not in own:
                mark = propagator.formula.mark
                yield mark, f"`{key}` is `{name}`, which the propagator's pattern does not bind", _remedy(name, own)


def _labels(taint: Taint) -> Iterator[Said]:
    """The labels that a condition asks for and no source or propagator gives."""
    giving: tuple[TaintPart | Propagator, ...] = (*taint.sources, *taint.propagators)
    given = {part.label for part in giving if part.label is not None}
    parts: tuple[TaintPart | Propagator, ...] = (*taint.sources, *taint.sinks, *taint.sanitizers, *taint.propagators)
    for part in parts:
        each = part.requires_each if isinstance(part, TaintPart) else ()
        conditions = [one for one in (part.requires, *(condition for _, condition in each)) if one is not None]
        for name in sorted(frozenset().union(*map(named, conditions)) - given):
            message = f"`requires` names the label `{name}`, which no source gives"
            yield part.formula.mark, message, nearest(name, given)


def _bound(formula: Formula) -> set[str]:
    """The metavariables that a match of `formula` may bind."""
    if isinstance(formula, Pattern):
        return set(_METAVARIABLE.findall(formula.text))
    if isinstance(formula, Regex):
        groups = formula.regex.count("(")
        return {f"${name}" for name in _GROUP.findall(formula.regex)} | {f"${n}" for n in range(1, groups + 1)}
    if isinstance(formula, Either):
        return set().union(*map(_bound, formula.options))
    inner = (one.formula for one in formula.conditions if isinstance(one, MetavariablePattern))
    found = set().union(*map(_bound, (*formula.positives, *formula.insides, *inner)))
    for condition in formula.conditions:
        if isinstance(condition, MetavariableRegex):
            found |= _bound(Regex(condition.regex, condition.mark))
    return found


def _remedy(name: str, bound: Iterable[str]) -> str:
    import difflib

    known = sorted(one for one in bound if not one[1:].isdigit())
    close = difflib.get_close_matches(name, known, 1, cutoff=0.6)
    if not name.startswith("$"):
        return f"write `${name}`" if f"${name}" in known else "a metavariable starts with `$`"
    return f"did you mean `{close[0]}`?" if close else f"bound are: {', '.join(known) or 'none'}"


# --- conditions ----------------------------------------------------------------------------------------------------


def _formula(formula: Formula, bound: frozenset[str] = frozenset()) -> Iterator[Said]:
    """What is doubtful in `formula`; `bound` are the metavariables that the formulas around it bind."""
    if isinstance(formula, Regex):
        yield from _regex(formula.regex, formula.mark)
    elif isinstance(formula, Either):
        for option in formula.options:
            yield from _formula(option, bound)
    elif isinstance(formula, All):
        yield from _all(formula, bound)


def _all(formula: All, around: frozenset[str]) -> Iterator[Said]:
    bound = around | _bound(formula)
    for condition in formula.conditions:
        yield from _condition(condition, bound)
    for name in (name for group in formula.focus for name in group):
        if name not in bound:
            yield formula.mark, f"`focus-metavariable` names `{name}`, which no pattern binds", _remedy(name, bound)
    wanted = {_laid_out(part.text) for part in formula.positives if isinstance(part, Pattern)}
    for part in (*formula.negatives, *formula.outsides):
        if isinstance(part, Pattern) and _laid_out(part.text) in wanted and not formula.focus:
            yield part.mark, "this takes away everything that `pattern` finds: the rule finds nothing", "remove one"
    for part in (*formula.positives, *formula.insides, *formula.negatives, *formula.outsides):
        yield from _formula(part, bound)


def _condition(condition: Condition, bound: frozenset[str]) -> Iterator[Said]:
    names = [condition.metavariable] if condition.metavariable is not None else []
    if isinstance(condition, MetavariableComparison):
        names += _METAVARIABLE.findall(condition.comparison)
    for name in dict.fromkeys(names):
        if name not in bound:
            message = f"the condition is about `{name}`, which no pattern binds: it never holds"
            yield condition.mark, message, _remedy(name, bound)
    if isinstance(condition, MetavariableRegex):
        yield from _regex(condition.regex, condition.mark)
    elif isinstance(condition, MetavariablePattern):
        yield from _formula(condition.formula, bound)


def _regex(regex: str, mark: Mark) -> Iterator[Said]:
    if is_ambiguous(regex):
        message = "the regular expression is not linear-time: a repetition holds nothing but another one"
        yield mark, message, "it is stopped where it takes too long; write `(a+)+` as `a+`"
    if never_matches(regex):
        yield mark, "the regular expression matches nothing: it asks for text beyond the start or the end", ""


def _laid_out(text: str) -> str:
    return " ".join(text.split())
