"""Calls another function with the same arguments.

Options: `to`, the function's full name, and `import`, the module it is reached through. Without `import`, `to` is
a name in the module that the old function comes from.
"""

from __future__ import annotations

import libcst as cst

from wardline.fixes import imports
from wardline.fixes.draft import Draft, Site, sorted_edits
from wardline.fixes.expression import Call, call_of


def fix(site: Site) -> Draft:
    """Replace the name of what is called."""
    call = call_of(site)
    usable = _new_name(site, call)
    function = call.parsed.func.with_changes(lpar=[], rpar=[])
    edit = call.edit(call.code(call.parsed).replace(call.code(function), usable.name, 1))
    return Draft(f"Call `{site.option('to')}`", sorted_edits(edit, *usable.edits))


def _new_name(site: Site, call: Call) -> imports.Usable:
    target, module = site.option("to"), site.optional("import")
    if module is not None:
        if target.startswith(module + "."):
            return imports.member_name(site.document, call.node, module, target[len(module) + 1 :])
        return imports.Usable(target, imports.module_name(site.document, call.node, module).edits)
    function = call.parsed.func
    if isinstance(function, cst.Attribute):
        return imports.Usable(call.code(function.with_changes(attr=cst.Name(target))))
    if isinstance(function, cst.Name) and "." not in target:
        return imports.sibling_name(site.document, call.node, function.value, target)
    return imports.Usable(target)
