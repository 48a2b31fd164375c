"""Reads a rule file: YAML in Semgrep's shape with Wardline's metadata, into `Rule` values.

All problems of a file are reported together, each with line, column and remedy; a rule with a problem is
left out and the others load.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import yaml

from wardline.rules import formula
from wardline.rules.metadata import Known, read_info
from wardline.rules.options import read_options
from wardline.rules.reference import Place, names_at
from wardline.rules.schema import FixRegex, Mark, Rule, RuleFile, RuleProblem
from wardline.rules.versions import check_versions
from wardline.rules.yaml_source import (
    Problems,
    YamlRefusedError,
    compose,
    entries,
    items,
    nearest,
    no_twins,
    plain,
    string,
    strings,
)

RULE_KEYS = names_at(Place.RULE)


def load_rules(text: str | bytes, file: str, pack: str = "", *, language: Known | None = None) -> RuleFile:
    """The rules of one YAML file.

    `file` is the name shown to people, `pack` the pack the rules belong to. `language` turns a language's
    name or alias into a module's name, or says why there is none; without it any name is accepted.
    """
    problems = Problems(file)
    try:
        decoded = _decoded(text, file)
        root = compose(decoded, file)
    except YamlRefusedError as refused:
        return RuleFile((), (refused.problem,))
    if root is None:
        return RuleFile((), (RuleProblem(Mark(file, 1, 1), "the file is empty", "start it with `rules:`"),))
    problems.lines = decoded.splitlines()
    rules = tuple(_rules(root, problems, pack, language or _any))
    return RuleFile(rules, tuple(sorted(problems.found, key=lambda one: (one.mark.line, one.mark.column))))


def _any(name: str) -> str:
    return name


def _decoded(text: str | bytes, file: str) -> str:
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise YamlRefusedError(RuleProblem(Mark(file, line, 1), "the file is not UTF-8", "save it as UTF-8")) from error


def _rules(root: yaml.Node, problems: Problems, pack: str, language: Known) -> Iterator[Rule]:
    seen: dict[str, Mark] = {}
    listed = [value for key, _, value in entries(root) if key == "rules"]
    if not listed or not isinstance(listed[0], yaml.SequenceNode):
        problems.add(root, "no list of rules here", "the file needs a top-level `rules:` list")
        return
    for node in items(listed[0]):
        problems.rule_id, problems.languages = None, ()
        before = problems.errors
        rule = _rule(node, problems, pack, language)
        if rule is None or problems.errors > before:
            continue
        if rule.info.id in seen:
            problems.add(node, f"the id `{rule.info.id}` is taken by {seen[rule.info.id]}", "give it another id")
            continue
        seen[rule.info.id] = rule.mark
        yield rule


def _rule(node: yaml.Node, problems: Problems, pack: str, language: Known) -> Rule | None:
    if not isinstance(node, yaml.MappingNode):
        problems.add(node, "a rule must be a mapping with `id`, `languages`, `message`, `severity` and a pattern")
        return None
    fields = {key: value for key, _, value in entries(node)}
    if "languages" in fields:
        problems.languages = strings(fields["languages"], Problems(problems.file), "`languages`")
    if "id" in fields:
        problems.rule_id = string(fields["id"], problems, "`id`")
    no_twins(node, problems)
    before = problems.errors
    info = read_info(node, fields, problems, pack, language)
    check_versions(fields, problems)
    body = formula.read_body(node, fields, problems, whole=RULE_KEYS.issuperset(fields))
    is_sound = info is not None and body is not None and problems.errors == before
    _unknown_keys(node, problems, sound=is_sound or problems.is_left_out)
    if info is None or body is None:
        return None
    metadata = plain(fields["metadata"]) if "metadata" in fields else {}
    fixer, options = _fixer(metadata if isinstance(metadata, dict) else {})
    fix = string(fields["fix"], problems, "`fix`") if "fix" in fields else None
    fix_regex = _fix_regex(fields["fix-regex"], problems) if "fix-regex" in fields else None
    include, exclude = _paths(fields.get("paths"), problems)
    return Rule(
        info=replace(info, fixable=any(one is not None for one in (fix, fix_regex, fixer))),
        body=body,
        mark=problems.mark(node),
        fix=fix,
        fix_regex=fix_regex,
        fixer=fixer,
        fixer_options=options,
        options=read_options(fields["options"], problems) if "options" in fields else {},
        include=include,
        exclude=exclude,
        marks={key: problems.mark(fields[key]) for key in ("message", "fix") if key in fields},
    )


def _unknown_keys(node: yaml.Node, problems: Problems, *, sound: bool) -> None:
    """Keys that are not read: a warning where the rule is `sound` without them and they say nothing about matching."""
    for key, key_node, _ in entries(node):
        if key not in RULE_KEYS and not formula.misplaced(key_node, key, problems):
            problems.add(key_node, f"unknown key `{key}`", nearest(key, RULE_KEYS), warning=sound)


def _fixer(metadata: dict[str, object]) -> tuple[str | None, dict[str, object]]:
    declared = metadata.get("fixer")
    if isinstance(declared, str):
        return declared, {}
    if isinstance(declared, dict):
        options = {str(key): value for key, value in declared.items() if key != "name"}
        name = declared.get("name")
        return (str(name), options) if name else (None, {})
    return None, {}


def _fix_regex(node: yaml.Node, problems: Problems) -> FixRegex | None:
    fields = {key: value for key, _, value in entries(node)}
    if "regex" not in fields or "replacement" not in fields:
        problems.add(node, "`fix-regex` needs `regex` and `replacement`")
        return None
    for key, key_node, _ in entries(node):
        if key not in names_at(Place.FIX_REGEX):
            problems.add(key_node, f"unknown key `{key}` in `fix-regex`", nearest(key, names_at(Place.FIX_REGEX)))
    regex, replacement = (string(fields[key], problems, f"`{key}`") for key in ("regex", "replacement"))
    count = plain(fields["count"]) if "count" in fields else 0
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        problems.add(fields["count"], "`count` must be a number from 0", "leave it out to replace everywhere")
        return None
    mark = problems.mark(node)
    return FixRegex(regex, replacement, count, mark) if regex is not None and replacement is not None else None


def _paths(node: yaml.Node | None, problems: Problems) -> tuple[tuple[str, ...], tuple[str, ...]]:
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    if node is not None and not isinstance(node, yaml.MappingNode):
        problems.add(node, "`paths` must be a mapping", "write `include:` or `exclude:` below it")
    for key, key_node, value in entries(node) if node is not None else ():
        if key == "include":
            include = strings(value, problems, "`paths.include`")
        elif key == "exclude":
            exclude = strings(value, problems, "`paths.exclude`")
        else:
            problems.add(key_node, f"unknown key `{key}` in `paths`", nearest(key, names_at(Place.PATHS)))
    return include, exclude
