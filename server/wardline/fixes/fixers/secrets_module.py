"""Draws from the operating system's generator: `secrets` in place of `random`."""

from __future__ import annotations

import re

import libcst as cst

from wardline.engine.units import Node
from wardline.fixes import imports, tree
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.fixes.expression import call_of

_SAME = {"choice": "choice", "getrandbits": "randbits", "randbytes": "token_bytes"}
_OTHERS = frozenset({"choices", "sample", "randint", "randrange", "random", "uniform", "shuffle", "triangular"})
_DOUBT = "This file seeds `random`, so what it drew could be repeated; this cannot."
_SEEDED = re.compile(rb"\bseed\(")


def fix(site: Site) -> Draft:
    """Replace the function by the one of `secrets` that draws from the same range."""
    call = call_of(site, lambda node: _function(site, node) is not None)
    function = _function(site, call.node)
    assert function is not None
    member = _member(function, call.parsed)
    usable = imports.member_name(site.document, call.node, "secrets", member.partition("(")[0])
    name = usable.name + ("()" + member.partition("()")[2] if "(" in member else "")
    text = call.code(call.parsed)
    new = name + text[len(call.code(call.parsed.func)) :]
    doubt = _DOUBT if _SEEDED.search(site.document.data) else ""
    return Draft(f"Use `secrets.{member}`", sorted_edits(call.edit(new), *usable.edits), doubt)


def _function(site: Site, node: Node) -> str | None:
    full = imports.full_name(site.document, node, tree.callee(site.document, node))
    module, _, name = full.rpartition(".")
    return name if module == "random" and (name in _SAME or name in _OTHERS) else None


def _member(function: str, call: cst.Call) -> str:
    if any(argument.star for argument in call.args):
        raise NoFixError("the arguments are unpacked here")
    if function == "randrange" and len(call.args) == 1 and call.args[0].keyword is None:
        return "randbelow"
    positional = len(call.args) == 1 and call.args[0].keyword is None
    if function in _SAME and positional:
        return _SAME[function]
    return f"SystemRandom().{function}"
