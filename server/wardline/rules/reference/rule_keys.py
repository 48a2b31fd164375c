"""The keys of a file and of a rule itself: its facts, its fix, where it runs."""

from __future__ import annotations

from wardline.rules.reference.shape import Key, Kind, Place, Subject

SEVERITIES = ("CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO", "ERROR", "WARNING", "INVENTORY", "EXPERIMENT")
MODES = ("search", "taint")

_RULE = frozenset({Place.RULE})
_PATHS = frozenset({Place.PATHS})
_FIX_REGEX = frozenset({Place.FIX_REGEX})

FILE = (
    Key(
        "rules", frozenset({Place.FILE}), Kind.MAPPINGS,
        "The rules of this file. A mistake in one does not keep the others from running.",
        "rules:\n  - id: python.injection.eval\n    languages: [python]\n    severity: HIGH\n"
        "    message: Text is run as a program.\n    pattern: eval($CODE)",
        inside=Place.RULE,
    ),
)  # fmt: skip

RULE = (
    Key(
        "id", _RULE, Kind.TEXT,
        "The rule's name, once in all rules that run together: letters, digits, dots, dashes and underscores.",
        "id: python.injection.eval",
    ),
    Key(
        "languages", _RULE, Kind.CHOICES,
        "The languages of the files that the rule looks at. `generic` matches any text by words and brackets, `regex` by "
        "regular expressions.",
        "languages: [python]",
        subject=Subject.LANGUAGE,
    ),
    Key(
        "severity", _RULE, Kind.CHOICE,
        "How bad a finding is. `ERROR` and `WARNING` are read as `HIGH` and `MEDIUM`.",
        "severity: HIGH",
        values=SEVERITIES,
    ),
    Key(
        "message", _RULE, Kind.TEXT,
        "What is wrong and what to do instead. A metavariable becomes the code that it stands for.",
        "message: \"`$CODE` is run as a program; parse it instead.\"",
    ),
    Key(
        "mode", _RULE, Kind.CHOICE,
        "`search` (the default) finds code of a form, `taint` follows data from sources to sinks.",
        "mode: taint",
        values=MODES,
    ),
    Key(
        "fix", _RULE, Kind.TEXT,
        "The text that replaces the match, with metavariables. It is proven on a copy before it is offered.",
        "fix: ast.literal_eval($CODE)",
    ),
    Key(
        "fix-regex", _RULE, Kind.MAPPING,
        "A fix by a regular expression: what it matches in the finding's text is replaced.",
        "fix-regex:\n  regex: http://\n  replacement: https://",
        inside=Place.FIX_REGEX,
    ),
    Key(
        "options", _RULE, Kind.MAPPING,
        "Switches of matching for this rule.",
        "options:\n  symbolic_propagation: true",
        inside=Place.OPTIONS,
    ),
    Key(
        "paths", _RULE, Kind.MAPPING,
        "Where the rule runs, with globs as in `.gitignore`, relative to the project.",
        "paths:\n  include: [\"**/settings/**\"]\n  exclude: [\"tests/\"]",
        inside=Place.PATHS,
    ),
    Key(
        "min-version", _RULE, Kind.TEXT,
        "The first version of Semgrep that understands the rule; Wardline reads the rule whatever it says.",
        "min-version: 1.38.0",
    ),
    Key(
        "max-version", _RULE, Kind.TEXT,
        "The last version of Semgrep that understands the rule; Wardline reads the rule whatever it says.",
        "max-version: 1.99.0",
    ),
    Key(
        "metadata", _RULE, Kind.MAPPING,
        "Facts about the rule that matching does not need. Wardline reads some; any other key may stand here, too.",
        "metadata:\n  title: Evaluated text\n  cwe: [CWE-95]\n  confidence: HIGH",
        inside=Place.METADATA,
    ),
)  # fmt: skip

DETAILS = (
    Key(
        "include", _PATHS, Kind.TEXTS,
        "The rule runs only on paths that match one of these globs.",
        "include: [\"settings.py\", \"**/settings/**\"]",
    ),
    Key(
        "exclude", _PATHS, Kind.TEXTS,
        "The rule does not run on paths that match one of these globs.",
        "exclude: [\"tests/\"]",
    ),
    Key(
        "regex", _FIX_REGEX, Kind.REGEX,
        "What is replaced in the finding's text.",
        "regex: verify\\s*=\\s*False",
    ),
    Key(
        "replacement", _FIX_REGEX, Kind.TEXT,
        "The text that takes its place; `\\1` stands for the first group.",
        "replacement: verify=True",
    ),
    Key(
        "count", _FIX_REGEX, Kind.NUMBER,
        "How many matches are replaced; all of them if nothing is said.",
        "count: 1",
    ),
)  # fmt: skip
