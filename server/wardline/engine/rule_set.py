"""Sets of rules: every rule compiled for each of its languages, or left out with what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

from wardline.engine import expressions
from wardline.engine.anchors import Anchor
from wardline.engine.compiled_rules import CompiledRule, CompiledTaint, LanguageRules, Outline
from wardline.engine.formula import Formula, FormulaCompiler, Report, pieces, reach, starts, words
from wardline.engine.gates import needs_of_any
from wardline.engine.generic_leaf import GenericOptions, generic_options
from wardline.engine.paths import applies
from wardline.engine.pattern_options import PatternOptions
from wardline.engine.rule_digest import digest_of
from wardline.model import RuleInfo
from wardline.rules import schema
from wardline.syntax import Language, covered, lacking, language_by_name

_SHOWN = 200  # characters of an error's text
Compilers = dict[tuple[str, GenericOptions | PatternOptions], FormulaCompiler]


class RuleSet:
    """Everything that can be found: the compiled rules, their facts, and what was wrong with the others.

    `groups` are the rules for each language, by its name; each is made when a first text of the language comes.
    `named` are the languages that the rules themselves name: their texts are also read by others.
    """

    def __init__(
        self,
        rules: Mapping[str, schema.Rule],
        groups: Mapping[str, Callable[[], LanguageRules]],
        problems: Iterable[schema.RuleProblem],
        named: Collection[str] = (),
        digest: str | None = None,
    ) -> None:
        self.rules = dict(rules)
        self.problems = tuple(problems)
        self._named = frozenset(named)
        self._digest = digest
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
        return tuple({one.rule.info.id: one.rule for group in self.over_text for one in group.outlines}.values())

    @property
    def outlines(self) -> dict[str, tuple[Outline, ...]]:
        """What `restore_rules` needs to make this set again: the rules that compile for each language they name."""
        groups = ((name, language_by_name(name)) for name in sorted(self._named))
        found = ((name, self.for_language(language)) for name, language in groups if language is not None)
        return {
            name: tuple(one for one in group.outlines if name in one.rule.info.languages)
            for name, group in found
            if group is not None
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over all rules wherever they were written: equal digests give equal findings."""
        return self._digest or digest_of(self.rules.values())


def compile_rules(rules: Iterable[schema.Rule]) -> RuleSet:
    """Compile `rules`; those with a problem are left out and named in `RuleSet.problems`.

    For the languages that they name, that is; a rule is left out silently where another one that its own covers cannot
    read its patterns.
    """
    problems: list[schema.RuleProblem] = []
    sound: dict[str, schema.Rule] = {}
    grouped: dict[str, list[schema.Rule]] = {}
    known: dict[tuple[str, str], CompiledRule] = {}
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
        known.update({(name, rule.info.id): one for name, one in compiled.items() if one is not None})
        for name in covered(rule.info.languages):
            if compiled.get(name, rule) is not None:
                grouped.setdefault(name, []).append(rule)

    def compiled_as(name: str, rule: schema.Rule) -> CompiledRule | None:
        if name in rule.info.languages:
            return known[name, rule.info.id]
        return _attempt(rule, name, compilers, [])

    def group(name: str) -> LanguageRules:
        found = {rule.info.id: compiled_as(name, rule) for rule in grouped[name]}
        outlines = [outline_of(one) for one in found.values() if one is not None]
        return LanguageRules(_language(name), outlines, lambda rule: found[rule.info.id])

    named = {name for name, _ in known}
    return RuleSet(sound, {name: partial(group, name) for name in grouped}, problems, named)


def restore_rules(
    rules: Sequence[schema.Rule],
    outlines: Mapping[str, Sequence[Outline]],
    problems: Iterable[schema.RuleProblem],
    digest: str,
) -> RuleSet:
    """The rule set that `compile_rules` made of `rules`, from what it knew: its `outlines`, `problems` and `digest`."""
    compilers: Compilers = {}
    covering: dict[str, list[schema.Rule]] = {}
    for rule in rules:
        for name in covered(rule.info.languages):
            covering.setdefault(name, []).append(rule)

    def group(name: str) -> LanguageRules:
        if name in outlines and not any(name not in rule.info.languages for rule in covering[name]):
            return LanguageRules(_language(name), outlines[name], lambda rule: _attempt(rule, name, compilers, []))
        here = {one.rule.info.id: one for one in outlines.get(name, ())}
        found: list[Outline] = []
        for rule in covering[name]:
            compiled = None if name in rule.info.languages else _attempt(rule, name, compilers, [])
            outline = here.get(rule.info.id) or (outline_of(compiled) if compiled is not None else None)
            if outline is not None:
                found.append(outline)
        return LanguageRules(_language(name), found, lambda rule: _attempt(rule, name, compilers, []))

    groups = {name: partial(group, name) for name in covering}
    return RuleSet({rule.info.id: rule for rule in rules}, groups, problems, outlines, digest)


def outline_of(compiled: CompiledRule) -> Outline:
    """What can be known of a rule later without compiling it."""
    needs = tuple(needs_of_any(group) for group in compiled.needed)
    return Outline(compiled.rule, needs, compiled.words, compiled.pieces)


def _language(name: str) -> Language:
    language = language_by_name(name)
    assert language is not None  # or no rule for it would have been compiled
    return language


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
