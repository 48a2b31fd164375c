"""Typed metavariables: `(String $X)` takes an expression whose declared type is the one written.

Types are read off the text: declarations in scope, what an expression names itself (`new T()`, a cast), literals.
Nothing is computed across files; an expression whose type nobody wrote has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine.environment import Binding, Environment, step
from wardline.engine.patterns import Anything, Form
from wardline.engine.source import Source
from wardline.syntax.language import part

Node = tree_sitter.Node
_DEEPEST = 8  # `var` from `var` from `var` ...


@dataclass(frozen=True, slots=True)
class Type:
    """A type as written (`node`), or known by its name alone; `suffix` belongs to the name of what is declared."""

    text: str
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """Where a name gets its type; `scope` is the node in which it holds."""

    name: Node
    type: Type | None
    value: Node | None
    scope: Node
    is_member: bool


@dataclass(frozen=True, slots=True)
class Typed(Form):
    """A metavariable with a type; `text` is the type without white space.

    `certain` says that the type's name must stand somewhere in the file.
    """

    expression: Form
    type: Form
    text: str
    certain: bool

    def within(self) -> tuple[Form, ...]:
        """The expression; its type may be written elsewhere."""
        return (self.expression,)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The expression first, then its type."""
        found = type_of(node, source)
        if found is None:
            return
        for inner in self.expression.match(node, env, source):
            yield from self._match_type(found, inner, source)

    def _match_type(self, found: Type, env: Environment, source: Source) -> Iterator[Environment]:
        if self._is_named(found.text, source):
            yield env
        elif found.node is not None:
            yield from self._match_node(found.node, env, source)
        elif isinstance(self.type, Anything) and self.type.name is not None:
            known = env.get(self.type.name)
            if known is None:
                yield {**env, self.type.name: Binding(-1, -1, found.text)}
            elif known.text == found.text:
                yield env

    def _match_node(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        matched = False
        for inner in self.type.match(node, env, source):
            matched = True
            yield inner
        plain = source.language.generics.get(node.type)
        base = part(node, plain) if plain is not None and not matched else None
        if base is not None:
            yield from self.type.match(base, env, source)

    def _is_named(self, found: str, source: Source) -> bool:
        short = self.text.rsplit(".", 1)[-1]
        if found == self.text or (found == short and found in source.language.unwritten_types):
            return True
        return any(found in group and short in group for group in source.language.same_types)


def type_of(node: Node, source: Source, depth: int = 0) -> Type | None:
    """The type of an expression, None where nothing in the file says it."""
    step(source)
    language = source.language
    node = source.strip(node)
    literal = language.literal_types.get(node.type)
    if literal is not None:
        return Type(literal)
    stated = language.expression_type(node)
    if stated is not None:
        return _type(stated, source)
    if node.type in language.alike:
        same = part(node, language.alike[node.type])
        return type_of(same, source, depth + 1) if same is not None and depth < _DEEPEST else None
    if node.type in language.identifiers and node.type not in language.type_names:
        return _declared(node, source, depth)
    if node.type in language.members:
        name = part(node, language.members[node.type][1])
        found = _members(source.text(name), node, source) if name is not None else None
        return _of_declaration(found, source, depth) if found is not None else None
    return None


def _type(stated: Node | str, source: Source) -> Type:
    return Type(stated) if isinstance(stated, str) else Type(_plain(source.text(stated)), stated)


def _plain(text: str) -> str:
    return "".join(text.split())


def _declared(node: Node, source: Source, depth: int) -> Type | None:
    """The type of a name; one that is declared nowhere may be the name of a type itself."""
    found = [one for one in _named(source.text(node), source) if _holds(one, node)]
    if not found:
        return Type(source.text(node))
    return _of_declaration(max(found, key=_nearness), source, depth)


def _nearness(declaration: Declaration) -> tuple[int, bool, int]:
    """The innermost counts, there one that names a type (`c: T` before a later `c = f()`), then the last."""
    return declaration.scope.start_byte, declaration.type is not None, declaration.name.start_byte


def _holds(declaration: Declaration, use: Node) -> bool:
    if not declaration.scope.start_byte <= use.start_byte < declaration.scope.end_byte:
        return False
    return declaration.is_member or declaration.name.start_byte <= use.start_byte


def _members(name: str, node: Node, source: Source) -> Declaration | None:
    """The field called `name` of the innermost class around `node`, else of any class of the file."""
    found = [one for one in _named(name, source) if one.is_member]
    around = [one for one in found if _holds(one, node)]
    return max(around or found, key=lambda one: one.scope.start_byte, default=None)


def _of_declaration(declaration: Declaration, source: Source, depth: int) -> Type | None:
    written = declaration.type
    if written is not None and written.text not in source.language.inferred_types:
        return written
    if declaration.value is None or depth >= _DEEPEST:
        return None
    return type_of(declaration.value, source, depth + 1)


# --- declarations ------------------------------------------------------------------------------------------


class _Declarations:
    """The declarations of a file by name; scopes are looked for when a name is asked for."""

    def __init__(self, source: Source) -> None:
        self.found: dict[str, list[dict[str, list[Node]]]] = {}
        self.known: dict[str, list[Declaration]] = {}
        if source.language.declaration_query:
            cursor = tree_sitter.QueryCursor(source.language.query(source.language.declaration_query))
            for _, captures in cursor.matches(source.document.root):
                for name in captures.get("name", ()):
                    self.found.setdefault(source.text(name), []).append({**captures, "name": [name]})


def _named(name: str, source: Source) -> list[Declaration]:
    if not isinstance(source.declarations, _Declarations):
        source.declarations = _Declarations(source)
    memory = source.declarations
    known = memory.known.get(name)
    if known is None:
        known = memory.known[name] = [_declaration(one, source) for one in memory.found.get(name, ())]
    return known


def _declaration(captures: dict[str, list[Node]], source: Source) -> Declaration:
    name = captures["name"][0]
    types, values = captures.get("type", ()), captures.get("value", ())
    scope = _scope(name, source)
    is_member = scope.parent is not None and scope.parent.type in source.language.classes
    written = _written(captures, source) if types else None
    return Declaration(name, written, values[0] if values else None, scope, is_member)


def _written(captures: dict[str, list[Node]], source: Source) -> Type:
    node = captures["type"][0]
    suffix = "".join(source.text(one) for one in captures.get("suffix", ()))
    return Type(_plain(source.text(node) + suffix), None if suffix else node)


def _scope(name: Node, source: Source) -> Node:
    """The block, function or class body in which a declaration holds."""
    language = source.language
    current = name
    while current.parent is not None:
        current = current.parent
        if _is_scope(current, source) or (current.type in language.functions and not _names(current, name)):
            break
    return current


def _is_scope(block: Node, source: Source) -> bool:
    """Whether what is declared in `block` holds in nothing that is larger."""
    language = source.language
    if block.type not in language.blocks:
        return False
    return not language.wide_scopes or block.parent is None or block.parent.type in language.classes


def _names(definition: Node, name: Node) -> bool:
    """Whether `name` is the definition's own."""
    own = definition.child_by_field_name("name")
    return own is not None and own.id == name.id
