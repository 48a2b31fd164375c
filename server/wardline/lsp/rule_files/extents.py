"""Where a problem of a rule file ends: problems have the place where something starts, editors underline a range.

Lines and columns are YAML's own, counted from 1 in characters; byte spans come out.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import yaml

from wardline.rules.yaml_source import YamlRefusedError, compose
from wardline.text import Span

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # YAML's line breaks, which are more than an editor's
_START_OF_WORD = re.compile(r"\S+")


class Extents:
    """The spans of what stands at the marks of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        self._ends = dict(_ends(text))

    def span(self, line: int, column: int) -> Span:
        """What starts at `line` and `column`; the rest of the line where nothing is known to start there."""
        start = self._index(line - 1, column - 1)
        place = self._ends.get((line - 1, column - 1))
        end = self._index(*place) if place else self._line_end(line - 1)
        end = start + len(self._text[start:end].rstrip())
        if end <= start:
            start, end = self._visible(line - 1)
        before = len(self._text[:start].encode())
        return Span(before, before + len(self._text[start:end].encode()))

    def _index(self, line: int, column: int) -> int:
        if line >= len(self._starts):
            return len(self._text)
        return min(self._starts[max(line, 0)] + max(column, 0), self._line_end(line))

    def _line_end(self, line: int) -> int:
        line = max(line, 0)
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        return max(self._starts[min(line, len(self._starts) - 1)], end)

    def _visible(self, line: int) -> tuple[int, int]:
        """The text of a line, or of the last one before it that has some: an empty range can hardly be seen."""
        for number in range(min(line, len(self._starts) - 1), -1, -1):
            start, end = self._starts[number], self._line_end(number)
            shown = self._text[start:end]
            if shown.strip():
                return start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip())
        return 0, 0


def _ends(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """For the start of each node its end; of a block mapping, its first key, of a block list, nothing."""
    try:
        root = compose(text, "")
    except YamlRefusedError:
        return
    stack = [root] if root is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.MappingNode):
            stack.extend(itertools.chain.from_iterable(node.value))
        elif isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)
        if isinstance(node, yaml.ScalarNode) or (isinstance(node, yaml.CollectionNode) and node.flow_style):
            yield (node.start_mark.line, node.start_mark.column), (node.end_mark.line, node.end_mark.column)
