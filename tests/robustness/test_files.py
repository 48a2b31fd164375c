"""Files that are not what they seem, vanish, cannot be read or written: each costs only itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from robustness.programs import AFTER, BEFORE, lines, project, report, scan, started

FULL = Path("/dev/full")
GOOD = BEFORE + AFTER


def test_a_binary_file_with_a_python_name_is_left_out(tmp_path: Path) -> None:
    root = project(tmp_path / "p", binary=b"\x7fELF\0\0\0" + os.urandom(4096), good=GOOD)
    found = report(root, exit_code=1)

    assert lines(found, "test.flow", "good.py")
    assert [(error["kind"], error["path"]) for error in found["errors"]] == [("skipped", "binary.py")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_an_error_and_the_others_are_scanned(tmp_path: Path) -> None:
    root = project(tmp_path / "p", secret=GOOD, good=GOOD)
    (root / "secret.py").chmod(0)
    found = report(root, exit_code=3)

    assert lines(found, "test.flow", "good.py")
    assert [(error["kind"], error["path"]) for error in found["errors"]] == [("file", "secret.py")]


@pytest.mark.skipif(sys.platform == "win32", reason="no symbolic links without a privilege")
def test_a_dangling_link_that_is_named_is_an_error_and_the_others_are_scanned(tmp_path: Path) -> None:
    root = project(tmp_path / "p", good=GOOD)
    (root / "dangling.py").symlink_to("nowhere.py")
    found = report(root, "dangling.py", "good.py", exit_code=3)

    assert lines(found, "test.flow", "good.py")
    assert [(error["kind"], error["path"]) for error in found["errors"]] == [("file", "dangling.py")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    root = project(tmp_path / "p", good=GOOD)
    os.mkfifo(root / "pipe.py")

    assert lines(report(root, exit_code=1), "test.flow")
    assert report(root, "pipe.py", exit_code=3)["errors"]


@pytest.mark.skipif(sys.platform == "win32", reason="no symbolic links without a privilege")
def test_links_that_lead_in_a_circle_are_walked_once(tmp_path: Path) -> None:
    root = project(tmp_path / "p", good=GOOD)
    (root / "inner").mkdir()
    (root / "inner" / "loop").symlink_to(root, target_is_directory=True)
    (root / "itself.py").symlink_to("itself.py")
    found = report(root, exit_code=1)

    assert {one["path"] for one in found["findings"]} == {"good.py"}


def test_a_file_that_vanishes_after_it_was_found_is_an_error_and_the_others_are_scanned(tmp_path: Path) -> None:
    root = project(tmp_path / "p", gone=GOOD, good=GOOD)
    program = (
        "import sys; from pathlib import Path\n"
        "from wardline.cli.main import run; from wardline.scan import run as steps\n"
        "found = steps.discover\n"
        "def discover(*a, **named):\n"
        "    files = found(*a, **named); Path('gone.py').unlink(); return files\n"
        "steps.discover = discover\n"
        "sys.exit(run(['scan']))\n"
    )
    result = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=root, capture_output=True, encoding="utf-8", check=False
    )

    assert result.returncode == 3
    assert "good.py:6" in result.stdout
    assert "gone.py" in result.stdout + result.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_behind_stdout_is_said_and_is_no_finding(tmp_path: Path) -> None:
    root = project(tmp_path / "p", good=GOOD)
    with FULL.open("w") as full:
        command = [sys.executable, "-P", "-m", "wardline", "scan"]
        result = subprocess.run(command, cwd=root, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)

    assert result.returncode in (2, 3)
    assert "No space left" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_an_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    root = project(tmp_path / "p", good=GOOD)
    result = scan(root, "--output", str(FULL))

    assert result.returncode == 2
    assert "No space left" in result.stderr
    assert FULL.is_char_device()  # a device is written to, not replaced, whoever runs the scan


@pytest.mark.skipif(sys.platform == "win32", reason="no such name for it")
def test_standard_output_can_be_named_as_the_output(tmp_path: Path) -> None:
    result = scan(project(tmp_path / "p", good=GOOD), "--format", "json", "--output", "/dev/stdout")

    assert result.returncode == 1
    assert json.loads(result.stdout)["findings"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_named_pipe_gets_the_report(tmp_path: Path) -> None:
    root = project(tmp_path / "p", good=GOOD)
    os.mkfifo(tmp_path / "pipe")
    with started(root, ["scan", "--format", "json", "--output", str(tmp_path / "pipe")]) as process:
        assert json.loads((tmp_path / "pipe").read_bytes())["findings"]
        assert process.wait(60) == 1


def test_an_output_in_a_directory_that_is_not_there_is_a_usage_error_before_the_work(tmp_path: Path) -> None:
    root = project(tmp_path / "p", good=GOOD)
    result = scan(root, "--output", "no/such/report.json")

    assert result.returncode == 2
    assert result.stdout == ""


def test_damaged_cache_entries_are_computed_again(tmp_path: Path, cache: Path) -> None:
    root = project(tmp_path / "p", good=GOOD)
    first = report(root)
    entries = [path for path in cache.rglob("*") if path.is_file() and path.name != "CACHEDIR.TAG"]
    assert entries
    for damage in (b"", b"\0" * 100, b"wardline-cache-1\n{}"):
        for entry in entries:
            entry.write_bytes(damage)
        assert report(root)["findings"] == first["findings"]
    assert all(len(entry.read_bytes()) > 100 for entry in entries)


def test_a_cache_that_is_a_file_costs_only_the_cache(tmp_path: Path, cache: Path) -> None:
    cache.write_text("not a directory")

    assert lines(report(project(tmp_path / "p", good=GOOD), exit_code=1), "test.flow")


def test_two_scans_at_once_share_one_cache(tmp_path: Path) -> None:
    root = project(tmp_path / "p", **{f"m{number}": GOOD + f"# {number}\n" for number in range(60)})
    command = [sys.executable, "-P", "-m", "wardline", "scan", "--format", "json", "--output"]
    both = [subprocess.Popen([*command, str(tmp_path / name)], cwd=root, stderr=subprocess.PIPE) for name in "ab"]
    for process in both:
        process.communicate(timeout=60)
        assert process.returncode == 1

    one, other = (json.loads((tmp_path / name).read_text("utf-8"))["findings"] for name in "ab")
    assert one == other == report(root)["findings"]
