"""Clean virtual environments with chosen distributions and nothing else, made without network.

What is needed besides Wardline is linked from the environment that runs the tests: exactly the distributions that
the metadata ask for, so that a dependency nobody declared is missed here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

BIN = "Scripts" if sys.platform == "win32" else "bin"


def create(directory: Path, requirements: Iterable[str]) -> Path:
    """A virtual environment that has what `requirements` name, and what that needs; its Python."""
    venv.create(directory, with_pip=False, symlinks=sys.platform != "win32")
    python = directory / BIN / ("python.exe" if sys.platform == "win32" else "python")
    paths = subprocess.run(
        [python, "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    for each in needed(requirements):
        _link(each, Path(paths.stdout.strip()))
    return python


def install(python: Path, *arguments: str) -> None:
    """Have this environment's pip install something into that of `python`, from this machine alone."""
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet"]
    command = [*pip, "install", "--no-index", "--no-deps", "--no-build-isolation", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=_plain_environment())
    assert result.returncode == 0, result.stdout + result.stderr


def needed(requirements: Iterable[str]) -> list[Distribution]:
    """The distributions of this environment that `requirements` come to, each once."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(text) for text in requirements]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in found:
            found[name] = distribution(name)
            assert found[name].version in wanted.specifier, f"{wanted} is not what is installed"
            waiting += _asked_for(found[name], wanted.extras)
    return list(found.values())


def run(python: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The `wardline` command of that environment, run in `cwd`."""
    command = [str(script(python)), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, timeout=120, env=_plain_environment())


def script(python: Path) -> Path:
    """The `wardline` command of that environment."""
    return Path(str(shutil.which("wardline", path=python.parent)))


def _asked_for(found: Distribution, extras: Iterable[str]) -> Iterator[Requirement]:
    for text in found.requires or ():
        wanted = Requirement(text)
        if wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield wanted


def _link(found: Distribution, site: Path) -> None:
    tops = {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}
    for top in tops:
        source, target = Path(str(found.locate_file(top))), site / top
        if target.exists():
            continue
        if sys.platform != "win32":
            target.symlink_to(source)
        elif source.is_dir():  # links need a privilege there
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)


def _plain_environment() -> dict[str, str]:
    """Without what would let the surrounding checkout shine through."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
