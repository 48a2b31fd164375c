"""What users install is whole: the wheel, and a checkout installed as it is, each in a clean environment."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import BytesParser
from pathlib import Path

import pytest

from install.environment import create, install, run, script
from parity.editor import Editor

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VULNERABLE = """\
import sqlite3
from flask import request


def lookup():
    name = request.args["name"]
    query = "SELECT * FROM users WHERE name = '" + name + "'"
    return sqlite3.connect("shop.db").execute(query)
"""


def files_below(directory: Path) -> set[str]:
    return {
        path.relative_to(directory).as_posix()
        for path in directory.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, and the wheel made from it, as a release makes them."""
    directory = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(directory), str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=directory)
    assert result.returncode == 0, result.stdout + result.stderr
    return directory


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module", params=["wheel", "checkout"])
def python(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with Wardline and what it declares to need."""
    directory = tmp_path_factory.mktemp(request.param)
    if request.param == "wheel":
        made = create(directory, PROJECT["dependencies"])
        install(made, str(request.getfixturevalue("wheel")))
    else:
        made = create(directory, [*PROJECT["dependencies"], "hatchling", "editables"])
        install(made, "--editable", str(ROOT))
    return made


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A directory that has nothing to do with the checkout, with a vulnerable program in it."""
    (tmp_path / "shop.py").write_text(VULNERABLE, encoding="utf-8")
    return tmp_path


def test_the_wheel_carries_the_package_and_everything_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())

    assert {f"wardline/{name}" for name in files_below(ROOT / "server" / "wardline")} <= names
    assert {f"wardline/builtin_packs/{name}" for name in files_below(ROOT / "rules")} <= names
    assert "wardline/schemas/wardline.schema.json" in names
    assert "wardline/reports/report.schema.json" in names
    assert any("/lessons/" in name for name in names)
    assert {"wardline/standards/data/asvs-5.0.0.json", "wardline/standards/data/owasp.json"} <= names


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert {name.split("/")[0] for name in names} == {"wardline", wheel.name.partition("-py3")[0] + ".dist-info"}
    assert not [name for name in names if name.endswith((".pyc", ".pyo")) or "__pycache__" in name]


def test_the_wheel_says_what_it_needs_and_under_which_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        metadata = BytesParser().parsebytes(archive.read(name))
        licences = {each.rsplit("/", 1)[-1] for each in archive.namelist() if ".dist-info/licenses/" in each}

    needed = [each for each in metadata.get_all("Requires-Dist", []) if "extra ==" not in each]
    assert len(needed) == len(PROJECT["dependencies"])
    assert metadata["Requires-Python"] == PROJECT["requires-python"]
    assert metadata["License-Expression"] == "Apache-2.0"
    assert licences == {"LICENSE", "NOTICE"}


def test_the_source_distribution_holds_no_tests_that_scanners_would_flag(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}

    assert {"server", "rules", "pyproject.toml", "README.md", "LICENSE", "NOTICE"} <= tops
    assert not tops & {"tests", ".venv", "vscode-extension", "node_modules"}


def test_installed_it_scans_from_another_directory(python: Path, elsewhere: Path) -> None:
    result = run(python, elsewhere, "scan", "--no-cache", "--format", "json")
    report = json.loads(result.stdout)

    assert result.returncode == 1, result.stderr.decode()
    assert report["errors"] == []
    (finding,) = (each for each in report["findings"] if each["rule"] == "python.injection.sql")
    assert finding["trace"][0]["kind"] == "source"
    assert finding["trace"][-1]["kind"] == "sink"
    assert report["rules"]["python.injection.sql"]["asvs"]


def test_installed_it_reports_sarif_with_taxonomies(python: Path, elsewhere: Path) -> None:
    result = run(python, elsewhere, "scan", "--no-cache", "--format", "sarif")
    (sarif,) = json.loads(result.stdout)["runs"]

    assert sarif["taxonomies"]
    assert any(each.get("codeFlows") for each in sarif["results"])


def test_installed_it_explains_with_the_lesson(python: Path, elsewhere: Path) -> None:
    page = run(python, elsewhere, "explain", "python.injection.sql").stdout.decode()
    lesson = (ROOT / "rules" / "python-core" / "lessons" / "sql-injection.md").read_text(encoding="utf-8")
    _, _, after_heading = lesson.partition("## How it is attacked")

    assert after_heading.split()[:12]
    assert " ".join(after_heading.split()[:12]) in " ".join(page.split())
    assert "v5.0.0-" in page


def test_installed_it_has_every_rule_and_the_same_digest_as_the_checkout(python: Path, elsewhere: Path) -> None:
    from wardline.scan import open_project

    project = open_project(elsewhere)
    listed = json.loads(run(python, elsewhere, "rules", "list", "--json").stdout)

    written = {each["id"] for each in listed if not each["id"].startswith("wardline.")}
    assert written == set(project.known.rules)
    assert run(python, elsewhere, "parity").stdout.decode().splitlines()[0] == project.digest


def test_installed_it_serves_an_editor(python: Path, elsewhere: Path) -> None:
    with Editor(elsewhere, command=[str(script(python)), "lsp"], env={"PYTHONPATH": ""}) as editor:
        shown = editor.diagnostics(editor.open("shop.py", VULNERABLE))
        assert "python.injection.sql" in {each["code"] for each in shown}
        assert editor.capabilities["positionEncoding"] == "utf-32"


def test_installed_it_uses_its_own_files(python: Path) -> None:
    program = "import wardline.packs as p; print(p.builtin_packs_root())"
    result = subprocess.run([python, "-I", "-c", program], capture_output=True, text=True, check=True)
    inside = Path(result.stdout.strip()).is_relative_to(python.parents[1].resolve())

    assert inside or Path(result.stdout.strip()) == ROOT / "rules"
    assert inside == ("wheel" in python.parents[1].name)


def test_bandit_runs_where_only_the_declared_dependencies_are(python: Path, elsewhere: Path) -> None:
    (elsewhere / "wardline.toml").write_text('bandit = true\npacks = []\nprofile = "strict"\n', encoding="utf-8")
    report = json.loads(run(python, elsewhere, "scan", "--no-cache", "--format", "json").stdout)

    assert report["errors"] == []
    assert {each["rule"] for each in report["findings"]} >= {"bandit.B608"}
