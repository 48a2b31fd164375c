"""Loads YAML with `yaml.safe_load`, which builds plain values only."""

from __future__ import annotations

import libcst as cst

from wardline.engine.units import Node
from wardline.fixes import calls, imports, tree
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.fixes.expression import Call, call_of

_SAFE = {
    "yaml.load": "safe_load", "yaml.unsafe_load": "safe_load", "yaml.full_load": "safe_load",
    "yaml.load_all": "safe_load_all", "yaml.unsafe_load_all": "safe_load_all", "yaml.full_load_all": "safe_load_all",
}  # fmt: skip


def fix(site: Site) -> Draft:
    """Replace the function and drop the loader."""
    call = call_of(site, lambda node: _known(site, node) in _SAFE)
    member = _SAFE[_known(site, call.node)]
    usable = _name(site, call, member)
    changed = _without_loader(call.parsed)
    text = call.code(changed)
    new = usable.name + text[len(call.code(changed.func)) :]
    return Draft(f"Use `yaml.{member}`", sorted_edits(call.edit(new), *usable.edits))


def _known(site: Site, node: Node) -> str:
    return imports.full_name(site.document, node, tree.callee(site.document, node))


def _name(site: Site, call: Call, member: str) -> imports.Usable:
    function = call.parsed.func
    if isinstance(function, cst.Attribute):
        return imports.Usable(call.code(function.with_changes(attr=cst.Name(member))))
    assert isinstance(function, cst.Name)
    return imports.sibling_name(site.document, call.node, function.value, member)


def _without_loader(call: cst.Call) -> cst.Call:
    if any(argument.star for argument in call.args):
        raise NoFixError("the arguments are unpacked here")
    loader = calls.keyword(call, "Loader")
    if loader is None and len(call.args) > 1 and call.args[1].keyword is None:
        loader = call.args[1]
    return call if loader is None else calls.without(call, loader)
