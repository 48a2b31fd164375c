"""Reads the parts of taint rules: sources, sinks, sanitizers and propagators with their options.

It knows the keys beside the patterns; the patterns themselves are read by the function it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import yaml

from wardline.rules.reference import Place, names_at
from wardline.rules.requires import Requires, RequiresError, parse_requires
from wardline.rules.schema import Formula, Propagator, SideEffect, Taint, TaintPart
from wardline.rules.yaml_source import Problems, entries, items, plain, string, strings

_Part = TypeVar("_Part")
Fields = Mapping[str, yaml.Node]
ReadFormula = Callable[[yaml.Node, Fields, Problems, frozenset[str]], Formula | None]
TAINT_KEYS = ("pattern-sources", "pattern-sinks", "pattern-sanitizers", "pattern-propagators")
_SOURCE = names_at(Place.SOURCE)
_SINK = names_at(Place.SINK)
_SANITIZER = names_at(Place.SANITIZER)
_PROPAGATOR = names_at(Place.PROPAGATOR)


def read_taint(node: yaml.Node, fields: Fields, problems: Problems, read: ReadFormula, *, whole: bool) -> Taint | None:
    """The taint part of a rule; None, with a problem recorded, when sources or sinks are missing."""
    for key in TAINT_KEYS[:2]:
        if key not in fields:
            if whole:
                problems.add(node, f"a taint rule needs `{key}`", f"add `{key}:`")
            return None
    return Taint(
        _parts(fields, problems, "pattern-sources", partial(_part, read=read, keys=_SOURCE)),
        _parts(fields, problems, "pattern-sinks", partial(_part, read=read, keys=_SINK)),
        _parts(fields, problems, "pattern-sanitizers", partial(_part, read=read, keys=_SANITIZER)),
        _parts(fields, problems, "pattern-propagators", partial(_propagator, read=read)),
    )


def _parts(
    fields: Fields, problems: Problems, key: str, read: Callable[[yaml.Node, Problems], _Part | None]
) -> tuple[_Part, ...]:
    node = fields.get(key)
    if node is None:
        return ()
    before = len(problems.found)
    found = tuple(part for item in items(node) if (part := read(item, problems)) is not None)
    if not found and len(problems.found) == before and key in TAINT_KEYS[:2]:
        problems.add(node, f"`{key}` is empty", "list at least one pattern")
    return found


def _part(node: yaml.Node, problems: Problems, *, read: ReadFormula, keys: frozenset[str]) -> TaintPart | None:
    fields = {key: value for key, _, value in entries(node)}
    formula = read(node, fields, problems, keys)
    if formula is None:
        return None
    requires, each = _requires(fields.get("requires"), problems)
    return TaintPart(
        formula,
        by_side_effect=_side_effect(fields.get("by-side-effect"), problems, SideEffect.NO),
        exact=_flag(fields.get("exact"), problems),
        label=_text(fields.get("label"), problems, "`label`"),
        requires=requires,
        requires_each=each,
        control=_flag(fields.get("control"), problems) or False,
        at_exit=_flag(fields.get("at-exit"), problems) or False,
        not_conflicting=_flag(fields.get("not-conflicting"), problems) or False,
    )


def _propagator(node: yaml.Node, problems: Problems, *, read: ReadFormula) -> Propagator | None:
    fields = {key: value for key, _, value in entries(node)}
    formula = read(node, fields, problems, _PROPAGATOR)
    if "from" not in fields or "to" not in fields:
        problems.add(node, "a propagator needs `from` and `to`", "name the metavariables that taint goes between")
        return None
    origin, target = _text(fields["from"], problems, "`from`"), _text(fields["to"], problems, "`to`")
    if formula is None or not origin or not target:
        return None
    replaced = fields.get("replace-labels")
    return Propagator(
        formula,
        origin,
        target,
        by_side_effect=_side_effect(fields.get("by-side-effect"), problems, SideEffect.YES),
        label=_text(fields.get("label"), problems, "`label`"),
        replaced=strings(replaced, problems, "`replace-labels`") if replaced is not None else None,
        requires=_requires(fields.get("requires"), problems)[0],
    )


def _requires(
    node: yaml.Node | None, problems: Problems
) -> tuple[Requires | None, tuple[tuple[str, Requires], ...]]:
    """One condition, or one for each of some metavariables: `- $SQL: A and B`."""
    if node is None:
        return None, ()
    if not isinstance(node, yaml.ScalarNode):
        listed = [node] if isinstance(node, yaml.MappingNode) else list(items(node))
        pairs = [(key, _condition(value, problems)) for item in listed for key, _, value in entries(item)]
        if not pairs:
            problems.add(node, "`requires` must be a condition over labels", "write it as `A and not B`")
        return None, tuple((key, condition) for key, condition in pairs if condition is not None)
    return _condition(node, problems), ()


def _condition(node: yaml.Node, problems: Problems) -> Requires | None:
    text = string(node, problems, "`requires`")
    try:
        return parse_requires(text) if text is not None else None
    except RequiresError as error:
        problems.add(node, f"`requires` cannot be read: {error}", "write it as `A and not B`")
        return None


def _side_effect(node: yaml.Node | None, problems: Problems, default: SideEffect) -> SideEffect:
    if node is None:
        return default
    value = plain(node)
    if isinstance(value, bool):
        return SideEffect.YES if value else SideEffect.NO
    if value == "only":
        return SideEffect.ONLY
    problems.add(node, "`by-side-effect` must be `true`, `false` or `only`")
    return default


def _flag(node: yaml.Node | None, problems: Problems) -> bool | None:
    if node is None:
        return None
    value = plain(node)
    if isinstance(value, bool):
        return value
    problems.add(node, "this must be `true` or `false`")
    return None


def _text(node: yaml.Node | None, problems: Problems, what: str) -> str | None:
    return string(node, problems, what) if node is not None else None
