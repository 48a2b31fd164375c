"""Signals, pipes and hostile workspaces: no half-written file, no code of the workspace run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from parity.editor import WARDLINE, Editor
from robustness.programs import AFTER, BEFORE, lines, project, report, scan, started

GOOD = BEFORE + AFTER
MANY = {f"m{number:03}": f"# {number} {'x' * 8_000}\n" + GOOD * 30 for number in range(60)}

# Ends the scan by a signal to itself while results arrive, so that the moment does not depend on the machine.
SIGNALLED = """\
import os, sys
from wardline.cli import main, progress
def update(self, done, total):
    if done == 40: os.kill(os.getpid(), {number})
progress.Progress.update = update
if __name__ == '__main__': sys.exit(main.run(['scan', '--jobs', '2', '--format', 'json', '--output', 'report.json']))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="other signals and pipes there")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT], ids=str)
def test_an_ended_scan_leaves_the_old_report_and_a_sound_cache(tmp_path: Path, cache: Path, number: int) -> None:
    root = project(tmp_path / "p", **MANY)
    (root / "report.json").write_text("the old one")
    program = tmp_path / "signalled.py"
    program.write_text(SIGNALLED.format(number=int(number)), encoding="utf-8")
    result = subprocess.run([sys.executable, str(program)], cwd=root, capture_output=True, timeout=120, check=False)

    assert result.returncode == (130 if number == signal.SIGINT else -number)
    assert (root / "report.json").read_text() == "the old one"
    assert [path.name for path in root.iterdir() if path.name.endswith(".tmp")] == []
    fresh = report(root, "--no-cache")
    assert report(root)["findings"] == fresh["findings"]
    assert report(root)["findings"] == fresh["findings"]


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, form: str) -> None:
    root = project(tmp_path / "p", many=GOOD * 2_000)
    with started(root, ["scan", "--format", form]) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert process.wait(60) in (1, 141)


def test_without_any_streams_the_exit_code_still_says_it(tmp_path: Path) -> None:
    root = project(tmp_path / "p", good=GOOD)
    result = subprocess.run(["sh", "-c", f"'{WARDLINE}' scan >&- 2>&- <&-"], cwd=root, check=False, timeout=60)

    assert result.returncode == 1


def test_the_exit_codes_end_to_end(tmp_path: Path) -> None:
    root = project(
        tmp_path / "p", good=GOOD, clean="x = 1\n", deep="x = request.args" + ".a" * 3_000 + "\nos.system(x)\n"
    )

    assert scan(root, "clean.py").returncode == 0
    assert scan(root, "good.py").returncode == 1
    assert scan(root, "good.py", "--fail-on", "critical").returncode == 0
    assert scan(root, "good.py", "--fail-on", "never").returncode == 0
    assert scan(root, "gone.py").returncode == 2
    assert scan(root, "--no-such-option").returncode == 2
    assert scan(root, "--config", "gone.yaml", "good.py").returncode == 2
    (root / "wardline.toml").write_text("[", encoding="utf-8")
    assert scan(root, "good.py").returncode == 2


# Everything that Wardline or Python might import while it scans or serves; importing one of these leaves a trace.
MODULES = (
    *(
        "ahocorasick_rs",
        "attrs",
        "bandit",
        "cattrs",
        "click",
        "json",
        "hashlib",
        "libcst",
        "lsprotocol",
        "multiprocessing",
    ),
    *(
        "pathspec",
        "platformdirs",
        "pygls",
        "regex",
        "rich",
        "sitecustomize",
        "stevedore",
        "tree_sitter",
        "usercustomize",
    ),
    *(
        "tree_sitter_python",
        "tree_sitter_javascript",
        "yaml",
        "conftest",
        "setup",
        "wardline_plugin",
        "random",
        "typing",
    ),
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A project whose modules have the names of what Wardline imports, and say so when they are run."""
    root = project(tmp_path / "p", **MANY, **dict.fromkeys(MODULES, "open('run', 'a').write(__name__)\n"))
    (root / "wardline.toml").write_text('packs = []\nrules = ["rules.yaml"]\nbandit = true\n', encoding="utf-8")
    return root


def test_scanning_runs_no_code_of_the_workspace(hostile: Path) -> None:
    found = report(hostile, "--jobs", "2", exit_code=1)

    assert lines(found, "test.flow")
    assert any(one["rule"].startswith("bandit.") for one in found["findings"])
    assert not (hostile / "run").exists()


def test_the_module_form_of_the_command_runs_no_code_of_the_workspace_either(hostile: Path) -> None:
    # `random` and `typing` would be taken before the first line of ours: they are Python's own business.
    result = subprocess.run(
        [sys.executable, "-m", "wardline", "scan", "--jobs", "2", "--format", "json"],
        cwd=hostile,
        capture_output=True,
        check=False,
        timeout=120,
    )

    assert lines(json.loads(result.stdout), "test.flow")
    assert not (hostile / "run").exists()


def test_serving_an_editor_runs_no_code_of_the_workspace(hostile: Path) -> None:
    with Editor(hostile) as editor:
        uri = editor.open("m000.py", MANY["m000"])
        assert editor.diagnostics(uri)
        editor.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        editor.request("workspace/executeCommand", {"command": "wardline.rescanWorkspace", "arguments": []})
    assert not (hostile / "run").exists()


def test_many_files_opened_at_once_all_get_their_findings(tmp_path: Path) -> None:
    root = project(tmp_path / "p", **MANY)
    found = report(root)
    with Editor(root) as editor:
        uris = {name: editor.open(f"{name}.py", text) for name, text in MANY.items()}
        for name, uri in uris.items():
            shown = [one["range"]["start"]["line"] + 1 for one in editor.diagnostics(uri) if one["code"] == "test.flow"]
            assert shown == lines(found, "test.flow", f"{name}.py")


def test_a_killed_server_leaves_nothing_running(tmp_path: Path) -> None:
    root = project(tmp_path / "p", **MANY)
    read, write = os.pipe()
    try:
        with started(root, ["lsp"], stdin=subprocess.PIPE, pass_fds=[write]) as process:
            process.kill()
            process.wait()
            assert process.stdin is not None
            process.stdin.close()
        os.close(write)
        write = -1
        assert os.read(read, 1) == b""  # every process that held the pipe has gone
    finally:
        os.close(read)
        if write >= 0:
            os.close(write)
