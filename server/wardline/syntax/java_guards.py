"""What conditions prove in Java: `ALLOWED.contains(x)`, `x.equals("a")`, `x.matches("[a-z]+")`, and their negations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.telling import is_telling_expression, is_telling_prefix

Node = tree_sitter.Node
Lower = Callable[[Node], flow.Expression]
_MEMBERSHIP = frozenset({"contains", "containsKey"})
_EQUALITY = frozenset({"equals", "equalsIgnoreCase"})
_PROVING = {"==": True, "!=": False}
_CHECKS: dict[str, Callable[[str], bool]] = {
    "startsWith": is_telling_prefix,
    "matches": partial(is_telling_expression, from_start=True, to_end=True),
}


def guards(node: Node, lower: Lower) -> Iterator[flow.Proof]:
    """What is known on either way of the condition `node`."""
    yield from _proven(node, lower, True, True)
    yield from _proven(node, lower, False, False)


def _proven(node: Node, lower: Lower, truth: bool, outcome: bool) -> Iterator[flow.Proof]:
    """What is known when `node` is `truth`, which is so when the whole condition is `outcome`."""
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    if node.type == "parenthesized_expression" and node.named_child_count == 1:
        yield from _proven(node.named_children[0], lower, truth, outcome)
    elif node.type == "unary_expression" and sign == "!":
        operand = node.child_by_field_name("operand")
        if operand is not None:
            yield from _proven(operand, lower, not truth, outcome)
    elif node.type == "binary_expression":
        yield from _compared(node, sign, lower, truth, outcome)
    else:
        yield flow.Known(lower(node), truth, outcome)
        if node.type == "method_invocation" and truth:
            yield from _called(node, lower, outcome)


def _compared(node: Node, sign: str, lower: Lower, truth: bool, outcome: bool) -> Iterator[flow.Proof]:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return
    if sign in ("&&", "||") and (sign == "&&") is truth:
        yield from _proven(left, lower, truth, outcome)
        yield from _proven(right, lower, truth, outcome)
    elif _PROVING.get(sign) is truth:
        yield flow.Guard(lower(left), lower(right), outcome)
        yield flow.Guard(lower(right), lower(left), outcome)


def _called(node: Node, lower: Lower, outcome: bool) -> Iterator[flow.Proof]:
    receiver, name = node.child_by_field_name("object"), node.child_by_field_name("name")
    arguments = node.child_by_field_name("arguments")
    given = arguments.named_children if arguments is not None else []
    method = name.text.decode() if name is not None and name.text is not None else ""
    if receiver is None or not given:
        return
    if method in _MEMBERSHIP:
        yield flow.Guard(lower(given[0]), lower(receiver), outcome)
    elif method in _EQUALITY:
        yield flow.Guard(lower(given[0]), lower(receiver), outcome)
        yield flow.Guard(lower(receiver), lower(given[0]), outcome)
    elif method in _CHECKS and _is_telling(given[0], _CHECKS[method]):
        subject = given[1] if method == "matches" and len(given) == 2 else receiver  # `Pattern.matches(regex, x)`
        yield flow.Guard(lower(subject), lower(given[0]), outcome)


def _is_telling(node: Node, check: Callable[[str], bool]) -> bool:
    """Whether a literal proves something; of what a name holds nothing is known that speaks against it."""
    first: Node | None = node
    while first is not None and first.type == "binary_expression":
        first = first.child_by_field_name("left")
    if first is None or first.type != "string_literal" or first.text is None:
        return True
    return check(first.text.decode("utf-8", "replace").strip('"').replace("\\\\", "\\"))
