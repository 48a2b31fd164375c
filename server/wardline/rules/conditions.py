"""Reads the conditions on metavariables: `metavariable-regex` and its kin, one mapping each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import yaml

from wardline.rules.reference import Place, keys_at, names_at
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

_NEEDED: Mapping[str, tuple[Place, tuple[str, ...]]] = {
    "metavariable-regex": (Place.METAVARIABLE_REGEX, ("metavariable", "regex")),
    "metavariable-pattern": (Place.METAVARIABLE_PATTERN, ("metavariable",)),
    "metavariable-comparison": (Place.METAVARIABLE_COMPARISON, ("comparison",)),
    "metavariable-analysis": (Place.METAVARIABLE_ANALYSIS, ("metavariable", "analyzer")),
    "metavariable-type": (Place.METAVARIABLE_TYPE, ("metavariable",)),
}
"""For each condition the mapping that it holds, and the keys that must be there."""
CONDITIONS = tuple(_NEEDED)
ANALYZERS = keys_at(Place.METAVARIABLE_ANALYSIS)["analyzer"].values


def read_condition(key: str, node: yaml.Node, problems: Problems, formula: ReadFormula) -> Condition | None:
    """The condition under `key`; None, with the problem recorded, where it cannot be read.

    `formula` reads the pattern operators that stand in the mapping of a `metavariable-pattern`.
    """
    fields = {name: value for name, _, value in entries(node)}
    place, needed = _NEEDED[key]
    for name, name_node, _ in entries(node):
        if name not in names_at(place):
            problems.add(name_node, f"unknown key `{name}` in `{key}`", nearest(name, names_at(place)))
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
