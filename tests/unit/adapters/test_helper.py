"""A child process that answers, is stopped when it does not, and leaves with its parent."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from wardline.adapters.helper import Helper, HelperError

ECHO = """
import json, os, sys
for line in sys.stdin.buffer:
    question = json.loads(line)
    if "die" in question:
        os._exit(1)
    if "mumble" in question:
        print("no json", flush=True)
        continue
    if "hang" in question:
        while True: pass
    print(json.dumps({"pid": os.getpid(), "cwd": os.getcwd(), "path": sys.path, **question}), flush=True)
    if "leave" in question:
        break
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "echo.py"
    path.write_text(ECHO)
    return path


@pytest.fixture
def helper(program: Path):
    helper = Helper(program)
    yield helper
    helper.close()


def test_nothing_is_started_before_the_first_question(helper: Helper, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    start = subprocess.Popen

    def noted(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(arguments)
        return start(*arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", noted)
    Helper(helper.program).close()
    assert started == []
    helper.ask({}, 30)
    assert len(started) == 1


def test_one_child_answers_all_questions(helper: Helper) -> None:
    answers = [helper.ask({"text": "é\n😀" * 100_000, "number": n}, 30) for n in range(3)]
    assert [answer["number"] for answer in answers] == [0, 1, 2]
    assert len({answer["pid"] for answer in answers}) == 1


def test_the_child_does_not_import_from_where_we_work(
    helper: Helper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    monkeypatch.chdir(workspace)
    answer = helper.ask({}, 30)
    assert answer["cwd"] != str(workspace)
    assert not {"", str(workspace), str(tmp_path)} & set(answer["path"])


def test_a_child_that_left_is_replaced_without_a_word(helper: Helper) -> None:
    first = helper.ask({"leave": True}, 30)["pid"]
    assert helper.ask({}, 30)["pid"] != first


def test_a_child_that_dies_over_a_question_is_an_error(helper: Helper) -> None:
    with pytest.raises(HelperError, match="stopped unexpectedly"):
        helper.ask({"die": True}, 30)
    helper.ask({}, 30)


def test_an_answer_that_cannot_be_read_is_an_error(helper: Helper) -> None:
    with pytest.raises(HelperError, match="cannot be read"):
        helper.ask({"mumble": True}, 30)
    helper.ask({}, 30)


def test_a_child_that_hangs_is_killed(helper: Helper) -> None:
    pid = helper.ask({}, 30)["pid"]
    with pytest.raises(HelperError, match=r"stopped after 0\.2 s"):
        helper.ask({"hang": True}, 0.2)
    assert helper.ask({}, 30)["pid"] != pid


def test_a_child_that_does_not_read_blocks_nobody(tmp_path: Path) -> None:
    program = tmp_path / "deaf.py"
    program.write_text("while True: pass\n")
    helper = Helper(program)
    with pytest.raises(HelperError, match="stopped after"):
        helper.ask({"text": "x" * 10_000_000}, 0.2)


def test_a_program_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(HelperError, match="stopped unexpectedly"):
        Helper(tmp_path / "missing.py").ask({}, 30)


def test_threads_take_turns(helper: Helper) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: helper.ask({"number": n}, 30)["number"], range(20)))
    assert answers == list(range(20))


def test_closing_ends_the_child_and_asking_again_starts_another(helper: Helper) -> None:
    first = helper.ask({}, 30)["pid"]
    helper.close()
    helper.close()
    assert helper.ask({}, 30)["pid"] != first


def test_a_process_that_ends_takes_its_child_along(program: Path) -> None:
    script = f"""
        from pathlib import Path
        from wardline.adapters.helper import Helper
        print(Helper(Path({str(program)!r})).ask({{}}, 30)["pid"])
    """
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", textwrap.dedent(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
