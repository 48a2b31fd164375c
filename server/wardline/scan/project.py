"""A project opened for analysis: configuration, packs, compiled rules, lessons and the parity digest.

Everything that both front ends need before the first document is checked, as one immutable value. It knows
where rules come from, not how they match and not who asks.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wardline.engine import RuleSet
from wardline.engine.suppressions import OWN_RULES
from wardline.model import RuleCard, RuleInfo
from wardline.packs import LoadedPack, builtin_packs_root, find_pack, load_pack, merge, read_rule_source
from wardline.project import (
    ConfigProblem,
    Configuration,
    Overrides,
    Profile,
    is_enabled,
    load_configuration,
    unmatched_selectors,
)
from wardline.project.selection import Scope, matches
from wardline.rules.schema import Rule, RuleProblem
from wardline.scan.identity import bandit_identity, engine_digest, further_grammars
from wardline.scan.rule_store import RuleStore
from wardline.scan.sharing import shared
from wardline.training import LessonLibrary, card


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the configuration or in a rule file, ready to be shown.

    `fatal` marks what a pipeline must not pass over: rules with mistakes, a configuration that cannot be read.
    `file` is as shown to people, `path` the same for programs where it is known. `line` and `column` count from 1;
    0 means the whole file.
    """

    message: str
    fatal: bool
    file: str = ""
    path: Path | None = None
    line: int = 0
    column: int = 0
    rule_id: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class Origin:
    """What a project was opened from; picklable, so that another process can open the same one."""

    root: Path
    config_rules: tuple[Path, ...] = ()
    overrides: Overrides = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """An opened project; immutable, so that background work can keep one while a newer one is opened.

    `rules` are those that can run on some path; which run on a given one, the configuration says. `known` are all
    rules by id, running or not, uncompiled. `digest` is the parity digest: equal digests and equal bytes give equal
    findings. `rule_sources` are the directories and files that rules were looked for in, `rule_files` the files that
    were read: when they change, open the project again. `enabled` remembers which ids run in each scope.
    """

    origin: Origin
    configuration: Configuration
    rules: RuleSet
    lessons_dirs: tuple[Path, ...]
    lessons: LessonLibrary
    digest: str
    problems: tuple[Problem, ...]
    known: RuleSet
    rule_sources: tuple[Path, ...] = ()
    rule_files: tuple[Path, ...] = ()
    enabled: dict[Scope, frozenset[str]] = field(default_factory=dict, repr=False)

    @property
    def root(self) -> Path:
        """The directory that the configuration's paths and patterns start from."""
        return self.configuration.root

    def relative(self, path: Path | None) -> str:
        """`path` as rules see it: from the root with forward slashes; "" without a path."""
        if path is None:
            return ""
        absolute = os.path.abspath(path)  # noqa: PTH100 - resolve() asks the disk, on the way of every keystroke
        inside = absolute.startswith(os.path.join(self.root, ""))  # noqa: PTH118 - the root with a separator
        below = os.path.relpath(absolute, self.root) if inside else absolute
        return below.replace(os.sep, "/")


def open_project(
    root: Path, *, config_rules: Sequence[Path] = (), overrides: Overrides | None = None, keep: bool = True
) -> Project:
    """Open the project that directory `root` belongs to. Never raises: what is wrong is in `problems`.

    `overrides` are configuration keys that go over the file's. `config_rules` are rule files or directories that
    run in place of the configured packs and rules; the `select` and `profile` of the configuration file, which
    choose among those, then do not apply. Rules that an earlier process kept in the user's cache directory are not
    compiled again; with `keep` what had to be compiled is kept there.
    """
    origin = Origin(root.absolute(), tuple(path.absolute() for path in config_rules), dict(overrides or {}))
    configuration = load_configuration(origin.root, overrides=origin.overrides)
    if config_rules:
        configuration = _choosing_all(configuration, origin.overrides)
    store = RuleStore.default(keep=keep)
    sources = _load_sources(configuration, origin, store)
    written, duplicates = merge(sources.loaded)
    running = [rule for rule in written if _may_run(rule.info, configuration)]
    origins = tuple(sources.origins(configuration.root))
    known = shared(("known", *origins), lambda: RuleSet({rule.info.id: rule for rule in written}, {}, ()))
    rules = shared(
        ("compiled", *origins, *(rule.info.id for rule in running)), lambda: store.compiled(running, origins)
    )
    sources.problems += map(_rule_problem, (*duplicates, *rules.problems))
    lessons_dirs = _lessons_dirs(configuration, sources, origin)
    return Project(
        origin=origin,
        configuration=configuration,
        rules=rules,
        lessons_dirs=lessons_dirs,
        lessons=LessonLibrary(lessons_dirs),
        digest=_digest(rules, configuration),
        problems=tuple(_problems(configuration, sources, () if config_rules else written)),
        known=known,
        rule_sources=tuple(sources.places),
        rule_files=tuple(file for pack in sources.loaded for file in pack.files),
    )


def rule_info(project: Project, rule_id: str) -> RuleInfo | None:
    """The facts of a rule of this project, running or not, of one of Wardline's own, or None."""
    return project.known.info(rule_id) or OWN_RULES.get(rule_id)


def card_for(project: Project, rule_id: str) -> RuleCard | None:
    """The page of a rule of this project (or of Wardline's own), with its lesson; None if unknown."""
    info = rule_info(project, rule_id)
    return card_of(project, info) if info else None


def card_of(project: Project, info: RuleInfo) -> RuleCard:
    """The page of a rule of which the facts are at hand, as those of another tool's are."""
    return card(info, project.lessons.for_rule(info))


@dataclass(slots=True)
class _Sources:
    """What was read, and from where."""

    loaded: list[LoadedPack] = field(default_factory=list)
    places: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, place: Path, loaded: LoadedPack) -> None:
        self.places.append(place)
        self.loaded.append(loaded)

    def origins(self, root: Path) -> Iterator[str]:
        """What decides about the rules, and about the names of their files, which are shown from `root`."""
        builtin = builtin_packs_root()
        for place, loaded in zip(self.places, self.loaded, strict=True):
            shown_from = "" if builtin in place.parents else str(root)
            yield f"{shown_from}\0{place}\0{loaded.digest}"


def _load_sources(configuration: Configuration, origin: Origin, store: RuleStore) -> _Sources:
    sources = _Sources()
    if origin.config_rules:
        for path in origin.config_rules:
            if os.path.lexists(path):
                sources.add(path, read_rule_source(path, origin.root, store))
            else:
                sources.add(path, LoadedPack())
                shown = os.path.relpath(path, origin.root) if path.is_relative_to(origin.root) else path
                message = f"--config: there is no file or directory {str(shown)!r}"
                sources.problems.append(Problem(message + _of_registry(str(shown)), True))
        return sources
    for index, name in enumerate(configuration.packs):
        found = find_pack(name, configuration.root)
        if isinstance(found, Path):
            sources.add(found, load_pack(found, store))
        else:
            problem = configuration.problem(("packs", index), found.message, found.remedy)
            sources.problems.append(_problem(problem, fatal=True))
    for index, written in enumerate(configuration.rules):
        path = configuration.resolve(written)
        if not _is_inside(path, configuration.root):
            message = f'"{written}" is outside the repository: others who check it out do not have these rules'
            outside = configuration.problem(("rules", index), message, "keep the rules in the repository")
            sources.problems.append(_problem(outside, fatal=False))
        if os.path.lexists(path):
            sources.add(path, read_rule_source(path, configuration.root, store))
        else:
            sources.add(path, LoadedPack())
            missing = configuration.problem(("rules", index), f'there is no file or directory "{written}"')
            sources.problems.append(_problem(missing, fatal=True))
    return sources


def _of_registry(name: str) -> str:
    """A hint for the names that Semgrep looks up on a server."""
    if name == "auto" or name.startswith(("p/", "r/", "s/")):
        return " (Wardline downloads no rules: check them out and name their directory)"
    return ""


def _is_inside(path: Path, root: Path) -> bool:
    """Whether `path` is in the repository that `root` is in, or in `root` where there is no repository."""
    around = (root.absolute(), *root.absolute().parents)
    repository = next((place for place in around if os.path.lexists(place / ".git")), around[0])
    return path.is_relative_to(repository)


def _lessons_dirs(configuration: Configuration, sources: _Sources, origin: Origin) -> tuple[Path, ...]:
    """Where lessons are: of two with the same name, the one in the later directory counts."""
    # The lessons of the built-in packs also serve rules that were copied out of them.
    copied = sorted(builtin_packs_root().glob("*/lessons")) if origin.config_rules else []
    packs = [pack.lessons_dir for pack in sources.loaded if pack.lessons_dir]
    own = map(configuration.resolve, reversed(configuration.lesson_dirs))
    return (*copied, *packs, *own)


def _choosing_all(configuration: Configuration, overrides: Overrides) -> Configuration:
    """The configuration for rules that were named explicitly: all of them run unless this run says otherwise."""
    return dataclasses.replace(
        configuration,
        select=configuration.select if overrides.get("select") else (),
        profile=configuration.profile if overrides.get("profile") else Profile.STRICT,
        per_path=tuple(dataclasses.replace(entry, select=()) for entry in configuration.per_path),
    )


def _may_run(info: RuleInfo, configuration: Configuration) -> bool:
    """Whether the rule runs on any path; the others need not even be compiled."""
    selects = (entry.select for entry in configuration.per_path)
    chosen = is_enabled(info, None, configuration)
    return chosen or any(matches(info.id, selector) for select in selects for selector in select)


def _digest(rules: RuleSet, configuration: Configuration) -> str:
    """16 hex digits over all that findings depend on besides the bytes; the same on every machine."""
    others = bandit_identity() if configuration.bandit else ""
    grammars = further_grammars({name for rule in rules.rules.values() for name in rule.info.languages})
    facts = (engine_digest(), rules.digest, configuration.digest_text(), others, grammars)
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()[:16]


def _problems(configuration: Configuration, sources: _Sources, rules: Sequence[Rule]) -> Iterator[Problem]:
    """Everything that is wrong; `rules` are those that the configuration's rule ids are looked up among."""
    for problem in configuration.problems:
        yield _problem(problem, fatal=configuration.broken)
    yield from map(_rule_problem, dict.fromkeys(one for pack in sources.loaded for one in pack.problems))
    yield from sources.problems
    if rules:
        for problem in unmatched_selectors(configuration, (*(rule.info.id for rule in rules), *OWN_RULES)):
            yield _problem(problem, fatal=False)


def _problem(problem: ConfigProblem, *, fatal: bool) -> Problem:
    message = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
    return Problem(message, fatal, problem.file, problem.path, problem.line or 0, problem.column or 0)


def _rule_problem(problem: RuleProblem) -> Problem:
    rule = f"[{problem.rule_id}] " if problem.rule_id else ""
    remedy = f" ({problem.remedy})" if problem.remedy else ""
    mark = problem.mark
    message = f"{rule}{'the rule is left out: ' if problem.left_out else ''}{problem.message}{remedy}"
    fatal = not (problem.warning or problem.left_out)
    return Problem(message, fatal, mark.file, None, mark.line, mark.column, problem.rule_id)
