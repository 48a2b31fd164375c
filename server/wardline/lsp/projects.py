"""Opening the project of a root for the editor, noticing when its files change, and what to tell about problems.

Runs in worker threads: everything here takes values and returns values. The configuration and the rules are always
those on disk, the same that a scan uses; an editor's settings go over them. In a workspace that is not trusted
nothing that the workspace brings is used but its source text. Knows no open document and no protocol.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from wardline.lsp.convert import RuleFacts
from wardline.lsp.state import Opened
from wardline.model import RuleInfo
from wardline.packs import builtin_packs_root
from wardline.packs.loading import MAX_ENTRIES
from wardline.project import Configuration, load_configuration
from wardline.project.options import options_of
from wardline.scan import Problem, Project, open_project, rule_info

Signature = tuple[tuple[str, int, int], ...]

_RULE_SUFFIXES = (".yaml", ".yml")
_CLOCK_TICK = 20_000_000  # nanoseconds by which a file's time may lag behind the clock


def open_root(root: Path, settings: Mapping[str, Any], *, trusted: bool) -> Opened:
    """Open the project at `root` with an editor's settings over its configuration."""
    started = time.time_ns()
    project = _open(root, settings, trusted)
    sources = tuple(_sources(project))
    signature = signature_of(sources)
    # A file that changed while it was being read may have been read in its old form: make the next look differ.
    read_during = (started - _CLOCK_TICK, time.time_ns())
    settled = not any(read_during[0] <= changed <= read_during[1] for _, changed, _ in signature)
    facts = RuleFacts(lambda rule_id: rule_info(project, rule_id), _help_uri, project.digest)
    return Opened(project, facts, sources, signature if settled else None)


def signature_of(sources: Sequence[Path], seen: dict[Path, Signature] | None = None) -> Signature:
    """Changes whenever one of the files, or a rule file below one of the directories, does.

    `seen` collects what was found for each source, for several projects that are looked at one after another.
    """
    known = {} if seen is None else seen
    for source in sources:
        if source not in known:
            known[source] = _signed(source)
    return tuple(entry for source in sources for entry in known[source])


def _open(root: Path, settings: Mapping[str, Any], trusted: bool) -> Project:
    overrides = {key: value for key, value in settings.items() if key in options_of(Configuration)}
    return open_project(root, overrides=overrides if trusted else _restricted(root, overrides))


def _restricted(root: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """The overrides that leave of the workspace's choices only what runs no rule, lesson or tool of its own."""
    configured = load_configuration(root, overrides=overrides)
    shipped = [pack for pack in configured.packs if "/" not in pack and (builtin_packs_root() / pack).is_dir()]
    return {**overrides, "packs": shipped, "rules": [], "lesson-dirs": [], "bandit": False}


def _sources(project: Project) -> Iterator[Path]:
    """What decides about the project: configuration files, present or possible, and rules."""
    configuration = project.configuration
    yield from configuration.consulted
    yield from map(configuration.resolve, configuration.rules)
    for pack in configuration.packs:
        shipped = builtin_packs_root() / pack
        yield shipped if "/" not in pack and shipped.is_dir() else configuration.resolve(pack)


def _help_uri(info: RuleInfo) -> str:
    from wardline.training import help_uri

    return help_uri(info)


def _signed(source: Path) -> Signature:
    """The state of what matters at and below `source`; of one that holds far too much, only that it is there."""
    found: list[tuple[str, int, int]] = []
    pending, looked = [os.fspath(source)], 0
    while pending:
        path = pending.pop()
        try:
            state = os.stat(path)  # noqa: PTH116 - this runs twice a second
            found.append((path, state.st_mtime_ns, state.st_size))
            with os.scandir(path) as entries:
                for entry in entries:
                    looked += 1
                    if looked > MAX_ENTRIES:
                        return ((os.fspath(source), 0, 0),)  # no rule is read from there either
                    if _matters(entry):
                        pending.append(entry.path)
        except OSError:  # not there, or not a directory
            continue
    return tuple(found)


def _matters(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(_RULE_SUFFIXES) or (entry.is_dir(follow_symlinks=False) and entry.name[0] != ".")


def problems_by_file(opened: Opened) -> dict[Path, list[Problem]]:
    """The problems that are about a file, by the file."""
    grouped: dict[Path, list[Problem]] = {}
    for problem in opened.project.problems:
        path = problem.path or path_shown(problem.file, opened)
        if path is not None:
            grouped.setdefault(path, []).append(problem)
    return grouped


def path_shown(shown: str, opened: Opened) -> Path | None:
    """The file of that name as people see it, which is shown relative to the project or to the rules' own directory."""
    bases = (opened.project.root, *opened.sources, *(source.parent for source in opened.sources))
    candidates = (base / shown for base in bases) if shown else ()
    return next((path for path in candidates if path.is_file()), None)


def summary(problems: Sequence[Problem]) -> str:
    """All problems in one sentence: the first, and how many more there are."""
    more = len(problems) - 1
    return f"Wardline: {problems[0]}" + (f" (and {more} more)" if more else "")
