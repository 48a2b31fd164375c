"""Fingerprints that survive moved lines: a hash of the rule and of the statement's words, and a number.

Two equal statements with the same finding differ only by their order, hence the number (from 1), as SARIF's
`primaryLocationLineHash` does it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from wardline.model import Finding
from wardline.syntax import Document


def fingerprinted(findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings, in the order of their place, with fingerprints `<16 hexadecimal digits>:<number>`."""
    seen: Counter[str] = Counter()
    done: list[Finding] = []
    for finding in findings:
        digest = _digest(finding, document)
        seen[digest] += 1
        done.append(replace(finding, fingerprint=f"{digest}:{seen[digest]}"))
    return tuple(done)


def _digest(finding: Finding, document: Document) -> str:
    words = b" ".join(document.data[finding.context.start : finding.context.end].split())
    matched = b" ".join(document.data[finding.span.start : finding.span.end].split())
    return hashlib.sha256(b"\0".join((finding.rule_id.encode(), words, matched))).hexdigest()[:16]
