"""Completion in rule files: keys, values, names, metavariables. Other documents are answered with nothing, at once.

A client that can be told so is told that only YAML is completed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from wardline.lsp.client import Client
    from wardline.lsp.rule_files.cursor import Cursor
    from wardline.lsp.rule_files.offers import Offer
    from wardline.lsp.rule_files.places import TextPlaces
    from wardline.lsp.server import WardlineServer
    from wardline.lsp.state import OpenDocument

_TRIGGERS = ("$", "-")
_KEY_AFTER = re.compile(r"[\w-]*[ \t]*:(?=\s|\Z)")
_REST = re.compile(r"[\w-]*")


def register(ls: WardlineServer) -> None:
    """Offer completion to clients that cannot be told later for which documents."""
    if not ls.client.registers_completion:
        ls.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))(completed)


def register_later(ls: WardlineServer) -> None:
    """Offer completion of YAML to the others."""
    if ls.client.registers_completion:
        ls.feature(types.TEXT_DOCUMENT_COMPLETION)(completed)
        filters = [types.TextDocumentFilterLanguage(language="yaml")]
        options = types.CompletionRegistrationOptions(document_selector=filters, trigger_characters=_TRIGGERS)
        registration = types.Registration("wardline-completion", types.TEXT_DOCUMENT_COMPLETION, options)
        ls.client_register_capability(types.RegistrationParams([registration]))


def completed(ls: WardlineServer, params: types.CompletionParams) -> types.CompletionList | None:
    """What can be written at the position; None in what is no rule file."""
    document = ls.session.find(params.text_document.uri)
    if document is None or not document.buffer.yaml or not _is_for_rules(document):
        return None
    from wardline.lsp.rule_files.cursor import cursor_at
    from wardline.lsp.rule_files.offers import offers
    from wardline.lsp.rule_files.places import TextPlaces
    from wardline.training import LessonLibrary

    places = TextPlaces(document.buffer)
    line, column = places.find(params.position)
    cursor = cursor_at(places.lines, line, column)
    if cursor is None or _is_typed_by_chance(params.context, cursor):
        return None
    lessons = document.project.opened.project.lessons if document.project.opened else LessonLibrary(())
    found = offers(places.lines, line, cursor, lessons)
    items = [_item(offer, number, cursor, places, (line, column), ls.client) for number, offer in enumerate(found)]
    return types.CompletionList(is_incomplete=False, items=items)


def _is_for_rules(document: OpenDocument) -> bool:
    from wardline.lsp.rule_files.detect import is_among, may_become_rules

    opened = document.project.opened
    return (opened is not None and is_among(document.path, opened.project.rule_sources)) or may_become_rules(
        document.buffer.document.data
    )


def _is_typed_by_chance(context: types.CompletionContext | None, cursor: Cursor) -> bool:
    """Whether a dash that was typed inside a value asked for this."""
    return context is not None and context.trigger_character == "-" and cursor.in_value


def _item(
    offer: Offer, number: int, cursor: Cursor, places: TextPlaces, at: tuple[int, int], client: Client
) -> types.CompletionItem:
    line, column = at
    after = places.lines[line][column:]
    if offer.key is not None:
        text, is_snippet, end = _key_text(offer, cursor, after, column, client)
    else:
        rest = _REST.match(after) if offer.metavariable else None
        text, is_snippet, end = offer.text, False, column + (rest.end() if rest else 0)
    return types.CompletionItem(
        label=offer.text,
        kind=_kind(offer),
        detail=offer.detail or None,
        documentation=_documentation(offer, client),
        sort_text=f"{number:04}",
        filter_text=f"{offer.text} {offer.also}" if offer.also else offer.text,
        insert_text_format=types.InsertTextFormat.Snippet if is_snippet else types.InsertTextFormat.PlainText,
        text_edit=types.TextEdit(places.range(line, cursor.start, end), text),
    )


def _key_text(offer: Offer, cursor: Cursor, after: str, column: int, client: Client) -> tuple[str, bool, int]:
    """What to insert for a key, whether that is a snippet, and where what it replaces ends."""
    from wardline.lsp.rule_files.snippets import plain_text, snippet

    assert offer.key is not None
    if there := _KEY_AFTER.match(after):  # only the name changes: colon and value stay
        rest = _REST.match(there.group())
        return cursor.lead + offer.key.name, False, column + (rest.end() if rest else 0)
    if client.snippets and not cursor.brackets:
        indent = cursor.start + len(cursor.lead) - cursor.indent
        return cursor.lead + snippet(offer.key, indent), True, column
    return cursor.lead + plain_text(offer.key), False, column


def _kind(offer: Offer) -> types.CompletionItemKind:
    if offer.key is not None:
        return types.CompletionItemKind.Property
    if offer.metavariable:
        return types.CompletionItemKind.Variable
    return types.CompletionItemKind.Reference if offer.subject else types.CompletionItemKind.EnumMember


def _documentation(offer: Offer, client: Client) -> types.MarkupContent | str | None:
    if offer.key is None:
        return None
    from wardline.lsp.features.hover import content, plain
    from wardline.lsp.rule_files.describe import describe_key

    page = describe_key(offer.key)
    return content(page, markdown=True) if client.completion_markdown else plain(page)
