"""The engine: rules over documents. Pure: bytes and rules in, findings and errors out.

It knows languages only through `wardline.syntax.Language` and the flow language, and touches no disk,
network or clock.
"""

from wardline.engine.analyze import analyze
from wardline.engine.rule_set import RuleSet, compile_rules, restore_rules
from wardline.engine.snapshot import Snapshot
from wardline.engine.suppressions import apply_suppressions

__all__ = ["RuleSet", "Snapshot", "analyze", "apply_suppressions", "compile_rules", "restore_rules"]
