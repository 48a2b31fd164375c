"""`wardline scan` in this process: options, formats, exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click.testing
import pytest

from unit.scan import demo
from wardline.cli import main as cli_main
from wardline.cli import scan_command as scan_module
from wardline.model import Analysis, AnalysisError, ErrorKind, FileReport
from wardline.scan import work

Run = Callable[..., click.testing.Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a demo project with one finding of each severity from high to low."""
    root = demo.make(tmp_path / "project", a="eval(1)\n", b="exec(2)\n", c="print(3)\n", clean="x = 1\n")
    monkeypatch.chdir(root)
    runner = click.testing.CliRunner()

    def invoke(*arguments: str) -> click.testing.Result:
        return runner.invoke(cli_main.cli, ["scan", *arguments], standalone_mode=True)

    return invoke


def code(run: Run, *arguments: str, capsys: pytest.CaptureFixture[str] | None = None) -> int:
    """The exit code as the installed command gives it."""
    return cli_main.run(["scan", *arguments])


def test_reports_say_that_a_rule_with_a_mistake_did_not_run(run: Run) -> None:
    Path("rules.yaml").write_text(demo.RULES.replace("pattern: exec($X)", "pattern: exec($X"), encoding="utf-8")
    (error,) = json.loads(run("--format", "json").stdout)["errors"]
    assert (error["kind"], error["path"], error["rule"]) == ("refused", "rules.yaml", "demo.exec")
    (invocation,) = json.loads(run("--format", "sarif").stdout)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolConfigurationNotifications"][0]["associatedRule"] == {"id": "demo.exec"}


def test_a_file_that_does_not_parse_as_a_whole_is_counted_and_changes_no_exit_code(run: Run) -> None:
    Path("clean.py").write_text("x = 1\ndef f(:\n    eval\n", encoding="utf-8")
    result = run("clean.py")
    assert "1 file scanned with 2 rules; 1 read only in part" in result.output
    assert "error" not in result.output
    (error,) = json.loads(run("clean.py", "--format", "json").stdout)["errors"]
    assert (error["kind"], error["path"]) == ("partial", "clean.py")
    assert error["message"] == "does not parse as a whole, first in line 2"
    assert cli_main.run(["scan", "clean.py"]) == 0


def test_names_of_a_registry_are_told_from_files(run: Run) -> None:
    assert "Wardline downloads no rules" in run("--config", "p/ci").stderr


def test_the_working_directory_is_scanned_by_default(run: Run) -> None:
    output = run().stdout

    assert "a.py:1:1 high demo.eval Do not evaluate 1.\n" in output
    assert "2 findings (1 high, 1 medium); 4 files scanned with 2 rules" in output


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["clean.py"], 0),
        (["a.py"], 1),
        (["b.py", "--fail-on", "high"], 0),
        (["b.py", "--fail-on", "medium"], 1),
        (["a.py", "--fail-on", "never"], 0),
        (["a.py", "--ignore", "demo.eval"], 0),
        (["a.py", "--select", "demo.exec"], 0),
        (["c.py"], 0),
        (["c.py", "--profile", "strict"], 1),
        (["gone.py"], 2),
        (["gone.py", "a.py"], 2),
        (["--format", "xml"], 2),
        (["--fail-on", "awful"], 2),
        (["--select", "demo.evil"], 2),
        (["--jobs", "0"], 2),
        (["--config", "gone.yaml", "clean.py"], 2),
        (["--output", "no/such/directory/report.txt"], 2),
    ],
)
def test_exit_codes(run: Run, arguments: list[str], expected: int) -> None:
    assert code(run, *arguments) == expected


def test_the_configured_severity_decides_unless_the_command_line_does(run: Run) -> None:
    Path("wardline.toml").write_text('packs = []\nrules = ["rules.yaml"]\nfail-on = "critical"\n', encoding="utf-8")

    assert code(run, "a.py") == 0
    assert code(run, "a.py", "--fail-on", "high") == 1


def test_suppressed_findings_do_not_fail_the_run(run: Run) -> None:
    Path("a.py").write_text("eval(1)  # wardline: ignore[demo.eval] -- constant\n", encoding="utf-8")

    assert code(run, "a.py") == 0
    assert "demo.eval" not in run("a.py").stdout
    assert "Suppressed (wardline): constant" in run("a.py", "--show-suppressed").stdout


def test_a_failing_file_makes_the_exit_code_3_and_the_others_are_reported(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    check = work._run

    def failing(project: object, job: work.Job, with_fixes: bool) -> work.Outcome:
        if job.shown == "b.py":
            error = AnalysisError(ErrorKind.RULE, "the rule failed", "demo.exec", "b.py")
            return work.Outcome(FileReport("b.py", Analysis(errors=(error,))))
        return check(project, job, with_fixes)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "_run", failing)

    assert code(run, "--no-cache") == 3
    output = capsys.readouterr().out
    assert "a.py:1:1 high demo.eval" in output
    assert "b.py: error [demo.exec]: the rule failed" in output


def test_a_mistake_in_the_configuration_is_told_on_stderr_and_does_not_stop(run: Run) -> None:
    Path("wardline.toml").write_text('packs = []\nrules = ["rules.yaml"]\nselekt = []\n', encoding="utf-8")
    result = run("clean.py")

    assert result.stderr.startswith('warning: wardline.toml:3:1: unknown key "selekt"')
    assert code(run, "clean.py") == 0
    assert run("clean.py", "--quiet").stderr == ""


def test_a_configuration_that_cannot_be_read_makes_the_exit_code_2(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("wardline.toml").write_text("packs = [\n", encoding="utf-8")

    assert code(run, "clean.py") == 2
    assert "error: wardline.toml:" in capsys.readouterr().err


def test_a_broken_rule_makes_the_exit_code_2_and_the_others_run(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("rules.yaml").write_text(demo.RULES.replace("pattern: exec($X)", "pattern: exec($X"), encoding="utf-8")

    assert code(run) == 2
    told = capsys.readouterr()
    assert "error: rules.yaml:" in told.err
    assert "demo.eval" in told.out


def test_explicit_rules_run_instead_of_the_configured_ones(run: Run) -> None:
    Path("own.yaml").write_text(demo.RULES.replace("demo.", "own."), encoding="utf-8")
    output = run("--config", "own.yaml").stdout

    assert "own.eval" in output
    assert "own.print" in output
    assert "demo." not in output


def test_ignored_rules_add_to_the_configured_ones(run: Run) -> None:
    Path("wardline.toml").write_text('packs = []\nrules = ["rules.yaml"]\nignore = ["demo.eval"]\n', encoding="utf-8")

    assert code(run, "--ignore", "demo.exec, demo.print") == 0


@pytest.mark.parametrize("arguments", [[], ["empty"]])
def test_a_scan_of_nothing_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)

    assert cli_main.run(["scan", *arguments]) == 0
    where = arguments[0] if arguments else "this directory"
    assert f"warning: nothing to scan: no file that Wardline reads in {where}" in capsys.readouterr().err
    assert cli_main.run(["scan", "--quiet", *arguments]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("output", "message"),
    [("no/such/report.txt", "there is no directory 'no/such'"), (".", "'.' is a directory; name a file in it")],
)
def test_an_output_that_cannot_be_is_named(
    run: Run, capsys: pytest.CaptureFixture[str], output: str, message: str
) -> None:
    assert code(run, "--output", output) == 2
    assert f"--output: {message}" in capsys.readouterr().err


def test_an_unknown_rule_is_answered_with_the_nearest(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert code(run, "--select", "demo.evl") == 2
    assert "no rule is called 'demo.evl'; did you mean demo.eval?" in capsys.readouterr().err


def test_json_and_sarif_go_to_standard_output_alone(run: Run) -> None:
    assert [finding["rule"] for finding in json.loads(run("--format", "json").stdout)["findings"]] == [
        "demo.eval",
        "demo.exec",
    ]
    results = json.loads(run("--format", "sarif").stdout)["runs"][0]["results"]
    assert [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results] == [
        "a.py",
        "b.py",
    ]


def test_a_report_file_is_written_whole_and_the_summary_is_told(run: Run) -> None:
    result = run("--format", "json", "--output", "out.json", "a.py")

    assert result.stdout == ""
    assert "1 finding (1 high)" in result.stderr
    assert "report written to out.json" in result.stderr
    assert json.loads(Path("out.json").read_bytes())["summary"]["findings"] == 1
    assert run("--output", "out.txt", "--quiet", "a.py").stderr == ""
    assert "a.py:1:1 high" in Path("out.txt").read_text(encoding="utf-8")


def test_an_interrupted_scan_leaves_the_old_report(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.json").write_text("old", encoding="utf-8")

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(scan_module, "_scanned", interrupted)

    assert code(run, "--output", "out.json") == 130
    assert Path("out.json").read_text(encoding="utf-8") == "old"


def test_quiet_leaves_findings_only(run: Run) -> None:
    output = run("--quiet", "a.py").stdout

    assert "demo.eval" in output
    assert "parity" not in output
    assert run("--quiet", "clean.py").output == ""


def test_colours_come_when_asked_for_and_never_in_a_pipe_by_themselves(run: Run) -> None:
    assert "\x1b[" not in run("a.py").stdout
    runner = click.testing.CliRunner()
    assert "\x1b[31m" in runner.invoke(cli_main.cli, ["scan", "--color", "always", "a.py"], color=True).stdout


def test_help_explains_the_exit_codes(run: Run) -> None:
    output = run("--help").stdout

    for line in ("0  no finding", "1  findings at or above", "2  usage or configuration error", "3  internal error"):
        assert line in output


def test_the_command_for_a_rules_page_names_the_rules_given_by_hand(run: Run) -> None:
    rule = "rules:\n- {id: mine, languages: [python], severity: LOW, message: m, pattern: print(...)}\n"
    Path("my rules.yaml").write_text(rule)
    output = run("--config", "my rules.yaml").stdout
    (more,) = {line.strip() for line in output.splitlines() if "More:" in line}
    assert more == "More: wardline explain '--config=my rules.yaml' mine"


def test_wrong_rules_are_all_that_is_said(run: Run) -> None:
    assert "nothing to scan" not in run("--config", "gone.yaml").output


def test_a_severity_may_be_written_in_capitals(run: Run) -> None:
    assert run("--fail-on", "HIGH").exit_code == run("--fail-on", "high").exit_code != 2


def test_timings_tell_on_stderr_what_each_rule_cost(run: Run) -> None:
    done = run("--timings", "--format", "json")
    assert json.loads(done.stdout)["summary"]["files_scanned"]
    head, *rows, total = done.stderr.splitlines()
    assert head.split() == ["rule", "seconds", "share", "files", "most"]
    spent = [float(row.split()[1]) for row in rows]
    assert spent == sorted(spent, reverse=True)
    assert total.startswith("all rules")
