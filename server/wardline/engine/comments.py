"""Where the comments of a document stand that hold some words: by its tree, or where there is none by their signs.

Without a grammar, and where a language has no comments of one line (pages, which hold code of other languages), a
comment is also what begins with a common sign of one directly before the word, and ends with its counterpart or the
line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wardline.syntax import Document
from wardline.text import Span

_CLOSERS = {b"/*": b"*/", b"<!--": b"-->", b"{#": b"#}", b"<%#": b"%>", b"{{!--": b"--}}", b"{{!": b"}}", b"(*": b"*)"}
_SIGN = re.compile(rb"(\{\{!--|\{\{!|<!--|<%#|/\*+|\(\*|\{#|//+|#+|--|;+|%+)[ \t]*\Z")
_STARTS = ("#", "//", "/*", "<!--", "{#", "<%#", "{{!", "--", ";", "%", "{/*", "(*")


def comments_with(document: Document, words: Iterable[bytes]) -> Iterator[Span]:
    """The comments in which one of `words` (lower case) stands, in whatever case; words inside strings do not count.

    They come in order.
    """
    lowered = document.data.lower()
    seen: set[int] = set()
    for offset in sorted(offset for word in words for offset in _offsets(lowered, word)):
        span = _around(document, offset)
        if span is not None and span.start not in seen:
            seen.add(span.start)
            yield span


def _offsets(data: bytes, word: bytes) -> Iterator[int]:
    at = data.find(word)
    while at >= 0:
        yield at
        at = data.find(word, at + 1)


def _around(document: Document, offset: int) -> Span | None:
    language = document.language
    node = document.root.descendant_for_byte_range(offset, offset + 1) if language.has_grammar else None
    if node is not None and node.type in language.comments:
        return Span(node.start_byte, node.end_byte)
    return None if language.has_grammar and language.line_comment else _by_sign(document.data, offset)


def _by_sign(data: bytes, offset: int) -> Span | None:
    line = data.rfind(b"\n", 0, offset) + 1
    sign = _SIGN.search(data, line, offset)
    if sign is None:
        return None
    end = data.find(b"\n", offset)
    text = data[offset : end if end >= 0 else len(data)]
    closer = _CLOSERS.get(sign[1][:2] if sign[1].startswith(b"/*") else sign[1])
    text = text.split(closer)[0] if closer is not None else text
    return Span(sign.start(), offset + len(text.rstrip()))


def is_comment_line(document: Document, line: int) -> bool:
    """Whether a line, counted from 0, holds nothing but a comment, or begins one."""
    own = document.language.line_comment if document.language.has_grammar else ""
    return document.lines.line_text(line).strip().startswith((own, "{/*", "/*") if own else _STARTS)
