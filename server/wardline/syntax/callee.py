"""What is called, as a node, where a grammar gives it none: the `a.b` of a Java call `a.b(c)`.

Grammars differ: some have a node for the function of a call, in others receiver and name are parts of the call
itself. A `Callee` stands in for the missing node and answers as a member access would, so that the engine has
one way to look at calls. It lives as long as the call's node.
"""

from __future__ import annotations

from typing import cast

import tree_sitter

Node = tree_sitter.Node
CALLEE = "callee"
"""The kind of such a node; `members` of a language that has them maps it to the fields `object` and `name`."""


class Callee:
    """The receiver and the name of a call."""

    __slots__ = ("_call", "_name", "_receiver")
    type = CALLEE
    is_named = True
    is_error = is_missing = has_error = False
    child_count = named_child_count = 2

    def __init__(self, call: Node, receiver: Node, name: Node) -> None:
        self._call, self._receiver, self._name = call, receiver, name

    @property
    def id(self) -> int:
        """Another number than that of any real node."""
        return -self._call.id

    @property
    def parent(self) -> Node:
        """The call."""
        return self._call

    @property
    def children(self) -> list[Node]:
        """The receiver and the name."""
        return [self._receiver, self._name]

    named_children = children

    @property
    def start_byte(self) -> int:
        """Where the receiver starts."""
        return self._receiver.start_byte

    @property
    def end_byte(self) -> int:
        """Where the name ends."""
        return self._name.end_byte

    @property
    def start_point(self) -> tree_sitter.Point:
        """Where the receiver starts, as row and column."""
        return self._receiver.start_point

    @property
    def end_point(self) -> tree_sitter.Point:
        """Where the name ends, as row and column."""
        return self._name.end_point

    @property
    def text(self) -> bytes | None:
        """The bytes from the receiver to the name."""
        whole = self._call.text
        return whole[: self.end_byte - self._call.start_byte] if whole is not None else None

    def child_by_field_name(self, name: str) -> Node | None:
        """`object` or `name`."""
        return {"object": self._receiver, "name": self._name}.get(name)

    def children_by_field_name(self, name: str) -> list[Node]:
        """`object` or `name`, as a list."""
        child = self.child_by_field_name(name)
        return [child] if child is not None else []

    def field_name_for_child(self, index: int) -> str | None:
        """The field of each of the two children."""
        return ("object", "name")[index]


def callee(call: Node, receiver: Node, name: Node) -> Node:
    """The node that stands for what `call` calls."""
    return cast("Node", Callee(call, receiver, name))
