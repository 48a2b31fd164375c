"""Rule files: what is read from them, and every problem named with its place and a remedy, all at once."""

from __future__ import annotations

import json
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardline.model import Confidence, Safety, Severity
from wardline.rules import Rule, RuleFile, load_rules
from wardline.rules.schema import All, Either, Lacking, MetavariableRegex, Pattern, SideEffect, Taint

FILE = "rules/p/x.yaml"
HEAD = """\
rules:
  - id: a.b
    languages: [python]
    message: Bad.
    severity: HIGH
"""
SEARCH = HEAD + "    pattern: eval(...)\n"


def load(text: str | bytes) -> RuleFile:
    return load_rules(text if isinstance(text, bytes) else textwrap.dedent(text), FILE, "p")


def complaints(text: str | bytes) -> list[str]:
    return [str(problem) for problem in load(text).problems]


def only_rule(text: str) -> Rule:
    loaded = load(text)
    assert loaded.problems == ()
    (rule,) = loaded.rules
    return rule


def only_complaint(text: str | bytes) -> str:
    """The one problem of a file none of whose rules is sound."""
    loaded = load(text)
    assert loaded.rules == ()
    (problem,) = loaded.problems
    return str(problem)


def with_lines(*lines: str) -> str:
    """A sound head with these lines in its rule."""
    return HEAD + "".join(f"    {line}\n" for line in lines)


# --- what is read --------------------------------------------------------------------------------------------------


def test_a_rule_has_its_facts() -> None:
    rule = only_rule("""\
        rules:
          - id: python.injection.sql
            languages: [python]
            message: >
              Text from `$X`
              reaches SQL.
            severity: ERROR
            pattern: f($X)
            fix: g($X)
            metadata:
              title: SQL injection
              cwe: [CWE-89, "CWE-564: Hibernate"]
              owasp: [A03:2021, "A05:2025 - Injection"]
              asvs: [v5.0.0-1.2.4, nonsense]
              confidence: LOW
              lesson: sql
              replaces: {bandit: [B608], ruff: S608}
              references: https://example.org
              technology: [flask]
              safety: safe
              safety-reason: Same result.
    """)
    info = rule.info
    assert (info.id, info.title, info.message) == (
        "python.injection.sql",
        "SQL injection",
        "Text from `$X` reaches SQL.",
    )
    assert (info.severity, info.confidence, info.languages) == (Severity.HIGH, Confidence.LOW, ("python",))
    assert (info.cwe, info.owasp, info.asvs) == ((89, 564), ("A03:2021", "A05:2025"), ("v5.0.0-1.2.4",))
    assert info.replaces == {"bandit": ("B608",), "ruff": ("S608",)}
    assert (info.references, info.technology, info.lesson) == (("https://example.org",), ("flask",), "sql")
    assert (info.fixable, info.safety, info.safety_reason) == (True, Safety.SAFE, "Same result.")
    assert (info.pack, info.source, str(rule.mark)) == ("p", f"{FILE}:2:5", f"{FILE}:2:5")
    assert (rule.fix, rule.fixer) == ("g($X)", None)


def test_what_is_not_said_has_a_default() -> None:
    info = only_rule(SEARCH).info
    assert (info.title, info.confidence, info.safety, info.fixable) == ("B", Confidence.MEDIUM, Safety.REVIEW, False)
    assert (info.cwe, info.owasp, info.asvs, info.replaces, info.references) == ((), (), (), {}, ())


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        *[(level.name, level) for level in Severity],
        ("ERROR", Severity.HIGH),
        ("WARNING", Severity.MEDIUM),
        ("high", Severity.HIGH),
        ("INVENTORY", Severity.INFO),
    ],
)
def test_severities_in_both_spellings(written: str, severity: Severity) -> None:
    assert only_rule(SEARCH.replace("HIGH", written)).info.severity is severity


def test_patterns_are_sorted_by_what_they_do() -> None:
    body = only_rule(
        with_lines(
            "patterns:",
            "  - pattern: f($X)",
            "  - pattern-inside: |",
            "      def $F(...): ...",
            "  - pattern-not: f(1)",
            "  - pattern-not-inside:",
            "      patterns:",
            "        - pattern: g(...)",
            "  - metavariable-regex: {metavariable: $X, regex: '^a'}",
            "  - focus-metavariable: $X",
            "  - pattern-either:",
            "      - pattern: a",
            "      - patterns: [pattern: b]",
        )
    ).body
    assert isinstance(body, All)
    assert [type(part) for part in body.positives] == [Pattern, Either]
    assert [len(part) for part in (body.insides, body.negatives, body.outsides)] == [1, 1, 1]
    (condition,) = body.conditions
    assert isinstance(condition, MetavariableRegex)
    assert (condition.metavariable, condition.regex, condition.mark.line) == ("$X", "^a", 14)
    assert body.focus == (("$X",),)


def test_a_taint_rule_has_its_parts() -> None:
    body = only_rule(
        with_lines(
            "mode: taint",
            "pattern-sources:",
            "  - pattern: input()",
            "    exact: true",
            "pattern-sinks:",
            "  - patterns: [pattern: f($X), focus-metavariable: $X]",
            "pattern-sanitizers:",
            "  - pattern: clean(...)",
            "    by-side-effect: true",
            "pattern-propagators:",
            "  - pattern: $A.add($B)",
            "    from: $B",
            "    to: $A",
        )
    ).body
    assert isinstance(body, Taint)
    assert [len(part) for part in (body.sources, body.sinks, body.sanitizers, body.propagators)] == [1, 1, 1, 1]
    assert body.sanitizers[0].by_side_effect is SideEffect.YES
    assert (body.propagators[0].origin, body.propagators[0].target) == ("$B", "$A")


@pytest.mark.parametrize(
    ("line", "name", "options"),
    [
        ("metadata: {fixer: safe-load}", "safe-load", {}),
        ("metadata: {fixer: {name: kw, add: x, n: 1}}", "kw", {"add": "x", "n": 1}),
    ],
)
def test_a_fixer_has_a_name_and_options(line: str, name: str, options: dict[str, object]) -> None:
    rule = only_rule(SEARCH + f"    {line}\n")
    assert (rule.fixer, rule.fixer_options, rule.info.fixable) == (name, options, True)


def test_paths_and_options() -> None:
    rule = only_rule(SEARCH + "    paths: {include: [a/*, b], exclude: tests}\n    options: {ac_matching: true}\n")
    assert (rule.include, rule.exclude, rule.options) == (("a/*", "b"), ("tests",), {"ac_matching": True})


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ("{symetric_eq: true}", "unknown option `symetric_eq` (did you mean `symmetric_eq`?)"),
        ("{zzz: true}", "unknown option `zzz` (it is passed over)"),
        ("{symmetric_eq: 'true'}", "the option `symmetric_eq` has no such value: it is passed over (write `true` or"),
        ("{constant_propagation: maybe}", "the option `constant_propagation` has no such value: it is passed over"),
        ("{generic_ellipsis_max_span: true}", "has no such value: it is passed over (write a number)"),
        ("{generic_comment_style: shel}", "has no such value: it is passed over (did you mean `shell`?)"),
        ("[symmetric_eq]", "`options` must be a mapping (write `name: value` below it)"),
    ],
)
def test_options_that_say_nothing_are_warned_of(options: str, problem: str) -> None:
    loaded = load(SEARCH + f"    options: {options}\n")
    assert len(loaded.rules) == 1
    assert [(problem in str(one), one.warning) for one in loaded.problems] == [(True, True)]


@pytest.mark.parametrize("count", ["-1", "true", "x", "1.5"])
def test_the_count_of_a_fix_is_a_number_from_0(count: str) -> None:
    text = SEARCH + f"    fix-regex: {{regex: a, replacement: b, count: {count}}}\n"
    assert "`count` must be a number from 0" in only_complaint(text)


def test_bytes_with_a_byte_order_mark_and_windows_lines_are_read() -> None:
    assert len(load(b"\xef\xbb\xbf" + SEARCH.replace("\n", "\r\n").encode()).rules) == 1


def test_anchors_and_plain_aliases_are_read() -> None:
    rules = load(
        "rules:\n"
        "  - &one {id: a, languages: [python], message: &m Bad., severity: LOW, pattern: f()}\n"
        "  - {id: b, languages: [python], message: *m, severity: LOW, pattern: g()}\n"
    ).rules
    assert [rule.info.message for rule in rules] == ["Bad.", "Bad."]


# --- what is wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "rules/p/x.yaml:1:1: the file is empty (start it with `rules:`)"),
        ("# only a remark\n", "rules/p/x.yaml:1:1: the file is empty (start it with `rules:`)"),
        ("- id: a\n", "rules/p/x.yaml:1:1: no list of rules here (the file needs a top-level `rules:` list)"),
        ("rules: none\n", "rules/p/x.yaml:1:1: no list of rules here (the file needs a top-level `rules:` list)"),
        ("rules:\n  - id: [a\n", "rules/p/x.yaml:3:1: not valid YAML: did not find expected ',' or ']'"),
        ("rules:\n\t- id: a\n", "rules/p/x.yaml:2:1: not valid YAML: found character that cannot start any token"),
        ("rules: *nobody\n", "rules/p/x.yaml:1:8: not valid YAML: found undefined alias"),
        ("rules: []\n---\nrules: []\n", "rules/p/x.yaml:2:1: not valid YAML: but found another document"),
        (b"rules:\n  - id: \xff\n", "rules/p/x.yaml:2:1: the file is not UTF-8 (save it as UTF-8)"),
        (b"\xff\xfer\0u\0", "rules/p/x.yaml:1:1: the file is not UTF-8 (save it as UTF-8)"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_rules(text: str | bytes, problem: str) -> None:
    assert only_complaint(text) == problem


def test_control_characters_are_no_yaml() -> None:
    assert only_complaint(b"rules: \0\n").startswith(f"{FILE}:1:1: not valid YAML")


@pytest.mark.parametrize("key", ["id", "languages", "message", "severity"])
def test_a_missing_key_is_named(key: str) -> None:
    text = "".join(line + "\n" for line in SEARCH.replace("- id", "-\n    id").splitlines() if f" {key}:" not in line)
    problem = only_complaint(text)
    assert f"the rule has no `{key}` (add `{key}:`)" in problem


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("pattern-not: x", "6:5: `pattern-not` cannot stand here (put it below `patterns`)"),
        ("metadata: {a: {b: 1, b: 2}}", "6:26: the key `b` stands here twice, first in line 6 (remove one of them)"),
        ("paths: [a]", "6:12: `paths` must be a mapping (write `include:` or `exclude:` below it)"),
        ("paths: {includes: [a]}", "6:13: unknown key `includes` in `paths` (did you mean `include`?)"),
        ("fix: [a]", "6:10: `fix` must be text"),
        ("paths: {include: {a: b}}", "6:22: `paths.include` must be text"),
    ],
)
def test_a_wrong_line_is_named(line: str, problem: str) -> None:
    text = with_lines(line, "pattern: eval(...)")
    assert only_complaint(text) == problem.replace("6:", f"{FILE}:6:", 1).replace(": ", " [a.b]: ", 1)


def test_an_unknown_key_of_a_sound_rule_is_a_warning() -> None:
    loaded = load(with_lines("mesage: x", "pattern: eval(...)"))
    assert [(str(one), one.warning) for one in loaded.problems] == [
        (f"{FILE}:6:5 [a.b]: unknown key `mesage` (did you mean `message`?)", True)
    ]
    assert len(loaded.rules) == 1


def test_an_unknown_key_in_place_of_the_pattern_is_the_error() -> None:
    assert only_complaint(with_lines("paterns: []")).endswith("unknown key `paterns` (did you mean `patterns`?)")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("metadata: {safety: maybe}", "`safety` is `maybe` (use `safe` or `review`)"),
        ("metadata: {cwe: [SQL]}", "`SQL` is no CWE id (write `CWE-89`)"),
    ],
)
def test_doubtful_metadata_is_a_warning_and_the_rule_loads(line: str, problem: str) -> None:
    loaded = load(with_lines(line, "pattern: eval(...)"))
    assert [(str(one), one.warning) for one in loaded.problems] == [(f"{FILE}:6:15 [a.b]: {problem}", True)]
    assert len(loaded.rules) == 1


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("a.b", "a b", "`a b` is no rule id (use letters, digits, dots, dashes and underscores)"),
        ("a.b", "[a]", "`id` must be text"),
        ("HIGH", "AWFUL", "unknown severity `AWFUL` (use CRITICAL, HIGH, MEDIUM, LOW, INFO, or Semgrep's ERROR and WARNING)"),
        ("HIGH", "{}", "`severity` must be text"),
        ("Bad.", "[Bad.]", "`message` must be text"),
        ("[python]", "[{}]", "`languages` must be text"),
    ],
)
def test_a_wrong_value_is_named(old: str, new: str, problem: str) -> None:
    assert only_complaint(SEARCH.replace(old, new)).endswith(problem)


def test_a_rule_runs_for_the_languages_that_there_are() -> None:
    def read(name: str) -> str | Lacking:
        return "python" if name == "python" else Lacking(f"no `{name}` here", "write it" if name == "ruby" else "")

    text = SEARCH.replace("[python]", "[ruby, python, apex]")
    loaded = load_rules(text, FILE, "p", language=read)
    assert [rule.info.languages for rule in loaded.rules] == [("python",)]
    assert [(str(one), one.warning) for one in loaded.problems] == [
        (f"{FILE}:3:16 [a.b]: no `ruby` here (write it; the rule runs for python only)", True),
        (f"{FILE}:3:16 [a.b]: no `apex` here (the rule runs for python only)", True),
    ]


def test_an_unknown_language_is_named() -> None:
    loaded = load_rules(SEARCH, FILE, "p", language=lambda name: Lacking(f"no `{name}` here"))
    assert [str(one) for one in loaded.problems] == [f"{FILE}:3:16 [a.b]: no `python` here (remove it or the rule)"]


@pytest.mark.parametrize("languages", ["[]", '""', '[""]', "", "[' ']"])
def test_a_rule_without_a_language_does_not_vanish(languages: str) -> None:
    complaint = only_complaint(SEARCH.replace("[python]", languages))
    assert complaint.endswith("`languages` names no language (list at least one, for example `[python]`)")


def test_languages_that_are_no_list_are_named() -> None:
    assert only_complaint(SEARCH.replace("[python]", "{a: b}")).endswith("`languages` must be text")


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ((), "the rule has no pattern (add `pattern`, `patterns`, `pattern-either` or `pattern-regex`)"),
        (("mode: join",), "mode `join` is not supported in this version (use `search` or `taint`)"),
        (("mode: taintt",), "unknown mode `taintt` (did you mean `taint`?)"),
        (("pattern: [a]",), "`pattern` must be text"),
        (("patterns: []",), "`patterns` says only what must not match (add a `pattern` or `pattern-inside`)"),
        (
            ("patterns:", "  - pattern-not: a"),
            "`patterns` says only what must not match (add a `pattern` or `pattern-inside`)",
        ),
        (("pattern-either: []",), "`pattern-either` is empty (list at least one pattern)"),
        (
            ("pattern-either: {pattern: a}",),
            "`pattern-either` must be a list (start each of its parts with a dash: `- pattern: ...`)",
        ),
        (
            ("pattern-sources: [pattern: a]", "pattern-sinks: [pattern: a]"),
            "`pattern-sources` counts in taint rules only (add `mode: taint`)",
        ),
        (("mode: taint",), "a taint rule needs `pattern-sources` (add `pattern-sources:`)"),
        (
            ("mode: taint", "pattern-sources: [pattern: a]"),
            "a taint rule needs `pattern-sinks` (add `pattern-sinks:`)",
        ),
    ],
)
def test_a_rule_that_looks_for_nothing(lines: tuple[str, ...], problem: str) -> None:
    assert only_complaint(with_lines(*lines)).endswith(problem)


MERGED = """
rules:
  - &base
    id: first
    languages: [python]
    severity: HIGH
    message: m
    pattern: eval(...)
  - <<: *base
    id: second
  - <<: [{severity: LOW, pattern: exec(...)}, *base]
    id: third
"""


def test_rules_can_take_over_what_others_say() -> None:
    loaded = load(MERGED)
    assert loaded.problems == ()
    assert [rule.info.id for rule in loaded.rules] == ["first", "second", "third"]
    assert [rule.info.severity.value for rule in loaded.rules] == ["high", "high", "low"]
    assert [getattr(rule.body, "text", "") for rule in loaded.rules] == ["eval(...)", "eval(...)", "exec(...)"]


NOT_YET = "is not supported in this version (the rule would be run by half)"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("match: {all: [a]}",), "match"),
        (("match: {any: [a]}",), "match"),
    ],
)
def test_what_semgrep_has_and_this_version_has_not_is_named_once(lines: tuple[str, ...], name: str) -> None:
    assert only_complaint(with_lines(*lines)).endswith(f": `{name}` {NOT_YET}")


@pytest.mark.parametrize(
    "lines",
    [
        ("paterns: []",),
        ("patterns: [patern: a]",),
        ("pattern-either: [patern: a]",),
        ("mode: taint", "pattern-source: [pattern: a]", "pattern-sinks: [pattern: a]"),
        ("mode: taint", "pattern-sources: [patern: a]", "pattern-sinks: [pattern: a]"),
    ],
)
def test_a_misspelt_key_is_one_problem_and_not_also_a_missing_pattern(lines: tuple[str, ...]) -> None:
    assert "did you mean" in only_complaint(with_lines(*lines))


def test_problems_come_in_the_order_of_their_lines() -> None:
    text = with_lines("pattern-either: [patern: a]", "mesage: x", "severty: x")
    lines = [problem.mark.line for problem in load(text).problems]
    assert len(lines) == 3
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (("- pattern: a", "- patern: b"), "unknown operator `patern` (did you mean `pattern`?)"),
        (("- pattern: a", "- metavariable-regex: {regex: a}"), "`metavariable-regex` needs `metavariable` and `regex`"),
        (("- pattern: a", "- pattern-inside: {id: b}"), "`pattern-inside` holds no pattern"),
        (
            ("- pattern-either:", "    - pattern-not: a", "    - pattern: b"),
            "`pattern-not` cannot stand in `pattern-either`",
        ),
    ],
)
def test_a_wrong_operator_is_named(lines: tuple[str, ...], problem: str) -> None:
    loaded = load(with_lines("patterns:", *(f"  {line}" for line in lines)))
    assert loaded.rules == ()
    assert problem in str(loaded.problems[0])


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (("pattern-sources: []", "pattern-sinks: [pattern: a]"), "`pattern-sources` is empty"),
        (("pattern-sources: [pattern: a]", "pattern-sinks: [patern: a]"), "unknown key `patern`"),
        (("pattern-sources: [exact: true]", "pattern-sinks: [pattern: a]"), "no pattern here"),
        (
            (
                "pattern-sources: [pattern: a]",
                "pattern-sinks: [pattern: b]",
                "pattern-propagators: [{pattern: c, from: $A}]",
            ),
            "a propagator needs `from` and `to`",
        ),
    ],
)
def test_a_wrong_part_of_a_taint_rule_is_named(lines: tuple[str, ...], problem: str) -> None:
    loaded = load(with_lines("mode: taint", *lines))
    assert loaded.rules == ()
    assert problem in str(loaded.problems[0])


def test_all_problems_of_a_file_come_at_once_and_sound_rules_load() -> None:
    loaded = load(
        "rules:\n"
        "  - {id: a, languages: [python], message: m, severity: LOW, patern: f()}\n"
        "  - {id: b, languages: [python], message: m, severity: LOW, pattern: f()}\n"
        "  - {id: c, message: m, severity: BAD}\n"
        "  - text\n"
        "  - {id: b, languages: [python], message: m, severity: LOW, pattern: g()}\n"
        "  - {id: d, languages: [python], message: m, severity: LOW, pattern: h()}\n"
    )
    assert [rule.info.id for rule in loaded.rules] == ["b", "d"]
    assert [(problem.rule_id, problem.mark.line) for problem in loaded.problems] == [
        ("a", 2),
        ("c", 4),
        ("c", 4),
        (None, 5),
        ("b", 6),
    ]


def test_a_duplicate_id_names_the_first() -> None:
    text = SEARCH + SEARCH.removeprefix("rules:\n")
    loaded = load(text)
    assert len(loaded.rules) == 1
    assert [str(one) for one in loaded.problems] == [
        f"{FILE}:7:5 [a.b]: the id `a.b` is taken by {FILE}:2:5 (give it another id)"
    ]


# --- hostile files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system [touch x]",
        "!!python/name:os.system",
        "!!python/object:rules.X {}",
        "!custom x",
        "!!int abc",
        "!!timestamp 2026-99-99",
        "!!binary '*'",
        "2026-99-99",
        "!!float x",
        "!!bool maybe",
        "!!set {a}",
    ],
)
@pytest.mark.parametrize("place", ["metadata", "title", "options", "fix", "pattern"])
def test_no_tag_runs_anything_or_raises(value: str, place: str) -> None:
    inner = f"metadata: {{title: {value}}}" if place == "title" else f"{place}: {value}"
    lines = [inner] if place == "pattern" else [inner, "pattern: eval(...)"]
    load(with_lines(*lines))


def test_an_alias_bomb_is_refused() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    assert "once aliases are followed" in only_complaint(f"a0: &a0 [x]\n{levels}rules: *a11\n")


def test_a_cycle_of_aliases_is_refused() -> None:
    assert "once aliases are followed" in only_complaint("rules: &a [*a]\n")


@pytest.mark.parametrize("depth", [100, 5_000, 200_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    assert only_complaint("rules: " + "[" * depth + "]" * depth)


def test_a_huge_file_is_refused() -> None:
    assert "larger than" in only_complaint("#" * 2_000_001)


@given(st.text())
def test_any_text_is_read_or_refused_without_raising(text: str) -> None:
    load_rules(text, FILE)


@given(st.binary())
def test_any_bytes_are_read_or_refused_without_raising(data: bytes) -> None:
    load_rules(data, FILE)


WORDS = st.sampled_from(
    [
        *(
            "id",
            "languages",
            "message",
            "severity",
            "metadata",
            "pattern",
            "patterns",
            "pattern-either",
            "mode",
            "taint",
        ),
        *(
            "pattern-sources",
            "pattern-sinks",
            "pattern-propagators",
            "from",
            "focus-metavariable",
            "metavariable-regex",
        ),
        *("$X", "python", "HIGH", "paths", "options", "fixer", "cwe", "replaces", "safety", "", None, 1, True, 1.5),
    ]
)
KEYS = WORDS.map(str)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)


@settings(max_examples=50)
@given(st.lists(st.dictionaries(KEYS, TREES, max_size=6), max_size=4))
def test_any_shape_of_rules_is_read_or_refused_without_raising(rules: list[object]) -> None:
    load_rules(json.dumps({"rules": rules}), FILE)  # JSON is YAML, and quicker to write


def test_conditions_beside_the_pattern_of_a_taint_part_are_joined_with_it() -> None:
    body = only_rule(
        with_lines(
            "mode: taint",
            "pattern-sources:",
            "  - pattern: $F()",
            "    metavariable-regex: {metavariable: $F, regex: ^get}",
            "pattern-sinks: [{pattern: sink(...)}]",
        )
    ).body
    assert isinstance(body, Taint)
    formula = body.sources[0].formula
    assert isinstance(formula, All)
    assert (len(formula.positives), len(formula.conditions)) == (1, 1)
