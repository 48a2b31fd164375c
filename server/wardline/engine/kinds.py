"""The kinds of node at which forms can match, from which searches start."""

from __future__ import annotations

from wardline.engine.call_patterns import Call, Display, Unordered
from wardline.engine.clause_patterns import Switch
from wardline.engine.declaration_patterns import Annotated, Declared, Entry
from wardline.engine.definition_patterns import Assignment, Attempt, Conditional, Decorated, Decorator
from wardline.engine.element_patterns import Markup
from wardline.engine.import_patterns import Brought, Imported
from wardline.engine.literal_patterns import Formatted, Matching, Symbol, Text, Value
from wardline.engine.operator_patterns import Commutative, Symbolic
from wardline.engine.patterns import AnyOf, DeepStatement, Dotted, Form, InStatement, Member, Token, Tree
from wardline.engine.typed import Typed
from wardline.syntax import Language
from wardline.syntax.callee import CALLEE


def root_kinds(form: Form, language: Language) -> frozenset[str]:
    """The kinds of node at which the whole pattern can match; empty for any."""
    while isinstance(form, Assignment | Symbolic):
        form = form.whole if isinstance(form, Assignment) else form.form
    if isinstance(form, Switch):
        return root_kinds(form.head, language)
    if isinstance(form, InStatement):
        return language.expression_statements | language.carriers
    if isinstance(form, Entry):
        return frozenset({form.kind}) | language.shorthands
    if isinstance(form, Call) and language.accesses:
        return frozenset({form.kind}) | language.identifiers  # a name alone may be a call
    if isinstance(form, Call | Token | Tree | Unordered | Decorated | Annotated | Commutative | Attempt):
        kinds = frozenset({form.kind}) | language.kin.get(form.kind, frozenset())
        return kinds | language.wrappers if kinds & (language.functions | language.classes) else kinds
    if isinstance(form, Brought) and form.may_be_required:
        return language.imports | language.declarations
    if isinstance(form, Display | Declared | Markup):
        return form.kinds
    if isinstance(form, AnyOf):
        return frozenset().union(*(root_kinds(one, language) for one in form.forms))
    for types, kinds in _by_form(language):
        if isinstance(form, types):
            return kinds
    return frozenset()


def _by_form(language: Language) -> tuple[tuple[type[Form] | tuple[type[Form], ...], frozenset[str]], ...]:
    names = language.identifiers | (frozenset(language.members) - {CALLEE})
    literals = language.strings | language.numbers | language.constants
    return (
        ((Dotted, Member), (names | frozenset(language.callees)) - language.type_names),
        (Typed, names | frozenset(language.calls) | literals),
        (Conditional, language.conditionals),
        (DeepStatement, language.expression_statements | language.statements),
        (Decorator, language.decorators),
        (Value, language.numbers | language.constants),
        ((Imported, Brought), language.imports),
        ((Text, Matching), language.strings | language.fragments | language.additions | language.identifiers),
        (Formatted, language.strings),
        (Symbol, language.symbols),
    )


def first_kinds(forms: tuple[Form, ...], language: Language) -> frozenset[str]:
    """The kinds of statement that a row can start with; empty where the first form does not tell."""
    first = forms[0]
    if isinstance(first, InStatement):
        return language.expression_statements | language.carriers
    definitions = language.functions | language.classes | language.wrappers | language.imports
    if isinstance(first, Tree) and first.kind in language.statements - definitions:
        return frozenset({first.kind}) | language.kin.get(first.kind, frozenset())
    return frozenset()
