"""Which rules run in which file, and how severe their findings are: pure functions over the configuration.

The order of the decisions is the contract that editor and pipeline share:
1. `ignore`, the file's and that of every matching per-path entry, wins over everything.
2. If a matching per-path entry has a `select`, the last such one says which rules run; else the top-level
   `select` does. Where one of them speaks, the profile has no say: it may name rules of low confidence.
3. Otherwise the profile decides.
Nothing here reads a file or knows what a rule matches.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import TYPE_CHECKING

from wardline.model import Confidence, RuleInfo, Severity
from wardline.names import nearest_id
from wardline.project.configuration import Configuration, PerPath, Profile
from wardline.project.options import ConfigProblem

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

Scope = tuple[PerPath, ...]


def is_enabled(info: RuleInfo, path: PurePath | str | None, configuration: Configuration) -> bool:
    """Whether the rule runs in the file `path` (absolute, or relative to the root; None: an unsaved buffer)."""
    return is_enabled_in(info, scope_of(path, configuration), configuration)


def effective_severity(info: RuleInfo, path: PurePath | str | None, configuration: Configuration) -> Severity:
    """The severity of the rule's findings in the file `path` after the configuration's overrides."""
    return effective_severity_in(info, scope_of(path, configuration), configuration)


def scope_of(path: PurePath | str | None, configuration: Configuration) -> Scope:
    """The per-path entries that hold for `path`, in order; files with equal scopes run the same rules."""
    if path is None or not configuration.per_path:
        return ()
    relative = _relative_to_root(path, configuration)
    if relative is None:
        return ()
    return tuple(entry for entry in configuration.per_path if _matcher(entry.paths).match_file(relative))


def is_enabled_in(info: RuleInfo, scope: Scope, configuration: Configuration) -> bool:
    """As `is_enabled`, for a file whose scope is known: a scan asks once for each scope, not for each file."""
    if _any_matches(info.id, configuration.ignore) or any(_any_matches(info.id, entry.ignore) for entry in scope):
        return False
    selects = [entry.select for entry in scope if entry.select]
    select = selects[-1] if selects else configuration.select
    if select:
        return _any_matches(info.id, select)
    return configuration.profile is Profile.STRICT or info.confidence is not Confidence.LOW


def effective_severity_in(info: RuleInfo, scope: Scope, configuration: Configuration) -> Severity:
    """As `effective_severity`, for a file whose scope is known."""
    for pairs in (*(entry.severity for entry in reversed(scope)), configuration.severity):
        matching = [(_weight(selector), level) for selector, level in pairs if matches(info.id, selector)]
        if matching:
            return max(matching, key=lambda pair: pair[0])[1]
    return info.severity


def matches(rule_id: str, selector: str) -> bool:
    """Whether `selector`, an id or a glob whose `*` also crosses dots, means `rule_id`."""
    return selector == rule_id or (_is_glob(selector) and fnmatchcase(rule_id, selector))


def unmatched_selectors(configuration: Configuration, rule_ids: Iterable[str]) -> tuple[ConfigProblem, ...]:
    """A problem for each id or glob of the configuration that means none of `rule_ids`, with the nearest one."""
    known = tuple(rule_ids)
    return tuple(
        configuration.problem(at, f'no rule is called "{selector}"', _remedy(selector, known))
        for at, selector in _selectors(configuration)
        if not any(matches(rule_id, selector) for rule_id in known)
    )


def _selectors(configuration: Configuration) -> Iterable[tuple[tuple[str | int, ...], str]]:
    tables: list[tuple[tuple[str | int, ...], Configuration | PerPath]] = [((), configuration)]
    tables += [(("per-path", index), entry) for index, entry in enumerate(configuration.per_path)]
    for at, table in tables:
        for key, written in (("select", table.select), ("ignore", table.ignore)):
            yield from (((*at, key, index), selector) for index, selector in enumerate(written))
        yield from (((*at, "severity", selector), selector) for selector, _ in table.severity)


def _remedy(selector: str, known: tuple[str, ...]) -> str:
    prefix = selector.rstrip(".*") + "."
    if any(rule_id.startswith(prefix) for rule_id in known):
        return f'did you mean "{prefix}*"?'
    if selector.endswith(".*"):
        close = nearest_id(selector[:-2], {rule_id.rsplit(".", 1)[0] for rule_id in known})
        return f'did you mean "{close}.*"?' if close else ""
    close = nearest_id(selector, known)
    return f'did you mean "{close}"?' if close else ""


def _any_matches(rule_id: str, selectors: tuple[str, ...]) -> bool:
    return any(matches(rule_id, selector) for selector in selectors)


def _is_glob(selector: str) -> bool:
    return "*" in selector or "?" in selector


def _weight(selector: str) -> tuple[bool, int]:
    """An exact id before any glob, then the glob that says more."""
    return not _is_glob(selector), len(re.sub(r"[*?]", "", selector))


def _relative_to_root(path: PurePath | str, configuration: Configuration) -> str | None:
    """`path` below the root with forward slashes, None when it lies elsewhere."""
    text = os.fspath(path)
    if os.path.isabs(text):  # noqa: PTH117 - on the hot path of a scan
        text = os.path.relpath(text, os.path.abspath(configuration.root))  # noqa: PTH100
    text = text.replace(os.sep, "/")
    return None if text == ".." or text.startswith("../") else text


@functools.lru_cache(maxsize=256)
def _matcher(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
