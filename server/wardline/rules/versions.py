"""`min-version` and `max-version`: which versions of Semgrep's rule language a rule is written for.

Wardline reads the language as `LEVEL` of Semgrep does; a rule for earlier or later ones only is left out, as there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from wardline.rules.yaml_source import Problems, string

LEVEL = (1, 182, 0)
_VERSION = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?\Z")


def check_versions(fields: Mapping[str, yaml.Node], problems: Problems) -> None:
    """Leaves the rule out where it is for other versions than `LEVEL`; a version in no known form is a problem."""
    for key in ("min-version", "max-version"):
        text = string(fields[key], problems, f"`{key}`") if key in fields else None
        if text is None:
            continue
        found = _VERSION.match(text.strip())
        if found is None:
            problems.add(fields[key], f"`{key}` is `{text}`", "write a version as `1.62.0`")
            continue
        version = tuple(int(part or 0) for part in found.groups())
        if version > LEVEL if key == "min-version" else version < LEVEL:
            level = ".".join(map(str, LEVEL))
            problems.leave_out(fields[key], f"`{key}` is {text.strip()}, and rules are read as Semgrep {level} reads them")
