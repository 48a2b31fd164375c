"""What conditions prove in JavaScript: `ALLOWED.includes(x)`, `x === "a"`, and their negations."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import tree_sitter

from wardline.syntax import flow

Node = tree_sitter.Node
Lower = Callable[[Node], flow.Expression]
_MEMBERSHIP = frozenset({"includes", "has"})
_PROVING = {"===": True, "==": True, "!==": False, "!=": False}


def guards(node: Node, lower: Lower) -> Iterator[flow.Guard]:
    """What is known on either way of the condition `node`."""
    yield from _proven(node, lower, True, True)
    yield from _proven(node, lower, False, False)


def _proven(node: Node, lower: Lower, truth: bool, outcome: bool) -> Iterator[flow.Guard]:
    """What is known when `node` is `truth`, which is so when the whole condition is `outcome`."""
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    if node.type == "parenthesized_expression" and node.named_child_count == 1:
        yield from _proven(node.named_children[0], lower, truth, outcome)
    elif node.type == "unary_expression" and sign == "!":
        argument = node.child_by_field_name("argument")
        if argument is not None:
            yield from _proven(argument, lower, not truth, outcome)
    elif node.type == "binary_expression":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None:
            return
        if sign in ("&&", "||") and (sign == "&&") is truth:
            yield from _proven(left, lower, truth, outcome)
            yield from _proven(right, lower, truth, outcome)
        elif _PROVING.get(sign) is truth:
            yield flow.Guard(lower(left), lower(right), outcome)
            yield flow.Guard(lower(right), lower(left), outcome)
    elif node.type == "call_expression" and truth:
        yield from _called(node, lower, outcome)


def _called(node: Node, lower: Lower, outcome: bool) -> Iterator[flow.Guard]:
    function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if function is None or arguments is None or function.type != "member_expression":
        return
    name, base = function.child_by_field_name("property"), function.child_by_field_name("object")
    method = name.text.decode() if name is not None and name.text is not None else ""
    if method in _MEMBERSHIP and base is not None and arguments.named_children:
        yield flow.Guard(lower(arguments.named_children[0]), lower(base), outcome)
