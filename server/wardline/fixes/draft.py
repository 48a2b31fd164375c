"""What a fixer hands over: edits that are still to be proven, or the reason why there are none.

Knows nothing of how edits are made or proven.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from wardline.model import Finding, TextEdit
from wardline.syntax import Document


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a finding has no fix to offer, in words for the developer."""

    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Edits not yet proven, sorted by place and apart from each other.

    `doubt`, if not empty, says in a sentence why a person should look even where the rule calls its fix safe.
    """

    title: str
    edits: tuple[TextEdit, ...]
    doubt: str = ""


class NoFixError(Exception):
    """Raised inside a fixer where it cannot help; its text becomes a `Refusal`."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a fixer works: the document, the finding in it, and the options of the rule's `fixer`."""

    document: Document
    finding: Finding
    options: Mapping[str, object]

    def option(self, name: str) -> str:
        """The option `name` as text; raises `NoFixError` if the rule does not give it."""
        value = self.optional(name)
        if value is None:
            raise NoFixError(f"the rule's fixer lacks its option `{name}`")
        return value

    def optional(self, name: str) -> str | None:
        """The option `name` as text, or None."""
        value = self.options.get(name)
        return None if value is None else str(value)


def sorted_edits(*edits: TextEdit) -> tuple[TextEdit, ...]:
    """The edits by place, each once; raises `NoFixError` if two of them overlap."""
    ordered = sorted(dict.fromkeys(edits), key=lambda edit: edit.span)
    for one, other in itertools.pairwise(ordered):
        if other.span.start < one.span.end:
            raise NoFixError("the changes that the fix needs overlap")
    return tuple(ordered)
