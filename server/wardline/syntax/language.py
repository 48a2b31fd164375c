"""What the engine must know of a grammar: the roles that its node kinds play.

A language module fills in a `Language`; the engine asks for roles (`calls`, `members`, `blocks`, ...) and
never for a grammar's own names. `docs/adding-a-language.md` walks through a module.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import tree_sitter

from wardline.syntax import decorators
from wardline.syntax.callee import callee
from wardline.syntax.flow import Function, Statement
from wardline.syntax.mending import Pieces

Nothing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportedName:
    """What an import statement brings in: the parts of its module (if it names one) and of the name itself."""

    module: tuple[str, ...]
    name: tuple[str, ...]
    alias: str = ""


@dataclass(frozen=True)
class Element:
    """An element of markup in code: its name (None for a fragment), attributes and content, blank text left out."""

    name: tree_sitter.Node | None
    attributes: tuple[tree_sitter.Node, ...]
    content: tuple[tree_sitter.Node, ...]


@dataclass(frozen=True)
class ImportParts:
    """An import statement taken apart: the module, and for each name what is taken of it and what it is called here.

    What is taken is a node, or None for the module as a whole or its default.
    """

    module: tree_sitter.Node | None
    default: tree_sitter.Node | None
    whole: tree_sitter.Node | None
    named: tuple[tuple[tree_sitter.Node, tree_sitter.Node | None], ...]


@dataclass(frozen=True, eq=False)
class Language:
    """One grammar and the roles of its node kinds.

    `trivia` are children without meaning for matching (punctuation, comments); `punctuation` adds to them
    for single kinds. `imports` bind names and are no uses of them; `binders` may bind a name to a module,
    too. `transparent` kinds stand for their only meaningful child (parentheses). `optional` maps a kind to
    the fields a pattern may leave out (a return type). `members` maps a member access to its object and name
    fields, `calls` a call to its function and arguments (empty: its
    other children), `keywords` a keyword argument to its name and value,
    `assignments` a plain assignment to its target and value. `blocks` hold statements; `functions` and
    `classes` are definitions, `wrappers` may stand around one (decorators, exports). `kin` are richer kinds
    that a pattern of a plainer kind matches, too; `parameters` maps parameters with a type or default to the
    field of their name (empty: the first child). `unordered` are displays whose items have no order.
    `significant` takes single kinds' children back from the trivia (a slice's colon). `keys` are names in displays
    that could as well be written as strings; `formatted` tells
    strings that may hold values from others. `lists` hold parameters; a pattern with some of the parts of a `partial`
    kind matches; `imported` gives what an import statement brings in, nothing where a pattern of it is to be
    taken as written. `carriers` are statements beside `expression_statements` in which an expression of a pattern may
    stand; `naming` are the fields by which definitions name something. `stray` gives, for a text that does not parse,
    the offsets of bytes to pass over so that an error stays where it is, `pieces` says how to do so function by
    function; `readable` gives a text of the same length
    in which what the grammar does not know (comments in JSON) is blank; one that is `too_deep` is never given to a
    grammar that does not bear it. `neutral_calls` give values that carry no data
    of their arguments, `mutators` are methods that put their arguments into their receiver,
    `leaving_calls` functions that do not return. `mapping_calls` call a function with data and give what it makes of
    it, `visiting_calls` call one with data and give something else; `binding_calls` give a function with its first
    arguments fixed; `keeping_calls` are methods without arguments that give their receiver with the same content.
    A rule for the language also runs on texts of those that it `covers`.
    `spliced` maps kinds to children whose own children count as theirs (a list of statements in a block). `shared`
    are declarations in which several names share a type, with the field of the names: each counts as a declaration.
    A placeholder in the quotes of a `quoted` string stands for the string or for several. `labelled` kinds have
    strings that are names: what they bind has no quotes. In a `verbatim` language a string of some value is written
    as that value, and never put together; in a `spelled` one a string is as good as the number or truth value that
    it spells.
    `accesses` are calls that without arguments and further parts only name what they call (Ruby's `a.b`, where a name
    alone is a call, too). `symbols` are names that stand for themselves, however they are marked (`:a`, `a:`).
    `rearranged` gives the meaningful children of kinds that have them elsewhere or in another order (`a if b`).
    `clauses` are the branches of a `switch`, with the fields or kinds of their labels.
    `variables` are declarations of the file whose names are no constants, since any function may change them.
    `casts` stand for one of their meaningful children, given by its index, where the pattern has no cast.
    `lone` maps a field to the kind of list that its content could as well stand in;
    `absent` maps a kind to a field that a target may lack where the pattern takes anything for it.
    `entries` map an entry of a display to its key and value; `shorthands` are entries whose name is both.
    `annotations` are decorators inside a definition, or before one of the kinds `adorned`, as its siblings.
    `declarations` hold assignments of new names after a word;
    after a word of `any_declaration` a pattern takes them after any. `elements` are markup, which `element` takes
    apart as `import_parts` does imports; `leaving` is the statement that gives a function's value.
    `attributes` are those of elements; the text of a `patterned` literal may be a placeholder.
    `updates` are assignments with an operator (their second child), and the operators that give one of the two values;
    `anonymous` maps a named function to one without a name, which `...` for the name takes as well.
    `methods` may in displays be written as an entry of a kind with a function of a kind.
    `pattern_grammars` are tried in their order on patterns, where these can be written in more than the texts' grammar.
    `selective` maps a kind to that of children of which a pattern may name some only (declared names, handlers);
    children of `flattened` kinds are taken apart in the middle of their siblings; `call_parts` are parts of a call
    beside function and arguments (a class body); bodies of `branches` may go without braces.
    `constant_query` captures members of classes that never change, as `@bound` and `@value`;
    methods name them alone (with `bare_members`) or through one of the `instances`.
    `callees` are calls in which what is called is no node of its own: the fields of its receiver and its name. A field
    that a grammar does not name is written as the number of the named child, from the end if negative (`"-1"`).

    `prepare_pattern` gives the ways to write a pattern so that the grammar may accept it, placeholders encoded;
    `pattern_nodes` finds what was written in the tree of such a text, which may hold more (a class around a method).

    Types: `typed` says of a pattern's node that it is a typed metavariable, and gives the metavariable and the type.
    `typed_pattern` is how one of type `TYPE` is written.
    `declaration_query` captures, for each declaration, the `@name`, the `@type` if it is written, a `@suffix` that
    belongs to the type, and the `@value`; with `wide_scopes` a declaration in a block holds in the function around it;
    with a type of `inferred_types` the value's type counts. `expression_type` gives the type
    that an expression names itself, as a node or a text; `literal_types` those of literals by kind;
    `alike` maps kinds to the field of a part that has their type. `generics` maps a type with arguments to the field
    of the type without them; `type_names` are the identifiers in types where a grammar tells them apart; `same_types`
    are groups of names for one type; `open_types` are kinds that in a pattern stand for any type (`var`).
    Matching: `beyond` maps a kind to those of its children that a metavariable does not take (a slice); in `exact`
    kinds an ellipsis is one part; `rows` are targets and values of several variables at once; `collections` maps a
    kind of display to others that `[...]` stands for; `fragments` are the texts in formatted strings, `lambdas`
    functions that are expressions; `commutative` are kinds whose sides may be exchanged when a rule asks for it
    (`and`); `conditionals` have a condition and a body, `alternatives` follow a body: blocks, or other conditionals;
    `handlers` are those of `try`, one of the `attempts`; `decorators` stand before a definition; `string_prefix` is
    what distinguishes kinds of strings; with `escaped_regexes` the backslashes of `"=~/regex/"` are first read as those
    of any string, elsewhere all belong to the expression; `targets` maps kinds to the field (empty: any) of names that
    they bind, which are no uses. `starters` only start a call (`go f()`): in a row of statements those of a function
    literal that is called count, and what is called does not. `receiving` maps functions to those of
    their kin that have a receiver before the parameters.
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
    pattern_nodes: Callable[[tree_sitter.Node], list[tree_sitter.Node]] = lambda root: root.named_children
    covers: tuple[str, ...] = ()
    pattern_grammars: tuple[Callable[[], object], ...] = ()
    additions: frozenset[str] = Nothing
    interpolations: frozenset[str] = Nothing
    optional: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    neutral_calls: frozenset[str] = Nothing
    mutators: frozenset[str] = Nothing
    leaving_calls: frozenset[str] = Nothing
    mapping_calls: frozenset[str] = Nothing
    visiting_calls: frozenset[str] = Nothing
    binding_calls: frozenset[str] = Nothing
    keeping_calls: frozenset[str] = Nothing
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
    casts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    lone: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    absent: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    entries: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    shorthands: frozenset[str] = Nothing
    annotations: frozenset[str] = Nothing
    adorned: frozenset[str] = Nothing
    declarations: frozenset[str] = Nothing
    any_declaration: frozenset[str] = Nothing
    elements: frozenset[str] = Nothing
    element: Callable[[tree_sitter.Node], Element] | None = None
    import_parts: Callable[[tree_sitter.Node], ImportParts] | None = None
    leaving: str = ""
    attributes: frozenset[str] = Nothing
    updates: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    anonymous: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    patterned: frozenset[str] = Nothing
    methods: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    imported: Callable[[tree_sitter.Node], tuple[ImportedName, ...]] = lambda node: ()
    stray: Callable[[bytes], tuple[int, ...]] = lambda data: ()
    pieces: Pieces | None = None
    readable: Callable[[bytes], bytes] | None = None
    too_deep: Callable[[bytes], bool] = lambda data: False
    kin: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    counterparts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    callees: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    clauses: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    selective: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    flattened: frozenset[str] = Nothing
    call_parts: frozenset[str] = Nothing
    branches: frozenset[str] = Nothing
    constant_query: str = ""
    instances: frozenset[str] = Nothing
    bare_members: bool = True
    typed: Callable[[tree_sitter.Node], tuple[tree_sitter.Node, tree_sitter.Node] | None] = lambda node: None
    typed_pattern: str = ""
    declaration_query: str = ""
    wide_scopes: bool = False
    inferred_types: frozenset[str] = Nothing
    expression_type: Callable[[tree_sitter.Node], tree_sitter.Node | str | None] = lambda node: None
    literal_types: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    alike: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    generics: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    type_names: frozenset[str] = Nothing
    open_types: frozenset[str] = Nothing
    same_types: tuple[frozenset[str], ...] = ()
    spliced: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    shared: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    variables: frozenset[str] = Nothing
    labelled: frozenset[str] = Nothing
    verbatim: bool = False
    quoted: frozenset[str] = Nothing
    spelled: bool = False
    accesses: frozenset[str] = Nothing
    symbols: frozenset[str] = Nothing
    rearranged: Mapping[str, Callable[[tree_sitter.Node], list[tree_sitter.Node]]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    @property
    def has_grammar(self) -> bool:
        """Whether texts of this language have a tree; without one only patterns over text apply."""
        return bool(self.statements)

    beyond: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    decorators: frozenset[str] = Nothing
    conditionals: frozenset[str] = Nothing
    alternatives: frozenset[str] = Nothing
    handlers: frozenset[str] = Nothing
    attempts: frozenset[str] = Nothing
    rows: frozenset[str] = Nothing
    exact: frozenset[str] = Nothing
    collections: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    fragments: frozenset[str] = Nothing
    lambdas: frozenset[str] = Nothing
    commutative: frozenset[str] = Nothing
    string_prefix: Callable[[tree_sitter.Node], str] = lambda node: ""
    escaped_regexes: bool = False
    starters: frozenset[str] = Nothing
    receiving: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    targets: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def ts_language(self) -> tree_sitter.Language:
        """The grammar, loaded."""
        with warnings.catch_warnings():  # some packages still give their grammar as a number
            warnings.simplefilter("ignore", DeprecationWarning)
            return tree_sitter.Language(self.grammar())

    def function_of(self, call: tree_sitter.Node) -> tree_sitter.Node | None:
        """What a call calls."""
        fields = self.callees.get(call.type)
        receiver = call.child_by_field_name(fields[0]) if fields else None
        name = call.child_by_field_name(fields[1]) if fields else None
        if receiver is None or name is None:
            return part(call, self.calls[call.type][0])
        between = name.prev_named_sibling if name.start_byte - receiver.end_byte > 1 else None
        if between is not None and between.id != receiver.id and between.type in self.identifiers:
            receiver = callee(between, receiver, between)  # Java's `Named.super.name()`
        return callee(call, receiver, name)

    def arguments_of(self, call: tree_sitter.Node) -> tree_sitter.Node | None:
        """The arguments of a call; None if it has none."""
        name = self.calls[call.type][1]
        found = part(call, name)
        unnamed = name.lstrip("-").isdigit()
        return None if found is not None and unnamed and found.type not in self.arguments else found

    def access(self, node: tree_sitter.Node) -> tree_sitter.Node:
        """The member access that a call without arguments is; any other node itself."""
        if node.type not in self.accesses or node.child_by_field_name(self.calls[node.type][1]) is not None:
            return node
        function = self.function_of(node)
        parts = self.call_parts and any(child.type in self.call_parts for child in node.children)
        return node if function is None or parts else function

    @cached_property
    def unwritten_types(self) -> frozenset[str]:
        """Types that an expression may have though their name stands nowhere."""
        return frozenset(self.literal_types.values()).union(*self.same_types)

    def annotations_of(self, node: tree_sitter.Node) -> list[tree_sitter.Node]:
        """The decorators of a definition, in the order of the text."""
        before = decorators.before(node, self.annotations, self.comments) if node.type in self.adorned else []
        return [*before, *(child for child in node.children if child.type in self.annotations)]

    def start_of(self, node: tree_sitter.Node) -> int:
        """The byte offset at which `node` starts, with the decorators that stand before it."""
        before = decorators.before(node, self.annotations, self.comments) if node.type in self.adorned else []
        return before[0].start_byte if before else node.start_byte

    def outer(self, node: tree_sitter.Node) -> tree_sitter.Node | None:
        """The node around `node`; for a decorator before a definition this is the definition."""
        if node.type not in self.annotations:
            return node.parent
        following = decorators.decorated(node, self.annotations, self.comments)
        return following if following is not None and following.type in self.adorned else node.parent

    def trivia_of(self, kind: str) -> frozenset[str]:
        """The kinds of children that mean nothing in a node of `kind`."""
        if kind not in self.punctuation and kind not in self.significant:
            return self.trivia
        return (self.trivia | self.punctuation.get(kind, Nothing)) - self.significant.get(kind, Nothing)

    def parts(self, node: tree_sitter.Node) -> Iterator[tuple[tree_sitter.Node, str | None]]:
        """The children that mean something, with their fields; lists of names and statements are opened."""
        if node.type in self.rearranged:
            yield from ((child, None) for child in self.rearranged[node.type](node))
            return
        trivia, spliced = self.trivia_of(node.type), self.spliced.get(node.type, Nothing)
        for index, child in enumerate(node.children):
            if child.type in spliced:
                yield from self.parts(child)
            elif child.type not in trivia:
                names = self.names_sharing(child)
                if len(names) > 1:
                    yield from ((name, None) for name in names)
                else:
                    yield child, node.field_name_for_child(index)

    def names_sharing(self, node: tree_sitter.Node) -> list[tree_sitter.Node]:
        """The names of a declaration that may have several."""
        name = self.shared.get(node.type)
        return [one for one in node.children_by_field_name(name) if one.is_named] if name is not None else []

    def sharing(self, node: tree_sitter.Node, kept: frozenset[str] | None = None) -> list[tree_sitter.Node] | None:
        """The parts of the declaration that `node` is by itself, being one of several names; None if it is none.

        Of the parts that a pattern may leave out, only the roles `kept` are there, if given.
        """
        parent = node.parent
        names = self.names_sharing(parent) if parent is not None and parent.type in self.shared else []
        if parent is None or len(names) < 2 or all(name.id != node.id for name in names):
            return None
        others = {name.id for name in names}
        skipped = self.optional.get(parent.type, Nothing) - kept if kept is not None else Nothing
        parts = ((child, field) for child, field in self.parts(parent) if child.id not in others)
        return [node, *(child for child, field in parts if field not in skipped)]

    def plain_name(self, node: tree_sitter.Node) -> tree_sitter.Node:
        """`node` without type arguments, if it is a name with some."""
        inner = part(node, self.generics[node.type]) if node.type in self.generics else None
        return node if inner is None else inner

    def has_roles(self, node: tree_sitter.Node, roles: frozenset[str]) -> bool:
        """Whether `node` has all these parts that a pattern may leave out."""
        return all(
            node.child_by_field_name(role) is not None or any(child.type == role for child in node.children)
            for role in roles
        )

    def block_of(self, node: tree_sitter.Node) -> tree_sitter.Node | None:
        """The parent of `node` as `parts` gives it as a child."""
        parent = node.parent
        while parent is not None and parent.parent is not None:
            if parent.type not in self.spliced.get(parent.parent.type, Nothing):
                break
            parent = parent.parent
        return parent

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

    @cached_property
    def named_kinds(self) -> frozenset[str]:
        """The kinds of nodes that are more than a word or sign, and so can be asked for in a query."""
        grammar = self.ts_language
        named = filter(grammar.node_kind_is_named, range(grammar.node_kind_count))
        return frozenset(filter(None, map(grammar.node_kind_for_id, named)))

    def query(self, source: str) -> tree_sitter.Query:
        """A compiled tree-sitter query of this grammar; compiled once."""
        found = self._queries.get(source)
        if found is None:
            found = self._queries[source] = tree_sitter.Query(self.ts_language, source)
        return found

    @cached_property
    def _queries(self) -> dict[str, tree_sitter.Query]:
        return {}


def part(node: tree_sitter.Node, name: str) -> tree_sitter.Node | None:
    """The child in the field `name`, or, if that is a number, the named child there."""
    if name.lstrip("-").isdigit():
        index = int(name)
        children = node.named_children
        return children[index] if -len(children) <= index < len(children) else None
    return node.child_by_field_name(name)
