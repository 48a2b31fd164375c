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
_TEXTS = frozenset({"string", "concatenated_string"})
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
        if all(map(is_telling_prefix, _beginnings(given[0]))):
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
    if pattern.type not in _TEXTS:
        is_telling = method == "fullmatch"
    elif any(_MULTILINE.search(_text(flag)) for flag in flags):
        is_telling = False
    else:
        is_telling = is_telling_expression(_value(pattern), from_start=from_start, to_end=to_end)
    if is_telling:
        yield flow.Guard(lower(subject), None, outcome)


def _beginnings(node: Node) -> Iterator[str]:
    """What texts start with that a node stands for, of tuples each element's; nothing where only a name tells it."""
    if node.type in ("tuple", "parenthesized_expression"):
        for child in node.named_children:
            yield from _beginnings(child)
    elif node.type == "binary_operator":
        left = node.child_by_field_name("left")
        yield from _beginnings(left) if left is not None else ()
    elif node.type in _TEXTS:
        yield _value(node)


def _value(node: Node) -> str:
    """The text that a literal stands for, up to the first value in it; escapes are left but those of backslashes."""
    if node.type == "concatenated_string":
        return "".join(_value(child) for child in node.named_children)
    first, *rest = node.children
    parts = [_text(child) for child in rest[:-1]]
    held = next((at for at, child in enumerate(rest) if child.type == "interpolation"), len(parts))
    value = "".join(parts[:held])
    return value if "r" in _text(first).lower() else value.replace("\\\\", "\\")


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
