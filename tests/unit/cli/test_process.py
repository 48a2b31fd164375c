"""The command as a process: exit codes, pipes, signals, terminals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from unit.scan import demo

TIMEOUT = 60


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "wardline", *arguments]


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_exit_code_reaches_the_shell(tmp_path: Path) -> None:
    root = demo.make(tmp_path / "p", a="eval(1)\n", clean="x = 1\n")

    assert run(root, "scan", "clean.py").returncode == 0
    assert run(root, "scan", "a.py").returncode == 1
    assert run(root, "scan", "gone.py").returncode == 2
    assert run(root, "no-such-command").returncode == 2


def test_two_processes_say_the_same(tmp_path: Path) -> None:
    root = demo.make(tmp_path / "p", a="eval(1)\nexec('é')\n")
    first, second = (run(root, "scan", "--format", "sarif", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    times = ("startTimeUtc", "endTimeUtc")

    def lines(text: str) -> list[str]:
        return [line for line in text.splitlines() if not any(name in line for name in times)]

    assert lines(first) == lines(second)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_that_goes_away_is_not_an_error_and_the_result_stands(tmp_path: Path) -> None:
    root = demo.make(tmp_path / "p", a="eval(1)\n" * 20_000)
    process = subprocess.Popen(
        command("scan", "a.py"), cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    told = process.stderr.read()
    process.stderr.close()

    assert process.wait(TIMEOUT) == 1  # the scan was complete: its result stands
    assert told == ""


def test_a_terminal_encoding_without_the_characters_is_no_failure(tmp_path: Path) -> None:
    root = demo.make(tmp_path / "p", a="eval('🦊')\n")
    result = run(root, "scan", "a.py", PYTHONIOENCODING="ascii")

    assert result.returncode == 1
    assert "eval('?')" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process there")
def test_an_interrupt_ends_the_scan_quietly(tmp_path: Path) -> None:
    files = {f"m{number:03}": "# " + "x" * 20_000 + "\n" + "eval(1)\n" * 200 for number in range(150)}
    root = demo.make(tmp_path / "p", **files)
    script = (
        "import os, signal, sys\n"
        "from wardline.cli import main, progress\n"
        "def update(self, done, total):\n"
        "    if done == 3: os.kill(os.getpid(), signal.SIGINT)\n"
        "progress.Progress.update = update\n"
        "if __name__ == '__main__': sys.exit(main.run(['scan', '--jobs', '2', '--no-cache']))\n"
    )
    (tmp_path / "interrupted.py").write_text(script, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, str(tmp_path / "interrupted.py")],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )

    assert result.returncode == 130
    assert result.stderr.strip() == "Interrupted."
    assert result.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_gets_colours_and_its_width(tmp_path: Path) -> None:
    import pty

    root = demo.make(tmp_path / "p", a="eval(1)\n")
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        command("scan", "a.py"), cwd=root, stdout=theirs, stderr=theirs, env={**environment, "TERM": "xterm"}
    ) as process:
        os.close(theirs)
        shown = _read_all(ours)
    os.close(ours)

    assert process.returncode == 1
    assert "\x1b[31mhigh" in shown


def _read_all(descriptor: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(descriptor, 65536)
        except OSError:  # how Linux reports that the other side has closed
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_scan_leaves_no_worker_behind(tmp_path: Path) -> None:
    files = {f"m{number:03}": "# " + "x" * 20_000 + "\n" + "eval(1)\n" * 200 for number in range(150)}
    root = demo.make(tmp_path / "p", **files)
    script = (
        "import multiprocessing, os, sys\n"
        "from wardline.cli import main, progress\n"
        "def update(self, done, total):\n"
        "    print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        f"    os.kill(os.getpid(), {int(signal.SIGKILL)})\n"
        "progress.Progress.update = update\n"
        "if __name__ == '__main__': sys.exit(main.run(['scan', '--jobs', '2', '--no-cache']))\n"
    )
    (tmp_path / "killed.py").write_text(script, encoding="utf-8")
    # The workers hold the pipe too: that it ends says that they have.
    result = subprocess.run(
        [sys.executable, str(tmp_path / "killed.py")], cwd=root, capture_output=True, timeout=TIMEOUT, check=False
    )

    assert result.returncode == -signal.SIGKILL
    assert len(result.stdout.split()) == 2
