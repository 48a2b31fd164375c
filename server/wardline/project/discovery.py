"""Which files a scan looks at: the named ones, and those found below the named directories.

A file that someone names is always scanned, and a directory that someone names is always walked, whatever
ignores it. Inside, `.gitignore` files, `.git/info/exclude`, the configuration's `exclude` and a few directories
that never hold a project's own code are left out. Symbolic links are followed only when they are named.
Nothing here reads a source file or knows a language: the caller says which names it wants.
"""

from __future__ import annotations

import dataclasses
import enum
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wardline.project.configuration import Configuration
from wardline.project.ignores import Ignores, from_file, from_lines, ignored_by

Accepts = Callable[[str], bool]

# What tools put into a project. `build` and `dist` only at its top: deeper ones are packages as often as output.
DEFAULT_EXCLUDES = (
    ".git/",
    ".hg/",
    ".svn/",
    ".jj/",
    ".venv/",
    "venv/",
    "site-packages/",
    "node_modules/",
    "bower_components/",
    "__pycache__/",
    "__pypackages__/",
    ".tox/",
    ".nox/",
    ".eggs/",
    ".mypy_cache/",
    ".pytest_cache/",
    ".ruff_cache/",
    ".hypothesis/",
    ".ipynb_checkpoints/",
    ".pants.d/",
    ".direnv/",
    ".vscode-test/",
    "/build/",
    "/dist/",
    "*.min.js",
)


class DiscoveryProblemKind(enum.StrEnum):
    """What is wrong with a path: `missing` and `unsupported` concern named ones only."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class DiscoveryProblem:
    """A path that cannot be scanned; `shown` as in `SourceFile`, `message` without the path."""

    kind: DiscoveryProblemKind
    shown: str
    message: str

    def __str__(self) -> str:
        return f"{self.shown}: {self.message}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to scan: `path` is absolute, `shown` relative to the working directory with forward slashes."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files in the order found (each once), and the paths that could not be followed."""

    files: tuple[SourceFile, ...]
    problems: tuple[DiscoveryProblem, ...]

    def __iter__(self) -> Iterator[SourceFile]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


def discover(
    paths: Iterable[Path],
    configuration: Configuration,
    cwd: Path,
    accepts: Accepts | None = None,
    *,
    also: Accepts | None = None,
    force_exclude: bool = False,
) -> Discovery:
    """The files to scan for `paths`, relative to `cwd` or absolute; none at all means `cwd` itself.

    `accepts` is asked once for each file suffix, with a name that has it; left out, it is whether Wardline has
    the language. `also` is asked for each path (absolute) of which `accepts` refuses the name. `force_exclude` leaves
    out named paths too where the configuration excludes them: a program that names every changed file, as a hook
    does, has not chosen them.
    """
    walk = _Walk(configuration, cwd.absolute(), accepts or _has_language, also)
    for path in tuple(paths) or (cwd,):
        absolute = os.path.normpath(cwd.absolute() / path)
        if not (force_exclude and _is_excluded(absolute, configuration)):
            walk.named(absolute)
    return Discovery(tuple(walk.files.values()), tuple(walk.problems))


def _has_language(name: str) -> bool:
    from wardline.syntax import language_for_path

    return language_for_path(name) is not None


@dataclass(frozen=True, slots=True)
class _Directory:
    """A directory to walk. `shown` and `slashed` are what its entries' names follow, for people and patterns.

    `own` are the configuration's patterns, `git` those of `.gitignore` files, the nearest last.
    """

    path: str
    shown: str
    slashed: str
    own: Ignores | None
    git: tuple[Ignores, ...]
    named: bool = False

    def leaves_out(self, entry: str) -> bool:
        """Whether `entry` (directories end with a slash) is not to be scanned."""
        return bool(self.own and self.own.decides(entry)) or ignored_by(entry, self.git)

    def below(self, name: str, inside: str, git: tuple[Ignores, ...]) -> _Directory:
        return _Directory(f"{self.path}{os.sep}{name}", f"{self.shown}{name}/", inside, self.own, git)


@dataclass(slots=True)
class _Walk:
    """The state of one discovery. Paths are absolute strings: a `Path` for every entry would be slow."""

    configuration: Configuration
    cwd: Path
    accepts: Accepts
    also: Accepts | None
    files: dict[str, SourceFile] = field(default_factory=dict)
    problems: list[DiscoveryProblem] = field(default_factory=list)
    suffixes: dict[str, bool] = field(default_factory=dict)

    def named(self, path: str) -> None:
        """Take in a path that someone named."""
        if os.path.isdir(path):  # noqa: PTH112
            self._all_below(self._start(path))
        elif not os.path.lexists(path):
            self._problem(DiscoveryProblemKind.MISSING, path, "no such file or directory")
        elif not self._accepted(path, path):
            self._problem(DiscoveryProblemKind.UNSUPPORTED, path, "is in no language that a rule is for")
        else:
            self._add(path, self._shown(path))

    def _start(self, path: str) -> _Directory:
        slashed, shown = _slashed(path), self._shown(path)
        own = _own_excludes(self.configuration, slashed)
        git = (layer.without_those_for(slashed) for layer in _gitignores_above(path, self.configuration))
        return _Directory(
            path.rstrip(os.sep),
            "" if shown == "." else f"{shown}/",
            slashed,
            own.without_those_for(slashed) if own else None,
            tuple(layer for layer in git if layer),
            named=True,
        )

    def _all_below(self, start: _Directory) -> None:
        stack = [start]  # not recursion: a tree may be deeper than Python's stack
        while stack:
            stack.extend(reversed(self._entries(stack.pop())))

    def _entries(self, directory: _Directory) -> list[_Directory]:
        """Add the files of `directory`; return the directories in it that are to be walked."""
        try:
            with os.scandir(directory.path or os.sep) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            reason = error.strerror or str(error)
            self._problem(DiscoveryProblemKind.UNREADABLE, directory.path, f"cannot be read: {reason}")
            return []
        names = {entry.name for entry in listed}
        if "pyvenv.cfg" in names and not directory.named:
            return []  # a virtual environment, whatever it is called
        if ".gitignore" in names:
            directory = _with_gitignore(directory)
        return [below for entry in listed if (below := self._entry(entry, directory))]

    def _entry(self, entry: os.DirEntry[str], directory: _Directory) -> _Directory | None:
        name = entry.name
        if entry.is_dir(follow_symlinks=False):
            inside = f"{directory.slashed}{name}/"
            return None if directory.leaves_out(inside) else directory.below(name, inside, directory.git)
        if (
            self._accepted(name, entry.path)
            and entry.is_file(follow_symlinks=False)
            and not directory.leaves_out(f"{directory.slashed}{name}")
        ):
            self._add(entry.path, f"{directory.shown}{name}")
        return None

    def _accepted(self, name: str, path: str) -> bool:
        from wardline.syntax.registry import deciding

        ending = deciding(name)
        if ending not in self.suffixes:
            self.suffixes[ending] = self.accepts(name)
        return self.suffixes[ending] or (self.also is not None and self.also(path))

    def _add(self, path: str, shown: str) -> None:
        if path not in self.files:
            self.files[path] = SourceFile(Path(path), shown)

    def _shown(self, path: str) -> str:
        try:
            return os.path.relpath(path or os.sep, self.cwd).replace(os.sep, "/")
        except ValueError:  # another drive
            return path.replace(os.sep, "/")

    def _problem(self, kind: DiscoveryProblemKind, path: str, message: str) -> None:
        self.problems.append(DiscoveryProblem(kind, self._shown(path), message))


def _with_gitignore(directory: _Directory) -> _Directory:
    own = from_file(f"{directory.path}{os.sep}.gitignore", directory.slashed)
    return dataclasses.replace(directory, git=(*directory.git, own)) if own else directory


def _own_excludes(configuration: Configuration, slashed: str) -> Ignores | None:
    """The configuration's patterns start from its root; for a tree that lies elsewhere, from that tree's top."""
    root = _slashed(os.path.abspath(configuration.root))  # noqa: PTH100
    return from_lines((*DEFAULT_EXCLUDES, *configuration.exclude), root if slashed.startswith(root) else slashed)


def _is_excluded(path: str, configuration: Configuration) -> bool:
    """Whether the configuration leaves out `path` or a directory around it, below its own."""
    root = _slashed(os.path.abspath(configuration.root))  # noqa: PTH100
    entry = _slashed(path) if os.path.isdir(path) else path.replace(os.sep, "/")  # noqa: PTH112
    own = from_lines((*DEFAULT_EXCLUDES, *configuration.exclude), root)
    if own is None or not entry.startswith(root):
        return False
    ends = [end for end in range(len(root) + 1, len(entry)) if entry[end - 1] == "/"]
    return any(own.decides(entry[:end]) for end in (*ends, len(entry)))


def _gitignores_above(path: str, configuration: Configuration) -> Iterator[Ignores]:
    """The patterns of the repository that `path` lies in, from its top down to above `path`."""
    here = Path(path)
    above = (here, *here.parents)
    top = next((each for each in above if os.path.lexists(each / ".git")), None)
    if top is None:
        root = configuration.root.absolute()
        top = root if root in above else here
    found = [from_file(top / ".git" / "info" / "exclude", _slashed(str(top)))]
    between = [each for each in here.parents if each == top or top in each.parents]
    found += [from_file(each / ".gitignore", _slashed(str(each))) for each in reversed(between)]
    return (each for each in found if each)


def _slashed(directory: str) -> str:
    """`directory` with forward slashes and one at its end."""
    return directory.replace(os.sep, "/").rstrip("/") + "/"
