"""What formulas match anywhere in a file, found once for all rules and handed out by place.

Searching a file once costs less than searching each of its functions. This serves analyses that keep nothing for a
next version of the text; the others search only the functions that changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from wardline.engine.formula import Formula
from wardline.engine.pattern_search import Match
from wardline.engine.search import find
from wardline.engine.source import Source
from wardline.text import Span

_start = attrgetter("span.start")


class FileMatches:
    """The matches of formulas in one source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._found: dict[int, list[Match]] = {}  # by the formula's identity, ascending by start

    def everywhere(self, formula: Formula) -> list[Match]:
        """All matches in the file, ascending by their start."""
        found = self._found.get(id(formula))
        if found is None:
            found = find(formula, self._source, Span(0, len(self._source.data)))
            found.sort(key=_start)
            self._found[id(formula)] = found
        return found

    def starting_in(self, formula: Formula, scopes: Sequence[Span]) -> list[Match]:
        """The matches that start in one of the scopes."""
        matches = self.everywhere(formula)
        if not matches:
            return matches
        chosen: list[Match] = []
        for scope in scopes:
            first = bisect_left(matches, scope.start, key=_start)
            chosen += matches[first : bisect_left(matches, scope.end, first, key=_start)]
        return chosen
