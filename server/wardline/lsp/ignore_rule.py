"""The edit that adds a rule to the `ignore` list of a configuration file, comments and layout kept. Pure.

The text that comes out is read back before it is offered: the list must have exactly one more entry and all else
must be as it was. Knows TOML's layout and the two files' tables, not the meaning of any other key.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from wardline.model import TextEdit
from wardline.project.toml_places import KeyPath, find_places
from wardline.text import Span

_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'")
_AFTER = re.compile(r"[ \t]*(,?)[ \t]*(#[^\n]*)?(?=\r?\n|\Z)")
_KEY_LINE = re.compile(r"^[ \t]*[^\s#][^\n]*\n", re.MULTILINE)
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)


def ignore_rule(text: str, rule_id: str, table: KeyPath) -> tuple[TextEdit, ...] | None:
    """The edits of `text` that ignore the rule; `table` is where the keys stand. None if the text is not understood.

    Spans are bytes of the text's UTF-8 form; the edits do not overlap.
    """
    try:
        before = tomllib.loads(text)
    except ValueError:
        return None
    ignored = _inside(before, table).get("ignore", [])
    if not isinstance(ignored, list) or rule_id in ignored:
        return None
    edits = _longer_list(text, rule_id, (*table, "ignore"), len(ignored)) or _new_key(text, rule_id, table)
    placed = tuple(TextEdit(_bytes(text, edit.span), edit.new_text) for edit in edits)
    return placed if _is_right(_applied(text, edits), before, table, [*ignored, rule_id]) else None


def _longer_list(text: str, rule_id: str, key: KeyPath, length: int) -> list[TextEdit]:
    """One more entry in the list that is there; edits in characters, none if there is no list."""
    values = find_places(text).values
    start = values.get(key)
    if start is None:
        return []
    entry = json.dumps(rule_id)
    if not length:
        return [TextEdit(Span(start + 1, start + 1), entry)]
    last = values.get((*key, length - 1))
    literal = _LITERAL.match(text, last) if last is not None else None
    if last is None or literal is None:
        return []
    end = literal.end()
    line_start = text.rfind("\n", 0, last) + 1
    indentation = text[line_start:last]
    after = _AFTER.match(text, end)
    if indentation.strip() or after is None:
        return [TextEdit(Span(end, end), f", {entry}")]
    comma = [] if after[1] else [TextEdit(Span(end, end), ",")]
    return [*comma, TextEdit(Span(after.end(), after.end()), f"{_break(text)}{indentation}{entry},")]


def _new_key(text: str, rule_id: str, table: KeyPath) -> list[TextEdit]:
    line = f"ignore = [{json.dumps(rule_id)}]{_break(text)}"
    if table:
        name = r"[ \t]*\.[ \t]*".join(map(str, table))
        header = re.search(rf"^[ \t]*\[[ \t]*{name}[ \t]*\][^\n]*\n?", text, re.MULTILINE)
        return [_line_at(text, header.end(), line)] if header else []
    first_table = _HEADER.search(text)
    if first_table is None:
        return [_line_at(text, len(text), line)]
    # Comments above a table's header belong to it: the key goes before them, after the last key of the top.
    keys = list(_KEY_LINE.finditer(text, 0, first_table.start()))
    if keys:
        return [_line_at(text, keys[-1].end(), line)]
    return [TextEdit(Span(first_table.start(), first_table.start()), line + _break(text))]


def _line_at(text: str, at: int, line: str) -> TextEdit:
    missing = _break(text) if at and text[at - 1] != "\n" else ""
    return TextEdit(Span(at, at), missing + line)


def _break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _applied(text: str, edits: list[TextEdit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.new_text + text[edit.span.end :]
    return text


def _is_right(text: str, before: dict[str, Any], table: KeyPath, wanted: list[Any]) -> bool:
    try:
        after = tomllib.loads(text)
    except ValueError:
        return False
    _inside(before, table)["ignore"] = wanted
    return after == before


def _inside(data: dict[str, Any], table: KeyPath) -> dict[str, Any]:
    for name in table:
        data = data.setdefault(str(name), {})
    return data


def _bytes(text: str, span: Span) -> Span:
    return Span(len(text[: span.start].encode()), len(text[: span.end].encode()))
