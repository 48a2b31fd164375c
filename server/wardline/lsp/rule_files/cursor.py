"""Where the cursor stands in a rule file: in which mapping, at a key or at the value of which key.

Read off the lines before the cursor (`outline`), so that it works while the rest is still missing or wrong. Columns
are characters from 0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wardline.lsp.rule_files.outline import Open, Outline, content_column, indent_of
from wardline.rules.reference import STRUCTURED, Key, Kind, Place, find_key

_KEY_WORD = re.compile(r"(?:\w[\w-]*)?\Z")
_VALUE_WORD = re.compile(r"(?:\$(?:\.\.\.)?\w*|[\w.:/-]*)\Z")
_MAPPINGS = frozenset({Kind.MAPPINGS, Kind.TEXT_OR_MAPPINGS})
_HOLDS_MAPPING = STRUCTURED | {Kind.PATTERN_OR_NESTED, Kind.TEXT_OR_MAPPING, Kind.TEXT_OR_MAPPINGS}


@dataclass(frozen=True, slots=True)
class Cursor:
    """The cursor's place.

    `place` is the mapping it is in, None where that is none of the rule language. `in_value` tells a value from a key;
    `key` is the key of the value, None if unknown. `word` is what stands before the cursor, from column `start`.
    `lead` must come before a key that is inserted: a list item to begin, or a missing space. `rule_line` is the first
    line of the rule around, None outside of rules. `indent` is where the line's text starts. `parent` is what is open
    around a key; `brackets` says whether the cursor lies in any.
    """

    place: Place | None
    key: Key | None
    in_value: bool
    word: str
    start: int
    rule_line: int | None
    indent: int
    lead: str = ""
    parent: tuple[Open, ...] = ()
    brackets: bool = False


@dataclass(frozen=True, slots=True)
class _Inner:
    """The innermost key that is open: where it stands, and whether a list item has been begun in it."""

    place: Place | None = None
    name: str | None = None
    key: Key | None = None
    item: bool = False

    @property
    def inside(self) -> Place | None:
        """The mapping that its value is."""
        if self.name is None:
            return None if self.item else Place.FILE
        return self.key.inside if self.key else None


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor | None:
    """The place of the cursor at `column` of `line`, both from 0; None in a comment."""
    outline = Outline()
    for text in lines[:line]:
        outline.feed(text)
    outline.number = line
    whole = lines[line] if line < len(lines) else ""
    before = whole[:column]
    # On a blank line it is the cursor that is indented.
    indent = indent_of(whole) if whole.strip() else len(before)
    outline.read(before, indent)
    return None if outline.comment else _resolved(outline, before, indent)


def _resolved(outline: Outline, before: str, indent: int) -> Cursor:
    bare = _is_bare(outline, before)
    if bare:
        outline.pop_to(content_column(before))
    opens = [*outline.stack, *_in_brackets(outline)]
    inner = _inner(opens)
    rule_line = opens[1].line if _is_rule(opens) else None
    if _at_key(outline, inner, bare=bare):
        word = _word(_KEY_WORD, before)
        start = len(before) - len(word)
        lead, parent = _lead(outline, inner, before), tuple(outline.stack)
        return Cursor(
            inner.inside, None, False, word, start, rule_line, indent, lead, parent, brackets=bool(outline.frames)
        )
    word = _word(_VALUE_WORD, before)
    return Cursor(inner.place, inner.key, True, word, len(before) - len(word), rule_line, indent)


def inner_key(outline: Outline) -> Key | None:
    """The innermost key of the rule language that is open."""
    return _inner([*outline.stack, *_in_brackets(outline)]).key


def _is_bare(outline: Outline, before: str) -> bool:
    """Whether the cursor's line has no key yet, and lies in no scalar and no bracket; a key may stand in quotes."""
    top = outline.stack[-1] if outline.stack else None
    own_key = top is not None and top.key is not None and top.line == outline.number
    quoted = bool(outline.quote) and not before.startswith(outline.quote, content_column(before))
    return not own_key and outline.scalar is None and not outline.frames and not quoted


def _in_brackets(outline: Outline) -> list[Open]:
    """What is open inside brackets, in the manner of what is open outside."""
    opens: list[Open] = []
    for frame in outline.frames:
        if frame.bracket == "[":
            opens.append(Open(0, None, outline.number))
        elif frame.key is not None:
            opens.append(Open(0, frame.key, outline.number))
    return opens


def _inner(opens: Sequence[Open]) -> _Inner:
    inner = _Inner()
    for one in opens:
        if one.key is None:
            inner = _Inner(inner.place, inner.name, inner.key, item=True)
        else:
            place = inner.inside
            inner = _Inner(place, one.key, find_key(one.key, place))
    return inner


def _is_rule(opens: Sequence[Open]) -> bool:
    return len(opens) > 1 and opens[0].key == "rules" and opens[1].key is None


def _at_key(outline: Outline, inner: _Inner, *, bare: bool) -> bool:
    if outline.frames:
        last = outline.frames[-1]
        in_mapping = last.bracket == "{" and last.key is None
        return in_mapping or (last.bracket == "[" and _holds_mapping(inner))
    return bare and (inner.name is None or inner.key is None or _holds_mapping(inner))


def _holds_mapping(inner: _Inner) -> bool:
    return inner.key is not None and inner.key.kind in _HOLDS_MAPPING


def _lead(outline: Outline, inner: _Inner, before: str) -> str:
    if outline.frames:
        return ""
    if inner.key is not None and inner.key.kind in _MAPPINGS and not inner.item:
        return "- "
    return " " if before.endswith("-") and content_column(before) == len(before) else ""


def _word(kind: re.Pattern[str], before: str) -> str:
    found = kind.search(before)
    return found.group() if found else ""
