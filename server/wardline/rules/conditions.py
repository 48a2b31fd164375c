"""Reads the conditions on metavariables: `metavariable-regex` and its kin, one mapping each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import yaml

from wardline.rules.schema import (
    Condition,
    Formula,
    MetavariableAnalysis,
    MetavariableComparison,
    MetavariablePattern,
    MetavariableRegex,
    MetavariableType,
)
from wardline.rules.yaml_source import Problems, entries, nearest, plain, string, strings

ReadFormula = Callable[[yaml.Node, Problems], Formula | None]
Fields = Mapping[str, yaml.Node]

_PATTERNS = (
    "pattern", "patterns", "pattern-either", "pattern-regex", "pattern-inside", "pattern-not", "pattern-not-inside",
    "pattern-not-regex",
)  # fmt: skip
_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "metavariable-regex": (("metavariable", "regex"), ("constant-propagation",)),
    "metavariable-pattern": (("metavariable",), ("language", "type", *_PATTERNS)),
    "metavariable-comparison": (("comparison",), ("metavariable", "strip", "base")),
    "metavariable-analysis": (("metavariable", "analyzer"), ()),
    "metavariable-type": (("metavariable",), ("type", "types", "language")),
}
"""For each condition the keys that it needs, and those that it may have."""
CONDITIONS = tuple(_KEYS)
ANALYZERS = ("entropy", "entropy_v2", "redos")


def read_condition(key: str, node: yaml.Node, problems: Problems, formula: ReadFormula) -> Condition | None:
    """The condition under `key`; None, with the problem recorded, where it cannot be read.

    `formula` reads the pattern operators that stand in the mapping of a `metavariable-pattern`.
    """
    fields = {name: value for name, _, value in entries(node)}
    needed, optional = _KEYS[key]
    for name, name_node, _ in entries(node):
        if name not in (*needed, *optional):
            problems.add(name_node, f"unknown key `{name}` in `{key}`", nearest(name, (*needed, *optional)))
    if any(name not in fields for name in needed):
        problems.add(node, f"`{key}` needs {' and '.join(f'`{name}`' for name in needed)}")
        return None
    metavariable = string(fields["metavariable"], problems, "`metavariable`") if "metavariable" in fields else None
    if metavariable is None and "metavariable" in needed:
        return None
    return _READ[key](metavariable or "", node, fields, problems, formula)


def _regex(
    name: str, node: yaml.Node, fields: Fields, problems: Problems, formula: ReadFormula
) -> MetavariableRegex | None:
    regex = string(fields["regex"], problems, "`regex`")
    if regex is None:
        return None
    return MetavariableRegex(name, regex, problems.mark(fields["regex"]), _flag(fields, "constant-propagation"))


def _pattern(
    name: str, node: yaml.Node, fields: Fields, problems: Problems, formula: ReadFormula
) -> MetavariablePattern | None:
    inner = formula(node, problems)
    language = string(fields["language"], problems, "`language`") if "language" in fields else None
    return MetavariablePattern(name, inner, problems.mark(node), language) if inner is not None else None


def _comparison(
    name: str, node: yaml.Node, fields: Fields, problems: Problems, formula: ReadFormula
) -> MetavariableComparison | None:
    comparison = string(fields["comparison"], problems, "`comparison`")
    if comparison is None:
        return None
    base = plain(fields["base"]) if "base" in fields else None
    if base is not None and not (isinstance(base, int) and 2 <= base <= 36):
        problems.add(fields["base"], f"`base` is `{base}`", "write a number from 2 to 36")
        return None
    mark = problems.mark(fields["comparison"])
    return MetavariableComparison(name or None, comparison, mark, _flag(fields, "strip"), base)


def _analysis(
    name: str, node: yaml.Node, fields: Fields, problems: Problems, formula: ReadFormula
) -> MetavariableAnalysis | None:
    analyzer = string(fields["analyzer"], problems, "`analyzer`")
    if analyzer is not None and analyzer not in ANALYZERS:
        problems.add(fields["analyzer"], f"unknown analyzer `{analyzer}`", nearest(analyzer, ANALYZERS))
        return None
    return MetavariableAnalysis(name, analyzer, problems.mark(node)) if analyzer is not None else None


def _type(
    name: str, node: yaml.Node, fields: Fields, problems: Problems, formula: ReadFormula
) -> MetavariableType | None:
    types = tuple(text for key in ("type", "types") if key in fields for text in strings(fields[key], problems, f"`{key}`"))
    if not types:
        problems.add(node, "`metavariable-type` names no type", "add `type:`")
        return None
    return MetavariableType(name, types, problems.mark(node))


_READ: Mapping[str, Callable[[str, yaml.Node, Fields, Problems, ReadFormula], Condition | None]] = {
    "metavariable-regex": _regex,
    "metavariable-pattern": _pattern,
    "metavariable-comparison": _comparison,
    "metavariable-analysis": _analysis,
    "metavariable-type": _type,
}


def _flag(fields: Fields, key: str) -> bool:
    return key in fields and plain(fields[key]) is True
