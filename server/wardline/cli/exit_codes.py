"""What the command's exit code means; `docs/cli.md` and `--help` say the same."""

from __future__ import annotations

from collections.abc import Iterable

from wardline.model import AnalysisError, ErrorKind, Finding, Severity

CLEAN = 0
FINDINGS = 1
USAGE = 2
INTERNAL = 3
INTERRUPTED = 130
"""As shells report a command that Ctrl+C ended."""
READER_GONE = 141
"""As shells report a command that wrote to a closed pipe."""

_TOLD = (ErrorKind.SKIPPED, ErrorKind.CONFIGURATION, ErrorKind.REFUSED, ErrorKind.PARTIAL)
"""What decides about no exit code by itself: it is left out on purpose, or counts as misconfigured."""

EXPLAINED = """\b
Exit codes:
  0  no finding at or above --fail-on
  1  findings at or above --fail-on
  2  usage or configuration error (what could be scanned was)
  3  internal error (what was found is reported)
"""


def exit_code(
    findings: Iterable[Finding], errors: Iterable[AnalysisError], fail_on: Severity | None, *, misconfigured: bool
) -> int:
    """The code for a scan: what makes its result incomplete goes before what it found.

    `fail_on` None never fails for findings; suppressed findings do not count.
    """
    if misconfigured:
        return USAGE
    if any(error.kind not in _TOLD for error in errors):
        return INTERNAL
    failing = (
        finding
        for finding in findings
        if fail_on is not None and finding.suppression is None and finding.severity.rank >= fail_on.rank
    )
    return FINDINGS if any(failing) else CLEAN
