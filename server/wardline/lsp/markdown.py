"""Texts of findings in Markdown: they quote the code at hand, which must show as it is and link to nothing.

Code spans stay code; whatever else could be markup is escaped. Knows Markdown, nothing of findings.
"""

from __future__ import annotations

import re

_SPAN = re.compile(r"(?<!`)(?P<fence>`+)(?!`)(?P<code>.+?)(?<!`)(?P=fence)(?!`)")
_MARKUP = re.compile(r"[!-/:-@\[-`{-~]")  # all that a backslash makes plain


def inline(text: str) -> str:
    """`text` as part of a paragraph: one line, its code spans kept, nothing else of it taken for markup."""
    line = " ".join(text.split())  # no blank line ends the paragraph and with it a code span
    parts = []
    end = 0
    for span in _SPAN.finditer(line):
        parts += [_escaped(line[end : span.start()]), span.group()]
        end = span.end()
    return "".join([*parts, _escaped(line[end:])])


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
