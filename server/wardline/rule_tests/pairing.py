"""Which files a rule file is tried on: by their names, as Semgrep pairs them. Names in, names out; no disk.

Beside `sql.yaml` these are `sql.py`, `sql.test.py`, `sql.anything.js` and, for rules about YAML, `sql.test.yaml`; and
every file below a directory `sql/`. `sql.fixed.py` and `sql.test.fixed.py` are how the target looks after its fixes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

YAML = (".yaml", ".yml")
_ABOUT_YAML = (".test.yaml", ".test.yml")
_FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Target:
    """A file that rules are tried on, and the one that shows it after their fixes, if there is one."""

    path: PurePath
    fixed: PurePath | None = None


@dataclass(frozen=True, slots=True)
class Suite:
    """A rule file with its targets."""

    rules: PurePath
    targets: tuple[Target, ...]


def may_hold_rules(path: PurePath) -> bool:
    """Whether a file of this name can be a rule file: YAML that is no target."""
    name = path.name
    return name.endswith(YAML) and not name.endswith(_ABOUT_YAML) and not _is_fixed(path)


def pair(rule_files: Iterable[PurePath], others: Iterable[PurePath]) -> tuple[Suite, ...]:
    """The rule files, sorted, each with its targets among `others`.

    A file belongs to the rule file beside it with the longest name that fits, else to the nearest one whose name one
    of its directories has.
    """
    found: dict[PurePath, list[PurePath]] = {path: [] for path in sorted(rule_files)}
    stems = {(path.parent, _stem(path)): path for path in found}
    for path in sorted(set(others) - found.keys()):
        owner = _owner(path, stems)
        if owner is not None:
            found[owner].append(path)
    return tuple(Suite(rules, tuple(_targets(paths))) for rules, paths in sorted(found.items()))


def _stem(path: PurePath) -> str:
    return path.name.removesuffix(path.suffix)


def _owner(path: PurePath, stems: dict[tuple[PurePath, str], PurePath]) -> PurePath | None:
    if path.name.startswith("."):
        return None
    parts = path.name.split(".")
    if not path.name.endswith(YAML) or path.name.endswith(_ABOUT_YAML) or _is_fixed(path):
        for length in range(len(parts) - 1, 0, -1):
            owner = stems.get((path.parent, ".".join(parts[:length])))
            if owner is not None:
                return owner
    for directory in path.parents:
        owner = stems.get((directory.parent, directory.name))
        if owner is not None:
            return owner
    return None


def _targets(paths: list[PurePath]) -> Iterator[Target]:
    twins: dict[PurePath, PurePath] = {_original(path): path for path in paths if _is_fixed(path)}
    for path in paths:
        if not _is_fixed(path):
            yield Target(path, twins.get(path))


def _is_fixed(path: PurePath) -> bool:
    return _FIXED in path.name.split(".")[1:]


def _original(path: PurePath) -> PurePath:
    """The target that a file shows after its fixes."""
    first, *others = path.name.split(".")
    return path.with_name(".".join([first, *(part for part in others if part != _FIXED)]))
