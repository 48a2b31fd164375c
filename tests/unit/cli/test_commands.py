"""The other commands: explain, rules, parity, lsp, --version; and how failures become exit codes."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

import click
import pytest

import wardline
from unit.scan import demo
from wardline.cli import exit_codes, main
from wardline.model import AnalysisError, Confidence, ErrorKind, Finding, Severity, Suppression
from wardline.scan import engine_digest, open_project
from wardline.text import Span


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo project as the working directory."""
    root = demo.make(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


Captured = pytest.CaptureFixture[str]


class Server:
    """Notes how it was started."""

    def __init__(self) -> None:
        self.started: list[object] = []

    def stdio(self) -> None:
        self.started.append("stdio")

    def tcp(self, host: str, port: int) -> None:
        self.started.append((host, port))


def test_explain_prints_the_rules_page_as_markdown_in_a_pipe(capsys: Captured) -> None:
    assert main.run(["explain", "demo.eval"]) == 0
    assert capsys.readouterr().out.startswith("# Evaluated text\n")


def test_explain_lays_the_page_out_when_asked_to(capsys: Captured) -> None:
    assert main.run(["explain", "demo.eval", "--format", "text"]) == 0
    output = capsys.readouterr().out
    assert "Evaluated text" in output
    assert "# Evaluated" not in output
    assert "\x1b[" not in output


def test_explain_knows_rules_that_do_not_run_here(capsys: Captured) -> None:
    assert main.run(["explain", "demo.print"]) == 0
    assert "Printed" in capsys.readouterr().out


@pytest.mark.parametrize("word", ["eval", "demo.evl"])
def test_explain_suggests_the_rule_that_was_meant(capsys: Captured, word: str) -> None:
    assert main.run(["explain", word]) == 2
    assert "did you mean demo.eval?" in capsys.readouterr().err


def test_a_rule_page_cannot_steer_the_terminal(here: Path, capsys: Captured) -> None:
    rules = demo.RULES.replace("title: Evaluated text", 'title: "Evil \\e[2J"')
    (here / "rules.yaml").write_text(rules, encoding="utf-8")
    main.run(["explain", "demo.eval"])

    assert "\x1b" not in capsys.readouterr().out


def test_rules_are_listed_as_tab_separated_values_in_a_pipe(capsys: Captured) -> None:
    assert main.run(["rules", "list"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]

    assert lines[0] == ["rule", "severity", "CWE", "OWASP", "ASVS", "fix", "runs"]
    assert lines[1] == ["demo.eval", "high", "CWE-95", "A05:2025", "", "", "yes"]
    assert lines[3][-1] == "no"


def test_rules_are_listed_as_json(capsys: Captured) -> None:
    assert main.run(["rules", "list", "--json"]) == 0
    rules = json.loads(capsys.readouterr().out)

    assert [(rule["id"], rule["cwe"], rule["runs"]) for rule in rules] == [
        ("demo.eval", [95], True),
        ("demo.exec", [95], True),
        ("demo.print", [532], False),
        ("wardline.suppression-malformed", [], True),
        ("wardline.suppression-unused", [], True),
        ("wardline.suppression-expired", [], True),
    ]


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_the_list_of_rules_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, capsys: Captured, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main.run(["rules", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert max(map(len, lines)) < columns
    assert lines[1].split()[:2] == ["demo.eval", "high"]
    assert "CWE-95" in "".join(lines[1:3])


@pytest.mark.parametrize("name", ["malformed", "unused", "expired"])
def test_explain_shows_how_a_suppression_is_written(capsys: Captured, name: str) -> None:
    assert main.run(["explain", f"wardline.suppression-{name}"]) == 0
    assert "wardline: ignore[rule-id, other-id] -- reason (until 2027-06-30)" in capsys.readouterr().out


def test_parity_prints_the_digest_first(here: Path, capsys: Captured) -> None:
    assert main.run(["parity"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[0] == open_project(here).digest
    assert "configuration wardline.toml" in lines


def test_the_version_names_the_engine(capsys: Captured) -> None:
    assert main.run(["--version"]) == 0
    assert capsys.readouterr().out == f"wardline {wardline.__version__} (engine {engine_digest()})\n"


@pytest.mark.parametrize(
    ("arguments", "started"),
    [
        ([], "stdio"),
        (["--stdio"], "stdio"),
        (["--stdio", "--clientProcessId=42"], "stdio"),
        (["--tcp", "2087"], ("127.0.0.1", 2087)),
        (["--tcp", "localhost:0"], ("localhost", 0)),
        (["--tcp", "[::1]:9"], ("::1", 9)),
    ],
)
def test_lsp_starts_the_server_as_asked(arguments: list[str], started: object) -> None:
    server = Server()

    assert main.run(["lsp", *arguments], server) == 0
    assert server.started == [started]


@pytest.mark.parametrize("arguments", [["--tcp", "x:y"], ["--tcp", "70000"], ["--tcp", "1", "--stdio"], ["file"]])
def test_lsp_refuses_what_it_cannot_serve(arguments: list[str]) -> None:
    server = Server()

    assert main.run(["lsp", *arguments], server) == 2
    assert server.started == []


def test_a_full_disk_is_no_internal_error(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    @click.command("fill")
    def fill() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setitem(main.cli.commands, "fill", fill)
    monkeypatch.setattr(main, "silence_stdout", lambda: None)

    assert main.run(["fill"]) == 3
    assert capsys.readouterr().err == "error: standard output cannot be written: No space left on device\n"


def test_an_unexpected_failure_is_one_line_and_exit_code_3(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    @click.command("fail")
    def fail() -> None:
        raise RuntimeError("boom")

    monkeypatch.setitem(main.cli.commands, "fail", fail)

    assert main.run(["fail"]) == 3
    assert capsys.readouterr().err == "internal error: RuntimeError: boom\n"


def finding(severity: Severity, *, suppressed: bool = False) -> Finding:
    suppression = Suppression(Span(0, 0), "wardline") if suppressed else None
    return Finding("x", "", Span(0, 0), severity, Confidence.HIGH, Span(0, 0), suppression=suppression)


BROKEN = AnalysisError(ErrorKind.BUDGET, "")
SKIPPED = AnalysisError(ErrorKind.SKIPPED, "")


@pytest.mark.parametrize(
    ("findings", "errors", "fail_on", "misconfigured", "expected"),
    [
        ([], [], Severity.LOW, False, 0),
        ([finding(Severity.INFO)], [], Severity.LOW, False, 0),
        ([finding(Severity.LOW)], [], Severity.LOW, False, 1),
        ([finding(Severity.CRITICAL)], [], None, False, 0),
        ([finding(Severity.HIGH, suppressed=True)], [], Severity.LOW, False, 0),
        ([], [SKIPPED], Severity.LOW, False, 0),
        ([finding(Severity.HIGH)], [BROKEN], Severity.LOW, False, 3),
        ([finding(Severity.HIGH)], [BROKEN], Severity.LOW, True, 2),
    ],
)
def test_what_makes_a_result_incomplete_goes_before_what_it_found(
    findings: list[Finding], errors: list[AnalysisError], fail_on: Severity | None, misconfigured: bool, expected: int
) -> None:
    assert exit_codes.exit_code(findings, errors, fail_on, misconfigured=misconfigured) == expected


def test_what_is_excluded_is_left_out_even_if_named_where_that_is_wanted(here: Path, capsys: Captured) -> None:
    demo.make(here, 'exclude = ["/generated.py"]', generated="eval(1)\n")
    assert main.run(["scan", "generated.py"]) == 1
    assert main.run(["scan", "--force-exclude", "generated.py"]) == 0


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        ('selekt = ["a"]', 0),
        ('profile = "thorough"', 0),
        ('ignore = ["no.such.rule"]', 0),
        ("ignore = [", 2),
        ('rules = ["gone.yaml"]', 2),
        ('packs = ["gone"]', 2),
    ],
)
def test_mistakes_in_a_configuration_warn_and_what_cannot_be_read_exits_with_2(
    here: Path, capsys: Captured, configuration: str, expected: int
) -> None:
    (here / "wardline.toml").write_text(configuration + "\n", encoding="utf-8")
    (here / "clean.py").write_text("x = 1\n", encoding="utf-8")
    assert main.run(["scan", "clean.py"]) == expected
    assert capsys.readouterr().err.startswith("error: " if expected else "warning: ")


def test_the_cache_is_shown_and_cleared(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("WARDLINE_CACHE_DIR", str(tmp_path / "kept"))
    (here / "a.py").write_text("eval(1)\n", "utf-8")
    main.run(["scan", "--quiet"])
    capsys.readouterr()
    assert main.run(["cache", "dir"]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "kept")
    assert main.run(["cache", "clear"]) == 0
    assert not capsys.readouterr().out.startswith("0 entries")
    assert main.run(["cache", "clear"]) == 0
    assert capsys.readouterr().out.startswith("0 entries")
