"""Hover in a rule file: what the key under the cursor means, or what the name under it stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp.features.hover import content, plain
from wardline.lsp.rule_files.cursor import Cursor, cursor_at
from wardline.lsp.rule_files.describe import describe_key, describe_name
from wardline.lsp.rule_files.places import TextPlaces
from wardline.lsp.state import OpenDocument, Outcome
from wardline.rules.reference import find_key
from wardline.training import LessonLibrary

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

_WORD = re.compile(r"[\w./-]+(?::\w[\w./-]*)*")


async def explain(
    ls: WardlineServer, document: OpenDocument, outcome: Outcome, position: types.Position
) -> types.Hover | None:
    """The page of what stands at `position`; None where that is no key and no name."""
    places = TextPlaces(outcome.task.buffer)
    line, column = places.find(position)
    word = next((found for found in _WORD.finditer(places.lines[line]) if found.start() <= column <= found.end()), None)
    if word is None:
        return None
    cursor = cursor_at(places.lines, line, word.end())
    if cursor is None:
        return None
    lessons = document.project.opened.project.lessons if document.project.opened else LessonLibrary(())
    page = await ls.session.run_for_request(lambda: _page(cursor, word.group(), lessons))
    if not page:
        return None
    markdown = ls.client.markdown
    shown = content(page if markdown else plain(page), markdown=markdown)
    return types.Hover(shown, places.range(line, word.start(), word.end()))


def _page(cursor: Cursor, word: str, lessons: LessonLibrary) -> str:
    if not cursor.in_value:
        key = find_key(word, cursor.place)
        return describe_key(key) if key else ""
    if cursor.key is None:
        return ""
    if cursor.key.subject and (page := describe_name(cursor.key.subject, word, lessons)):
        return page
    return describe_key(cursor.key) if word in cursor.key.values else ""
