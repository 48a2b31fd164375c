"""Takes a keyword argument away from the call, so that its default counts again.

Option: `keyword`.
"""

from __future__ import annotations

from wardline.fixes import calls
from wardline.fixes.draft import Draft, NoFixError, Site
from wardline.fixes.expression import call_of


def fix(site: Site) -> Draft:
    """Remove the keyword."""
    call = call_of(site)
    name = site.option("keyword")
    given = calls.keyword(call.parsed, name)
    if given is None:
        raise NoFixError(f"the call does not pass `{name}` by name")
    return Draft(f"Remove `{name}`", (call.edit(calls.without(call.parsed, given)),))
