"""All matches of a text pattern, kept so that those at, around or across a place are found without a walk over all.

Matches of generic patterns may nest and overlap, so the ends are not sorted as the starts are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from wardline.engine.pattern_search import Match
from wardline.text import Span


class TextMatches:
    """Matches by their start, with a tree of the greatest ends: node `n` has the greater of `2n` and `2n + 1`."""

    def __init__(self, matches: Sequence[Match]) -> None:
        self._matches = sorted(matches, key=lambda match: match.span.start)
        self._starts = [match.span.start for match in self._matches]
        self._leaves = 1 << max(len(self._matches) - 1, 0).bit_length()
        ends = [match.span.end for match in self._matches]
        self._greatest = [-1] * self._leaves + ends + [-1] * (self._leaves - len(ends))
        for node in range(self._leaves - 1, 0, -1):
            self._greatest[node] = max(self._greatest[2 * node], self._greatest[2 * node + 1])

    def starting(self, first: int, last: int) -> Sequence[Match]:
        """Those that start from `first` to before `last`."""
        return self._matches[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def around(self, span: Span) -> Iterator[Match]:
        """Those that contain `span`."""
        return self._reaching(bisect_right(self._starts, span.start), span.end)

    def across(self, span: Span) -> Iterator[Match]:
        """Those that start before the end of `span` and end behind its start."""
        return self._reaching(bisect_left(self._starts, span.end), span.start + 1)

    def _reaching(self, count: int, end: int) -> Iterator[Match]:
        """Of the first `count` those that end at `end` or behind it, ascending."""
        stack = [(1, 0, self._leaves)]
        while stack:
            node, first, size = stack.pop()
            if first >= count or self._greatest[node] < end:
                continue
            if size == 1:
                yield self._matches[first]
                continue
            half = size // 2
            stack += [(2 * node + 1, first + half, half), (2 * node, first, half)]
