"""Scanning many files: order, processes, failures, cancellation, the results cache."""

from __future__ import annotations

import json
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from unit.scan import deadly, demo
from wardline.model import ErrorKind, Report, Severity
from wardline.reports import render_sarif
from wardline.scan import Project, open_project, pool, process_pool, run, scan, work

MANY = 40


def scanned(project: Project, *paths: str, **options: Any) -> Report:
    return scan(project, [Path(path) for path in paths], cwd=project.root, **options)


def shown(report: Report) -> list[tuple[str, list[str]]]:
    return [(file.path, demo.found(file.analysis)) for file in report.files]


def errors(report: Report) -> list[tuple[ErrorKind, str | None]]:
    return [(error.kind, error.path) for file in report.files for error in file.analysis.errors]


@pytest.fixture
def many(tmp_path: Path) -> Project:
    """More files, and more text, than one process checks alone."""
    padding = "# " + "x" * 10_000 + "\n"
    files = {f"m{number:02}": f"{padding}eval({number})\n" for number in range(MANY)}
    return open_project(demo.make(tmp_path / "many", **files))


EVERY = [(f"m{number:02}.py", ["demo.eval"]) for number in range(MANY)]


def test_only_files_with_something_to_tell_are_in_the_report(tmp_path: Path) -> None:
    project = open_project(demo.make(tmp_path / "p", b="eval(1)\n", a="exec(1)\n", clean="x = 1\n"))
    report = scanned(project)

    assert shown(report) == [("a.py", ["demo.exec"]), ("b.py", ["demo.eval"])]
    assert report.files_scanned == 3
    assert report.rules_run == 2
    assert report.digest == project.digest
    assert list(report.cards) == ["demo.eval", "demo.exec"]


def test_the_text_is_kept_where_there_are_findings(tmp_path: Path) -> None:
    report = scanned(open_project(demo.make(tmp_path, a="eval(1)\n")))

    assert report.files[0].data == b"eval(1)\n"


def test_a_path_that_does_not_exist_is_told_and_the_others_are_scanned(tmp_path: Path) -> None:
    report = scanned(open_project(demo.make(tmp_path, a="eval(1)\n")), "a.py", "gone.py")

    assert shown(report) == [("a.py", ["demo.eval"])]
    assert [(error.kind, error.path) for error in report.errors] == [(ErrorKind.CONFIGURATION, "gone.py")]


def test_files_that_are_left_out_are_told(tmp_path: Path) -> None:
    root = demo.make(tmp_path, "max-file-size = 100", a="eval(1)\n", large="#" * 200)
    (root / "binary.py").write_bytes(b"\0\1")

    assert errors(scanned(open_project(root))) == [(ErrorKind.SKIPPED, "binary.py"), (ErrorKind.SKIPPED, "large.py")]


def test_problems_of_the_configuration_are_in_the_report(tmp_path: Path) -> None:
    report = scanned(open_project(demo.make(tmp_path, "unknown = 1")))

    assert [error.kind for error in report.errors] == [ErrorKind.CONFIGURATION]


def test_a_file_that_makes_the_check_fail_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = open_project(demo.make(tmp_path, a="eval(1)\n", b="eval(2)\n"))
    check = work.check_document

    def failing(project: Project, path: Path, *rest: Any, **options: Any) -> Any:
        if path.name == "a.py":
            raise RuntimeError("boom")
        return check(project, path, *rest, **options)

    monkeypatch.setattr(work, "check_document", failing)
    report = scanned(project, use_cache=False)

    assert errors(report) == [(ErrorKind.FILE, "a.py")]
    assert "RuntimeError: boom" in report.files[0].analysis.errors[0].message
    assert shown(report)[1] == ("b.py", ["demo.eval"])


def test_several_processes_find_the_same_in_the_same_order(many: Project) -> None:
    parallel = scanned(many, jobs=2, use_cache=False)

    assert shown(parallel) == EVERY
    assert parallel.files == scanned(many, jobs=1, use_cache=False).files


def test_few_files_are_checked_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "process_pool", lambda _: pytest.fail("started processes"))

    assert shown(scanned(open_project(demo.make(tmp_path, a="eval(1)\n")), jobs=2)) == [("a.py", ["demo.eval"])]


def test_any_executor_can_do_the_work(many: Project) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert shown(scanned(many, executor=executor, use_cache=False)) == EVERY


def test_an_executor_that_is_shut_down_is_replaced_by_processes_of_the_scan(many: Project) -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()

    assert shown(scanned(many, executor=executor, use_cache=False)) == EVERY


def test_without_any_working_process_the_scan_goes_on_in_this_one(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()

    def none(_: int) -> Executor:
        raise OSError("no processes here")

    monkeypatch.setattr(pool, "process_pool", none)

    assert shown(scanned(many, executor=executor, use_cache=False)) == EVERY


def test_a_worker_with_other_rules_is_not_believed(many: Project) -> None:
    (many.root / "wardline.toml").write_text("packs = []\n", encoding="utf-8")  # after the project was opened

    assert shown(scanned(many, jobs=2, use_cache=False)) == EVERY


def test_a_file_that_kills_its_process_costs_only_itself(many: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "run_chunk", deadly.run_chunk)
    report = scanned(many, jobs=2, use_cache=False)

    assert errors(report) == [(ErrorKind.FILE, "m07.py")]
    assert "died" in report.files[7].analysis.errors[0].message
    assert [path for path, rules in shown(report) if rules == ["demo.eval"]] == [
        path for path, _ in EVERY if path != "m07.py"
    ]


def test_progress_counts_every_file(many: Project) -> None:
    seen: list[tuple[int, int]] = []
    scanned(many, jobs=1, use_cache=False, progress=lambda done, total: seen.append((done, total)))

    assert seen == [(number, MANY) for number in range(1, MANY + 1)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_cancelled_scan_ends_early_with_what_it_has(many: Project, jobs: int) -> None:
    done: list[int] = []
    report = scanned(
        many, jobs=jobs, use_cache=False, progress=lambda number, _: done.append(number), cancelled=lambda: bool(done)
    )

    assert 1 <= report.files_scanned <= MANY
    assert jobs > 1 or report.files_scanned == 1


def test_an_interrupt_leaves_no_worker_behind(many: Project) -> None:
    import multiprocessing

    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        scanned(many, jobs=2, use_cache=False, progress=interrupt)

    assert multiprocessing.active_children() == []


def test_an_executor_that_was_handed_in_stays_open(many: Project) -> None:
    with process_pool(1) as executor:
        scanned(many, executor=executor, use_cache=False)
        assert executor.submit(len, "abc").result() == 3


def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are analysed from now on, not taken from the cache."""
    files: list[str] = []
    original = work.run_job

    def noting(project: Project, job: work.Job, extras: work.Extras) -> work.Outcome:
        files.append(job.shown)
        return original(project, job, extras)

    monkeypatch.setattr(pool, "run_job", noting)
    return files


def test_an_unchanged_file_is_not_analysed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "eval(1)\nexec(2)  # wardline: ignore[demo.exec] -- known (until 2999-01-01)\n"
    project = open_project(demo.make(tmp_path / "p", a=text, clean="x = 1\n"))
    first = scanned(project)
    files = analysed(monkeypatch)
    second = scanned(project)

    assert files == []
    assert second.files == first.files
    assert second.files_scanned == 2
    assert second.cards == first.cards


def test_a_changed_file_is_analysed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = open_project(demo.make(tmp_path / "p", a="eval(1)\n", b="eval(2)\n"))
    scanned(project)
    (project.root / "a.py").write_text("exec(1)\n", encoding="utf-8")
    files = analysed(monkeypatch)

    assert shown(scanned(project)) == [("a.py", ["demo.exec"]), ("b.py", ["demo.eval"])]
    assert files == ["a.py"]


def test_other_rules_have_other_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = demo.make(tmp_path / "p", a="eval(1)\n")
    scanned(open_project(root))
    files = analysed(monkeypatch)

    assert shown(scanned(open_project(root, overrides={"ignore": ["demo.eval"]}))) == []
    assert files == ["a.py"]


def test_results_of_a_file_with_errors_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = open_project(demo.make(tmp_path / "p", a="eval(1)\n"))
    with monkeypatch.context() as broken:
        broken.setattr(work, "check_document", lambda *_, **__: 1 / 0)
        scanned(project)

    assert shown(scanned(project)) == [("a.py", ["demo.eval"])]


def test_a_suppression_that_ends_is_looked_at_every_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime

    from wardline.scan import check, results

    text = "eval(1)  # wardline: ignore[demo.eval] -- soon (until 2030-01-01)\n"
    project = open_project(demo.make(tmp_path / "p", a=text))

    class Later(datetime.date):
        @classmethod
        def today(cls) -> datetime.date:
            return datetime.date(2031, 1, 1)

    assert shown(scanned(project)) == [("a.py", ["(demo.eval)"])]
    for module in (check, results):
        monkeypatch.setattr(module.datetime, "date", Later)

    assert shown(scanned(project)) == [("a.py", ["demo.eval", "wardline.suppression-expired"])]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"a.py": 1}', b'{"a.py": ["x", [[["?"]]]]}', b"[]", b"\xff"])
def test_a_damaged_cache_is_rebuilt(tmp_path: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    from wardline.project import ResultCache

    project = open_project(demo.make(tmp_path / "p", a="eval(1)\n"))
    monkeypatch.setattr(ResultCache, "get", lambda *_: damage)

    assert shown(scanned(project)) == [("a.py", ["demo.eval"])]


def test_without_the_cache_nothing_is_written(tmp_path: Path, own_cache: Path) -> None:
    scanned(open_project(demo.make(tmp_path / "p", a="eval(1)\n"), keep=False), use_cache=False)

    assert not own_cache.exists()


def test_a_report_lists_files_with_the_paths_of_the_working_directory(tmp_path: Path) -> None:
    root = demo.make(tmp_path / "p", a="eval(1)\n")
    report = scan(open_project(root), [Path("p")], cwd=tmp_path)

    assert shown(report) == [("p/a.py", ["demo.eval"])]
    assert run.scan is scan


def test_the_page_of_a_rule_states_the_severity_that_the_project_gives_it(tmp_path: Path) -> None:
    configuration = (
        'severity = {"demo.eval" = "low"}\n[[per-path]]\npaths = ["a.py"]\nseverity = {"demo.eval" = "info"}'
    )
    report = scanned(open_project(demo.make(tmp_path, configuration, a="eval(1)\n", b="eval(1)\n")))
    run_as_sarif = json.loads(render_sarif(report))["runs"][0]
    (rule,) = run_as_sarif["tool"]["driver"]["rules"]

    assert report.cards["demo.eval"].info.severity is Severity.LOW
    assert rule["defaultConfiguration"]["level"] == "note"
    assert rule["properties"]["security-severity"] == "3.0"
    assert [result["properties"]["severity"] for result in run_as_sarif["results"]] == ["info", "low"]
