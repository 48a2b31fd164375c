"""Which YAML holds rules: a glance at the bytes, for most YAML in an editor is something else.

Kubernetes roles, linters' and pipelines' configurations have `rules`, too; what makes them ours is a key that only the
rule language has, or a place among the project's rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from wardline.packs.manifest import MANIFEST_FILE

_RULES = re.compile(rb"""^["']?rules["']?[ \t]*:""", re.MULTILINE)
_OURS = re.compile(
    rb"""(?:^|[{,])[ \t]*(?:-[ \t]+)*["']?(?:languages|pattern(?:s|-either|-regex|-sources|-sinks)?)["']?[ \t]*:""",
    re.MULTILINE,
)
_BEGUN = re.compile(rb"""^["']?rules["']?[ \t]*:\s*(?:#.*\s*)*(?:-(?:[ \t]+(?:id\b.*)?)?\s*)?\Z""", re.MULTILINE)


def holds_rules(data: bytes) -> bool:
    """Whether `data`, YAML, looks like a file of rules."""
    return bool(_RULES.search(data) and _OURS.search(data))


def may_become_rules(data: bytes) -> bool:
    """Whether `data` could be a file of rules of which hardly more than the beginning is written."""
    return holds_rules(data) or bool(_RULES.search(data) and _BEGUN.search(data[:2000]))


def is_among(path: Path | None, sources: Iterable[Path]) -> bool:
    """Whether the file is one of the project's rule files, or lies in a directory of rules."""
    if path is None or path.name == MANIFEST_FILE or path.name.endswith((".test.yaml", ".test.yml")):
        return False
    return any(path == source or source in path.parents for source in sources)
