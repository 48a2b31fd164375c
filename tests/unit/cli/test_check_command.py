"""`wardline rules check`: what is accepted, what is wrong with the rest, and where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wardline.cli import main

Captured = pytest.CaptureFixture[str]
RULE = """\
rules:
  - {id: demo.eval, languages: [python], severity: HIGH, message: m, pattern: eval($X)}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory as a collection of rules is: deep, with tests and other YAML."""
    write(tmp_path, "rules/a/b/one.yaml", RULE)
    write(tmp_path, "rules/a/b/one.test.yaml", "rules: not a rule\n")
    write(tmp_path, "rules/a/b/one.py", "eval(1)\n")
    write(tmp_path, "rules/.github/workflow.yml", "rules: [1]\n")
    write(tmp_path, "rules/values.yaml", "image: x\nnested:\n  rules: [1]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def test_accepted_rules_exit_with_0(capsys: Captured) -> None:
    assert main.run(["rules", "check", "rules"]) == 0
    out = capsys.readouterr().out
    assert "python                1        0" in out
    assert out.splitlines()[-1].startswith("1 of 1 rule accepted in ")


def test_each_rule_that_is_refused_is_told_with_its_place_and_the_remedy(here: Path, capsys: Captured) -> None:
    write(here, "rules/two.yaml", RULE.replace("pattern:", "patern:").replace("demo.eval", "demo.two"))
    write(here, "rules/three.yaml", "rules:\n- id: x\n  foo: [\n")
    write(here, "rules/four.yaml", RULE.replace("[python]", "[cobol]").replace("demo.eval", "demo.four"))
    assert main.run(["rules", "check", "rules"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if " error " in line or " note " in line] == [
        "rules/four.yaml:2:32: note [demo.four] no language `cobol` in this version (remove it or the rule)",
        next(line for line in lines if line.startswith("rules/three.yaml:4:1: error not valid YAML")),
        "rules/two.yaml:2:69: error [demo.two] unknown key `patern` (did you mean `pattern`?)",
    ]
    assert "cobol                 0        1" in lines
    assert "    1  no language `cobol` in this version" in lines
    assert lines[-1].startswith("1 of 4 rules accepted (25.0 %) in ")


def test_a_rule_of_several_languages_is_accepted_for_those_there_are_with_a_warning(
    here: Path, capsys: Captured
) -> None:
    write(here, "rules/a/b/one.yaml", RULE.replace("[python]", "[python, cobol]"))
    assert main.run(["rules", "check", "rules"]) == 0
    out = capsys.readouterr().out
    warning = (
        "rules/a/b/one.yaml:2:32: warning [demo.eval] no language `cobol` in this version "
        "(the rule runs for python only)"
    )
    assert out.splitlines()[0] == warning
    assert main.run(["rules", "check", "-q", "rules"]) == 0
    assert "the rule runs for" not in capsys.readouterr().out


def test_a_file_that_is_named_twice_counts_once(here: Path, capsys: Captured) -> None:
    write(here, "rules/two.yaml", RULE.replace("pattern:", "patern:").replace("demo.eval", "demo.two"))
    assert main.run(["rules", "check", "--json", "rules", "rules/two.yaml", "./rules/a/b/one.yaml"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["summary"] == {"rules": 2, "accepted": 1, "refused": 1}
    assert [one["severity"] for one in document["problems"]] == ["error"]


def test_all_rules_of_a_collection_are_there_even_if_ids_are_taken(here: Path, capsys: Captured) -> None:
    write(here, "rules/c/d/one.yaml", RULE)
    assert main.run(["rules", "check", "--json", "rules"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [rule["id"] for rule in document["accepted"]] == ["demo.eval", "c.d.demo.eval"]
    assert document["summary"] == {"rules": 2, "accepted": 2, "refused": 0}
    assert [(one["severity"], one["path"]) for one in document["problems"]] == [("warning", "rules/c/d/one.yaml")]


def test_a_rule_that_reads_but_does_not_compile_is_refused(here: Path, capsys: Captured) -> None:
    write(here, "rules/bad.yaml", RULE.replace("demo.eval", "demo.bad").replace("eval($X)", "'eval($X'"))
    assert main.run(["rules", "check", "--json", "rules"]) == 1
    document = json.loads(capsys.readouterr().out)
    (problem,) = document["problems"]
    assert (problem["rule"], problem["path"], problem["line"]) == ("demo.bad", "rules/bad.yaml", 2)
    assert document["languages"] == {"python": {"accepted": 1, "refused": 1}}
    assert list(document["reasons"].values()) == [1]


def test_a_directory_without_rule_files_is_a_usage_error(here: Path, capsys: Captured) -> None:
    (here / "empty").mkdir()
    for paths in (["empty"], ["rules", "empty"]):
        assert main.run(["rules", "check", *paths]) == 2
        captured = capsys.readouterr()
        assert "empty: no rule file here; rule files end in .yaml" in captured.err
        assert "accepted" not in captured.out


def test_a_fix_that_can_never_be_made_is_told(here: Path, capsys: Captured) -> None:
    fix = "fix-regex: {regex: '(a)', replacement: '\\2'}, pattern:"
    write(here, "rules/bad.yaml", RULE.replace("demo.eval", "demo.bad").replace("pattern:", fix))
    assert main.run(["rules", "check", "rules"]) == 1
    assert "[demo.bad] the replacement of `fix-regex` cannot be used: invalid group" in capsys.readouterr().out


def test_paths_are_needed_and_must_be_there(capsys: Captured) -> None:
    assert main.run(["rules", "check"]) == 2
    assert main.run(["rules", "check", "gone"]) == 2
    assert "there is no file or directory 'gone'" in capsys.readouterr().err


def test_json_may_be_asked_for_as_in_other_commands(capsys: Captured) -> None:
    assert main.run(["rules", "check", "rules", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"]["accepted"] == 1
