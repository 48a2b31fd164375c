"""The keys that say what a rule looks for: pattern operators and conditions on metavariables."""

from __future__ import annotations

from wardline.rules.reference.shape import Key, Kind, Place, Subject

_INNER = frozenset(
    {Place.PART, Place.OPTION, Place.NESTED, Place.METAVARIABLE_PATTERN, Place.SOURCE, Place.SINK, Place.SANITIZER,
     Place.PROPAGATOR}
)  # fmt: skip
_ANYWHERE = _INNER | {Place.RULE}
_PART = frozenset({Place.PART})
_CONJOINED = frozenset({Place.PART, Place.METAVARIABLE_PATTERN})

OPERATORS = (
    Key(
        "pattern", _ANYWHERE, Kind.PATTERN,
        "Code of this form. `$X` stands for any expression, `...` for any number of arguments or statements.",
        "pattern: eval($CODE)",
    ),
    Key(
        "patterns", _ANYWHERE, Kind.MAPPINGS,
        "All of the list at the same place: patterns that must match, patterns that must not, and conditions.",
        "patterns:\n  - pattern: open($PATH, ...)\n  - pattern-not: open(\"...\", ...)",
        inside=Place.PART,
    ),
    Key(
        "pattern-either", _ANYWHERE, Kind.MAPPINGS,
        "Any of the list: a match of one of them is enough.",
        "pattern-either:\n  - pattern: eval(...)\n  - pattern: exec(...)",
        inside=Place.OPTION,
    ),
    Key(
        "pattern-regex", _ANYWHERE, Kind.REGEX,
        "Text that matches this regular expression, wherever it stands in the file. `(?P<NAME>...)` binds `$NAME`, "
        "a numbered group `$1`.",
        "pattern-regex: AKIA[0-9A-Z]{16}",
    ),
    Key(
        "pattern-inside", _INNER, Kind.PATTERN_OR_NESTED,
        "The match lies in code of this form. Metavariables bound there are shared with the other patterns.",
        "pattern-inside: |\n  def $VIEW(request, ...):\n      ...",
        inside=Place.NESTED,
    ),
    Key(
        "pattern-not", _CONJOINED, Kind.PATTERN_OR_NESTED,
        "The match is not itself of this form.",
        "pattern-not: subprocess.run(\"...\", ...)",
        inside=Place.NESTED,
    ),
    Key(
        "pattern-not-inside", _CONJOINED, Kind.PATTERN_OR_NESTED,
        "The match does not lie in code of this form.",
        "pattern-not-inside: |\n  with open(...) as $F:\n      ...",
        inside=Place.NESTED,
    ),
    Key(
        "pattern-not-regex", _CONJOINED, Kind.REGEX,
        "No text that matches this regular expression overlaps the match.",
        "pattern-not-regex: (?i)example|changeme",
    ),
    Key(
        "metavariable-regex", _PART, Kind.MAPPING,
        "What a metavariable stands for matches, from its start, this regular expression.",
        "metavariable-regex:\n  metavariable: $NAME\n  regex: (?i).*password",
        inside=Place.METAVARIABLE_REGEX,
    ),
    Key(
        "metavariable-pattern", _PART, Kind.MAPPING,
        "What a metavariable stands for is matched by the patterns given here, if need be as another language.",
        "metavariable-pattern:\n  metavariable: $ARG\n  pattern-either:\n    - pattern: request.$ATTR\n"
        "    - pattern: input(...)",
        inside=Place.METAVARIABLE_PATTERN,
    ),
    Key(
        "metavariable-comparison", _PART, Kind.MAPPING,
        "What a metavariable stands for is a value for which this comparison holds.",
        "metavariable-comparison:\n  metavariable: $BITS\n  comparison: $BITS < 2048",
        inside=Place.METAVARIABLE_COMPARISON,
    ),
    Key(
        "metavariable-analysis", _PART, Kind.MAPPING,
        "An analysis of what a metavariable stands for has a result: a string is random enough to be a secret, or a "
        "regular expression can take exponential time.",
        "metavariable-analysis:\n  metavariable: $VALUE\n  analyzer: entropy",
        inside=Place.METAVARIABLE_ANALYSIS,
    ),
    Key(
        "metavariable-type", _PART, Kind.MAPPING,
        "What a metavariable stands for has this type, as far as declarations and constructors in the file tell.",
        "metavariable-type:\n  metavariable: $CONNECTION\n  type: java.sql.Connection",
        inside=Place.METAVARIABLE_TYPE,
    ),
    Key(
        "focus-metavariable", _PART, Kind.METAVARIABLES,
        "Report what this metavariable stands for, not the whole match.",
        "focus-metavariable: $SQL",
    ),
)  # fmt: skip

_BOUND = frozenset(
    {Place.METAVARIABLE_REGEX, Place.METAVARIABLE_PATTERN, Place.METAVARIABLE_COMPARISON, Place.METAVARIABLE_ANALYSIS,
     Place.METAVARIABLE_TYPE}
)  # fmt: skip
_COMPARISON = frozenset({Place.METAVARIABLE_COMPARISON})
_TYPE = frozenset({Place.METAVARIABLE_TYPE})

CONDITIONS = (
    Key(
        "metavariable", _BOUND, Kind.METAVARIABLE,
        "The metavariable that the condition is about; another pattern of the rule binds it.",
        "metavariable: $NAME",
    ),
    Key(
        "regex", frozenset({Place.METAVARIABLE_REGEX}), Kind.REGEX,
        "What the metavariable's text must match, from its start. Look-around is allowed; time is limited.",
        "regex: ^(md5|sha1)$",
    ),
    Key(
        "constant-propagation", frozenset({Place.METAVARIABLE_REGEX}), Kind.FLAG,
        "Match the value that the expression is known to have instead of the text that stands there.",
        "constant-propagation: true",
    ),
    Key(
        "language", _TYPE | {Place.METAVARIABLE_PATTERN}, Kind.CHOICE,
        "The language to read the metavariable's text in, where it is another than the file's: code in a string.",
        "language: regex",
        subject=Subject.LANGUAGE,
    ),
    Key(
        "comparison", _COMPARISON, Kind.TEXT,
        "A comparison in Python's syntax, of metavariables, numbers and strings, with `and`, `or`, `not`, `in`, `re.match`, "
        "`str`, `int` and `today`.",
        "comparison: $BITS < 2048 and $BITS > 0",
    ),
    Key(
        "base", _COMPARISON, Kind.NUMBER,
        "The base in which digits in quotes are read, 10 if nothing is said.",
        "base: 8",
    ),
    Key(
        "strip", _COMPARISON, Kind.FLAG,
        "Take quotes away before the text is read as a number.",
        "strip: true",
    ),
    Key(
        "analyzer", frozenset({Place.METAVARIABLE_ANALYSIS}), Kind.CHOICE,
        "`entropy` and `entropy_v2` find strings that look random, `redos` regular expressions that can take "
        "exponential time.",
        "analyzer: entropy",
        values=("entropy", "entropy_v2", "redos"),
    ),
    Key(
        "type", _TYPE | {Place.METAVARIABLE_PATTERN}, Kind.TEXTS,
        "The type that what the metavariable stands for must have.",
        "type: String",
    ),
    Key(
        "types", _TYPE, Kind.TEXTS,
        "Types of which what the metavariable stands for must have one.",
        "types: [int, long]",
    ),
)  # fmt: skip
