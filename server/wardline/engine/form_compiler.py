"""Turns the tree of a parsed pattern into forms, and says what kinds of node they can match and how far they look."""

from __future__ import annotations

import enum
import re
from dataclasses import replace

import tree_sitter

from wardline.engine.anchors import WORD
from wardline.engine.call_patterns import Arguments, Call, Unordered
from wardline.engine.definition_patterns import Decorated, Imported
from wardline.engine.literal_patterns import Formatted, Matching, Text, Value
from wardline.engine.patterns import (
    Anything,
    Block,
    Chain,
    Deep,
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
from wardline.syntax.callee import CALLEE
from wardline.syntax.language import part

Node = tree_sitter.Node
_REGEX = re.compile(r"=~/(.*)/\Z", re.DOTALL)


class Reach(enum.IntEnum):
    """How far a match can look around the function that it is in."""

    FUNCTION = 0  # nowhere: the function's text, the file's imports and constants decide
    SURROUNDINGS = 1  # at the code outside functions: class headers, statements before and after
    FILE = 2  # into other functions, too


class FormCompiler:
    """Converts nodes of a parsed pattern; one instance a pattern."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def convert(self, node: Node) -> Form:
        """The form for `node`."""
        node = self._strip(node)
        placeholder = self._placeholder(node)
        sharing = self.language.sharing(node)
        if sharing is not None and not isinstance(placeholder, Dots):
            name, *others = sharing
            kind = "" if node.parent is None else node.parent.type
            return Tree(kind, (placeholder or Token(name.type, _text(name)), *map(self.convert, others)))
        if placeholder is not None:
            return placeholder
        language = self.language
        typed = language.typed(node)
        if typed is not None:
            return self._typed(*typed)
        if node.type in language.strings:
            return self._string(node)
        if node.type in language.numbers:
            number = language.number_value(_text(node))
            return Token(node.type, _text(node)) if number is None else Value(number)
        if node.type in language.constants:
            return Value({"true": True, "false": False}.get(node.type))
        if node.type in language.calls:
            return self._call(node)
        dotted = self._dotted(node)
        if dotted is not None:
            return Dotted(dotted)
        return self._composite(node)

    def statement(self, node: Node) -> Form:
        """A statement of a body: a bare expression may be deep inside the target's statement."""
        form = self.convert(node)
        if node.type in self.language.expression_statements and not isinstance(form, Anything | Dots):
            return InStatement(form, Deep(form, self.root_kinds(node, form)))
        return form

    def root_kinds(self, node: Node, form: Form) -> frozenset[str]:
        """The kinds of target node at which the whole pattern can match."""
        node = self._strip(node)
        language = self.language
        names = language.identifiers | (frozenset(language.members) - {CALLEE})
        if isinstance(form, Dotted | Member):
            return names | frozenset(language.callees)
        if isinstance(form, Typed):
            return names | frozenset(language.calls) | language.strings | language.numbers | language.constants
        if isinstance(form, Call):
            return frozenset({form.kind}) | language.kin.get(form.kind, frozenset())
        if isinstance(form, Tree | Unordered | Decorated):
            kinds = frozenset({form.kind}) | language.kin.get(form.kind, frozenset())
            return kinds | language.wrappers if kinds & (language.functions | language.classes) else kinds
        if isinstance(form, Imported):
            return language.imports
        if isinstance(form, Text | Matching | Formatted):
            return language.strings
        return frozenset()

    def first_kinds(self, forms: tuple[Form, ...]) -> frozenset[str]:
        """The kinds of statement that a row can start with; empty where the first form does not tell."""
        language, first = self.language, forms[0]
        if isinstance(first, InStatement):
            return language.expression_statements | language.carriers
        definitions = language.functions | language.classes | language.wrappers | language.imports
        if isinstance(first, Tree) and first.kind in language.statements - definitions:
            return frozenset({first.kind}) | language.kin.get(first.kind, frozenset())
        return frozenset()

    def reach(self, statements: list[Node]) -> Reach:
        """How far around a function a match of the pattern can depend on the code."""
        language = self.language
        if len(statements) > 1:
            plain = not any(self._has_definition(child) or self._is_metavariable(child) for child in statements)
            return Reach.SURROUNDINGS if plain else Reach.FILE
        node = self._strip(statements[0])
        if self._has(node, language.classes):
            return Reach.FILE if self._has(node, language.functions) else Reach.SURROUNDINGS
        if node.type in language.functions | language.wrappers:
            return Reach.FUNCTION
        compound = node.type in language.statements and any(c.type in language.blocks for c in node.named_children)
        if not compound:
            return Reach.FUNCTION
        return Reach.FILE if self._has(node, language.functions) else Reach.SURROUNDINGS

    def _has(self, node: Node, kinds: frozenset[str]) -> bool:
        return node.type in kinds or any(self._has(child, kinds) for child in node.named_children)

    def _has_definition(self, node: Node) -> bool:
        return self._has(node, self.language.functions | self.language.classes)

    def _is_metavariable(self, node: Node) -> bool:
        """A statement that is any statement can be a whole function."""
        return isinstance(self._placeholder(self._strip(node)), Anything)

    def _strip(self, node: Node) -> Node:
        while node.type in self.language.transparent:
            inner = [child for child in node.named_children if child.type not in self.language.comments]
            if len(inner) != 1:
                break
            node = inner[0]
        return node

    def _placeholder(self, node: Node) -> Form | None:
        text = placeholders.alone(_text(node))
        if text == placeholders.DOTS:
            return Dots()
        if not WORD.match(text):
            return None
        many = placeholders.many(text)
        if many is not None:
            return Dots(None if many == "$..._" else many)
        single = placeholders.metavariable(text)
        return Anything(None if single == "$_" else single) if single is not None else None

    def _typed(self, name: Node, written: Node) -> Form:
        text = "".join(_text(written).split())
        words = frozenset(re.findall(r"\w+", text))
        certain = words.isdisjoint(self.language.unwritten_types)
        return Typed(self.convert(name), self.convert(written), text, certain)

    def _string(self, node: Node) -> Form:
        value = self.language.string_value(node)
        if value is None:
            return Tree(node.type, tuple(map(self._string_part, self._children(node))))
        value = placeholders.decode(value)
        if value == "...":
            return Formatted() if self.language.formatted(node) else Text(None)
        if re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", value):
            return Text(None, value)
        regex = _REGEX.match(value)
        return Matching(regex[1]) if regex else Text(value)

    def _string_part(self, node: Node) -> Form:
        if node.type in self.language.interpolations:
            return Tree(node.type, tuple(map(self.convert, self._children(node))))
        content = placeholders.decode(_text(node))
        if "..." in content:
            return Dots()
        return Anything(content) if re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", content) else Token(node.type, content)

    def _call(self, node: Node) -> Form:
        function = self.language.function_of(node)
        arguments = node.child_by_field_name(self.language.calls[node.type][1])
        if function is None or arguments is None:
            return self._tree(node)
        rest = tuple(self.convert(child) for child in node.children if child.type in self.language.call_parts)
        if _text(function) == placeholders.DEEP:
            inner = self._children(arguments)
            if not inner:
                return Dots()
            form = self.convert(inner[0])
            return Deep(form, self.root_kinds(inner[0], form))
        return replace(self._with_arguments(node.type, self.convert(function), arguments), rest=rest)

    def _with_arguments(self, kind: str, function: Form, arguments: Node) -> Call:
        positional: list[Form] = []
        keywords: list[tuple[Form, Form]] = []
        listed = self._children(arguments) if arguments.type in self.language.arguments else [arguments]
        for child in listed:
            fields = self.language.keywords.get(child.type)
            if fields is None:
                positional.append(self.convert(child))
                continue
            name, value = child.child_by_field_name(fields[0]), child.child_by_field_name(fields[1])
            if name is not None and isinstance(self._placeholder(name), Dots):
                positional.append(self._placeholder(name) or Dots())
            elif name is not None and value is not None:
                keywords.append((self._placeholder(name) or Token(name.type, _text(name)), self.convert(value)))
        return Call(kind, function, tuple(positional), tuple(keywords))

    def _dotted(self, node: Node) -> str | None:
        """`a.b.c` if `node` is a plain name without placeholders."""
        if node.type in self.language.identifiers:
            return None if self._placeholder(node) else _text(node)
        fields = self.language.members.get(node.type)
        if fields is None:
            return None
        base, name = part(node, fields[0]), part(node, fields[1])
        if base is None or name is None or self._placeholder(name):
            return None
        outer = self._dotted(self._strip(base))
        return f"{outer}.{_text(name)}" if outer is not None else None

    def _composite(self, node: Node) -> Form:
        language = self.language
        if node.type in language.blocks:
            items = tuple(map(self.statement, self._children(node)))
            in_class = node.parent is not None and node.parent.type in language.classes
            return Block(language.blocks, _among_others(items) if in_class else items)
        imported = self._import(node) if node.type in language.imports else None
        if imported is not None:
            return imported
        if node.type in language.wrappers:
            *around, definition = map(self.convert, self._children(node))
            return Decorated(node.type, tuple(around), definition)
        if node.type in language.unordered or node.type in language.partial:
            items = tuple(map(self.convert, self._children(node)))
            fixed = tuple(item for item in items if not isinstance(item, Dots))
            return Unordered(node.type, fixed, len(fixed) < len(items) or node.type in language.partial)
        if node.type in language.arguments:
            return Arguments(self._with_arguments("", Dots(), node))
        if node.type in language.members:
            return self._member(node)
        return self._tree(node)

    def _import(self, node: Node) -> Form | None:
        """By the full names that it brings in; None where it gives them other names or has placeholders."""
        names = self.language.imported(node)
        bindings = self.language.import_bindings(node)
        renamed = any(local not in full.split(".") for local, full in bindings.items())
        return None if names is None or renamed else Imported(names)

    def _member(self, node: Node) -> Form:
        """A member whose base has placeholders; `base. ... .name` becomes a chain."""
        fields = self.language.members[node.type]
        base, name = part(node, fields[0]), part(node, fields[1])
        if base is None or name is None:
            return self._tree(node)
        if _text(name) == placeholders.DOTS:
            return Chain(self.convert(base))
        items = []
        for child in self._children(node):
            if child.id == name.id:
                items.append(self._placeholder(child) or Token(child.type, _text(child)))
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
                return (_text(node),)
            return (placeholder,) if isinstance(placeholder, Anything) else None
        fields = self.language.members.get(node.type)
        base = part(node, fields[0]) if fields else None
        name = part(node, fields[1]) if fields else None
        outer = self._path(base) if base is not None else None
        if outer is None or name is None:
            return None
        return (*outer, self._placeholder(name) or _text(name))

    def _tree(self, node: Node) -> Form:
        parts = list(self.language.parts(node))
        if not parts:
            return Token(node.type, _text(node))
        optional = self.language.optional.get(node.type, frozenset())
        forms = [
            (form, next((role for role in (child.type, field) if role in optional), None))
            for child, field in parts
            for form in (self._part(child) if child.type not in self.language.flattened else self._flat(child))
        ]
        kept = [(form, role) for form, role in forms if not (role and _takes_anything(form))]
        selected = sum(child.type == self.language.selective.get(node.type) for child, _ in parts)
        return Tree(node.type, tuple(form for form, _ in kept), frozenset(role for _, role in kept if role), selected)

    def _part(self, child: Node) -> list[Form]:
        """A body that is one expression may as well be a block of one statement."""
        form = self.convert(child)
        language, parent = self.language, child.parent
        body = parent.child_by_field_name("body") if parent is not None and parent.type in language.functions else None
        if body is None or body.id != child.id or child.type in language.blocks or isinstance(form, Anything | Dots):
            return [form]
        return [LoneBody(form, InStatement(form, Deep(form, self.root_kinds(child, form))))]

    def _flat(self, node: Node) -> list[Form]:
        """The parts of a child that is taken apart; where it has a value, an ellipsis stands for one."""
        forms = [self.convert(child) for child in self._children(node)]
        return [Anything(None) if form == Dots() else form for form in forms]

    def _children(self, node: Node) -> list[Node]:
        return [child for child, _ in self.language.parts(node)]


def _takes_anything(form: Form) -> bool:
    """Whether a part that may be absent says no more than `...`, and so may be absent all the same."""
    if isinstance(form, Block):
        return bool(form.items) and all(item == Dots() for item in form.items)
    call = form.call if isinstance(form, Arguments) else None
    return call is not None and not call.keywords and all(isinstance(item, Dots) for item in call.positional)


def _among_others(items: tuple[Form, ...]) -> tuple[Form, ...]:
    """The parts of a class in this order, with any others around them."""
    fixed = [item for item in items if item != Dots()]
    return (Dots(), *(form for item in fixed for form in (item, Dots())))


def _text(node: Node) -> str:
    return node.text.decode() if node.text is not None else ""
