"""A generic pattern as a part of a rule's formula: beside a regular expression the other pattern over text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from wardline.engine.environment import Binding, Environment, step
from wardline.engine.fragments import SHORTEST
from wardline.engine.generic_patterns import MAX_SPAN, GenericMatch, GenericPattern, compile_generic, find_generic
from wardline.engine.generic_text import COMMENT_STYLES, GenericText, read, without_comments
from wardline.engine.source import Source
from wardline.engine.text_patterns import TextPattern
from wardline.text import Span


@dataclass(frozen=True, slots=True)
class GenericOptions:
    """How far an ellipsis reaches, in line ends, and the comments that are passed over ("" for none)."""

    span: int = MAX_SPAN
    comments: str = ""


AS_USUAL = GenericOptions()


def generic_options(options: Mapping[str, object]) -> GenericOptions:
    """What a rule's `options` say about its generic patterns; a value of the wrong kind says nothing."""
    span, comments = options.get("generic_ellipsis_max_span"), options.get("generic_comment_style")
    return GenericOptions(
        span if isinstance(span, int) and not isinstance(span, bool) else MAX_SPAN,
        comments if isinstance(comments, str) and comments in COMMENT_STYLES else "",
    )


@dataclass(frozen=True)
class GenericTextPattern(TextPattern):
    """A pattern of words, punctuation, metavariables and ellipses."""

    written: str
    options: GenericOptions
    pattern: GenericPattern = field(compare=False)

    @cached_property
    def pieces(self) -> frozenset[str] | None:
        """The longest word, which is likely the rarest."""
        longest = max(self.pattern.words, key=lambda word: (len(word), word), default="")
        return frozenset({longest.lower()}) if len(longest) >= SHORTEST else None

    @cached_property
    def metavariables(self) -> frozenset[str]:
        """Those that stand outside blocks that the text need not have."""
        return self.pattern.metavariables

    def matches(self, source: Source, window: Span) -> Iterator[tuple[Span, Environment]]:
        """Matches may overlap; no two end at the same place."""
        data = source.data[window.start : window.end]
        if not all(word.encode() in data for word in self.pattern.words) or not _may_start(self, data):
            return
        text = _tokens(source, window, data, self.options.comments)
        for match in find_generic(self.pattern, text, self.options.span, partial(step, source), data):
            yield Span(window.start + match.start, window.start + match.end), _bound(match, data, window.start)


def compile_leaf(written: str, options: GenericOptions) -> GenericTextPattern:
    """The pattern as a part of a formula; raises `GenericPatternError`."""
    return GenericTextPattern(written, options, compile_generic(written))


def _may_start(pattern: GenericTextPattern, data: bytes) -> bool:
    """Whether the first tokens stand somewhere, so that reading the text is worth it."""
    candidates = pattern.pattern.candidates
    return candidates is None or bool(pattern.options.comments) or candidates.search(data) is not None


def _tokens(source: Source, window: Span, data: bytes, comments: str) -> GenericText:
    key = ("generic", window, comments)
    known: GenericText | None = source.found.get(key)
    if known is None:
        known = source.found[key] = read(without_comments(data, comments) if comments else data)
    return known


def _bound(match: GenericMatch, data: bytes, offset: int) -> Environment:
    return {
        name: Binding(offset + start, offset + end, data[start:end].decode("utf-8", "replace"))
        for name, (start, end) in match.captures.items()
    }
