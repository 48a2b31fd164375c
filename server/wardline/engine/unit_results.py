"""What search rules found in each unit of one version, and which units the next version leaves as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wardline.engine.findings import RunResult


@dataclass(frozen=True, slots=True)
class UnitResults:
    """The units of a text that could be read as a whole.

    `outline` is the code around them, `context` the file's imports and constants. `results` are, for each unit, those
    of rules that look at the unit alone and of rules that look at what is around it, relative to the unit's start.
    """

    outline: bytes
    context: str
    texts: Sequence[bytes]
    results: Sequence[tuple[RunResult, RunResult]]

    def changed(self, outline: bytes, context: str, texts: Sequence[bytes]) -> list[int] | None:
        """The numbers of the units with another text; None where what they depend on has changed as well."""
        if outline != self.outline or context != self.context or len(texts) != len(self.texts):
            return None
        pairs = enumerate(zip(texts, self.texts, strict=True))
        return [number for number, (text, before) in pairs if text != before]
