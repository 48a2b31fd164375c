"""A rule as it is written: the shape of the YAML, as typed frozen values with the place of every part.

The language is Semgrep's (`patterns`, `pattern-either`, `mode: taint`, ...) plus Wardline's own facts under
`metadata`. Nothing here matches code: `wardline.engine.rule_set` turns a `Rule` into something that runs.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from wardline.model import RuleInfo
from wardline.rules.requires import Requires


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a rule file: `file` as shown to people, `line` and `column` counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """Something wrong in a rule file, with what to do about it; the file's other rules still load.

    So does the rule itself where it is only a `warning`. Where it is `left_out`, nothing is wrong with it: it is for
    another version, or for a language or in a form that this one does not have. `languages` are those that the rule
    names, as written.
    """

    mark: Mark
    message: str
    remedy: str = ""
    rule_id: str | None = None
    warning: bool = False
    languages: tuple[str, ...] = ()
    left_out: bool = False

    def __str__(self) -> str:
        rule = f" [{self.rule_id}]" if self.rule_id else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{self.mark}{rule}: {self.message}{remedy}"


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why a language that a rule names cannot be read, and what to do about it ("" if nothing is known)."""

    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`pattern: TEXT`: code with metavariables and ellipses.

    `first` is where the text's first character stands in the file; None where YAML has laid its lines out anew.
    """

    text: str
    mark: Mark
    first: Mark | None = field(default=None, compare=False, repr=False)

    def at(self, line: int, column: int) -> Mark:
        """The place in the file of `line` and `column` of the text, both counted from 1."""
        lines = self.text.split("\n")
        if self.first is None or line > len(lines):
            return self.mark
        before = self.first.column - 1
        return Mark(self.first.file, self.first.line + line - 1, before + min(column, len(lines[line - 1]) + 1))


@dataclass(frozen=True, slots=True)
class Either:
    """`pattern-either`: any of `options`."""

    options: tuple[Formula, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Regex:
    """`pattern-regex: REGEX`: text, whatever code it is; groups bind `$1`, `$2`, ... and their names."""

    regex: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class MetavariableRegex:
    """`metavariable-regex`: the text bound to `metavariable` matches `regex` from its start.

    With `constant` it is the value that counts, where the text decides one.
    """

    metavariable: str
    regex: str
    mark: Mark
    constant: bool = False


@dataclass(frozen=True, slots=True)
class MetavariablePattern:
    """`metavariable-pattern`: `formula` holds somewhere in what is bound.

    With `language` the content of the string that is bound is read as that language.
    """

    metavariable: str
    formula: Formula
    mark: Mark
    language: str | None = None


@dataclass(frozen=True, slots=True)
class MetavariableComparison:
    """`metavariable-comparison`: the expression `comparison` over metavariables is true.

    With `strip` the string bound to `metavariable` is read as a number, in `base` if that is given.
    """

    metavariable: str | None
    comparison: str
    mark: Mark
    strip: bool = False
    base: int | None = None


@dataclass(frozen=True, slots=True)
class MetavariableAnalysis:
    """`metavariable-analysis`: what `analyzer` (`entropy`, `redos`) says of the bound text."""

    metavariable: str
    analyzer: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class MetavariableType:
    """`metavariable-type`: what is bound is declared with one of `types`."""

    metavariable: str
    types: tuple[str, ...]
    mark: Mark


Condition = (
    MetavariableRegex | MetavariablePattern | MetavariableComparison | MetavariableAnalysis | MetavariableType
)


@dataclass(frozen=True, slots=True)
class All:
    """`patterns`: all of `positives`, inside all of `insides`, none of the negatives, every condition.

    `focus` narrows the match to what metavariables bound: any of each group, where the groups have common code.
    In a `metavariable-pattern` there may be neither positives nor insides: then the bound code itself is meant.
    """

    positives: tuple[Formula, ...]
    insides: tuple[Formula, ...]
    negatives: tuple[Formula, ...]
    outsides: tuple[Formula, ...]
    conditions: tuple[Condition, ...]
    focus: tuple[tuple[str, ...], ...]
    mark: Mark


Formula = Pattern | Regex | Either | All


class SideEffect(enum.Enum):
    """Whether a part of a taint rule works on the variable it matches, from there on: no, too, or on nothing else."""

    NO = "no"
    YES = "yes"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class TaintPart:
    """A source, sink or sanitizer: where `formula` matches.

    With `exact` it is the very code that matches, without the parts of it; None is the kind's own habit. Data of a
    source gets its `label`. A source, or a sink, only counts where the data there meets `requires`; `requires_each`
    asks it of the code that single metavariables bound. `control` sources taint what runs after them, `at_exit` sinks
    are reached only where a function ends with them; a sanitizer that is `not_conflicting` leaves alone what is a
    source or sink itself.
    """

    formula: Formula
    by_side_effect: SideEffect = SideEffect.NO
    exact: bool | None = None
    label: str | None = None
    requires: Requires | None = None
    requires_each: tuple[tuple[str, Requires], ...] = ()
    control: bool = False
    at_exit: bool = False
    not_conflicting: bool = False


@dataclass(frozen=True, slots=True)
class Propagator:
    """Where `formula` matches, taint of the metavariable `origin` also flows into `target`.

    Data that meets `requires` goes on under `label`, if one is given; with `replaced` only data of these labels
    changes its own.
    """

    formula: Formula
    origin: str
    target: str
    by_side_effect: SideEffect = SideEffect.YES
    label: str | None = None
    replaced: tuple[str, ...] | None = None
    requires: Requires | None = None


@dataclass(frozen=True, slots=True)
class Taint:
    """`mode: taint`: data from a source that reaches a sink without passing a sanitizer."""

    sources: tuple[TaintPart, ...]
    sinks: tuple[TaintPart, ...]
    sanitizers: tuple[TaintPart, ...] = ()
    propagators: tuple[Propagator, ...] = ()


@dataclass(frozen=True, slots=True)
class FixRegex:
    """`fix-regex`: in the matched text, what `regex` finds becomes `replacement`, `count` times or wherever (0)."""

    regex: str
    replacement: str
    count: int = 0
    mark: Mark | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack.

    `fix` is a replacement template with metavariables, or None; `fixer` names a built-in fixer
    (`wardline.fixes.fixers`) with its `fixer_options`; `include` and `exclude` are the globs of `paths`; `marks` are the
    places of `message` and `fix`.
    """

    info: RuleInfo
    body: Formula | Taint
    mark: Mark
    fix: str | None = None
    fix_regex: FixRegex | None = None
    fixer: str | None = None
    fixer_options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """What loading a rule file yields: the rules that are sound, and every problem of the others."""

    rules: tuple[Rule, ...]
    problems: tuple[RuleProblem, ...]
