"""Which rules of any directory this version runs, and why it does not run the others: `wardline rules check`.

Rules are read and compiled, and looked at for what cannot be meant; nothing is scanned. `check` touches the disk
through `wardline.packs`; the reports are values in, text or bytes out.
"""

from wardline.rule_check.check import CheckReport, check_rules
from wardline.rule_check.reports import render_json, render_text

__all__ = ["CheckReport", "check_rules", "render_json", "render_text"]
