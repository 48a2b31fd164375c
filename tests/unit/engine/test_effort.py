"""What a rule finds in a large file before its budget ends: the work grows with the file, not with its square."""

from __future__ import annotations

from unit.engine.harness import found


def test_text_is_looked_for_at_each_match_without_a_walk_over_all_of_it() -> None:
    rule = {"patterns": [{"pattern": "g(...)"}, {"pattern-regex": "g"}]}
    assert len(found(rule, "g(1)\n" * 1000)) == 1000


def test_text_that_must_not_be_there_is_found_without_a_walk_over_all_of_it() -> None:
    rule = {"patterns": [{"pattern": "g(...)"}, {"pattern-not-regex": "g.2"}]}
    assert len(found(rule, "g(1)\ng(2)\n" * 1000)) == 1000


def test_generic_matches_inside_others() -> None:
    rule = {"patterns": [{"pattern": "a"}, {"pattern-inside": "b ... c"}]}
    assert len(found(rule, "b a c\n" * 1000 + "a\n", "generic")) == 1000


def test_generic_matches_inside_others_that_one_surrounds() -> None:
    rule = {"patterns": [{"pattern-regex": "a"}, {"pattern-inside": "b ... c"}, {"pattern-not-inside": "<x> ... </x>"}]}
    assert len(found(rule, "<x>\nb a c\n</x>\n" + "b a c\n" * 1000, "generic")) == 1000
