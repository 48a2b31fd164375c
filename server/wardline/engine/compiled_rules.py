"""Rules as they run, and those of one language: which of them a text is worth trying, and where they start in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wardline.engine.formula import Formula, is_apart
from wardline.engine.gates import Gate, Need
from wardline.engine.pattern_compiler import Reach
from wardline.engine.words import FragmentScanner, WordScanner
from wardline.rules import schema
from wardline.syntax import Language

_KEPT = 256  # choices of rules whose indexes are remembered


@dataclass(frozen=True, slots=True)
class CompiledTaint:
    """As `schema.Taint`, with compiled formulas; the parts as written stand in the same order in `written`."""

    sources: tuple[Formula, ...]
    sinks: tuple[Formula, ...]
    sanitizers: tuple[Formula, ...]
    propagators: tuple[Formula, ...]
    written: schema.Taint

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """All formulas of all parts."""
        return (*self.sources, *self.sinks, *self.sanitizers, *self.propagators)


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """One rule for one language.

    `starts` are the words and `fragments` the lower-case texts to start from; `starts` is None where a query is needed.
    `aliases` are full names that a local name may stand for instead, `modules` those whose members may have been
    imported by themselves. `words` and `pieces` are all words and fragments that files are scanned for.
    """

    rule: schema.Rule
    body: Formula | CompiledTaint
    starts: frozenset[str] | None
    fragments: frozenset[str]
    aliases: frozenset[str]
    modules: frozenset[str]
    reach: Reach
    words: frozenset[str]
    pieces: frozenset[str]

    @property
    def is_apart(self) -> bool:
        """Whether the rule searches for code that depends on nothing around it."""
        return not isinstance(self.body, CompiledTaint) and is_apart(self.body)

    @property
    def needed(self) -> Sequence[Sequence[Formula]]:
        """Groups of formulas: of each, one must match somewhere in the file for the rule to find anything."""
        return (self.body.sinks, self.body.sources) if isinstance(self.body, CompiledTaint) else ((self.body,),)


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a rule without compiling it: that can wait until a text comes in which it can match.

    `needs` are the alternatives of each group of its formulas (`CompiledRule.needed`), `words` and `pieces` all words
    and fragments that texts are scanned for.
    """

    rule: schema.Rule
    needs: tuple[frozenset[Need], ...]
    words: frozenset[str]
    pieces: frozenset[str]


class RunningRules:
    """The rules that can match in some text, indexed by what they start from."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self.rules = tuple(rules)
        self.by_word = _indexed(rules, lambda rule: rule.starts or ())
        self.by_fragment = _indexed(rules, lambda rule: rule.fragments)
        # A local alias may hide the end of a full name, or a name of which some member is meant.
        self.by_name = _indexed(rules, lambda rule: rule.aliases)
        self.by_module = _indexed(rules, lambda rule: rule.modules)
        self.order: Mapping[str, int] = {rule.rule.info.id: index for index, rule in enumerate(rules)}
        self.taint = tuple(rule for rule in rules if isinstance(rule.body, CompiledTaint))
        self.searches = tuple(rule for rule in rules if not isinstance(rule.body, CompiledTaint))
        self.wordless = tuple(rule for rule in rules if rule.starts is None)
        self._searches: dict[tuple[Reach, ...], RunningRules] = {}

    def searches_of(self, reaches: Collection[Reach]) -> RunningRules:
        """The search rules of these reaches by themselves."""
        key = tuple(sorted(reaches))
        if key not in self._searches:
            self._searches[key] = RunningRules([rule for rule in self.searches if rule.reach in key])
        return self._searches[key]


def _indexed(
    rules: Iterable[CompiledRule], keys: Callable[[CompiledRule], Iterable[str]]
) -> Mapping[str, tuple[CompiledRule, ...]]:
    index: dict[str, list[CompiledRule]] = {}
    for rule in rules:
        for key in keys(rule):
            index.setdefault(key, []).append(rule)
    return {key: tuple(found) for key, found in index.items()}


class LanguageRules:
    """The rules of one language, with the scanners for all their words; each is compiled when a text may match it."""

    def __init__(
        self, language: Language, outlines: Sequence[Outline], compiler: Callable[[schema.Rule], CompiledRule | None]
    ) -> None:
        self.language = language
        self.outlines = tuple(outlines)
        self._compiler = compiler
        self._compiled: dict[int, CompiledRule | None] = {}
        self._running: dict[tuple[int, ...], RunningRules] = {}

    @cached_property
    def gate(self) -> Gate:
        """Tells the numbers of the rules that can find something in a text."""
        return Gate(outline.needs for outline in self.outlines)

    @cached_property
    def scanner(self) -> WordScanner:
        """Finds the words of all rules, and those of imports."""
        asked = (self.gate.words, *(one.words for one in self.outlines))
        return WordScanner(frozenset(self.language.import_words).union(*asked))

    @cached_property
    def fragment_scanner(self) -> FragmentScanner:
        """Finds the fragments of all rules."""
        return FragmentScanner(frozenset(self.gate.fragments).union(*(one.pieces for one in self.outlines)))

    def running(self, numbers: tuple[int, ...]) -> RunningRules:
        """The rules with these numbers, ascending."""
        found = self._running.get(numbers)
        if found is None:
            if len(self._running) >= _KEPT:
                self._running.clear()
            rules = (self._rule(number) for number in numbers)
            found = self._running[numbers] = RunningRules([rule for rule in rules if rule is not None])
        return found

    def compiled(self, rule_id: str) -> CompiledRule | None:
        """The rule as it runs; None if there is none for this language."""
        number = next((at for at, one in enumerate(self.outlines) if one.rule.info.id == rule_id), None)
        return self._rule(number) if number is not None else None

    def _rule(self, number: int) -> CompiledRule | None:
        if number not in self._compiled:
            self._compiled[number] = self._compiler(self.outlines[number].rule)
        return self._compiled[number]
