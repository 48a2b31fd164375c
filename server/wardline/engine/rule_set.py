"""Rules as they run: every rule compiled for each of its languages, indexed by the words that start it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from wardline.engine import expressions
from wardline.engine.anchors import Anchor
from wardline.engine.formula import Formula, FormulaCompiler, Report, pieces, reach, starts, words
from wardline.engine.gates import Gate
from wardline.engine.generic_leaf import GenericOptions, generic_options
from wardline.engine.paths import applies
from wardline.engine.pattern_compiler import Reach
from wardline.engine.pattern_options import PatternOptions
from wardline.engine.rule_digest import digest_of
from wardline.engine.words import FragmentScanner, WordScanner
from wardline.model import RuleInfo
from wardline.rules import schema
from wardline.syntax import Language, covered, lacking, language_by_name

_SHOWN = 200  # characters of an error's text
Compilers = dict[tuple[str, GenericOptions | PatternOptions], FormulaCompiler]


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

    `starts` are the words and `fragments` the lower-case texts to start from; `starts` is None where a query
    is needed. `aliases` are full names that a local
    name may stand for instead, `modules` those whose members may have been imported by themselves. `words` and `pieces`
    are all words and fragments that files are scanned for.
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
    def needed(self) -> Sequence[Sequence[Formula]]:
        """Groups of formulas: of each, one must match somewhere in the file for the rule to find anything."""
        return (self.body.sinks, self.body.sources) if isinstance(self.body, CompiledTaint) else ((self.body,),)


@dataclass(frozen=True)
class LanguageRules:
    """The rules of one language, with the scanner for all their words."""

    language: Language
    rules: tuple[CompiledRule, ...]
    scanner: WordScanner = field(compare=False)
    fragment_scanner: FragmentScanner = field(compare=False)

    @cached_property
    def gate(self) -> Gate:
        """Tells which of the rules can find something in a text."""
        return Gate(rule.needed for rule in self.rules)

    @cached_property
    def by_word(self) -> Mapping[str, tuple[CompiledRule, ...]]:
        """The rules that start from a word."""
        index: dict[str, list[CompiledRule]] = {}
        for rule in self.rules:
            for word in rule.starts or ():
                index.setdefault(word, []).append(rule)
        return {word: tuple(rules) for word, rules in index.items()}

    @cached_property
    def by_fragment(self) -> Mapping[str, tuple[CompiledRule, ...]]:
        """The rules that start from a fragment."""
        index: dict[str, list[CompiledRule]] = {}
        for rule in self.rules:
            for fragment in rule.fragments:
                index.setdefault(fragment, []).append(rule)
        return {fragment: tuple(rules) for fragment, rules in index.items()}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[CompiledRule, ...]]:
        """The rules that start from the end of a full name, which a local alias may hide."""
        index: dict[str, list[CompiledRule]] = {}
        for rule in self.rules:
            for name in rule.aliases:
                index.setdefault(name, []).append(rule)
        return {name: tuple(rules) for name, rules in index.items()}

    @cached_property
    def by_module(self) -> Mapping[str, tuple[CompiledRule, ...]]:
        """The rules that start from some member of a full name."""
        index: dict[str, list[CompiledRule]] = {}
        for rule in self.rules:
            for name in rule.modules:
                index.setdefault(name, []).append(rule)
        return {name: tuple(rules) for name, rules in index.items()}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each rule in the set, so that results come in one order."""
        return {rule.rule.info.id: index for index, rule in enumerate(self.rules)}

    @cached_property
    def taint(self) -> tuple[CompiledRule, ...]:
        """The rules that follow data."""
        return tuple(rule for rule in self.rules if isinstance(rule.body, CompiledTaint))

    @cached_property
    def wordless(self) -> tuple[CompiledRule, ...]:
        """The rules that start from a query."""
        return tuple(rule for rule in self.rules if rule.starts is None)


class RuleSet:
    """Everything that can be found: the compiled rules, their facts, and what was wrong with the others.

    `groups` are the rules for each language, by its name; each is compiled when a first text of the language comes.
    """

    def __init__(
        self,
        rules: Mapping[str, schema.Rule],
        groups: Mapping[str, Callable[[], LanguageRules]],
        problems: Iterable[schema.RuleProblem],
    ) -> None:
        self.rules = dict(rules)
        self.problems = tuple(problems)
        self._groups = dict(groups)
        self._languages: dict[str, LanguageRules] = {}

    def rule(self, rule_id: str) -> schema.Rule | None:
        """The rule as written."""
        return self.rules.get(rule_id)

    def info(self, rule_id: str) -> RuleInfo | None:
        """The rule's facts."""
        rule = self.rules.get(rule_id)
        return rule.info if rule else None

    def for_language(self, language: Language) -> LanguageRules | None:
        """The rules that run on texts of `language`."""
        group = self._groups.get(language.name)
        if group is not None and language.name not in self._languages:
            self._languages[language.name] = group()
        return self._languages.get(language.name)

    @cached_property
    def over_text(self) -> tuple[LanguageRules, ...]:
        """The rules that run on texts of whatever language, `generic` and `regex`."""
        plain = [language for name in self._groups if (language := language_by_name(name)) and not language.has_grammar]
        return tuple(group for language in plain if (group := self.for_language(language)) is not None)

    def groups_for(self, language: Language) -> list[LanguageRules]:
        """The rules for texts of `language`, and those that look at any text."""
        own = self.for_language(language) if language.has_grammar else None
        return [*((own,) if own is not None else ()), *self.over_text]

    def reads(self, language: Language) -> bool:
        """Whether some rule is for texts of `language`."""
        return language.name in self._groups

    def reads_text(self, path: str) -> bool:
        """Whether some rule looks at the text of `path` though it may be in no language that Wardline reads."""
        return any(applies(rule, path) for rule in self._text_rules)

    @property
    def has_text_rules(self) -> bool:
        """Whether some rules look at texts of whatever language."""
        return bool(self._text_rules)

    @cached_property
    def _text_rules(self) -> tuple[schema.Rule, ...]:
        return tuple({one.rule.info.id: one.rule for group in self.over_text for one in group.rules}.values())

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over all rules wherever they were written: equal digests give equal findings."""
        return digest_of(self.rules.values())


def compile_rules(rules: Iterable[schema.Rule]) -> RuleSet:
    """Compile `rules`; those with a problem are left out and named in `RuleSet.problems`.

    For the languages that they name, that is; a rule is left out silently where another one that its own covers cannot
    read its patterns.
    """
    problems: list[schema.RuleProblem] = []
    sound: dict[str, schema.Rule] = {}
    grouped: dict[str, list[CompiledRule | schema.Rule]] = {}
    compilers: Compilers = {}
    for rule in rules:
        here: list[schema.RuleProblem] = []
        compiled = {name: _attempt(rule, name, compilers, here) for name in rule.info.languages}
        broken = _fix_problem(rule)
        if broken is not None:
            problems.append(broken)
            continue
        works = any(compiled.values())
        problems += (replace(problem, warning=works) for problem in here)
        if not works:
            continue
        sound[rule.info.id] = rule
        for name in covered(rule.info.languages):
            one = compiled.get(name, rule)
            if one is not None:
                grouped.setdefault(name, []).append(one)

    def group(name: str) -> LanguageRules:
        late = (_attempt(one, name, compilers, []) if isinstance(one, schema.Rule) else one for one in grouped[name])
        found = [compiled for compiled in late if compiled is not None]
        language = language_by_name(name)
        assert language is not None  # or no rule for it would have been compiled
        return _group(language, found)

    return RuleSet(sound, {name: partial(group, name) for name in grouped}, problems)


def _fix_problem(rule: schema.Rule) -> schema.RuleProblem | None:
    """What is wrong with the rule's `fix-regex`, which would fail on every finding."""
    fix = rule.fix_regex
    if fix is None:
        return None
    what, remedy = "the regular expression of `fix-regex` does not compile", ""
    wrong = expressions.check(fix.regex)
    if wrong is None:
        what, remedy = "the replacement of `fix-regex` cannot be used", "write groups of `regex` as `\\1`"
        wrong = expressions.check_replacement(fix.regex, fix.replacement)
    if wrong is None:
        return None
    return schema.RuleProblem(fix.mark or rule.mark, f"{what}: {wrong}", remedy, rule.info.id)


def _group(language: Language, rules: list[CompiledRule]) -> LanguageRules:
    needed = frozenset(language.import_words).union(*(compiled.words for compiled in rules))
    fragments: frozenset[str] = frozenset().union(*(compiled.pieces for compiled in rules))
    return LanguageRules(language, tuple(rules), WordScanner(needed), FragmentScanner(fragments))


def _attempt(
    rule: schema.Rule, name: str, compilers: Compilers, problems: list[schema.RuleProblem]
) -> CompiledRule | None:
    """As `_compile`; whatever goes wrong is the problem of this rule alone."""
    try:
        return _compile(rule, name, compilers, problems)
    except Exception as error:
        what = f"the rule cannot be compiled: {type(error).__name__}: {str(error)[:_SHOWN]}"
        problems.append(schema.RuleProblem(rule.mark, what, "simplify it", rule.info.id, languages=(name,)))
        return None


def _compile(
    rule: schema.Rule, name: str, compilers: Compilers, problems: list[schema.RuleProblem]
) -> CompiledRule | None:
    language = language_by_name(name)
    if language is None:
        problems.append(schema.RuleProblem(rule.mark, *lacking(name), rule.info.id, languages=(name,)))
        return None

    def report(mark: schema.Mark, message: str, remedy: str) -> None:
        problems.append(schema.RuleProblem(mark, message, remedy, rule.info.id, languages=(name,)))

    options = PatternOptions.read(rule.options) if language.has_grammar else generic_options(rule.options)
    body = _compile_body(rule.body, compilers.setdefault((name, options), FormulaCompiler(language, options)), report)
    if body is None:
        return None
    formulas = body.formulas if isinstance(body, CompiledTaint) else (body,)
    starting = body.sinks if isinstance(body, CompiledTaint) else (body,)
    found = [start for formula in starting for start in starts(formula)]
    anchors = [start for start in found if isinstance(start, Anchor)]
    everywhere = (start for formula in formulas for start in starts(formula))
    return CompiledRule(
        rule,
        body,
        starts=None if None in found else frozenset(anchor.word for anchor in anchors),
        fragments=frozenset(text for start in found if isinstance(start, frozenset) for text in start),
        aliases=frozenset(anchor.name for anchor in anchors if anchor.name is not None),
        modules=frozenset(anchor.name for anchor in anchors if anchor.name is not None and anchor.below),
        reach=max(map(reach, formulas)),
        words=frozenset(start.word for start in everywhere if isinstance(start, Anchor)).union(*map(words, formulas)),
        pieces=frozenset().union(*map(pieces, formulas)),
    )


def _compile_body(
    body: schema.Formula | schema.Taint, compiler: FormulaCompiler, report: Report
) -> Formula | CompiledTaint | None:
    if not isinstance(body, schema.Taint):
        return compiler.compile(body, report)
    groups = [
        [compiler.compile(part.formula, report) for part in parts]
        for parts in (body.sources, body.sinks, body.sanitizers, body.propagators)
    ]
    if any(formula is None for group in groups for formula in group):
        return None
    sources, sinks, sanitizers, propagators = (tuple(f for f in group if f is not None) for group in groups)
    return CompiledTaint(sources, sinks, sanitizers, propagators, body)
