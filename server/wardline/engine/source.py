"""A document as matching sees it: word hits, meaningful children, full names, constants; computed on demand.

One `Source` serves all rules of one analysis and caches what they ask in common. It belongs to one thread.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import tree_sitter

from wardline.engine.bindings import Bindings
from wardline.engine.constants import UNKNOWN as UNKNOWN
from wardline.engine.constants import Constant, Constants, Known, SomeText
from wardline.engine.constants import Unknown as Unknown
from wardline.engine.imported import Imported
from wardline.engine.variables import Variables
from wardline.engine.words import Hits, positions
from wardline.syntax import Document, Language
from wardline.syntax.language import part
from wardline.text import Span

Node = tree_sitter.Node
_MANY_SCOPES = 8
_LONGEST_ALIAS = 50  # names that stand for names: `b = a`, `c = b` and so on


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """Nodes as they stand in the text, outer ones first; a query of the grammar gives them in any order."""
    return sorted(nodes, key=lambda node: (node.start_byte, -node.end_byte, -node.descendant_count))


class Source:
    """Everything rules ask about one version of one document."""

    def __init__(self, document: Document, hits: Hits, pieces: Hits, imported: Imported | None = None) -> None:
        self.document = document
        self.data = document.data
        self.language: Language = document.language
        self.hits = hits
        self.pieces = pieces
        self.found: dict[object, Any] = {}  # the search's memory of what it has found
        self.is_read_once = False  # no next version will ask: what serves the whole file is worth its cost
        self.steps = 0  # see `wardline.engine.environment`
        self.window = Span(0, len(document.data))  # what text patterns and climbs are limited to
        self._kinds: dict[tuple[frozenset[str], Span], list[Node]] = {}
        self._children: dict[tuple[int, frozenset[str] | None], list[Node]] = {}
        self._dotted: dict[int, tuple[str, str] | None] = {}
        self._statement_of: dict[int, Node] = {}
        self._followed = 0
        self.constants = Constants(self)
        self.variables = Variables(self)
        self._bindings = Bindings(self)
        self._imports: Mapping[str, str] | None = imported.names if imported is not None else None
        self._wildcards: list[str] = list(imported.wildcards) if imported is not None else []
        self.declarations: object = None  # memory of `wardline.engine.typed`
        self._aliases: dict[str, list[int]] | None = None
        self._below: dict[str, list[int]] = {}
        self._parameters: dict[int, frozenset[str]] = {}
        self.rows: dict[tuple[int, bool], tuple[list[Node], dict[int, int]]] = {}  # memory of `wardline.engine.rows`
        self.row_starts: dict[tuple[int, int], list[int]] = {}  # the search's memory, too
        self.below_blocks: dict[int, list[Node]] = {}  # memory of `wardline.engine.rows`, too

    # --- nodes -----------------------------------------------------------------------------------------

    def text(self, node: Node) -> str:
        """The text of `node`."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def may_stand(self, words: frozenset[str], scope: Span) -> bool:
        """Whether one of `words` stands in `scope`, or is a part of an imported name, which a local one may hide."""
        if not self._imported_words.isdisjoint(words):
            return True
        for word in words:
            offsets = self.hits.get(word)
            if offsets is not None:
                first = bisect_left(offsets, scope.start)
                if first < len(offsets) and offsets[first] < scope.end:
                    return True
        return False

    def narrowed(self, words: frozenset[str] | None, scopes: Sequence[Span]) -> Sequence[Span]:
        """Those of many scopes, in order and apart from each other, in which one of `words` may stand."""
        if words is None or len(scopes) < _MANY_SCOPES or not self._imported_words.isdisjoint(words):
            return scopes
        starts = [scope.start for scope in scopes]
        offsets = (offset for word in words for offset in self.hits.get(word, ()))
        numbers = {bisect_right(starts, offset) - 1 for offset in offsets}
        return [scopes[number] for number in sorted(numbers) if number >= 0]

    @cached_property
    def _imported_words(self) -> frozenset[str]:
        return frozenset(part for _, full in self._known_names() for part in full.split("."))

    def at(self, offset: int, length: int) -> Node | None:
        """The smallest node that covers `length` bytes from `offset`."""
        return self.document.root.descendant_for_byte_range(offset, offset + length)

    def strip(self, node: Node) -> Node:
        """`node` without the wrappers that mean nothing (parentheses, expression statements) and without casts."""
        transparent, casts = self.language.transparent, self.language.casts
        while node.type in transparent or node.type in casts:
            inner = [child for child in node.named_children if child.type not in self.language.comments]
            if node.type in casts and inner:
                node = inner[casts[node.type]]
            elif len(inner) == 1:
                node = inner[0]
            else:
                break
        return self.language.access(node) if node.type in self.language.accesses else node

    def unwrapped(self, node: Node) -> Node:
        """`node` without the wrappers that mean nothing, but with its casts."""
        while node.type in self.language.transparent and node.named_child_count == 1:
            node = node.named_children[0]
        return node

    def parameter_name(self, node: Node) -> Node:
        """The name of a parameter that has a type or default around it; any other node itself."""
        field = self.language.parameters.get(node.type)
        if field is None:
            return node
        name = node.child_by_field_name(field) if field else next(iter(node.named_children), None)
        return name if name is not None and name.type in self.language.identifiers else node

    def children(self, node: Node, kept: frozenset[str] | None = None) -> list[Node]:
        """The children that mean something; of those that a pattern may leave out, only the roles `kept`, if given."""
        key = (node.id, kept)
        found = self._children.get(key)
        if found is None:
            found = self._children[key] = self._meaningful(node, kept)
        return found

    def _meaningful(self, node: Node, kept: frozenset[str] | None) -> list[Node]:
        language = self.language
        skipped = language.optional.get(node.type, frozenset()) - kept if kept is not None else frozenset()
        plain = node.type not in language.spliced and node.type not in language.rearranged
        if plain and not language.shared and not skipped:
            trivia = language.trivia_of(node.type)
            return [child for child in node.children if child.type not in trivia]
        return [child for child, field in language.parts(node) if child.type not in skipped and field not in skipped]

    def definition(self, node: Node) -> Node:
        """What a wrapper (decorators, an export) stands around; any other node itself."""
        return node.named_children[-1] if node.type in self.language.wrappers and node.named_children else node

    def is_wrapped(self, node: Node) -> bool:
        """Whether `node` is a definition that its wrapper stands for."""
        language = self.language
        if node.type not in language.functions and node.type not in language.classes:
            return False
        return node.parent is not None and node.parent.type in language.wrappers

    def of_kinds(self, kinds: frozenset[str], scope: Span) -> list[Node]:
        """The nodes of these kinds that start in `scope`, found by a query of the grammar."""
        kinds &= self.language.named_kinds
        if not kinds:
            return []
        key = (kinds, scope)
        found = self._kinds.get(key)
        if found is None:
            cursor = tree_sitter.QueryCursor(self.language.query(" ".join(f"({kind}) @n" for kind in sorted(kinds))))
            cursor.set_byte_range(scope.start, scope.end)
            nodes = cursor.captures(self.document.root).get("n", ())
            found = self._kinds[key] = in_order(node for node in nodes if scope.start <= node.start_byte < scope.end)
        return found

    def statement(self, node: Node) -> Node:
        """The innermost statement around `node` (the node itself if it is one, or the root)."""
        # Remembered for all on the way: each step up costs the parser a walk down from the root.
        passed: list[int] = []
        current: Node | None = node
        language = self.language
        while current is not None and current.type not in language.statements:
            known = self._statement_of.get(current.id)
            if known is not None:
                current = known
                break
            passed.append(current.id)
            outer = current.parent
            if outer is not None and outer.type in language.blocks and current.type not in language.blocks:
                break  # where expressions are statements
            current = outer
        if current is not None:
            self._statement_of.update(dict.fromkeys(passed, current))
        return current if current is not None else node

    # --- names -----------------------------------------------------------------------------------------

    @property
    def imports(self) -> Mapping[str, str]:
        """Local names bound by import statements anywhere in the file, with their full names."""
        if self._imports is None:
            self._imports = dict(self._read_imports())
        return self._imports

    @property
    def imported(self) -> Imported:
        """The same, for the next version."""
        return Imported(self.document.key, self.imports, tuple(self.wildcards))

    def below(self, name: str) -> list[int]:
        """Byte offsets, ascending, of local names that stand for a member of `name`, imported by themselves."""
        found = self._below.get(name)
        if found is None:
            locals_ = [local for local, full in self._known_names() if full.startswith(name + ".") and local != "*"]
            found = self._below[name] = sorted({at for local in locals_ for at in positions(self.data, local)})
        return found

    @cached_property
    def context(self) -> str:
        """What findings in a function can depend on beside its own text: imports and the file's constants.

        A text, since it is part of every unit's key and a text remembers its hash.
        """
        known = (*self.module_bindings().items(), *self._member_constants.items())
        constants = [(name, value and self.text(value)) for name, value in known]
        return repr((sorted(self.imports.items()), self.wildcards, sorted(constants, key=repr)))

    def _read_imports(self) -> Iterator[tuple[str, str]]:
        seen: set[int] = set()
        binders = self.language.binders or self.language.imports
        for word in self.language.import_words:
            for offset in self.hits.get(word, ()):
                node = self.at(offset, len(word))
                while node is not None and node.type not in binders:
                    node = node.parent
                if node is not None and node.id not in seen:
                    seen.add(node.id)
                    yield from self._bound(node)

    def _bound(self, node: Node) -> Iterator[tuple[str, str]]:
        for local, name in self.language.import_bindings(node).items():
            if local == "*":
                self._wildcards.append(name)
            yield local, name

    @property
    def wildcards(self) -> list[str]:
        """The modules and packages whose names are all imported."""
        return self._wildcards if self.imports else []

    @property
    def aliases(self) -> dict[str, list[int]]:
        """Full names that local names of another spelling stand for, with the byte offsets of those."""
        if self._aliases is None:
            self._aliases = {}
            for local, name in self._known_names():
                if local not in ("*", name.rsplit(".", 1)[-1]):
                    self._aliases.setdefault(name, []).extend(positions(self.data, local))
            for offsets in self._aliases.values():
                offsets.sort()  # several names may stand for the same
        return self._aliases

    @cached_property
    def endings(self) -> dict[str, list[int]]:
        """Offsets of local names, by the last parts of what they are imported from: of `go` for `subprocess.run`."""
        found: dict[str, list[int]] = {}
        for local, name in self.imports.items():
            if local not in ("*", last := name.rsplit(".", 1)[-1]):
                found.setdefault(last, []).extend(positions(self.data, local))
        return {word: sorted(offsets) for word, offsets in found.items()}

    def _known_names(self) -> Iterator[tuple[str, str]]:
        yield from self.imports.items()
        for local, value in self.module_bindings().items():
            if value is not None and self.strip(value).type in (*self.language.members, *self.language.identifiers):
                dotted = self.dotted(self.strip(value))
                if dotted is not None and dotted[1].split(".")[0] in self._roots():
                    yield local, dotted[1]

    def _roots(self) -> set[str]:
        return {name.split(".")[0] for name in self.imports.values()}

    def dotted(self, node: Node) -> tuple[str, str] | None:
        """A name such as `a.b.c` as written and with its import resolved; None if `node` is no such name."""
        waiting = [node]  # not recursion: a generated chain of members may be longer than Python's stack
        while waiting[-1].id not in self._dotted and (base := self._base(waiting[-1])) is not None:
            waiting.append(base)
        for each in reversed(waiting):
            if each.id not in self._dotted:
                self._dotted[each.id] = self._resolve(each)
        return self._dotted[node.id]

    def _base(self, node: Node) -> Node | None:
        fields = self.language.members.get(node.type)
        base = part(node, fields[0]) if fields else None
        return self.strip(base) if base is not None else None

    def inner(self, node: Node) -> Node | None:
        """The base of a member access, what a call calls, or None."""
        fields = self.language.members.get(node.type)
        if fields is not None:
            return part(node, fields[0])
        return self.language.function_of(node) if node.type in self.language.calls else None

    def _resolve(self, node: Node) -> tuple[str, str] | None:
        if node.type in self.language.identifiers:
            name = self.text(node)
            return name, self._full_name(name, node)
        if node.type in self.language.generics:
            plain = part(node, self.language.generics[node.type])
            return self.dotted(plain) if plain is not None else None
        fields = self.language.members.get(node.type)
        if fields is None:
            return None
        base, member = part(node, fields[0]), part(node, fields[1])
        if base is None or member is None:
            return None
        outer = self.dotted(self.strip(base))
        if outer is None:
            return None
        name = self.text(self.language.plain_name(member))
        return f"{outer[0]}.{name}", f"{outer[1]}.{name}"

    def _full_name(self, name: str, node: Node) -> str:
        full = self.imports.get(name)
        if full is not None:
            return name if self._is_parameter(name, node) else full
        value = self.module_bindings().get(name)
        if value is None or self.is_target(node):
            return name
        inner = self.strip(value)
        if inner.id == node.id or inner.type not in (*self.language.members, *self.language.identifiers):
            return name
        self._dotted[node.id] = (name, name)  # a name defined by itself must not recurse
        if self._followed >= _LONGEST_ALIAS:
            return name
        self._followed += 1
        resolved = self.dotted(inner)
        self._followed -= 1
        return resolved[1] if resolved is not None and resolved[1].split(".")[0] in self._roots() else name

    def _is_parameter(self, name: str, node: Node) -> bool:
        """Whether a parameter hides what is imported under its name."""
        scope = self.scope(node)
        while scope is not None:
            known = self._parameters.get(scope.id)
            if known is None:
                known = frozenset(one.name for one in self.language.lower_function(scope).parameters)
                self._parameters[scope.id] = known
            if name in known:
                return True
            scope = self.scope(scope)
        return False

    def is_target(self, node: Node) -> bool:
        """Whether `node` is what an assignment gives a value to, and so no use of an older one."""
        parent = node.parent
        fields = self.language.assignments.get(parent.type) if parent is not None else None
        target = parent.child_by_field_name(fields[0]) if parent is not None and fields else None
        return target is not None and target.id == node.id

    # --- constants -------------------------------------------------------------------------------------

    def constant(self, node: Node) -> Constant | Unknown:
        """The value of `node` where the text alone decides it, else `UNKNOWN`."""
        value = self.known(node)
        return UNKNOWN if isinstance(value, SomeText) else value

    def known(self, node: Node) -> Known:
        """As `constant`, but also that `node` is some string made of constants."""
        return self.constants.value(node)

    def variable(self, name: Node) -> Known:
        """The constant that the variable `name` stands for where it is used."""
        return self.variables.value(name).constant

    def assigned(self, name: Node) -> Node | None:
        """The code of the value that the variable `name` stands for where it is used."""
        return self.variables.value(name).node if name.type in self.language.identifiers else None

    def binding(self, name: Node) -> Node | None:
        """The one value that the variable `name` ever gets in its scope; None if there are none or several."""
        text = self.text(name)
        scope = self.scope(name)
        while scope is not None:
            bindings = self.scope_bindings(scope)
            if text in bindings:
                return bindings[text]
            scope = self.scope(scope)
        known = self.module_bindings().get(text)
        return known if known is not None or not self.language.bare_members else self._member_constants.get(text)

    def member_constant(self, node: Node) -> Node | None:
        """The value of a member of the object or class that the code is in, where it never changes."""
        if not self._member_constants:
            return None
        written, _, name = (self.dotted(node) or ("", ""))[0].rpartition(".")
        return self._member_constants.get(name) if written in self.language.instances else None

    @property
    def _member_constants(self) -> dict[str, Node | None]:
        return self._bindings.members

    def scope(self, node: Node) -> Node | None:
        """The innermost function around `node`."""
        return self._bindings.scope(node)

    def scope_bindings(self, scope: Node) -> dict[str, Node | None]:
        """Names assigned in a function, each with its value, or None if assigned more than once."""
        return self._bindings.of_function(scope)

    def module_bindings(self) -> dict[str, Node | None]:
        """Names assigned at the top of the file, each with its value, or None if assigned more than once."""
        return self._bindings.of_file
