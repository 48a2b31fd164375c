"""Texts that no person writes: the scan and the server go on, and find what stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from parity.editor import Editor
from robustness.programs import AFTER, BEFORE, lines, project, report

DEEP = 3_000

TEXTS = {
    "a line of a megabyte": "x = '" + "a" * 1_000_000 + "'",
    "a list of 100,000 items": "x = [" + "1, " * 100_000 + "]",
    "nested parentheses": "x = " + "(" * DEEP + "1" + ")" * DEEP,
    "nested calls": "x = " + "f(" * DEEP + "request.args" + ")" * DEEP,
    "nested lists": "x = " + "[" * DEEP + "]" * DEEP,
    "nested dictionaries": "x = " + "{1: " * DEEP + "1" + "}" * DEEP,
    "a chain of attributes": "x = request" + ".args" * DEEP,
    "a chain of calls": "x = request.args" + ".strip()" * DEEP,
    "a chain of additions": "x = request.args" + " + 'a'" * DEEP,
    "a chain of comparisons": "x = a" + " < a" * DEEP,
    "a chain of conditions": "x = " + "a if a else " * DEEP + "1",
    "many elifs": "if a: pass\n" + "elif a: pass\n" * DEEP,
    "deep blocks": "".join(" " * depth + "if a:\n" for depth in range(90)) + " " * 90 + "pass",
    "names that stand for names": "x0 = os\n" + "".join(f"x{one + 1} = x{one}\n" for one in range(DEEP)),
    "parentheses that never close": "x = " + "(" * DEEP,
    "a broken class": "class (:\n    def f(",
    "many decorators": "@a\n" * DEEP + "def f(): pass",
    "nothing but emoji": "x = '" + "🦊" * 10_000 + "'",
    "control characters": "x = '\x01\x0c\x1b[31m'",
}
LOST_AFTER = {"parentheses that never close", "a broken class"}  # what follows is inside the broken code


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {f"t{number}": BEFORE + text + "\n" + AFTER for number, text in enumerate(TEXTS.values())}
    root = project(tmp_path_factory.mktemp("texts") / "p", **texts)
    with (root / "wardline.toml").open("a", encoding="utf-8") as file:
        file.write("max-file-size = 10_000_000\n")
    return root


def test_a_scan_finds_what_stands_around_the_text(root: Path) -> None:
    found = report(root, "--no-cache")

    for number, (name, text) in enumerate(TEXTS.items()):
        path = f"t{number}.py"
        last = (BEFORE + text + "\n" + AFTER).count("\n")
        expected = [6] if name in LOST_AFTER else [6, last]
        assert [line for line in lines(found, "test.flow", path) if line in expected] == expected, name
        told = [error for error in found["errors"] if error["path"] == path]
        errors = [error for error in told if error["kind"] != "partial"]  # most of these texts do not parse
        assert all(error["rule"] for error in errors), (name, errors)  # of one rule in one place, not of the file


def test_the_server_survives_the_text_and_sees_the_same(root: Path) -> None:
    found = report(root, "--no-cache")
    with Editor(root) as editor:
        for number, (name, text) in enumerate(TEXTS.items()):
            uri = editor.open(f"t{number}.py", BEFORE + text + "\n" + AFTER)
            shown = [one["range"]["start"]["line"] + 1 for one in editor.diagnostics(uri) if one["code"] == "test.flow"]
            assert shown == lines(found, "test.flow", f"t{number}.py"), name


def test_data_is_followed_through_a_sum_of_thousands_of_parts(tmp_path: Path) -> None:
    chain = "    x = request.args" + " + 'a'" * DEEP + "\n    os.system(x)\n"
    text = BEFORE + "def deep():\n" + chain + AFTER
    found = report(project(tmp_path / "p", deep=text), exit_code=1)

    sinks = [number for number, line in enumerate(text.splitlines(), 1) if "os.system(" in line]
    assert lines(found, "test.flow") == sinks
    assert found["errors"] == []


def test_sinks_nested_thousands_deep_stop_single_rules_not_the_scan(tmp_path: Path) -> None:
    nested = "import subprocess\ny = " + "subprocess.run(" * DEEP + "x" + ", shell=True)" * DEEP + "\n"
    root = project(tmp_path / "p", nested=nested, other=BEFORE + AFTER)
    (root / "wardline.toml").write_text('rules = ["rules.yaml"]\n', encoding="utf-8")
    found = report(root, "--no-cache", exit_code=3)

    assert lines(found, "test.flow", "other.py")
    assert {error["path"] for error in found["errors"]} == {"nested.py"}
    assert all("stopped" in error["message"] or "deeply" in error["message"] for error in found["errors"])


def test_a_generated_file_of_50_000_lines_is_scanned_whole(tmp_path: Path) -> None:
    function = "def f{0}(a):\n    b = a + {0}\n    c = [b, '{0}']\n    return c\n\n"
    text = BEFORE + "".join(function.format(number) for number in range(10_000)) + AFTER
    root = project(tmp_path / "p", generated=text)
    (root / "wardline.toml").write_text('packs = []\nrules = ["rules.yaml"]\nmax-file-size = 5_000_000\n', "utf-8")
    found = report(root, exit_code=1)

    sinks = [number for number, line in enumerate(text.splitlines(), 1) if "os.system(" in line]
    assert lines(found, "test.flow") == sinks
    assert found["errors"] == []
