"""Parameters of JavaScript's functions, and the keys by which patterns take values apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import tree_sitter

from wardline.syntax import flow
from wardline.text import Span

Node = tree_sitter.Node
Lower = Callable[[Node], flow.Expression]


def key_of(node: Node) -> str | None:
    """The key that an entry of a destructuring pattern takes, None for the rest or a computed one."""
    if node.type == "pair_pattern":
        key = node.child_by_field_name("key")
        return f".{_text(key)}" if key is not None and key.type == "property_identifier" else None
    if node.type == "object_assignment_pattern":
        return key_of(node.named_children[0])
    return f".{_text(node)}" if node.type == "shorthand_property_identifier_pattern" else None


def lower_parameters(node: Node | None, lower: Lower) -> tuple[flow.Parameter, ...]:
    """The parameters of a function; a destructured one has an entry for each name."""
    if node is None:
        return ()
    listed = node.named_children if node.type == "formal_parameters" else [node]
    listed = [child for child in listed if child.type != "comment"]
    return tuple(parameter for index, whole in enumerate(listed) for parameter in _parameter(whole, index, lower))


def _parameter(whole: Node, index: int, lower: Lower) -> Iterator[flow.Parameter]:
    inner = whole.child_by_field_name("pattern") or whole
    taking = flow.Taking.REST if inner.type == "rest_pattern" else flow.Taking.ONE
    value = whole.child_by_field_name("right") or whole.child_by_field_name("value")
    default = lower(value) if value is not None else None
    for name, part in _names(whole, ""):
        yield flow.Parameter(_text(name), _span(name), _span(whole), taking, default, index, part)


def _names(node: Node, part: str) -> Iterator[tuple[Node, str]]:
    """The names a parameter binds, with the way to what each gets; a destructured one binds several."""
    if node.type in ("identifier", "shorthand_property_identifier_pattern"):
        yield node, part
    elif node.type in ("assignment_pattern", "object_assignment_pattern", "pair_pattern"):
        inner = node.child_by_field_name("value" if node.type == "pair_pattern" else "left")
        if inner is not None:
            yield from _names(inner, part)
    elif node.type in ("required_parameter", "optional_parameter"):
        pattern = node.child_by_field_name("pattern")
        if pattern is not None:
            yield from _names(pattern, part)
    elif node.type == "object_pattern":
        for child in node.named_children:
            yield from _names(child, part + (key_of(child) or ""))
    else:
        for child in node.named_children:
            yield from _names(child, part)


def _span(node: Node) -> Span:
    return Span(node.start_byte, node.end_byte)


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
