"""What conditions prove in JavaScript: `ALLOWED.includes(x)`, `x === "a"`, and their negations."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.telling import is_telling_expression, is_telling_prefix

Node = tree_sitter.Node
Lower = Callable[[Node], flow.Expression]
_MEMBERSHIP = frozenset({"includes", "has"})
_PROVING = {"===": True, "==": True, "!==": False, "!=": False}


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
        else:
            if _PROVING.get(sign) is truth:
                yield flow.Guard(lower(left), lower(right), outcome)
                yield flow.Guard(lower(right), lower(left), outcome)
            yield from _looked_up(left, right, sign, lower, truth, outcome)
    else:
        yield flow.Known(lower(node), truth, outcome)
        if node.type == "call_expression" and truth:
            yield from _called(node, lower, outcome)


def _looked_up(left: Node, right: Node, sign: str, lower: Lower, truth: bool, outcome: bool) -> Iterator[flow.Proof]:
    """`ALLOWED.indexOf(x) !== -1` and its kin."""
    function, given = _parts(left)
    limit = "".join(_text(right).split())
    found = (sign, limit) in (("!==", "-1"), ("!=", "-1"), (">", "-1"), (">=", "0"))
    missing = (sign, limit) in (("===", "-1"), ("==", "-1"), ("<", "0"))
    if function is None or not given or _text(function.child_by_field_name("property")) != "indexOf":
        return
    base = function.child_by_field_name("object")
    if base is not None and (found if truth else missing):
        yield flow.Guard(lower(given[0]), lower(base), outcome)


def _parts(node: Node) -> tuple[Node | None, list[Node]]:
    """The method that a call is about, and what is given to it."""
    function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if function is None or arguments is None or function.type != "member_expression":
        return None, []
    return function, [child for child in arguments.named_children if child.type != "comment"]


def _called(node: Node, lower: Lower, outcome: bool) -> Iterator[flow.Proof]:
    function, given = _parts(node)
    base = function.child_by_field_name("object") if function is not None else None
    if function is None or base is None or not given:
        return
    method = _text(function.child_by_field_name("property"))
    if method in _MEMBERSHIP:
        yield flow.Guard(lower(given[0]), lower(base), outcome)
    elif method == "startsWith" and is_telling_prefix(_beginning(given[0])):
        yield flow.Guard(lower(base), lower(given[0]), outcome)
    elif method == "test" and _is_anchored(base):
        yield flow.Guard(lower(given[0]), None, outcome)
    elif method == "match" and _is_anchored(given[0]):
        yield flow.Guard(lower(base), None, outcome)


def _beginning(node: Node) -> str:
    """What a text starts with; a name speaks for itself."""
    if node.type == "binary_expression":
        left = node.child_by_field_name("left")
        return _beginning(left) if left is not None else ""
    if node.type == "template_string":
        return _text(node)[1:-1].partition("${")[0]
    return _text(node)[1:-1] if node.type == "string" else _text(node)


def _is_anchored(node: Node) -> bool:
    """Whether a regular expression says something of the whole text."""
    if node.type != "regex" or "m" in _text(node.child_by_field_name("flags")):
        return False
    return is_telling_expression(_text(node.child_by_field_name("pattern")))


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
