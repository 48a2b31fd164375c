"""Texts without a grammar: what rules for `generic` and `regex` look at, whatever the text is written in.

They have no tree and no roles; only patterns over text apply to them.
"""

from __future__ import annotations

from types import MappingProxyType

import tree_sitter

from wardline.syntax.flow import Function, Statement
from wardline.syntax.language import Language, Nothing


def _no_grammar() -> object:
    raise LookupError("a text without a grammar has no tree")


def _no_function(node: tree_sitter.Node) -> Function:
    raise LookupError("a text without a grammar has no functions")


def _no_statements(node: tree_sitter.Node) -> tuple[Statement, ...]:
    return ()


def _plain(name: str) -> Language:
    return Language(
        name=name,
        suffixes=(),
        line_comment="",
        grammar=_no_grammar,
        trivia=Nothing,
        comments=Nothing,
        transparent=Nothing,
        identifiers=Nothing,
        strings=Nothing,
        numbers=Nothing,
        constants=Nothing,
        members=MappingProxyType({}),
        calls=MappingProxyType({}),
        arguments=Nothing,
        keywords=MappingProxyType({}),
        blocks=Nothing,
        statements=Nothing,
        expression_statements=Nothing,
        functions=Nothing,
        classes=Nothing,
        wrappers=Nothing,
        assignments=MappingProxyType({}),
        imports=Nothing,
        import_words=(),
        import_bindings=lambda node: MappingProxyType({}),
        string_value=lambda node: None,
        number_value=lambda text: None,
        rebinding_query="",
        lower_function=_no_function,
        lower_block=_no_statements,
    )


GENERIC = _plain("generic")
REGEX = _plain("regex")
