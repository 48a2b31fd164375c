"""Results kept between runs, by the digest of what they were computed from.

The cache is a convenience: whatever happens to it (read-only disk, full disk, another process, a damaged file)
it answers "not there" and never raises. An entry whose checksum is wrong is thrown away, not trusted. This
module knows nothing of what the bytes mean; who stores them puts the version of their form into the key.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wardline.project.atomic import write_atomic

CACHE_VARIABLE = "WARDLINE_CACHE_DIR"
_FOLDER = "results-1"
_MAGIC = b"wardline-cache-1\n"
_CHECKSUM = 32
_MAX_BYTES = 256 * 1024 * 1024
_STALE_AFTER = 24 * 3600.0  # seconds until a read counts as a new use
_TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# This directory is a cache of Wardline; it may be deleted at any time. See https://bford.info/cachedir/\n"
)


def cache_directory() -> Path:
    """Where Wardline keeps what it can compute again: `WARDLINE_CACHE_DIR`, else the system's place for caches."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("wardline", appauthor=False)


@dataclass(slots=True)
class ResultCache:
    """Bytes by key on disk below `directory`; None makes a cache that keeps nothing.

    `max_bytes` bounds the size on disk: when it is passed, the entries unused for longest go.
    """

    directory: Path | None
    max_bytes: int = _MAX_BYTES
    _written: int | None = field(default=None, repr=False)

    @classmethod
    def default(cls) -> ResultCache:
        """The cache in the user's cache directory."""
        return cls(cache_directory())

    def get(self, key: str) -> bytes | None:
        """What was put under `key`; None if nothing was, or it is damaged (then it is removed)."""
        path = self._path(key)
        if path is None:
            return None
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - once for every file of a scan
                stored = file.read()
                modified = os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        data = _unsealed(stored)
        if data is None:
            _remove(path)
        elif time.time() - modified > _STALE_AFTER:
            with contextlib.suppress(OSError):
                os.utime(path)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`, if the disk allows."""
        path = self._path(key)
        if path is None or len(data) > self.max_bytes:
            return
        with contextlib.suppress(OSError):
            if self._written is None:
                self._prepare()
            path.parent.mkdir(exist_ok=True)
            write_atomic(path, _sealed(data), durable=False)
            self._count(len(data) + len(_MAGIC) + _CHECKSUM)

    def clear(self) -> tuple[int, int]:
        """Remove every entry; how many there were, of how many bytes. Files that are not the cache's own stay."""
        entries = list(self._entries())
        for path, _ in entries:
            _remove(path)
        self._written = None
        return len(entries), sum(status.st_size for _, status in entries)

    def _path(self, key: str) -> Path | None:
        if self.directory is None:
            return None
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        return self.directory / _FOLDER / name[:2] / name

    def _prepare(self) -> None:
        assert self.directory is not None
        folder = self.directory / _FOLDER
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        tag = self.directory / "CACHEDIR.TAG"
        if not tag.exists():
            write_atomic(tag, _TAG, durable=False)
        self._written = sum(status.st_size for _, status in self._entries())

    def _count(self, size: int) -> None:
        self._written = (self._written or 0) + size
        if self._written > self.max_bytes:
            self._written = self._evict()

    def _evict(self) -> int:
        """Remove the oldest entries down to three quarters of the bound; return the size that is left."""
        entries = sorted(self._entries(), key=lambda entry: entry[1].st_mtime)
        size = sum(status.st_size for _, status in entries)
        for path, status in entries:
            if size <= self.max_bytes * 3 // 4:
                break
            _remove(path)
            size -= status.st_size
        return size

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Every file in the cache's folders: entries, and what a killed process left of one."""
        if self.directory is None:
            return
        for folder in _listed(self.directory / _FOLDER):
            if len(folder.name) != 2 or not folder.is_dir(follow_symlinks=False):
                continue
            for entry in _listed(Path(folder.path)):
                with contextlib.suppress(OSError):
                    yield Path(entry.path), entry.stat(follow_symlinks=False)


def _listed(directory: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(directory) as entries:
            return list(entries)
    except OSError:
        return []


def _sealed(data: bytes) -> bytes:
    return _MAGIC + hashlib.sha256(data).digest() + data


def _unsealed(stored: bytes) -> bytes | None:
    start = len(_MAGIC) + _CHECKSUM
    data = stored[start:]
    if not stored.startswith(_MAGIC) or stored[len(_MAGIC) : start] != hashlib.sha256(data).digest():
        return None
    return data


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
