"""Reading a source file from disk as the UTF-8 bytes that Wardline analyses.

The same text must come out as an editor would show it: byte-order mark gone, a declared encoding honoured.
This module knows files and encodings; it does not know languages beyond Python's encoding comment (PEP 263).
"""

from __future__ import annotations

import codecs
import enum
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

_PYTHON_SUFFIXES = (".py", ".pyi", ".pyw")
_BINARY_PROBE = 8192
_WRONG_BYTES = 10  # one in so many may be wrong
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK_OR_COMMENT = re.compile(rb"^[ \t\f]*(?:#.*)?$")
_LINE_BREAK = re.compile(rb"\r\n|\n|\r")
_COOKIE_PROBE = 4096
# UTF-8 itself, and codecs that do more than map characters: what they yield has other lines than the file, or
# takes quadratic time to make.
_LEFT_AS_THEY_ARE = frozenset(
    {"utf-8", "utf-8-sig", "ascii", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}
)


class SourceProblemKind(enum.StrEnum):
    """Why a file gives no text."""

    BINARY = "binary"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """A file that was not read; `message` says why in a few words, without the path."""

    kind: SourceProblemKind
    message: str

    def __str__(self) -> str:
        return self.message


def read_source(path: Path, limit: int) -> bytes | SourceProblem:
    """The text of the file `path` as UTF-8, or why there is none. `limit` is in bytes on disk. Never raises.

    Invalid UTF-8 stays as it is: the parsers work around it, and offsets still fit the file.
    """
    data = _read(path, limit)
    if isinstance(data, SourceProblem):
        return data
    if b"\0" in data[:_BINARY_PROBE] or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return SourceProblem(SourceProblemKind.BINARY, "is binary, or text in UTF-16 or UTF-32")
    return to_utf8(data, python=path.suffix.lower() in _PYTHON_SUFFIXES)


def looks_like_text(data: bytes) -> bool:
    """Whether nearly all of `data` is UTF-8; text in an older encoding has few bytes that are not."""
    if b"\0" in data:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode(errors="replace").count("\ufffd") * _WRONG_BYTES <= len(data)
    return True


def to_utf8(data: bytes, *, python: bool) -> bytes:
    """`data` without byte-order mark and, for Python, converted from the encoding that it declares."""
    if data.startswith(codecs.BOM_UTF8):
        return data.removeprefix(codecs.BOM_UTF8)
    encoding = _declared_encoding(data) if python else None
    if encoding is None:
        return data
    try:
        return data.decode(encoding).encode("utf-8")
    except (LookupError, UnicodeError):
        return data


def _read(path: Path, limit: int) -> bytes | SourceProblem:
    # Without O_NONBLOCK opening a named pipe would wait for a writer forever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return SourceProblem(SourceProblemKind.UNREADABLE, "is not a regular file")
            # One byte more than allowed: the file may grow between the two calls.
            data = b"" if status.st_size > limit else _read_up_to(file.fileno(), status.st_size, limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL byte
        return SourceProblem(SourceProblemKind.UNREADABLE, f"cannot be read: {_reason(error)}")
    if status.st_size > limit or len(data) > limit:
        return SourceProblem(SourceProblemKind.TOO_LARGE, f"is larger than max-file-size ({limit:_} bytes)")
    return data


def _read_up_to(descriptor: int, expected: int, most: int) -> bytes:
    data = os.read(descriptor, min(expected + 1, most))
    while len(data) < most and (more := os.read(descriptor, min(1 << 20, most - len(data)))):
        data += more
    return data


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _declared_encoding(data: bytes) -> str | None:
    """The encoding that a Python file's first or second line declares, unless it is UTF-8 anyway."""
    lines = _LINE_BREAK.split(data[:_COOKIE_PROBE], 2)[:2]
    found = _COOKIE.match(lines[0])
    if not found and len(lines) == 2 and _BLANK_OR_COMMENT.match(lines[0]):
        found = _COOKIE.match(lines[1])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")[:40]).name.replace("_", "-")
    except (LookupError, ValueError):
        return None
    return None if name in _LEFT_AS_THEY_ARE or name.startswith(("utf-16", "utf-32")) else name
