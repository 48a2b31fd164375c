"""Turns the text of a pattern into a `CompiledPattern`: parsed by the target's own grammar, then simplified.

The words that must stand in the text, and the words a search may start from, are read off the result.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import product

import tree_sitter

from wardline.engine import anchors
from wardline.engine.anchors import Anchor
from wardline.engine.form_compiler import FormCompiler
from wardline.engine.form_compiler import Reach as Reach
from wardline.engine.kinds import first_kinds, root_kinds
from wardline.engine.pattern_options import DEFAULT, PatternOptions
from wardline.engine.patterns import Anything, Dots, Form
from wardline.syntax import Language, title

Node = tree_sitter.Node


class PatternError(Exception):
    """A pattern that the grammar cannot read; `line` and `column` count from 1 inside the pattern."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line, self.column = line, column


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A pattern that runs: one form, or several statements in a row.

    `kinds` are the node kinds its root can have (empty: any). `words` must all stand in the file;
    `anchors` are where to start, the likely rarest first; none when the pattern names no word. `reach` says how
    far around a function the pattern can look. `metavariables` are those that are always
    bound, to code inside the match. A row of statements is `leading` when its anchor is in the first;
    `first_kinds` are those the first can have (empty: any). It `brings_names` where it holds an import statement, and
    `is_apart` where no match in the code around functions depends on what stands in a function of its own.
    """

    forms: tuple[Form, ...]
    kinds: frozenset[str]
    words: frozenset[str]
    anchors: tuple[Anchor, ...]
    reach: Reach
    metavariables: frozenset[str]
    leading: bool
    first_kinds: frozenset[str]
    starting: frozenset[str] | None
    brings_names: bool
    is_apart: bool

    @property
    def anchor(self) -> Anchor | None:
        """Where to start, as far as the pattern tells."""
        return self.anchors[0] if self.anchors else None

    @property
    def is_sequence(self) -> bool:
        """Whether the pattern is a row of statements."""
        return len(self.forms) > 1

    @property
    def has_dots(self) -> bool:
        """Whether an ellipsis stands between its statements."""
        return any(isinstance(form, Dots) for form in self.forms)

    @property
    def is_universal(self) -> bool:
        """Whether it matches any node: a lone metavariable."""
        return len(self.forms) == 1 and isinstance(self.forms[0], Anything | Dots)


def compile_pattern(text: str, language: Language, options: PatternOptions = DEFAULT) -> CompiledPattern:
    """The pattern `text` for `language`.

    Raises:
        PatternError: the grammar cannot read it.
    """
    try:
        return _compiled(text.encode("utf-8", "replace").decode(), language, options)
    except RecursionError:
        raise PatternError("the pattern is nested too deeply", 1, 1) from None


def _compiled(text: str, language: Language, options: PatternOptions) -> CompiledPattern:
    source = textwrap.dedent(text).strip("\n").rstrip() + "\n"
    root = _parse(source, language)
    statements = [child for child in language.pattern_nodes(root) if child.type not in language.comments]
    if not statements:
        raise PatternError("the pattern is empty", 1, 1)
    compiler = FormCompiler(language, options)
    if len(statements) == 1:
        whole = not options.bare and _is_ended(statements[0], source, language)
        lone = compiler.statement if whole else compiler.convert
        forms: tuple[Form, ...] = (lone(statements[0]),)
        kinds = root_kinds(forms[0], language)
    else:
        forms, kinds = tuple(map(compiler.statement, statements)), frozenset()
    reach = max(compiler.reach(statements), Reach.SURROUNDINGS if anchors.is_typed(forms) else Reach.FUNCTION)
    first = anchors.anchors(forms[:1]) if len(forms) > 1 else ()
    starts = first or anchors.anchors(forms)
    starting = frozenset({starts[0].word}) if starts else None
    return CompiledPattern(
        forms,
        kinds,
        anchors.words(forms),
        starts,
        reach,
        anchors.metavariables(forms),
        bool(first),
        first_kinds(forms, language),
        starting,
        anchors.brings_names(forms),
        _is_apart(forms, kinds, statements, compiler),
    )


def _is_apart(forms: tuple[Form, ...], kinds: frozenset[str], statements: list[Node], compiler: FormCompiler) -> bool:
    """Whether a match outside all units holds none of them: only classes, and what may stand around one, hold any."""
    language = compiler.language
    if len(forms) > 1 or not kinds or anchors.is_typed(forms) or anchors.brings_names(forms):
        return False
    if kinds.isdisjoint(language.classes | language.blocks | language.wrappers):
        return True
    holds_function = compiler.holds(statements[0], language.functions)
    return (
        holds_function
        and kinds.isdisjoint(language.classes | language.blocks)
        and not compiler.holds(statements[0], language.classes)
    )


def _is_ended(node: Node, source: str, language: Language) -> bool:
    """Whether a lone expression is written as a statement, with what ends one where the grammar has it in there."""
    end = node.children[-1].type if node.children else ""
    return node.type in language.expression_statements and end == ";" and source.rstrip().endswith(end)


def _parse(source: str, language: Language) -> Node:
    """The tree of the first way of writing the placeholders that the grammar accepts."""
    first: Node | None = None
    for encoded, parser in product(language.prepare_pattern(source), language.pattern_parsers()):
        if language.too_deep(encoded.encode()):
            raise PatternError("the pattern is nested too deeply", 1, 1)
        root = parser.parse(encoded.encode()).root_node
        if not root.has_error:
            return root
        first = first or root
    assert first is not None
    raise _broken(first, title(language.name))


def _broken(root: Node, language: str) -> PatternError:
    message = f"the pattern does not parse as {language}"
    stack = [root]
    while stack:
        node = stack.pop()
        if node.is_error or node.is_missing:
            row, column = node.start_point
            what = f": `{node.type}` is missing" if node.is_missing else ""
            return PatternError(message + what, row + 1, column + 1)
        stack.extend(child for child in reversed(node.children) if child.has_error or child.is_missing)
    return PatternError(message, 1, 1)
