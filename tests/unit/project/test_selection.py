"""Which rules run where, and how severe they are."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from wardline.model import Confidence, RuleInfo, Severity
from wardline.project.configuration import Configuration, PerPath, Profile, load_configuration
from wardline.project.selection import effective_severity, is_enabled, scope_of, unmatched_selectors

ROOT = Path("/project").absolute()


def rule(rule_id: str = "python.crypto.md5", confidence: Confidence = Confidence.HIGH) -> RuleInfo:
    return RuleInfo(rule_id, "", "", Severity.MEDIUM, confidence, ("python",))


LOW = rule("python.crypto.guess", Confidence.LOW)


@pytest.mark.parametrize(
    ("configuration", "info", "enabled"),
    [
        (Configuration(), rule(), True),
        (Configuration(), rule(confidence=Confidence.MEDIUM), True),
        (Configuration(), LOW, False),
        (Configuration(profile=Profile.STRICT), LOW, True),
        (Configuration(select=("python.crypto.guess",)), LOW, True),
        (Configuration(select=("python.*",)), LOW, True),
        (Configuration(select=("python.injection.*",)), rule(), False),
        (Configuration(select=("python.*",), ignore=("python.crypto.*",)), rule(), False),
        (Configuration(ignore=("python.crypto",)), rule(), True),
        (Configuration(ignore=("python.crypto.md?",)), rule(), False),
        (Configuration(profile=Profile.STRICT, ignore=("*",)), rule(), False),
    ],
)
def test_ignore_wins_then_select_then_the_profile(configuration: Configuration, info: RuleInfo, enabled: bool) -> None:
    assert is_enabled(info, "src/a.py", configuration) is enabled


@pytest.mark.parametrize(
    ("path", "enabled"),
    [
        ("tests/deep/a.py", False),
        ("src/tests/a.py", False),
        ("src/a.py", True),
        (ROOT / "tests" / "a.py", False),
        (ROOT.parent / "elsewhere" / "tests" / "a.py", True),
        (PurePosixPath("tests/a.py"), False),
        (None, True),
    ],
)
def test_per_path_entries_hold_for_files_below_the_root_only(path: Path | str | None, enabled: bool) -> None:
    configuration = Configuration(root=ROOT, per_path=(PerPath(paths=("tests/",), ignore=("python.*",)),))
    assert is_enabled(rule(), path, configuration) is enabled


def test_the_last_matching_select_takes_the_place_of_the_others() -> None:
    configuration = Configuration(
        select=("python.tls.*",),
        per_path=(
            PerPath(paths=("a/",), select=("python.crypto.guess",)),
            PerPath(paths=("a/b/",), select=("python.crypto.md5",)),
        ),
    )
    assert is_enabled(LOW, "a/x.py", configuration)
    assert not is_enabled(LOW, "a/b/x.py", configuration)
    assert is_enabled(rule(), "a/b/x.py", configuration)
    assert not is_enabled(rule(), "c/x.py", configuration)


def test_a_select_for_some_paths_does_not_bring_back_what_is_ignored() -> None:
    configuration = Configuration(ignore=("python.*",), per_path=(PerPath(paths=("a/",), select=("python.*",)),))
    assert not is_enabled(rule(), "a/x.py", configuration)


def test_an_exact_id_then_the_longer_glob_sets_the_severity() -> None:
    pairs = (("python.crypto.*", Severity.HIGH), ("*", Severity.INFO), ("python.crypto.md5", Severity.LOW))
    configuration = Configuration(severity=pairs)
    assert effective_severity(rule(), "a.py", configuration) is Severity.LOW
    assert effective_severity(LOW, "a.py", configuration) is Severity.HIGH
    assert effective_severity(rule("x.y"), "a.py", configuration) is Severity.INFO
    assert effective_severity(rule(), "a.py", Configuration()) is Severity.MEDIUM


def test_the_severity_for_a_path_wins_over_the_general_one_and_the_later_entry_over_the_earlier() -> None:
    configuration = Configuration(
        severity=(("python.crypto.md5", Severity.LOW),),
        per_path=(
            PerPath(paths=("a/",), severity=(("*", Severity.CRITICAL),)),
            PerPath(paths=("a/b/",), severity=(("*", Severity.INFO),)),
        ),
    )
    assert effective_severity(rule(), "a/x.py", configuration) is Severity.CRITICAL
    assert effective_severity(rule(), "a/b/x.py", configuration) is Severity.INFO
    assert effective_severity(rule(), "c/x.py", configuration) is Severity.LOW


def test_files_with_the_same_entries_share_a_scope() -> None:
    configuration = Configuration(root=ROOT, per_path=(PerPath(paths=("*.py",)), PerPath(paths=("t/",))))
    assert scope_of("a.py", configuration) == scope_of(ROOT / "b.py", configuration)
    assert len(scope_of("t/a.py", configuration)) == 2


def test_a_selector_that_means_no_rule_is_named_with_its_place_and_the_nearest_rule(tmp_path: Path) -> None:
    (tmp_path / "wardline.toml").write_text(
        'select = ["python.*", "python.cripto.md5"]\nignore = ["python.crypto"]\n[severity]\n"zzz" = "low"\n'
    )
    problems = unmatched_selectors(load_configuration(tmp_path), ["python.crypto.md5", "python.tls.verify"])
    assert [str(problem) for problem in problems] == [
        'wardline.toml:1:23: no rule is called "python.cripto.md5" (did you mean "python.crypto.md5"?)',
        'wardline.toml:2:11: no rule is called "python.crypto" (did you mean "python.crypto.*"?)',
        'wardline.toml:4:9: no rule is called "zzz"',
    ]
