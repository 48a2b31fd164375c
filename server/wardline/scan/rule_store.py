"""Rules kept on disk between processes: parsed, and with what is known of them before they are compiled.

Everything is in the user's cache directory, as data, under keys that say what it was made from: the engine and its
grammars, and the contents of the rule files. What is damaged, foreign or missing is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wardline.engine import RuleSet, compile_rules, restore_rules
from wardline.engine.compiled_rules import Outline
from wardline.project import ResultCache
from wardline.rules import stored
from wardline.rules.schema import Rule
from wardline.scan.identity import engine_digest, further_grammars

_ALL = ("",)  # stands for languages that some grammar may be needed for


@dataclass(frozen=True, slots=True)
class RuleStore:
    """What is kept for this engine and these grammars."""

    cache: ResultCache
    identity: str
    keep: bool = True

    @classmethod
    def default(cls, *, keep: bool) -> RuleStore:
        """The store in the user's cache directory; only read, unless `keep`."""
        return cls(ResultCache.default(), f"rules:{engine_digest()}:{further_grammars(_ALL)}", keep)

    def get(self, key: str) -> bytes | None:
        """What was put under `key`."""
        return self.cache.get(f"{self.identity}\0{key}")

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`, if that is wanted and the disk allows."""
        if self.keep:
            self.cache.put(f"{self.identity}\0{key}", data)

    def compiled(self, rules: Sequence[Rule], origins: Sequence[str]) -> RuleSet:
        """The rule set of `rules`, which were read from `origins`; not compiled where it is known from before."""
        text = "\0".join((*origins, *(rule.info.id for rule in rules)))
        key = f"compiled:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
        kept = self.get(key)
        if kept is not None:
            with contextlib.suppress(Exception):  # whatever is wrong with it, the rules say the same
                return _restored(rules, json.loads(kept))
        made = compile_rules(rules)
        with contextlib.suppress(TypeError, ValueError):
            self.put(key, json.dumps(_kept(made), separators=(",", ":")).encode())
        return made


def _kept(made: RuleSet) -> dict[str, Any]:
    outlines = made.outlines
    tokens = sorted({token for group in outlines.values() for one in group for token in _tokens(one)})
    numbers = {token: number for number, token in enumerate(tokens)}

    def listed(texts: frozenset[str]) -> list[int]:
        return sorted(numbers[text] for text in texts)

    def outlined(one: Outline) -> list[Any]:
        needs = [[*map(listed, alternatives)] for alternatives in one.needs]
        return [one.rule.info.id, needs, listed(one.words), listed(one.pieces)]

    return {
        "tokens": tokens,
        "rules": list(made.rules),
        "languages": {name: [*map(outlined, group)] for name, group in outlines.items()},
        "problems": stored.encode(made.problems),
        "digest": made.digest,
    }


def _tokens(outline: Outline) -> set[str]:
    return {*outline.words, *outline.pieces, *(token for group in outline.needs for need in group for token in need)}


def _restored(rules: Sequence[Rule], kept: dict[str, Any]) -> RuleSet:
    """The set that was kept; an exception, of whatever kind, if it is not that of `rules`."""
    tokens = dict(enumerate(kept["tokens"]))
    known = {rule.info.id: rule for rule in rules}

    def texts(numbers: list[int]) -> frozenset[str]:
        return frozenset([tokens[number] for number in numbers])

    outlines = {
        name: [
            Outline(known[rule_id], tuple(frozenset(map(texts, group)) for group in needs), texts(words), texts(pieces))
            for rule_id, needs, words, pieces in listed
        ]
        for name, listed in kept["languages"].items()
    }
    sound = [known[rule_id] for rule_id in kept["rules"]]
    problems = stored.decode(kept["problems"])
    left_out = known.keys() - kept["rules"] - {problem.rule_id for problem in problems}
    if left_out:
        raise ValueError(f"nothing is known of {sorted(left_out)}")
    return restore_rules(sound, outlines, problems, kept["digest"])
