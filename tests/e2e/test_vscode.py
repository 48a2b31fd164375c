"""The extension in a real VS Code: from typing to the saved fix; its commands; Restricted Mode; a failing server."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.vscode.code_server import ARTIFACTS, REPOSITORY, CodeServer, Installation, build_vsix

BEFORE = '''\
"""Product pages of a small shop."""

import sqlite3

from flask import Flask, render_template, request

app = Flask(__name__)


@app.get("/products")
def products():
    category = request.args["category"]
    with sqlite3.connect("shop.db") as connection:
        cursor = connection.cursor()

        return render_template("products.html", products=cursor.fetchall())
'''
EMPTY_LINE = 15
# Characters of one, two and four bytes stand before the value: wrong columns would damage the line.
TYPED = "        cursor.execute(f\"SELECT 'é😀' || name FROM products WHERE category = '{category}'\")"
PICTURED = "        cursor.execute(f\"SELECT name, price FROM products WHERE category = '{category}'\")"
FIXED = "        cursor.execute(\"SELECT 'é😀' || name FROM products WHERE category = ?\", (category,))"


@pytest.fixture(scope="session")
def installation(installed: Callable[..., Path]) -> Installation:
    return Installation(installed("vscode/.ready").parent, installed(None, "chromium"))


@pytest.fixture(scope="session")
def vsix(installation: Installation) -> Path:
    return build_vsix(installation)


@pytest.fixture
def editor(installation: Installation, vsix: Path, environment: dict[str, str], tmp_path: Path) -> CodeServer:
    directory = tmp_path / "vscode"
    directory.mkdir()
    return CodeServer(installation, directory, environment, vsix)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    file = folder / "shop.py"
    file.write_text(BEFORE, encoding="utf-8")
    return file


@pytest.fixture
def command(environment: dict[str, str]) -> Path:
    return Path(environment["PATH"].split(os.pathsep)[0]) / "wardline"


def on_the_empty_line(line: str) -> str:
    lines = BEFORE.splitlines(keepends=True)
    return "".join([*lines[: EMPTY_LINE - 1], line + "\n", *lines[EMPTY_LINE:]])


def test_a_weakness_typed_is_shown_explained_taught_and_fixed(editor: CodeServer, shop: Path, command: Path) -> None:
    editor.configure({"wardline.server.path": str(command)})
    with editor.serving() as url:
        seen = editor.drive("editing", url, shop, line=EMPTY_LINE, typed=TYPED, fix="parameter")
    assert seen["onDiskWhileTyping"] == BEFORE
    assert "python.injection.sql" in seen["problems"]
    assert "SQL" in seen["hover"]
    assert "CWE-89" in seen["hover"]
    assert any("parameter" in title for title in seen["fixes"])
    assert any("lesson" in title.lower() for title in seen["fixes"])
    assert "SQL" in seen["lesson"]
    assert "How it is attacked" in seen["lesson"]
    assert seen["saved"] == on_the_empty_line(FIXED)
    assert [seen[name] for name in ("statusBefore", "status", "statusAfter")] == [f"Wardline: {n}" for n in (0, 1, 0)]


def test_pictures_for_the_documentation_are_taken(editor: CodeServer, shop: Path, command: Path) -> None:
    """Into docs/images where WARDLINE_SCREENSHOTS is set, else beside the other artifacts."""
    pictures = REPOSITORY / "docs" / "images" if os.environ.get("WARDLINE_SCREENSHOTS") else ARTIFACTS
    pictures.mkdir(parents=True, exist_ok=True)
    shop.write_text(on_the_empty_line(PICTURED), encoding="utf-8")
    editor.configure({"wardline.server.path": str(command)})
    with editor.serving() as url:
        editor.drive("pictures", url, shop, line=EMPTY_LINE, pictured=PICTURED, pictures=str(pictures), fine=True)
    assert all((pictures / name).stat().st_size > 50_000 for name in ("vscode.png", "vscode-lesson.png"))


def test_restricted_mode_analyses_with_an_own_environment_and_runs_nothing_of_the_workspace(
    editor: CodeServer, shop: Path, trap: Path
) -> None:
    shop.write_text(on_the_empty_line(TYPED), encoding="utf-8")
    editor.configure({})
    with editor.serving(trusted=False) as url:
        seen = editor.drive("restricted", url, shop)
    assert seen["status"] == "Wardline: 1"
    assert not trap.exists()
    pointer = json.loads((editor.storage / "current.json").read_text(encoding="utf-8"))
    assert (editor.storage / pointer["directory"] / "bin" / "wardline").exists()


@pytest.fixture
def trap(shop: Path, editor: CodeServer) -> Path:
    """A file that appears if code of the workspace runs: of its environment, its settings, or its PYTHONPATH."""
    sprung = shop.parent / "sprung"
    program = shop.parent / ".venv" / "bin" / "wardline"
    program.parent.mkdir(parents=True)
    for name in ("wardline", "python3", "python"):
        file = program.with_name(name)
        file.write_text(f"#!/bin/sh\ntouch '{sprung}'\n", encoding="utf-8")
        file.chmod(0o755)
    settings = shop.parent / ".vscode" / "settings.json"
    settings.parent.mkdir()
    chosen = {"wardline.server.path": str(program), "wardline.server.python": str(program.with_name("python"))}
    settings.write_text(json.dumps(chosen), encoding="utf-8")
    (shop.parent / "sitecustomize.py").write_text(f"open({str(sprung)!r}, 'w').close()\n", encoding="utf-8")
    editor.environment["PYTHONPATH"] = str(shop.parent)
    # As if the editor had been started from a shell in which the workspace's environment is active; and a Python that
    # is new enough stands behind it, whichever the system has.
    base = Path(getattr(sys, "_base_executable", sys.executable)).parent
    path = os.pathsep.join([str(program.parent), str(base), editor.environment["PATH"]])
    editor.environment["PATH"] = path
    return sprung


def test_commands_scan_the_workspace_restart_the_server_and_show_its_log(
    editor: CodeServer, shop: Path, command: Path
) -> None:
    (shop.parent / "unopened.py").write_text(on_the_empty_line(TYPED), encoding="utf-8")
    editor.configure({"wardline.server.path": str(command)})
    editor.bind({"ctrl+alt+1": "wardline.scanWorkspace", "ctrl+alt+2": "wardline.showOutput"})
    keys = {"scan": "Control+Alt+1", "output": "Control+Alt+2"}
    with editor.serving() as url:
        seen = editor.drive("commands", url, shop, keys=keys, unopened="unopened.py")
    assert "python.injection.sql" in seen["found"]
    assert seen["scanned"] == "Wardline: 1 finding in 2 files"
    assert seen["menu"] == ["Show Findings", "Scan Workspace", "Open Lesson", "Restart Server", "Show Output"]
    assert str(command) in seen["output"]
    assert editor.log.count(f"Server: {command}") == 2


def test_a_server_that_dies_is_started_again(editor: CodeServer, shop: Path, command: Path, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    program = tmp_path / "wardline"
    program.write_text(f"#!/bin/sh\necho $$ >> '{pids}'\nexec '{command}' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    editor.configure({"wardline.server.path": str(program)})
    with editor.serving() as url:
        seen = editor.drive("dying", url, shop, pids=str(pids), line=EMPTY_LINE, typed=TYPED)
    assert seen == {"status": "Wardline: 1", "notifications": 0}
    assert len(pids.read_text(encoding="utf-8").split()) == 2


def test_a_server_that_does_not_start_is_explained(editor: CodeServer, shop: Path, tmp_path: Path) -> None:
    broken = tmp_path / "wardline"
    broken.write_text("#!/bin/sh\necho 'no such module: wardline' >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    editor.configure({"wardline.server.path": str(broken)})
    with editor.serving() as url:
        seen = editor.drive("failing", url, shop)
    assert "no such module: wardline" in seen["message"]
    assert "wardline.server.path" in seen["message"]
    assert "Show Log" in seen["message"]
    assert "Install Again" not in seen["message"]
    assert seen["notifications"] == 1
    assert seen["status"] == "Wardline"
