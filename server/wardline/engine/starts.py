"""Where in a text the rules that can match in it may start: at their words, or at names that stand for these there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from wardline.engine.compiled_rules import CompiledRule, CompiledTaint, RunningRules
from wardline.engine.pattern_compiler import Reach
from wardline.engine.source import Source
from wardline.text import Span


class Starts:
    """The places in one source from which some rules start."""

    def __init__(self, source: Source, running: RunningRules) -> None:
        self._source = source
        self.running = running

    def searches(self, scopes: Sequence[Span], reaches: Collection[Reach]) -> list[CompiledRule]:
        """The search rules of these reaches that can start in `scopes`, in the set's order."""
        chosen = self.running.searches_of(reaches)
        found = {rule.rule.info.id: rule for rule in chosen.wordless}
        for offsets, rules in self._places(chosen):
            if _any_in(offsets, scopes):
                found.update((rule.rule.info.id, rule) for rule in rules)
        order = self.running.order
        return sorted(found.values(), key=lambda rule: order[rule.rule.info.id])

    def of_sinks(self, rule_id: str) -> Sequence[int] | None:
        """The byte offsets at which the sinks of a taint rule may start; None where no word tells."""
        return None if rule_id in self._wordless else self._offsets_of_taint.get(rule_id, ())

    @cached_property
    def _wordless(self) -> frozenset[str]:
        return frozenset(rule.rule.info.id for rule in self.running.wordless)

    @cached_property
    def _offsets_of_taint(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for offsets, rules in self._places(self.running):
            for rule in rules:
                if isinstance(rule.body, CompiledTaint):
                    found.setdefault(rule.rule.info.id, []).extend(offsets)
        return found

    def _places(self, chosen: RunningRules) -> Iterable[tuple[Sequence[int], Sequence[CompiledRule]]]:
        """Ascending byte offsets, with the rules that start there."""
        source = self._source
        places = [(source.hits.get(word, ()), rules) for word, rules in chosen.by_word.items()]
        places += [(source.pieces.get(text, ()), rules) for text, rules in chosen.by_fragment.items()]
        # Local names may stand for what rules start from, though the rule's word is not there.
        places += [(offsets, chosen.by_name.get(name, ())) for name, offsets in source.aliases.items()]
        places += [
            (source.below(name), rules)
            for name, rules in chosen.by_module.items()
            if source.hits.get(name.rsplit(".", 1)[-1])
        ]
        places += [(offsets, chosen.by_word.get(word, ())) for word, offsets in source.endings.items()]
        return (place for place in places if place[0] and place[1])


def _any_in(offsets: Sequence[int], scopes: Iterable[Span]) -> bool:
    for scope in scopes:
        first = bisect_left(offsets, scope.start)
        if first < len(offsets) and offsets[first] < scope.end:
            return True
    return False
