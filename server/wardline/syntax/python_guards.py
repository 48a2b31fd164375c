"""What conditions prove in Python: `x in ALLOWED`, `x == "a"`, `x.isdigit()`, `fullmatch`, and their negations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.telling import is_telling_expression, is_telling_prefix

Node = tree_sitter.Node
Lower = Callable[[Node], flow.Expression]
_FORMS = frozenset({"isdigit", "isdecimal", "isnumeric", "isalnum", "isalpha", "isidentifier"})
_MATCHES = {"fullmatch": (True, True), "match": (True, False), "search": (False, False)}
"""Whether the method itself anchors the expression at the start and at the end."""
_MULTILINE = re.compile(r"\b(?:M|MULTILINE)\b")
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
    elif method == "startswith" and base is not None and given:
        if not _is_text(given[0]) or is_telling_prefix(_content(given[0])):
            yield flow.Guard(lower(base), lower(given[0]), outcome)
    elif method in _MATCHES and given:
        yield from _matched(method, given, lower, outcome)


def _matched(method: str, given: list[Node], lower: Lower, outcome: bool) -> Iterator[flow.Proof]:
    """`re.fullmatch(pattern, x)` and its kin; of `PATTERN.fullmatch(x)` the pattern is not known."""
    if len(given) == 1:
        if method == "fullmatch":
            yield flow.Guard(lower(given[0]), None, outcome)
        return
    pattern, subject, *flags = given
    from_start, to_end = _MATCHES[method]
    if not _is_text(pattern):
        is_telling = method == "fullmatch"
    elif any(_MULTILINE.search(_text(flag)) for flag in flags):
        is_telling = False
    else:
        is_telling = is_telling_expression(_content(pattern), from_start=from_start, to_end=to_end)
    if is_telling:
        yield flow.Guard(lower(subject), None, outcome)


def _is_text(node: Node) -> bool:
    return node.type == "string"


def _content(node: Node) -> str:
    """What stands between the quotes."""
    return "".join(_text(child) for child in node.children[1:-1])


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
