"""Looks up places in a document's tree: calls around a span, statements, what a bare name means there.

The one module of `fixes` that knows node kinds of tree-sitter-python beyond the roles of
`wardline.syntax.Language`. It makes no edits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wardline.engine.units import Node
from wardline.syntax import Document
from wardline.text import Span

_TARGETS = frozenset(
    {
        "parameters", "lambda_parameters", "typed_parameter", "pattern_list", "tuple_pattern", "list_pattern",
        "as_pattern_target", "list_splat_pattern", "dictionary_splat_pattern", "global_statement",
        "nonlocal_statement",
    }
)  # fmt: skip
_TARGET_FIELDS = {
    "assignment": "left", "augmented_assignment": "left", "for_statement": "left", "for_in_clause": "left",
    "named_expression": "name", "default_parameter": "name", "typed_default_parameter": "name",
    "function_definition": "name", "class_definition": "name",
}  # fmt: skip


def span_of(node: Node) -> Span:
    """The bytes of `node`."""
    return Span(node.start_byte, node.end_byte)


def node_at(document: Document, span: Span) -> Node | None:
    """The smallest named node that covers `span`."""
    return document.root.named_descendant_for_byte_range(span.start, span.end)


def around(document: Document, node: Node | None) -> Iterator[Node]:
    """`node` and all that it lies in, from the inside out.

    The way down from the root is walked once: tree-sitter finds each `parent` by walking all of it.
    """
    if node is None:
        return
    path = [document.root]
    while path[-1] != node and (inner := path[-1].child_with_descendant(node)) is not None:
        path.append(inner)
    yield from reversed(path)


def calls_around(document: Document, span: Span) -> Iterator[Node]:
    """The calls that `span` is, or lies in, from the inside out, without leaving its statement."""
    for node in around(document, node_at(document, span)):
        if node.type in document.language.calls:
            yield node
        elif node.type in document.language.blocks:
            return


def callee(document: Document, call: Node) -> str:
    """The text of what is called, without white space: `subprocess.run`."""
    function = call.child_by_field_name(document.language.calls[call.type][0])
    return "".join(document.text(span_of(function)).split()) if function is not None else ""


def arguments(document: Document, call: Node) -> list[Node]:
    """The arguments of `call` as written, comments left out."""
    found = call.child_by_field_name(document.language.calls[call.type][1])
    if found is None or found.type not in document.language.arguments:
        return []
    return [child for child in found.named_children if child.type not in document.language.comments]


def statement_of(document: Document, node: Node) -> Node | None:
    """The innermost statement around `node`."""
    return next((one for one in around(document, node) if one.type in document.language.statements), None)


def outermost_function(document: Document, node: Node | None) -> Node | None:
    """The outermost function definition around `node`; None at the level of the module or of a class."""
    functions = [one for one in around(document, node) if one.type in document.language.functions]
    return functions[-1] if functions else None


def scope_of(document: Document, name: Node) -> Node | None:
    """Where `name` lives: around the definition that it is the name of, else where it stands."""
    parent = name.parent
    if parent is not None and parent.type in document.language.functions and binds(name):
        return parent.parent
    return name


def occurrences(document: Document, name: str, within: Span | None = None) -> Iterator[Node]:
    """Every place where the bare name `name` stands: no attribute, no keyword of a call."""
    area = within or Span(0, len(document.data))
    pattern = re.compile(rb"(?<![\w\x80-\xff])" + re.escape(name.encode()) + rb"(?![\w\x80-\xff])")
    for found in pattern.finditer(document.data, area.start, area.end):
        node = node_at(document, Span(found.start(), found.end()))
        if node is not None and node.type in document.language.identifiers and not _is_label(document, node):
            yield node


def binds(node: Node) -> bool:
    """Whether this identifier is given a value here: assigned, a parameter, a definition's name, ..."""
    parent = node.parent
    if parent is None:
        return False
    if parent.type in _TARGETS:
        return True
    field = _TARGET_FIELDS.get(parent.type)
    return field is not None and parent.child_by_field_name(field) == node


def import_around(document: Document, node: Node) -> Node | None:
    """The import statement that `node` is part of."""
    return next((one for one in around(document, node) if one.type in document.language.imports), None)


def assigned_before(document: Document, name: str, place: Node) -> Node | None:
    """The value of `name = value` in a statement that always runs right before the one of `place`.

    None unless the assignment is plain, the name is used once in the function or module, at `place`, and no
    name in the value is bound anew in between.
    """
    function = next((one for one in around(document, place) if one.type in document.language.functions), document.root)
    if len(list(occurrences(document, name, span_of(function)))) != 2:
        return None
    for statement in _before(document, place):
        value = _value_given(document, statement, name)
        if value is not None:
            between = Span(value.end_byte, place.start_byte)
            return None if any(_rebound(document, inner, between) for inner in _names_in(document, value)) else value
    return None


def _before(document: Document, place: Node) -> Iterator[Node]:
    """The statements before the one of `place`, nearest first, also before a `with` around it."""
    statement = statement_of(document, place)
    while statement is not None:
        before = statement.prev_named_sibling
        while before is not None:
            yield before
            before = before.prev_named_sibling
        block = statement.parent
        outer = block.parent if block is not None and block.type in document.language.blocks else None
        statement = outer if outer is not None and outer.type == "with_statement" else None


def _value_given(document: Document, statement: Node, name: str) -> Node | None:
    """The value that `statement` assigns to `name`, if that is all it does."""
    language = document.language
    if statement.type not in language.expression_statements or not statement.named_children:
        return None
    assignment = statement.named_children[0]
    if assignment.type not in language.assignments:
        return None
    target, value = (assignment.child_by_field_name(field) for field in language.assignments[assignment.type])
    if target is None or target.type not in language.identifiers or document.text(span_of(target)) != name:
        return None
    return value


def _names_in(document: Document, node: Node) -> set[str]:
    if node.type in document.language.identifiers:
        return {document.text(span_of(node))}
    return {name for child in node.named_children for name in _names_in(document, child)}


def _rebound(document: Document, name: str, between: Span) -> bool:
    return any(binds(node) for node in occurrences(document, name, between))


def _is_label(document: Document, node: Node) -> bool:
    parent, language = node.parent, document.language
    if parent is None:
        return False
    if parent.type in language.members:
        return parent.child_by_field_name(language.members[parent.type][1]) == node
    if parent.type in language.keywords:
        return parent.child_by_field_name(language.keywords[parent.type][0]) == node
    return False
