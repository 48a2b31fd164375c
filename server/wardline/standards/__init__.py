"""What the standards say about a weakness: CWE, OWASP Top 10 2021 and 2025, ASVS 5.0.0 and 4.0.3, training links.

Lookups over facts that ship with the package (ids, names, levels, addresses; never a standard's sentences).
An unknown id gives None or an empty tuple, never an exception. Importing this package loads nothing: the
module of a standard is imported, and its file read, when it is first asked for. The layer knows nothing of
rules or findings.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wardline.standards.categories import Category, owasp, owasp_for_cwe, owasp_ids
    from wardline.standards.links import Link, link_title, training_links
    from wardline.standards.requirements import Requirement, asvs, asvs_equivalents, asvs_for_cwe, asvs_ids
    from wardline.standards.weaknesses import Cwe, cwe, cwe_numbers, cwe_top25, cwe_version

__all__ = [
    "Category",
    "Cwe",
    "Link",
    "Requirement",
    "asvs",
    "asvs_equivalents",
    "asvs_for_cwe",
    "asvs_ids",
    "cwe",
    "cwe_numbers",
    "cwe_top25",
    "cwe_version",
    "link_title",
    "owasp",
    "owasp_for_cwe",
    "owasp_ids",
    "training_links",
]

_MODULES = {
    "categories": ("Category", "owasp", "owasp_for_cwe", "owasp_ids"),
    "links": ("Link", "link_title", "training_links"),
    "requirements": ("Requirement", "asvs", "asvs_equivalents", "asvs_for_cwe", "asvs_ids"),
    "weaknesses": ("Cwe", "cwe", "cwe_numbers", "cwe_top25", "cwe_version"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """A public name, from its module, which is imported now (PEP 562) and not at the server's start."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = found
    return found
