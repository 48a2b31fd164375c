"""A project opened for analysis: configuration, packs, compiled rules, lessons and the parity digest.

Everything that both front ends need before the first document is checked, as one immutable value. It knows
where rules come from, not how they match and not who asks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import wardline
from wardline.engine import RuleSet, compile_rules
from wardline.engine.suppressions import SUPPRESSION_RULES
from wardline.model import RuleCard, RuleInfo
from wardline.packs import LoadedPack, builtin_packs_root, load_pack, read_rule_source
from wardline.project import Configuration, load_configuration
from wardline.rules.schema import Rule, RuleProblem
from wardline.scan.selection import PathSelection, Selection
from wardline.training import card, lesson


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a command line or an editor's settings change in the configuration of this run.

    None leaves the configured value; `ignore` adds to the configured one, the others replace it.
    """

    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    bandit: bool | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the configuration or in a rule file, ready to be shown.

    `fatal` marks what a pipeline must not ignore: rules that do not load, a file that does not parse. `line` and
    `column` count from 1; 0 means the whole file.
    """

    message: str
    fatal: bool
    file: Path | None = None
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.line else f"{self.file}: " if self.file else ""
        return place + self.message


@dataclass(frozen=True, slots=True)
class Origin:
    """What a project was opened from; picklable, so that another process can open the same one."""

    root: Path
    config_rules: tuple[Path, ...] = ()
    overrides: Overrides = field(default_factory=Overrides)


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """An opened project; immutable, so that background work can keep one while a newer one is opened.

    `digest` is the parity digest: equal digests and equal bytes give equal findings.
    """

    origin: Origin
    configuration: Configuration
    selection: Selection
    rules: RuleSet
    lessons_dirs: tuple[Path, ...]
    digest: str
    problems: tuple[Problem, ...]

    @property
    def root(self) -> Path:
        """The directory that the project's paths and patterns are relative to."""
        return self.origin.root

    def relative(self, path: Path | None) -> str:
        """`path` as per-path tables and rules see it: from the root, with forward slashes; "" without a path."""
        if path is None:
            return ""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def open_project(root: Path, *, config_rules: Sequence[Path] = (), overrides: Overrides | None = None) -> Project:
    """Open the project that `root` belongs to; what is wrong in it is in `problems`, nothing is raised for it.

    `config_rules` are rule files or directories that run instead of the configured packs and rules; the
    configured `select` and `profile`, which choose among those, then do not apply.
    """
    origin = Origin(root.resolve(), tuple(path.resolve() for path in config_rules), overrides or Overrides())
    configuration = load_configuration(origin.root)
    selection = _selection(configuration, origin)
    sources = _load_sources(configuration, origin)
    rules = compile_rules(rule for rule in sources.rules if selection.runs_somewhere(rule.info))
    return Project(
        origin=origin,
        configuration=configuration,
        selection=selection,
        rules=rules,
        lessons_dirs=tuple(sources.lessons),
        digest=_digest(rules, configuration, selection),
        problems=tuple(_problems(configuration, sources, rules)),
    )


def rule_info(project: Project, rule_id: str) -> RuleInfo | None:
    """The facts of a rule that runs in this project, of one of Wardline's own, or None."""
    if rule_id in project.rules.rules:
        return project.rules.info(rule_id)
    return SUPPRESSION_RULES.get(rule_id)


def card_for(project: Project, rule_id: str) -> RuleCard | None:
    """The page of a rule that runs in this project (or of Wardline's own), with its lesson; None if unknown."""
    info = rule_info(project, rule_id)
    return card_of(project, info) if info else None


def card_of(project: Project, info: RuleInfo) -> RuleCard:
    """The page of a rule of which the facts are at hand, as those of another tool's are."""
    return card(info, lesson(info.lesson, project.lessons_dirs) if info.lesson else None)


@dataclass(slots=True)
class _Sources:
    rules: list[Rule] = field(default_factory=list)
    lessons: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _load_sources(configuration: Configuration, origin: Origin) -> _Sources:
    sources = _Sources()
    for pack in () if origin.config_rules else configuration.packs:
        _load(sources, _pack_directory(pack, origin.root), load_pack)
    for path in origin.config_rules or configuration.rules:
        _load(sources, origin.root / path, read_rule_source)
    if origin.config_rules:
        # The lessons of the shipped packs also serve rules that were copied out of them.
        sources.lessons += sorted(builtin_packs_root().glob("*/lessons"))
    return sources


def _load(sources: _Sources, path: Path, load: Callable[[Path], LoadedPack]) -> None:
    if not path.exists():
        sources.problems.append(Problem("no such rules", fatal=True, file=path))
        return
    loaded = load(path)
    sources.rules += loaded.rules
    sources.problems += (_rule_problem(problem) for problem in loaded.problems)
    if loaded.lessons_dir:
        sources.lessons.append(loaded.lessons_dir)


def _pack_directory(pack: str, root: Path) -> Path:
    """A shipped pack by its name, or a directory relative to the root."""
    builtin = builtin_packs_root() / pack
    return builtin if builtin.is_dir() else root / pack


def _problems(configuration: Configuration, sources: _Sources, rules: RuleSet) -> Iterator[Problem]:
    for problem in configuration.problems:
        yield Problem(problem.message, fatal=problem.fatal, file=problem.file, line=problem.line, column=problem.column)
    yield from sources.problems
    yield from map(_rule_problem, rules.problems)


def _rule_problem(problem: RuleProblem) -> Problem:
    remedy = f" ({problem.remedy})" if problem.remedy else ""
    rule = f"[{problem.rule_id}] " if problem.rule_id else ""
    mark = problem.mark
    return Problem(f"{rule}{problem.message}{remedy}", True, Path(mark.file), mark.line, mark.column)


def _selection(configuration: Configuration, origin: Origin) -> Selection:
    overrides = origin.overrides
    chosen_here = bool(origin.config_rules)
    select = overrides.select if overrides.select is not None else () if chosen_here else configuration.select
    profile = overrides.profile or ("strict" if chosen_here else configuration.profile)
    return Selection(
        profile=profile,
        select=tuple(select),
        ignore=(*configuration.ignore, *overrides.ignore),
        severity=tuple(configuration.severity.items()),
        per_path=tuple(
            PathSelection(table.paths, table.select, table.ignore, tuple(table.severity.items()))
            for table in configuration.per_path
        ),
    )


def _digest(rules: RuleSet, configuration: Configuration, selection: Selection) -> str:
    """16 hex digits over all that findings depend on besides the bytes; the same on every machine."""
    facts = [wardline.__version__, rules.digest, asdict(selection), configuration.max_file_size, configuration.bandit]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]
