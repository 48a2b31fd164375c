"""Forms for what languages write in several ways: declarations, entries, imports, markup, decorated definitions.

Each function takes a node of a pattern's tree and gives its form, or None where the node is no such thing. What is
inside is converted by the function that they are given.
"""

from __future__ import annotations

from collections.abc import Callable

import tree_sitter

from wardline.engine.declaration_patterns import Annotated, Annotation, Declared, Entry
from wardline.engine.element_patterns import Attribute, Markup
from wardline.engine.import_patterns import Brought, ModulePath
from wardline.engine.literal_patterns import Text
from wardline.engine.patterns import AnyOf, Dots, Form, Tree
from wardline.syntax import Language

Node = tree_sitter.Node
Convert = Callable[[Node], Form]


def declared(node: Node, language: Language, plain: Convert) -> Form | None:
    """A declaration of one name."""
    if node.type not in language.declarations or len(node.named_children) != 1:
        return None
    word = _text(node.children[0])
    return Declared(
        language.declarations, None if word in language.any_declaration else word, plain(node.named_children[0])
    )


def entry(node: Node, language: Language, convert: Convert) -> Form | None:
    """An entry of a display, with key and value."""
    fields = language.entries.get(node.type)
    key, value = map(node.child_by_field_name, fields) if fields else (None, None)
    if key is None or value is None:
        return None
    form = convert(value)
    method = None
    for kind, (_, function) in language.methods.items():
        if isinstance(form, Tree) and form.kind in (function, *language.kin.get(function, ())):
            method = Tree(kind, form.items, form.kept)
    return Entry(node.type, convert(key), form, method)


def method_entry(node: Node, method: Form, language: Language) -> Form:
    """A method, which in a display may also be written as an entry with a function."""
    if node.type not in language.methods or not isinstance(method, Tree) or len(method.items) < 3:
        return method
    kind, function = language.methods[node.type]
    *_, name, parameters, body = method.items
    return AnyOf((method, Entry(kind, name, Tree(function, (parameters, body)), None)))


def any_name(node: Node, function: Form, language: Language) -> Form:
    """A function whose name is `...` may also have none."""
    kind = language.anonymous.get(node.type)
    if kind is None or not isinstance(function, Tree) or Dots() not in function.items:
        return function
    others = tuple(item for item in function.items if item != Dots())
    return AnyOf((function, Tree(kind, others, function.kept - set(language.naming))))


def brought(node: Node, language: Language, convert: Convert) -> Form | None:
    """An import statement, where the language takes them apart."""
    parts = language.import_parts(node) if language.import_parts is not None and node.type in language.imports else None
    if parts is None or parts.module is None:
        return None
    named = tuple((convert(name), convert(local) if local is not None else None) for name, local in parts.named)
    module = convert(parts.module)
    return Brought(
        ModulePath(module.value) if isinstance(module, Text) and module.value else module,
        convert(parts.default) if parts.default is not None else None,
        convert(parts.whole) if parts.whole is not None else None,
        tuple(pair for pair in named if not isinstance(pair[0], Dots)),
    )


def markup(node: Node, language: Language, convert: Convert) -> Form | None:
    """An element."""
    if language.element is None or node.type not in language.elements:
        return None
    parts = language.element(node)
    attributes = (_attribute(one, language, convert) for one in parts.attributes)
    return Markup(
        language.elements,
        convert(parts.name) if parts.name is not None else None,
        tuple(one for one in attributes if not isinstance(one, Dots)),
        tuple(map(convert, parts.content)),
    )


def _attribute(node: Node, language: Language, convert: Convert) -> Form:
    form = convert(node)
    if isinstance(form, Dots) or node.type not in language.attributes:
        return form
    name, *rest = node.named_children
    value = rest[-1] if rest else None
    if value is not None and value.type in language.interpolations and value.named_child_count == 1:
        value = value.named_children[0]
    return Attribute(node.type, convert(name), convert(value) if value is not None else None)


def annotated(node: Node, definition: Form, language: Language, convert: Convert) -> Form:
    """A definition, with the decorators that stand in or before it."""
    around = language.annotations_of(node)
    if not around or not isinstance(definition, Tree):
        return definition
    inside = sum(one.parent == node for one in around)
    bare = Tree(definition.kind, definition.items[inside:], definition.kept - language.annotations, definition.selected)
    return Annotated(definition.kind, tuple(_annotation(child, convert) for child in around), bare)


def _annotation(node: Node, convert: Convert) -> Form:
    return Annotation(node.type, convert(node.named_children[-1]))


def _text(node: Node) -> str:
    return node.text.decode() if node.text is not None else ""
