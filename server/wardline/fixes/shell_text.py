"""Splits a shell command with values in it into the program and its arguments, as a POSIX shell would.

Refuses whatever only a shell does: pipes, lists, redirection, wildcards, variables, substitution, escapes.
"""

from __future__ import annotations

from wardline.fixes.draft import NoFixError
from wardline.fixes.literals import Char, Hole, Template, Unit, value_of

_SHELL = frozenset("|&;<>()$`\\*?[]#!{}\n\r")
_SPACE = frozenset(" \t")


def split(template: Template) -> list[str]:
    """Python source of each item of the argument list; raises `NoFixError` where the shell is needed."""
    words: list[list[Unit]] = []
    quote = ""
    open_word = False
    for _, unit in template.units():
        value = unit.value if isinstance(unit, Char) else ""
        if value and value == quote:
            quote = ""
        elif value in ("'", '"') and not quote:
            quote = value
            open_word = _continued(words, open_word)
        elif value and value in _SPACE and not quote:
            open_word = False
        else:
            _refuse(value, quote)
            open_word = _continued(words, open_word)
            words[-1].append(unit)
    if quote:
        raise NoFixError("a quotation mark in the command does not end")
    _check_program(words)
    return [value_of(tuple(word), template.quote) for word in words]


def _continued(words: list[list[Unit]], open_word: bool) -> bool:
    if not open_word:
        words.append([])
    return True


def _refuse(value: str, quote: str) -> None:
    special = "$`\\" if quote == '"' else "" if quote else _SHELL
    if value and value in special:
        raise NoFixError(f"the command needs the shell for `{value if value.strip() else 'a line break'}`")


def _check_program(words: list[list[Unit]]) -> None:
    if not words:
        raise NoFixError("the command is empty")
    if any(isinstance(unit, Hole) for unit in words[0]):
        raise NoFixError("the program itself is not constant")
    program = "".join(unit.value for unit in words[0] if isinstance(unit, Char))
    if "=" in program:
        raise NoFixError("the command sets a variable of the environment")
    if any(isinstance(word[0], Char) and word[0].value == "~" for word in words if word):
        raise NoFixError("the command needs the shell for `~`")
