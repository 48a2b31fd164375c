"""What a pack says about itself."""

from __future__ import annotations

import pytest

from wardline.packs.manifest import Manifest, read_manifest

GOOD = "name: our-pack\nversion: 1.2.0\ndescription: Ours.\nlicence: MIT\nlanguages: [python, javascript]\n"


def complaints(text: str) -> list[str]:
    return [str(problem) for problem in read_manifest(text, "p/pack.yaml")[1]]


def test_a_manifest_is_read() -> None:
    manifest, problems = read_manifest(GOOD, "p/pack.yaml")
    assert manifest == Manifest("our-pack", "1.2.0", "Ours.", "MIT", ("python", "javascript"))
    assert problems == ()


@pytest.mark.parametrize("version", ["1.0", "0.1.0", "1.2.3-alpha.1+build", "2.0.0rc1", "1.2.post1", "1.0.0.dev3"])
def test_versions_of_both_schools_are_accepted(version: str) -> None:
    assert complaints(GOOD.replace("1.2.0", f"'{version}'")) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("licence:", "lisence:", "p/pack.yaml:4:1: unknown key `lisence` (did you mean `licence`?)"),
        ("our-pack", "Our Pack", "p/pack.yaml:1:7: `Our Pack` is not a pack name (small letters, digits and single "
         "dashes)"),
        ("our-pack", "../x", "p/pack.yaml:1:7: `../x` is not a pack name (small letters, digits and single dashes)"),
        ("1.2.0", "one", "p/pack.yaml:2:10: `one` is not a version (for example 1.2.0)"),
        ("Ours.", "''", "p/pack.yaml:3:14: `description` is empty"),
        ("Ours.", "[a]", "p/pack.yaml:3:14: `description` must be text"),
        ("version: 1.2.0\n", "", "p/pack.yaml:1:1: `version` is missing (add `version: ...`)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(old: str, new: str, complaint: str) -> None:
    assert complaint in complaints(GOOD.replace(old, new))


@pytest.mark.parametrize("text", ["", "- a", "just text", "a: [", "name: !!python/object/apply:os.getcwd []"])
def test_what_is_no_mapping_of_texts_gives_no_manifest(text: str) -> None:
    manifest, problems = read_manifest(text, "p/pack.yaml")
    assert manifest is None
    assert problems
