"""What changed from one version of a text to the next, and where words stand now that stood somewhere before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from wardline.text import difference

Places = dict[str, list[int]]
"""Byte offsets by word, ascending."""


@dataclass(frozen=True, slots=True)
class Change:
    """Whole lines, from byte `start`, that ended before `old_end` and now end before `new_end`."""

    start: int
    old_end: int
    new_end: int


def change(old: bytes, new: bytes) -> Change:
    """The lines in which two texts differ."""
    _, come = difference(old, new)
    start = new.rfind(b"\n", 0, come.start) + 1
    line_end = new.find(b"\n", come.end)
    rest = len(new) - line_end if line_end >= 0 else 0
    return Change(start, len(old) - rest, len(new) - rest)


def moved(known: Mapping[str, list[int]], one: Change, fresh: Mapping[str, list[int]]) -> Places:
    """Where words stand after a change: `known` before it, `fresh` in the changed lines, from their start.

    Only for words that hold no end of line.
    """
    delta = one.new_end - one.old_end
    found: Places = {}
    for word, offsets in known.items():
        first = bisect_left(offsets, one.start)
        last = bisect_left(offsets, one.old_end, first)
        here = fresh.get(word)
        if first == last == len(offsets) and here is None:
            found[word] = offsets
            continue
        after = offsets[last:] if not delta else [offset + delta for offset in offsets[last:]]
        here = [] if here is None else [one.start + offset for offset in here]
        if first or here or after:
            found[word] = [*offsets[:first], *here, *after]
    for word, offsets in fresh.items():
        if word not in known:
            found[word] = [one.start + offset for offset in offsets]
    return found
