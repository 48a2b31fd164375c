"""From a document to its findings: selection, severities and suppressions."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.scan import demo
from wardline.fixes import Refusal
from wardline.model import Severity, TextEdit
from wardline.scan import Project, check_document, fix_for, open_project, scan
from wardline.scan.check import checker
from wardline.syntax import Document, language_by_name
from wardline.text import Span


def test_findings_come_in_the_order_of_their_place(project: Project) -> None:
    assert demo.found(demo.check(project, "exec(a)\neval(b)\nexec(c)\n")) == ["demo.exec", "demo.eval", "demo.exec"]


def test_per_path_tables_hold_for_their_paths_only(tmp_path: Path) -> None:
    project = open_project(demo.make(tmp_path, '[[per-path]]\npaths = ["tests/"]\nignore = ["demo.eval"]'))
    text = "eval(x)\nexec(x)\n"

    assert demo.found(demo.check(project, text, tmp_path / "tests" / "a.py")) == ["demo.exec"]
    assert demo.found(demo.check(project, text, tmp_path / "src" / "a.py")) == ["demo.eval", "demo.exec"]
    assert demo.found(demo.check(project, text, None)) == ["demo.eval", "demo.exec"]


def test_severities_of_the_configuration_replace_the_rules_own(tmp_path: Path) -> None:
    project = open_project(demo.make(tmp_path, 'severity = {"demo.*" = "info", "demo.eval" = "critical"}'))
    findings = demo.check(project, "eval(x)\nexec(x)\n").findings

    assert [finding.severity for finding in findings] == [Severity.CRITICAL, Severity.INFO]


def test_a_suppressed_finding_stays_with_its_reason(project: Project) -> None:
    [finding] = demo.check(project, "eval(x)  # wardline: ignore[demo.eval] -- a constant\n").findings

    assert finding.suppression is not None
    assert finding.suppression.justification == "a constant"


def test_an_unused_suppression_is_a_finding(project: Project) -> None:
    assert demo.found(demo.check(project, "x = 1  # wardline: ignore[demo.eval] -- gone\n")) == [
        "wardline.suppression-unused"
    ]


def test_a_suppression_of_a_rule_that_does_not_run_is_not_called_unused(project: Project) -> None:
    assert demo.found(demo.check(project, "print(1)  # wardline: ignore[demo.print] -- fine\n")) == []


def test_explicit_rules_do_not_judge_comments_for_other_rules(tmp_path: Path) -> None:
    root = demo.make(tmp_path)
    project = open_project(root, config_rules=[root / "rules.yaml"])

    assert demo.found(demo.check(project, "x = 1  # wardline: ignore[python.injection.sql] -- fine\n")) == []


def test_findings_about_suppressions_can_be_ignored_too(tmp_path: Path) -> None:
    project = open_project(demo.make(tmp_path, 'ignore = ["wardline.suppression-unused"]'))

    assert demo.found(demo.check(project, "x = 1  # wardline: ignore[demo.eval] -- gone\n")) == []


def test_a_text_without_rules_for_its_language_has_no_findings(project: Project) -> None:
    language = language_by_name("javascript")
    assert language is not None

    assert check_document(project, None, Document.parse(b"eval(x)", language)).analysis.findings == ()


def test_checking_an_edited_document_equals_checking_it_afresh(project: Project) -> None:
    language = language_by_name("python")
    assert language is not None
    before = Document.parse(b"def f(x):\n    return eval(x)\n", language)
    checked = check_document(project, None, before)
    after = before.edited([TextEdit(Span(0, 0), "exec(y)  # wardline: ignore[demo.exec] -- once\n")])

    again = check_document(project, None, after, checked.snapshot)

    assert again.analysis == check_document(project, None, Document.parse(after.data, language)).analysis
    assert demo.found(again.analysis) == ["(demo.exec)", "demo.eval"]


BANDIT_TARGET = "import telnetlib\neval(x)\nimport pickle  # nosec B403\n"


def with_bandit(project: Project, text: str) -> list[str]:
    language = language_by_name("python")
    assert language is not None
    document = Document.parse(text.encode(), language)
    return demo.found(check_document(project, None, document, with_adapters=True).analysis)


def test_bandit_runs_only_where_it_is_turned_on_and_asked_for(tmp_path: Path) -> None:
    off = open_project(demo.make(tmp_path))
    on = open_project(demo.make(tmp_path), overrides={"bandit": True})

    assert demo.found(demo.check(on, BANDIT_TARGET)) == ["demo.eval"]
    assert with_bandit(off, BANDIT_TARGET) == ["demo.eval"]
    assert with_bandit(on, BANDIT_TARGET) == ["bandit.B401", "bandit.B307", "demo.eval", "(bandit.B403)"]


def test_bandits_tests_are_selected_like_rules_and_replaced_ones_do_not_run(tmp_path: Path) -> None:
    root = demo.make(tmp_path, 'bandit = true\nignore = ["bandit.B4*"]')
    (root / "rules.yaml").write_text(
        demo.RULES.replace("title: Evaluated text,", "title: Evaluated text, replaces: {bandit: [B307]},"),
        encoding="utf-8",
    )

    assert with_bandit(open_project(root), BANDIT_TARGET) == ["demo.eval"]


def test_what_bandit_finds_is_marked_as_foreign(tmp_path: Path) -> None:
    project = open_project(demo.make(tmp_path), overrides={"bandit": True})
    language = language_by_name("python")
    assert language is not None
    checked = check_document(project, None, Document.parse(b"import telnetlib\n", language), with_adapters=True)

    assert list(checked.foreign) == ["bandit.B401"]
    assert project.digest != open_project(project.root).digest


@pytest.mark.parametrize(
    "changed",
    [
        "def f(x):\n    return eval(x)\n",
        "def f(x):\n    return exec(x)\n",
        "eval('é')\ndef f(x):\n    return eval(x)\n",
        "def f(x):\n    return 'è'\n",
        "",
        "def f(x):\n    return 'é' + 'é'\n",
    ],
)
def test_what_a_fix_is_proven_with_equals_a_check_from_scratch(project: Project, changed: str) -> None:
    language = language_by_name("python")
    assert language is not None
    document = Document.parse("def f(x):\n    return 'é'\n".encode(), language)

    assert checker(project, None, document)(changed.encode()) == demo.check(project, changed)


def test_a_finding_without_a_fix_is_refused_with_a_reason(project: Project) -> None:
    language = language_by_name("python")
    assert language is not None
    document = Document.parse(b"eval(x)\n", language)
    [finding] = check_document(project, None, document).analysis.findings

    assert isinstance(fix_for(project, None, document, finding), Refusal)


def test_a_proven_fix_is_attached_to_its_finding(tmp_path: Path) -> None:
    root = demo.make(tmp_path, a="exec(1)\neval('1')\n")
    rules = demo.RULES.replace("pattern: eval($X)", "pattern: eval($X)\n    fix: int($X)")
    (root / "rules.yaml").write_text(rules, encoding="utf-8")
    project = open_project(root)
    report = scan(project, [], cwd=root, with_fixes=True)

    assert demo.found(report.files[0].analysis) == ["demo.exec", "demo.eval"]
    assert list(report.files[0].fixes) == [1]
    assert report.files[0].fixes[1].edits[0].new_text in ("int('1')", "int")
    assert scan(project, [], cwd=root, with_fixes=True).files == report.files
