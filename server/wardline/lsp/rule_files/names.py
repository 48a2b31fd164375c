"""Names in a rule's metadata that lead nowhere: lessons, fixers, and ids of standards that do not exist.

A rule with such a name runs all the same; what it should lead to is missing on its page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from wardline.fixes import fixers
from wardline.lsp.rule_files.detect import is_among
from wardline.lsp.state import Opened
from wardline.rules import RuleProblem
from wardline.rules.schema import Mark
from wardline.rules.yaml_source import YamlRefusedError, compose, entries, items, nearest
from wardline.standards import asvs, cwe, owasp

_CWE = re.compile(r"(?:CWE-)?(\d+)\b")
_OWASP = re.compile(r"A\d\d:(?:2021|2025)\b")
_ASVS = re.compile(r"v(?:5\.0\.0|4\.0\.3)-[\d.]+\Z")

Complaint = tuple[str, str] | None
"""What is wrong with a name, and what to do."""


def unknown_names(text: str, path: Path | None, opened: Opened) -> Iterator[RuleProblem]:
    """The problems of the rules in `text`, which may be any YAML."""
    try:
        root = compose(text, path.name if path else "")
    except YamlRefusedError:
        return
    if root is None:
        return
    checks: dict[str, Callable[[str], Complaint]] = {"cwe": _cwe, "owasp": _owasp, "asvs": _asvs, "fixer": _fixer}
    if is_among(path, opened.project.rule_sources):  # else the lessons may be those of a pack that is not in use
        slugs = opened.project.lessons.slugs()
        checks["lesson"] = lambda name: _lesson(name, slugs)
    for node in _metadata(root):
        for key, _, value in entries(node):
            for scalar in _scalars(value) if key in checks else ():
                if complaint := checks[key](scalar.value):
                    mark = Mark(path.name if path else "", scalar.start_mark.line + 1, scalar.start_mark.column + 1)
                    yield RuleProblem(mark, *complaint)


def _metadata(root: yaml.Node) -> Iterator[yaml.Node]:
    rules = (rule for key, _, value in entries(root) if key == "rules" for rule in items(value))
    return (value for rule in rules for key, _, value in entries(rule) if key == "metadata")


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The names that a value is: itself, its items, or its `name`."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    for item in items(node):
        if isinstance(item, yaml.ScalarNode):
            yield item
    for key, _, value in entries(node):
        if key == "name" and isinstance(value, yaml.ScalarNode):
            yield value


def _cwe(name: str) -> Complaint:
    found = _CWE.match(name)
    unknown = found is not None and cwe(int(found[1])) is None
    return (f"there is no weakness `{name}`", "look it up at cwe.mitre.org") if unknown else None


def _owasp(name: str) -> Complaint:
    found = _OWASP.match(name)
    unknown = found is not None and owasp(found[0]) is None
    return (f"the OWASP Top 10 has no `{name}`", "its categories are A01 to A10") if unknown else None


def _asvs(name: str) -> Complaint:
    unknown = _ASVS.match(name) and asvs(name) is None
    return (f"the ASVS has no requirement `{name}`", "write `v5.0.0-1.2.4`") if unknown else None


def _fixer(name: str) -> Complaint:
    return None if name in fixers.names() else (f"there is no fixer `{name}`", nearest(name, fixers.names()))


def _lesson(name: str, slugs: tuple[str, ...]) -> Complaint:
    if name in slugs:
        return None
    close = nearest(name, slugs)
    remedy = close if close.startswith("did") else "lessons are files in the pack's `lessons/`"
    return f"there is no lesson `{name}`", remedy
