"""Fixes: edits that a rule declares, proven on a copy before anyone sees them. Pure.

A rule gives either a replacement (`fix:`, `wardline.fixes.template`) or the name of a fixer
(`wardline.fixes.fixers`). Both only draft; `wardline.fixes.proof` decides whether a draft may be offered.
Nothing here reads a file or knows an editor; LibCST is imported only when a fixer needs it.
"""

from wardline.fixes.batch import fix_all
from wardline.fixes.draft import Refusal
from wardline.fixes.propose import propose, warm_up

__all__ = ["Refusal", "fix_all", "propose", "warm_up"]
