"""Which files are the tests of which rule file."""

from __future__ import annotations

from pathlib import PurePosixPath

from wardline.rule_tests.pairing import may_hold_rules, pair


def paired(rules: str, others: str) -> dict[str, list[str]]:
    """Rule file -> its targets, each with `>` and its fixed twin if it has one."""
    suites = pair(map(PurePosixPath, rules.split()), map(PurePosixPath, others.split()))
    return {
        str(suite.rules): [f"{one.path}>{one.fixed}" if one.fixed else str(one.path) for one in suite.targets]
        for suite in suites
    }


def test_files_of_the_same_name_are_targets_whatever_their_suffix() -> None:
    assert paired("a/x.yaml", "a/x.py a/x.test.js a/x.jsx a/x.txt a/x.Dockerfile b/x.py a/xy.py a/y.py") == {
        "a/x.yaml": ["a/x.Dockerfile", "a/x.jsx", "a/x.py", "a/x.test.js", "a/x.txt"]
    }


def test_a_directory_of_the_rule_files_name_holds_targets_at_any_depth() -> None:
    assert paired("x.yml", "x/Dockerfile x/sub/app.py x/values.yaml") == {
        "x.yml": ["x/Dockerfile", "x/sub/app.py", "x/values.yaml"]
    }


def test_a_rule_file_in_such_a_directory_keeps_its_own_targets() -> None:
    assert paired("python.yaml python/a.yaml", "python.py python/a.py") == {
        "python.yaml": ["python.py"],
        "python/a.yaml": ["python/a.py"],
    }


def test_fixed_files_are_twins_and_no_targets() -> None:
    assert paired("x.yaml", "x.py x.fixed.py x.test.js x.test.fixed.js x/a.go x/a.fixed.go") == {
        "x.yaml": ["x/a.go>x/a.fixed.go", "x.py>x.fixed.py", "x.test.js>x.test.fixed.js"]
    }


def test_yaml_is_a_target_only_by_its_name() -> None:
    assert paired("x.yaml", "x.yml x.other.yaml x.test.yaml x.test.fixed.yaml") == {
        "x.yaml": ["x.test.yaml>x.test.fixed.yaml"]
    }
    names = ("x.yaml", "x.yml", "x.test.yaml", "x.fixed.yaml", "x.test.fixed.yml", "x.py")
    assert [name for name in names if may_hold_rules(PurePosixPath(name))] == ["x.yaml", "x.yml"]


def test_the_longest_name_that_fits_wins() -> None:
    assert paired("x.yaml x.y.yaml", "x.py x.y.py x.z.py") == {
        "x.yaml": ["x.py", "x.z.py"],
        "x.y.yaml": ["x.y.py"],
    }


def test_a_rule_file_without_targets_is_listed() -> None:
    assert paired("x.yaml", ".x.py") == {"x.yaml": []}
