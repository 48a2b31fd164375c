"""The code that is measured on: Django, a larger tree, and files of growing length, fetched once into the cache.

Packages come from the package index by pip, pinned by version; nothing of them is run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

CACHE = Path(os.environ.get("WARDLINE_BENCH_CACHE") or Path.home() / ".cache" / "wardline-bench")
DJANGO = "django==5.2"
LARGE = ("homeassistant==2024.3.3", "sympy==1.13.3")
TESTS = Path("tests") / "admin_views" / "tests.py"
"""Django's file of 9,065 lines, on which keystrokes are measured."""


def django() -> Path:
    """The source distribution of Django, with its tests."""
    return _unpacked("django", (DJANGO,), ("--no-binary=:all:",))


def large() -> Path:
    """A tree of at least three times Django's lines."""
    place = _unpacked("large", LARGE, ("--only-binary=:all:", "--python-version=3.13"))
    if not (place / "django").exists():
        shutil.copytree(django(), place / "django")
    return place


def of_lines(count: int, directory: Path) -> Path:
    """A file of about `count` lines in a directory of its own: a part of Django's tests, or copies of them."""
    lines = (django() / TESTS).read_text("utf-8").splitlines(keepends=True)
    place = directory / f"lines-{count}"
    place.mkdir(parents=True, exist_ok=True)
    file = place / "tests.py"
    if count > len(lines):
        text = "".join("".join(lines) for _ in range(round(count / len(lines))))
    else:
        end = next((at for at in range(count, len(lines)) if lines[at].startswith("    def ")), len(lines))
        while lines[end - 1].lstrip().startswith(("@", "#")):
            end -= 1
        text = "".join(lines[:end])
    file.write_text(text, "utf-8")
    return file


def size(root: Path) -> dict[str, int]:
    """How many Python files, lines and bytes are in a tree."""
    texts = [path.read_bytes() for path in root.rglob("*.py") if path.is_file()]
    return {"files": len(texts), "lines": sum(text.count(b"\n") for text in texts), "bytes": sum(map(len, texts))}


def _unpacked(name: str, packages: tuple[str, ...], options: tuple[str, ...]) -> Path:
    place = CACHE / name
    if place.exists():
        return place
    fresh = CACHE / f"{name}.partly"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    print(f"fetching {', '.join(packages)} into {place}", file=sys.stderr)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check"]
    subprocess.run([*command, *options, "--dest", str(fresh), *packages], check=True)
    for archive in list(fresh.iterdir()):
        _unpack(archive, fresh)
        archive.unlink()
    inner = list(fresh.iterdir())
    (inner[0] if len(inner) == 1 else fresh).rename(place)
    shutil.rmtree(fresh, ignore_errors=True)
    return place


def _unpack(archive: Path, place: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(place)
    else:
        with tarfile.open(archive) as opened:
            opened.extractall(place, filter="data")
