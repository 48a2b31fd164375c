"""What the rule around the cursor says already: metavariables that its patterns bind, labels, keys beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wardline.lsp.rule_files.cursor import inner_key
from wardline.lsp.rule_files.outline import Open, Outline
from wardline.rules.reference import Kind

_METAVARIABLE = re.compile(r"\$(?:\.\.\.)?[A-Z][A-Z0-9_]*\b")
_GROUP = re.compile(r"\(\?P<([A-Z][A-Z0-9_]*)>")
_LABEL = re.compile(r"""\blabel["']?[ \t]*:[ \t]*["']?([\w-]+)""")
_BINDING = frozenset({Kind.PATTERN, Kind.PATTERN_OR_NESTED, Kind.REGEX})


def bound_metavariables(lines: Sequence[str], rule_line: int, without: int) -> tuple[str, ...]:
    """The metavariables in the patterns of the rule that starts at `rule_line`, in order, each once.

    Line `without` does not count but for the brackets in it: what is being written there binds nothing yet.
    """
    found: dict[str, None] = {}
    for number, line, outline in _rule_lines(lines, rule_line):
        key = inner_key(outline)
        if number != without and (outline.frames or _is_flow(line) or (key and key.kind in _BINDING)):
            found.update(dict.fromkeys(_METAVARIABLE.findall(line)))
            found.update(dict.fromkeys(f"${name}" for name in _GROUP.findall(line)))
    return tuple(found)


def labels(lines: Sequence[str], rule_line: int) -> tuple[str, ...]:
    """The labels that the rule's sources and propagators give."""
    return tuple(dict.fromkeys(name for _, line, _ in _rule_lines(lines, rule_line) for name in _LABEL.findall(line)))


def keys_beside(lines: Sequence[str], parent: tuple[Open, ...], cursor_line: int, before: str) -> frozenset[str]:
    """The keys of the mapping that is open as `parent`, other than the one at the cursor."""
    found = set()
    outline = Outline()
    for number, line in enumerate(lines):
        outline.feed(before if number == cursor_line else line)
        if number > cursor_line and not _is_within(outline, parent):
            break
        if len(outline.stack) == len(parent) + 1 and tuple(outline.stack[:-1]) == parent:
            found.add(outline.stack[-1].key or "")
    return frozenset(found)


def _is_within(outline: Outline, parent: tuple[Open, ...]) -> bool:
    return tuple(outline.stack[: len(parent)]) == parent


def _rule_lines(lines: Sequence[str], rule_line: int) -> Iterator[tuple[int, str, Outline]]:
    """The lines of a rule, each with what is open after it."""
    outline = Outline()
    for number, line in enumerate(lines):
        outline.feed(line)
        if number < rule_line:
            continue
        stack = outline.stack
        if number > rule_line and len(stack) > 1 and stack[1].key is None and stack[1].line != rule_line:
            return
        yield number, line, outline


def _is_flow(line: str) -> bool:
    return "pattern" in line and "{" in line
