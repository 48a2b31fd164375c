"""Rules as written: the YAML of the rule language, read into typed values with every problem named.

Pure: text in, `RuleFile` out. Matching is the engine's business.
"""

from wardline.rules.loader import load_rules
from wardline.rules.schema import Rule, RuleFile, RuleProblem

__all__ = ["Rule", "RuleFile", "RuleProblem", "load_rules"]
