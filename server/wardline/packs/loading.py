"""Reading rule files from disk: a pack's, or any file or directory of rules that someone names.

Files are read within limits before anything looks inside them; links inside a directory are not followed, so
that a pack speaks only of what it carries. What the YAML means is `wardline.rules`' business.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from wardline.packs.manifest import MANIFEST_FILE, Manifest, read_manifest
from wardline.rules import stored
from wardline.rules.loader import load_rules
from wardline.rules.schema import Lacking, Mark, Rule, RuleProblem
from wardline.rules.yaml_source import MAX_BYTES

MAX_FILES = 10_000
MAX_TOTAL_BYTES = 100_000_000
MAX_ENTRIES = 20_000  # files and directories below a directory of rules, whatever they are
MAX_DEPTH = 16
NO_RULE_FILES = "the directory holds no rule files"
_SUFFIXES = (".yaml", ".yml")
_TEST_SUFFIXES = (".test.yaml", ".test.yml")  # what rules about YAML are tried on
_RULES_KEY = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?rules["']?[ \t]*:""", re.MULTILINE)
_LESSONS = "lessons"
_NO_ID = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """What was read: the rules that are sound, and every problem of the others.

    `manifest` is None for rules that are no pack, and for a pack without a usable one. `digest` covers the
    manifest and the rule files by their paths inside the directory and their bytes: the same on every machine.
    `files` are the files that were read, absolute: when one changes, the pack should be loaded again.
    """

    rules: tuple[Rule, ...] = ()
    problems: tuple[RuleProblem, ...] = ()
    manifest: Manifest | None = None
    lessons_dir: Path | None = None
    digest: str = ""
    files: tuple[Path, ...] = ()


class Store(Protocol):
    """Keeps bytes by key for a later process, or forgets them; its keys say all that what is kept depends on."""

    def get(self, key: str) -> bytes | None:
        """What was put under `key`, if it is still there."""

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`, if possible."""


def load_pack(directory: Path, store: Store | None = None) -> LoadedPack:
    """The pack in `directory`. Names shown to people start with the directory's own: `python-core/tls.yaml`.

    With a `store` files that were read before, with the same content, are not parsed again.
    """
    directory = directory.absolute()
    reader = _Reader(f"{directory.name}/", store)
    if not directory.is_dir():
        reader.problem(directory.name, "there is no such pack", "a pack is a directory with pack.yaml and rules")
        return reader.result()
    manifest = reader.manifest(directory / MANIFEST_FILE)
    reader.directory(directory, manifest.name if manifest else directory.name)
    lessons = directory / _LESSONS
    return reader.result(manifest, lessons if lessons.is_dir() else None)


def read_rule_source(path: Path, cwd: Path | None = None, store: Store | None = None) -> LoadedPack:
    """The rules in the file `path`, or in all rule files below the directory `path`.

    `cwd` is what names shown to people are relative to; left out, the process' working directory. `store` is as for
    `load_pack`.
    """
    cwd = (cwd or Path.cwd()).absolute()
    path = Path(os.path.normpath(cwd / path))
    shown = _relative(path, cwd)
    if path.is_dir():
        reader = _Reader("" if shown == "." else f"{shown}/", store)
        reader.directory(path, "")
        if not reader.parts:
            reader.problem(shown, NO_RULE_FILES, "rule files end in .yaml and start with `rules:`")
        return reader.result()
    reader = _Reader("", store)
    if not path.exists():
        reader.problem(shown, "no such file or directory")
    elif (data := reader.read(path, shown, path.name)) is not None:
        reader.load(data, shown, "")
    return reader.result()


def rule_files(directory: Path) -> tuple[Path, ...]:
    """Every YAML file below `directory` that may hold rules, sorted; none if it holds too much to be one of rules."""
    try:
        found, _ = _yaml_files(directory.absolute())
    except _TooMuchError:
        return ()
    return tuple(found)


def merge(packs: Iterable[LoadedPack], prefix: str = "") -> tuple[tuple[Rule, ...], tuple[RuleProblem, ...]]:
    """The rules of all packs, each id once: where one is taken, the later rule gets its path before its id.

    A warning names both places. `prefix` is what the names of files start with that says nothing of a rule.
    """
    first: dict[str, Rule] = {}
    problems = []
    for rule in (rule for pack in packs for rule in pack.rules):
        kept = first.setdefault(rule.info.id, rule)
        if kept.mark != rule.mark:  # else the file was named twice, perhaps once with a directory around it
            own = _own_id(rule, prefix, first)
            first[own] = replace(rule, info=replace(rule.info, id=own))
            message = f"the id is already used by the rule at {kept.mark}"
            problems.append(RuleProblem(rule.mark, message, f"this one is called {own}", rule.info.id, True))
    return tuple(first.values()), tuple(problems)


def _own_id(rule: Rule, prefix: str, taken: Mapping[str, Rule]) -> str:
    """The rule's id with the directories of its file before it; where that is taken, with the file's name, too."""
    parts = os.path.splitext(rule.mark.file.removeprefix(prefix))[0].split("/")  # noqa: PTH122 - a name as shown, not a path
    *folders, stem = (_NO_ID.sub("-", part) for part in parts if part not in ("", ".", ".."))
    by_path = ".".join([*folders, rule.info.id])
    with_file = ".".join([*folders, stem, rule.info.id])
    numbered = (f"{with_file}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain((by_path, with_file), numbered) if one not in taken)


@dataclass(frozen=True, slots=True)
class _RuleFile:
    """A file whose rules are still to be read."""

    data: bytes
    shown: str
    pack: str


@dataclass(slots=True)
class _Reader:
    """Collects what is read, in order; `prefix` is what the names of files are shown with."""

    prefix: str
    store: Store | None = None
    parts: list[RuleProblem | _RuleFile] = field(default_factory=list)
    contents: list[tuple[str, Path, bytes]] = field(default_factory=list)
    size: int = 0

    def problem(self, shown: str, message: str, remedy: str = "") -> None:
        self.parts.append(RuleProblem(Mark(shown, 1, 1), message, remedy))

    def manifest(self, path: Path) -> Manifest | None:
        shown = f"{self.prefix}{MANIFEST_FILE}"
        if not path.exists():
            self.problem(shown, "the pack has no manifest", "add one with name, version, description, licence")
            return None
        data = self.read(path, shown, MANIFEST_FILE)
        if data is None:
            return None
        manifest, problems = read_manifest(data.decode("utf-8-sig", "replace"), shown)
        self.parts += problems
        return manifest

    def directory(self, directory: Path, pack: str) -> None:
        try:
            files, unreadable = _yaml_files(directory)
        except _TooMuchError as much:
            # All or nothing: which entries come first differs from machine to machine.
            remedy = "name a directory that holds nothing but rules"
            self.problem(self.prefix.rstrip("/") or ".", f"{much}: no rule is read from there", remedy)
            return
        for path, reason in unreadable:
            self.problem(f"{self.prefix}{_relative(path, directory)}", f"cannot be read: {reason}")
        for count, path in enumerate(files):
            inside = _relative(path, directory)
            if count >= MAX_FILES or self.size > MAX_TOTAL_BYTES:
                self.problem(f"{self.prefix}{inside}", "too many rule files: this and the following are left out")
                return
            data = self.read(path, f"{self.prefix}{inside}", inside, only_rules=True)
            if data is not None:
                self.load(data, f"{self.prefix}{inside}", pack)

    def read(self, path: Path, shown: str, inside: str, *, only_rules: bool = False) -> bytes | None:
        """The file's bytes, noted for the digest; None, with a problem, if it cannot be used."""
        try:
            if not path.is_file():
                self.problem(shown, "is not a regular file")
                return None
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            self.problem(shown, f"cannot be read: {error.strerror or error}")
            return None
        if only_rules and not has_rules(data):
            return None
        if len(data) > MAX_BYTES:
            self.problem(shown, f"the file is larger than {MAX_BYTES:,} bytes", "split it")
            return None
        self.contents.append((inside, path, data))
        self.size += len(data)
        return data

    def load(self, data: bytes, shown: str, pack: str) -> None:
        self.parts.append(_RuleFile(data, shown, pack))

    def result(self, manifest: Manifest | None = None, lessons_dir: Path | None = None) -> LoadedPack:
        digest = _digest((inside, data) for inside, _, data in self.contents)
        rules, problems = self._parsed(digest)
        merged, duplicates = merge([LoadedPack(rules)], self.prefix)
        paths = tuple(path for _, path, _ in self.contents)
        return LoadedPack(merged, (*problems, *duplicates), manifest, lessons_dir, digest, paths)

    def _parsed(self, digest: str) -> tuple[tuple[Rule, ...], tuple[RuleProblem, ...]]:
        """The rules of all files and what is wrong, from the store if they were read before."""
        names = [f"{one.shown}:{one.pack}" if isinstance(one, _RuleFile) else repr(one) for one in self.parts]
        key = "\0".join(("parsed", digest, *names))
        kept = self.store.get(key) if self.store is not None else None
        if kept is not None:
            with contextlib.suppress(Exception):  # whatever is wrong with it, the files say the same
                rules, problems = stored.decode(json.loads(kept))
                return rules, problems
        rules, problems = self._read()
        if self.store is not None:
            with contextlib.suppress(TypeError, ValueError):
                self.store.put(key, json.dumps(stored.encode((rules, problems)), separators=(",", ":")).encode())
        return rules, problems

    def _read(self) -> tuple[tuple[Rule, ...], tuple[RuleProblem, ...]]:
        rules: list[Rule] = []
        problems: list[RuleProblem] = []
        for part in self.parts:
            if isinstance(part, RuleProblem):
                problems.append(part)
                continue
            loaded = load_rules(part.data, part.shown, part.pack, language=read_language)
            rules += loaded.rules
            problems += loaded.problems
        return tuple(rules), tuple(problems)


def known_language(name: str) -> str | None:
    """The name of the module for the language that a rule calls `name`; None if this version has none."""
    from wardline.syntax import language_by_name

    language = language_by_name(name)
    return language.name if language else None


def read_language(name: str) -> str | Lacking:
    """As `known_language`; where this version has none, why."""
    from wardline.syntax import lacking

    return known_language(name) or Lacking(*lacking(name))


class _TooMuchError(Exception):
    """A directory holds far more than a directory of rules does."""


def _yaml_files(directory: Path) -> tuple[list[Path], list[tuple[Path, str]]]:
    """The YAML files below `directory` by path, and the directories that could not be read.

    Raises `_TooMuchError` rather than walking a whole disk.
    """
    unreadable: list[tuple[Path, str]] = []

    def note(error: OSError) -> None:
        unreadable.append((Path(error.filename), error.strerror or str(error)))

    found = []
    entries = 0
    top = len(directory.parts)
    for place, folders, names in os.walk(directory, onerror=note):
        entries += len(folders) + len(names)
        folders[:] = [name for name in folders if not name.startswith(".")]
        if entries > MAX_ENTRIES:
            raise _TooMuchError(f"the directory holds more than {MAX_ENTRIES:,} files and directories")
        if folders and len(Path(place).parts) - top >= MAX_DEPTH:
            raise _TooMuchError(f"the directory is more than {MAX_DEPTH} levels deep")
        for name in names:
            path = Path(place, name)
            if _may_hold_rules(name) and not path.is_symlink():
                found.append(path)
    return sorted(found, key=lambda path: path.relative_to(directory).parts), unreadable


def _may_hold_rules(name: str) -> bool:
    if name == MANIFEST_FILE or name.startswith("."):
        return False
    return name.endswith(_SUFFIXES) and not name.endswith(_TEST_SUFFIXES)


def has_rules(data: bytes) -> bool:
    """Whether the YAML has `rules` at its top, without parsing it: a directory holds other YAML too."""
    return bool(_RULES_KEY.search(data)) or (data.lstrip()[:1] == b"{" and b"rules" in data)


def _relative(path: Path, start: Path) -> str:
    try:
        return os.path.relpath(path, start).replace(os.sep, "/")
    except ValueError:  # another drive
        return path.as_posix()


def _digest(contents: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for inside, data in sorted(contents):
        name = inside.encode("utf-8", "surrogateescape")
        digest.update(b"%d %d\n" % (len(name), len(data)))
        digest.update(name)
        digest.update(data)
    return digest.hexdigest()
