"""The form of import statements: what is brought in, not how it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tree_sitter

from wardline.engine.environment import Binding, Environment
from wardline.engine.patterns import Anything, Dotted, Form
from wardline.engine.source import Source
from wardline.syntax.language import ImportedName, ImportParts

Node = tree_sitter.Node
Part = str | Anything


@dataclass(frozen=True, slots=True)
class ImportPath:
    """A full name: the module it comes from, the name itself; `alias` where the pattern gives it another."""

    module: tuple[Part, ...]
    name: tuple[Part, ...]
    alias: Part | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The whole name."""
        return self.module + self.name


@dataclass(frozen=True, slots=True)
class Imported(Form):
    """An import statement: it brings in each of these names, or something below it."""

    paths: tuple[ImportPath, ...]

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The full names decide."""
        if node.type in source.language.imports:
            yield from _each(self.paths, source.language.imported(node), node, env, source)


def _each(
    paths: Sequence[ImportPath], given: Sequence[ImportedName], node: Node, env: Environment, source: Source
) -> Iterator[Environment]:
    if not paths:
        yield env
        return
    for index, name in enumerate(given):
        inner = _path(paths[0], name, node, env, source)
        if inner is not None:
            yield from _each(paths[1:], (*given[:index], *given[index + 1 :]), node, inner, source)


def _path(path: ImportPath, name: ImportedName, node: Node, env: Environment, source: Source) -> Environment | None:
    """Module with module and name with name, or else the whole of both."""
    if path.alias is not None:
        if bool(path.module) != bool(name.module):
            return None
        bound = _bind(path.alias, name.alias, node, env, source) if name.alias else None
        if bound is None:
            return None
        env = bound
    if path.module and name.module:
        inner = _below(path.module, name.module, node, env, source)
        inner = _below(path.name, name.name, node, inner, source) if inner is not None else None
        if inner is not None:
            return inner
    return _below(path.parts, name.module + name.name, node, env, source)


def _below(
    wanted: Sequence[Part], given: Sequence[str], node: Node, env: Environment, source: Source
) -> Environment | None:
    """`given` starts with `wanted`; a last metavariable takes the rest."""
    if len(given) < len(wanted):
        return None
    if given[-1] == "*" and len(given) > len(wanted):
        given = given[:-1]
    found: Environment | None = env
    for index, part in enumerate(wanted):
        rest = index + 1 == len(wanted) and isinstance(part, Anything)
        text = ".".join(given[index:]) if rest else given[index]
        found = _bind(part, text, node, found, source) if found is not None else None
    return found


def _bind(part: Part, text: str, node: Node, env: Environment, source: Source) -> Environment | None:
    if isinstance(part, str):
        return env if _leads(part, text) else None
    if text == "*":
        return None
    if part.name is None:
        return env
    known = env.get(part.name)
    if known is not None:
        return env if text in (known.text, *_full_names(known, source)) else None
    return {**env, part.name: Binding(node.start_byte, node.end_byte, text, (node,))}


def _leads(path: str, given: str) -> bool:
    """A path stands for itself and for what lies below it; names without `/` are whole."""
    return given == path or given.startswith(path + "/")


@dataclass(frozen=True, slots=True)
class ModulePath(Form):
    """The module of an import statement, written as a path."""

    path: str

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The same path, or one below it."""
        given = source.constant(node)
        if isinstance(given, str) and _leads(self.path, given):
            yield env


@dataclass(frozen=True, slots=True)
class Brought(Form):
    """An import statement part for part: the module and the names; the target may bring in more."""

    module: Form
    default: Form | None
    whole: Form | None
    named: tuple[tuple[Form, Form | None], ...]

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        named = (form for pair in self.named for form in pair)
        return tuple(form for form in (self.module, self.default, self.whole, *named) if form is not None)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The module, then each name; a module and members may also be required."""
        if self.may_be_required and node.type in source.language.declarations:
            yield from self._required(node, env, source)
            return
        take_apart = source.language.import_parts
        parts = take_apart(node) if take_apart is not None and node.type in source.language.imports else None
        if parts is None or parts.module is None:
            return
        for inner in self.module.match(parts.module, env, source):
            yield from self._names(parts, inner, source)

    @property
    def may_be_required(self) -> bool:
        """Whether the pattern names nothing but the module and members of it."""
        return self.default is None and self.whole is None

    def _required(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """A declaration of what `require` gives: the module is what it is called with, members are taken out of it."""
        language = source.language
        for one in node.named_children:
            call = one.child_by_field_name("value") if language.import_bindings(one) else None
            while call is not None and call.type in language.members:
                call = call.child_by_field_name(language.members[call.type][0])
            arguments = language.arguments_of(call) if call is not None and call.type in language.calls else None
            for module in arguments.named_children[:1] if arguments is not None else ():
                if all(isinstance(name, Dotted) and name.name in _taken_out(one, source) for name, _ in self.named):
                    yield from self.module.match(module, env, source)

    def _names(self, parts: ImportParts, env: Environment, source: Source) -> Iterator[Environment]:
        default = [parts.default] if parts.default is not None else []
        default += [local for name, local in parts.named if local is not None and source.text(name) == "default"]
        whole = [parts.whole] if parts.whole is not None else []
        wanted: list[tuple[Form, list[tuple[Node, Node | None]], Form | None]] = []
        if self.default is not None:
            wanted.append((self.default, [(one, None) for one in default], None))
        if self.whole is not None:
            wanted.append((self.whole, [(one, None) for one in whole], None))
        for name, local in self.named:
            loose = isinstance(name, Anything) and local is None
            wanted.append((name, [*parts.named, *((one, None) for one in default if loose)], local))
        yield from _each_brought(wanted, env, source)


def _each_brought(
    wanted: list[tuple[Form, list[tuple[Node, Node | None]], Form | None]], env: Environment, source: Source
) -> Iterator[Environment]:
    if not wanted:
        yield env
        return
    name, given, local = wanted[0]
    for taken, called in given:
        for inner in name.match(taken, env, source):
            for bound in local.match(called or taken, inner, source) if local is not None else (inner,):
                yield from _each_brought(wanted[1:], bound, source)


def _taken_out(declaration: Node, source: Source) -> set[str]:
    """The members that `const {a, b} = ...` takes under their own names."""
    parts = (child for part in declaration.named_children for child in part.named_children)
    return {source.text(child) for child in parts if child.type in source.language.shorthands}


def _full_names(known: Binding, source: Source) -> tuple[str, ...]:
    """What the name that a metavariable is bound to stands for."""
    name = source.dotted(source.strip(known.nodes[0])) if len(known.nodes) == 1 else None
    return name[1:] if name is not None else ()
