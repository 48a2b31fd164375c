"""Opening a project: which rules run, what is wrong, the parity digest."""

from __future__ import annotations

import gc
import shutil
import weakref
from pathlib import Path

import pytest
import yaml

from unit.scan import demo
from wardline.scan import Project, card_for, engine_digest, open_project, rule_info


def test_the_shipped_packs_open_without_a_problem(tmp_path: Path) -> None:
    project = open_project(tmp_path)

    assert [str(problem) for problem in project.problems] == []
    assert "python.injection.sql" in project.rules.rules
    assert project.lessons_dirs


def test_rules_of_low_confidence_are_known_but_do_not_run_by_default(project: Project) -> None:
    assert sorted(project.rules.rules) == ["demo.eval", "demo.exec"]
    assert "demo.print" in project.known.rules
    assert rule_info(project, "demo.print") is not None


def test_overrides_go_over_the_configuration(tmp_path: Path) -> None:
    root = demo.make(tmp_path, 'select = ["demo.eval"]')

    assert sorted(open_project(root).rules.rules) == ["demo.eval"]
    assert sorted(open_project(root, overrides={"select": ["demo.print"]}).rules.rules) == ["demo.print"]


def test_a_rule_that_only_a_path_selects_is_compiled(tmp_path: Path) -> None:
    root = demo.make(tmp_path, '[[per-path]]\npaths = ["x.py"]\nselect = ["demo.print"]')

    assert "demo.print" in open_project(root).rules.rules


def test_explicit_rules_run_instead_of_the_configured_ones_whatever_is_selected(tmp_path: Path) -> None:
    root = demo.make(tmp_path / "a", 'select = ["demo.eval"]\n[[per-path]]\npaths = ["*"]\nselect = ["demo.eval"]')
    own = tmp_path / "own.yaml"
    own.write_text(demo.RULES.replace("demo.", "own."), encoding="utf-8")
    project = open_project(root, config_rules=[own])

    assert sorted(project.rules.rules) == ["own.eval", "own.exec", "own.print"]
    assert demo.found(demo.check(project, "eval(x)\nprint(x)\n", root / "x.py")) == ["own.eval", "own.print"]


def test_explicit_rules_still_obey_ignore(tmp_path: Path) -> None:
    root = demo.make(tmp_path, 'ignore = ["demo.exec"]')
    project = open_project(root, config_rules=[root / "rules.yaml"])

    assert "demo.exec" not in project.rules.rules


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        ('selekt = ["demo.eval"]', "unknown key"),
        ('ignore = ["demo.evil"]', 'no rule is called "demo.evil"'),
    ],
)
def test_mistakes_that_leave_the_rest_working_are_not_fatal(tmp_path: Path, configuration: str, expected: str) -> None:
    project = open_project(demo.make(tmp_path, configuration))
    [problem] = project.problems

    assert expected in problem.message
    assert not problem.fatal
    assert str(problem).startswith("wardline.toml:3:")
    assert demo.found(demo.check(project, "eval(x)\n")) == ["demo.eval"]


@pytest.mark.parametrize(
    "configuration",
    ["packs = [\n", 'packs = ["no-such-pack"]\n', 'packs = []\nrules = ["missing.yaml"]\n'],
)
def test_what_stops_rules_from_running_is_fatal(tmp_path: Path, configuration: str) -> None:
    (tmp_path / "wardline.toml").write_text(configuration, encoding="utf-8")

    assert [problem.fatal for problem in open_project(tmp_path).problems] == [True]


def test_rules_that_are_not_there_are_named_where_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "wardline.toml").write_text('packs = []\nrules = [\n  "gone/rules",\n]\n', encoding="utf-8")
    (problem,) = open_project(tmp_path).problems
    assert str(problem) == 'wardline.toml:3:3: there is no file or directory "gone/rules"'
    assert problem.path == tmp_path / "wardline.toml"

    (problem,) = open_project(tmp_path, config_rules=[tmp_path / "my.yaml"]).problems
    assert str(problem) == "--config: there is no file or directory 'my.yaml'"
    assert problem.fatal


def test_a_broken_rule_is_named_with_its_place_and_the_others_run(tmp_path: Path) -> None:
    root = demo.make(tmp_path)
    (root / "rules.yaml").write_text(demo.RULES.replace("pattern: exec($X)", "pattern: exec($X"), encoding="utf-8")
    project = open_project(root)

    assert [problem.file for problem in project.problems] == ["rules.yaml"]
    assert "demo.exec" in str(project.problems[0])
    assert project.problems[0].line > 1
    assert demo.found(demo.check(project, "eval(x)\n")) == ["demo.eval"]


@pytest.mark.parametrize(
    "line",
    ["min-version: 99.0.0", "languages: [cobol]", "mode: join"],
)
def test_a_rule_that_this_version_does_not_have_is_left_out_and_stops_nothing(tmp_path: Path, line: str) -> None:
    root = demo.make(tmp_path)
    rule = {"id": "a", "languages": ["python"], "severity": "HIGH", "message": "m", "pattern": "f()"}
    rule |= yaml.safe_load(line)
    (root / "more.yaml").write_text(yaml.safe_dump({"rules": [rule]}), encoding="utf-8")
    project = open_project(root, overrides={"rules": ["rules.yaml", "more.yaml"]})
    assert {problem.fatal for problem in project.problems} == {False}
    assert all("the rule is left out" in problem.message for problem in project.problems)
    assert demo.found(demo.check(project, "eval(x)\n")) == ["demo.eval"]


def test_a_misspelt_language_is_an_error(tmp_path: Path) -> None:
    root = demo.make(tmp_path)
    rules = {"rules": [{"id": "a", "languages": ["pyhton"], "severity": "HIGH", "message": "m", "pattern": "f()"}]}
    (root / "more.yaml").write_text(yaml.safe_dump(rules), encoding="utf-8")
    project = open_project(root, overrides={"rules": ["rules.yaml", "more.yaml"]})
    (problem,) = project.problems
    assert "did you mean `python`" in str(problem)
    assert problem.fatal


def test_rules_that_are_named_twice_run_once(tmp_path: Path) -> None:
    root = demo.make(tmp_path)
    once = open_project(root, config_rules=[root / "rules.yaml"])
    twice = open_project(root, config_rules=[root / "rules.yaml", root, root / "rules.yaml"])
    assert twice.problems == once.problems == ()
    assert twice.rules.rules == once.rules.rules


def test_two_rules_with_one_id_are_a_problem(tmp_path: Path) -> None:
    root = demo.make(tmp_path)
    shutil.copy(root / "rules.yaml", root / "more.yaml")
    project = open_project(root, overrides={"rules": ["rules.yaml", "more.yaml"]})

    assert all("already used" in problem.message for problem in project.problems)
    assert len(project.problems) == 3


def test_equal_projects_in_different_places_have_equal_digests(tmp_path: Path) -> None:
    first, second = (open_project(demo.make(tmp_path / name)) for name in ("a", "b"))

    assert first.digest == second.digest
    assert len(first.digest) == 16


@pytest.mark.parametrize(
    "configuration", ['ignore = ["demo.eval"]', 'severity = {"demo.eval" = "low"}', 'profile = "strict"']
)
def test_the_digest_changes_with_what_decides_about_findings(tmp_path: Path, configuration: str) -> None:
    plain = open_project(demo.make(tmp_path / "a"))

    assert open_project(demo.make(tmp_path / "b", configuration)).digest != plain.digest


def test_the_digest_does_not_change_with_what_only_decides_about_exit_codes(tmp_path: Path) -> None:
    plain = open_project(demo.make(tmp_path / "a"))

    assert open_project(demo.make(tmp_path / "b", 'fail-on = "critical"')).digest == plain.digest


def test_the_digest_changes_with_a_rule(tmp_path: Path) -> None:
    first, second = demo.make(tmp_path / "a"), demo.make(tmp_path / "b")
    (second / "rules.yaml").write_text(demo.RULES.replace("eval($X)", "eval($X, ...)"), encoding="utf-8")

    assert open_project(first).digest != open_project(second).digest


def test_the_engine_has_one_digest_in_a_process() -> None:
    assert engine_digest() == engine_digest()
    assert len(engine_digest()) == 16


def test_a_card_tells_about_rules_of_the_project_and_wardlines_own(project: Project) -> None:
    shown = card_for(project, "demo.eval")
    own = card_for(project, "wardline.suppression-unused")

    assert shown is not None
    assert "Evaluated text" in shown.markdown
    assert own is not None
    assert card_for(project, "demo.nothing") is None


def test_paths_are_relative_to_the_configuration(tmp_path: Path) -> None:
    root = demo.make(tmp_path / "project")
    (root / "sub").mkdir()
    project = open_project(root / "sub")

    assert project.root == root
    assert project.relative(root / "sub" / "x.py") == "sub/x.py"
    assert project.relative(None) == ""
    assert project.relative(tmp_path / "project-two" / "x.py") == (tmp_path / "project-two" / "x.py").as_posix()


def test_what_a_server_has_to_watch_is_known(project: Project) -> None:
    assert project.rule_files == (project.root / "rules.yaml",)
    assert project.rule_sources == (project.root / "rules.yaml",)


def test_projects_with_the_same_packs_share_their_rules(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    first, second = open_project(tmp_path / "a"), open_project(tmp_path / "b")
    stricter = open_project(tmp_path / "b", overrides={"profile": "strict"})

    assert first.rules is second.rules
    assert first.known is stricter.known
    assert set(first.rules.rules) < set(stricter.rules.rules)


def test_equal_rules_from_different_files_keep_their_own_places(tmp_path: Path) -> None:
    first, second = (open_project(demo.make(tmp_path / name)) for name in ("a", "b"))

    assert first.rules is not second.rules


def test_a_project_that_nobody_has_is_let_go(tmp_path: Path) -> None:
    project = open_project(demo.make(tmp_path))
    demo.check(project, "eval(x)\n")
    gone = [weakref.ref(project.rules), weakref.ref(project.known)]
    del project
    gc.collect()

    assert [reference() for reference in gone] == [None, None]


@pytest.mark.parametrize("repository", [True, False])
def test_rules_from_outside_the_repository_run_with_a_warning(tmp_path: Path, repository: bool) -> None:
    demo.make(tmp_path / "shared")
    root = tmp_path / "project"
    root.mkdir()
    (root / "wardline.toml").write_text('packs = []\nrules = ["../shared/rules.yaml"]\n', encoding="utf-8")
    if repository:
        (tmp_path / ".git").mkdir()
    project = open_project(root)

    assert "demo.eval" in project.rules.rules
    assert [problem.fatal for problem in project.problems] == ([] if repository else [False])
    assert repository or "outside the repository" in str(project.problems[0])
    assert repository or str(project.problems[0]).startswith("wardline.toml:2:")


def test_the_whole_disk_is_no_directory_of_rules(tmp_path: Path) -> None:
    (tmp_path / "wardline.toml").write_text('packs = []\nrules = ["/"]\n', encoding="utf-8")
    project = open_project(tmp_path)

    assert project.rules.rules == {}
    assert any("outside the repository" in str(problem) for problem in project.problems)
