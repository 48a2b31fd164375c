"""Writing a file so that a reader, or a crash, sees the old content or the new, never a part.

Knows nothing of what is written.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace the file at `path` (a link's target, not the link) by `data`; its directory must exist.

    An existing file keeps its permissions; a device or a pipe is written to, as it cannot be replaced. `durable`
    also waits until the disk has it, which a cache need not.
    Raises OSError when it cannot be written; then the old file is as it was and no temporary one is left.
    """
    target = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        _write_into(path, data)
        return
    temporary = target.with_name(f".{target.name[:100]}.{os.urandom(6).hex()}.tmp")
    try:
        _write_new(temporary, data, durable=durable)
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        _sync_directory(target.parent)


def _write_into(path: Path, data: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]


def _write_new(path: Path, data: bytes, *, durable: bool) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if durable:
            os.fsync(file.fileno())


def _sync_directory(directory: Path) -> None:
    """Make the renaming itself last; systems that cannot open a directory do without."""
    with contextlib.suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
