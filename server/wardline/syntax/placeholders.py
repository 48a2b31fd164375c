"""How metavariables and ellipses are written so that a grammar accepts a pattern as code.

`$X` becomes the identifier `wl_mv_X`, `$...X` `wl_many_X`, `...` `wl_dots`, and `<... e ...>` the call
`wl_deep(e)`. A language whose grammar wants an ellipsis spelled otherwise in some place (Python's
dictionary displays) gives `inside_braces`.
"""

from __future__ import annotations

import re

PREFIX = "wl_"
DOTS = "wl_dots"
DEEP = "wl_deep"
WRAP = "wl_wrap"
"""A name that a language may put around a pattern which is no text of its own."""
_SINGLE = "wl_mv_"
_MANY = "wl_many_"
_TOKEN = re.compile(
    r"""(?P<many>\$\.\.\.(?P<many_name>[A-Z_][A-Z0-9_]*))
      | (?P<open><\.\.\.)
      | (?P<close>\.\.\.>)
      | (?P<spread>\.\.\.(?=\$[A-Z_]|[A-Za-z_]))
      | (?P<dots>\.\.\.)
      | (?P<single>\$(?P<name>[A-Z_][A-Z0-9_]*|[0-9]+))
      | (?P<bracket>[][(){}])""",
    re.VERBOSE,
)
_GIVES = (":", "=", "=>")  # what stands between a key and its value
_FILLING = frozenset({"", "const", "val", "MAINTAINER"})  # with these an ellipsis looks like a declaration
_ANY_CASE = re.compile(r"\bcase\s+\.\.\.(?!\s*(?:[:,]|->))")
_ANY_BODY = re.compile(r"(\b(?:case\b[^:{};\n]*|default\s*):\s*)\.\.\.(?!\s*[;,.)\]])")
_BESIDE = re.compile(r"(?:\buse\b|[\s*;=:])+")
_BACK = re.compile(rf"(?:\*\*)?{DOTS}|{_MANY}([A-Z_][A-Z0-9_]*)|{_SINGLE}([A-Z0-9_]+)|{DEEP}\(")


def ended_branches(text: str) -> str:
    """An ellipsis that is the whole body of a branch of a `switch`, as a statement with its semicolon."""
    return _ANY_BODY.sub(r"\1...;", text)


def any_case(text: str) -> str:
    """`case ...`, any further branches, with the colon that grammars ask for."""
    return _ANY_CASE.sub("case ...:", text)


def encode(text: str, *, inside_braces: str = DOTS, markup: bool = False) -> str:
    """The pattern `text` as code of the language, placeholders spelled as identifiers.

    With `markup`, `...>` that closes no `<...` is the end of a tag.
    """
    stack: list[str] = []
    deep = 0

    def replace(found: re.Match[str]) -> str:
        nonlocal deep
        if found["many"]:
            return _MANY + found["many_name"]
        if found["open"]:
            deep += 1
            return DEEP + "("
        if found["close"]:
            deep -= 1
            return DOTS + ">" if markup and deep < 0 else ")"
        if found["spread"]:
            return found[0]
        if found["dots"]:
            is_item = stack and stack[-1] == "{" and not text[: found.start()].rstrip().endswith(_GIVES)
            return inside_braces if is_item else DOTS
        if found["single"]:
            return _SINGLE + found["name"]
        return _track(found["bracket"], stack)

    return _TOKEN.sub(replace, text)


def _track(bracket: str, stack: list[str]) -> str:
    if bracket in "([{":
        stack.append(bracket)
    elif stack:
        stack.pop()
    return bracket


def decode(text: str) -> str:
    """The inverse of `encode`, for the content of string literals, which must stay as the author wrote it."""

    def replace(found: re.Match[str]) -> str:
        if found[1]:
            return "$..." + found[1]
        if found[2]:
            return "$" + found[2]
        return "..." if found[0].endswith(DOTS) else "<..."  # two stars: see `inside_braces`

    return _BACK.sub(replace, text)


def capital(text: str) -> str:
    """An encoded placeholder as a name that starts with a capital, where a grammar wants one (a class's)."""
    return text.replace(PREFIX, PREFIX.capitalize(), 1) if text.startswith(PREFIX) else text


def hyphened(text: str) -> str:
    """An encoded placeholder as a name without underscores, where a grammar knows none in names (a tag's)."""
    return text.replace("_", "-")


def _small(text: str) -> str:
    text = text.removeprefix("$") if text.startswith("$" + PREFIX) else text  # a variable, where these have a mark
    text = text.replace("-", "_") if text.startswith(hyphened(PREFIX)) else text
    return PREFIX + text[len(PREFIX) :] if text.startswith(PREFIX.capitalize()) else text


def alone(text: str) -> str:
    """The ellipsis of which `text` consists, even if it is written twice to look like a declaration."""
    words = set(map(_small, _BESIDE.split(text))) - _FILLING
    word = words.pop() if len(words) == 1 else ""
    return word if word == DOTS or word.startswith(_MANY) else _small(text)


def metavariable(identifier: str) -> str | None:
    """`$X` for the identifier that stands for it, else None."""
    identifier = _small(identifier)
    return "$" + identifier.removeprefix(_SINGLE) if identifier.startswith(_SINGLE) else None


def many(identifier: str) -> str | None:
    """`$...X` for the identifier that stands for it, else None."""
    return "$..." + identifier.removeprefix(_MANY) if identifier.startswith(_MANY) else None
