"""What a configuration key is: its kind of value, its default, its words; and a problem with one.

An `option` is a dataclass field that carries its own `Kind`. Reading and checking, the JSON Schema and the
documentation all come from that one declaration. This module knows kinds of values; the keys themselves are
in `configuration`, the place of a key in a file in `toml_places`.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from wardline.model import Severity
from wardline.project.toml_places import KeyPath

Report = Callable[[KeyPath, "BadValueError"], None]


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """Something wrong in a configuration; the rest of it still holds.

    `file` is as shown to people, relative to where the search started; `path` is the same file for programs,
    None when an editor's settings are at fault. `line` and `column` count from 1 and are None where unknown.
    `key` is the dotted key (`per-path.select`), empty when the whole file is meant.
    """

    file: str
    line: int | None
    column: int | None
    key: str
    message: str
    remedy: str = ""
    path: Path | None = field(default=None, compare=False)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}: {self.message}{remedy}"


class BadValueError(Exception):
    """A value that its kind does not accept; becomes a `ConfigProblem` and never leaves this layer."""

    def __init__(self, message: str, remedy: str = "", *, of_key: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.of_key = of_key  # whether the key is at fault rather than its value


class Kind(Protocol):
    """One kind of value. `read` raises `BadValueError`, or reports bad parts and returns the good ones."""

    def read(self, value: object, at: KeyPath, report: Report) -> object:
        """`value` as parsed from TOML or JSON, checked and in the form that the configuration keeps."""

    def schema(self) -> dict[str, object]:
        """The kind as JSON Schema (draft 7)."""

    def words(self) -> str:
        """The kind in a few words, for the documentation."""


@dataclass(frozen=True, slots=True)
class Option:
    """What the declaration of a key says besides its default. `about` is one or two sentences."""

    kind: Kind
    about: str
    affects_findings: bool = True


def option(kind: Kind, about: str, *, default: object, affects_findings: bool = True) -> Any:
    """A dataclass field that is a configuration key; the key is the field's name with dashes."""
    return field(default=default, metadata={"option": Option(kind, about, affects_findings)})


def options_of(cls: type) -> dict[str, tuple[str, Option, object]]:
    """The keys that dataclass `cls` declares: key -> (field name, option, default), in order."""
    return {
        each.name.replace("_", "-"): (each.name, each.metadata["option"], each.default)
        for each in dataclasses.fields(cls)
        if "option" in each.metadata
    }


def read_table(cls: type, table: Mapping[str, object], at: KeyPath, report: Report) -> dict[str, Any]:
    """The values of `table` by field name of `cls`; bad keys and values are reported and left out."""
    known = options_of(cls)
    values = {}
    for key, value in table.items():
        if key not in known:
            report((*at, key), unknown_key(key, known))
            continue
        name, declared, default = known[key]
        try:
            values[name] = declared.kind.read(value, (*at, key), report)
        except BadValueError as bad:
            remedy = bad.remedy or f"using the default, {toml_value(written_default(declared, default))}"
            report((*at, key), BadValueError(f"{key} {bad.message}", remedy, of_key=bad.of_key))
    return values


def unknown_key(key: str, known: Iterable[str]) -> BadValueError:
    """The complaint about an unknown `key`, with the nearest of the `known` ones."""
    close = nearest(key.replace("_", "-"), known)
    remedy = f'did you mean "{close}"?' if close else f"known keys: {', '.join(known)}"
    return BadValueError(f'unknown key "{key}"', remedy, of_key=True)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` most likely means, if any is near."""
    import difflib  # only needed to word a complaint

    by_lower = {each.lower(): each for each in known}
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.7)
    return by_lower[close[0]] if close else None


def toml_value(value: object) -> str:
    """`value` as TOML, for messages and documentation."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"{value:_}"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple | list):
        return f"[{', '.join(toml_value(each) for each in value)}]"
    return "{}"


def type_name(value: object) -> str:
    """What a value of TOML is called there."""
    names = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or time")


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""

    def read(self, value: object, at: KeyPath, report: Report) -> bool:
        """See `Kind`."""
        if not isinstance(value, bool):
            raise BadValueError(f"must be true or false, not {type_name(value)}")
        return value

    def schema(self) -> dict[str, object]:
        """See `Kind`."""
        return {"type": "boolean"}

    def words(self) -> str:
        """See `Kind`."""
        return "`true` or `false`"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, value: object, at: KeyPath, report: Report) -> int:
        """See `Kind`."""
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadValueError(f"must be a whole number, not {type_name(value)}")
        if not self.least <= value <= self.most:
            raise BadValueError(f"must be from {self.least:_} to {self.most:_}")
        return value

    def schema(self) -> dict[str, object]:
        """See `Kind`."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def words(self) -> str:
        """See `Kind`."""
        return f"whole number, {self.least:_} to {self.most:_}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of an enumeration."""

    of: type[enum.StrEnum]

    def read(self, value: object, at: KeyPath, report: Report) -> enum.StrEnum:
        """See `Kind`."""
        values = [str(each) for each in self.of]
        if value in values:
            return self.of(value)
        close = nearest(value, values) if isinstance(value, str) else None
        shown = f'"{value}"' if isinstance(value, str) else type_name(value)
        expected = ", ".join(f'"{each}"' for each in values)
        raise BadValueError(f"must be one of {expected}, not {shown}", f'did you mean "{close}"?' if close else "")

    def schema(self) -> dict[str, object]:
        """See `Kind`."""
        return {"type": "string", "enum": [str(each) for each in self.of]}

    def words(self) -> str:
        """See `Kind`."""
        return ", ".join(f'`"{each}"`' for each in self.of)


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of strings, each accepted by `check` (which raises `BadValueError`); bad ones are left out."""

    of: str
    check: Callable[[str], None]

    def read(self, value: object, at: KeyPath, report: Report) -> tuple[str, ...]:
        """See `Kind`."""
        if not isinstance(value, list | tuple):
            remedy = f"write [{toml_value(value)}]" if isinstance(value, str) else ""
            raise BadValueError(f"must be a list of {self.of}, not {type_name(value)}", remedy)
        good: dict[str, None] = {}
        for index, item in enumerate(value):
            try:
                good[self._item(item)] = None
            except BadValueError as bad:
                report((*at, index), BadValueError(f"{_last_name(at)}: {bad.message}", bad.remedy or "left out"))
        return tuple(good)

    def _item(self, item: object) -> str:
        if not isinstance(item, str):
            raise BadValueError(f"every entry must be a string, not {type_name(item)}")
        if not item.strip() or "\0" in item or "\n" in item:
            raise BadValueError("an entry must not be empty or hold control characters")
        self.check(item)
        return item

    def schema(self) -> dict[str, object]:
        """See `Kind`."""
        return {"type": "array", "items": {"type": "string", "minLength": 1}}

    def words(self) -> str:
        """See `Kind`."""
        return f"list of {self.of}"


@dataclass(frozen=True, slots=True)
class Severities:
    """A table from rule id or glob to severity, kept as pairs in the order written."""

    check: Callable[[str], None]

    def read(self, value: object, at: KeyPath, report: Report) -> tuple[tuple[str, Severity], ...]:
        """See `Kind`."""
        if not isinstance(value, Mapping):
            raise BadValueError(f"must be a table from rule id to severity, not {type_name(value)}")
        good = []
        for key, level in value.items():
            try:
                self._check_key(str(key), level)
                good.append((str(key), Severity(str(Choice(Severity).read(level, at, report)))))
            except BadValueError as bad:
                report((*at, key), BadValueError(f"severity of {key} {bad.message}", bad.remedy, of_key=bad.of_key))
        return tuple(good)

    def _check_key(self, key: str, level: object) -> None:
        if isinstance(level, Mapping):  # severity.python.crypto = "low" nests in TOML
            raise BadValueError("is a table", "quote rule ids: a dot separates tables in TOML", of_key=True)
        self.check(key)

    def schema(self) -> dict[str, object]:
        """See `Kind`."""
        return {"type": "object", "additionalProperties": Choice(Severity).schema()}

    def words(self) -> str:
        """See `Kind`."""
        return "table from rule id or glob to severity"


@dataclass(frozen=True, slots=True)
class Tables:
    """A list of tables, each read into dataclass `of`; `required` keys must be present."""

    of: type
    required: tuple[str, ...]

    def read(self, value: object, at: KeyPath, report: Report) -> tuple[Any, ...]:
        """See `Kind`."""
        if not isinstance(value, list | tuple):
            raise BadValueError(f"must be a list of tables, not {type_name(value)}", f"write [[{_last_name(at)}]]")
        good = []
        for index, table in enumerate(value):
            try:
                good.append(self._entry(table, (*at, index), report))
            except BadValueError as bad:
                report((*at, index), bad)
        return tuple(good)

    def _entry(self, table: object, at: KeyPath, report: Report) -> object:
        if not isinstance(table, Mapping):
            raise BadValueError(f"{_last_name(at)}: every entry must be a table, not {type_name(table)}", "left out")
        values = read_table(self.of, table, at, report)
        for key in self.required:
            if not values.get(key.replace("-", "_")):
                raise BadValueError(f"{_last_name(at)} needs a non-empty {key}", "the entry is left out", of_key=True)
        return self.of(**values)

    def schema(self) -> dict[str, object]:
        """See `Kind`."""
        return {"type": "array", "items": table_schema(self.of, self.required)}

    def words(self) -> str:
        """See `Kind`."""
        return "list of tables"


def table_schema(cls: type, required: tuple[str, ...] = ()) -> dict[str, object]:
    """The JSON Schema of the table that dataclass `cls` declares."""
    properties = {
        key: {
            "description": declared.about,
            "default": _json(written_default(declared, default)),
            **declared.kind.schema(),
        }
        for key, (_, declared, default) in options_of(cls).items()
    }
    schema: dict[str, object] = {"type": "object", "additionalProperties": False, "properties": properties}
    if required:
        schema["required"] = list(required)
        for key in required:
            properties[key].pop("default")
    return schema


def written_default(declared: Option, default: object) -> object:
    """The default as one would write it: pairs stand for a table."""
    return {} if isinstance(declared.kind, Severities) else default


def _json(default: object) -> object:
    if isinstance(default, tuple):
        return [str(each) for each in default]
    return str(default) if isinstance(default, enum.StrEnum) else default


def _last_name(at: KeyPath) -> str:
    return next((str(part) for part in reversed(at) if isinstance(part, str)), "")
