"""Projects and processes for tests of what goes wrong: hostile texts, rules and signals."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from parity.editor import WARDLINE

SECONDS = 120

RULES = """\
rules:
  - id: test.command
    languages: [python]
    severity: HIGH
    message: A shell runs this.
    pattern: os.system(...)
    metadata: {title: Command, confidence: HIGH, cwe: [CWE-78]}
  - id: test.flow
    languages: [python]
    severity: HIGH
    message: What was asked for is run.
    mode: taint
    pattern-sources: [{pattern: request.args}]
    pattern-sinks: [{pattern: os.system(...)}]
    metadata: {title: Flow, confidence: HIGH, cwe: [CWE-78]}
"""

BEFORE = "import os\nfrom flask import request\n\n\ndef before():\n    os.system(request.args['a'])\n\n\n"
AFTER = "\n\ndef after():\n    os.system(request.args['b'])\n"


def project(root: Path, **files: str | bytes) -> Path:
    """A project in `root` with two rules of its own; `files` are Python files by module name."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "rules.yaml").write_text(RULES, encoding="utf-8")
    (root / "wardline.toml").write_text('packs = []\nrules = ["rules.yaml"]\n', encoding="utf-8")
    for name, text in files.items():
        (root / f"{name}.py").write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def scan(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`wardline scan` as a process, to its end."""
    command = [WARDLINE, "scan", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False)


def report(root: Path, *arguments: str, exit_code: int | None = None) -> Any:
    """The JSON report of a scan in `root`, which must end with `exit_code` if one is given."""
    result = scan(root, "--format", "json", *arguments)
    assert exit_code is None or result.returncode == exit_code, result.stderr
    return json.loads(result.stdout)


def lines(found: Any, rule: str, path: str | None = None) -> list[int]:
    """The lines of the rule's findings, in `path` or anywhere."""
    return [
        one["start"]["line"]
        for one in found["findings"]
        if one["rule"] == rule and (path is None or one["path"] == path)
    ]


@contextmanager
def started(root: Path, arguments: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A `wardline` process in the middle of its life."""
    with subprocess.Popen(
        [WARDLINE, *arguments],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **options.pop("env", {})},
        **options,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
