"""The project's configuration: its keys with their defaults, and how it is found and read.

`Configuration` and `PerPath` declare every key once; parsing, the JSON Schema (`reference`) and the table in
the documentation derive from these declarations. Nothing here decides about a finding (`selection` does) and
nothing here loads rules: pack names and rule paths are only words until `wardline.packs` looks at them.
"""

from __future__ import annotations

import dataclasses
import enum
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from wardline.model import Severity
from wardline.project import toml_files
from wardline.project.options import (
    BadValueError,
    Choice,
    ConfigProblem,
    Flag,
    Report,
    Severities,
    Tables,
    Texts,
    Whole,
    option,
    options_of,
    read_table,
)
from wardline.project.toml_places import KeyPath, Places

Overrides = Mapping[str, object]
EDITOR = "editor settings"


class Profile(enum.StrEnum):
    """Which rules run unless told otherwise: `default` leaves out those of low confidence."""

    DEFAULT = "default"
    STRICT = "strict"


def _any_text(_: str) -> None:
    """Paths and names are checked when they are used: whether they exist is not the file's fault."""


def _check_selector(text: str) -> None:
    if any(character.isspace() for character in text) or "[" in text:
        raise BadValueError(f'"{text}" is not a rule id or glob', "write an id, or * and ? as wildcards")


def _check_pattern(text: str) -> None:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([text])
    except (ValueError, re.error):  # re.error: a range that runs backwards
        raise BadValueError(f'"{text}" is not a pattern as in .gitignore') from None


_RULES = Texts("rule ids or globs", _check_selector)
_PATTERNS = Texts("patterns as in .gitignore", _check_pattern)


@dataclass(frozen=True, slots=True)
class PerPath:
    """One `[[per-path]]` entry: what holds for the files that `paths` match."""

    paths: tuple[str, ...] = option(
        _PATTERNS, "The files that the entry is for, relative to the configuration's directory.", default=()
    )
    select: tuple[str, ...] = option(
        _RULES, "In these files only the matching rules run, in place of the top-level `select`.", default=()
    )
    ignore: tuple[str, ...] = option(_RULES, "Rules that do not run in these files.", default=())
    severity: tuple[tuple[str, Severity], ...] = option(
        Severities(_check_selector), "Severities in these files, before the top-level ones.", default=()
    )


@dataclass(frozen=True, slots=True)
class Configuration:
    """The configuration in effect. The fields made by `option` are the keys; the others say where it is from.

    `root` is the directory that relative paths and patterns start from: the configuration file's, or the one
    where the search began. `file` is None when no file was found. `consulted` are all paths that were looked
    for, nearest first: when one of them changes, appears or goes, the configuration should be loaded again.
    `broken` says that the file was there but could not be read at all, so that these are defaults.
    """

    packs: tuple[str, ...] = option(
        Texts("pack names or directories", _any_text),
        "The rule packs to run: names of built-in packs, or directories (with a slash, as `./security/pack`).",
        default=("python-core", "javascript-core"),
    )
    rules: tuple[str, ...] = option(
        Texts("files or directories", _any_text), "More rules: YAML files, or directories of them.", default=()
    )
    profile: Profile = option(  # noqa: RUF009 - a dataclass field with its description
        Choice(Profile),
        "`default` runs rules of high and medium confidence, `strict` those of low confidence too.",
        default=Profile.DEFAULT,
    )
    select: tuple[str, ...] = option(
        _RULES, "If not empty, only the matching rules run, whatever the profile.", default=()
    )
    ignore: tuple[str, ...] = option(_RULES, "Rules that never run; this wins over everything else.", default=())
    severity: tuple[tuple[str, Severity], ...] = option(
        Severities(_check_selector),
        "Severities in place of the rules' own. An exact id wins over a glob, a longer glob over a shorter one.",
        default=(),
    )
    exclude: tuple[str, ...] = option(
        _PATTERNS,
        "Files and directories left out when a directory is scanned, besides what `.gitignore` names. "
        "`!pattern` brings back what Wardline leaves out by default.",
        default=(),
    )
    max_file_size: int = option(
        Whole(1, 1_000_000_000), "Larger files, in bytes, are not analysed but reported as skipped.", default=5_000_000
    )
    bandit: bool = option(
        Flag(), "Also run the installed bandit's checks that no Wardline rule replaces.", default=False
    )
    fail_on: Severity = option(  # noqa: RUF009
        Choice(Severity),
        "`wardline scan` exits with 1 for findings of this severity or worse.",
        default=Severity.LOW,
        affects_findings=False,
    )
    jobs: int = option(
        Whole(0, 1024), "Processes that a scan uses; 0 means one per core.", default=0, affects_findings=False
    )
    lesson_dirs: tuple[str, ...] = option(
        Texts("directories", _any_text),
        "Directories with your own lessons, searched before those of the packs.",
        default=(),
        affects_findings=False,
    )
    per_path: tuple[PerPath, ...] = option(
        Tables(PerPath, required=("paths",)), "What holds for some files only; later entries win.", default=()
    )

    root: Path = field(default_factory=Path)
    file: Path | None = None
    problems: tuple[ConfigProblem, ...] = ()
    broken: bool = False
    consulted: tuple[Path, ...] = field(default=(), repr=False)
    shown: str = field(default="", repr=False)
    places: Places = field(default_factory=Places, repr=False, compare=False)
    origin: KeyPath = field(default=(), repr=False)

    def resolve(self, written: str) -> Path:
        """A path as the configuration writes it, as an absolute path."""
        return Path(os.path.normpath(self.root.absolute() / written))

    def problem(self, at: KeyPath, message: str, remedy: str = "") -> ConfigProblem:
        """A problem with the value at `at` (`("packs", 0)`) that shows only when the value is used."""
        place = self.places.value((*self.origin, *at))
        line, column = (place.line, place.column) if place else (None, None)
        return ConfigProblem(self.shown or EDITOR, line, column, _dotted(at), message, remedy, self.file)

    def digest_text(self) -> str:
        """What of this configuration decides about findings, in one canonical form without machine paths."""
        effective = {
            key: _portable(key, getattr(self, name), self.root)
            for key, (name, declared, _) in options_of(Configuration).items()
            if declared.affects_findings
        }
        return json.dumps(effective, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def load_configuration(start: Path, explicit: Path | None = None, overrides: Overrides | None = None) -> Configuration:
    """The configuration for the directory `start`: the nearest one upwards, or that of the file `explicit`.

    In one directory `wardline.toml` wins over `pyproject.toml`, which counts only with `[tool.wardline]`.
    `overrides` has the same keys and goes over the file (see `with_overrides`). Never raises: what is wrong is
    in `problems`, and a bad key or value leaves its default.
    """
    start = start.absolute()
    found = toml_files.find(start) if explicit is None else toml_files.read_explicit(explicit.absolute(), start)
    problems: list[ConfigProblem] = [*found.problems]
    report = _reporter(problems, found.shown, found.path, found.places, found.origin)
    values = read_table(Configuration, found.table, (), _hinting(report, found))
    loaded = Configuration(
        **values,
        root=found.path.parent if found.path else start,
        file=found.path,
        problems=tuple(problems),
        broken=found.broken,
        consulted=found.consulted,
        shown=found.shown,
        places=found.places,
        origin=found.origin,
    )
    return with_overrides(loaded, overrides) if overrides else loaded


def with_overrides(configuration: Configuration, overrides: Overrides, source: str = EDITOR) -> Configuration:
    """`configuration` with the keys of `overrides` in place of its own.

    Entries of `severity` are merged key by key and those of `per-path` come after the file's. A key whose
    value is None is not set (editors send every setting they know).
    """
    given = {key: value for key, value in overrides.items() if value is not None}
    problems: list[ConfigProblem] = []
    values = read_table(Configuration, given, (), _reporter(problems, source, None, Places(), ()))
    if "severity" in values:
        values["severity"] = tuple(dict((*configuration.severity, *values["severity"])).items())
    if "per_path" in values:
        values["per_path"] = (*configuration.per_path, *values["per_path"])
    return dataclasses.replace(configuration, **values, problems=(*configuration.problems, *problems))


def _reporter(problems: list[ConfigProblem], shown: str, path: Path | None, places: Places, origin: KeyPath) -> Report:
    def report(at: KeyPath, bad: BadValueError) -> None:
        place = (places.key if bad.of_key else places.value)((*origin, *at))
        line, column = (place.line, place.column) if place else (None, None)
        problems.append(ConfigProblem(shown, line, column, _dotted(at), bad.message, bad.remedy, path))

    return report


def _hinting(report: Report, found: toml_files.Found) -> Report:
    """Names the likeliest confusion of the two files: `[tool.wardline]` inside `wardline.toml`."""

    def hint(at: KeyPath, bad: BadValueError) -> None:
        if at == ("tool",) and bad.of_key and not found.origin:
            bad = BadValueError(bad.message, "in wardline.toml the keys stand at the top, without a table", of_key=True)
        report(at, bad)

    return hint


def _dotted(at: KeyPath) -> str:
    names = [part for part in at if isinstance(part, str)]
    return ".".join(f'"{name}"' if "." in name else name for name in names)


def _portable(key: str, value: object, root: Path) -> object:
    if key in ("packs", "rules") and isinstance(value, tuple):
        return [_without_machine(str(each), root) for each in value]
    if key in ("select", "ignore") and isinstance(value, tuple):
        return sorted(value)
    if isinstance(value, PerPath):
        return {name: _portable(name, getattr(value, name), root) for name, _, _ in options_of(PerPath).values()}
    if isinstance(value, tuple):
        return [_portable("", each, root) for each in value]
    return value


def _without_machine(written: str, root: Path) -> str:
    """An absolute path says where a machine keeps its files: keep what is below the root, else the name."""
    posix = written.replace("\\", "/")
    if not (PurePosixPath(posix).is_absolute() or PureWindowsPath(written).is_absolute()):
        return posix.removeprefix("./").rstrip("/")
    try:
        return Path(written).relative_to(root.absolute()).as_posix()
    except ValueError:
        return PurePosixPath(posix).name
