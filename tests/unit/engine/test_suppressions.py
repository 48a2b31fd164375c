"""Suppression comments: what each form silences, and what is said about those that are wrong, unused or over."""

from __future__ import annotations

import datetime
import textwrap

import pytest

from wardline.engine import RuleSet, analyze, apply_suppressions, compile_rules
from wardline.engine.suppressions import EXPIRED, MALFORMED, UNUSED, read_directives
from wardline.model import Confidence, Finding, Severity
from wardline.rules import load_rules
from wardline.syntax import Document, language_by_name
from wardline.text import Span

TODAY = datetime.date(2026, 6, 30)
RULES = """
rules:
  - id: code.eval
    languages: [python, javascript]
    message: Bad.
    severity: HIGH
    pattern: eval(...)
    metadata: {replaces: {bandit: [B307], ruff: [S307], semgrep: [eval-detected]}}
  - id: code.exec
    languages: [python, javascript]
    message: Bad.
    severity: HIGH
    pattern: exec(...)
  - id: code.default
    languages: [python]
    message: Bad.
    severity: HIGH
    pattern: secret
  - id: html
    languages: [javascript]
    message: Bad.
    severity: HIGH
    pattern: <b>{$X}</b>
"""


def rule_set() -> RuleSet:
    loaded = load_rules(RULES, "r.yaml")
    assert loaded.problems == ()
    return compile_rules(loaded.rules)


KNOWN = rule_set()


def applied(
    text: str, *, language: str = "python", today: datetime.date = TODAY, executed: set[str] | None = None
) -> tuple[Finding, ...]:
    spoken = language_by_name(language)
    assert spoken is not None
    document = Document.parse(textwrap.dedent(text).encode(), spoken)
    findings = analyze(document, KNOWN).analysis.findings
    return apply_suppressions(document, findings, KNOWN, today, set(KNOWN.rules) if executed is None else executed)


def outline(text: str, *, language: str = "python", today: datetime.date = TODAY) -> list[str]:
    """Each finding's rule, with the tool whose comment silences it: `code.eval` or `code.eval (wardline)`."""
    findings = applied(text, language=language, today=today)
    return [one.rule_id + (f" ({one.suppression.tool})" if one.suppression else "") for one in findings]


SILENCED = ["code.eval (wardline)"]
OPEN = ["code.eval"]


# --- where a comment counts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "eval(x)  # wardline: ignore[code.eval] -- why",
        "# wardline: ignore[code.eval] -- why\neval(x)",
        "# wardline: ignore[code.eval] -- why\n# more about it\neval(x)",
        "# first\n# wardline: ignore[code.eval] -- why\neval(x)",
        "y = [\n    eval(x),  # wardline: ignore[code.eval] -- why\n]",
        "y = [  # wardline: ignore[code.eval] -- why\n    1,\n    eval(x),\n]",
        "y = [\n    eval(x),\n]  # wardline: ignore[code.eval] -- why",
        "# wardline: ignore[code.eval] -- why\ny = [\n    1,\n    eval(x),\n]",
        "y = [\n    # wardline: ignore[code.eval] -- why\n    eval(x),\n]",
        "if a:\n    # wardline: ignore[code.eval] -- why\n    eval(x)",
        "if eval(x):  # wardline: ignore[code.eval] -- why\n    pass",
        "y = f(a); eval(x)  # wardline: ignore[code.eval] -- why",
        "# wardline: ignore[code.eval] -- why\n@d(eval(x))\ndef f(): pass",
        "# wardline: ignore[code.eval] -- why\n@d\n@e(1)\ndef f(a=eval(x)): pass",
        "@d\ndef f(a=eval(x)):  # wardline: ignore[code.eval] -- why\n    pass",
        "y = '''\n''' + eval(x)  # wardline: ignore[code.eval] -- why",
        "eval(x)\t#\twardline :  ignore[ code.eval ]  --  why",
        "é = '😀'; eval(x)  # wardline: ignore[code.eval] -- why\r\n",
        "eval(x)  # Wardline:ignore[code.eval]--no spaces",
        "eval(x)  #WARDLINE:IGNORE[code.eval]--why(UNTIL 2027-01-01)",
        "eval(x)  # type: ignore # wardline: ignore[code.eval] -- why",
    ],
)
def test_a_comment_counts_for_the_statement_on_in_and_below_it(text: str) -> None:
    assert outline(text) == SILENCED


@pytest.mark.parametrize(
    "text",
    [
        "eval(x)\n# wardline: ignore[code.eval] -- why\n",
        "# wardline: ignore[code.eval] -- why\n\neval(x)",
        "y = 1  # wardline: ignore[code.eval] -- why\neval(x)",
        "# wardline: ignore[code.eval] -- why\nif a:\n    eval(x)",
        "if a:  # wardline: ignore[code.eval] -- why\n    eval(x)",
        "# wardline: ignore[code.eval] -- why\ndef f():\n    eval(x)",
        "eval(x)  # wardline: ignore[code.exec] -- why",
    ],
)
def test_a_comment_counts_nowhere_else(text: str) -> None:
    assert sorted(outline(text)) == ["code.eval", UNUSED]


@pytest.mark.parametrize(
    "text",
    [
        "eval('# wardline: ignore[code.eval] -- why')",
        "eval('''\n# wardline: ignore[code.eval] -- why\n''')",
        'eval(f"{x} # nosec")',
        "eval(x)  # see the wardline docs",
        "eval(x)  # wardline: see the docs, wardline ignores this",
    ],
)
def test_a_marker_in_a_string_or_in_prose_is_no_comment(text: str) -> None:
    assert outline(text) == OPEN


@pytest.mark.parametrize(
    "text",
    [
        "eval(x) // wardline: ignore[code.eval] -- why",
        "// wardline: ignore[code.eval] -- why\neval(x)",
        "/* wardline: ignore[code.eval] -- why */\neval(x)",
        "eval(x) /* wardline: ignore[code.eval] -- why */",
        "/*\n wardline: ignore[code.eval] -- why\n*/\neval(x)",
        "const f = () => {\n  // wardline: ignore[code.eval] -- why\n  return eval(x)\n}",
    ],
)
def test_comments_of_javascript(text: str) -> None:
    assert outline(text, language="javascript") == SILENCED


@pytest.mark.parametrize(
    "text",
    [
        "x = (\n  <div>\n    {/* wardline: ignore[html] -- why */}\n    <b>{y}</b>\n  </div>\n)",
        "// wardline: ignore[html] -- why\nx = <b>{y}</b>",
    ],
)
def test_comments_of_jsx(text: str) -> None:
    assert outline(text, language="javascript") == ["html (wardline)"]


# --- what it says --------------------------------------------------------------------------------------------------


def test_a_suppression_keeps_its_words_its_date_and_its_place() -> None:
    text = "eval(x)  # wardline: ignore[code.eval] -- checked (by Ada) (until 2027-06-30)"
    (finding,) = applied(text)
    assert finding.suppression is not None
    assert (finding.suppression.tool, finding.suppression.justification) == ("wardline", "checked (by Ada)")
    assert finding.suppression.until == datetime.date(2027, 6, 30)
    assert finding.suppression.directive == Span(text.index("#"), len(text))


@pytest.mark.parametrize("ids", ["code.eval, code.exec", "code.eval,code.exec", "code.*", "*"])
def test_one_comment_names_several_rules(ids: str) -> None:
    text = f"eval(exec(x))  # wardline: ignore[{ids}] -- why"
    assert sorted(outline(text)) == ["code.eval (wardline)", "code.exec (wardline)"]


def test_one_comment_silences_only_the_rules_it_names() -> None:
    assert sorted(outline("eval(exec(x))  # wardline: ignore[code.exec] -- why")) == [
        "code.eval",
        "code.exec (wardline)",
    ]


@pytest.mark.parametrize(
    ("comment", "part"),
    [
        ("# wardline: ignore", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# wardline: disable", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# wardline: disable[code.eval] -- why", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# Wardline: Disable-Next-Line[code.eval] -- why", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# wardline ignore[code.eval] -- why", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# wardline-ignore[code.eval] -- why", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# wardline: ignore[]", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# wardline: ignore code.eval -- why", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# wardline: ignore[code.eval", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# wardline: ignore[code.eval] why", "Write `wardline: ignore[rule-id] -- reason`"),
        ("# wardline: ignore[code.eval]", "gives no reason"),
        ("# wardline: ignore[code.eval] --", "gives no reason"),
        ("# wardline: ignore[code.eval] (until 2027-01-01)", "gives no reason"),
        ("# wardline: ignore[code.eval] -- why (until tomorrow)", "`tomorrow` is no date"),
        ("# wardline: ignore[code.eval] -- why (until 2027-02-30)", "`2027-02-30` is no date"),
    ],
)
def test_a_malformed_comment_silences_nothing_and_is_a_finding(comment: str, part: str) -> None:
    text = f"eval(x)  {comment}"
    finding, complaint = applied(text)
    assert (finding.rule_id, finding.suppression) == ("code.eval", None)
    assert complaint.rule_id == MALFORMED
    assert part in complaint.message
    assert text[complaint.span.start : complaint.span.end] == comment
    assert complaint.fingerprint


@pytest.mark.parametrize(("today", "expected"), [("2026-06-30", SILENCED), ("2026-07-01", [*OPEN, EXPIRED])])
def test_a_suppression_holds_until_its_date_and_that_day(today: str, expected: list[str]) -> None:
    text = "eval(x)  # wardline: ignore[code.eval] -- why (until 2026-06-30)"
    assert outline(text, today=datetime.date.fromisoformat(today)) == expected


def test_an_expired_suppression_that_nothing_needs_is_unused() -> None:
    assert outline("f(x)  # wardline: ignore[code.eval] -- why (until 2020-01-01)") == [UNUSED]


@pytest.mark.parametrize("ids", ["code.eval", "no.such-rule", "code.exec, code.eval", "code.*"])
def test_a_comment_that_silences_nothing_is_unused(ids: str) -> None:
    (complaint,) = applied(f"f(x)  # wardline: ignore[{ids}] -- why")
    assert (complaint.rule_id, complaint.severity) == (UNUSED, Severity.INFO)
    assert ids in complaint.message


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        ("code.evl", "No rule is called `code.evl`; did you mean `code.eval`?"),
        ("no.such-rule", "No rule is called `no.such-rule`."),
        ("nothing.*", "No rule is called `nothing.*`."),
        ("wardline.suppression-unused", "No comment silences `wardline.suppression-unused`: put it into `ignore`"),
    ],
)
def test_a_comment_that_names_no_rule_says_so_even_if_its_other_half_is_used(ids: str, message: str) -> None:
    (alone,) = applied(f"f(x)  # wardline: ignore[{ids}] -- why")
    silenced, beside = applied(f"eval(x)  # wardline: ignore[code.eval, {ids}] -- why")
    assert silenced.suppression is not None
    assert [one.rule_id for one in (alone, beside)] == [UNUSED, UNUSED]
    assert alone.message.startswith(message)
    assert beside.message == alone.message


def test_the_half_of_a_comment_that_silences_nothing_is_named() -> None:
    _, complaint = applied("eval(x)  # wardline: ignore[code.eval, code.exec] -- why")
    assert complaint.rule_id == UNUSED
    assert complaint.message == "Nothing is found here for `code.exec`: take it out of the suppression."


def test_a_comment_for_a_rule_that_did_not_run_is_not_called_unused() -> None:
    text = "f(x)  # wardline: ignore[code.eval] -- why"
    assert applied(text, executed={"code.exec"}) == ()
    assert applied("f(x)  # wardline: ignore[bandit.B101] -- why") == ()


def test_findings_come_in_the_order_of_their_place() -> None:
    text = "# wardline: ignore\neval(a)\nf()  # wardline: ignore[code.exec] -- why\nexec(b)\n"
    assert outline(text) == [MALFORMED, "code.eval", UNUSED, "code.exec"]


def test_without_comments_findings_stay_as_they_are() -> None:
    document = Document.parse(b"eval(x)", language_by_name("python"))  # type: ignore[arg-type]
    findings = analyze(document, KNOWN).analysis.findings
    assert apply_suppressions(document, findings, KNOWN, TODAY, set()) == findings


# --- other tools' comments -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comment", "tool"),
    [
        ("# nosec", "bandit"),
        ("#nosec", "bandit"),
        ("# nosec B307", "bandit"),
        ("# nosec: B101, B307", "bandit"),
        ("# nosec B101 B307 because it is safe", "bandit"),
        ("# nosec this is fine", "bandit"),
        ("# noqa", "ruff"),
        ("# noqa: S307", "ruff"),
        ("# NOQA:E501,S307", "ruff"),
        ("# noqa: E501 S307", "ruff"),
        ("# nosemgrep", "semgrep"),
        ("# nosem", "semgrep"),
        ("# nosemgrep: code.eval", "semgrep"),
        ("# nosemgrep: eval-detected", "semgrep"),
        ("# nosemgrep: python.lang.security.eval", "semgrep"),
        ("# nosemgrep: a.b, code.eval", "semgrep"),
    ],
)
def test_comments_of_the_tools_that_a_rule_replaces_count(comment: str, tool: str) -> None:
    assert outline(f"eval(x)  {comment}") == [f"code.eval ({tool})"]


@pytest.mark.parametrize(
    "comment",
    ["# nosec B101", "# noqa: S102", "# noqa: E501", "# nosemgrep: other", "# nosecurity", "# noqaish"],
)
def test_other_ids_of_these_tools_silence_nothing_and_are_no_finding(comment: str) -> None:
    assert outline(f"eval(x)  {comment}") == OPEN


def test_a_bare_noqa_silences_only_what_ruff_would_have_found() -> None:
    assert outline("exec(x)  # noqa") == ["code.exec"]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [("# nosec B307", OPEN), ("# noqa: S307", OPEN), ("# nosemgrep", ["code.eval (semgrep)"])],
)
def test_of_these_only_semgreps_comment_may_stand_above(comment: str, expected: list[str]) -> None:
    assert outline(f"{comment}\neval(x)") == expected


def test_bandits_own_findings_are_silenced_by_its_comments_and_ours() -> None:
    def silenced(comment: str) -> bool:
        data = f"assert x  {comment}".encode()
        document = Document.parse(data, language_by_name("python"))  # type: ignore[arg-type]
        span = Span(0, 8)
        finding = Finding("bandit.B101", "m", span, Severity.LOW, Confidence.HIGH, span, origin="bandit")
        (first, *_) = apply_suppressions(document, [finding], KNOWN, TODAY, {"bandit.B101"})
        return first.suppression is not None

    assert [silenced(c) for c in ("# nosec", "# nosec B101", "# wardline: ignore[bandit.B101] -- why")] == [True] * 3
    assert not silenced("# nosec B102")


def test_several_comments_in_one() -> None:
    assert outline("eval(x)  # noqa: E501  # nosec B307") == ["code.eval (bandit)"]
    assert outline("eval(x)  # nosec B101 # wardline: ignore[code.eval] -- why") == SILENCED


PYTHON = language_by_name("python")
assert PYTHON is not None


@pytest.mark.parametrize("filler", [" " * 30_000, "(until " * 5_000, " -- " * 5_000, "a, " * 5_000, "[" * 30_000])
def test_a_hostile_comment_is_read_to_its_limit_only(filler: str) -> None:
    document = Document.parse(f"x = 1  # wardline: ignore[x] -- a{filler}b(\n".encode(), PYTHON)

    (directive,) = read_directives(document)
    assert directive.tool == "wardline"


def test_the_name_of_another_bandit_test_silences_nothing() -> None:
    document = Document.parse(b"x = 1  # nosec hardcoded_tmp_directory\n", PYTHON)

    (directive,) = read_directives(document)
    assert directive.ids == ("hardcoded_tmp_directory",)


def test_a_remark_about_nosem_is_no_directive() -> None:
    document = Document.parse(b"x = 1  # TODO remove the nosem comment later\n", PYTHON)

    assert list(read_directives(document)) == []
