"""Packs, rule files and directories of them."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import wardline
from wardline.packs import (
    LoadedPack,
    builtin_pack_names,
    builtin_packs_root,
    find_pack,
    load_pack,
    loading,
    merge,
    read_rule_source,
    rule_files,
)
from wardline.rules.schema import RuleProblem

MANIFEST = "name: ours\nversion: 1.0.0\ndescription: Ours.\nlicence: MIT\n"


def rule(rule_id: str) -> str:
    return f"""rules:
  - id: {rule_id}
    languages: [python]
    severity: HIGH
    message: Do not.
    pattern: eval(...)
    metadata: {{title: Eval, confidence: HIGH, cwe: [CWE-95]}}
"""


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def ids(loaded: LoadedPack) -> list[str]:
    return [each.info.id for each in loaded.rules]


def shown(loaded: LoadedPack) -> list[str]:
    return [str(problem) for problem in loaded.problems]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write(
        tmp_path / "ours",
        {
            "pack.yaml": MANIFEST,
            "injection/eval.yaml": rule("python.a"),
            "injection/eval.py": "eval(x)",
            "crypto/b.yml": rule("python.b"),
            "lessons/injection.md": "# Injection",
        },
    )


def test_a_pack_is_its_manifest_its_rules_and_its_lessons(pack: Path) -> None:
    loaded = load_pack(pack)
    assert loaded.problems == ()
    assert loaded.manifest is not None
    assert loaded.manifest.name == "ours"
    assert ids(loaded) == ["python.b", "python.a"]
    assert loaded.lessons_dir == pack / "lessons"
    assert [path.name for path in loaded.files] == ["pack.yaml", "b.yml", "eval.yaml"]


def test_rules_know_their_pack_and_are_shown_by_their_place_in_it(pack: Path) -> None:
    (first, _) = load_pack(pack).rules
    assert first.info.pack == "ours"
    assert first.mark.file == "ours/crypto/b.yml"


def test_other_yaml_in_a_directory_is_left_alone(pack: Path) -> None:
    write(pack, {"a/config.yaml": "other: 1", "a/x.test.yaml": rule("no.x"), ".hidden/y.yaml": rule("no.y"),
                 "z.json": rule("no.z"), "nested.yaml": "x:\n  rules: []\n"})  # fmt: skip
    assert ids(load_pack(pack)) == ["python.b", "python.a"]
    assert load_pack(pack).problems == ()


@pytest.mark.parametrize("text", ['"rules": []\n', "# comment\n\nrules:\n  []\n", '{"rules": []}', "\ufeffrules: []\n"])
def test_rules_at_the_top_are_seen_however_they_are_written(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"a.yaml": text})
    assert [path.name for path in read_rule_source(tmp_path, tmp_path).files] == ["a.yaml"]


def test_the_digest_is_of_paths_and_contents_wherever_the_pack_is(pack: Path, tmp_path: Path) -> None:
    digest = load_pack(pack).digest
    copy = tmp_path / "elsewhere" / "ours"
    shutil.copytree(pack, copy)
    assert load_pack(copy).digest == digest
    write(copy, {"injection/eval.py": "other", "README.md": "words"})
    assert load_pack(copy).digest == digest
    (copy / "crypto" / "b.yml").rename(copy / "crypto" / "c.yml")
    assert load_pack(copy).digest != digest
    write(pack, {"crypto/b.yml": rule("python.b") + "# more"})
    assert load_pack(pack).digest not in (digest, load_pack(copy).digest)


def test_a_missing_pack_and_a_missing_manifest_are_problems(tmp_path: Path) -> None:
    assert shown(load_pack(tmp_path / "gone")) == [
        "gone:1:1: there is no such pack (a pack is a directory with pack.yaml and rules)"
    ]
    loaded = load_pack(write(tmp_path / "bare", {"a.yaml": rule("python.a")}))
    assert "the pack has no manifest" in shown(loaded)[0]
    assert ids(loaded) == ["python.a"]
    assert loaded.rules[0].info.pack == "bare"


def test_a_bad_rule_file_is_a_problem_and_the_others_load(pack: Path) -> None:
    write(pack, {"bad.yaml": "rules: [", "worse.yaml": "rules: 3\n"})
    loaded = load_pack(pack)
    assert ids(loaded) == ["python.b", "python.a"]
    assert {problem.mark.file for problem in loaded.problems} == {"ours/bad.yaml", "ours/worse.yaml"}


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MAX_BYTES", 400)
    write(pack, {"large.yaml": rule("python.large") + "#" * 400})
    loaded = load_pack(pack)
    assert ids(loaded) == ["python.b", "python.a"]
    assert shown(loaded) == ["ours/large.yaml:1:1: the file is larger than 400 bytes (split it)"]


def test_a_pack_with_too_many_files_is_cut_off(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MAX_FILES", 1)
    loaded = load_pack(pack)
    assert ids(loaded) == ["python.b"]
    assert "too many rule files" in shown(loaded)[0]


def test_an_unreadable_file_is_a_problem(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def refusing(path: Path, mode: str = "r") -> object:
        if path.name == "b.yml":
            raise PermissionError(13, "Permission denied")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", refusing)
    loaded = load_pack(pack)
    assert ids(loaded) == ["python.a"]
    assert shown(loaded) == ["ours/crypto/b.yml:1:1: cannot be read: Permission denied"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege on Windows")
def test_links_do_not_lead_out_of_a_pack(pack: Path, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"x.yaml": rule("no.x")})
    (pack / "link.yaml").symlink_to(outside / "x.yaml")
    (pack / "linked").symlink_to(outside)
    assert ids(load_pack(pack)) == ["python.b", "python.a"]


def test_where_an_id_is_taken_the_later_rule_gets_its_path_before_it(pack: Path, tmp_path: Path) -> None:
    write(pack, {"later.yaml": rule("python.a"), "more/a b.yaml": rule("python.a"), "more/c.yaml": rule("python.a")})
    loaded = load_pack(pack)
    assert ids(loaded) == ["python.b", "python.a", "later.python.a", "more.python.a", "more.c.python.a"]
    assert shown(loaded)[0] == (
        "ours/later.yaml:2:5 [python.a]: the id is already used by the rule at ours/injection/eval.yaml:2:5 "
        "(this one is called later.python.a)"
    )
    assert all(problem.warning for problem in loaded.problems)
    other = load_pack(write(tmp_path / "other", {"pack.yaml": MANIFEST, "a.yaml": rule("python.b")}))
    rules, problems = merge([loaded, other])
    assert [each.info.id for each in rules][-1] == "other.python.b"
    assert "ours/crypto/b.yml:2:5" in str(problems[0])
    assert str(problems[0]).startswith("other/a.yaml:2:5")


def test_a_rule_file_or_a_directory_of_them_can_be_named(pack: Path, tmp_path: Path) -> None:
    one = read_rule_source(Path("ours/injection/eval.yaml"), tmp_path)
    assert ids(one) == ["python.a"]
    assert one.rules[0].mark.file == "ours/injection/eval.yaml"
    assert one.rules[0].info.pack == ""
    many = read_rule_source(pack, pack)
    assert [each.mark.file for each in many.rules] == ["crypto/b.yml", "injection/eval.yaml"]
    assert many.manifest is None


def test_what_is_named_and_gives_no_rules_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {"empty/notes.txt": "", "other.yaml": "x: 1\n"})
    assert shown(read_rule_source(Path("gone"), tmp_path)) == ["gone:1:1: no such file or directory"]
    assert "holds no rule files" in shown(read_rule_source(Path("empty"), tmp_path))[0]
    assert shown(read_rule_source(Path("other.yaml"), tmp_path))


def test_rule_files_are_listed_without_being_read(pack: Path) -> None:
    assert [path.name for path in rule_files(pack)] == ["b.yml", "eval.yaml"]


def test_the_packs_that_come_with_wardline_are_found() -> None:
    assert builtin_pack_names() == ("javascript-core", "python-core")
    for name in builtin_pack_names():
        manifest = load_pack(builtin_packs_root() / name).manifest
        assert manifest is not None
        assert manifest.name == name


def test_an_installed_package_carries_its_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = write(tmp_path / "wardline", {"__init__.py": "", "builtin_packs/x/pack.yaml": MANIFEST})
    monkeypatch.setattr(wardline, "__file__", str(package / "__init__.py"))
    assert builtin_packs_root() == package / "builtin_packs"


def test_a_pack_is_found_by_name_or_by_directory(tmp_path: Path) -> None:
    write(tmp_path, {"ours/pack.yaml": MANIFEST})
    assert find_pack("python-core", tmp_path) == builtin_packs_root() / "python-core"
    assert find_pack("./ours", tmp_path) == tmp_path / "ours"
    problem = find_pack("pyton-core", tmp_path, "wardline.toml")
    assert isinstance(problem, RuleProblem)
    assert str(problem).endswith('no pack or directory is called "pyton-core" (did you mean "python-core"?)')


def test_a_directory_that_holds_far_more_than_rules_is_refused_whole(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "MAX_ENTRIES", 7)
    write(pack, {f"photos/{number}.jpg": "" for number in range(8)})
    loaded = read_rule_source(pack, pack.parent)
    assert loaded.rules == ()
    assert loaded.files == ()
    assert shown(loaded) == [
        "ours:1:1: the directory holds more than 7 files and directories: no rule is read from there "
        "(name a directory that holds nothing but rules)"
    ]
    assert rule_files(pack) == ()


def test_a_directory_that_is_far_too_deep_is_refused_whole(pack: Path) -> None:
    write(pack, {"/".join(["d"] * loading.MAX_DEPTH) + "/deep.yaml": rule("python.deep")})
    assert "python.deep" in ids(read_rule_source(pack))
    write(pack, {"/".join(["d"] * (loading.MAX_DEPTH + 1)) + "/deep.yaml": rule("python.deeper")})
    (problem,) = read_rule_source(pack).problems
    assert "levels deep" in problem.message
