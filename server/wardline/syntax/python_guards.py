"""What conditions prove in Python: `x in ALLOWED`, `x == "a"`, `x.isdigit()`, `fullmatch`, and their negations."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import tree_sitter

from wardline.syntax import flow

Node = tree_sitter.Node
Lower = Callable[[Node], flow.Expression]
_FORMS = frozenset({"isdigit", "isdecimal", "isnumeric", "isalnum", "isalpha", "isidentifier"})
_PROVING = {"in": True, "==": True, "is": True, "not in": False, "!=": False, "is not": False}


def guards(node: Node, lower: Lower) -> Iterator[flow.Proof]:
    """What is known on either way of the condition `node`."""
    yield from _proven(node, lower, True, True)
    yield from _proven(node, lower, False, False)


def _proven(node: Node, lower: Lower, truth: bool, outcome: bool) -> Iterator[flow.Proof]:
    """What is known when `node` is `truth`, which is so when the whole condition is `outcome`."""
    if node.type == "parenthesized_expression" and node.named_child_count == 1:
        yield from _proven(node.named_children[0], lower, truth, outcome)
    elif node.type == "not_operator":
        argument = node.child_by_field_name("argument")
        if argument is not None:
            yield from _proven(argument, lower, not truth, outcome)
    elif node.type == "boolean_operator":
        operator = node.child_by_field_name("operator")
        if operator is not None and (operator.type == "and") is truth:
            for side in (node.child_by_field_name("left"), node.child_by_field_name("right")):
                if side is not None:
                    yield from _proven(side, lower, truth, outcome)
    elif node.type == "comparison_operator":
        yield from _compared(node, lower, truth, outcome)
    else:
        yield flow.Known(lower(node), truth, outcome)
        if node.type == "call" and truth:
            yield from _called(node, lower, outcome)


def _compared(node: Node, lower: Lower, truth: bool, outcome: bool) -> Iterator[flow.Proof]:
    operands = [child for child in node.named_children if child.type != "comment"]
    operators = [child.type for child in node.children if not child.is_named]
    if len(operands) != 2 or _PROVING.get(" ".join(operators)) is not truth:
        return
    left, right = map(lower, operands)
    yield flow.Guard(left, right, outcome)
    if operators[0] in ("==", "!="):
        yield flow.Guard(right, left, outcome)


def _called(node: Node, lower: Lower, outcome: bool) -> Iterator[flow.Proof]:
    function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if function is None or arguments is None or function.type != "attribute":
        return
    name, base = function.child_by_field_name("attribute"), function.child_by_field_name("object")
    given = [child for child in arguments.named_children if child.type not in ("comment", "keyword_argument")]
    method = _text(name)
    if method in _FORMS and base is not None:
        yield flow.Guard(lower(base), None, outcome)
    elif method == "fullmatch" and given:
        yield flow.Guard(lower(given[1] if len(given) > 1 else given[0]), None, outcome)
    elif method == "match" and len(given) > 1 and _is_anchored(given[0]):
        yield flow.Guard(lower(given[1]), None, outcome)
    elif method == "startswith" and base is not None and given:
        yield flow.Guard(lower(base), lower(given[0]), outcome)


def _is_anchored(node: Node) -> bool:
    """Whether a regular expression, matched from the start, says something of the whole text."""
    text = _text(node).rstrip("\"'")
    return node.type == "string" and text.endswith(("$", r"\Z")) and not text.endswith(r"\$") and "|" not in text


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
