"""Makes a name usable at a place: through an import that is there already, or by adding one.

An import goes where a person would put it: into the block of imports at the top of the file, beside its kind
(standard library, others), after the docstring, `from __future__` imports, the shebang and the encoding line.
Works on the tree and the text; knows no fixer.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from wardline.engine.units import Node
from wardline.fixes import tree
from wardline.fixes.draft import NoFixError
from wardline.model import TextEdit
from wardline.syntax import Document
from wardline.text import Span

_FUTURE = "future_import_statement"
_COMMENT_LINE = re.compile(rb"[ \t]*#[^\r\n]*(?:\r\n|\n|\r|$)")
_COOKIE = re.compile(rb"[ \t]*#(?:!|.*?coding[:=])")
_TYPE_CHECKING = re.compile(r"\bTYPE_CHECKING\b")


@dataclass(frozen=True, slots=True)
class Usable:
    """A dotted name as it must be written at a place, and the edits that make it mean what it should."""

    name: str
    edits: tuple[TextEdit, ...] = ()


def module_name(document: Document, place: Node, module: str) -> Usable:
    """How to write `module` at `place`; raises `NoFixError` if its name means something else there."""
    bound = bindings(document, place)
    names = sorted((local for local, full in bound.items() if full == module), key=lambda local: local != module)
    for local in names:
        if not _shadowed(document, place, local):
            return Usable(local)
    root = module.partition(".")[0]
    if module != root and bound.get(root) == root and _imports_whole(document, module):
        return Usable(module)
    if _taken(document, place, root):
        raise NoFixError(f"the name `{root}` already means something else in this file")
    return Usable(module, (_insertion(document, f"import {module}", module),))


def member_name(document: Document, place: Node, module: str, member: str) -> Usable:
    """How to write `module.member` at `place`: by its own name where that is imported, else by its module."""
    bound = bindings(document, place)
    if module not in bound.values():
        for local, full in bound.items():
            if full == f"{module}.{member}" and not _shadowed(document, place, local):
                return Usable(local)
    found = module_name(document, place, module)
    return Usable(f"{found.name}.{member}", found.edits)


def sibling_name(document: Document, place: Node, local: str, member: str) -> Usable:
    """How to write `member` of the module that `local` was imported from, by the same kind of import.

    `from m import local` gains `member`, or, where `local` is used nowhere else, has it replaced.
    """
    full = bindings(document, place).get(local, "")
    module = full.rpartition(".")[0]
    if not module:
        raise NoFixError(f"it is not clear where `{local}` comes from")
    known = next((name for name, known in bindings(document, place).items() if known == f"{module}.{member}"), None)
    if known is not None:
        return Usable(known)
    clause = _clause(document, place, local)
    if clause is None or _taken(document, place, member):
        found = module_name(document, place, module)
        return Usable(f"{found.name}.{member}", found.edits)
    uses = [node for node in tree.occurrences(document, local) if tree.import_around(document, node) is None]
    span = tree.span_of(clause)
    if len(uses) <= 1:
        return Usable(member, (TextEdit(span, member),))
    return Usable(member, (TextEdit(Span(span.end, span.end), f", {member}"),))


def bindings(document: Document, place: Node) -> dict[str, str]:
    """What the imports visible at `place` bind: local names with the full names they stand for."""
    found: dict[str, str] = {}
    inside = tree.outermost_function(document, place) is not None
    for node in _imports(document, document.root):
        if inside or node.start_byte < place.start_byte:
            found |= document.language.import_bindings(node)
    for block in reversed(list(tree.around(document, place))):
        if block.type in document.language.blocks and block.parent is not None:
            for node in _imports(document, block):
                if node.start_byte < place.start_byte:
                    found |= document.language.import_bindings(node)
    return found


def full_name(document: Document, place: Node, written: str) -> str:
    """The full dotted name of `written` at `place`: `sp.run` is `subprocess.run` after `import ... as sp`."""
    root, dot, rest = written.partition(".")
    return bindings(document, place).get(root, root) + dot + rest


def _imports(document: Document, block: Node) -> Iterator[Node]:
    """The imports that run with `block`: its own, and those in `try`, `with` and `if`, but not for types only."""
    language = document.language
    for child in block.named_children:
        if child.type in language.imports:
            yield child
        elif child.type in language.functions | language.classes | language.wrappers:
            continue
        elif child.type in language.blocks or child.type.endswith("_clause"):
            yield from _imports(document, child)
        elif child.type in {"if_statement", "try_statement", "with_statement"}:
            condition = child.child_by_field_name("condition")
            if condition is None or not _TYPE_CHECKING.search(document.text(tree.span_of(condition))):
                yield from _imports(document, child)


def _imports_whole(document: Document, module: str) -> bool:
    pattern = rf"(?m)^[ \t]*import\b[^\n]*\b{re.escape(module)}\b"
    return re.search(pattern.encode(), document.data) is not None


def _shadowed(document: Document, place: Node, name: str) -> bool:
    """Whether the function around `place` gives `name` a value of its own."""
    function = tree.outermost_function(document, place)
    return function is not None and any(
        tree.binds(node) for node in tree.occurrences(document, name, tree.span_of(function))
    )


def _taken(document: Document, place: Node, name: str) -> bool:
    """Whether importing `name` at the top could change what the name means where it is used already."""
    here = tree.outermost_function(document, place)
    for node in tree.occurrences(document, name):
        statement = tree.import_around(document, node)
        if statement is not None and document.language.import_bindings(statement).get(name, name) == name:
            continue
        function = tree.outermost_function(document, tree.scope_of(document, node))
        declared = node.parent is not None and node.parent.type == "global_statement"
        if function is None or function == here or declared:
            return True
    return False


def _clause(document: Document, place: Node, local: str) -> Node | None:
    """The part of a `from` import that binds `local`: `name` or `name as local`."""
    for node in tree.occurrences(document, local):
        statement = tree.import_around(document, node)
        if statement is None or statement.type != "import_from_statement" or statement.end_byte > place.start_byte:
            continue
        for clause in statement.children_by_field_name("name"):
            if tree.span_of(clause).contains(tree.span_of(node)):
                return clause
    return None


# --- where an import goes ----------------------------------------------------------------------------------


def _insertion(document: Document, line: str, module: str) -> TextEdit:
    """The edit that adds the import statement `line`, a whole line of its own."""
    newline = _newline(document)
    header = list(_header(document))
    kind = _kind(module)
    others = [node for node in header if node.type in document.language.imports and node.type != _FUTURE]
    same = [node for node in others if _kind(_target(document, node)) == kind]
    if same:
        return _beside(document, same, line, module, newline)
    if not others:
        return _first(document, header, line, newline)
    lower = [node for node in others if _kind(_target(document, node)) < kind]
    if lower:
        return _after(document, lower[-1], newline + line, newline)
    return _before(document, others[0], line + newline + newline)


def _beside(document: Document, same: list[Node], line: str, module: str, newline: str) -> TextEdit:
    """Among the imports of the same kind, in the order of the alphabet, `import` before `from`."""
    plain = [node for node in same if node.type == "import_statement"]
    smaller = [node for node in plain if _target(document, node).lower() < module.lower()]
    if smaller:
        return _after(document, smaller[-1], line, newline)
    return _before(document, (plain or same)[0], line + newline)


def _first(document: Document, header: list[Node], line: str, newline: str) -> TextEdit:
    """The first import of a file: after docstring and future imports, else after the opening comment."""
    if header:
        last = header[-1]
        closing = newline if _follows(document, last) and not _blank_follows(document, last) else ""
        return _after(document, last, newline + line + closing, newline)
    offset = _opening(document.data)
    rest = document.data[offset:]
    blank = newline if rest.strip() and not rest.startswith((b"\n", b"\r")) else ""
    lead = newline if offset and document.data[offset - 1 : offset] not in (b"\n", b"\r") else ""
    return TextEdit(Span(offset, offset), lead + line + newline + blank)


def _header(document: Document) -> Iterator[Node]:
    """The statements that open a file: docstring, future imports, imports, also guarded ones in between."""
    language = document.language
    for index, child in enumerate(child for child in document.root.named_children if child.type != "comment"):
        docstring = index == 0 and child.type in language.expression_statements and _is_string(document, child)
        if docstring or child.type == _FUTURE or child.type in language.imports:
            yield child
        elif child.type not in {"if_statement", "try_statement"} or not any(_imports(document, child)):
            return


def _is_string(document: Document, statement: Node) -> bool:
    return bool(statement.named_children) and statement.named_children[0].type in document.language.strings


def _target(document: Document, statement: Node) -> str:
    """The module that an import statement names (the first one)."""
    node = statement.child_by_field_name("module_name") or statement.child_by_field_name("name")
    return document.text(tree.span_of(node)).split()[0] if node is not None else ""


def _kind(module: str) -> int:
    """0 for the standard library, 1 for other packages, 2 for relative imports."""
    if module.startswith("."):
        return 2
    return 0 if module.partition(".")[0] in sys.stdlib_module_names else 1


def _newline(document: Document) -> str:
    found = re.search(rb"\r\n|\n|\r", document.data)
    return found[0].decode() if found else "\n"


def _after(document: Document, node: Node, line: str, newline: str) -> TextEdit:
    """Insert after the line that `node` ends on."""
    end = document.lines.line_span(document.lines.line_of(node.end_byte)).end
    return TextEdit(Span(end, end), newline + line)


def _before(document: Document, node: Node, text: str) -> TextEdit:
    """Insert before the line that `node` starts on."""
    start = document.lines.line_span(document.lines.line_of(node.start_byte)).start
    return TextEdit(Span(start, start), text)


def _follows(document: Document, node: Node) -> bool:
    """Whether anything but white space comes after the line of `node`."""
    end = document.lines.line_span(document.lines.line_of(node.end_byte)).end
    return bool(document.data[end:].strip())


def _blank_follows(document: Document, node: Node) -> bool:
    line = document.lines.line_of(node.end_byte) + 1
    return line < document.lines.line_count and not document.lines.line_text(line).strip()


def _opening(data: bytes) -> int:
    """Where the first statement may go: after the shebang, the encoding line, and a comment set apart."""
    offset = fixed = 0
    while offset < len(data) and (found := _COMMENT_LINE.match(data, offset)):
        if _COOKIE.match(data, offset) and offset == fixed:
            fixed = found.end()
        offset = found.end()
    if offset > fixed and data[offset : offset + 1] in (b"\n", b"\r"):
        line = re.compile(rb"\r\n|\n|\r").match(data, offset)
        return line.end() if line else offset
    return fixed
