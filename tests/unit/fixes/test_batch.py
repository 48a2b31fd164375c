"""Every safe fix at once: apart, proven together, imports once, several rounds where fixes meet."""

from __future__ import annotations

import itertools

from unit.fixes.harness import checker, language, rule_set
from wardline.fixes import fix_all
from wardline.fixes.pieces import Pieces
from wardline.model import TextEdit
from wardline.syntax import Document
from wardline.text import Span

RANDOM = rule_set("random.$F(...)", fixer="secrets-module")


def all_fixed(rules, before: str) -> str:
    document = Document.parse(before.encode(), language())
    check = checker(rules)
    edits = fix_all(document, check(document.data).findings, rules.rule, check)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(edits))
    return document.edited(tuple(reversed(edits))).data.decode()


def test_imports_are_added_once() -> None:
    before = "import random\n\nx = random.choice(a)\ny = random.randrange(3)\n"
    assert all_fixed(RANDOM, before) == (
        "import random\nimport secrets\n\nx = secrets.choice(a)\ny = secrets.randbelow(3)\n"
    )


def test_fixes_inside_fixes_are_made_too() -> None:
    before = (
        "import random\nimport secrets\n\n"
        "x = random.choice([random.choice('ä'), random.getrandbits(random.randint(1, 2))])\n"
    )
    assert all_fixed(RANDOM, before) == (
        "import random\nimport secrets\n\n"
        "x = secrets.choice([secrets.choice('ä'), secrets.randbits(secrets.SystemRandom().randint(1, 2))])\n"
    )


def test_fixes_that_overlap_take_turns() -> None:
    rules = rule_set("wrap($X)", fix="safe($X)")
    assert all_fixed(rules, "wrap(wrap(wrap(1)))\n") == "safe(safe(safe(1)))\n"


def test_what_needs_a_review_or_is_refused_is_left_alone() -> None:
    assert all_fixed(rule_set("old()", fix="new()", safety="review"), "old()\n") == "old()\n"
    assert all_fixed(rule_set("old()", fix="new("), "old()\n") == "old()\n"


def test_only_the_findings_that_were_given_are_fixed() -> None:
    rules = rule_set("old($X)", fix="new($X)")
    document = Document.parse(b"old(1)\nold(2)\n", language())
    check = checker(rules)
    edits = fix_all(document, check(document.data).findings[:1], rules.rule, check)
    assert document.edited(edits).data == b"new(1)\nold(2)\n"


def test_nothing_to_fix_gives_no_edits() -> None:
    assert all_fixed(RANDOM, "") == ""


def test_rounds_of_edits_become_edits_of_the_original() -> None:
    pieces = Pieces(b"0123456789")
    pieces.apply((TextEdit(Span(2, 4), "ab"), TextEdit(Span(8, 8), "X")))
    pieces.apply((TextEdit(Span(3, 5), "-"),))
    assert pieces.edits() == (TextEdit(Span(2, 5), "a-"), TextEdit(Span(8, 8), "X"))
    assert Document.parse(b"0123456789", language()).edited(tuple(reversed(pieces.edits()))).data == b"01a-567X89"
