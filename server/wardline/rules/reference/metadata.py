"""The keys of `metadata` that Wardline reads; others may stand there and are passed over."""

from __future__ import annotations

from wardline.rules.reference.shape import Key, Kind, Place, Subject

_METADATA = frozenset({Place.METADATA})
_REPLACES = frozenset({Place.REPLACES})

METADATA = (
    Key("title", _METADATA, Kind.TEXT, "The weakness in a few words.", "title: SQL injection"),
    Key(
        "cwe", _METADATA, Kind.TEXTS,
        "The weaknesses in MITRE's list, the one that fits best first.",
        "cwe: [CWE-89]",
        subject=Subject.CWE,
    ),
    Key(
        "owasp", _METADATA, Kind.TEXTS,
        "Categories of the OWASP Top 10, of both editions.",
        "owasp: [\"A03:2021\", \"A05:2025\"]",
        subject=Subject.OWASP,
    ),
    Key(
        "asvs", _METADATA, Kind.TEXTS,
        "Requirements of the OWASP ASVS that a finding breaks.",
        "asvs: [v5.0.0-1.2.4]",
        subject=Subject.ASVS,
    ),
    Key(
        "confidence", _METADATA, Kind.CHOICE,
        "How often a finding is right. A `LOW` rule runs in the `strict` profile only.",
        "confidence: HIGH",
        values=("HIGH", "MEDIUM", "LOW"),
    ),
    Key(
        "lesson", _METADATA, Kind.TEXT,
        "The name of a lesson in the pack's `lessons/`, without its ending.",
        "lesson: sql-injection",
        subject=Subject.LESSON,
    ),
    Key(
        "replaces", _METADATA, Kind.MAPPING,
        "Findings of other tools that this rule makes superfluous.",
        "replaces: {bandit: [B608], ruff: [S608]}",
        inside=Place.REPLACES,
    ),
    Key(
        "fixer", _METADATA, Kind.TEXT_OR_MAPPING,
        "A built-in fixer, by its name or as a mapping with `name` and the fixer's own keys. It can add imports and "
        "change arguments.",
        "fixer: {name: add-keyword, keyword: timeout, value: \"10\"}",
        inside=Place.FIXER,
        subject=Subject.FIXER,
    ),
    Key(
        "safety", _METADATA, Kind.CHOICE,
        "`safe`: the fix joins \"fix all\". `review` (the default): it is only offered by itself.",
        "safety: review",
        values=("safe", "review"),
    ),
    Key(
        "safety-reason", _METADATA, Kind.TEXT,
        "Why the fix is safe, or what to look at before taking it.",
        "safety-reason: The text must be a literal.",
    ),
    Key(
        "technology", _METADATA, Kind.TEXTS,
        "Frameworks and libraries that the rule is about.",
        "technology: [flask]",
    ),
    Key(
        "references", _METADATA, Kind.TEXTS,
        "Addresses of pages to read more, shown on the rule's page.",
        "references: [https://owasp.org/www-community/attacks/SQL_Injection]",
    ),
    Key(
        "category", _METADATA, Kind.CHOICE,
        "What kind of rule it is; passed over by Wardline.",
        "category: security",
        values=("security", "best-practice", "correctness", "maintainability", "performance", "portability"),
    ),
    Key(
        "likelihood", _METADATA, Kind.CHOICE,
        "How likely an attack is; passed over by Wardline.",
        "likelihood: MEDIUM",
        values=("HIGH", "MEDIUM", "LOW"),
    ),
    Key(
        "impact", _METADATA, Kind.CHOICE,
        "How much an attack damages; passed over by Wardline.",
        "impact: HIGH",
        values=("HIGH", "MEDIUM", "LOW"),
    ),
    Key(
        "subcategory", _METADATA, Kind.TEXTS,
        "`vuln`, `audit` or another finer kind; passed over by Wardline.",
        "subcategory: [vuln]",
    ),
    Key(
        "name", frozenset({Place.FIXER}), Kind.TEXT,
        "The fixer's name; the other keys beside it are its own.",
        "name: add-keyword",
        subject=Subject.FIXER,
    ),
    Key("bandit", _REPLACES, Kind.TEXTS, "Ids of bandit's checks.", "bandit: [B608]"),
    Key("ruff", _REPLACES, Kind.TEXTS, "Ids of Ruff's rules.", "ruff: [S608]"),
)  # fmt: skip
