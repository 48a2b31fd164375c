"""The keys of taint rules: where data comes from, where it must not arrive, what cleans it and what passes it on."""

from __future__ import annotations

from wardline.rules.reference.shape import Key, Kind, Place

_RULE = frozenset({Place.RULE})
_SOURCE = frozenset({Place.SOURCE})
_SINK = frozenset({Place.SINK})
_SANITIZER = frozenset({Place.SANITIZER})
_PROPAGATOR = frozenset({Place.PROPAGATOR})

TAINT = (
    Key(
        "pattern-sources", _RULE, Kind.MAPPINGS,
        "Code that gives data to follow. Focus on a metavariable to start from a function's parameter.",
        "pattern-sources:\n  - pattern: flask.request.args",
        inside=Place.SOURCE,
    ),
    Key(
        "pattern-sinks", _RULE, Kind.MAPPINGS,
        "Code that the data must not reach. Focus on the argument that matters.",
        "pattern-sinks:\n  - patterns:\n      - pattern: $DB.execute($SQL, ...)\n      - focus-metavariable: $SQL",
        inside=Place.SINK,
    ),
    Key(
        "pattern-sanitizers", _RULE, Kind.MAPPINGS,
        "Code whose value is clean whatever went into it.",
        "pattern-sanitizers:\n  - pattern: int(...)",
        inside=Place.SANITIZER,
    ),
    Key(
        "pattern-propagators", _RULE, Kind.MAPPINGS,
        "Code in which data also goes from one metavariable to another.",
        "pattern-propagators:\n  - pattern: $INTO.feed($DATA)\n    from: $DATA\n    to: $INTO",
        inside=Place.PROPAGATOR,
    ),
    Key(
        "by-side-effect", _SOURCE, Kind.CHOICE,
        "`true`: the variable that the source matches carries the data from there on. `only`: it, and not the value of the "
        "expression.",
        "by-side-effect: true",
        values=("true", "only", "false"),
    ),
    Key(
        "by-side-effect", _SANITIZER | _PROPAGATOR, Kind.FLAG,
        "The variable that is matched is clean, or carries the data, from there on.",
        "by-side-effect: true",
    ),
    Key(
        "exact", _SOURCE | _SANITIZER, Kind.FLAG,
        "Only the very code that is matched counts, not the expressions inside it.",
        "exact: true",
    ),
    Key(
        "exact", _SINK, Kind.FLAG,
        "`true` (the default): the code that is matched must itself carry the data. `false`: any part of it may.",
        "exact: false",
    ),
    Key(
        "control", _SOURCE, Kind.FLAG,
        "The source taints the flow of control: everything that runs after it.",
        "control: true",
    ),
    Key(
        "label", _SOURCE | _PROPAGATOR, Kind.TEXT,
        "A name for the data that comes from here, for `requires` to ask for.",
        "label: UNTRUSTED",
    ),
    Key(
        "requires", _SOURCE | _PROPAGATOR, Kind.TEXT,
        "Labels that data must already carry for this to count, with `and`, `or` and `not`.",
        "requires: UNTRUSTED and not CHECKED",
    ),
    Key(
        "requires", _SINK, Kind.TEXT_OR_MAPPINGS,
        "Labels that data must carry to be reported here, with `and`, `or` and `not`; or a list with such a condition "
        "for single metavariables.",
        "requires: UNTRUSTED and not CHECKED",
        inside=Place.SINK_REQUIRES,
    ),
    Key(
        "replace-labels", _PROPAGATOR, Kind.TEXTS,
        "Labels that data loses on its way through this propagator.",
        "replace-labels: [RAW]",
    ),
    Key(
        "at-exit", _SINK, Kind.FLAG,
        "The sink counts only where a function ends: on its last statements.",
        "at-exit: true",
    ),
    Key(
        "not-conflicting", _SANITIZER, Kind.FLAG,
        "The sanitizer does not count where the same code is also a source or a sink.",
        "not-conflicting: true",
    ),
    Key(
        "from", _PROPAGATOR, Kind.METAVARIABLE,
        "The metavariable that the data comes from.",
        "from: $DATA",
    ),
    Key(
        "to", _PROPAGATOR, Kind.METAVARIABLE,
        "The metavariable that the data goes to.",
        "to: $INTO",
    ),
)  # fmt: skip
