"""What the engine must know of a grammar: the roles that its node kinds play.

A language module fills in a `Language`; the engine asks for roles (`calls`, `members`, `blocks`, ...) and
never for a grammar's own names. `docs/adding-a-language.md` walks through a module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import tree_sitter

from wardline.syntax.flow import Function, Statement

Nothing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Language:
    """One grammar and the roles of its node kinds.

    `trivia` are children without meaning for matching (punctuation, comments); `punctuation` adds to them
    for single kinds. `imports` bind names and are no uses of them; `binders` may bind a name to a module,
    too. `transparent` kinds stand for their only meaningful child (parentheses). `optional` maps a kind to
    the fields a pattern may leave out (a return type). `members` maps a member access to its object and name
    fields, `calls` a call to its function and arguments, `keywords` a keyword argument to its name and value,
    `assignments` a plain assignment to its target and value. `blocks` hold statements; `functions` and
    `classes` are definitions, `wrappers` may stand around one (decorators, exports). `kin` are richer kinds
    that a pattern of a plainer kind matches, too; `parameters` maps parameters with a type or default to the
    field of their name (empty: the first child). `unordered` are displays whose items have no order.
    `significant` takes single kinds' children back from the trivia (a slice's colon). `keys` are names in displays
    that could as well be written as strings; `formatted` tells
    strings that may hold values from others. `lists` hold parameters; a pattern with some of the parts of a `partial`
    kind matches; `imported` gives the full names that an import statement is about, None where a pattern of it is to be
    taken as written. `carriers` are statements beside `expression_statements` in which an expression of a pattern may
    stand; `naming` are the fields by which definitions name something. `stray` gives, for a text that does not parse,
    the offsets of bytes to pass over so that an error stays where it is. `neutral_calls` give values that carry no data
    of their arguments, `mutators` are methods that put their arguments into their receiver,
    `leaving_calls` functions that do not return. A rule for the language also runs on texts of those that it `covers`.
    `pattern_grammars` are tried in their order on patterns, where these can be written in more than the texts' grammar.
    """

    name: str
    suffixes: tuple[str, ...]
    line_comment: str
    grammar: Callable[[], object]
    trivia: frozenset[str]
    comments: frozenset[str]
    transparent: frozenset[str]
    identifiers: frozenset[str]
    strings: frozenset[str]
    numbers: frozenset[str]
    constants: frozenset[str]
    members: Mapping[str, tuple[str, str]]
    calls: Mapping[str, tuple[str, str]]
    arguments: frozenset[str]
    keywords: Mapping[str, tuple[str, str]]
    blocks: frozenset[str]
    statements: frozenset[str]
    expression_statements: frozenset[str]
    functions: frozenset[str]
    classes: frozenset[str]
    wrappers: frozenset[str]
    assignments: Mapping[str, tuple[str, str]]
    imports: frozenset[str]
    import_words: tuple[str, ...]
    import_bindings: Callable[[tree_sitter.Node], Mapping[str, str]]
    string_value: Callable[[tree_sitter.Node], str | None]
    number_value: Callable[[str], float | int | None]
    rebinding_query: str
    lower_function: Callable[[tree_sitter.Node], Function]
    lower_block: Callable[[tree_sitter.Node], tuple[Statement, ...]]
    prepare_pattern: Callable[[str], tuple[str, ...]] = lambda text: (text,)
    covers: tuple[str, ...] = ()
    pattern_grammars: tuple[Callable[[], object], ...] = ()
    additions: frozenset[str] = Nothing
    interpolations: frozenset[str] = Nothing
    optional: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    neutral_calls: frozenset[str] = Nothing
    mutators: frozenset[str] = Nothing
    leaving_calls: frozenset[str] = Nothing
    unordered: frozenset[str] = Nothing
    binders: frozenset[str] = Nothing
    punctuation: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    significant: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    keys: frozenset[str] = Nothing
    carriers: frozenset[str] = Nothing
    naming: tuple[str, ...] = ("name",)
    formatted: Callable[[tree_sitter.Node], bool] = lambda node: False
    lists: frozenset[str] = Nothing
    partial: frozenset[str] = Nothing
    imported: Callable[[tree_sitter.Node], frozenset[str] | None] = lambda node: None
    stray: Callable[[bytes], tuple[int, ...]] = lambda data: ()
    kin: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def has_grammar(self) -> bool:
        """Whether texts of this language have a tree; without one only patterns over text apply."""
        return bool(self.statements)

    @cached_property
    def ts_language(self) -> tree_sitter.Language:
        """The grammar, loaded."""
        return tree_sitter.Language(self.grammar())

    def trivia_of(self, kind: str) -> frozenset[str]:
        """The kinds of children that mean nothing in a node of `kind`."""
        if kind not in self.punctuation and kind not in self.significant:
            return self.trivia
        return (self.trivia | self.punctuation.get(kind, Nothing)) - self.significant.get(kind, Nothing)

    def parser(self) -> tree_sitter.Parser:
        """A new parser; parsers keep state and are not shared between threads."""
        return tree_sitter.Parser(self.ts_language)

    def pattern_parsers(self) -> Iterator[tree_sitter.Parser]:
        """Parsers for patterns, the likeliest first."""
        for grammar in self.pattern_grammars:
            yield tree_sitter.Parser(tree_sitter.Language(grammar()))
        if not self.pattern_grammars:
            yield self.parser()

    @cached_property
    def kinds(self) -> frozenset[str]:
        """All kinds of node that texts of the language can have."""
        grammar = self.ts_language
        return frozenset(filter(None, map(grammar.node_kind_for_id, range(grammar.node_kind_count))))

    def query(self, source: str) -> tree_sitter.Query:
        """A compiled tree-sitter query of this grammar; compiled once."""
        found = self._queries.get(source)
        if found is None:
            found = self._queries[source] = tree_sitter.Query(self.ts_language, source)
        return found

    @cached_property
    def _queries(self) -> dict[str, tree_sitter.Query]:
        return {}
