"""The switches under `options`, by what they change; of those that the engine does not follow yet it is said."""

from __future__ import annotations

from wardline.rules.reference.shape import Key, Kind, Place

_OPTIONS = frozenset({Place.OPTIONS})

_FLAGS = {
    # What a value is known to be
    "constant_propagation": "Names and expressions of known value match as that value. On unless turned off.",
    "symbolic_propagation": "A name that is assigned once also matches as the expression that it was assigned.",
    "unify_ids_strictly": "A metavariable that stands twice is the same name only if both mean the same variable. Passed over.",
    # How far a pattern reaches
    "implicit_deep_exprstmt": "An expression as a pattern also matches inside larger expressions of a statement.",
    "implicit_ellipsis": "Where a pattern leaves decorators or parts of a class out, code may have them. Passed over.",
    "go_deeper_expr": "`<... e ...>` looks into all parts of an expression. Passed over.",
    "go_deeper_stmt": "`...` between statements reaches into inner blocks. Passed over.",
    # What counts as equal
    "ac_matching": "Operands of associative and commutative operators match in any order and grouping. Passed over.",
    "commutative_boolop": "Operands of `and` and `or` match in either order.",
    "commutative_compop": "Operands of `==` and `!=` match in either order.",
    "symmetric_eq": "Both sides of `==` match in either order.",
    "vardef_assign": "A pattern of an assignment also matches a declaration with a value. Passed over.",
    "flddef_assign": "A pattern of an assignment also matches a field with a value. Passed over.",
    "attr_expr": "A pattern of an expression also matches decorators and annotations. Passed over.",
    "decorators_order_matters": "Decorators match only in the order of the pattern.",
    "arrow_is_function": "A pattern of a function also matches arrow functions. Passed over.",
    "let_is_var": "`let`, `const` and `var` match each other. Passed over.",
    "xml_singleton_loose_matching": "An element that is closed at once matches one with an end tag. Passed over.",
    "xml_attrs_implicit_ellipsis": "Elements may have attributes that the pattern does not mention. Passed over.",
    "xml_children_ordered": "Children of an element match only in the order of the pattern. Passed over.",
    # Following data
    "taint_assume_safe_functions": "A call's value carries no data of its arguments, unless a propagator says so.",
    "taint_assume_safe_indexes": "What an index carries does not reach the element that is taken by it.",
    "taint_assume_safe_comparisons": "The result of a comparison carries no data. Passed over.",
    "taint_assume_safe_booleans": "Values that are known to be booleans carry no data. Passed over.",
    "taint_assume_safe_numbers": "Values that are known to be numbers carry no data. Passed over.",
    "taint_only_propagate_through_assignments": "Data goes on through assignments only.",
    "taint_unify_mvars": "A metavariable of the same name in source and sink stands for the same code.",
    "taint_intrafile": "Data is followed across the functions of a file. Passed over.",
    "interfile": "The rule would follow data across files; it runs within one. Passed over.",
    # Text that is no program
    "generic_multiline": "In `generic` rules, a pattern may match across lines. On unless turned off. Passed over.",
    "generic_caseless": "In `generic` rules, upper and lower case are the same. Passed over.",
}

OPTIONS = (
    *(Key(name, _OPTIONS, Kind.FLAG, about, f"{name}: true") for name, about in _FLAGS.items()),
    Key(
        "taint_match_on", _OPTIONS, Kind.CHOICE,
        "Where a finding of a taint rule is reported. Passed over.",
        "taint_match_on: source",
        values=("sink", "source"),
    ),
    Key(
        "taint_focus_on", _OPTIONS, Kind.CHOICE,
        "Where a finding of a taint rule is reported. Passed over.",
        "taint_focus_on: source",
        values=("sink", "source"),
    ),
    Key(
        "generic_ellipsis_max_span", _OPTIONS, Kind.NUMBER,
        "In `generic` rules, how many lines further `...` reaches; 10 if nothing is said.",
        "generic_ellipsis_max_span: 0",
    ),
    Key(
        "generic_comment_style", _OPTIONS, Kind.CHOICE,
        "In `generic` rules, which comments are passed over.",
        "generic_comment_style: shell",
        values=("c", "cpp", "shell"),
    ),
    Key(
        "generic_braces", _OPTIONS, Kind.TEXTS,
        "In `generic` rules, the pairs of brackets in place of the usual ones. Passed over.",
        "generic_braces: [[\"(\", \")\"]]",
    ),
    Key(
        "generic_extra_braces", _OPTIONS, Kind.TEXTS,
        "In `generic` rules, pairs of brackets beside the usual ones. Passed over.",
        "generic_extra_braces: [[\"<\", \">\"]]",
    ),
    Key(
        "generic_extra_word_characters", _OPTIONS, Kind.TEXTS,
        "In `generic` rules, characters that belong to words beside letters, digits and underscores. Passed over.",
        "generic_extra_word_characters: [\"-\"]",
    ),
)  # fmt: skip
