"""A real VS Code without a screen: builds and installs the extension, serves it, and drives a window with Node.

Knows code-server and the driver's plan; knows nothing of what Wardline should show.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[3]
EXTENSION = REPOSITORY / "vscode-extension"
ARTIFACTS = REPOSITORY / "tests" / "e2e" / "artifacts"
DRIVER = Path(__file__).with_name("drive.mjs")
VSIX = EXTENSION / "wardline.vsix"

# No greeting, no downloads, no suggestions that type on their own: the keys that are sent are the text that appears.
QUIET = {
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "telemetry.telemetryLevel": "off",
    "extensions.autoUpdate": False,
    "update.mode": "none",
    "remote.autoForwardPorts": False,
    "git.enabled": False,
    "chat.disableAIFeatures": True,
    "editor.accessibilitySupport": "off",
    "editor.autoClosingBrackets": "never",
    "editor.autoClosingQuotes": "never",
    "editor.autoSurround": "never",
    "editor.quickSuggestions": {"other": "off", "comments": "off", "strings": "off"},
    "editor.suggestOnTriggerCharacters": False,
    "editor.parameterHints.enabled": False,
    "editor.minimap.enabled": False,
    "editor.hover.above": False,
    "files.autoSave": "off",
    "security.workspace.trust.startupPrompt": "never",
}


@dataclass(frozen=True)
class Installation:
    """Where code-server, its Node and the browser are."""

    root: Path
    chromium: Path

    @property
    def code_server(self) -> Path:
        return self.root / "cs" / "node_modules" / ".bin" / "code-server"

    @property
    def modules(self) -> Path:
        return self.root / "cs" / "node_modules"

    @property
    def node(self) -> Path:
        return self.root / "bin" / "node"

    def environment(self, base: Mapping[str, str]) -> dict[str, str]:
        """`base` with the installation's own Node and npm first on the PATH."""
        return {**base, "PATH": os.pathsep.join([str(self.root / "bin"), base.get("PATH", os.defpath)])}


def build_vsix(installation: Installation) -> Path:
    """The packaged extension, built anew unless it is newer than everything it is made from."""
    if VSIX.exists() and VSIX.stat().st_mtime > _newest_source():
        return VSIX
    environment = {**installation.environment(os.environ), "WARDLINE_PYTHON": sys.executable}
    if not (EXTENSION / "node_modules" / ".bin" / "vsce").exists():
        _run(["npm", "ci", "--no-audit", "--no-fund"], cwd=EXTENSION, env=environment, timeout=300)
    _run(["npm", "run", "package"], cwd=EXTENSION, env=environment, timeout=300)
    return VSIX


def _newest_source() -> float:
    directories = [EXTENSION / "src", EXTENSION / "scripts", REPOSITORY / "server", REPOSITORY / "rules"]
    files = [file for directory in directories for file in directory.rglob("*") if "__pycache__" not in file.parts]
    return max(file.stat().st_mtime for file in [*files, EXTENSION / "package.json", REPOSITORY / "pyproject.toml"])


class CodeServer:
    """A profile of its own with the extension in it; `serving` runs it, `drive` opens a window."""

    def __init__(self, installation: Installation, directory: Path, environment: Mapping[str, str], vsix: Path) -> None:
        self.installation = installation
        self.directory = directory
        self.environment = installation.environment(environment)
        self._profile = ["--user-data-dir", str(directory / "data"), "--extensions-dir", str(directory / "extensions")]
        command = [str(installation.code_server), *self._profile, "--install-extension", str(vsix), "--force"]
        _run(command, cwd=directory, env=self.environment, timeout=120)

    @property
    def storage(self) -> Path:
        """Where the extension keeps its own environment."""
        return self.directory / "data" / "User" / "globalStorage" / "wardline.wardline"

    def configure(self, settings: Mapping[str, object]) -> None:
        """Write the settings: the user's, and those of the machine that the server and its extensions run on."""
        self._write("User/settings.json", QUIET)
        self._write("Machine/settings.json", settings)

    def bind(self, keys: Mapping[str, str]) -> None:
        """Bind chords to commands."""
        self._write("User/keybindings.json", [{"key": key, "command": command} for key, command in keys.items()])

    @property
    def log(self) -> str:
        """What the extension has logged."""
        return "".join(file.read_text(encoding="utf-8") for file in self.directory.glob("data/logs/**/Wardline.log"))

    def _write(self, name: str, content: object) -> None:
        file = self.directory / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), encoding="utf-8")

    @contextmanager
    def serving(self, *, trusted: bool = True) -> Iterator[str]:
        """The address at which it answers; trusted = no workspace is ever restricted."""
        options = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-proxy"]
        options += ["--disable-getting-started-override", *(["--disable-workspace-trust"] if trusted else [])]
        command = [str(self.installation.code_server), "--bind-addr", "127.0.0.1:0", *options, *self._profile]
        environment = {**self.environment, "EXTENSIONS_GALLERY": '{"serviceUrl":""}'}
        with subprocess.Popen(
            command, cwd=self.directory, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as process:
            log = _Log(process)
            try:
                yield log.address(limit=60)
            finally:
                process.terminate()
                log.finish(limit=20)

    def drive(self, scenario: str, url: str, file: Path, **plan: object) -> Any:
        """Run one scenario of the driver on a window with `file` open in its folder; what it saw."""
        ARTIFACTS.mkdir(exist_ok=True)
        plan_file = self.directory / f"{scenario}.json"
        fixed = {
            "scenario": scenario,
            "url": url,
            "file": str(file),
            "folder": str(file.parent),
            "modules": str(self.installation.modules),
            "chromium": str(self.installation.chromium),
            "profile": str(self.directory / f"browser-{scenario}"),
            "artifacts": str(ARTIFACTS),
        }
        plan_file.write_text(json.dumps({**fixed, **plan}), encoding="utf-8")
        command = [str(self.installation.node), str(DRIVER), str(plan_file)]
        return json.loads(_run(command, cwd=self.directory, env=self.environment, timeout=240))


class _Log:
    """Reads what a code-server prints, for as long as it runs; keeps the lines for a failure's message."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: list[str] = []
        self._address: str | None = None
        self._known = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.append(line)
            if match := re.search(r"server listening on (http://127\.0\.0\.1:\d+)", line):
                self._address = match[1]
                self._known.set()
        self._known.set()

    def address(self, limit: float) -> str:
        self._known.wait(limit)
        if self._address is None:
            raise AssertionError(f"code-server did not start:\n{''.join(self._lines)}")
        return self._address

    def finish(self, limit: float) -> None:
        try:
            self._process.wait(limit)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._reader.join(limit)


def _run(command: list[str], *, cwd: Path, env: Mapping[str, str], timeout: float) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, timeout=timeout, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command[:3])} failed:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")
    return done.stdout
