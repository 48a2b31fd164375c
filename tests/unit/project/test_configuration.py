"""Finding, reading and merging the configuration."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardline.model import Severity
from wardline.project.configuration import (
    Configuration,
    PerPath,
    Profile,
    load_configuration,
    with_overrides,
)
from wardline.project.options import ConfigProblem


def load(tmp_path: Path, text: str, name: str = "wardline.toml") -> Configuration:
    (tmp_path / name).write_text(text, "utf-8")
    return load_configuration(tmp_path)


def only_problem(configuration: Configuration) -> ConfigProblem:
    assert len(configuration.problems) == 1, configuration.problems
    return configuration.problems[0]


def test_without_a_file_the_defaults_hold_from_the_start_directory(tmp_path: Path) -> None:
    configuration = load_configuration(tmp_path)
    assert configuration.root == tmp_path
    assert configuration.file is None
    assert configuration.packs == ("python-core", "javascript-core")
    assert configuration.fail_on is Severity.LOW
    assert configuration.problems == ()


def test_every_key_is_read(tmp_path: Path) -> None:
    configuration = load(
        tmp_path,
        """
packs = ["python-core", "./ours"]
rules = ["security/rules"]
profile = "strict"
select = ["python.*"]
ignore = ["python.crypto.md5"]
severity = { "python.tls.*" = "critical" }
exclude = ["migrations/"]
max-file-size = 1_000
bandit = true
fail-on = "high"
jobs = 3
lesson-dirs = ["lessons"]
[[per-path]]
paths = ["tests/"]
ignore = ["python.secrets.*"]
select = ["python.injection.*"]
severity = { "python.injection.sql" = "info" }
""",
    )
    assert configuration.problems == ()
    assert configuration.profile is Profile.STRICT
    assert configuration.severity == (("python.tls.*", Severity.CRITICAL),)
    assert configuration.max_file_size == 1000
    assert configuration.bandit is True
    assert configuration.jobs == 3
    assert configuration.per_path == (
        PerPath(
            ("tests/",),
            ("python.injection.*",),
            ("python.secrets.*",),
            (("python.injection.sql", Severity.INFO),),
        ),
    )


def test_the_nearest_file_upwards_counts_alone(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "wardline.toml").write_text("bandit = true\njobs = 2")
    (tmp_path / "a" / "wardline.toml").write_text("jobs = 3")
    configuration = load_configuration(inner)
    assert (configuration.jobs, configuration.bandit) == (3, False)
    assert configuration.root == tmp_path / "a"


def test_wardline_toml_wins_over_pyproject_in_the_same_directory(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.wardline]\njobs = 1")
    assert load(tmp_path, "jobs = 2").jobs == 2


@pytest.mark.parametrize("text", ["[project]\nname = 'wardline-user'", "[tool.other]\nx = 1"])
def test_a_pyproject_that_is_not_about_wardline_does_not_count(tmp_path: Path, text: str) -> None:
    (tmp_path / "wardline.toml").write_text("jobs = 7")
    inner = tmp_path / "inner"
    inner.mkdir()
    configuration = load(inner, text, "pyproject.toml")
    assert configuration.jobs == 7
    assert configuration.problems == ()


def test_places_in_pyproject_count_from_the_top_of_the_file(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.wardline]\nselct = ["a"]\n'
    problem = only_problem(load(tmp_path, text, "pyproject.toml"))
    assert str(problem) == 'pyproject.toml:5:1: unknown key "selct" (did you mean "select"?)'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("jobs = 2\nmax_file_size = 5", ':2:1: unknown key "max_file_size" (did you mean "max-file-size"?)'),
        ("Bandit = true", ':1:1: unknown key "Bandit" (did you mean "bandit"?)'),
        ('profile = "strct"', ':1:11: profile must be one of "default", "strict", not "strct" '
         '(did you mean "strict"?)'),
        ('fail-on = "HIGH"', ':1:11: fail-on must be one of "critical", "high", "medium", "low", "info", '
         'not "HIGH" (did you mean "high"?)'),
        ("bandit = 1", ":1:10: bandit must be true or false, not a number (using the default, false)"),
        ("jobs = true", ":1:8: jobs must be a whole number, not a boolean (using the default, 0)"),
        ("jobs = 1.5", ":1:8: jobs must be a whole number, not a number (using the default, 0)"),
        ("jobs = -1", ":1:8: jobs must be from 0 to 1_024 (using the default, 0)"),
        ("jobs = 1979-05-27", ":1:8: jobs must be a whole number, not a date or time (using the default, 0)"),
        ('ignore = "a.b"', ':1:10: ignore must be a list of rule ids or globs, not a string (write ["a.b"])'),
        ('ignore = [\n  "a.b",\n  7,\n]', ":3:3: ignore: every entry must be a string, not a number (left out)"),
        ('ignore = ["a b"]', ':1:11: ignore: "a b" is not a rule id or glob (write an id, or * and ? as wildcards)'),
        ('exclude = ["a***b/**/["]', None),
        ('exclude = ["!"]', ':1:12: exclude: "!" is not a pattern as in .gitignore (left out)'),
        ('exclude = ["[z-a]"]', ':1:12: exclude: "[z-a]" is not a pattern as in .gitignore (left out)'),
        ('packs = [""]', ":1:10: packs: an entry must not be empty or hold control characters (left out)"),
        ('[severity]\n"a.b" = "hgh"', ':2:9: severity of a.b must be one of "critical", "high", "medium", "low", '
         '"info", not "hgh" (did you mean "high"?)'),
        ('[severity]\na.b = "high"', ":2:1: severity of a is a table "
         "(quote rule ids: a dot separates tables in TOML)"),
        ("severity = 1", ":1:12: severity must be a table from rule id to severity, not a number "
         "(using the default, {})"),
        ('[[per-path]]\npath = ["a"]', None),
        ('[[per-path]]\nignore = ["a"]', ":1:3: per-path needs a non-empty paths (the entry is left out)"),
        ('[per-path]\npaths = ["a"]', ":1:1: per-path must be a list of tables, not a table (write [[per-path]])"),
        ("per-path = [1]", ":1:13: per-path: every entry must be a table, not a number (left out)"),
        ("[tool.wardline]\njobs = 1", ':1:2: unknown key "tool" '
         "(in wardline.toml the keys stand at the top, without a table)"),
    ],
)  # fmt: skip
def test_a_bad_key_or_value_is_named_with_its_place_and_a_remedy(tmp_path: Path, text: str, shown: str | None) -> None:
    problems = load(tmp_path, text).problems
    if shown is not None:
        assert [str(problem) for problem in problems] == [f"wardline.toml{shown}"]


def test_a_bad_entry_leaves_the_rest_of_the_file_in_force(tmp_path: Path) -> None:
    configuration = load(tmp_path, 'jobs = "x"\nbandit = true\nignore = [1, "python.a"]\nnonsense = 1')
    assert configuration.jobs == 0
    assert configuration.bandit is True
    assert configuration.ignore == ("python.a",)
    assert len(configuration.problems) == 3


def test_an_unlike_key_gets_the_list_of_the_known_ones(tmp_path: Path) -> None:
    assert only_problem(load(tmp_path, "zzzzzz = 1")).remedy.startswith("known keys: packs, rules")


def test_a_problem_names_its_key_with_dots_and_its_file_for_programs(tmp_path: Path) -> None:
    problem = only_problem(load(tmp_path, '[[per-path]]\npaths = ["a"]\nignor = []'))
    assert problem.key == "per-path.ignor"
    assert problem.path == tmp_path / "wardline.toml"


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"jobs = 1\nbandit = ?\n", 2, "not valid TOML: Invalid value"),
        (b"jobs = 1\njobs = 2\n", 2, "not valid TOML: jobs is written twice"),
        (b"jobs = 1\n\nrules = []\nrules = [\n'a',\n'b']\n", 4, "rules is written twice"),
        (b"[severity]\na = 'low'\n[severity] # more\n", 3, "[severity] is written twice"),
        (b"a = [\n1,\n", 3, "not valid TOML"),
        (b"jobs = 1\nx = '\xff'\n", 2, "not UTF-8"),
        (b"x = " + b"[" * 100_000, None, "nested too deeply"),
        (b"x = " + b"9" * 5000, None, "not valid TOML"),
        (b"#" * 4_000_001, None, "larger than"),
    ],
)
def test_a_file_that_is_not_toml_is_named_and_leaves_the_defaults(
    tmp_path: Path, data: bytes, line: int | None, words: str
) -> None:
    (tmp_path / "wardline.toml").write_bytes(data)
    configuration = load_configuration(tmp_path)
    problem = only_problem(configuration)
    assert words in problem.message
    assert problem.line == line
    assert configuration.broken
    assert configuration.packs == Configuration().packs
    assert configuration.root == tmp_path


def test_a_broken_pyproject_that_may_be_about_wardline_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "wardline.toml").write_text("jobs = 7")
    inner = tmp_path / "inner"
    inner.mkdir()
    configuration = load(inner, "[project]\nname =\n", "pyproject.toml")
    assert (configuration.jobs, configuration.broken) == (7, False)
    assert str(only_problem(configuration)) == "pyproject.toml:2:7: is not valid TOML: Invalid value (passed over)"


def test_a_broken_pyproject_that_speaks_of_wardline_is_reported(tmp_path: Path) -> None:
    configuration = load(tmp_path, "[tool.wardline]\njobs = \n", "pyproject.toml")
    assert only_problem(configuration).line == 2


def test_tool_wardline_that_is_no_table_is_reported(tmp_path: Path) -> None:
    problem = only_problem(load(tmp_path, "[tool]\nwardline = 3", "pyproject.toml"))
    assert str(problem).startswith("pyproject.toml:2:1: tool.wardline must be a table, not a number")


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    (tmp_path / "wardline.toml").write_bytes(b"\xef\xbb\xbfjobs = 4\r\nbandt = 1\r\n")
    configuration = load_configuration(tmp_path)
    assert configuration.jobs == 4
    assert only_problem(configuration).line == 2


def test_an_explicit_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "wardline.toml").write_text("jobs = 1")
    other = tmp_path / "ci" / "strict.toml"
    other.parent.mkdir()
    other.write_text("jobs = 9")
    configuration = load_configuration(tmp_path, explicit=other)
    assert (configuration.jobs, configuration.root) == (9, other.parent)


def test_an_explicit_file_that_is_missing_or_not_about_wardline_is_a_problem(tmp_path: Path) -> None:
    missing = load_configuration(tmp_path, explicit=tmp_path / "gone.toml")
    assert "cannot be read" in only_problem(missing).message
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    other = load_configuration(tmp_path, explicit=tmp_path / "pyproject.toml")
    assert only_problem(other).message == "has no [tool.wardline] table"


def test_a_file_above_is_shown_from_where_the_search_began(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "wardline.toml").write_text("x = 1")
    assert only_problem(load_configuration(inner)).file == "../wardline.toml"


def test_all_files_that_could_matter_are_listed_for_polling(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "wardline.toml").write_text("")
    consulted = load_configuration(inner).consulted
    assert consulted == (inner / "wardline.toml", inner / "pyproject.toml", tmp_path / "wardline.toml")


def test_settings_of_the_editor_go_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "wardline.toml").write_text(
        'jobs = 1\nignore = ["a"]\nseverity = { "x" = "low", "y" = "low" }\n[[per-path]]\npaths = ["t/"]\n'
    )
    overrides = {
        "jobs": 2,
        "ignore": ["b"],
        "select": None,
        "severity": {"y": "high"},
        "per-path": [{"paths": ["u/"]}],
    }
    configuration = load_configuration(tmp_path, overrides=overrides)
    assert configuration.jobs == 2
    assert configuration.ignore == ("b",)
    assert configuration.severity == (("x", Severity.LOW), ("y", Severity.HIGH))
    assert [entry.paths for entry in configuration.per_path] == [("t/",), ("u/",)]
    assert configuration.problems == ()


def test_bad_settings_of_the_editor_are_named_without_a_line_and_leave_the_file_in_force(tmp_path: Path) -> None:
    (tmp_path / "wardline.toml").write_text("jobs = 5")
    configuration = load_configuration(tmp_path, overrides={"jobs": "many", "bandits": True})
    assert configuration.jobs == 5
    assert [problem.line for problem in configuration.problems] == [None, None]
    assert str(configuration.problems[1]) == 'editor settings: unknown key "bandits" (did you mean "bandit"?)'


def test_paths_are_resolved_from_the_configuration(tmp_path: Path) -> None:
    configuration = load(tmp_path, "")
    assert configuration.resolve("../rules") == tmp_path.parent / "rules"


def test_a_value_found_bad_when_it_is_used_still_has_its_place(tmp_path: Path) -> None:
    configuration = load(tmp_path, '[tool.wardline]\npacks = [\n  "python-core",\n  "pyton"\n]\n', "pyproject.toml")
    problem = configuration.problem(("packs", 1), "no such pack")
    assert (problem.file, problem.line, problem.column) == ("pyproject.toml", 4, 3)


def test_the_digest_text_is_the_same_on_every_machine(tmp_path: Path) -> None:
    texts = []
    for place in ("one", "two/deeper"):
        root = tmp_path / place
        root.mkdir(parents=True)
        absolute = (root / "rules").as_posix()
        outside = (tmp_path / place / ".." / "shared").as_posix()
        texts.append(load(root, f'rules = ["{absolute}", "{outside}"]\nselect = ["b", "a"]').digest_text())
    assert texts[0] == texts[1]
    assert str(tmp_path) not in texts[0]


def test_the_digest_text_changes_with_what_decides_findings_and_only_with_that(tmp_path: Path) -> None:
    base = load(tmp_path, "").digest_text()
    assert load(tmp_path, "jobs = 4\nfail-on = 'high'\nlesson-dirs = ['x']").digest_text() == base
    assert load(tmp_path, "packs = ['python-core', 'javascript-core']").digest_text() == base
    for change in ("bandit = true", "profile = 'strict'", "ignore = ['x']", "[[per-path]]\npaths = ['a']"):
        assert load(tmp_path, change).digest_text() != base


def test_a_configuration_can_be_sent_to_another_process(tmp_path: Path) -> None:
    configuration = load(tmp_path, 'severity = { "a" = "low" }\nnope = 1')
    assert pickle.loads(pickle.dumps(configuration)) == configuration


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits to take away")
def test_a_file_that_must_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wardline.toml").write_text("jobs = 1")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    configuration = load_configuration(tmp_path)
    assert only_problem(configuration).message == "cannot be read: Permission denied"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
keys = st.sampled_from(["packs", "rules", "profile", "select", "severity", "exclude", "jobs", "bandit", "per-path"])


@given(st.dictionaries(keys | st.text(max_size=8), json_values, max_size=4))
def test_no_settings_make_reading_fail(overrides: dict[str, object]) -> None:
    configuration = with_overrides(Configuration(), overrides)
    configuration.digest_text()
    for problem in configuration.problems:
        assert problem.message
