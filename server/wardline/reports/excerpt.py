"""One line of source with a part of it underlined, as it fits a terminal.

Widths are terminal cells: wide characters take two, combining marks none.
"""

from __future__ import annotations

import unicodedata

from wardline.reports.places import Source, printable
from wardline.text import Span

_CONTEXT = 12  # characters kept before the underlined part where the line has to be cut
_CUT = "…"


def excerpt(source: Source, span: Span, width: int) -> tuple[str, str]:
    """The line where `span` starts and the carets below it, both at most `width` cells.

    A span over several lines is underlined to the end of the first; an empty one gets one caret.
    """
    line = source.lines.line_span(source.lines.line_of(span.start))
    end = min(max(span.end, span.start), line.end)
    before = printable(source.text(Span(line.start, max(span.start, line.start))))
    marked = printable(source.text(Span(min(span.start, line.end), end)))
    after = printable(source.text(Span(end, line.end)))
    shown_before = before.lstrip(" ")
    if cells(shown_before) + cells(marked) > width:
        shown_before = _CUT + shown_before[-_CONTEXT:] if len(shown_before) > _CONTEXT else shown_before
    head = _cropped(shown_before + marked, width)
    text = _cropped(shown_before + marked + after, width)
    carets = max(cells(head) - cells(shown_before), 1)
    return text, " " * cells(shown_before) + "^" * carets


def cells(text: str) -> int:
    """How many terminal cells `text` takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cropped(text: str, width: int) -> str:
    if cells(text) <= width:
        return text
    kept, taken = [], 1
    for character in text:
        taken += _cell(character)
        if taken > width:
            break
        kept.append(character)
    return "".join(kept) + _CUT
