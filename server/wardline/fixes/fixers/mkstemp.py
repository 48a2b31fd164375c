"""Lets `tempfile.mkstemp` create the file that `tempfile.mktemp` only names."""

from __future__ import annotations

import libcst as cst

from wardline.fixes import imports
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.fixes.expression import call_of

_DOUBT = "The file's descriptor stays open: close it with `os.close(mkstemp(...)[0])` once the program is done."


def fix(site: Site) -> Draft:
    """Replace the function and take the name out of the pair that it gives."""
    call = call_of(site)
    function = call.parsed.func
    if isinstance(function, cst.Attribute) and function.attr.value == "mktemp":
        usable = imports.Usable(call.code(function.with_changes(attr=cst.Name("mkstemp"))))
    elif isinstance(function, cst.Name):
        usable = imports.sibling_name(site.document, call.node, function.value, "mkstemp")
    else:
        raise NoFixError("there is no call of `mktemp` here")
    text = call.code(call.parsed)
    new = usable.name + text[len(call.code(function)) :] + "[1]"
    return Draft("Create the file with `tempfile.mkstemp`", sorted_edits(call.edit(new), *usable.edits), _DOUBT)
