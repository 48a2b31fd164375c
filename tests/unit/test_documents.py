"""What the documents promise: their configurations work when copied, the rules they name exist, and this
repository's own configuration leaves out what is vulnerable on purpose and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wardline.project import discover, load_configuration
from wardline.project.selection import matches
from wardline.scan import open_project, scan
from wardline.scan.project import rule_info

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", *(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")))
MADE_UP = {"docs/rule-language.md"}  # its examples define the rules that they name
TOML = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RULE_ID = re.compile(r"(?<![\w/.])(?:(?:python|javascript)(?:\.[a-z0-9-]+)?\.(?:[a-z0-9-]+|\*)|wardline\.sup[a-z-]+)")


@pytest.mark.parametrize("page", ["README.md", "docs/configuration.md"])
def test_an_example_of_a_configuration_works_when_copied(page: str, tmp_path: Path) -> None:
    (example,) = TOML.findall((ROOT / page).read_text(encoding="utf-8"))
    (tmp_path / "wardline.toml").write_text(example, encoding="utf-8")
    assert [str(problem) for problem in open_project(tmp_path).problems] == []


@pytest.mark.parametrize("page", sorted(set(PAGES) - MADE_UP))
def test_every_rule_that_a_page_names_exists(page: str, tmp_path: Path) -> None:
    project = open_project(tmp_path)
    named = set(RULE_ID.findall((ROOT / page).read_text(encoding="utf-8"))) - {"javascript.yaml", "javascript.py"}
    known = [*project.known.rules]
    missing = [name for name in named if not rule_info(project, name) and not any(matches(one, name) for one in known)]
    assert sorted(missing) == []


def test_the_repository_leaves_out_what_is_vulnerable_on_purpose() -> None:
    configuration = load_configuration(ROOT)
    assert configuration.file == ROOT / "wardline.toml"
    shown = {file.shown for file in discover([ROOT], configuration, ROOT, lambda name: name.endswith((".py", ".js")))}
    assert "server/wardline/model.py" in shown
    assert not [name for name in shown if name.startswith(("tests/apps/", "rules/"))]
    assert list(discover([ROOT / "tests" / "apps"], configuration, ROOT))


def test_wardline_finds_nothing_in_itself() -> None:
    report = scan(open_project(ROOT), [ROOT / "server", ROOT / "scripts"], cwd=ROOT, jobs=1, use_cache=False)
    active = [one for file in report.files for one in file.analysis.findings if one.suppression is None]
    assert [f"{one.rule_id}: {one.message}" for one in active] == []
