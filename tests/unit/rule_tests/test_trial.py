"""What trying rules on a target says: which lines differ, which rules have no test, what fixes give."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardline.rule_tests import Status, SuiteResult, find_suites, run_suite

RULES = """\
rules:
  - id: top.eval
    languages: [python]
    severity: HIGH
    message: m
    pattern: eval($X)
    fix: literal_eval($X)
    paths: {include: [only/here.py]}
  - id: top.exec
    languages: [python, javascript]
    severity: HIGH
    message: m
    pattern: exec(...)
"""


def tried(root: Path, rules: str = RULES, *, strict: bool = False, **files: str) -> SuiteResult:
    """The suite `r.yaml`; files are named after the rule file, with `_` for a dot."""
    (root / "r.yaml").write_text(rules, encoding="utf-8")
    for name, text in files.items():
        (root / f"r.{name.replace('_', '.')}").write_text(text, encoding="utf-8")
    (suite,) = find_suites([root])
    return run_suite(suite, strict=strict)


def differing(suite: SuiteResult) -> list[str]:
    return [
        f"{rule.rule_id} {Path(target.path).name}:{line.number} {line.difference}{' ok' if line.marked_ok else ''}"
        for rule in suite.rules
        for target in rule.targets
        for line in target.lines
    ]


def statuses(suite: SuiteResult) -> list[Status]:
    return [rule.status for rule in suite.rules]


def test_a_rule_that_finds_what_is_said_passes_whatever_its_paths(tmp_path: Path) -> None:
    suite = tried(tmp_path, py="# ruleid: top.eval\neval(1)\n# ok: eval\nint(1)\n")
    assert statuses(suite) == [Status.PASSED, Status.UNTESTED]
    assert suite.rules[0].targets[0].expected == (2,)


def test_every_line_that_differs_is_told(tmp_path: Path) -> None:
    text = "# ruleid: eval\nint(1)\n# ok: eval\neval(2)\neval(3)\n"
    suite = tried(tmp_path, py=text)
    assert differing(suite) == ["top.eval r.py:2 missed", "top.eval r.py:4 unexpected ok", "top.eval r.py:5 unexpected"]
    assert suite.rules[0].targets[0].lines[0].source == "int(1)"


def test_lines_marked_todo_may_be_found_or_not(tmp_path: Path) -> None:
    suite = tried(tmp_path, py="# todoruleid: eval\nint(1)\n# todook: eval\neval(2)\n# todoruleid: eval\neval(3)\n")
    assert differing(suite) == []
    assert [(todo.number, todo.found) for todo in suite.rules[0].targets[0].todo] == [(2, False), (6, True), (4, True)]


def test_several_findings_on_a_line_count_once(tmp_path: Path) -> None:
    assert differing(tried(tmp_path, py="# ruleid: eval\neval(eval(1)); eval(2)\n")) == []


def test_each_target_is_read_in_its_language_and_an_unknown_one_in_those_of_the_rules(tmp_path: Path) -> None:
    suite = tried(tmp_path, js="// ruleid: exec\nexec(1)\n", txt="# ruleid: eval\neval(1)\n", py="exec(1)\n")
    assert differing(suite) == ["top.exec r.py:1 unexpected"]
    assert [Path(target.path).suffix for target in suite.rules[0].targets] == [".txt"]


def test_an_annotation_without_a_rule_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    suite = tried(tmp_path, py="x = 1\n# ok: top.evil\nint(1)\n")
    assert [(one.place.rpartition("/")[2], one.rule_id, one.near) for one in suite.strays] == [
        ("r.py:2", "top.evil", "top.eval")
    ]


def test_a_rule_that_does_not_load_is_a_problem_and_its_annotations_are_not(tmp_path: Path) -> None:
    suite = tried(tmp_path, RULES.replace("severity: HIGH", "severity: SEVERE", 1), py="# ruleid: top.eval\neval(1)\n")
    assert [problem.rule_id for problem in suite.problems] == ["top.eval"]
    assert suite.strays == ()


def test_strict_asks_for_cases_for_and_against(tmp_path: Path) -> None:
    suite = tried(tmp_path, strict=True, py="# ruleid: eval\neval(1)\n# ruleid: exec\nexec(1)\n# ok: exec\nint(1)\n")
    assert statuses(suite) == [Status.FAILED, Status.PASSED]
    assert "ok:" in suite.rules[0].lacks[0]


def test_fixes_are_compared_with_the_twin(tmp_path: Path) -> None:
    text = "# ruleid: eval\nx = eval(1)\n"
    (right,) = tried(tmp_path, py=text, fixed_py=text.replace("eval(1)", "literal_eval(1)")).fixes
    (wrong,) = tried(tmp_path, py=text, fixed_py=text.replace("eval(1)", "safe(1)")).fixes
    assert right.passed
    assert [line for line in wrong.diff if line[0] in "+-"][2:] == ["-x = safe(1)", "+x = literal_eval(1)"]


def test_a_replacement_that_cannot_be_proven_counts_as_it_is_written(tmp_path: Path) -> None:
    rules = RULES.replace("literal_eval($X)", "unknown.load($X)")
    text = "# ruleid: eval\nx = eval(1)\n"
    (fix,) = tried(tmp_path, rules, py=text, fixed_py=text.replace("eval(1)", "unknown.load(1)")).fixes
    assert (fix.passed, fix.proven) == (True, False)
    assert "import" in fix.refused[0]


@pytest.mark.parametrize("name", ["r.yaml", "r.py", "r/deep.py"])
def test_a_rule_file_and_a_target_can_be_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r.yaml").write_text(RULES, encoding="utf-8")
    for file in ("r.py", "r/deep.py"):
        (tmp_path / file).write_text("# ruleid: eval\neval(1)\n", encoding="utf-8")
    (suite,) = find_suites([tmp_path / name])
    named = [target.path.name for target in suite.targets]
    assert named == (["deep.py", "r.py"] if name == "r.yaml" else [Path(name).name])
