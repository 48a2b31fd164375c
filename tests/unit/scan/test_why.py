"""`wardline explain --why-not` names the part of a rule that fails on a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardline.engine.why_not import Reason, folded
from wardline.rules.schema import Mark
from wardline.scan import open_project, why_not
from wardline.syntax import Document, language_by_name

RULES = r"""
rules:
  - id: sql
    languages: [python]
    severity: HIGH
    message: m
    mode: taint
    pattern-sources: [{pattern: request.args}]
    pattern-sanitizers: [{pattern: int(...)}, {pattern: clean(...)}]
    pattern-sinks:
      - patterns:
          - pattern: $C.execute($SQL, ...)
          - focus-metavariable: $SQL
  - id: shell
    languages: [python]
    severity: HIGH
    message: m
    patterns:
      - pattern: subprocess.$F(..., shell=True, ...)
      - pattern-not: subprocess.$F("...", ...)
      - pattern-not-inside: |
          with allowed():
            ...
      - pattern-inside: |
          def $X(...):
            ...
      - metavariable-regex: {metavariable: $F, regex: ^(run|call)$}
  - id: key
    languages: [python]
    severity: HIGH
    message: m
    patterns:
      - pattern: generate(bits=$N)
      - metavariable-comparison: {comparison: $N < 2048}
      - metavariable-pattern: {metavariable: $N, patterns: [{pattern-not: 512}]}
  - id: either
    languages: [python]
    severity: HIGH
    message: m
    pattern-either: [{pattern: eval(...)}, {pattern-regex: 'exe[c]\('}]
  - id: elsewhere
    languages: [python]
    severity: HIGH
    message: m
    patterns: [{pattern: "spread($A,\n $B)"}, {focus-metavariable: $B}]
  - id: settings
    languages: [python]
    severity: HIGH
    message: m
    pattern: eval(...)
    paths: {include: [settings.py]}
  - id: other
    languages: [java]
    severity: HIGH
    message: m
    pattern: eval(...)
"""
CODE = """\
import subprocess
def f(db):
    x = int(request.args["a"])
    db.execute(x)
    db.execute("a")
    db.query(x)
    subprocess.run("ls", shell=True)
    subprocess.run(x, shell=False)
    subprocess.Popen(x, shell=True)
    subprocess.run(x, shell=True)
    with allowed():
        subprocess.run(x, shell=True)
    subprocess.run(x, shell=True)  # wardline: ignore[shell] -- a test
subprocess.run(x, shell=True)
generate(bits=4096)
generate(bits=512)
spread(
    a, b)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "rules.yaml").write_text(RULES)
    return tmp_path


def said(place: Path, rule: str, line: int, code: str = CODE) -> str:
    project = open_project(place, config_rules=[place / "rules.yaml"])
    python = language_by_name("python")
    assert python is not None
    answer = why_not(project, place / "app.py", Document.parse(code.encode(), python), line - 1, rule)
    return " | ".join([answer.summary, *(reason.message for reason in answer.reasons)])


@pytest.mark.parametrize(
    ("rule", "line", "reason"),
    [
        ("sql", 4, 'the sanitizer `int(request.args["a"])` in line 3 stops the data'),
        ("sql", 5, "a sink is here, but no data from a source reaches it: the sources are in line 3"),
        ("sql", 6, "no sink of the rule is on this line | `$C.execute($SQL, ...)` differs from `db.query(x)`"),
        ("shell", 6, "`subprocess.$F(..., shell=True, ...)` differs from `db.query(x)`"),
        ("shell", 7, '`subprocess.run("ls", shell=True)` is excluded by `subprocess.$F("...", ...)`'),
        ("shell", 8, "the arguments of `subprocess.run(x, shell=False)` are others"),
        ("shell", 9, "`$F` is `Popen`, which does not match `^(run|call)$` from its start"),
        ("shell", 12, "`subprocess.run(x, shell=True)` lies in `with allowed(): ...`, which excludes it"),
        ("shell", 13, "the rule finds this line, but a comment suppresses it"),
        ("shell", 14, "`subprocess.run(x, shell=True)` does not lie in `def $X(...): ...`"),
        ("shell", 1, "no code of that form starts here"),
        ("key", 15, "`$N < 2048` is not true of `$N` = `4096`"),
        ("key", 16, "`$N` is `512`, which the condition's pattern does not match"),
        ("either", 4, "`eval` stands nowhere in the file | the regular expression `exe[c]\\(` is not found here"),
        ("elsewhere", 17, "the rule reports `$B`, which stands in line 18"),
        ("settings", 4, "its `paths` leave this file out"),
        ("other", 4, "it is for java, the file is python"),
    ],
)
def test_the_part_that_fails_is_named(place: Path, rule: str, line: int, reason: str) -> None:
    assert reason in said(place, rule, line)


def test_a_line_that_is_reported_is_said_to_be(place: Path) -> None:
    assert said(place, "shell", 10) == "the rule reports this line"


def test_a_file_without_a_source_is_said_to_have_none(place: Path) -> None:
    assert "no source of the rule is in this file" in said(place, "sql", 1, "db.execute(x)\n")


def test_a_rule_that_is_turned_off_is_said_to_be(place: Path) -> None:
    (place / "wardline.toml").write_text('ignore = ["shell"]\n')
    assert "the configuration leaves it out" in said(place, "shell", 10)


def test_every_reason_names_its_place_in_the_rule_file(place: Path) -> None:
    project = open_project(place, config_rules=[place / "rules.yaml"])
    python = language_by_name("python")
    assert python is not None
    answer = why_not(project, place / "app.py", Document.parse(CODE.encode(), python), 8, "shell")
    (reason,) = answer.reasons
    assert RULES.splitlines()[reason.mark.line - 1].strip().startswith("- metavariable-regex")


def test_a_rule_that_does_not_load_is_said_not_to(place: Path) -> None:
    (place / "rules.yaml").write_text(
        "rules:\n- {id: b, languages: [python], severity: LOW, message: m, pattern: 'f(]'}\n"
    )
    assert said(place, "b", 1, "f()\n") == "the rule does not load: | the pattern does not parse as Python"


def test_words_that_stand_nowhere_are_told_one_by_one_only_where_they_are_few() -> None:
    mark = Mark("r.yaml", 1, 1)
    few = [Reason(f"`{word}`", mark, missing=word) for word in "abcde"]
    other = Reason("other", mark)
    assert folded([*few, other]) == [*few, other]
    many, kept = folded([*few, Reason("`f`", mark, missing="f"), other])
    message = "6 patterns do not match: `a`, `b`, `c`, `d`, `e` and 1 more stand nowhere in the file"
    assert (many.message, kept) == (message, other)


def test_the_lines_of_the_sources_are_counted_as_people_do(place: Path) -> None:
    code = "def f(db):\n    a = request.args\n    b = request.args\n    db.execute(x)\n"
    assert "the sources are in lines 2 and 3;" in said(place, "sql", 4, code)
