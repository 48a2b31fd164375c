"""`wardline test`: exit codes, formats, where the report goes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from wardline.cli import main

Captured = pytest.CaptureFixture[str]
RULE = """\
rules:
  - {id: demo.eval, languages: [python], severity: HIGH, message: m, pattern: eval($X)}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a rule and its passing test, as the working directory."""
    write(tmp_path, "a.yaml", RULE)
    write(tmp_path, "a.py", "# ruleid: demo.eval\neval(1)\n# ok: demo.eval\nint(1)\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).write_text(text, encoding="utf-8")


def test_passing_rules_exit_with_0_and_a_summary(capsys: Captured) -> None:
    assert main.run(["test"]) == 0
    assert capsys.readouterr().out.startswith("1 rule tested: 1 passed, 0 failed in ")


def test_a_difference_exits_with_1_and_shows_the_line(here: Path, capsys: Captured) -> None:
    write(here, "a.py", "# ruleid: demo.eval\nint('\x1b[31m')\n# ok: eval\neval(1)\n")
    assert main.run(["test", "."]) == 1
    assert capsys.readouterr().out.splitlines()[:4] == [
        "a.py:2: missed demo.eval",
        "  -    2 | int('<U+001B>[31m')",
        "a.py:4: unexpected (marked ok) demo.eval",
        "  +    4 | eval(1)",
    ]


def test_a_fix_that_differs_exits_with_1_and_shows_a_diff(here: Path, capsys: Captured) -> None:
    write(here, "a.yaml", RULE.replace("pattern:", "fix: int($X), pattern:"))
    write(here, "a.fixed.py", "# ruleid: demo.eval\nfloat(1)\n# ok: demo.eval\nint(1)\n")
    assert main.run(["test"]) == 1
    out = capsys.readouterr().out
    assert "    -float(1)\n    +int(1)\n" in out
    assert "1 file fixed: 0 passed, 1 failed" in out


def test_a_rule_that_does_not_load_exits_with_2_and_the_others_are_tested(here: Path, capsys: Captured) -> None:
    write(here, "b.yaml", RULE.replace("pattern: eval", "patern: eval"))
    assert main.run(["test"]) == 2
    out = capsys.readouterr().out
    assert "b.yaml:2:" in out
    assert "did you mean `pattern`?" in out
    assert "1 rule tested: 1 passed, 0 failed; 1 not loaded" in out


@pytest.mark.parametrize("path", ["gone", "empty", "empty/x.py"])
def test_nothing_to_test_is_a_usage_error(here: Path, path: str, capsys: Captured) -> None:
    (here / "empty").mkdir()
    write(here, "empty/x.py", "x = 1\n")
    assert main.run(["test", path]) == 2
    assert path in capsys.readouterr().err


def test_rules_without_tests_are_counted_and_listed_when_asked_for(here: Path, capsys: Captured) -> None:
    write(here, "b.yaml", RULE.replace("demo.eval", "demo.untested"))
    assert main.run(["test"]) == 0
    assert "1 without tests" in (out := capsys.readouterr().out)
    assert "demo.untested" not in out
    assert main.run(["test", "-v"]) == 0
    assert "b.yaml:2:5: no test demo.untested" in capsys.readouterr().out
    assert main.run(["test", "--strict"]) == 1
    assert "has no line that must be found (`ruleid:`)" in capsys.readouterr().out


def test_an_unknown_id_is_a_warning_and_fails_with_strict(here: Path, capsys: Captured) -> None:
    write(here, "a.py", "# ruleid: eval\neval(1)\n# ok: demo.evil, eval\nint(1)\n")
    assert main.run(["test"]) == 0
    assert "a.py:3: warning `ok: demo.evil` names no rule of a.yaml; did you mean demo.eval?" in capsys.readouterr().out
    assert main.run(["test", "--strict"]) == 1


def test_json_tells_every_line(here: Path, capsys: Captured) -> None:
    write(here, "a.py", "# ruleid: eval\nint(1)\n# todook: eval\neval(1)\n")
    assert main.run(["test", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    (rule,) = document["files"][0]["rules"]
    assert document["summary"]["failed"] == 1
    assert (rule["id"], rule["status"]) == ("demo.eval", "failed")
    (target,) = rule["targets"]
    assert target["differences"] == [{"line": 2, "kind": "missed", "marked_ok": False, "source": "int(1)"}]
    assert target["todo"] == [{"line": 4, "kind": "todook", "found": True}]


def test_junit_is_well_formed_whatever_the_sources_hold(here: Path, capsys: Captured) -> None:
    write(here, "a.py", "# ruleid: eval\nint('<&\x01\ufffe]]>')\n")
    write(here, "b.yaml", RULE.replace("demo.eval", "demo.untested"))
    write(here, "c.yaml", RULE.replace("HIGH", "SEVERE"))
    assert main.run(["test", "--format", "junit"]) == 2
    root = Xml.fromstring(capsys.readouterr().out)
    assert [root.get(key) for key in ("tests", "failures", "errors", "skipped")] == ["3", "1", "1", "1"]
    (failure,) = root.iter("failure")
    assert failure.text == "a.py:2: missed: int('<&\ufffd\ufffd]]>')"


def test_the_report_goes_to_a_file(here: Path, capsys: Captured) -> None:
    assert main.run(["test", "--format", "junit", "--output", "report.xml"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("; report written to report.xml\n")
    assert Xml.parse(here / "report.xml").getroot().get("tests") == "1"
    assert main.run(["test", "--output", "none/report.xml"]) == 2


def test_many_rule_files_in_processes_give_the_same_in_order(here: Path) -> None:
    for number in range(70):
        write(here, f"r{number:02}.yaml", RULE)
        write(here, f"r{number:02}.py", "# ruleid: eval\neval(1)\n")
    command = [sys.executable, "-m", "wardline", "test", "--format", "json"]
    one, two = (
        subprocess.run([*command, "--jobs", jobs], cwd=here, capture_output=True, check=True, timeout=60).stdout
        for jobs in ("1", "2")
    )
    assert json.loads(one)["files"] == json.loads(two)["files"]
    assert json.loads(one)["summary"]["passed"] == 71
