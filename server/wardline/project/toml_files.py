"""Finding and parsing the file that holds the configuration: which one counts, and its table with places.

This module knows the two file names, the table `[tool.wardline]` and how TOML fails to parse; it does not know
a single key.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wardline.project.options import ConfigProblem, type_name
from wardline.project.toml_places import KeyPath, Places, find_places

OWN_FILE = "wardline.toml"
PROJECT_FILE = "pyproject.toml"
_TABLE: KeyPath = ("tool", "wardline")
_MENTIONS_TABLE = re.compile(r"""\btool["']?\s*\.\s*["']?wardline\b""")
_SET_TWICE = re.compile(r"Cannot (?:overwrite a value|declare \(.*\) twice)")
_KEY = re.compile(r"""\s*(?:(?P<table>\[[^]]*\]+)\s*(?:#.*)?$|(?P<key>[\w"'][^=#\[{]*?)\s*=)""")
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_MAX_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the table of keys (empty if none), where its parts stand, and what is wrong with the file.

    `origin` is the path of the table in the file; `shown` names the file to people, `consulted` are all paths
    that were looked for. `broken` says that there is a file but no table could be had from it.
    """

    path: Path | None = None
    shown: str = ""
    table: Mapping[str, object] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    origin: KeyPath = ()
    problems: tuple[ConfigProblem, ...] = ()
    broken: bool = False
    consulted: tuple[Path, ...] = ()


def find(start: Path) -> Found:
    """The nearest configuration from directory `start` (absolute) upwards."""
    consulted: list[Path] = []
    passed: list[ConfigProblem] = []
    for path in _candidates(start):
        consulted.append(path)
        if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises on a forbidden directory
            continue
        found = _read(path, shown_from(path, start), consulted=tuple(consulted), passed=passed)
        if found is not None:
            return dataclasses.replace(found, problems=(*passed, *found.problems))
    return Found(problems=tuple(passed), consulted=tuple(consulted))


def read_explicit(path: Path, start: Path) -> Found:
    """The configuration in the file `path`, which a person named: not finding it is a problem."""
    shown = shown_from(path, start)
    passed: list[ConfigProblem] = []
    found = _read(path, shown, consulted=(path,), passed=passed)
    if found is not None:
        return found
    problem = ConfigProblem(shown, None, None, "", "has no [tool.wardline] table", "using the defaults", path)
    return Found(path, shown, problems=(*passed, problem), consulted=(path,))


def shown_from(path: Path, start: Path) -> str:
    """`path` as people see it from `start`: relative, with forward slashes."""
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _candidates(start: Path) -> Iterator[Path]:
    for directory in (start, *start.parents):
        yield directory / OWN_FILE
        yield directory / PROJECT_FILE


def _read(path: Path, shown: str, consulted: tuple[Path, ...], passed: list[ConfigProblem]) -> Found | None:
    """The configuration in `path`; None if it is a `pyproject.toml` that is not about Wardline.

    What is wrong with such a file, which may have been meant to be about it, is added to `passed`.
    """
    origin = _TABLE if path.name == PROJECT_FILE else ()

    def broken(message: str, line: int | None = None, column: int | None = None) -> Found:
        problem = ConfigProblem(shown, line, column, "", message, "using the defaults until it is fixed", path)
        return Found(path, shown, problems=(problem,), broken=True, origin=origin, consulted=consulted)

    text = _text(path)
    if isinstance(text, _Unreadable):
        return None if origin and not text.certain else broken(text.message, text.line)
    import tomllib  # only a project with a configuration pays for it

    try:
        data: object = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        if not origin or _MENTIONS_TABLE.search(text):
            return broken(*_syntax_error(error, text))
        message, line, column = _syntax_error(error, text)
        passed.append(ConfigProblem(shown, line, column, "", message, "passed over", path))
        return None
    if origin and "wardline" not in text:
        return None
    places = find_places(text)
    for length, name in enumerate(origin):
        data = data.get(name) if isinstance(data, Mapping) else data
        if data is None:
            return None
        if not isinstance(data, Mapping):
            place = places.key(origin[: length + 1])
            here = (place.line, place.column) if place else (None, None)
            return broken(f"{'.'.join(map(str, origin[: length + 1]))} must be a table, not {type_name(data)}", *here)
    assert isinstance(data, Mapping)
    return Found(path, shown, data, places, origin, consulted=consulted)


@dataclass(frozen=True, slots=True)
class _Unreadable:
    """Why a file gives no text; `certain` if its bytes do speak of Wardline, or may."""

    message: str
    line: int | None = None
    certain: bool = False


def _text(path: Path) -> str | _Unreadable:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        return _Unreadable(f"cannot be read: {error.strerror or error}", certain=True)
    about_us = b"wardline" in data
    if len(data) > _MAX_BYTES:
        return _Unreadable(f"is larger than {_MAX_BYTES:_} bytes", certain=about_us)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _Unreadable("is not UTF-8", data.count(b"\n", 0, error.start) + 1, certain=about_us)


def _syntax_error(error: Exception, text: str) -> tuple[str, int | None, int | None]:
    if isinstance(error, RecursionError):
        return "is nested too deeply", None, None
    message = str(error)
    place = _AT.search(message)
    if not place:
        return f"is not valid TOML: {message}", None, None
    short = message[: place.start()]
    if place[1] is None:
        return f"is not valid TOML: {short}", text.count("\n") + 1, None
    line = int(place[1])
    if _SET_TWICE.match(short):
        short, line = _written_twice(short, line, text)
    return f"is not valid TOML: {short}", line, int(place[2])


def _written_twice(message: str, line: int, text: str) -> tuple[str, int]:
    """The key that stands twice, which `tomllib` does not name, and the line where its second value starts."""
    lines = text.splitlines()
    for number in range(min(line, len(lines)), 0, -1):
        if key := _KEY.match(lines[number - 1]):
            return f"{key['table'] or key['key']} is written twice", number
    return message, line
