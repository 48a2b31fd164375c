"""Definitions, imports, branches and operators of patterns, converted to forms."""

from __future__ import annotations

import tree_sitter

from wardline.engine import shape_compiler
from wardline.engine.call_patterns import Keyword, Unordered
from wardline.engine.definition_patterns import Assignment, Attempt, Conditional, Decorated, Decorator, Parameter
from wardline.engine.import_patterns import Imported, ImportPath, Part
from wardline.engine.operator_patterns import Commutative
from wardline.engine.pattern_reader import PatternReader, text_of
from wardline.engine.patterns import Anything, Dots, Dotted, Form, Token, Tree
from wardline.syntax import placeholders
from wardline.syntax.language import part

Node = tree_sitter.Node
_SWAPPED = frozenset({"&", "|", "^"})


class DefinitionCompiler(PatternReader):
    """The forms that are more than trees of nodes."""

    def _tree(self, node: Node) -> Form:
        raise NotImplementedError

    def _definition(self, node: Node) -> Form | None:
        language = self.language
        for kinds, read in (
            (language.imports, self._import),
            (language.wrappers, self._decorated),
            (language.decorators, self._decorator),
            (language.lists, self._parameters),
            (language.conditionals, self._conditional),
            (language.assignments, self._assignment),
        ):
            if node.type in kinds:
                return read(node)
        attempt = node.type in language.attempts or any(
            child.type in language.handlers for child in node.named_children
        )
        return self._attempt(node) if attempt else None

    def _parameters(self, node: Node) -> Form:
        return Tree(node.type, tuple(map(self._parameter, self._children(node))))

    def _argument(self, node: Node) -> Form:
        fields = self.language.keywords.get(node.type)
        name, value = (part(node, field) for field in fields) if fields else (None, None)
        if name is not None and isinstance(self._placeholder(name), Dots):
            return Dots()
        if name is None or value is None:
            return self.convert(node)
        written = self._strip(name)
        if self._is_value(written.type):
            return Keyword(self.convert(written), self.convert(value))
        return Keyword(self._placeholder(name) or Token(name.type, text_of(name)), self.convert(value))

    def _is_value(self, kind: str) -> bool:
        """Whether a key of this kind is no name but a value of its own."""
        language = self.language
        literal = kind in language.symbols or kind in language.strings or kind in language.numbers
        return literal or kind in language.members or kind in language.calls

    def _operation(self, node: Node) -> Form:
        """An operator whose sides may be exchanged, or any other as written."""
        parts, options = self._children(node), self.options
        operator = text_of(parts[1]) if len(parts) == 3 else ""
        equality = operator in ("==", "!=", "===", "!==") and (options.symmetric_eq or options.commutative_compop)
        logical = operator in ("and", "or", "&&", "||") and options.commutative_boolop
        if not (operator in _SWAPPED or equality or logical):
            return self._tree(node)
        left, middle, right = map(self.convert, parts)
        return Commutative(node.type, left, middle, right)

    def _assignment(self, node: Node) -> Form:
        left, right = self.language.assignments[node.type]
        target, value = node.child_by_field_name(left), node.child_by_field_name(right)
        whole = self._tree(node)
        if target is None or value is None or target.type in self.language.rows:
            return whole
        return Assignment(whole, self.convert(target), self.convert(value))

    def _decorated(self, node: Node) -> Form:
        *around, definition = self._children(node)
        names = [definition.child_by_field_name(field) for field in self.language.naming]
        any_one = any(name is not None and text_of(name) == placeholders.DOTS for name in names)
        form = Anything(None) if any_one else self.convert(definition)
        return Decorated(node.type, tuple(map(self.convert, around)), form, self.options.decorators_order_matters)

    def _attempt(self, node: Node) -> Form:
        children, kinds = self._children(node), self.language.handlers
        parts = tuple(self.convert(child) for child in children if child.type not in kinds)
        return Attempt(node.type, parts, tuple(self.convert(child) for child in children if child.type in kinds))

    def _decorator(self, node: Node) -> Form:
        inner = self._children(node)
        if len(inner) != 1:
            return self._tree(node)
        name = self._strip(inner[0])
        fields = self.language.calls.get(name.type)
        function, arguments = (name.child_by_field_name(field) for field in fields) if fields else (name, None)
        if function is None:
            return self._tree(node)
        given = self._children(arguments) if arguments is not None else []
        return Decorator(self.convert(function), tuple(map(self._argument, given)))

    def _parameter(self, node: Node) -> Form:
        """By name where there is one; what a pattern does not mention may be there."""
        language = self.language
        field = language.parameters.get(node.type)
        placeholder = self._placeholder(node)
        if isinstance(placeholder, Dots):
            return placeholder
        if node.type in language.identifiers:
            form = self.convert(node)
            return Parameter(form, ()) if isinstance(form, Dotted) else form
        if field is None:
            return self.convert(node)
        name = node.child_by_field_name(field) if field else next(iter(node.named_children), None)
        if name is None or name.type not in language.identifiers:
            return self.convert(node)
        if self._children(node) == [name] or isinstance(self._placeholder(name), Dots):
            return self._parameter(name)
        parts: list[tuple[str, Form]] = []
        for index, child in enumerate(node.children):
            role = node.field_name_for_child(index)
            if child.id != name.id and child.is_named and child.type not in language.comments:
                parts.append((role or child.type, self.convert(child)))
        return Parameter(self.convert(name), tuple(parts))

    def _conditional(self, node: Node) -> Form:
        """With an alternative of its own; without one any other goes."""
        language = self.language
        children = self._children(node)
        others = [child for child in children if child.type in language.alternatives]
        if node.type in language.alternatives and node.next_named_sibling is not None:
            others = [node.next_named_sibling]
        if not others:
            return self._tree(node)
        parts = tuple(self.convert(child) for child in children if child.type not in language.alternatives)
        if others[0].type in language.conditionals:
            return Conditional(node.type, parts, self.convert(others[0]))
        blocks = [child for child in others[0].named_children if child.type in language.blocks]
        return Conditional(node.type, parts, self.convert(blocks[0])) if blocks else self._tree(node)

    def _import(self, node: Node) -> Form:
        """By the full names that it brings in, or part for part."""
        brought = shape_compiler.brought(node, self.language, self.convert)
        if brought is not None:
            return brought
        names = self.language.imported(node)
        if not names and node.type in self.language.partial:
            return Unordered(node.type, tuple(map(self.convert, self._children(node))), True)
        if not names:
            return self._tree(node)
        paths = [
            ImportPath(
                tuple(map(_part, one.module)), tuple(map(_part, one.name)), _part(one.alias) if one.alias else None
            )
            for one in names
        ]
        return Imported(tuple(paths))


def _part(text: str) -> Part:
    """A part of an imported name: itself, or the metavariable that it spells."""
    if text == placeholders.DOTS:
        return Anything(None)
    single = placeholders.metavariable(text)
    return text if single is None else Anything(None if single == "$_" else single)
