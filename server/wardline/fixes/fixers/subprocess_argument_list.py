"""Starts a program without a shell: the command string becomes a list of arguments, `shell=True` goes."""

from __future__ import annotations

import libcst as cst

from wardline.engine.units import Node
from wardline.fixes import calls, imports, literals, shell_text, tree
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.fixes.expression import Call, Expression, call_of, expression_of

_FUNCTIONS = frozenset(f"subprocess.{name}" for name in ("run", "call", "check_call", "check_output", "Popen"))
_DOUBT = "A value with spaces in it is now one argument, not several."


def fix(site: Site) -> Draft:
    """Split the command and drop the shell."""
    call = call_of(site, lambda node: _starts_a_program(site, node))
    argument = _command(call.parsed)
    command = _written(site, call, argument)
    template = literals.read(command)
    listed = "[" + ", ".join(shell_text.split(template)) + "]"
    if command.node == call.node:
        changed = calls.with_value(call.parsed, argument, cst.parse_expression(listed))
        edits = sorted_edits(call.edit(_without_shell(changed)))
    else:
        edits = sorted_edits(command.edit(listed), call.edit(_without_shell(call.parsed)))
    return Draft("Pass the arguments as a list, without a shell", edits, _DOUBT if template.holes else "")


def _written(site: Site, call: Call, argument: cst.Arg) -> Expression:
    """Where the command is put together: in the call, or in an assignment before it that serves only the call."""
    if isinstance(argument.value, cst.Name):
        value = tree.assigned_before(site.document, argument.value.value, call.node)
        if value is not None:
            return expression_of(site.document, value)
    return Expression(site.document, call.node, argument.value, call.module)


def _starts_a_program(site: Site, node: Node) -> bool:
    return imports.full_name(site.document, node, tree.callee(site.document, node)) in _FUNCTIONS


def _command(call: cst.Call) -> cst.Arg:
    if calls.keyword(call, "executable") is not None or any(argument.star for argument in call.args):
        raise NoFixError("the call says in other arguments what to start")
    given = calls.keyword(call, "args")
    if given is None and call.args and call.args[0].keyword is None:
        given = call.args[0]
    if given is None:
        raise NoFixError("the call has no command")
    return given


def _without_shell(call: cst.Call) -> cst.Call:
    shell = calls.keyword(call, "shell")
    if shell is None or not isinstance(shell.value, cst.Name) or shell.value.value != "True":
        raise NoFixError("the call does not say `shell=True`")
    return calls.without(call, shell)
