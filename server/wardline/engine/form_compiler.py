"""Turns the tree of a parsed pattern into forms, and says what kinds of node they can match and how far they look."""

from __future__ import annotations

import enum
import re
from dataclasses import replace

import tree_sitter

from wardline.engine import shape_compiler
from wardline.engine.call_patterns import Arguments, Call, Display, Unordered
from wardline.engine.clause_patterns import switch
from wardline.engine.constants import truth
from wardline.engine.definition_compiler import DefinitionCompiler
from wardline.engine.definition_patterns import Bases
from wardline.engine.kinds import root_kinds
from wardline.engine.literal_patterns import Formatted, Matching, Symbol, Text, Value
from wardline.engine.operator_patterns import Symbolic
from wardline.engine.pattern_reader import text_of
from wardline.engine.patterns import (
    AnyOf,
    Anything,
    Block,
    Chain,
    Deep,
    DeepStatement,
    Dots,
    Dotted,
    Form,
    InStatement,
    LoneBody,
    Member,
    Token,
    Tree,
)
from wardline.engine.typed import Typed
from wardline.syntax import Language, placeholders
from wardline.syntax.clauses import has_clauses
from wardline.syntax.language import part

Node = tree_sitter.Node
_REGEX = re.compile(r"""[@\w]*["'`]*=~/(.*)/([ims]*)["'`]*\Z""", re.DOTALL)
_SWAPPED = frozenset({"&", "|", "^"})


class Reach(enum.IntEnum):
    """How far a match can look around the function that it is in."""

    FUNCTION = 0  # nowhere: the function's text, the file's imports and constants decide
    SURROUNDINGS = 1  # at the code outside functions: class headers, statements before and after
    FILE = 2  # into other functions, too


class FormCompiler(DefinitionCompiler):
    """Converts nodes of a parsed pattern; one instance a pattern."""

    def convert(self, node: Node) -> Form:
        """The form for `node`."""
        node = self._strip(node)
        placeholder = self._placeholder(node)
        sharing = self.language.sharing(node)
        if sharing is not None and not isinstance(placeholder, Dots):
            return self._one_of_several(sharing, placeholder)
        if placeholder is not None:
            return self._narrowed(placeholder, node)
        language = self.language
        if node.type in language.open_types:
            return Anything(None)
        typed = language.typed(node)
        if typed is not None:
            return self._typed(*typed)
        if node.type in language.patterned:
            return self._patterned(node)
        if node.type in language.strings:
            return self._string(node)
        if node.type in language.numbers:
            number = language.number_value(text_of(node))
            return Token(node.type, text_of(node)) if number is None else Value(number)
        if node.type in language.symbols:
            return self._symbol(node)
        if node.type in language.constants:
            return Value(truth(node))
        if node.type in language.calls:
            return self._call(node)
        dotted = self._dotted(node)
        if dotted is not None:
            return Dotted(dotted)
        return self._composite(node)

    def _one_of_several(self, parts: list[Node], placeholder: Form | None) -> Form:
        """A name of a declaration that has several, with what they share."""
        name, *others = parts
        around = name.parent
        if around is None:
            return Token(name.type, text_of(name))
        optional = self.language.optional.get(around.type, frozenset())
        kept = frozenset(role for role in optional if around.child_by_field_name(role) is not None)
        items = (placeholder or Token(name.type, text_of(name)), *map(self.convert, others))
        return Tree(around.type, items, kept)

    def statement(self, node: Node) -> Form:
        """A statement of a body: a bare expression may be deep inside the target's statement."""
        form = self.convert(node)
        language = self.language
        if node.type not in language.expression_statements or isinstance(form, Anything | Dots):
            return form
        if isinstance(form, Deep):
            outside = language.lambdas | language.blocks | language.statements | language.expression_statements
            return DeepStatement(replace(form, closed=outside))
        if self.options.implicit_deep_exprstmt:
            return InStatement(form, Deep(form, root_kinds(form, language), language.lambdas, True))
        return form

    def reach(self, statements: list[Node]) -> Reach:
        """How far around a function a match of the pattern can depend on the code."""
        language = self.language
        if len(statements) > 1:
            plain = not any(self._has_definition(child) or self._is_metavariable(child) for child in statements)
            return Reach.SURROUNDINGS if plain else Reach.FILE
        node = self._strip(statements[0])
        if self.holds(node, language.classes):
            return Reach.FILE if self.holds(node, language.functions) else Reach.SURROUNDINGS
        if node.type in language.functions | language.wrappers:
            return Reach.FUNCTION
        compound = node.type in language.statements and any(c.type in language.blocks for c in node.named_children)
        if not compound:
            return Reach.FUNCTION
        return Reach.FILE if self.holds(node, language.functions) else Reach.SURROUNDINGS

    def holds(self, node: Node, kinds: frozenset[str]) -> bool:
        """Whether a node of one of the kinds is the node or stands in it."""
        return node.type in kinds or any(self.holds(child, kinds) for child in node.named_children)

    def _has_definition(self, node: Node) -> bool:
        return self.holds(node, self.language.functions | self.language.classes)

    def _is_metavariable(self, node: Node) -> bool:
        """A statement that is any statement can be a whole function."""
        return isinstance(self._placeholder(self._strip(node)), Anything)

    def _typed(self, name: Node, written: Node) -> Form:
        text = "".join(text_of(written).split())
        words = frozenset(re.findall(r"\w+", text))
        certain = words.isdisjoint(self.language.unwritten_types)
        return Typed(self.convert(name), self.convert(written), text, certain)

    def _string(self, node: Node) -> Form:
        adjacent = [self._string(child) for child in node.children if child.type in self.language.strings]
        if len(adjacent) > 1 and any(isinstance(one, Text) and one.value is None for one in adjacent):
            return Tree(node.type, tuple(Dots() if one == Text(None) else one for one in adjacent))
        value = self.language.string_value(node)
        written = "" if self.language.escaped_regexes else text_of(node)
        regex = _REGEX.match(placeholders.decode(written)) or _REGEX.match(placeholders.decode(value or ""))
        if regex is not None:
            return Matching(f"(?{regex[2]}){regex[1]}" if regex[2] else regex[1])
        if value is None:
            return Tree(node.type, tuple(map(self._string_part, self._children(node))))
        value = placeholders.decode(value)
        prefix, folded = self.language.string_prefix(node), self.options.constant_propagation
        if value == "...":
            return Formatted() if self.language.formatted(node) else Text(None, None, prefix, folded)
        if re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", value):
            return Text(None, value, prefix, folded)
        return Text(value, None, prefix, folded, self.language.verbatim)

    def _symbol(self, node: Node) -> Form:
        name = placeholders.decode(text_of(node).strip(":"))
        captured = re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", name) is not None
        return Symbol(Anything(name) if captured else Dots() if name == "..." else Token(node.type, name))

    def _string_part(self, node: Node) -> Form:
        if node.type in self.language.identifiers or node.type in self.language.members:
            form = self.convert(node)
            return Anything(form.name, self.language.fragments) if isinstance(form, Anything) else form
        if node.type in self.language.interpolations:
            return Tree(node.type, tuple(map(self.convert, self._children(node))))
        content = placeholders.decode(text_of(node))
        if "..." in content:
            return Dots()
        return Anything(content) if re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", content) else Token(node.type, content)

    def _call(self, node: Node) -> Form:
        function = self.language.function_of(node)
        arguments = self.language.arguments_of(node)
        if function is None:
            return self._tree(node)
        rest = tuple(self.convert(child) for child in node.children if child.type in self.language.call_parts)
        listed = self._given(node, function, arguments)
        if listed is None:
            return self._resolvable(Call(node.type, self.convert(function), (), rest)) if rest else self._tree(node)
        if text_of(function) == placeholders.DEEP:
            if not listed:
                return Dots()
            form = self.convert(listed[0])
            return Deep(form, root_kinds(form, self.language))
        return self._resolvable(Call(node.type, self.convert(function), tuple(map(self._argument, listed)), rest))

    def _given(self, call: Node, function: Node, arguments: Node | None) -> list[Node] | None:
        """The arguments of a call; None where it has no list of them."""
        if not self.language.calls[call.type][1]:
            return [child for child in self._children(call) if child.id != function.id]
        if arguments is None:
            return None
        return self._children(arguments) if arguments.type in self.language.arguments else [arguments]

    def _resolvable(self, form: Form) -> Form:
        """With symbolic propagation also what a variable was assigned."""
        return Symbolic(form) if self.options.symbolic_propagation else form

    def _dotted(self, node: Node) -> str | None:
        """`a.b.c` if `node` is a plain name without placeholders."""
        if node.type in self.language.identifiers:
            return None if self._placeholder(node) else text_of(node)
        fields = self.language.members.get(node.type)
        if fields is None:
            return None
        base, name = part(node, fields[0]), part(node, fields[1])
        if base is None or name is None or self._placeholder(name) or name.type in self.language.generics:
            return None
        outer = self._dotted(self._strip(base))
        return f"{outer}.{text_of(name)}" if outer is not None else None

    def _composite(self, node: Node) -> Form:
        language = self.language
        if has_clauses(node, language):
            return switch(node, self._tree(node), language, self.convert, self.statement)
        if node.type in language.blocks - language.unordered:
            items = tuple(map(self.statement, self._children(node)))
            in_class = node.parent is not None and node.parent.type in language.classes
            if in_class:
                kinds = [child.type for child in self._children(node)]
                parts = _among_others(items, kinds, language.annotations)
                return Block(language.blocks, parts, language.leaving, own=True)
            return Block(language.blocks, items, language.leaving)
        definition = self._definition(node)
        if definition is not None:
            return definition
        if node.type in language.unordered or node.type in language.partial:
            return self._unordered(node)
        if node.type in language.arguments:
            items = tuple(map(self._argument, self._children(node)))
            in_class = node.parent is not None and node.parent.type in language.classes
            return Bases(items) if in_class else Arguments(items)
        if node.type in language.members:
            return self._resolvable(self._member(node))
        if node.type in language.additions or node.type in language.commutative:
            return self._resolvable(self._operation(node))
        return (
            shape_compiler.declared(node, language, self._tree)
            or shape_compiler.entry(node, language, self.convert)
            or shape_compiler.markup(node, language, self.convert)
            or self._shaped(node)
        )

    def _shaped(self, node: Node) -> Form:
        """A node taken part for part, which may be a definition with decorators or a method."""
        form = self._tree(node)
        decorated = shape_compiler.annotated(node, form, self.language, self.convert)
        return shape_compiler.any_name(node, shape_compiler.method_entry(node, decorated, self.language), self.language)

    def _patterned(self, node: Node) -> Form:
        """The text of a regular expression literal: any, a metavariable for it, or just this one."""
        content = placeholders.decode(text_of(node))
        if content == "...":
            return Anything(None)
        return Anything(content) if re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", content) else Token(node.type, content)

    def _unordered(self, node: Node) -> Form:
        language = self.language
        items = tuple(map(self.convert, self._children(node)))
        fixed = tuple(item for item in items if not isinstance(item, Dots))
        if items and not fixed and node.type in language.collections:
            return Display(language.collections[node.type] | {node.type})
        return Unordered(node.type, fixed, len(fixed) < len(items) or node.type in language.partial)

    def _member(self, node: Node) -> Form:
        """A member whose base has placeholders; `base. ... .name` becomes a chain."""
        fields = self.language.members[node.type]
        base, name = part(node, fields[0]), part(node, fields[1])
        if base is None or name is None:
            return self._tree(node)
        if text_of(name) == placeholders.DOTS:
            return Chain(self.convert(base))
        items = []
        for child in self._children(node):
            if child.id == name.id and child.type not in self.language.generics:
                items.append(self._placeholder(child) or Token(child.type, text_of(child)))
            else:
                items.append(self.convert(child))
        parts = self._path(node)
        return Member(Tree(node.type, tuple(items)), parts or ())

    def _path(self, node: Node) -> tuple[Form | str, ...] | None:
        """The parts of a dotted name with placeholders in it; None if it is not made of names alone."""
        node = self._strip(node)
        if node.type in self.language.identifiers:
            placeholder = self._placeholder(node)
            if placeholder is None:
                return (text_of(node),)
            return (placeholder,) if isinstance(placeholder, Anything) else None
        fields = self.language.members.get(node.type)
        base = part(node, fields[0]) if fields else None
        name = part(node, fields[1]) if fields else None
        outer = self._path(base) if base is not None else None
        if outer is None or name is None or name.type in self.language.generics:
            return None
        return (*outer, self._placeholder(name) or text_of(name))

    def _tree(self, node: Node) -> Form:
        parts = list(self.language.parts(node))
        if not parts:
            return Tree(node.type, ()) if node.child_count and node.is_named else Token(node.type, text_of(node))
        if node.type in self.language.collections and all(self._placeholder(child) == Dots() for child, _ in parts):
            return Display(self.language.collections[node.type] | {node.type})
        optional = self.language.optional.get(node.type, frozenset())
        forms = [
            (form, next((role for role in (child.type, field) if role in optional), None))
            for child, field in parts
            for form in self._forms_of(node, child, field)
        ]
        kept = [(form, role) for form, role in forms if not (role and _may_be_absent(form, node, self.language))]
        selected = sum(child.type == self.language.selective.get(node.type) for child, _ in parts)
        roles = frozenset(role for _, role in kept if role)
        tree = Tree(node.type, tuple(form for form, _ in kept), roles, selected, self._methods(node))
        lacking = node.child_by_field_name(self.language.absent.get(node.type, "")) if self.language.absent else None
        if lacking is None or not isinstance(self._placeholder(lacking), Anything | Dots):
            return self._or_lacking(tree) if node.type in self.language.lambdas else tree
        place = [child.id for child, _ in parts].index(lacking.id)
        return AnyOf((tree, Tree(node.type, tree.items[:place] + tree.items[place + 1 :], roles, selected)))

    def _methods(self, node: Node) -> frozenset[str]:
        """Methods, unless the parameters start with `...`: their receiver is one before the others."""
        methods = self.language.receiving.get(node.type, frozenset())
        listed = next((child for child in node.named_children if child.type in self.language.lists), None)
        first = self._children(listed)[:1] if methods and listed is not None else []
        return frozenset() if first and isinstance(self._placeholder(first[0]), Dots) else methods

    def _forms_of(self, node: Node, child: Node, field: str | None) -> list[Form]:
        if child.type in self.language.flattened:
            return self._flat(child)
        if child.type in self.language.clauses:
            return []  # a part of `Switch`
        if child.type in self.language.lists and node.type in self.language.lambdas:
            return [self._lambda_parameters(child)]
        return [self._part(node, child, field)]

    def _part(self, node: Node, child: Node, field: str | None) -> Form:
        """A child: a body that is one expression or statement may as well be a block, a lone parameter a list."""
        form, language = self.convert(child), self.language
        listed = language.lone.get(field or "") if node.type in language.functions else None
        if listed is not None:
            return Tree(listed, (form,))
        if isinstance(form, Anything | Dots) or child.type in language.blocks:
            return form
        if isinstance(form, Dotted) and field == "name" and node.type in language.receiving:
            return Token(child.type, form.name)  # that of a method is no identifier
        if node.type in language.branches and child.type in language.statements | language.expression_statements:
            return Block(language.blocks, (self.statement(child),))
        if node.type in language.functions and field == "body":
            return LoneBody(form, InStatement(form, Deep(form, root_kinds(form, language))))
        return form

    def _flat(self, node: Node) -> list[Form]:
        """The parts of a child that is taken apart; where it has a value, an ellipsis stands for one."""
        forms = [self.convert(child) for child in self._children(node)]
        return [Anything(None) if form == Dots() else form for form in forms]

    def _lambda_parameters(self, node: Node) -> Form:
        """Those that may be any may also be none."""
        form = self.convert(node)
        return Dots() if isinstance(form, Tree) and form.items == (Dots(),) else form

    def _or_lacking(self, tree: Tree) -> Form:
        """A lambda whose parameters are `$...X` may have none."""
        for place, item in enumerate(tree.items):
            if isinstance(item, Tree) and item.kind in self.language.lists and len(item.items) == 1:
                listed = item.items[0]
                if isinstance(listed, Dots) and listed.name is not None:
                    none = Dots(listed.name, frozenset({item.kind}))
                    return AnyOf((tree, replace(tree, items=(*tree.items[:place], none, *tree.items[place + 1 :]))))
        return tree


def _may_be_absent(form: Form, node: Node, language: Language) -> bool:
    """Whether a part of `node` says no more than `...`, so that what has no such part is taken as well."""
    if isinstance(form, Block):
        definition = node.type in language.functions | language.classes
        return definition and bool(form.items) and all(item == Dots() for item in form.items)
    if isinstance(form, Unordered):
        return form.open_ended and not form.items
    if isinstance(form, Tree) and form.kind in language.lists:
        return form.items == (Dots(),)
    return isinstance(form, Arguments | Bases) and all(isinstance(item, Dots) for item in form.items)


def _among_others(items: tuple[Form, ...], kinds: list[str], annotations: frozenset[str]) -> tuple[Form, ...]:
    """The parts of a class in this order, with any others around them; decorators stay with what they stand before."""
    forms: list[Form] = [Dots()]
    for item, kind in zip(items, kinds, strict=True):
        if item != Dots():
            forms += (item, Dots(only=annotations) if kind in annotations else Dots())
    return tuple(forms)
