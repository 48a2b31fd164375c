"""The use case that the editor and the pipeline share: open a project, check a document, scan a tree.

`open_project` assembles configuration, packs and compiled rules; `check_document` is the one way from bytes to
findings; `scan` runs it over many files; `fix_for` and `card_for` answer what the front ends show beside a
finding. Nothing here knows an editor, a command line or a report format.
"""

from wardline.scan.check import Checked, check_document, fix_for
from wardline.scan.identity import engine_digest
from wardline.scan.pool import process_pool
from wardline.scan.project import Problem, Project, card_for, open_project, rule_info
from wardline.scan.run import scan
from wardline.scan.why import Answer, why_not

__all__ = [
    "Answer",
    "Checked",
    "Problem",
    "Project",
    "card_for",
    "check_document",
    "engine_digest",
    "fix_for",
    "open_project",
    "process_pool",
    "rule_info",
    "scan",
    "why_not",
]
