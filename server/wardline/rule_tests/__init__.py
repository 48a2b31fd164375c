"""Rules tried on their test files: `wardline test`.

Which files belong together, what their annotations say, what the rules find, and how that is reported. Only `run`
touches the disk; the rest is values in, values out. Existing Semgrep rule directories work unchanged.
"""

from wardline.rule_tests.annotations import Annotation, Kind, read_annotations
from wardline.rule_tests.results import Status, SuiteResult, TestReport
from wardline.rule_tests.run import NothingToTestError, find_suites, run_suite, run_suites

__all__ = [
    "Annotation",
    "Kind",
    "NothingToTestError",
    "Status",
    "SuiteResult",
    "TestReport",
    "find_suites",
    "read_annotations",
    "run_suite",
    "run_suites",
]
