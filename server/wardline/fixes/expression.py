"""Parses single expressions with LibCST and turns changed ones into the smallest edit.

Only the expression that a fix changes is parsed, never its file. Importing this module imports LibCST, so only
fixers do, and fixers are imported when one is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import libcst as cst

from wardline.engine.units import Node
from wardline.fixes import tree
from wardline.fixes.draft import NoFixError, Site
from wardline.model import TextEdit
from wardline.syntax import Document
from wardline.text import Span


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of the document as LibCST sees it; `node` is its place in the document's tree."""

    document: Document
    node: Node
    parsed: cst.BaseExpression
    module: cst.Module

    def code(self, node: cst.CSTNode) -> str:
        """The source text of a part, old or new."""
        return self.module.code_for_node(node)

    def edit(self, new: cst.CSTNode | str) -> TextEdit:
        """The smallest edit that turns this expression into `new`."""
        text = new if isinstance(new, str) else self.code(new)
        return replacement(self.document, tree.span_of(self.node), text)


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """A call of the document."""

    parsed: cst.Call

    @property
    def function(self) -> str:
        """What is called, as written, without white space."""
        return tree.callee(self.document, self.node)


_DEEPEST = 50


def call_of(site: Site, wanted: Callable[[Node], bool] = lambda node: True) -> Call:
    """The innermost call at the finding for which `wanted` holds; raises `NoFixError` if there is none."""
    for node in tree.calls_around(site.document, site.finding.span):
        if wanted(node):
            found = expression_of(site.document, node)
            if isinstance(found.parsed, cst.Call):
                return Call(site.document, node, found.parsed, found.module)
    raise NoFixError("there is no call here that this fix knows")


def expression_of(document: Document, node: Node) -> Expression:
    """`node` parsed; raises `NoFixError` if LibCST reads it differently or not at all."""
    raw = document.data[node.start_byte : node.end_byte]
    try:
        text = raw.decode("utf-8")
        parsed, module = parse(text)
    except (UnicodeDecodeError, cst.ParserSyntaxError) as failure:
        raise NoFixError("this code cannot be read as Python") from failure
    return Expression(document, node, parsed, module)


def parse(text: str) -> tuple[cst.BaseExpression, cst.Module]:
    """The expression `text`, and the module that gives back its code with the same line ends."""
    newline = "\r\n" if "\r\n" in text else "\n"
    config: cst.PartialParserConfig = cst.PartialParserConfig(default_newline=newline)
    module = cst.Module([], default_newline=newline)
    if _depth(text) > _DEEPEST:  # the parser would end the process
        raise NoFixError("the code is nested too deeply for this fix")
    try:
        parsed = cst.parse_expression(text, config)
    except cst.ParserSyntaxError:
        # Inside brackets of its surroundings an expression may run over several lines.
        parsed = cst.parse_expression(f"({text})", config)
        return parsed, module
    if module.code_for_node(parsed) != text:
        raise NoFixError("this code cannot be changed without touching its formatting")
    return parsed, module


def replacement(document: Document, span: Span, new: str) -> TextEdit:
    """The edit that makes `new` of the text in `span`, cut down to the words that differ."""
    old = document.data[span.start : span.end].decode("utf-8")
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    start = span.start + len(old[:head].encode())
    end = span.end - len(old[len(old) - tail :].encode())
    return TextEdit(Span(start, end), new[head : len(new) - tail])


def _common(one: str, other: str) -> int:
    """How many characters both start with, not counting a word or a line break that goes on."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    while length and any(_joined(text, length) for text in (one, other)):
        length -= 1
    return length


def _joined(text: str, at: int) -> bool:
    if at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    return (_is_word(left) and _is_word(right)) or {left, right} == {"\r", "\n"}


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _depth(text: str) -> int:
    """How deeply brackets nest; those in strings count, too."""
    depth = deepest = 0
    for character in text:
        if character in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in ")]}":
            depth -= 1
    return deepest
