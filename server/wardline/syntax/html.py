"""HTML: the roles of tree-sitter-html's node kinds. Scripts and styles in a page are texts here."""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_html

from wardline.syntax import flow, placeholders
from wardline.syntax.language import Element, Language
from wardline.text import Span

Node = tree_sitter.Node
_ELEMENTS = frozenset({"element", "script_element", "style_element"})
_TAGS = frozenset({"start_tag", "self_closing_tag"})
_TEXTS = frozenset({"text", "raw_text"})
_TAG = re.compile(rf"</?{placeholders.PREFIX}\w+")


def _element(node: Node) -> Element:
    """An element; one without an end has no content."""
    opening = next((child for child in node.named_children if child.type in _TAGS), node)
    name, *attributes = opening.named_children or (None,)
    inside = [child for child in node.named_children if child.type not in _TAGS | {"end_tag", "comment"}]
    content = tuple(child for child in inside if child.type not in _TEXTS or _text(child).strip())
    return Element(name, tuple(attributes), content)


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _string_value(node: Node) -> str | None:
    text = _text(node)
    return text[1:-1] if node.type == "quoted_attribute_value" else text


def _prepared(text: str) -> tuple[str, ...]:
    """Placeholders are names of tags and attributes, and texts."""
    return (_TAG.sub(lambda found: placeholders.hyphened(found[0]), placeholders.encode(text, markup=True)),)


def _lower_function(node: Node) -> flow.Function:
    return flow.Function(Span(node.start_byte, node.end_byte), (), lambda: ())


LANGUAGE = Language(
    name="html",
    suffixes=(".html", ".htm"),
    line_comment="",
    grammar=tree_sitter_html.language,
    trivia=frozenset({"<", ">", "/>", "</", "=", '"', "'", "end_tag", "comment"}),
    comments=frozenset({"comment"}),
    transparent=frozenset({"attribute"}),
    identifiers=frozenset({"tag_name", "attribute_name"}) | _TEXTS,
    strings=frozenset({"quoted_attribute_value", "attribute_value"}),
    numbers=frozenset(),
    constants=frozenset(),
    members={},
    calls={},
    arguments=frozenset(),
    keywords={},
    blocks=frozenset({"document"}),
    statements=_ELEMENTS,
    expression_statements=frozenset(),
    functions=frozenset(),
    lambdas=frozenset(),
    classes=frozenset(),
    wrappers=frozenset(),
    assignments={},
    imports=frozenset(),
    import_words=(),
    import_bindings=lambda node: {},
    string_value=_string_value,
    number_value=lambda text: None,
    rebinding_query="",
    lower_function=_lower_function,
    lower_block=lambda node: (),
    prepare_pattern=_prepared,
    verbatim=True,
    elements=_ELEMENTS,
    element=_element,
    attributes=frozenset({"attribute"}),
)
