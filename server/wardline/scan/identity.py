"""Which engine and which other tools these are: what findings come from besides rules and configuration.

A version number is not enough: during development, and with a patched installation, it stays while results
change; and the same Wardline parses otherwise with another grammar. Results that another engine found must not be
taken from the cache, and parity must not be claimed.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import wardline

_PARTS = (
    "text.py",
    "model.py",
    "standards",
    "syntax",
    "rules",
    "engine",
    "fixes",
    "adapters",
    "scan",
    "project/selection.py",
)
# What findings and fixes go through, beside the grammars. Bandit is none of them: it counts only where it is turned on.
_LIBRARIES = (
    "tree-sitter",
    "ahocorasick-rs",
    "regex",
    "pathspec",
    "libcst",
)
_GRAMMAR = "tree-sitter-"
# Languages whose grammars every installation has; those of others count where a rule is for such a language.
_CORE = ("python", "javascript", "typescript", "java", "go")
_NEEDS_NO_OTHER = frozenset({*_CORE, "tsx", "generic", "regex"})
_METADATA = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info")


@functools.cache
def engine_digest() -> str:
    """16 hex digits over the version, the libraries and the sources of everything between bytes and findings.

    Of Python's version only the first two numbers count: the others change no text, no pattern and no name.
    """
    digest = hashlib.sha256(wardline.__version__.encode())
    digest.update(f"{sys.implementation.name} {sys.version_info.major}.{sys.version_info.minor}".encode())
    always = {*_LIBRARIES, *(_GRAMMAR + name for name in _CORE)}
    digest.update(_listed({name: version for name, version in _versions().items() if name in always}).encode())
    package = Path(wardline.__file__).parent
    for part in _PARTS:
        path = package / part
        for file in _sources(path) if path.is_dir() else [path]:
            digest.update(file.relative_to(package).as_posix().encode() + b"\0")
            digest.update(file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else b"")
    return digest.hexdigest()[:16]


def further_grammars(languages: Iterable[str]) -> str:
    """The versions of the grammars beside those that all have, if one of `languages` may need any of them."""
    if _NEEDS_NO_OTHER.issuperset(languages):
        return ""
    return _listed({name: version for name, version in _versions().items() if name.startswith(_GRAMMAR)})


def _listed(versions: Mapping[str, str]) -> str:
    return " ".join(f"{name} {version}" for name, version in sorted(versions.items()))


@functools.cache
def bandit_identity() -> str:
    """The versions of everything that brings checks to bandit: itself and plugins of others, sorted."""
    from importlib import metadata

    brought = metadata.entry_points(group="bandit.plugins")
    packages = {f"{entry.dist.name} {entry.dist.version}" for entry in brought if entry.dist is not None}
    return ", ".join(sorted(packages))


def _sources(directory: Path) -> list[Path]:
    return sorted(file for file in directory.rglob("*") if file.suffix in {".py", ".json"})


def _versions() -> dict[str, str]:
    """The versions of the libraries and of every grammar; "" for a library that is not installed.

    Read off the names of the installed packages' directories: `importlib.metadata` takes ten times as long to
    import, which a user would wait for each time an editor starts.
    """
    versions: dict[str, str] = {}
    for name, version in _installed():
        if name in _LIBRARIES or name.startswith(_GRAMMAR):
            versions.setdefault(name, version)
    return versions | {name: versions.get(name) or _version(name) for name in _LIBRARIES}


def _installed() -> Iterator[tuple[str, str]]:
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - names are all that is wanted of hundreds of entries
        except OSError:  # an archive, or not there
            continue
        for found in filter(None, map(_METADATA.fullmatch, names)):
            yield re.sub(r"[-_.]+", "-", found["name"]).lower(), found["version"]


def _version(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
