"""Byte spans of a scanned file as lines and columns, and text made fit to be shown.

Source code is data from others: what reaches a terminal must not steer it, and what reaches a report must be
valid UTF-8.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from wardline.model import Finding, Report, Severity
from wardline.text import Encoding, LineIndex, Span


@dataclass(frozen=True, slots=True)
class Region:
    """A place as people count: lines and columns from 1; the end column is the one after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Source:
    """The text of one scanned file, for looking up places."""

    data: bytes

    @cached_property
    def lines(self) -> LineIndex:
        """Line starts, found on first use."""
        return LineIndex(self.data)

    def region(self, span: Span, encoding: Encoding) -> Region:
        """`span` with columns counted in units of `encoding`."""
        start = self.lines.position(span.start, encoding)
        end = self.lines.position(max(span.end, span.start), encoding)
        return Region(start.line + 1, start.character + 1, end.line + 1, end.character + 1)

    def text(self, span: Span) -> str:
        """The text of `span`; bytes that are not UTF-8 become replacement characters."""
        return self.data[span.start : span.end].decode("utf-8", "replace")

    def line_text(self, line: int) -> str:
        """The text of `line`, counted from 1, without its line break."""
        return self.lines.line_text(line - 1)


def printable(text: str) -> str:
    """`text` as one line that can do no more than be seen: control and direction characters made visible."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def encodable(text: str) -> str:
    """`text` without the surrogates that file names in no known encoding hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def counts(report: Report) -> dict[Severity, int]:
    """How many findings that are not suppressed there are of each severity, worst first."""
    found = dict.fromkeys(Severity, 0)
    for finding in findings(report):
        if finding.suppression is None:
            found[finding.severity] += 1
    return found


def findings(report: Report) -> list[Finding]:
    """Every finding of the report, suppressed ones included, in the order of files and places."""
    return [finding for file in report.files for finding in file.analysis.findings]


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if character == "\t":
        return "    "
    if (
        category in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\u200d\u200c"
    ):  # joiners shape emoji and scripts
        return f"<U+{ord(character):04X}>"
    return character
