"""Formulas that run: the boolean operators of rules over compiled patterns, and the words that gate them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from wardline.engine.anchors import Anchor, is_receiver
from wardline.engine.comparisons import Comparison
from wardline.engine.conditions import TypeCondition, compile_condition, is_regex
from wardline.engine.fragments import fragments
from wardline.engine.generic_leaf import AS_USUAL, GenericOptions, compile_leaf
from wardline.engine.generic_patterns import GenericPatternError
from wardline.engine.pattern_compiler import CompiledPattern, PatternError, Reach, compile_pattern
from wardline.engine.pattern_options import DEFAULT, PatternOptions
from wardline.engine.text_patterns import RegexPattern, TextPattern
from wardline.engine.words import FragmentScanner, WordScanner
from wardline.rules import schema
from wardline.syntax import Language, lacking, language_by_name, title

Report = Callable[[schema.Mark, str, str], None]


@dataclass(frozen=True, slots=True)
class PatternCondition:
    """`metavariable-pattern`: `formula` holds in what is bound; in another `language` if there is one.

    The scanners find the formula's words in a text of that language.
    """

    metavariable: str
    formula: Formula
    language: Language | None
    words: WordScanner = field(compare=False)
    pieces: FragmentScanner = field(compare=False)


Condition = schema.MetavariableRegex | schema.MetavariableAnalysis | TypeCondition | Comparison | PatternCondition


@dataclass(frozen=True, slots=True)
class Either:
    """Any of the options."""

    options: tuple[Formula, ...]
    starting: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class All:
    """As `schema.All`, with compiled parts: `negatives` must not match the same code, `outsides` not around it.

    `starting` are words of which one must stand (or be hidden by an import) at each match, None if there
    are none. `base` is the part that is searched for first; None where the scope itself is meant. Where that names no
    word, `fragments` are texts one of which must stand at each match, because a condition on one of its metavariables
    asks for it.
    """

    positives: tuple[Formula, ...]
    insides: tuple[Formula, ...]
    negatives: tuple[Formula, ...]
    outsides: tuple[Formula, ...]
    conditions: tuple[Condition, ...]
    focus: tuple[tuple[str, ...], ...]
    base: Formula | None
    fragments: frozenset[str] | None
    starting: frozenset[str] | None


Formula = CompiledPattern | TextPattern | Either | All


class FormulaCompiler:
    """Compiles formulas for one language; equal parts become one object, so that their matches are shared."""

    def __init__(self, language: Language, options: GenericOptions | PatternOptions = DEFAULT) -> None:
        self.language = language
        self.options = options
        self._shared: dict[Formula, Formula] = {}
        self._patterns: dict[str, CompiledPattern | TextPattern] = {}
        self._bare: FormulaCompiler | None = self if isinstance(options, PatternOptions) and options.bare else None

    def compile(self, written: schema.Formula, report: Report) -> Formula | None:
        """The formula that runs; None, with the problem reported, if a part cannot be compiled."""
        if isinstance(written, schema.Pattern):
            return self._pattern(written, report)
        if isinstance(written, schema.Regex):
            return self._regex(written, report)
        if isinstance(written, schema.Either):
            options = [self.compile(option, report) for option in written.options]
            sound_options = tuple(option for option in options if option is not None)
            if len(sound_options) < len(options):
                return None
            return self._share(Either(sound_options, _starting(sound_options)))
        return self._all(written, report)

    def _all(self, written: schema.All, report: Report) -> Formula | None:
        groups = (written.positives, written.insides, written.negatives, written.outsides)
        compiled = [[self.compile(part, report) for part in group] for group in groups]
        conditions = tuple(self._condition(one, report) for one in written.conditions)
        sound = tuple(one for one in conditions if one is not None)
        if len(sound) < len(conditions) or any(part is None for group in compiled for part in group):
            return None
        parts = [tuple(part for part in group if part is not None) for group in compiled]
        positives, insides, negatives, outsides = parts
        base = _base(positives, insides)
        found = _fragments(base, sound) if base is not None else None
        starting = None if found is not None or base is None else starting_words(base)
        return self._share(All(positives, insides, negatives, outsides, sound, written.focus, base, found, starting))

    def _share(self, formula: Formula) -> Formula:
        return self._shared.setdefault(formula, formula)

    def _pattern(self, written: schema.Pattern, report: Report) -> CompiledPattern | TextPattern | None:
        known = self._patterns.get(written.text)
        if known is None:
            known = _pattern(written, self.language, self.options, report)
            if known is not None:
                self._patterns[written.text] = known
        return known

    def _regex(self, written: schema.Regex, report: Report) -> Formula | None:
        return self._share(RegexPattern(written.regex)) if is_regex(written.regex, written.mark, report) else None

    def _condition(self, written: schema.Condition, report: Report) -> Condition | None:
        if isinstance(written, schema.MetavariablePattern):
            return self._pattern_condition(written, report)
        if isinstance(written, schema.MetavariableType):
            return self._type_condition(written, report)
        return compile_condition(written, report)

    def _type_condition(self, written: schema.MetavariableType, report: Report) -> TypeCondition | None:
        """A typed metavariable for each type; in a language that has none, nothing has the type, which is said."""
        spelling = self.language.typed_pattern
        if not spelling:
            message = f"types are not known in {title(self.language.name)}: the condition never holds"
            report(written.mark, message, "leave the condition out, or the language")
        texts = [spelling.replace("TYPE", one) for one in written.types] if spelling else []
        patterns = [self._pattern(schema.Pattern(text, written.mark), report) for text in texts]
        if None in patterns:
            return None
        forms = tuple(form for one in patterns if isinstance(one, CompiledPattern) for form in one.forms)
        return TypeCondition(written.metavariable, forms)

    def _pattern_condition(self, written: schema.MetavariablePattern, report: Report) -> PatternCondition | None:
        language = language_by_name(written.language) if written.language is not None else None
        if written.language is not None and language is None:
            message, remedy = lacking(written.language)
            report(written.mark, message, remedy or "leave the condition out")
            return None
        compiler = self._inside() if language is None else FormulaCompiler(language, self.options)
        formula = compiler.compile(written.formula, report)
        if formula is None:
            return None
        # Only a text of another language is scanned for them: the file itself has been already.
        own = language is None
        scanners = WordScanner(() if own else words(formula)), FragmentScanner(() if own else pieces(formula))
        return PatternCondition(written.metavariable, formula, language, *scanners)

    def _inside(self) -> FormulaCompiler:
        """What compiles for the inside of a metavariable, where `f($X);` is the expression."""
        if self._bare is None and isinstance(self.options, PatternOptions):
            self._bare = FormulaCompiler(self.language, replace(self.options, bare=True))
            self._bare._shared = self._shared
        return self._bare or self


def _pattern(
    written: schema.Pattern, language: Language, options: GenericOptions | PatternOptions, report: Report
) -> CompiledPattern | TextPattern | None:
    try:
        if not language.has_grammar:
            return compile_leaf(written.text, options if isinstance(options, GenericOptions) else AS_USUAL)
        return compile_pattern(written.text, language, options if isinstance(options, PatternOptions) else DEFAULT)
    except PatternError as error:
        is_start = (error.line, error.column) == (1, 1)
        where = "" if is_start else f" (line {error.line}, column {error.column} of the pattern)"
        report(written.at(error.line, error.column), f"{error}{where}", "write complete code")
    except GenericPatternError as wrong:
        report(written.mark, str(wrong), "write words, punctuation, metavariables and `...`")
    except RecursionError:
        report(written.mark, "the pattern is nested too deeply", "split it")
    return None


Start = Anchor | frozenset[str] | None


def starts(formula: Formula) -> tuple[Start, ...]:
    """What a search for `formula` starts from, for each alternative: a word, fragments, or None for neither."""
    if isinstance(formula, CompiledPattern):
        return (formula.anchor,)
    if isinstance(formula, TextPattern):
        return (formula.pieces,)
    if isinstance(formula, Either):
        return tuple(start for option in formula.options for start in starts(option))
    inner = starts(formula.base) if formula.base is not None else (None,)
    return tuple(formula.fragments if formula.fragments and _is_poor(start) else start for start in inner)


def _is_poor(start: Start) -> bool:
    """Whether fragments are a better start."""
    return start is None or (isinstance(start, Anchor) and is_receiver(start))


def starting_words(formula: Formula) -> frozenset[str] | None:
    """The words of which one stands (or is hidden by an import) at each match; None if there are none."""
    return None if isinstance(formula, TextPattern) else formula.starting


def _starting(options: tuple[Formula, ...]) -> frozenset[str] | None:
    """The words of which one stands where any option matches; None if some option needs none."""
    found = [starting_words(option) for option in options]
    return None if None in found else frozenset().union(*(one for one in found if one is not None))


def _base(positives: tuple[Formula, ...], insides: tuple[Formula, ...]) -> Formula | None:
    """The part of a conjunction that is searched for first: what names words, positives before what stands around.

    What stands around may start where nobody searches, such as above the function.
    """
    known = [part for part in positives if not is_universal(part)]
    parts = [part for part in known if not is_around(part)] or known or [*insides] or [*positives]
    return max(parts, key=lambda part: None not in starts(part), default=None)


def is_around(part: Formula) -> bool:
    """Whether the part only says what stands around: `pattern-inside` alone, or several to choose from."""
    if isinstance(part, Either):
        return all(map(is_around, part.options))
    return isinstance(part, All) and not part.positives and bool(part.insides)


def looks_outside(formula: Formula) -> bool:
    """Whether a search starts from what stands around, perhaps outside the function that a match is in."""
    if isinstance(formula, Either):
        return any(map(looks_outside, formula.options))
    return isinstance(formula, All) and is_around(formula) and reach(formula) is not Reach.FUNCTION


def _fragments(base: Formula, conditions: tuple[Condition, ...]) -> frozenset[str] | None:
    """What a condition on a metavariable of the base asks to stand there."""
    if not any(map(_is_poor, starts(base))):
        return None
    bound = metavariables(base)
    regexes = [one for one in conditions if isinstance(one, schema.MetavariableRegex) and not one.constant]
    found = [fragments(one.regex) for one in regexes if one.metavariable in bound]
    return max((texts for texts in found if texts), key=lambda texts: min(map(len, texts)), default=None)


def metavariables(formula: Formula) -> frozenset[str]:
    """The metavariables that every match binds to code at its own place."""
    if isinstance(formula, CompiledPattern | TextPattern):
        return formula.metavariables
    if isinstance(formula, Either):
        return frozenset.intersection(*map(metavariables, formula.options))
    return frozenset().union(*map(metavariables, formula.positives))


def is_universal(formula: Formula) -> bool:
    """Whether the formula matches any node."""
    return isinstance(formula, CompiledPattern) and formula.is_universal


def parts_of(formula: Formula) -> tuple[Formula, ...]:
    """The formulas directly inside `formula`, those of its conditions on the same text as well."""
    if isinstance(formula, Either):
        return formula.options
    if not isinstance(formula, All):
        return ()
    nested = (one.formula for one in formula.conditions if isinstance(one, PatternCondition) and one.language is None)
    return (*formula.positives, *formula.insides, *formula.negatives, *formula.outsides, *nested)


def reach(formula: Formula) -> Reach:
    """How far around a function a match can depend on the code; text may be matched across functions."""
    if isinstance(formula, CompiledPattern):
        return formula.reach
    if isinstance(formula, TextPattern):
        return Reach.FILE
    typed = isinstance(formula, All) and any(isinstance(one, TypeCondition) for one in formula.conditions)
    own = Reach.SURROUNDINGS if typed else Reach.FUNCTION
    return max((own, *map(reach, parts_of(formula))))


def is_apart(formula: Formula) -> bool:
    """Whether matches around the functions of a file depend on that code alone, and on imports and constants."""
    if isinstance(formula, CompiledPattern):
        return formula.is_apart
    if isinstance(formula, TextPattern):
        return False
    typed = isinstance(formula, All) and any(isinstance(one, TypeCondition) for one in formula.conditions)
    return not typed and all(map(is_apart, parts_of(formula)))


def words(formula: Formula) -> frozenset[str]:
    """Every word that the formula's search or gate asks for."""
    if isinstance(formula, CompiledPattern):
        return formula.words
    return frozenset().union(*map(words, parts_of(formula)))


def pieces(formula: Formula) -> frozenset[str]:
    """Every fragment that the formula's search or gate asks for."""
    if isinstance(formula, TextPattern):
        return formula.pieces or frozenset()
    own = formula.fragments if isinstance(formula, All) else None
    return (own or frozenset()).union(*map(pieces, parts_of(formula)))
