"""Reads the patterns of a rule: the boolean operators of search rules and the parts of taint rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import yaml

from wardline.rules.conditions import CONDITIONS, read_condition
from wardline.rules.reference import MODES, Place, keys_at
from wardline.rules.schema import (
    All,
    Condition,
    Either,
    Formula,
    Pattern,
    Regex,
    Taint,
)
from wardline.rules.taint_parts import read_taint
from wardline.rules.yaml_source import Problems, entries, items, nearest, string, strings

_POSITIVE = tuple(keys_at(Place.OPTION))
_TEXT = ("pattern", "pattern-inside", "pattern-not", "pattern-not-inside")
_REGEX = ("pattern-regex", "pattern-not-regex")
_OPERATORS = tuple(keys_at(Place.PART))
_WHOLE = ("pattern", "patterns", "pattern-either", "pattern-regex")
_UNSUPPORTED = frozenset(
    {
        "pattern-where-python", "metavariable-name", "match", "taint", "join", "extract", "steps",
        "r2c-internal-project-depends-on",  # without the lock file Semgrep finds nothing either
    }
)  # fmt: skip
_TAINT_PARTS = ("pattern-sources", "pattern-sinks", "pattern-sanitizers", "pattern-propagators")
_UNSUPPORTED_MODES = ("join", "extract", "steps", "secrets")
_LEFT_OUT = "the rule would be run by half"


def misplaced(node: yaml.Node, key: str, problems: Problems) -> bool:
    """Record a `key` of the rule that says what must match, and that cannot stand there; False for any other key."""
    if key in _UNSUPPORTED:
        unknown(node, key, (), problems)
    elif key in _OPERATORS:
        problems.add(node, f"`{key}` cannot stand here", "put it below `patterns`")
    return key in _UNSUPPORTED or key in _OPERATORS


def unknown(node: yaml.Node, key: str, known: Iterable[str], problems: Problems, what: str = "key") -> None:
    """Record that `key` is not read here: Semgrep's own, which is not supported yet, or a misspelt one."""
    if key in _UNSUPPORTED:
        problems.leave_out(node, f"`{key}` is not supported in this version", _LEFT_OUT)
    else:
        problems.add(node, f"unknown {what} `{key}`", nearest(key, known))


def read_body(
    node: yaml.Node, fields: Mapping[str, yaml.Node], problems: Problems, *, whole: bool = True
) -> Formula | Taint | None:
    """What the rule looks for; None, with a problem recorded, when it says nothing that can be run.

    Unless the rule was read `whole`: then the key that was not may have been the pattern, and that was said.
    """
    mode = fields["mode"].value if "mode" in fields else "search"
    if mode == "taint":
        return read_taint(node, fields, problems, _part_formula, whole=whole)
    if mode != "search":
        if mode in _UNSUPPORTED_MODES:
            remedy = "use `search` or `taint`"
            problems.leave_out(fields["mode"], f"mode `{mode}` is not supported in this version", remedy)
        else:
            problems.add(fields["mode"], f"unknown mode `{mode}`", nearest(str(mode), MODES))
        return None
    given = [key for key in _WHOLE if key in fields]
    parts = [key for key in _TAINT_PARTS if key in fields]
    if parts:
        problems.add(fields[parts[0]], f"`{parts[0]}` counts in taint rules only", "add `mode: taint`")
        return None
    if len(given) > 1:
        problems.add(fields[given[1]], f"`{given[0]}` and `{given[1]}` beside each other", "join them in `patterns`")
        return None
    if given:
        return _operator(given[0], fields[given[0]], problems)
    if whole:
        problems.add(node, "the rule has no pattern", "add `pattern`, `patterns`, `pattern-either` or `pattern-regex`")
    return None


def _operator(key: str, node: yaml.Node, problems: Problems, *, bound: bool = False) -> Formula | None:
    """The formula under `key`; `bound` where it is about what a metavariable stands for."""
    if key in _REGEX:
        return _regex(node, problems, key)
    if key in _TEXT and not isinstance(node, yaml.MappingNode):
        text = string(node, problems, f"`{key}`")
        if text is None or not isinstance(node, yaml.ScalarNode):
            return None
        return Pattern(text, problems.mark(node), problems.text_mark(node))
    if key == "pattern-either":
        return _either(node, problems, bound)
    if key == "patterns":
        return _all(node, problems, bound)
    return _nested(node, problems, key)


def _regex(node: yaml.Node, problems: Problems, key: str) -> Formula | None:
    text = string(node, problems, f"`{key}`")
    return Regex(text, problems.mark(node)) if text is not None else None


def _nested(node: yaml.Node, problems: Problems, key: str) -> Formula | None:
    """`pattern-inside:` and its kin may hold a mapping with one operator instead of a text."""
    for inner, _, value in entries(node):
        if inner in _POSITIVE:
            return _operator(inner, value, problems)
    problems.add(node, f"`{key}` holds no pattern", "write the pattern as text, or one of `patterns`, `pattern-either`")
    return None


def _listed(node: yaml.Node, key: str, problems: Problems) -> bool:
    """Whether what stands under `key` is a list; if not, that is recorded."""
    if isinstance(node, yaml.SequenceNode):
        return True
    problems.add(node, f"`{key}` must be a list", "start each of its parts with a dash: `- pattern: ...`")
    return False


def _either(node: yaml.Node, problems: Problems, bound: bool) -> Formula | None:
    if not _listed(node, "pattern-either", problems):
        return None
    options: list[Formula] = []
    before = len(problems.found)
    for item in items(node):
        for key, key_node, value in entries(item):
            if key not in _POSITIVE:
                if key in _OPERATORS:
                    problems.add(key_node, f"`{key}` cannot stand in `pattern-either`", nearest(key, _POSITIVE))
                else:
                    unknown(key_node, key, _POSITIVE, problems, "operator")
                continue
            option = _operator(key, value, problems, bound=bound)
            if option is not None:
                options.append(_around(option) if key == "pattern-inside" else option)
    if not options:
        if len(problems.found) == before:
            problems.add(node, "`pattern-either` is empty", "list at least one pattern")
        return None
    return Either(tuple(options), problems.mark(node))


def _around(inside: Formula) -> All:
    """What only says what stands around, as a formula of its own."""
    return All((), (inside,), (), (), (), (), inside.mark)


@dataclass(slots=True)
class _Conjunction:
    """The parts of a `patterns` list while it is being read."""

    positives: list[Formula] = field(default_factory=list)
    insides: list[Formula] = field(default_factory=list)
    negatives: list[Formula] = field(default_factory=list)
    outsides: list[Formula] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    focus: list[tuple[str, ...]] = field(default_factory=list)

    def formulas(self, key: str) -> list[Formula]:
        """The list that the formula under `key` joins."""
        return {
            "pattern-inside": self.insides,
            "pattern-not": self.negatives,
            "pattern-not-regex": self.negatives,
            "pattern-not-inside": self.outsides,
        }.get(key, self.positives)

    def read(self, key: str, node: yaml.Node, problems: Problems, bound: bool) -> None:
        """Takes in what stands under `key`."""
        if key in CONDITIONS:
            condition = read_condition(key, node, problems, bound_formula)
            if condition is not None:
                self.conditions.append(condition)
        elif key == "focus-metavariable":
            self.focus.append(strings(node, problems, "`focus-metavariable`"))
        else:
            formula = _operator(key, node, problems, bound=bound and key in ("patterns", "pattern-either"))
            if formula is not None:
                self.formulas(key).append(formula)


def _all(node: yaml.Node, problems: Problems, bound: bool = False) -> Formula | None:
    parts = _Conjunction()
    before = len(problems.found)
    for item in items(node):
        for key, key_node, value in entries(item):
            if key in _OPERATORS:
                parts.read(key, value, problems, bound)
            else:
                unknown(key_node, key, _OPERATORS, problems, "operator")
    if not parts.positives and not parts.insides and not bound:
        if len(problems.found) == before:
            problems.add(node, "`patterns` says only what must not match", "add a `pattern` or `pattern-inside`")
        return None
    return All(
        tuple(parts.positives),
        tuple(parts.insides),
        tuple(parts.negatives),
        tuple(parts.outsides),
        tuple(parts.conditions),
        tuple(parts.focus),
        problems.mark(node),
    )


def bound_formula(node: yaml.Node, problems: Problems) -> Formula | None:
    """The formula of a `metavariable-pattern`, which stands beside the metavariable's name."""
    for key, _, value in entries(node):
        if key in _POSITIVE:
            return _operator(key, value, problems, bound=True)
    problems.add(node, "`metavariable-pattern` holds no pattern", "add `pattern`, `patterns` or `pattern-either`")
    return None


def _part_formula(
    node: yaml.Node, fields: Mapping[str, yaml.Node], problems: Problems, others: frozenset[str]
) -> Formula | None:
    """The one formula of a taint part; what stands beside it is joined as `patterns` would."""
    known = {*_OPERATORS, *others}
    before = len(problems.found)
    for key, key_node, _ in entries(node):
        if key not in known:
            unknown(key_node, key, known, problems)
    given = [key for key in fields if key in _OPERATORS]
    if len(given) == 1 and given[0] in _POSITIVE:
        return _operator(given[0], fields[given[0]], problems)
    if any(key in _POSITIVE for key in given):
        return _all(_sequence(node, given), problems)
    if len(problems.found) == before:
        problems.add(node, "no pattern here", "add `pattern`, `patterns` or `pattern-either`")
    return None


def _sequence(node: yaml.Node, keys: list[str]) -> yaml.Node:
    """The entries of a mapping under `keys` as the items of a list, at the same places."""
    parts = [
        yaml.MappingNode("tag:yaml.org,2002:map", [(key_node, value)], key_node.start_mark, value.end_mark)
        for key, key_node, value in entries(node)
        if key in keys
    ]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", parts, node.start_mark, node.end_mark)
