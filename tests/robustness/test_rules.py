"""Packs are data, and may be hostile: they cost only their own rules, and the pipeline says so with 3 or 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from parity.editor import Editor
from robustness.programs import AFTER, BEFORE, RULES, lines, project, report, scan

GOOD = BEFORE + AFTER

CATASTROPHE = """\
  - id: test.catastrophe
    languages: [python]
    severity: HIGH
    message: Never found.
    patterns:
      - pattern: f($X)
      - metavariable-regex: {metavariable: $X, regex: '"(a|a)*(a|a)*(a|aa)+$'}
    metadata: {title: Catastrophe, confidence: HIGH, cwe: [CWE-1333]}
"""

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

BAD = {
    "a YAML bomb": BOMB + "rules: []\n",
    "deep nesting": "rules: " + "[" * 20_000,
    "an object": "rules:\n  - !!python/object/apply:os.system ['touch run']\n",
    "no YAML": "rules: [\n\t:",
    "binary": "\x00\x01\x02",
    "a rule that is a number": "rules: [3]\n",
    "no rules": "{}\n",
    "a pattern that does not parse": RULES.replace("os.system(...)", "os.system((((").replace("test.", "bad."),
    "a regular expression that does not compile": CATASTROPHE.join(["rules:\n", ""]).replace('"(a|a)*(a|a)*', "(["),
}


def test_a_regular_expression_without_end_is_stopped_and_the_other_rules_find_what_they_find(tmp_path: Path) -> None:
    root = project(tmp_path / "p", good=BEFORE + f'f("{"a" * 5_000}b")\n' + AFTER)
    (root / "rules.yaml").write_text(RULES + CATASTROPHE, encoding="utf-8")
    found = report(root, exit_code=3)

    assert lines(found, "test.flow") == [6, 13]
    assert [(error["kind"], error["rule"]) for error in found["errors"]] == [("budget", "test.catastrophe")]
    assert report(root, exit_code=3)["errors"] == found["errors"]  # an error is not taken from the cache as a success


def test_the_server_outlives_the_regular_expression_too(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "rules.yaml").write_text(RULES + CATASTROPHE, encoding="utf-8")
    with Editor(root) as editor:
        shown = editor.diagnostics(editor.open("good.py", BEFORE + f'f("{"a" * 5_000}b")\n' + AFTER))
        assert [one["range"]["start"]["line"] + 1 for one in shown if one["code"] == "test.flow"] == [6, 13]


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_bad_rule_file_is_named_and_the_good_ones_run(tmp_path: Path, text: str) -> None:
    root = project(tmp_path / "p", good=GOOD)
    (root / "bad.yaml").write_text(text, encoding="utf-8")
    (root / "wardline.toml").write_text('packs = []\nrules = ["rules.yaml", "bad.yaml"]\n', encoding="utf-8")
    result = scan(root)

    assert result.returncode == 2
    assert "bad.yaml" in result.stderr
    assert "Traceback" not in result.stderr
    assert "good.py:6" in result.stdout
    assert not (root / "run").exists()


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_the_server_goes_on_with_the_good_rules(tmp_path: Path, text: str) -> None:
    root = project(tmp_path / "p", good=GOOD)
    (root / "bad.yaml").write_text(text, encoding="utf-8")
    (root / "wardline.toml").write_text('packs = []\nrules = ["rules.yaml", "bad.yaml"]\n', encoding="utf-8")
    with Editor(root) as editor:
        assert "test.flow" in {one["code"] for one in editor.diagnostics(editor.open("good.py", GOOD))}
