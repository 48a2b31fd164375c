"""Which engine and which other tools these are: what findings come from besides rules and configuration.

A version number is not enough: during development, and with a patched installation, it stays while results
change. Results that another engine found must not be taken from the cache, and parity must not be claimed.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

import wardline

_PARTS = ("text.py", "model.py", "syntax", "rules", "engine", "fixes", "adapters", "scan", "project/selection.py")


@functools.cache
def engine_digest() -> str:
    """16 hex digits over the version and the sources of everything between bytes and findings."""
    digest = hashlib.sha256(wardline.__version__.encode())
    package = Path(wardline.__file__).parent
    for part in _PARTS:
        path = package / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.relative_to(package).as_posix().encode() + b"\0")
            digest.update(file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else b"")
    return digest.hexdigest()[:16]


@functools.cache
def bandit_identity() -> str:
    """The versions of everything that brings checks to bandit: itself and plugins of others, sorted."""
    from importlib import metadata

    brought = metadata.entry_points(group="bandit.plugins")
    packages = {f"{entry.dist.name} {entry.dist.version}" for entry in brought if entry.dist is not None}
    return ", ".join(sorted(packages))
