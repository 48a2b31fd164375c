"""`pack.yaml`: what a pack says about itself.

Pure: text in, a `Manifest` and problems out. A pack whose manifest is wrong still runs; only publishing it
asks for a sound one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from wardline.rules.schema import Mark, RuleProblem
from wardline.rules.yaml_source import Problems, YamlRefusedError, compose, entries, nearest, string, strings

MANIFEST_FILE = "pack.yaml"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(
    # semver.org, and the forms of PEP 440 that people write: 1.2, 1.2.0rc1, 1.2.0.dev3, 1.2.post1
    r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){1,3}"
    r"(?:-[0-9A-Za-z.-]+|(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?(?:\+[0-9A-Za-z.-]+)?"
)
_KEYS = ("name", "version", "description", "licence", "languages")
_REQUIRED = ("name", "version", "description", "licence")


@dataclass(frozen=True, slots=True)
class Manifest:
    """A pack's facts. `licence` is an SPDX expression, `languages` the names of the languages it has rules for."""

    name: str
    version: str
    description: str = ""
    licence: str = ""
    languages: tuple[str, ...] = ()


def read_manifest(text: str, file: str) -> tuple[Manifest | None, tuple[RuleProblem, ...]]:
    """The manifest in `text`, `file` being its name as shown to people; None without a usable name or version."""
    problems = Problems(file)
    try:
        root = compose(text, file)
    except YamlRefusedError as refused:
        return None, (refused.problem,)
    if not isinstance(root, yaml.MappingNode):
        return None, (RuleProblem(Mark(file, 1, 1), "a manifest is a mapping", f"keys: {', '.join(_KEYS)}"),)
    values = _texts(root, problems)
    languages = next((strings(node, problems, "languages") for key, _, node in entries(root) if key == "languages"), ())
    for key in _REQUIRED:
        if not any(key == written for written, _, _ in entries(root)):
            problems.add(root, f"`{key}` is missing", f"add `{key}: ...`")
    if "name" not in values or "version" not in values:
        return None, tuple(problems.found)
    return Manifest(**values, languages=languages), tuple(problems.found)


def _texts(root: yaml.Node, problems: Problems) -> dict[str, str]:
    values = {}
    for key, key_node, node in entries(root):
        if key not in _KEYS:
            problems.add(key_node, f"unknown key `{key}`", nearest(key, _KEYS))
        elif key != "languages":
            text = string(node, problems, f"`{key}`")
            complaint = None if text is None else _complaint(key, text)
            if complaint:
                problems.add(node, *complaint)
            elif text is not None:
                values[key] = text
    return values


def _complaint(key: str, text: str) -> tuple[str, str] | None:
    if key == "name" and not _NAME.fullmatch(text):
        return f"`{text}` is not a pack name", "small letters, digits and single dashes"
    if key == "version" and not _VERSION.fullmatch(text):
        return f"`{text}` is not a version", "for example 1.2.0"
    return None if text.strip() else (f"`{key}` is empty", "")
