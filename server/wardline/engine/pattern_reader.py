"""What every part of the pattern compiler knows: the grammar, the options, and how placeholders are spelled."""

from __future__ import annotations

import tree_sitter

from wardline.engine.anchors import WORD
from wardline.engine.pattern_options import DEFAULT, PatternOptions
from wardline.engine.patterns import Anything, Dots, Form
from wardline.syntax import Language, placeholders

Node = tree_sitter.Node


class PatternReader:
    """Reads nodes of a parsed pattern; one instance a pattern."""

    def __init__(self, language: Language, options: PatternOptions = DEFAULT) -> None:
        self.language = language
        self.options = options

    def _strip(self, node: Node) -> Node:
        while node.type in self.language.transparent:
            inner = [child for child in node.named_children if child.type not in self.language.comments]
            if len(inner) != 1:
                break
            node = inner[0]
        return self.language.access(node)

    def _placeholder(self, node: Node) -> Form | None:
        if node.type in self.language.lists or node.type in self.language.blocks:
            return None  # of one part, perhaps a placeholder
        quotes = "\"'" if node.type in self.language.quoted else ""
        text = placeholders.alone(text_of(node).strip(quotes) if quotes else text_of(node))
        if text == placeholders.DOTS:
            return Dots()
        if not WORD.match(text):
            return None
        many = placeholders.many(text)
        if many is not None:
            return Dots(None if many == "$..._" else many)
        single = placeholders.metavariable(text)
        if node.type in self.language.optional:
            return None  # a part of it: the target may have others beside
        return Anything(None if single == "$_" else single) if single is not None else None

    def _narrowed(self, form: Form, node: Node) -> Form:
        """A metavariable in a place where some kinds of node are no expression."""
        around = node.parent.type if node.parent is not None else ""
        beyond = self._beyond(node)
        if form == Dots() and around in self.language.exact:
            return Anything(None, beyond)
        if not beyond:
            return form
        if isinstance(form, Anything):
            return Anything(form.name, beyond)
        open_ended = self.language.lists | self.language.handlers  # where an ellipsis takes whatever there is
        return Dots(form.name, beyond) if isinstance(form, Dots) and around not in open_ended else form

    def _beyond(self, node: Node) -> frozenset[str]:
        """The kinds of node that are no expression beside `node`, in its parent and in what that is spliced into."""
        language, outer = self.language, node.parent
        if outer is not None and outer.type in language.transparent and outer.named_child_count == 1:
            outer = outer.parent  # a list of one is its item
        if outer is None:
            return frozenset()
        beyond = language.beyond.get(outer.type, frozenset())
        if outer.parent is None or outer.type not in language.spliced.get(outer.parent.type, ()):
            return beyond
        return beyond | language.beyond.get(outer.parent.type, frozenset())

    def _children(self, node: Node) -> list[Node]:
        return [child for child, _ in self.language.parts(node)]

    def convert(self, node: Node) -> Form:
        """The form for `node`."""
        raise NotImplementedError


def text_of(node: Node) -> str:
    """The text of a pattern's node."""
    return node.text.decode() if node.text is not None else ""
