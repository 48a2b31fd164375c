"""From a finding to its proven fix: draft by the rule's template or fixer, then proof."""

from __future__ import annotations

from collections.abc import Callable

from wardline.fixes import template
from wardline.fixes.draft import Draft, NoFixError, Refusal, Site
from wardline.fixes.proof import prove
from wardline.model import Analysis, Finding, Fix, Safety
from wardline.rules.schema import Rule
from wardline.syntax import Document

Check = Callable[[bytes], Analysis]
_DEFAULT_REASONS = {
    Safety.SAFE: "Only the weakness changes.",
    Safety.REVIEW: "The rule asks for a person to look at it.",
}


def propose(document: Document, finding: Finding, rule: Rule, check: Check) -> Fix | Refusal:
    """The proven fix of `finding`, which `rule` reported in `document`, or why there is none.

    `check` analyses a text as it would be after the fix; it is called twice: for the document itself (a caller
    that has its analysis at hand answers from it) and for the document with the fix.
    """
    drafted = draft(document, finding, rule)
    if isinstance(drafted, Refusal):
        return drafted
    proof = prove(document, finding, drafted.edits, check(document.data), check)
    return proof if isinstance(proof, Refusal) else finished(drafted, rule)


def draft(document: Document, finding: Finding, rule: Rule) -> Draft | Refusal:
    """The edits that the rule's template or fixer suggests, unproven. Never raises."""
    site = Site(document, finding, rule.fixer_options)
    try:
        if rule.fix is not None:
            return template.apply(site, rule.fix)
        if rule.fix_regex is not None:
            return template.apply_regex(site, rule.fix_regex)
        return _by_fixer(site, rule.fixer)
    except NoFixError as reason:
        return Refusal(str(reason))
    except RecursionError:
        return Refusal("the code is nested too deeply for this fix")
    except Exception as failure:  # a fixer's failure is a value, as a rule's is
        return Refusal(f"the fix failed: {type(failure).__name__}: {failure}")


def finished(drafted: Draft, rule: Rule) -> Fix:
    """The fix as shown, with its safety: the rule's, or `review` where the fixer has a doubt."""
    safety = Safety.REVIEW if drafted.doubt else rule.info.safety
    reason = rule.info.safety_reason or _DEFAULT_REASONS[rule.info.safety]
    if drafted.doubt:
        reason = drafted.doubt if rule.info.safety is Safety.SAFE else f"{reason} {drafted.doubt}"
    return Fix(drafted.title, drafted.edits, safety, reason)


def warm_up() -> None:
    """Import what fixers need, so that the first fix is as fast as the next; takes about a quarter second."""
    from wardline.fixes.expression import parse
    from wardline.fixes.fixers import fixer, names

    for name in names():
        fixer(name)
    parse("x(1)")


def _by_fixer(site: Site, name: str | None) -> Draft | Refusal:
    from wardline.fixes.fixers import fixer  # brings in LibCST, only where a fix is asked for

    if name is None:
        return Refusal(f"{site.finding.rule_id} has no fix")
    found = fixer(name)
    if found is None:
        return Refusal(f"the rule names the fixer `{name}`, which does not exist")
    if site.document.language.name != "python":
        return Refusal(f"the fixer `{name}` is for Python")
    return found(site)
