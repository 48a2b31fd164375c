"""bandit's findings as ours, and nothing that bandit or a plugin does reaching us."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from wardline.adapters import bandit
from wardline.adapters.helper import Helper
from wardline.model import Analysis, Confidence, ErrorKind, Finding, Severity

SECONDS = 60.0
PLUGINS = '''
import os, sys
import bandit
from bandit.core import test_properties as test

@test.test_id("X900")
@test.checks("Call")
def third_party(context):
    """A rule of a third party"""
    name = context.call_function_name
    if name == "noisy":
        print("on stdout"); print("on stderr", file=sys.stderr); os.write(1, b"raw\\n"); sys.stdin.read()
    if name == "raises":
        raise RuntimeError("no luck")
    if name == "exits":
        sys.exit(3)
    if name == "dies":
        os._exit(4)
    if name == "loops":
        while True:
            pass
    if name in ("noisy", "found"):
        return bandit.Issue(severity=bandit.HIGH, confidence=bandit.LOW, text="Found  it. Do something\\nelse.", cwe=89)
'''


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[Helper]:
    """A child of the test's own, so that what a test does to it stays with the test."""
    helper = Helper(bandit._PROGRAM)
    monkeypatch.setattr(bandit, "_helper", lambda _: helper)
    yield helper
    helper.close()


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Helper) -> Helper:
    """An installed distribution that brings bandit a plugin of its own."""
    (tmp_path / "third_party.py").write_text(PLUGINS)
    facts = tmp_path / "third_party-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: third-party\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text("[bandit.plugins]\nthird_party = third_party:third_party\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return fresh


def analysed(text: str | bytes, *replaced: str, path: str = "app/views.py", timeout: float = SECONDS) -> Analysis:
    data = text if isinstance(text, bytes) else textwrap.dedent(text).encode()
    return bandit.run(data, path, frozenset(replaced), timeout)[0]


def only(text: str, rule_id: str) -> tuple[str, str, Finding]:
    """The one finding of that id, with the text it underlines and the text of its statement."""
    data = textwrap.dedent(text).encode()
    found = [one for one in analysed(data).findings if one.rule_id == rule_id]
    assert len(found) == 1
    spans = (found[0].span, found[0].context)
    span, context = (data[one.start : one.end].decode() for one in spans)
    return span, context, found[0]


def ids(analysis: Analysis) -> list[str]:
    return [finding.rule_id for finding in analysis.findings]


def test_a_finding_carries_severity_confidence_one_sentence_and_its_origin() -> None:
    span, context, found = only("import subprocess\nsubprocess.run(command, shell=True)\n", "bandit.B602")
    assert (span, context) == ("subprocess.run(command, shell=True)",) * 2
    assert (found.severity, found.confidence) == (Severity.HIGH, Confidence.HIGH)
    assert found.message == "subprocess call with shell=True identified, security issue."
    assert (found.origin, found.suppression) == ("bandit", None)


def test_rules_have_our_metadata() -> None:
    info = bandit.run(b"eval(x)\n", "a.py", frozenset(), SECONDS)[1]["bandit.B307"]
    assert info.cwe == (78,)
    assert "A05:2025" in info.owasp
    assert any(one.startswith("v5.0.0-") for one in info.asvs)
    assert info.title == "Use of eval"
    assert info.replaces == {"bandit": ("B307",)}
    assert info.references[0].startswith("https://bandit.readthedocs.io/")


def test_the_facts_of_a_rule_do_not_depend_on_the_text() -> None:
    low, high = (
        bandit.run(text, "a.py", frozenset(), SECONDS)[1]["bandit.B602"]
        for text in (b"import os\nos.popen('ls')\nos.popen(x)\nimport subprocess\nsubprocess.run('ls', shell=True)\n",
                     b"import subprocess\nsubprocess.run(x, shell=True)\n")
    )  # fmt: skip
    assert low == high


def test_tests_that_native_rules_replace_do_not_run() -> None:
    text = "import pickle\nassert pickle.loads(data)\n"
    assert ids(analysed(text)) == ["bandit.B403", "bandit.B101", "bandit.B301"]
    assert ids(analysed(text, "B101", "B403")) == ["bandit.B301"]


def test_a_comment_for_bandit_is_left_to_the_suppressions() -> None:
    assert ids(analysed("assert x  # nosec\nassert y  # nosec B101\n")) == ["bandit.B101", "bandit.B101"]


def test_places_are_bytes_in_texts_with_wide_characters_and_any_line_breaks() -> None:
    text = "é = '😀'; assert é\r\nif x:\r\tassert 'ö', (\r\n\t  1)"
    data = text.encode()
    found = [data[one.span.start : one.span.end].decode() for one in analysed(data).findings]
    assert found == ["assert é", "assert 'ö', (\r\n\t  1)"]


def test_a_byte_order_mark_counts_three_bytes() -> None:
    data = b"\xef\xbb\xbfassert x\n"
    finding = analysed(data).findings[0]
    assert data[finding.span.start : finding.span.end] == b"assert x"


def test_the_text_is_utf8_whatever_its_cookie_says() -> None:
    data = "# -*- coding: latin-1 -*-\nx = 'ééé'; assert x\n".encode()
    finding = analysed(data).findings[0]
    assert data[finding.span.start : finding.span.end] == b"assert x"
    assert "bandit.B613" in ids(analysed("# coding: latin-1\nx = '\u202e'\n"))


def test_a_file_wide_finding_underlines_its_line() -> None:
    span, _, _ = only("x = 1\ny = '\u202e'\n", "bandit.B613")
    assert span == "y = '\u202e'"


def test_of_a_compound_statement_only_the_head_is_marked() -> None:
    span, context, _ = only('def f(\n    password="secret-1",\n):  # why\n    # more\n\n    return 1\n', "bandit.B107")
    assert span == context == 'def f(\n    password="secret-1",\n):  # why'
    span, _, _ = only("try:\n    f()\nexcept Exception:\n\n    pass\n", "bandit.B110")
    assert span == "except Exception:"


def test_inside_an_expression_the_whole_statement_is_the_context() -> None:
    span, context, _ = only("value = [\n    eval(x),\n]\n", "bandit.B307")
    assert (span, context) == ("eval(x)", "value = [\n    eval(x),\n]")


def test_a_password_is_not_repeated_in_the_message() -> None:
    _, _, found = only("password = 'hunter2'\n", "bandit.B105")
    assert "hunter2" not in found.message


def test_fingerprints_survive_moved_lines_and_count_repetitions() -> None:
    before, after = analysed("assert x\nassert x\n"), analysed("import this\n\nassert x\n\n\nassert x\n")
    prints = [one.fingerprint for one in before.findings]
    assert prints == [one.fingerprint for one in after.findings]
    assert [one.partition(":")[2] for one in prints] == ["1", "2"]


@pytest.mark.parametrize(
    "data",
    [b"x = (", b"x = 1\0", b"x = '\xff'", b"print 'old'", b"x = " + b"(" * 3000, b"x = " + b"-" * 30_000 + b"1"],
    ids=["broken", "null byte", "not UTF-8", "Python 2", "brackets", "signs"],
)
def test_what_is_not_this_pythons_code_is_skipped_and_said(data: bytes) -> None:
    analysis = analysed(data)
    assert analysis.findings == ()
    assert [error.kind for error in analysis.errors] == [ErrorKind.SKIPPED]
    assert analysis.errors[0].message.startswith("bandit left this text out")


@pytest.mark.parametrize("path", ["", "a.py", "/no/such/place.py", "ünïcode dir/x y.py"])
def test_the_path_is_a_name_only(path: str) -> None:
    assert ids(analysed("assert x\n", path=path)) == ["bandit.B101"]


def test_an_empty_text_has_no_findings() -> None:
    assert bandit.run(b"", "a.py", frozenset(), SECONDS) == (Analysis(), {})


def test_long_sums_are_read_although_bandit_descends_into_them() -> None:
    assert ids(analysed("x = " + "1 + " * 1500 + "eval(y)\n")) == ["bandit.B307"]


def test_third_party_plugins_run(plugins: Helper) -> None:
    analysis, infos = bandit.run(b"found(1)\n", "a.py", frozenset(), SECONDS)
    (finding,) = analysis.findings
    assert (finding.rule_id, finding.message) == ("bandit.X900", "Found it.")
    assert (finding.severity, finding.confidence) == (Severity.HIGH, Confidence.LOW)
    info = infos["bandit.X900"]
    assert (info.title, info.message, info.cwe) == ("Third party", "A rule of a third party.", (89,))
    assert info.references == ()


def test_what_a_plugin_prints_or_reads_goes_nowhere(plugins: Helper, capfd: pytest.CaptureFixture[str]) -> None:
    assert ids(analysed("noisy()\nassert x\n")) == ["bandit.X900", "bandit.B101"]
    assert capfd.readouterr() == ("", "")


def test_a_plugin_that_fails_is_an_error_and_costs_no_other_finding(plugins: Helper) -> None:
    analysis = analysed("raises()\nassert x\nraises()\n")
    assert ids(analysis) == ["bandit.B101"]
    assert [(error.kind, error.message) for error in analysis.errors] == [
        (ErrorKind.ADAPTER, "bandit's test third_party failed: RuntimeError: no luck")
    ]


def test_a_plugin_that_exits_is_an_error_and_costs_no_other_finding(plugins: Helper) -> None:
    analysis = analysed("exits()\nassert x\n")
    assert ids(analysis) == ["bandit.B101"]
    assert [error.kind for error in analysis.errors] == [ErrorKind.ADAPTER]


def test_a_plugin_that_ends_the_process_is_an_error_and_the_next_text_is_analysed(plugins: Helper) -> None:
    assert [error.message for error in analysed("dies()\n").errors] == ["bandit stopped unexpectedly"]
    assert ids(analysed("assert x\n")) == ["bandit.B101"]


def test_a_plugin_that_never_returns_is_stopped(plugins: Helper) -> None:
    analysed("x = 1\n")  # the child is up: what follows is about the plugin alone
    analysis = analysed("loops()\n", timeout=0.5)
    assert [(error.kind, error.message) for error in analysis.errors] == [
        (ErrorKind.ADAPTER, "bandit was stopped after 0.5 s")
    ]
    assert ids(analysed("assert x\n")) == ["bandit.B101"]


def test_a_text_that_takes_too_long_is_given_up_and_the_child_stays(fresh: Helper) -> None:
    analysed("x = 1\n")
    child = fresh._child
    question = {"text": "x = [1, 2, 3]\n" * 100, "path": "a.py", "skip": [], "seconds": 0.0}
    assert fresh.ask(question, SECONDS) == {"late": True}
    assert fresh._child is child


def test_a_text_that_was_given_up_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Late:
        def ask(self, _question: object, _timeout: float) -> dict[str, bool]:
            return {"late": True}

    monkeypatch.setattr(bandit, "_helper", lambda _: Late())
    assert [(error.kind, error.message) for error in analysed("x = 1\n", timeout=2).errors] == [
        (ErrorKind.ADAPTER, "bandit was stopped after 2 s")
    ]


def test_no_time_at_all_is_an_error(fresh: Helper) -> None:
    assert [error.kind for error in analysed("x = 1\n", timeout=0).errors] == [ErrorKind.ADAPTER]


def test_a_missing_interpreter_is_an_error(fresh: Helper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    (error,) = analysed("x = 1\n").errors
    assert error.kind is ErrorKind.ADAPTER
    assert "cannot be started" in error.message
