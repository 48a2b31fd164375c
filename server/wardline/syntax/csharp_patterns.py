"""How patterns are written so that C#'s grammar accepts them."""

from __future__ import annotations

import re

import tree_sitter

from wardline.syntax.pattern_frames import Frames
from wardline.syntax.pattern_writer import Spelling, spelled

Node = tree_sitter.Node
_TYPED = "wl_typed"
_TYPE = r"(?:[\w$][\w$.]*(?:\s*<[^()]*>)?(?:\s*\[\s*\])*\??)"
_TYPED_METAVARIABLE = re.compile(rf"\(\s*({_TYPE})\s+(\$[A-Z_][A-Z0-9_]*)\s*\)")
_REGEX = re.compile(r'(?<!@)"(=~/(?:\\.|[^"\\\n])*)"')
_BEFORE = frozenset({"return", "throw", "await", "case", "else", "in"})
_SPELLING = Spelling(
    "@ @;", "@ @;", "@ @", classes=frozenset({"class", "interface", "struct", "namespace", "record", "enum"})
)
_ALONE = ("", "")
_MEMBERS = ("class wl_wrapper { ", " }")
_STATEMENTS = ("class wl_wrapper { void wl_wrapper() { ", " } }")
_ENDED = ("class wl_wrapper { void wl_wrapper() { ", "; } }")
_VALUE = ("class wl_wrapper { void wl_wrapper() { var wl_wrapper = ", "; } }")
_FIELD = ("class wl_wrapper { ", "; }")
_ATTRIBUTE = ("", " class wl_wrapper { }")
_HANDLER = ("class wl_wrapper { void wl_wrapper() { try { } ", " } }")
_KNOWN = (_ALONE, _MEMBERS, _STATEMENTS, _ENDED, _VALUE, _FIELD, _ATTRIBUTE, _HANDLER)
_MEMBER = re.compile(
    r"(?:\[|(?:public|private|protected|internal|static|override|async|readonly|abstract|virtual|sealed)\b"
    r"|(?!return|throw|new|await|else|using|lock|yield)[\w<>.\[\]?]+\s+\w+\s*\((?:[^;]|;\s*\))*?\)\s*\{)"
)
_TOP = re.compile(
    r"(?:using\s+[\w.=\s]+;|namespace\b|(?:\[.*?\]\s*)*(?:\w+\s+)*?(?:class|interface|struct|enum)\b)", re.DOTALL
)


def _order(text: str) -> tuple[tuple[str, str], ...]:
    if _TOP.match(text):
        return (_ALONE, _MEMBERS, _STATEMENTS, _ENDED)
    if _MEMBER.match(text):
        return (_MEMBERS, _FIELD, _ATTRIBUTE, _STATEMENTS, _ENDED, _ALONE)
    if text.startswith("new ") and not text.endswith(";"):
        return (_VALUE, _STATEMENTS, _ENDED)
    return (_STATEMENTS, _ENDED, _VALUE, _MEMBERS, _FIELD, _HANDLER, _ALONE)


def _written(text: str) -> str:
    def cast(found: re.Match[str]) -> str:
        word = re.search(r"[\w$>]+\Z", text[: found.start()].rstrip())
        after = text[found.end() :].lstrip()
        if (word and word[0] not in _BEFORE) or after.startswith(("=>", "{")):
            return found[0]
        return f"(({found[1]}) {_TYPED}({found[2]}))"

    return spelled(_REGEX.sub(_verbatim, _TYPED_METAVARIABLE.sub(cast, text)), _SPELLING)


def _verbatim(found: re.Match[str]) -> str:
    """A regular expression as a string in which a backslash is one."""
    return '@"' + found[1].replace('\\"', '""') + '"'


FRAMES = Frames(_written, _order, _KNOWN)


def typed(node: Node) -> tuple[Node, Node] | None:
    """The metavariable and the type of `((T) wl_typed($X))`."""
    value, kind = node.child_by_field_name("value"), node.child_by_field_name("type")
    function = value.child_by_field_name("function") if value is not None else None
    arguments = value.child_by_field_name("arguments") if value is not None else None
    if node.type != "cast_expression" or kind is None or function is None or function.text != _TYPED.encode():
        return None
    given = arguments.named_children if arguments is not None else []
    return (given[0].named_children[0], kind) if given and given[0].named_children else None
