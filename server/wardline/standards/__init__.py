"""What the standards say about a weakness: CWE, OWASP Top 10 2021 and 2025, ASVS 5.0.0 and 4.0.3, training links.

Lookups over facts that ship with the package (ids, names, levels, addresses; never a standard's sentences).
An unknown id gives None or an empty tuple, never an exception. Importing this package reads nothing: each
standard's file is read when it is first asked for, and kept. The layer knows nothing of rules or findings.
"""

from wardline.standards.categories import Category, owasp, owasp_for_cwe
from wardline.standards.links import Link, training_links
from wardline.standards.requirements import Requirement, asvs, asvs_equivalents, asvs_for_cwe
from wardline.standards.weaknesses import Cwe, cwe, cwe_top25, cwe_version

__all__ = [
    "Category",
    "Cwe",
    "Link",
    "Requirement",
    "asvs",
    "asvs_equivalents",
    "asvs_for_cwe",
    "cwe",
    "cwe_top25",
    "cwe_version",
    "owasp",
    "owasp_for_cwe",
    "training_links",
]
