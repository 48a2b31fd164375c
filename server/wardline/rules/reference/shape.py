"""What a key of the rule language is: its name, where it may stand, what it holds and what it means.

The tables beside this module are made of these values. Knows neither YAML nor what rules do.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Place(enum.Enum):
    """A mapping in a rule file; the value says in words which one."""

    FILE = "the file"
    RULE = "a rule"
    PART = "an item of `patterns`"
    OPTION = "an item of `pattern-either`"
    NESTED = "a pattern operator that holds others"
    SOURCE = "an item of `pattern-sources`"
    SINK = "an item of `pattern-sinks`"
    SANITIZER = "an item of `pattern-sanitizers`"
    PROPAGATOR = "an item of `pattern-propagators`"
    SINK_REQUIRES = "an item of a sink's `requires`"
    METAVARIABLE_REGEX = "`metavariable-regex`"
    METAVARIABLE_PATTERN = "`metavariable-pattern`"
    METAVARIABLE_COMPARISON = "`metavariable-comparison`"
    METAVARIABLE_ANALYSIS = "`metavariable-analysis`"
    METAVARIABLE_TYPE = "`metavariable-type`"
    FIX_REGEX = "`fix-regex`"
    OPTIONS = "`options`"
    PATHS = "`paths`"
    METADATA = "`metadata`"
    FIXER = "`fixer`"
    REPLACES = "`replaces`"


class Kind(enum.Enum):
    """What a key holds; the value says so in words."""

    TEXT = "text"
    TEXTS = "one text or a list"
    PATTERN = "a pattern"
    PATTERN_OR_NESTED = "a pattern, or a mapping with an operator"
    REGEX = "a regular expression"
    METAVARIABLE = "a metavariable"
    METAVARIABLES = "one metavariable or a list"
    CHOICE = "one of its values"
    CHOICES = "one of its values or a list"
    FLAG = "true or false"
    NUMBER = "a number"
    MAPPING = "a mapping"
    MAPPINGS = "a list of mappings"
    TEXT_OR_MAPPING = "text or a mapping"
    TEXT_OR_MAPPINGS = "text or a list of mappings"
    ANYTHING = "anything"


STRUCTURED = frozenset({Kind.MAPPING, Kind.MAPPINGS})
LISTS = frozenset({Kind.TEXTS, Kind.METAVARIABLES, Kind.CHOICES, Kind.MAPPINGS, Kind.TEXT_OR_MAPPINGS})


class Subject(enum.Enum):
    """What the values of a key name, where an editor can look them up."""

    LANGUAGE = "language"
    CWE = "cwe"
    OWASP = "owasp"
    ASVS = "asvs"
    LESSON = "lesson"
    FIXER = "fixer"


@dataclass(frozen=True, slots=True)
class Key:
    """One key.

    `about` is Markdown, one sentence or two. `example` is YAML as it would stand in a rule. `values` are the known
    ones, in the order to offer them. `inside` is the place that its mapping, or each of its items, is. `subject` says
    what its values name.
    """

    name: str
    places: frozenset[Place]
    kind: Kind
    about: str
    example: str = ""
    values: tuple[str, ...] = ()
    inside: Place | None = None
    subject: Subject | None = None
